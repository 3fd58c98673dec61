//! The pages of the search over two hundred records in several languages.

use std::collections::{BTreeMap, BTreeSet};

use axum::http::StatusCode;
use centum_testkit::{TestDb, on_both_databases};
use quick_xml::events::Event;

use crate::site::Site;

const THEMES: [&str; 3] = ["TRAN", "ENVI", "HEAL"];
const FORMATS: [&str; 4] = ["CSV", "JSON", "PDF", "XML"];
const WORDS: [(&str, &str); 4] =
    [("en", "Street trees"), ("de", "Straßenbäume"), ("fr", "Arbres de rue"), ("el", "Δέντρα δρόμων")];

/// Two hundred records. Number `n` has its language by 4, its theme by 3, its format by 5, some have no theme.
async fn many(db: &TestDb) -> Site {
    let site = Site::on(db).await;
    site.scene.publishes_for("Leuven", "BE").await;
    for number in 0..200_usize {
        let (lang, words) = WORDS[number % 4];
        let mut statements = format!(
            "dct:title \"{words} {number}\"@{lang} ; dct:description \"{words} <b>&amp;</b>\"@{lang}"
        );
        if number % 7 != 0 {
            let theme = THEMES[number % 3];
            statements.push_str(&format!(
                " ; dcat:theme <http://publications.europa.eu/resource/authority/data-theme/{theme}>"
            ));
        }
        let format = FORMATS[number % 5 % 4];
        statements.push_str(&format!(
            " ; dct:modified \"20{:02}-01-01\"^^xsd:date ; dcat:distribution [ a dcat:Distribution ; dct:format <http://publications.europa.eu/resource/authority/file-type/{format}> ]",
            number % 20
        ));
        site.scene.portal.shows(&format!("d{number:03}"), &statements);
    }
    site.scene.harvest().await;
    site
}

/// The counts that a page shows beside the links of a facet.
fn counts(page: &str, field: &str) -> BTreeMap<String, u64> {
    let at = page.find(&format!("id=\"facet-{field}\"")).unwrap();
    let group = page[at..].split("</ul>").next().unwrap();
    group
        .split("<a href=\"")
        .skip(1)
        .map(|link| {
            let href = link.split('"').next().unwrap();
            // The link of a value carries the chosen ones along; its own stands behind them.
            let value = href.split(&format!("{field}=")).skip(1).last().unwrap_or_default();
            let count = link.split("class=\"count\">").nth(1).unwrap().split('<').next().unwrap();
            (value.split(['&', '#']).next().unwrap().to_owned(), count.replace(',', "").parse().unwrap())
        })
        .collect()
}

fn titles(page: &str) -> Vec<String> {
    let each = page.split("class=\"record-title\">").skip(1);
    each.map(|record| {
        record
            .split("<bdi")
            .nth(1)
            .unwrap()
            .split('>')
            .skip(1)
            .collect::<String>()
            .split("</bdi")
            .next()
            .unwrap()
            .to_owned()
    })
    .collect()
}

