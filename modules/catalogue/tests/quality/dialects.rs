//! What our own readers of other portals make of a good record is DCAT-AP 3, in the source's words and in ours.

use bytes::Bytes;
use centum_catalogue::adapters::{self, Answer, Found, Request};
use centum_catalogue::dcat;
use centum_catalogue::quality::check::{Shacl, breaks_the_profile};
use centum_rdf::Triple;

macro_rules! sample {
    ($file:literal) => {
        include_bytes!(concat!("../samples/", $file))
    };
}

/// A dialect, the address of a page, the page, and which of its records is a good one.
const SAMPLES: [(&str, &str, &[u8], usize); 9] = [
    (
        "ckan",
        "https://a.example/api/3/action/package_search?rows=100&sort=id%20asc&start=0",
        sample!("ckan/search.json"),
        0,
    ),
    (
        "opendatasoft",
        "https://a.example/api/explore/v2.1/catalog/datasets?limit=100&offset=0",
        sample!("opendatasoft/datasets.json"),
        0,
    ),
    ("udata", "https://a.example/api/1/datasets/?page=1&page_size=100", sample!("udata/datasets.json"), 0),
    ("data-json", "https://a.example/data.json", sample!("data-json/data.json"), 0),
    ("arcgis", "https://a.example/api/feed/dcat-ap/2.1.1.json", sample!("arcgis/feed.json"), 0),
    ("csw", "https://a.example/csw?service=CSW", sample!("csw/iso.xml"), 0),
    ("csw", "https://a.example/csw?service=CSW", sample!("csw/dublin-core.xml"), 0),
    ("ogc-records", "https://a.example/collections/md/items", sample!("ogc/items.json"), 0),
    ("dcat", "https://a.example/catalog.ttl", sample!("dcat/paged.ttl"), 0),
];

fn good(name: &str, url: &str, body: &'static [u8], at: usize) -> Found {
    let asked = Request { url: url.into(), accept: "*/*".into(), body: None, then: Vec::new() };
    let answer = Answer { url: url.into(), media_type: None, body: Bytes::from_static(body) };
    adapters::named(name).unwrap().read(&asked, &answer).unwrap().found.remove(at)
}

/// What breaks the profile, but for what the portal itself left out.
fn breaches(name: &str, graph: &[Triple]) -> Vec<String> {
    let found = Shacl::findings(graph).into_iter().filter(breaks_the_profile);
    let found = found.filter(|one| !one.rule.ends_with("-missing"));
    found.map(|one| format!("{name}: {} {} {}", one.rule, one.field, one.value)).collect()
}

#[test]
fn a_good_record_of_each_dialect_breaks_nothing() {
    let of = |(name, url, body, at)| breaches(name, &good(name, url, body, at).graph);
    // A hub calls its contacts by a class of its own, and what comes as RDF is kept as it came.
    let own = ["arcgis: dcat-ap-dataset-class dcat:contactPoint https://hub.example/ab12/cp"];
    assert_eq!(SAMPLES.into_iter().flat_map(of).collect::<Vec<_>>(), own);
}

#[test]
fn in_our_own_words_it_breaks_nothing_either() {
    let of = |(name, url, body, at)| {
        let found = good(name, url, body, at);
        let (record, _) = dcat::record(&found.graph, (&found.subject).into());
        breaches(name, &dcat::triples(&record, &dcat::AsGiven).1)
    };
    assert_eq!(SAMPLES.into_iter().flat_map(of).collect::<Vec<_>>(), Vec::<String>::new());
}
