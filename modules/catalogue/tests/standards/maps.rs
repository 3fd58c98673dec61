//! OGC API – Records.

use axum::http::{Method, StatusCode};
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
        // Clients look for these before they ask for any record.
        for class in ["record-core", "record-collection", "record-api", "searchable-catalog"] {
            let class = format!("http://www.opengis.net/spec/ogcapi-records-1/1.0/conf/{class}");
            assert!(conformance["conformsTo"].as_array().unwrap().contains(&class.into()));
        }
        let api = json(&scene, link(&landing, "service-desc").unwrap().strip_prefix(BASE).unwrap()).await;
        let parameters = api["paths"]["/collections/{collectionId}/items"]["get"]["parameters"].as_array().unwrap();
        let is_list = |one: &Value| (one["style"].as_str(), one["explode"].as_bool()) == (Some("form"), Some(false));
        assert!(parameters.iter().all(|one| one["in"] == "path" || is_list(one)), "{parameters:?}");
        assert!(parameters.iter().any(|one| one["name"] == "bbox"));
        let collections = json(&scene, link(&landing, "data").unwrap().strip_prefix(BASE).unwrap()).await;
        let collection = &collections["collections"][0];
        assert_eq!((&collection["id"], &collection["itemType"]), (&"datasets".into(), &"record".into()));
        for (rel, asked) in [("queryables", ""), ("sortables", "sortby=")] {
            let path = link(collection, &format!("http://www.opengis.net/def/rel/ogc/1.0/{rel}")).unwrap();
            let told = json(&scene, path.strip_prefix(BASE).unwrap()).await;
            for name in told["properties"].as_object().unwrap().keys() {
                // What is named is asked for; the box and the date want values of their own.
                let value = match (rel, name.as_str()) {
                    ("sortables", name) => name.to_owned(),
                    (_, "bbox") => "bbox=4,50,5,51".to_owned(),
                    (_, "datetime" | "created" | "updated" | "issued" | "modified") => format!("{name}=2020-01-01"),
                    (_, "geometry") => "filter=S_INTERSECTS(geometry,BBOX(4,50,5,51))".to_owned(),
                    (_, name) => format!("{name}=x"),
                };
                let reply = scene.get(&format!("{ITEMS}?{asked}{value}"), "application/geo+json").await;
                assert_eq!(reply.status, StatusCode::OK, "{rel}: {name}");
            }
            assert!(!told["properties"].as_object().unwrap().is_empty());
        }
        let items = json(&scene, link(collection, "items").unwrap().strip_prefix(BASE).unwrap()).await;
        assert_eq!((&items["numberMatched"], &items["numberReturned"]), (&15.into(), &10.into()));
        let again = scene.get(ITEMS, "application/geo+json").await;
        let known = [("if-none-match", again.header("etag"))];
        let again = scene.ask(Method::GET, ITEMS, &known, "").await;
        assert_eq!(again.status, StatusCode::NOT_MODIFIED, "what has not changed is not sent twice");
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
        for told in [&one, &items] {
            let links = told["links"].as_array().unwrap();
            assert!(links.iter().all(|link| link["rel"].is_string() && link["type"].is_string()), "{told}");
        }
        let german = scene.ask(Method::GET, &format!("{ITEMS}/{slug}"), &[("accept-language", "de")], "").await;
        assert_eq!(german.json()["properties"]["title"], "Bäume 3");
    }

    async fn a_record_is_dated_as_the_standard_says_and_its_data_as_its_publisher_does(db: TestDb) {
        let scene = Scene::empty(&db).await;
        let shy = "<https://city.example/shy> a dcat:Dataset ; dct:title \"Shy\"@en ; dct:publisher <https://city.example/nameless> ;
            dct:issued \"2019-02-03\"^^xsd:date ; dct:modified \"2020-01-02\"^^xsd:date ;
            dcat:contactPoint [ a vcard:Kind ; vcard:hasEmail <mailto:shy@city.example> ; vcard:hasTelephone <tel:016-27> ; vcard:hasURL <https://city.example/us> ] .
            <https://city.example/nameless> a foaf:Agent .\n";
        scene.harvest(&[shy]).await;
        let slug = scene.slug("https://city.example/shy").await;
        let properties = json(&scene, &format!("{ITEMS}/{slug}")).await["properties"].clone();
        assert_eq!((&properties["created"], &properties["updated"]), (&"2020-07-03T12:00:00Z".into(), &"2020-07-03T12:00:00Z".into()));
        assert_eq!((&properties["issued"], &properties["modified"]), (&"2019-02-03".into(), &"2020-01-02".into()));
        scene.harvest(&[&shy.replace("Shy", "Less shy")]).await;
        let properties = json(&scene, &format!("{ITEMS}/{slug}")).await["properties"].clone();
        assert_eq!((&properties["created"], &properties["updated"]), (&"2020-07-03T12:00:00Z".into(), &"2020-07-03T12:01:00Z".into()));
        for contact in properties["contacts"].as_array().unwrap() {
            assert!(contact["name"].is_string() || contact["organization"].is_string(), "{contact}");
            assert!(contact["phones"].is_null(), "no number that can be called from everywhere");
            for link in contact["links"].as_array().into_iter().flatten() {
                assert_eq!(link["type"], "text/html");
            }
        }
    }

    async fn a_filter_as_json_narrows_in_the_address_and_in_the_body(db: TestDb) {
        let scene = Scene::of(&db, 12).await;
        let filter = r#"{"op":"=","args":[{"property":"type"},"service"]}"#;
        let kinds = ["application/json", "text/xml"];
        for (kind, origin) in kinds.into_iter().zip(["https://map.example", "https://centum.example"]) {
            let headers = [("content-type", kind), ("origin", origin)];
            let reply = scene.ask(Method::POST, &format!("{ITEMS}?limit=5"), &headers, filter).await;
            assert_eq!((reply.status, &reply.json()["numberMatched"]), (StatusCode::OK, &1.into()), "{kind}");
            assert_eq!(reply.header("access-control-allow-origin"), "*");
        }
        let all = r#"{"op":"like","args":[{"property":"title"},"%tree%"]}"#;
        let first = scene.ask(Method::POST, &format!("{ITEMS}?limit=5"), &[("content-type", "application/json")], all).await.json();
        assert_eq!((&first["numberMatched"], &first["numberReturned"]), (&12.into(), &5.into()));
        let next = json(&scene, link(&first, "next").unwrap().strip_prefix(BASE).unwrap()).await;
        assert_eq!((&next["numberMatched"], &next["numberReturned"]), (&12.into(), &5.into()), "the filter goes along");
        for (kind, body, status) in [
            ("application/json", "{}", StatusCode::BAD_REQUEST),
            ("application/json", "title", StatusCode::BAD_REQUEST),
            ("application/x-www-form-urlencoded", filter, StatusCode::UNSUPPORTED_MEDIA_TYPE),
        ] {
            let reply = scene.ask(Method::POST, ITEMS, &[("content-type", kind)], body).await;
            assert_eq!(reply.status, status, "{kind}: {body}");
        }
    }

    async fn questions_narrow_and_order(db: TestDb) {
        let scene = Scene::of(&db, 25).await;
        let matched = async |query: &str| json(&scene, &format!("{ITEMS}?{query}")).await["numberMatched"].as_u64().unwrap();
        assert_eq!(matched("q=trees").await, 25);
        assert_eq!(matched("q=trees,nameless").await, 26);
        assert_eq!((matched("type=service").await, matched("type=dataset,series").await), (1, 27));
        assert_eq!((matched("bbox=4,50,5,51").await, matched("bbox=-10,30,0,40").await), (25, 0));
        assert_eq!((matched("datetime=2003-06-01").await, matched("datetime=../2001-12-31").await), (2, 4));
        assert_eq!(matched("datetime_=2003-06-01&datetime=2003-06-01").await, 2, "as OWSLib asks");
        assert_eq!((matched("format=CSV").await, matched("format=CSV&q=nameless").await), (25, 0));
        assert_eq!((matched("filter=title%20LIKE%20'%25tree%25'").await, matched("filter=format='CSV'%20AND%20NOT%20title='nameless'").await), (25, 25));
        assert_eq!(matched("filter=S_INTERSECTS(geometry,BBOX(4,50,5,51))%20OR%20type='service'&filter-lang=cql2-text").await, 26);
        assert_eq!(matched("externalIds=n-1").await, 1);
        assert_eq!(matched("externalIds=https://city.example/d/3,n-1").await, 2);
        assert_eq!(matched("externalIds=uri:https://city.example/d/3").await, 1);
        let numbers: String = (0..25).map(|n| format!("https://city.example/d/{n},")).collect();
        assert_eq!(matched(&format!("externalIds={numbers}")).await, 25, "beyond twenty");
        assert_eq!((matched("type=document").await, matched("type=document,service").await), (0, 1));
        let slug = scene.slug("https://city.example/d/4").await;
        assert_eq!((matched(&format!("ids={slug}")).await, matched("ids=none").await), (1, 0));
        let far = json(&scene, &format!("{ITEMS}?offset=20000")).await;
        assert_eq!((&far["numberMatched"], &far["numberReturned"]), (&28.into(), &0.into()));
        let titles = async |query: &str| {
            let told = json(&scene, &format!("{ITEMS}?type=dataset&q=trees&{query}")).await;
            told["features"].as_array().unwrap().iter().map(|one| one["properties"]["title"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(titles("sortby=title&limit=2").await, ["Trees 0", "Trees 1"]);
        assert_eq!(titles("sortby=-title&limit=1").await, ["Trees 9"]);
        assert_eq!(titles("sortby=title,-updated&limit=2").await, ["Trees 0", "Trees 1"]);
        assert_eq!(titles("sortby=modified,-title&limit=3").await, ["Trees 9", "Trees 18", "Trees 0"]);
        assert_eq!(titles("sortby=title&limit=2&offset=2").await, ["Trees 10", "Trees 11"]);
        for wrong in ["bbox=1,2", "datetime=x", "limit=0", "limit=x", "offset=1000001", "sortby=x", "colour=red", "filter=price='5'", "cursor=forged", "bbox=50,4,51,5&bbox-crs=EPSG:4326"] {
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
