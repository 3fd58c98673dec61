//! Samples of our own of each dialect, with the faults that portals have, and what becomes of them.

use bytes::Bytes;
use proptest::prelude::*;

use super::*;
use crate::dcat::{Coded, Record, Texts};

macro_rules! sample {
    ($file:literal) => {
        include_bytes!(concat!("../../tests/samples/", $file))
    };
}

const CKAN: &[u8] = sample!("ckan/search.json");
const ODS: &[u8] = sample!("opendatasoft/datasets.json");
const UDATA: &[u8] = sample!("udata/datasets.json");
const DATA_JSON: &[u8] = sample!("data-json/data.json");
const FEED: &[u8] = sample!("arcgis/feed.json");
const PAGED: &[u8] = sample!("dcat/paged.ttl");
const VIEW: &[u8] = sample!("dcat/view.rdf");
const ISO: &[u8] = sample!("csw/iso.xml");
const DUBLIN_CORE: &[u8] = sample!("csw/dublin-core.xml");
const OGC: &[u8] = sample!("ogc/items.json");
const MAP: &[u8] = b"<urlset><url><loc>https://a.example/1</loc></url></urlset>";

fn answer(url: &str, body: &[u8]) -> Answer {
    Answer { url: url.to_owned(), media_type: None, body: Bytes::copy_from_slice(body) }
}

pub(super) fn read(dialect: &dyn Dialect, url: &str, body: &[u8]) -> Result<Batch, PageError> {
    dialect.read(&address::get(url, "*/*"), &answer(url, body))
}

pub(super) fn records(batch: &Batch) -> Vec<Record> {
    batch.found.iter().map(|found| crate::dcat::record(&found.graph, (&found.subject).into()).0).collect()
}

pub(super) fn ids(batch: &Batch) -> Vec<&str> {
    batch.found.iter().map(|found| found.remote_id.as_str()).collect()
}

fn reasons(batch: &Batch) -> Vec<(&str, &str, Option<&str>)> {
    batch.refused.iter().map(|it| (it.place.as_str(), it.reason, it.remote_id.as_deref())).collect()
}

pub(super) fn code(code: &str) -> Coded {
    Coded::Code(code.to_owned())
}

const SEARCH: &str = "https://data.stadt.example/api/3/action/package_search?rows=100&sort=id%20asc&start=0";

#[test]
fn a_package_of_ckan_becomes_a_dataset_and_its_broken_neighbours_cost_themselves_only() {
    let batch = read(&Ckan, SEARCH, CKAN).unwrap();
    assert_eq!(ids(&batch), ["0a1f", "0b2f", "17"]);
    assert_eq!(
        reasons(&batch),
        [
            ("/result/results/3", "record-json", Some("0c3f")),
            ("/result/results/5", "record-name", None),
            ("/result/results/6", "record-shape", None),
        ]
    );
    assert_eq!((batch.total, batch.next), (Some(7), None));
    let raw = std::str::from_utf8(&batch.found[2].raw).unwrap();
    assert!(raw.starts_with("{\"id\": 17,") && raw.ends_with('}') && raw.contains("12.5"));
}