on_both_databases! {
    async fn the_start_says_how_much_there_is_of_whom_and_about_what(db: TestDb) {
        let site = many(&db).await;
        let page = site.get("/data").await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.text);
        assert!(page.text.contains("200 records of one city"), "{}", page.text);
        assert!(page.text.contains("theme=TRAN") && page.text.contains("Leuven") && page.text.contains("As of"));
        assert_eq!(page.text.matches("class=\"record\"").count(), 5);
    }

    async fn facets_equal_a_naive_count(db: TestDb) {
        let site = many(&db).await;
        let page = site.get("/data?sort=title").await.text;
        let naive = |keep: &dyn Fn(usize) -> bool| (0..200_usize).filter(|number| keep(*number)).count() as u64;
        for (at, theme) in THEMES.into_iter().enumerate() {
            let count = naive(&|number| number % 7 != 0 && number % 3 == at);
            assert_eq!(counts(&page, "theme")[theme], count, "{theme}");
        }
        for (at, format) in FORMATS.into_iter().enumerate() {
            let count = naive(&|number| number % 5 % 4 == at);
            assert_eq!(counts(&page, "format")[format], count, "{format}");
        }
        let narrowed = site.get("/data?theme=ENVI&format=CSV").await.text;
        let count = naive(&|number| number % 7 != 0 && number % 3 == 1 && number % 5 % 4 == 0);
        assert!(narrowed.contains(&format!("{count} records")), "{narrowed}");
        // A chosen facet is left out of its own count: its other values stay in sight.
        let theme_heal = naive(&|number| number % 7 != 0 && number % 3 == 2 && number % 5 % 4 == 0);
        assert_eq!(counts(&narrowed, "theme")["HEAL"], theme_heal, "two values of one facet widen");
        assert!(narrowed.contains("class=\"chip\"") && narrowed.contains("href=\"/data?format=CSV\""));
    }

    async fn a_choice_of_appearance_keeps_the_theme_that_is_filtered_by(db: TestDb) {
        let site = many(&db).await;
        let narrowed = site.get("/data?theme=ENVI").await.text;
        assert!(narrowed.contains("href=\"/data?theme=ENVI&#38;appearance=dark\""), "{narrowed}");
        let dark = site.get("/data?theme=ENVI&appearance=dark").await.text;
        assert!(dark.contains("data-theme=\"dark\""), "{dark}");
        assert_eq!(titles(&dark), titles(&narrowed));
    }

    async fn paging_shows_every_record_once_and_leads_back(db: TestDb) {
        let site = many(&db).await;
        let (mut seen, mut address, mut pages) = (BTreeSet::new(), "/data?sort=title".to_owned(), Vec::new());
        loop {
            let page = site.get(&address).await.text;
            for title in titles(&page) {
                assert!(seen.insert(title.clone()), "{title} stands twice");
            }
            pages.push(page);
            let page = pages.last().unwrap();
            let next = page.split("rel=\"next nofollow\"").next().filter(|_| page.contains("rel=\"next nofollow\""));
            let Some(before) = next else { break };
            address = before.rsplit("href=\"").next().unwrap().split('"').next().unwrap().replace("&amp;", "&").replace("&#38;", "&").replace("#results", "");
        }
        assert_eq!((seen.len(), pages.len()), (200, 10));
        let last = pages.last().unwrap();
        let back = last.split("rel=\"prev nofollow\"").next().unwrap().rsplit("href=\"").next().unwrap();
        let back = back.split('"').next().unwrap().replace("&amp;", "&").replace("&#38;", "&").replace("#results", "");
        assert_eq!(titles(&site.get(&back).await.text), titles(&pages[8]));
    }

    async fn words_are_found_in_any_language_marked_and_explained(db: TestDb) {
        let site = many(&db).await;
        let german = site.get("/data?q=strassenbaum").await.text;
        assert!(german.contains("50 records"), "{german}");
        assert!(german.contains("<mark>Straßenbäume</mark>") && german.contains("in German"), "{german}");
        assert!(!german.contains("<b>&amp;</b>"), "mark-up of a source is no mark-up of ours");
        let why = german.split("href=\"/data/why").nth(1).unwrap().split('"').next().unwrap();
        let why = site.get(&format!("/data/why{}", why.replace("&amp;", "&").replace("&#38;", "&"))).await;
        assert_eq!(why.status, StatusCode::OK);
        assert!(why.text.contains("In the title") && why.text.contains("by the rules of German"), "{}", why.text);
        let transport = site.get("/data?q=verkehr").await.text;
        assert!(transport.contains(&format!("{} records", (0..200).filter(|n| n % 7 != 0 && n % 3 == 0).count())), "a theme in another language");
        let meant = site.get("/data?q=stret").await.text;
        assert!(meant.contains("Did you mean") && meant.contains("q=street"), "{meant}");
        let suggested = site.get("/data/suggest?q=stra").await.json();
        assert_eq!(suggested["completions"][0]["text"], "straßenbäume");
    }

    async fn where_nothing_is_left_the_page_says_what_to_loosen(db: TestDb) {
        let site = many(&db).await;
        let page = site.get("/data?q=trees&format=CSV&language=mt").await.text;
        assert!(page.contains("Nothing was found") && page.contains("without Language of the data"), "{page}");
        assert!(!page.contains("without Format"), "what leaves nothing is no way out");
    }

    async fn before_the_first_harvest_the_page_says_what_will_stand_here(db: TestDb) {
        let site = Site::on(&db).await;
        let page = site.get("/data").await;
        assert!(page.status == StatusCode::OK && page.text.contains("No data yet"), "{}", page.text);
        let found = site.get("/data?q=trees").await;
        assert!(found.status == StatusCode::OK && found.text.contains("Nothing was found"), "{}", found.text);
    }

    async fn exports_hold_exactly_what_is_found(db: TestDb) {
        let site = many(&db).await;
        let csv = site.get("/data/results.csv?theme=ENVI&sort=title").await;
        assert!(csv.header("content-type").starts_with("text/csv"));
        for path in ["/data/results.csv", "/data/results.json", "/data/feed.atom", "/data/feed.json"] {
            let answer = site.get(path).await;
            assert_eq!(answer.header("access-control-allow-origin"), "*", "{path} is open data");
            let depends = answer.headers.get_all("vary").iter().any(|on| on == "accept-language");
            assert_eq!(depends, path != "/data/results.json", "{path}: titles in the reader's language");
        }
        let mut reader = csv::Reader::from_reader(csv.text.as_bytes());
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        let expected = (0..200).filter(|n| n % 7 != 0 && n % 3 == 1).count();
        assert_eq!(rows.len(), expected);
        let json = site.get("/data/results.json?theme=ENVI&sort=title").await.json();
        assert_eq!((json["total"].as_u64(), json["records"].as_array().unwrap().len()), (Some(expected as u64), expected));
        assert_eq!(json["records"][0]["id"], rows[0][0]);
        assert_eq!(json["looser"], false);
        let some = site.get("/data/results.json?q=trees+zeppelin").await.json();
        assert_eq!(some["looser"], true, "what has only some of the words says so");
        assert!(rows[0][1].starts_with("https://centum.example/data/datasets/"));
    }

    async fn feeds_are_feeds(db: TestDb) {
        let site = many(&db).await;
        let atom = site.get("/data/feed.atom?q=trees").await;
        assert!(atom.header("content-type").starts_with("application/atom+xml"));
        assert_eq!(atom.header("access-control-allow-origin"), "*", "readers live on pages of other sites");
        let mut reader = quick_xml::Reader::from_str(&atom.text);
        let (mut entries, mut ids) = (0, BTreeSet::new());
        loop {
            match reader.read_event().unwrap() {
                Event::Start(start) if start.name().as_ref() == "entry" => entries += 1,
                Event::Start(start) if start.name().as_ref() == "id" => {
                    assert!(ids.insert(reader.read_text(start.name()).unwrap().into_owned()));
                }
                Event::Eof => break,
                _ => {}
            }
        }
        assert_eq!((entries, ids.len()), (50, 51));
        assert!(!atom.header("etag").is_empty());
        let json = site.get("/data/feed.json?q=trees").await;
        assert_eq!(json.header("content-type"), "application/feed+json");
        let feed = json.json();
        assert_eq!(feed["version"], "https://jsonfeed.org/version/1.1");
        assert_eq!(feed["items"].as_array().unwrap().len(), 50);
        assert!(feed["items"][0]["id"].as_str().unwrap().starts_with("urn:uuid:"));
        let some = site.get("/data/feed.json?q=trees+zeppelin").await.json();
        assert_eq!(some["items"], serde_json::json!([]), "what has only some of the words is no news");
    }
}
