//! How many records there are is the same wherever it is told: on pages, in files, feeds and dumps, by every interface.

use std::collections::BTreeSet;
use std::time::Duration;

use centum_catalogue::listing::{Figure, Scope, Shares, shares};
use centum_catalogue::records::withdraw;
use centum_catalogue::standards::Options;
use centum_testkit::on_both_databases;
use serde_json::Value;

use crate::dumps::unpacked;
use crate::scene::{ORGANISER, OTHERS, PARKS, Scene, datasets};

/// A service under the licence of the plain datasets.
const LICENSED: &str = "<https://city.example/api2> a dcat:DataService ; dct:title \"Tiles\"@en ;
  dcat:endpointURL <https://city.example/api/v2> ; dct:license <http://creativecommons.org/licenses/by/4.0/> .\n";
const DATASETS: &str =
    "PREFIX dcat: <http://www.w3.org/ns/dcat#> SELECT (COUNT(?d) AS ?n) { ?d a dcat:Dataset }";

async fn json(scene: &Scene, path: &str) -> Value {
    scene.get(path, "*/*").await.json()
}

fn number(value: &Value) -> u64 {
    value.as_u64().unwrap_or_else(|| panic!("{value} is no number"))
}

fn length(value: &Value) -> u64 {
    value.as_array().unwrap().len() as u64
}

/// The number that stands after some words.
fn after(text: &str, words: &str) -> u64 {
    let (_, rest) = text.split_once(words).unwrap_or_else(|| panic!("no {words}: {text}"));
    rest.chars().take_while(char::is_ascii_digit).collect::<String>().parse().unwrap()
}

async fn kinds(scene: &Scene) -> Shares {
    let mut reader = scene.house.read().await.unwrap();
    shares(&mut reader.conn(), &Scope::Whole, "", Figure::Kind).await.unwrap()
}

/// How many records there are of all kinds, by each face that tells it.
async fn all(scene: &Scene) -> Vec<(&'static str, u64)> {
    let of_ckan = async |call: &str| json(scene, &format!("/api/3/action/{call}")).await["result"].clone();
    let results = json(scene, "/data/results.json").await;
    let items = json(scene, "/ogc/collections/datasets/items?limit=1000").await;
    let organisations = of_ckan("organization_list?all_fields=true").await;
    let packages = organisations.as_array().unwrap().iter().map(|one| number(&one["package_count"]));
    let dump = unpacked(&scene.get("/catalogue/dump.nq.gz", "*/*").await.bytes);
    let named = centum_rdf::Options { name: Some("dump.nq"), ..centum_rdf::Options::default() };
    let dump = centum_rdf::read(dump.as_bytes(), &named).unwrap();
    let graphs: BTreeSet<String> = dump.quads.iter().map(|quad| quad.graph_name.to_string()).collect();
    let counted: i64 = kinds(scene).await.values().sum();
    let page = scene.get("/data?sort=title", "text/html").await.text();
    let start = scene.get("/data", "text/html").await.text();
    let table = scene.get("/data/results.csv", "*/*").await.text();
    let pages = scene.get("/catalogue.ttl", "*/*").await.text();
    vec![
        ("figures", u64::try_from(counted).unwrap()),
        ("page", after(&page, "class=\"search-count\">")),
        ("start", after(&start, "<p class=\"lead\">")),
        ("results", number(&results["total"])),
        ("records of the results", length(&results["records"])),
        ("table", table.lines().count() as u64 - 1),
        ("feed", length(&json(scene, "/data/feed.json").await["items"])),
        ("pages of the catalogue", after(&pages, "hydra:totalItems ")),
        ("matched", number(&items["numberMatched"])),
        ("returned", number(&items["numberReturned"])),
        ("package_search", number(&of_ckan("package_search?rows=0").await["count"])),
        ("package_list", length(&of_ckan("package_list").await)),
        ("organisations", packages.sum::<u64>()),
        // Beside the records, the catalogue and the whole have a graph.
        ("dump", graphs.len() as u64 - 2),
    ]
}

/// How many datasets there are, by each face that tells them apart.
async fn of_datasets(scene: &Scene) -> Vec<(&'static str, u64)> {
    let query: String = DATASETS.bytes().map(|byte| format!("%{byte:02X}")).collect();
    let counted = scene.get(&format!("/sparql?query={query}"), "text/csv").await.text();
    let page = scene.get("/data/figures", "text/html").await.text();
    let results = json(scene, "/data/results.json?kind=dataset").await;
    vec![
        ("figures", u64::try_from(kinds(scene).await["dataset"]).unwrap()),
        ("page of figures", after(&page, "<p class=\"figure-number\">")),
        ("results", number(&results["total"])),
        (
            "items",
            number(&json(scene, "/ogc/collections/datasets/items?type=dataset").await["numberMatched"]),
        ),
        ("SPARQL", counted.lines().nth(1).unwrap().parse().unwrap()),
    ]
}

async fn assert_told(scene: &Scene, records: u64, of_them_datasets: u64) {
    for (face, count) in all(scene).await {
        assert_eq!(count, records, "{face}");
    }
    for (face, count) in of_datasets(scene).await {
        assert_eq!(count, of_them_datasets, "{face}");
    }
}

on_both_databases! {
    async fn every_face_tells_as_many_records_after_every_change(db: TestDb) {
        let scene = Scene::with(&db, Options { sparql_for_everyone: true, ..Options::default() }).await;
        scene.harvest(&[PARKS, &datasets(0..30), OTHERS]).await;
        assert_told(&scene, 33, 31).await;
        let id = scene.record("https://city.example/d/2").await.0.id;
        withdraw(&scene.house, &ORGANISER, id, "Wrong").await.unwrap();
        scene.views.catch_up().await.unwrap();
        assert_told(&scene, 32, 30).await;
        // What the source has not shown for a short while is shown here still.
        scene.harvest(&[PARKS, &datasets(0..28), OTHERS]).await;
        assert_told(&scene, 32, 30).await;
        scene.world.clock.advance(Duration::from_secs(2 * 24 * 3600));
        scene.harvest(&[PARKS, &datasets(0..28), OTHERS]).await;
        assert_told(&scene, 30, 28).await;
    }

    async fn a_number_of_datasets_leads_to_as_many_records(db: TestDb) {
        let scene = Scene::of(&db, 7).await;
        scene.harvest(&[PARKS, &datasets(0..7), OTHERS, LICENSED]).await;
        let rows = json(&scene, "/data/figures/licence.json").await["rows"].clone();
        let row = rows.as_array().unwrap().iter().find(|row| row["key"] == "CC_BY_4_0").unwrap();
        assert_eq!(row["datasets"], 7);
        let table = scene.get("/data/figures/licence.csv", "*/*").await.text();
        assert!(table.lines().any(|line| line.starts_with("CC_BY_4_0,") && line.ends_with(",7")), "{table}");
        let page = scene.get("/data/figures", "text/html").await.text();
        let (before, _) = page.split_once("licence=CC_BY_4_0").unwrap();
        let from = before.rfind("href=\"").unwrap() + "href=\"".len();
        let href = page[from..].split('"').next().unwrap().replace("&amp;", "&").replace("&#38;", "&");
        let found = json(&scene, &href.replace("/data?", "/data/results.json?")).await;
        assert_eq!(found["total"], 7, "{href}");
        let whole = json(&scene, "/data/results.json?licence=CC_BY_4_0").await;
        assert_eq!(whole["total"], 8, "the service is under it too");
    }
}