#[test]
fn what_a_package_says_is_understood() {
    let all = records(&read(&Ckan, SEARCH, CKAN).unwrap());
    let tree = &all[0];
    assert_eq!(tree.uri.as_deref(), Some("https://data.stadt.example/dataset/0a1f"));
    assert_eq!(tree.identifiers, ["stadt-baum-1"]);
    assert_eq!(tree.titles.0.len(), 2);
    assert_eq!(tree.descriptions, Texts::one("", "Alle Bäume"));
    assert_eq!(tree.themes, [code("ENVI")]);
    assert_eq!(tree.publishers[0].names, Texts::one("", "Gartenamt der Stadt"));
    assert_eq!(tree.contacts[0].emails, ["garten@stadt.example"]);
    assert_eq!(tree.frequency, Some(code("ANNUAL")));
    assert_eq!(tree.landing_pages, ["https://data.stadt.example/dataset/baumkataster"]);
    assert_eq!(tree.issued.as_ref().map(ToString::to_string).as_deref(), Some("2020-05-01T10:00:00.123456Z"));
    assert!(tree.spatial[0].bbox.is_some() && tree.temporal.len() == 1);
    let [file] = tree.distributions.as_slice() else { panic!("one file") };
    assert_eq!(file.access_urls, ["https://data.stadt.example/my%20file.csv"]);
    assert_eq!((file.byte_size, file.media_type.as_deref()), (Some(1024), Some("text/csv")));
    assert_eq!(file.licence(), Some(&code("CC_BY_4_0")));
    assert_eq!(file.checksum.as_ref().map(|sum| sum.algorithm.as_str()), Some("sha256"));
    assert_eq!(all[2].publishers[0].uri.as_deref(), Some("https://stadt.example/amt"));
    assert_eq!(all[2].titles, Texts::one("", "2024"));
}

#[test]
fn ckan_is_asked_page_by_page_and_a_hole_is_no_end() {
    let first = Ckan.first("https://data.stadt.example/dataset/baumkataster");
    assert_eq!(first.url, SEARCH);
    let page = br#"{"success": true, "result": {"count": 3, "results": [{"id": "a"}, {"id": "b"}]}}"#;
    let next = read(&Ckan, SEARCH, page).unwrap().next.unwrap();
    assert!(next.url.ends_with("start=2") && next.url.contains("rows=100"));
    assert_eq!(read(&Ckan, &next.url, page).unwrap().next, None);
    let hole = br#"{"success": true, "result": {"count": 3, "results": []}}"#;
    assert!(matches!(read(&Ckan, SEARCH, hole), Err(PageError::Broken { .. })));
    // What is counted at the end and never shown costs the run nothing, and is told of without a name.
    let end = read(&Ckan, &next.url, hole).unwrap();
    let told: Vec<_> = end.refused.iter().map(|one| (one.remote_id.as_deref(), one.reason)).collect();
    assert_eq!((told.as_slice(), end.next), ([(None, "record-counted")].as_slice(), None));
}

#[test]
fn one_organisation_of_a_portal_is_not_the_whole_of_it() {
    let asked = |address: &str| Ckan.first(address).url;
    let leuven = SEARCH.replace("&start=0", "&fq=organization%3Aleuven&start=0");
    for page in ["organization/leuven", "organization/about/leuven", "dataset/?organization=leuven&page=2"] {
        let address = format!("https://data.stadt.example/{page}");
        assert_eq!(asked(&address), leuven);
        assert!(probes(&address).iter().skip(1).any(|probe| asked(&probe.url) == leuven), "{page}");
    }
    assert_eq!(asked(&leuven), leuven);
    let group = asked("https://data.stadt.example/group/parks_2");
    assert!(group.contains("&fq=groups%3Aparks_2&"), "{group}");
    for page in ["organization", "organization/new", "group/", "organization/a%20b"] {
        assert_eq!(asked(&format!("https://data.stadt.example/{page}")), SEARCH, "{page}");
    }
}

#[test]
fn a_page_that_is_no_page_is_told_by_its_kind() {
    // Behind a sitemap stand pages for people, and most of them tell of no data.
    for name in NAMES.into_iter().filter(|name| *name != "sitemap") {
        let dialect = named(name).unwrap();
        let read = |body: &[u8]| read(&*dialect, "https://a.example/api/x", body).err();
        assert_eq!(read(b"<!DOCTYPE html><html><head></head></html>"), Some(PageError::Html), "{name}");
        assert!(matches!(read(b""), Some(PageError::Kind { .. })), "{name}");
        assert!(matches!(read(b"{}"), Some(PageError::Kind { .. })), "{name}");
    }
    let failed = br#"{"success": false, "error": {"__type": "Search Error", "message": "no Solr"}}"#;
    assert_eq!(read(&Ckan, SEARCH, failed).unwrap_err(), PageError::Source("no Solr".into()));
    let cut = &CKAN[..CKAN.len() / 2];
    assert!(matches!(read(&Ckan, SEARCH, cut), Err(PageError::Broken { .. })));
    assert!(named("gopher").is_none());
}

