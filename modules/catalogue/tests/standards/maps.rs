//! OGC API – Records.

use axum::http::StatusCode;
use centum_catalogue::records::withdraw;
use centum_testkit::on_both_databases;
use serde_json::Value;

use crate::scene::{BASE, ORGANISER, Scene};

const ITEMS: &str = "/ogc/collections/datasets/items";

async fn json(scene: &Scene, path: &str) -> Value {
    let reply = scene.get(path, "application/geo+json, application/json;q=0.8").await;
    assert_eq!(reply.status, StatusCode::OK, "{path}: {}", reply.text());
    reply.json()
}

fn link<'a>(told: &'a Value, rel: &str) -> Option<&'a str> {
    told["links"].as_array()?.iter().find(|link| link["rel"] == rel)?["href"].as_str()
}

on_both_databases! {
    async fn a_client_finds_its_way_from_the_first_page_to_a_record(db: TestDb) {
        let scene = Scene::of(&db, 12).await;
        let landing = json(&scene, "/ogc").await;
        assert_eq!(json(&scene, "/ogc/").await, landing);
        let conformance = json(&scene, link(&landing, "conformance").unwrap().strip_prefix(BASE).unwrap()).await;
        assert!(conformance["conformsTo"].as_array().unwrap().iter().any(|class| class.as_str().unwrap().contains("ogcapi-records-1")));
        let api = json(&scene, link(&landing, "service-desc").unwrap().strip_prefix(BASE).unwrap()).await;
        assert!(api["paths"]["/collections/{collectionId}/items"].is_object());
        let collections = json(&scene, link(&landing, "data").unwrap().strip_prefix(BASE).unwrap()).await;
        let collection = &collections["collections"][0];
        assert_eq!((&collection["id"], &collection["itemType"]), (&"datasets".into(), &"record".into()));
        assert!(json(&scene, "/ogc/collections/datasets/queryables").await["properties"]["theme"].is_object());
        let items = json(&scene, link(collection, "items").unwrap().strip_prefix(BASE).unwrap()).await;
        assert_eq!((&items["numberMatched"], &items["numberReturned"]), (&15.into(), &10.into()));
        let next = json(&scene, link(&items, "next").unwrap().strip_prefix(BASE).unwrap()).await;
        assert_eq!(next["features"].as_array().unwrap().len(), 5);
        assert!(link(&next, "next").is_none());
        let slug = scene.slug("https://city.example/d/3").await;
        let one = json(&scene, &format!("{ITEMS}/{slug}")).await;
        assert_eq!((&one["type"], &one["id"], &one["properties"]["title"]), (&"Feature".into(), &slug.clone().into(), &"Trees 3".into()));
        assert_eq!(one["geometry"]["coordinates"][0][2], serde_json::json!([4.8, 50.9]));
        assert_eq!(one["time"]["interval"], serde_json::json!(["2003-01-01", "2003-12-31"]));
        assert_eq!(one["properties"]["formats"][0]["name"], "CSV");
        assert!(one["properties"]["license"].as_str().unwrap().contains("creativecommons"), "{one}");
        assert_eq!(link(&one, "enclosure"), Some("https://city.example/d/3.csv"));
        let german = scene.ask(axum::http::Method::GET, &format!("{ITEMS}/{slug}"), &[("accept-language", "de")], "").await;
        assert_eq!(german.json()["properties"]["title"], "Bäume 3");
    }

    async fn questions_narrow_and_order(db: TestDb) {
        let scene = Scene::of(&db, 25).await;
        let matched = async |query: &str| json(&scene, &format!("{ITEMS}?{query}")).await["numberMatched"].as_u64().unwrap();
        assert_eq!(matched("q=trees").await, 25);
        assert_eq!(matched("q=trees,nameless").await, 26);
        assert_eq!((matched("type=service").await, matched("type=dataset,series").await), (1, 27));
        assert_eq!((matched("bbox=4,50,5,51").await, matched("bbox=-10,30,0,40").await), (25, 0));
        assert_eq!((matched("datetime=2003-06-01").await, matched("datetime=../2001-12-31").await), (2, 4));
        assert_eq!((matched("format=CSV").await, matched("format=CSV&q=nameless").await), (25, 0));
        assert_eq!(matched("externalIds=n-1").await, 1);
        assert_eq!(matched("externalIds=https://city.example/d/3,n-1").await, 2);
        let slug = scene.slug("https://city.example/d/4").await;
        assert_eq!((matched(&format!("ids={slug}")).await, matched("ids=none").await), (1, 0));
        let titles = async |query: &str| {
            let told = json(&scene, &format!("{ITEMS}?type=dataset&q=trees&{query}")).await;
            told["features"].as_array().unwrap().iter().map(|one| one["properties"]["title"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(titles("sortby=title&limit=2").await, ["Trees 0", "Trees 1"]);
        assert_eq!(titles("sortby=-title&limit=1").await, ["Trees 9"]);
        assert_eq!(titles("sortby=title&limit=2&offset=2").await, ["Trees 10", "Trees 11"]);
        for wrong in ["bbox=1,2", "datetime=x", "limit=0", "limit=x", "offset=100001", "sortby=x", "colour=red", "type=x", "cursor=forged"] {
            let reply = scene.get(&format!("{ITEMS}?{wrong}"), "application/json").await;
            assert_eq!(reply.status, StatusCode::BAD_REQUEST, "{wrong}");
        }
        let absent = scene.get("/ogc/collections/other/items", "*/*").await;
        assert_eq!((absent.status, absent.header("content-type")), (StatusCode::NOT_FOUND, "application/problem+json"));
        assert_eq!((absent.json()["status"].as_u64(), absent.header("access-control-allow-origin")), (Some(404), "*"));
        assert_eq!(scene.get(&format!("{ITEMS}/none"), "*/*").await.status, StatusCode::NOT_FOUND);
        let id = scene.record("https://city.example/d/4").await.0.id;
        withdraw(&scene.house, &ORGANISER, id, "Wrong").await.unwrap();
        assert_eq!(scene.get(&format!("{ITEMS}/{slug}"), "application/json").await.status, StatusCode::GONE);
    }
}
