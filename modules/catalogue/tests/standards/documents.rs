//! One thing under its own address, in every form.

use std::time::Duration;

use axum::http::{Method, StatusCode};
use centum_catalogue::records::{Decision, Verdict, decide_duplicate, duplicates, restore, withdraw};
use centum_rdf::{Options, Syntax, Triple, read};
use centum_testkit::on_both_databases;

use crate::scene::{BASE, ORGANISER, OTHERS, PARKS, Scene, datasets};

fn statements(body: &[u8], media_type: &str) -> Vec<Triple> {
    let document = read(body, &Options { media_type: Some(media_type), ..Options::default() }).unwrap();
    assert_eq!(document.fault_count, 0, "{:?}", document.faults);
    document.into_triples()
}

fn canonical(triples: &[Triple]) -> String {
    centum_rdf::digest(triples).sha256
}

on_both_databases! {
    async fn every_form_says_the_same(db: TestDb) {
        let scene = Scene::of(&db, 2).await;
        let slug = scene.slug("https://city.example/d/1").await;
        let path = format!("/data/datasets/{slug}");
        let mut hashes = std::collections::BTreeSet::new();
        for syntax in Syntax::ALL {
            let by_accept = scene.get(&path, syntax.media_type()).await;
            let by_ending = scene.get(&format!("{path}.{}", syntax.extension()), "text/html").await;
            assert_eq!(by_accept.status, StatusCode::OK, "{syntax:?}");
            assert_eq!(by_accept.bytes, by_ending.bytes, "{syntax:?}");
            assert!(by_accept.header("content-type").starts_with(syntax.media_type()));
            assert!(by_accept.all("vary").contains("accept") && by_accept.header("access-control-allow-origin") == "*");
            hashes.insert(canonical(&statements(&by_accept.bytes, syntax.media_type())));
            let head = scene.ask(Method::HEAD, &path, &[("accept", syntax.media_type())], "").await;
            assert_eq!((head.status, head.bytes.len()), (StatusCode::OK, 0));
            assert_eq!(head.header("etag"), by_accept.header("etag"));
        }
        assert_eq!(hashes.len(), 1, "the same statements in every syntax");
        let turtle = scene.get(&path, "text/turtle").await;
        let text = turtle.text();
        for part in [
            "<https://city.example/d/1> a dcat:Dataset", &format!("<{BASE}{path}#record> a dcat:CatalogRecord"),
            "foaf:primaryTopic <https://city.example/d/1>", "dct:identifier \"trees-1-", "file-type/CSV>",
            "prov:wasDerivedFrom <https://city.example/catalog.ttl>", "<https://centum.example/data/catalogues/leuven> a dcat:Catalog",
            "dct:issued \"2020-07-03T12:00:00Z\"",
        ] {
            assert!(text.contains(part), "{part}\n{text}");
        }
        assert!(!text.contains("secret@city.example"), "where reports go is nobody's business");
        let links = turtle.all("link");
        for part in ["rel=\"canonical\"", ".jsonld>; rel=\"alternate\"", "rel=\"profile\"", "?profile=source>"] {
            assert!(links.contains(part), "{part}: {links}");
        }
        let browser = scene.get(&path, "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8").await;
        assert_eq!((browser.status, browser.header("location")), (StatusCode::OK, ""));
        assert!(browser.all("link").contains(".ttl>"));
    }

    async fn what_is_known_is_not_sent_again_until_it_changes(db: TestDb) {
        let scene = Scene::of(&db, 2).await;
        let slug = scene.slug("https://city.example/d/1").await;
        let path = format!("/data/datasets/{slug}.ttl");
        let first = scene.get(&path, "*/*").await;
        let (tag, changed) = (first.header("etag").to_owned(), first.header("last-modified").to_owned());
        assert_eq!(changed, "Fri, 03 Jul 2020 12:00:00 GMT");
        let again = async |headers: &[(&str, &str)]| scene.ask(Method::GET, &path, headers, "").await.status;
        assert_eq!(again(&[("if-none-match", &tag)]).await, StatusCode::NOT_MODIFIED);
        assert_eq!(again(&[("if-modified-since", &changed)]).await, StatusCode::NOT_MODIFIED);
        for forged in ["\"forged\"", "W/\"\"", "\"", "**", ", , ,", &"x".repeat(5000)] {
            let status = again(&[("if-none-match", forged), ("if-modified-since", &changed)]).await;
            assert_eq!(status, StatusCode::OK, "{forged}");
        }
        let other = scene.get(&format!("/data/datasets/{slug}.nt"), "*/*").await;
        assert_ne!(other.header("etag"), tag, "another form has another tag");
        scene.harvest(&[PARKS, &datasets(0..2).replace("Trees 1", "Old trees 1"), OTHERS]).await;
        assert_eq!(again(&[("if-none-match", &tag)]).await, StatusCode::OK);
        assert_eq!(again(&[("if-modified-since", &changed)]).await, StatusCode::OK);
    }

    async fn the_source_s_own_words_are_there_to_the_last_statement(db: TestDb) {
        let scene = Scene::empty(&db).await;
        let odd = "<https://city.example/odd> a dcat:Dataset ; dct:title \"Odd\" ; <https://odd.example/colour> \"blue\" ;
            <https://odd.example/1> 5 ; dcat:distribution [ dct:format \"weird\" ] .";
        scene.harvest(&[PARKS, odd, OTHERS]).await;
        let (record, entry) = scene.record("https://city.example/odd").await;
        let source = scene.get(&format!("/data/datasets/{}?profile=source", record.slug), "application/n-triples").await;
        let told = statements(&source.bytes, "application/n-triples");
        let own = centum_rdf::subgraph(
            &centum_rdf::Triples::new(told),
            &centum_rdf::NamedNode::new("https://city.example/odd").unwrap().into(),
            &[],
        );
        assert_eq!(canonical(&own), entry.content.hash.to_string());
        let usual = scene.get(&format!("/data/datasets/{}", record.slug), "application/n-triples").await;
        assert!(!usual.text().contains("odd.example"), "DCAT-AP has no place for it");
        let xml = scene.get(&format!("/data/datasets/{}.rdf?profile=source", record.slug), "*/*").await;
        assert_eq!(xml.status, StatusCode::OK);
        let xml = String::from_utf8(xml.bytes).unwrap();
        assert!(xml.contains("colour") && !xml.contains("odd.example/1>"), "what XML cannot name is left out");
        assert_eq!(scene.get(&format!("/data/datasets/{}?profile=mine", record.slug), "text/turtle").await.status, StatusCode::NOT_ACCEPTABLE);
        let nameless = scene.slug("n-1").await;
        for profile in ["", "?profile=source"] {
            let told = scene.get(&format!("/data/datasets/{nameless}{profile}"), "text/turtle").await.text();
            assert!(told.contains(&format!("<{BASE}/data/datasets/{nameless}> a dcat:Dataset")), "{told}");
            assert!(!told.contains("urn:centum"));
        }
    }

    async fn two_forms_of_one_file_stay_two_distributions(db: TestDb) {
        let scene = Scene::empty(&db).await;
        let packed = "<https://city.example/packed> a dcat:Dataset ; dct:title \"Packed\"@en ; dcat:distribution
            [ a dcat:Distribution ; dct:format \"csv\" ; dcat:downloadURL <https://city.example/all.zip> ],
            [ a dcat:Distribution ; dct:format \"geojson\" ; dcat:downloadURL <https://city.example/all.zip> ] .\n";
        scene.harvest(&[packed]).await;
        let slug = scene.slug("https://city.example/packed").await;
        let told = scene.get(&format!("/data/datasets/{slug}.nt"), "*/*").await.text();
        let formats = told.lines().filter(|line| line.contains("<http://purl.org/dc/terms/format>"));
        let parts: std::collections::BTreeSet<&str> = formats.filter_map(|line| line.split(' ').next()).collect();
        assert_eq!(parts.len(), 2, "{told}");
    }

    async fn what_is_gone_says_so_and_why(db: TestDb) {
        let scene = Scene::of(&db, 2).await;
        let (record, _) = scene.record("https://city.example/d/1").await;
        let path = format!("/data/datasets/{}", record.slug);
        withdraw(&scene.house, &ORGANISER, record.id, "It names <people>").await.unwrap();
        let gone = scene.get(&path, "application/json").await;
        assert_eq!((gone.status, gone.header("content-type")), (StatusCode::GONE, "application/problem+json"));
        assert_eq!(gone.json()["reason"], "It names <people>");
        for accept in ["text/turtle", "application/n-quads"] {
            assert_eq!(scene.get(&path, accept).await.json()["status"], 410, "{accept}");
        }
        let page = scene.get(&path, "text/html").await;
        assert_eq!(page.status, StatusCode::GONE);
        assert!(page.text().contains("It names &#60;people&#62;") && page.text().contains("3 July 2020"), "{}", page.text());
        restore(&scene.house, &ORGANISER, record.id, "It does not").await.unwrap();
        assert_eq!(scene.get(&path, "text/turtle").await.status, StatusCode::OK);
        scene.harvest(&[PARKS, &datasets(0..1), OTHERS]).await;
        assert_eq!(scene.get(&path, "text/turtle").await.status, StatusCode::OK, "missing is not gone");
        scene.world.clock.advance(Duration::from_secs(2 * 24 * 3600));
        scene.harvest(&[PARKS, &datasets(0..1), OTHERS]).await;
        let gone = scene.get(&path, "application/ld+json").await;
        assert_eq!((gone.status, gone.json()["reason"].is_null()), (StatusCode::GONE, true));
        assert_eq!(scene.get("/data/datasets/never-0000000000", "text/turtle").await.status, StatusCode::NOT_FOUND);
    }

    async fn of_two_that_are_the_same_one_leads_to_the_other(db: TestDb) {
        let scene = Scene::empty(&db).await;
        let one = "<https://city.example/a> a dcat:Dataset ; dct:title \"A\" ; dcat:landingPage <https://city.example/page> .";
        scene.harvest(&[one]).await;
        scene.harvest_elsewhere(&[&one.replace("/a>", "/b>")]).await;
        let kept = scene.record("https://city.example/a").await.0;
        let hidden = scene.record("https://city.example/b").await.0;
        let pairs = duplicates(&mut scene.house.read().await.unwrap().conn(), Decision::Open, 10).await.unwrap();
        assert_eq!(pairs.len(), 1);
        decide_duplicate(&scene.house, &ORGANISER, (kept.id, hidden.id), Verdict::Same { keep: kept.id }, "The same").await.unwrap();
        let led = scene.get(&format!("/data/datasets/{}.ttl", hidden.slug), "*/*").await;
        assert_eq!(led.status, StatusCode::TEMPORARY_REDIRECT);
        assert_eq!(led.header("location"), format!("/data/datasets/{}.ttl", kept.slug));
    }

    async fn catalogues_publishers_and_distributions_have_addresses(db: TestDb) {
        let scene = Scene::of(&db, 1).await;
        for syntax in Syntax::ALL {
            for path in ["/data/catalogues/leuven", "/data/publishers/stad-leuven"] {
                let reply = scene.get(&format!("{path}.{}", syntax.extension()), "*/*").await;
                assert_eq!(reply.status, StatusCode::OK, "{path}");
                assert!(!statements(&reply.bytes, syntax.media_type()).is_empty());
                assert!(!reply.text().contains("secret@"));
            }
        }
        let slug = scene.slug("https://city.example/d/0").await;
        let whole = scene.get(&format!("/data/datasets/{slug}.nt"), "*/*").await.text();
        let start = whole.find("/distributions/").unwrap() + "/distributions/".len();
        let key = &whole[start..start + 12];
        let path = format!("/data/datasets/{slug}/distributions/{key}");
        let part = scene.get(&path, "text/turtle").await;
        assert!(part.text().contains("dcat:downloadURL <https://city.example/d/0.csv>"), "{}", part.text());
        assert!(part.text().contains("dcat:distribution") && !part.text().contains("Desk 0"));
        assert_eq!(scene.get(&path, "text/html").await.header("location"), format!("/data/datasets/{slug}#distribution-{key}"));
        for absent in [format!("/data/datasets/{slug}/distributions/0"), "/data/catalogues/none.ttl".into(), "/data/publishers/none".into()] {
            assert_eq!(scene.get(&absent, "text/turtle").await.status, StatusCode::NOT_FOUND, "{absent}");
        }
    }
}

#[tokio::test]
async fn what_has_no_title_goes_by_its_name_in_our_words_and_by_none_in_its_own() {
    let db = centum_testkit::TestDb::sqlite().await;
    let scene = Scene::empty(&db).await;
    let mute =
        "<https://city.example/mute> a dcat:Dataset ; dct:description \"Says nothing of itself\"@en .\n";
    scene.harvest(&[mute]).await;
    let slug = scene.slug("https://city.example/mute").await;
    let title = format!("dct:title \"{slug}\"");
    for path in ["/catalogue.ttl".to_owned(), format!("/data/datasets/{slug}.ttl")] {
        assert!(scene.get(&path, "*/*").await.text().contains(&title), "{path}");
        let own = format!("{path}?profile=source");
        assert!(!scene.get(&own, "*/*").await.text().contains(&title), "{own}");
    }
    db.drop().await;
}

#[tokio::test]
async fn search_engines_find_every_page_from_one_file_on() {
    let db = centum_testkit::TestDb::sqlite().await;
    let scene = Scene::of(&db, 3).await;
    let robots = scene.get("/robots.txt", "*/*").await;
    assert_eq!(robots.header("content-type"), "text/plain; charset=utf-8");
    let text = robots.text();
    let index = text.lines().find_map(|line| line.strip_prefix("Sitemap: ")).unwrap();
    let index = scene.get(index.strip_prefix(BASE).unwrap(), "*/*").await.text();
    assert!(index.contains(&format!("<loc>{BASE}/sitemaps/1</loc>")), "{index}");
    let slug = scene.slug("https://city.example/d/2").await;
    let list = scene.get("/sitemaps/1", "*/*").await.text();
    assert!(list.contains(&format!("<loc>{BASE}/data/datasets/{slug}</loc>")), "{list}");
    db.drop().await;
}