#[test]
fn opendatasoft_gives_files_for_its_records_and_a_text_without_mark_up() {
    let url = Opendatasoft.first("https://ville.example/explore/dataset/arbres/").url;
    let list = "https://ville.example/api/explore/v2.1/catalog/datasets";
    assert_eq!(url, format!("{list}?limit=100&order_by=dataset_id&offset=0"));
    let batch = read(&Opendatasoft, &url, ODS).unwrap();
    assert_eq!(ids(&batch), ["da_1x", "da_2x"]);
    assert_eq!(reasons(&batch), [("/results/2", "record-name", None)]);
    assert_eq!(batch.next.as_ref().unwrap().url, format!("{list}?order_by=dataset_id&limit=100&offset=3"));
    let tree = &records(&batch)[0];
    assert_eq!(tree.uri.as_deref(), Some("https://ville.example/explore/dataset/arbres/"));
    assert_eq!(tree.titles, Texts::one("fr", "Arbres"));
    assert_eq!(tree.descriptions, Texts::one("fr", "Les arbres de la ville d'Example & autour"));
    assert_eq!(tree.themes, [code("ENVI")]);
    assert_eq!(tree.frequency, Some(code("ANNUAL")));
    assert_eq!(tree.contacts[0].emails, ["parcs@ville.example"]);
    assert!(tree.spatial.iter().any(|place| place.bbox.is_some()));
    assert_eq!(tree.distributions.len(), 4);
    assert!(tree.distributions.iter().all(|file| file.licence().is_some() && !file.download_urls.is_empty()));
}

#[test]
fn a_large_opendatasoft_is_read_as_an_export() {
    let url = "https://ville.example/api/explore/v2.1/catalog/datasets?limit=100&offset=0";
    let batch =
        read(&Opendatasoft, url, br#"{"total_count": 10001, "results": [{"dataset_id": "a"}]}"#).unwrap();
    let next = batch.next.unwrap();
    assert!(batch.found.is_empty() && next.url.ends_with("/catalog/exports/json"));
    let again = read(&Opendatasoft, &next.url, br#"{"total_count": 10001, "results": []}"#);
    assert_eq!(again.unwrap_err(), PageError::Endless);
    let all = read(&Opendatasoft, &next.url, br#"[{"datasetid": "a", "default": {"title": "A"}}]"#).unwrap();
    assert_eq!((ids(&all), all.next.as_ref()), (vec!["a"], None));
    assert_eq!(records(&all)[0].titles, Texts::one("", "A"));
}

#[test]
fn no_page_of_opendatasoft_ends_beyond_its_reach() {
    let asked =
        "https://ville.example/api/explore/v2.1/catalog/datasets?limit=100&order_by=dataset_id&offset=9969";
    let next = |total: u64| {
        let page = format!(r#"{{"total_count": {total}, "results": [{{"dataset_id": "a"}}]}}"#);
        read(&Opendatasoft, asked, page.as_bytes()).unwrap().next.map(|next| next.url)
    };
    assert!(next(10_000).unwrap().ends_with("?order_by=dataset_id&limit=30&offset=9970"));
    assert_eq!(next(9_970), None);
}

#[test]
fn udata_is_followed_over_tls_and_never_round_in_circles() {
    let url = Udata.first("https://www.data.example/fr/datasets/arbres/").url;
    let batch = read(&Udata, &url, UDATA).unwrap();
    assert_eq!((ids(&batch), batch.total), (vec!["5f1", "5f3"], Some(103)));
    let next = batch.next.as_ref().unwrap().url.clone();
    assert_eq!(next, "https://www.data.example/api/1/datasets/?page=2&page_size=100");
    assert_eq!(read(&Udata, &next, UDATA).unwrap_err(), PageError::Endless);
    let tree = &records(&batch)[0];
    assert_eq!(tree.publishers[0].names, Texts::one("", "Ville"));
    assert_eq!(tree.landing_pages, ["https://www.data.example/datasets/arbres/"]);
    assert_eq!(tree.frequency, Some(code("ANNUAL")));
    assert_eq!(tree.applicable_legislation.len(), 1);
    assert_eq!((tree.distributions.len(), tree.pages.len()), (1, 1));
    assert_eq!(tree.distributions[0].byte_size, Some(99));
    assert!(matches!(tree.distributions[0].licence(), Some(Coded::Code(_))));
}

#[test]
fn a_list_by_dcat_us_is_read_with_the_templates_that_a_hub_forgets_to_fill() {
    let url = DataJson.first("https://hub.example").url;
    assert_eq!(url, "https://hub.example/data.json");
    let batch = read(&DataJson, &url, DATA_JSON).unwrap();
    assert_eq!(ids(&batch), ["https://www.arcgis.com/home/item.html?id=ab12&sublayer=0", "plain-7"]);
    assert_eq!(reasons(&batch), [("/dataset/2", "record-name", None)]);
    let all = records(&batch);
    assert_eq!(all[0].descriptions, Texts::one("", "Where to park"));
    assert!(all[0].spatial[0].bbox.is_some());
    assert_eq!(all[0].publishers[0].names, Texts::one("", "City of Example"));
    assert_eq!(all[0].access_rights, Some(code("PUBLIC")));
    assert_eq!(all[0].distributions.len(), 2);
    assert!(all[1].titles.is_empty() && all[1].uri.is_none() && all[1].temporal.len() == 1);
}

#[test]
fn the_feed_of_a_hub_is_dcat_and_its_publisher_is_that_of_the_catalogue() {
    let url = ArcGis.first("https://hub.example/datasets/ab12").url;
    assert_eq!(url, "https://hub.example/api/feed/dcat-ap/2.1.1.json");
    let batch = read(&ArcGis, &url, FEED).unwrap();
    assert_eq!(ids(&batch), ["https://hub.example/maps/ab12", "cd34"]);
    let all = records(&batch);
    assert!(all.iter().all(|record| record.publishers[0].names == Texts::one("", "City of Example")));
    assert_eq!(all[0].contacts[0].emails, ["gis@city.example"]);
}

const PAGE: &str = "https://data.example/catalog.ttl?page=1";

#[test]
fn a_catalogue_falls_apart_into_its_records_with_what_they_share() {
    let batch = read(&Dcat, PAGE, PAGED).unwrap();
    let mut names = ids(&batch);
    let mute = names.pop().unwrap();
    let site = |path: &str| format!("https://data.example/{path}");
    assert_eq!(names, [&site("dataset/1"), &site("dataset/2"), &site("api"), &site("series"), "n-1"]);
    assert!(mute.starts_with("sha256:"), "{mute}");
    let gone = site("dataset/gone");
    assert_eq!(reasons(&batch), [(&*format!("<{gone}>"), "record-undescribed", Some(&*gone))]);
    let all = records(&batch);
    assert_eq!(all[0].publishers[0].names, Texts::one("", "Parks"));
    assert_eq!(all[1].publishers[0].names, Texts::one("", "City"));
    for record in &all[..2] {
        assert_eq!(record.contacts[0].emails, ["parks@data.example"]);
        assert_eq!(record.distributions[0].services[0].titles, Texts::one("", "API"));
    }
    let second = &batch.found[1];
    assert!(second.graph.iter().any(|triple| triple.object.to_string().contains("Green")));
    let about_others =
        |text: &str| second.graph.iter().any(|triple| triple.subject.to_string().contains(text));
    assert!(!about_others("dataset/1") && !about_others("series") && !about_others("catalog.ttl"));
}

#[test]
fn both_ways_to_name_the_next_page_are_followed() {
    let batch = read(&Dcat, PAGE, PAGED).unwrap();
    assert_eq!(batch.next.unwrap().url, "https://data.example/catalog.ttl?page=2");
    assert_eq!(batch.total, Some(250));
    let batch = read(&Dcat, "https://data.example/catalog.rdf?page=2", VIEW).unwrap();
    assert_eq!(batch.next.unwrap().url, "https://data.example/catalog.rdf?page=3");
    assert_eq!((batch.found.len(), batch.total), (1, Some(3)));
    let last = "https://data.example/catalog.ttl?page=2";
    let batch = read(&Dcat, last, PAGED).unwrap();
    assert_eq!(batch.next.unwrap().url, last, "what a page holds that names itself is not lost");
}

#[test]
fn the_same_catalogue_gives_the_same_bytes_in_every_syntax() {
    let bytes = |body: &[u8]| -> Vec<Bytes> {
        read(&Dcat, "https://data.example/c", body)
            .unwrap()
            .found
            .into_iter()
            .map(|found| found.raw)
            .collect()
    };
    let head = "@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> .";
    let one = "<https://data.example/1> a dcat:Dataset ; dct:title \"A\" .";
    let other = "<https://data.example/0> a dcat:Dataset ; dct:spatial [ dct:title \"x\" ] ; dct:temporal [ dct:title \"y\" ] .";
    let lines = "<https://data.example/1> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.w3.org/ns/dcat#Dataset> .\n<https://data.example/1> <http://purl.org/dc/terms/title> \"A\" .\n";
    let json = r#"{"@id": "https://data.example/1", "@type": "http://www.w3.org/ns/dcat#Dataset", "http://purl.org/dc/terms/title": "A"}"#;
    let want = bytes(format!("{head}{one}").as_bytes());
    assert_eq!(bytes(lines.as_bytes()), want);
    assert_eq!(bytes(json.as_bytes()), want);
    assert_eq!(bytes(format!("{head} GRAPH <urn:g> {{ {one} }}").as_bytes()), want);
    // Blank nodes that come before a record leave its bytes alone.
    let before = bytes(format!("{head}{other}").as_bytes());
    let after = bytes(format!("{head}<urn:x> dct:title [ dct:title [] ] .{other}").as_bytes());
    assert_eq!(before, after);
}

#[test]
fn what_a_store_has_given_an_address_in_the_place_of_a_blank_node_belongs_to_its_record() {
    let turtle = b"@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> .
        @prefix time: <http://www.w3.org/2006/time#> . @prefix g: <https://data.example/.well-known/genid/> .
        <https://data.example/1> a dcat:Dataset ; dct:temporal g:p . g:p a dct:PeriodOfTime ;
        time:hasBeginning g:b . g:b time:inXSDgYear \"2019\" .";
    let all = records(&read(&Dcat, "https://data.example/c", turtle).unwrap());
    assert!(all[0].temporal[0].start.is_some(), "{:?}", all[0].temporal);
}

#[test]
fn a_catalogue_of_blank_nodes_that_point_at_each_other_ends() {
    let mut text = String::from(
        "@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> .\n",
    );
    for number in 0..300 {
        let next = (number + 1) % 300;
        text += &format!(
            "_:c dcat:dataset _:d{number} . _:d{number} a dcat:Dataset ; dct:identifier \"{number}\" ; dct:relation _:d{next} , _:x .\n"
        );
    }
    text += "_:x dct:isPartOf _:c . _:c a dcat:Catalog .";
    let batch = read(&Dcat, PAGE, text.as_bytes()).unwrap();
    assert_eq!(batch.found.len(), 300);
    assert!(batch.found.iter().all(|found| found.graph.len() == 5));
}

#[test]
fn what_is_rdf_but_no_catalogue_is_told_so() {
    let kind = read(&Dcat, PAGE, b"<urn:a> <urn:b> <urn:c> .");
    assert!(matches!(kind, Err(PageError::Kind { expected: "DCAT", .. })));
    let empty = b"<urn:a> a <http://www.w3.org/ns/dcat#Catalog> .";
    assert!(read(&Dcat, PAGE, empty).unwrap().found.is_empty());
}

fn seen(url: &str, body: &[u8]) -> Seen {
    Seen { asked: address::get(url, "*/*"), answer: answer(url, body) }
}

#[test]
fn a_portal_is_known_by_any_of_its_answers() {
    for (url, body, dialect) in [
        (SEARCH, CKAN, "ckan"),
        ("https://ville.example/api/explore/v2.1/catalog/datasets?limit=1&offset=0", ODS, "opendatasoft"),
        ("https://www.data.example/api/1/datasets/?page=1&page_size=1", UDATA, "udata"),
        ("https://hub.example/data.json", DATA_JSON, "data-json"),
        ("https://hub.example/api/feed/dcat-ap/2.1.1.json", FEED, "arcgis"),
        (PAGE, PAGED, "dcat"),
        ("https://data.example/catalog.rdf", VIEW, "dcat"),
    ] {
        let guesses = detect(&[seen(url, body)]);
        assert_eq!(guesses.first().map(|guess| guess.dialect), Some(dialect), "{url}: {guesses:?}");
        assert!(guesses[0].confidence >= 90 && named(dialect).is_some());
    }
}

#[test]
fn a_page_for_people_gives_hints_that_an_answer_then_proves() {
    let page = br#"<!doctype html><html><head><meta name="generator" content="ckan 2.10.4">
        <LINK rel="alternate" type="text/turtle" href="/catalog.ttl"></head></html>"#;
    let home = "https://data.stadt.example/";
    let guesses = detect(&[seen(home, page)]);
    let seen_of =
        |guesses: &[Guess]| guesses.iter().map(|it| (it.dialect, it.first.url.clone())).collect::<Vec<_>>();
    let catalogue = "https://data.stadt.example/catalog.ttl".to_owned();
    assert_eq!(seen_of(&guesses), [("ckan", SEARCH.to_owned()), ("dcat", catalogue)]);
    let sure = detect(&[seen(home, page), seen(SEARCH, CKAN)]);
    assert_eq!((sure[0].dialect, sure[0].total, sure[0].first.url.as_str()), ("ckan", Some(7), SEARCH));
    assert!(detect(&[seen(home, b"gone")]).is_empty() && detect(&[]).is_empty());
}

#[test]
fn standards_of_geography_and_of_search_engines_are_found_out() {
    let asked = |name: &str, url: &str| named(name).unwrap().first(url);
    let saw = |asked: Request, body: &[u8]| Seen { answer: answer(&asked.url, body), asked };
    let csw = asked("csw", "https://a.example/geonetwork/srv/eng/csw");
    assert_eq!(
        detect(&[saw(csw.clone(), ISO)])[0],
        Guess { dialect: "csw", confidence: 96, first: csw, total: Some(120) }
    );
    let records = asked("ogc-records", "https://a.example/collections/md");
    assert_eq!(detect(&[saw(records.clone(), OGC)])[0].dialect, "ogc-records");
    let landing =
        br#"{"title": "x", "links": [{"rel": "conformance", "href": "https://a.example/conformance"},
        {"rel": "data", "href": "https://a.example/collections"}], "conformance": []}"#;
    let guess = detect(&[seen("https://a.example/", landing)]).remove(0);
    assert_eq!((guess.dialect, guess.first.url.as_str()), ("ogc-records", "https://a.example/collections"));
    let endpoint = asked("sparql", "https://a.example/sparql");
    let turtle = b"@prefix dcat: <http://www.w3.org/ns/dcat#> . <https://a.example/d> a dcat:Dataset ; dcat:keyword \"tree\" .";
    assert_eq!(detect(&[saw(endpoint, turtle)])[0].dialect, "sparql");
    let site = asked("sitemap", "https://a.example/");
    assert_eq!(detect(&[saw(site, MAP)])[0].dialect, "sitemap");
    let probed = |address: &str, mark: &str| probes(address).iter().any(|it| it.url.contains(mark));
    assert!(probed("https://a.example/geonetwork/srv/eng/csw", "/srv/eng/csw?service=CSW"));
    assert!(probed("https://a.example/x", "/sitemap.xml"));
    for page in ["geonetwork", "geonetwork/srv/ger/catalog.search#/home", "geonetwork/srv/api/records/1"] {
        let address = format!("https://a.example/{page}");
        assert!(probed(&address, "https://a.example/geonetwork/srv/eng/csw?service=CSW"), "{page}");
    }
}

#[test]
fn probes_begin_with_the_address_itself_and_ask_nothing_twice() {
    let urls: Vec<String> =
        probes("data.stadt.example/open/dataset/x").into_iter().map(|it| it.url).collect();
    assert_eq!(urls[0], "https://data.stadt.example/open/dataset/x");
    assert!(urls[1].starts_with("https://data.stadt.example/open/api/3/action/package_search"));
    assert!(urls.iter().any(|url| url == "https://data.stadt.example/catalog.ttl"));
    let mut once = urls.clone();
    once.sort();
    once.dedup();
    assert_eq!(once.len(), urls.len());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_damage_to_a_sample_is_more_than_an_error(
        which in 0_usize..11,
        cuts in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0_usize..40), 0..6),
    ) {
        let mut body = [CKAN, ODS, UDATA, DATA_JSON, FEED, PAGED, VIEW, ISO, DUBLIN_CORE, OGC, MAP][which].to_vec();
        for (at, byte, gone) in cuts {
            let at = at.index(body.len().max(1)).min(body.len());
            let end = (at + gone).min(body.len());
            body.splice(at..end, [byte]);
        }
        for name in NAMES {
            if let Ok(batch) = read(&*named(name).unwrap(), "https://a.example/api/3/action/x?start=0", &body) {
                prop_assert!(batch.found.iter().all(|found| !found.raw.is_empty()));
                records(&batch);
            }
        }
        detect(&[seen("https://a.example/", &body)]);
    }

}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_value_in_any_place_is_read(text in "[\\PC]{0,60}", number in any::<f64>()) {
        let value = serde_json::json!([text, number, null, {"de": text}, [[text]], {"name": [text]}]);
        for name in ["title", "extras", "tags", "resources", "groups", "organization", "spatial", "license_id", "url", "metas",
            "attachments", "distribution", "publisher", "contactPoint", "temporal", "harvest", "badges", "id"] {
            for one in value.as_array().unwrap() {
                let it = serde_json::json!({"id": "a", "dataset_id": "a", "identifier": "a", name: one});
                let page = serde_json::json!({"success": true, "result": {"results": [it]}, "results": [it], "data": [it], "dataset": [it]});
                let body = serde_json::to_vec(&page).unwrap();
                for dialect in ["ckan", "opendatasoft", "udata", "data-json"] {
                    if let Ok(batch) = read(&*named(dialect).unwrap(), "https://a.example/api/x", &body) {
                        records(&batch);
                    }
                }
            }
        }
    }

    #[test]
    fn any_address_has_probes(address in "\\PC{0,80}") {
        prop_assert!(!probes(&address).is_empty());
        for name in NAMES {
            named(name).unwrap().first(&address);
        }
    }
}
