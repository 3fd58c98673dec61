//! What clients of CKAN rely on without reading about it: envelopes, identifiers, fields that nobody filled in.

use axum::body::Body;
use axum::http::{Method, StatusCode};
use centum_jobs::run_due;
use centum_testkit::{TestDb, on_both_databases};
use serde_json::{Value, json};

use crate::site::{Site, ask, site, small, trees};

/// As a UUID is written, of the variant that other portals ask for.
fn is_uuid(id: &str) -> bool {
    let parts: Vec<usize> = id.split('-').map(str::len).collect();
    let digits = id.bytes().all(|byte| byte == b'-' || byte.is_ascii_hexdigit());
    parts == [8, 4, 4, 4, 12] && digits && matches!(id.as_bytes()[19], b'8' | b'9' | b'a' | b'b')
}

async fn names(site: &Site, given: Value) -> Vec<String> {
    let result = site.call("package_search", given).await.result();
    let names = result["results"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap());
    names.map(str::to_owned).collect()
}

on_both_databases! {
    async fn a_resource_goes_by_a_uuid_from_its_first_draft_on(db: TestDb) {
        let site = site(&db).await;
        let mut draft = trees();
        draft["private"] = json!(true);
        let made = site.publishes(draft).await;
        let ids: Vec<&str> = made["resources"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap()).collect();
        assert!(ids.len() == 2 && ids[0] != ids[1] && ids.iter().all(|id| is_uuid(id)), "{ids:?}");
        let id = json!({ "id": ids[0] });
        assert_eq!(site.act("resource_show", id.clone()).await.result(), made["resources"][0]);
        assert_eq!(site.call("resource_show", id.clone()).await.error(), (404, "Not Found Error".into()));
        site.act("package_patch", json!({ "id": "trees", "private": false })).await.result();
        let shown = site.call("resource_show", id).await.result();
        assert_eq!((&shown["package_id"], &shown["url"]), (&made["id"], &made["resources"][0]["url"]));
        let patched = site.act("resource_patch", json!({ "id": ids[1], "name": "By another name" })).await.result();
        assert_eq!((&patched["id"], &patched["name"]), (&json!(ids[1]), &json!("By another name")));
        let stranger = site.call("resource_patch", json!({ "id": ids[1], "name": "x" })).await.error();
        assert_eq!(stranger, (403, "Authorization Error".into()));
    }

    async fn an_embargo_is_set_moved_and_ended_by_a_program(db: TestDb) {
        let site = site(&db).await;
        let day = |days: u64| {
            let at = site.house.now().checked_add(std::time::Duration::from_secs(days * 86_400)).unwrap();
            at.to_string()[..10].to_owned()
        };
        let mut package = small("budget", "Budget");
        package["embargo"] = json!(day(10));
        let made = site.publishes(package).await;
        assert_eq!((&made["state"], &made["private"]), (&json!("draft"), &json!(false)));
        assert_eq!(made["embargo"], format!("{}T00:00:00Z", day(10)));
        assert_eq!(site.call("package_show", json!({ "id": "budget" })).await.error().0, 404);
        // A change that says nothing of it leaves it.
        let patched = site.act("package_patch", json!({ "id": "budget", "notes": "All of it" })).await.result();
        assert_eq!(patched["embargo"], made["embargo"]);
        let moved = site.act("package_patch", json!({ "id": "budget", "embargo": day(20) })).await.result();
        assert_eq!(moved["embargo"], format!("{}T00:00:00Z", day(20)));
        let wrong = site.act("package_patch", json!({ "id": "budget", "embargo": "soon" })).await;
        assert_eq!(wrong.error(), (409, "Validation Error".into()));
        site.world.clock.advance(std::time::Duration::from_secs(11 * 86_400));
        run_due(&site.house, vec![site.press.handler()]).await.unwrap();
        assert_eq!(site.call("package_show", json!({ "id": "budget" })).await.error().0, 404);
        let ended = site.act("package_patch", json!({ "id": "budget", "embargo": "" })).await.result();
        assert_eq!((&ended["state"], ended.get("embargo")), (&json!("active"), None));
        assert_eq!(site.call("package_show", json!({ "id": "budget" })).await.result()["notes"], "All of it");
    }
}

#[tokio::test]
async fn a_token_that_does_not_hold_is_refused_in_the_envelope() {
    let db = TestDb::sqlite().await;
    let site = site(&db).await;
    for (method, action) in [(Method::GET, "status_show"), (Method::POST, "package_create")] {
        for name in ["authorization", "x-ckan-api-key"] {
            for below in ["/api/3/action", "/api/action"] {
                let headers = [(name, "0123456789abcdef"), ("content-type", "application/json")];
                let path = format!("{below}/{action}");
                let answer = ask(&site.router, method.clone(), &path, &headers, Body::from("{}")).await;
                assert_eq!(answer.error(), (403, "Authorization Error".into()));
                let json = answer.json();
                assert!(json["help"].as_str().unwrap().ends_with(&format!("help_show?name={action}")));
                assert!(
                    json["error"]["message"]
                        .as_str()
                        .unwrap()
                        .starts_with("Access denied: This access token")
                );
                assert_eq!(answer.headers["cache-control"], "no-store");
                assert_eq!(answer.headers["content-type"], "application/json;charset=utf-8");
            }
        }
    }
    let elsewhere =
        ask(&site.router, Method::GET, "/api/data/quality", &[("authorization", "x")], Body::empty());
    assert_eq!(elsewhere.await.headers["content-type"], "application/problem+json");
    db.drop().await;
}

#[tokio::test]
async fn what_the_house_refuses_is_said_in_the_envelope_too() {
    let db = TestDb::sqlite().await;
    let site = site(&db).await;
    let long = format!("{{\"id\": \"{}\"}}", "x".repeat(5 << 20));
    let headers = [("content-type", "application/json")];
    let answer =
        ask(&site.router, Method::POST, "/api/3/action/package_show", &headers, Body::from(long)).await;
    assert_eq!(answer.error(), (413, "Request Entity Too Large".into()));
    let method = ask(&site.router, Method::PUT, "/api/3/action/package_show", &[], Body::empty()).await;
    assert_eq!(method.status, StatusCode::BAD_REQUEST);
    assert!(method.json().as_str().unwrap().starts_with("Bad request - "));
    assert_eq!(site.get("/api/3").await.json(), json!({ "version": 3 }));
    let status = site.get("/api/util/status").await;
    assert_eq!(status.json(), site.call("status_show", json!({})).await.result());
    assert_eq!(status.headers["access-control-allow-origin"], "*");
    db.drop().await;
}

#[tokio::test]
async fn fields_that_nobody_filled_in_are_no_errors() {
    let db = TestDb::sqlite().await;
    let site = site(&db).await;
    site.publishes(trees()).await;
    site.publishes(small("lamps", "Lamps")).await;
    site.settles().await;
    assert_eq!(names(&site, json!({ "fq": "harvest_source_id:x" })).await, Vec::<String>::new());
    assert_eq!(
        names(&site, json!({ "fq": "-harvest_source_id:x", "sort": "id asc" })).await,
        ["trees", "lamps"]
    );
    assert_eq!(names(&site, json!({ "sort": "id desc" })).await, ["lamps", "trees"]);
    assert_eq!(names(&site, json!({ "q": "title:lamps", "sort": "popularity desc" })).await, ["lamps"]);
    let facets = site.call("package_search", json!({ "facet.field": ["colour"] })).await.result();
    assert_eq!(
        (&facets["facets"]["colour"], &facets["search_facets"]["colour"]["items"]),
        (&json!({}), &json!([]))
    );
    let error = site.call("package_search", json!({ "fq": "metadata_modified:[soon TO *]" })).await.error();
    assert_eq!(error, (400, "Search Query Error".into()));
    db.drop().await;
}

#[tokio::test]
async fn what_is_only_asked_for_is_answered_and_what_would_change_is_refused() {
    let db = TestDb::sqlite().await;
    let site = site(&db).await;
    site.publishes(trees()).await;
    site.settles().await;
    let of_theme = site.call("group_package_show", json!({ "id": "envi" })).await.result();
    assert_eq!(of_theme[0]["name"], "trees");
    assert_eq!(site.call("am_following_dataset", json!({ "id": "trees" })).await.result(), json!(false));
    assert_eq!(site.call("dataset_follower_count", json!({ "id": "trees" })).await.result(), json!(0));
    assert_eq!(site.call("dataset_follower_list", json!({ "id": "trees" })).await.result(), json!([]));
    let none = site.call("vocabulary_show", json!({ "id": "themes" })).await.error();
    assert_eq!(none, (404, "Not Found Error".into()));
    assert_eq!(site.call("organization_explode_list", json!({})).await.status, StatusCode::BAD_REQUEST);
    assert_eq!(site.act("organization_purge", json!({})).await.error(), (403, "Authorization Error".into()));
    db.drop().await;
}

#[tokio::test]
async fn tags_and_shapes_are_what_other_portals_take() {
    let db = TestDb::sqlite().await;
    let site = site(&db).await;
    let mut package = trees();
    package["tags"] = json!([{ "name": "parks/gardens" }, { "name": "x" }]);
    package["extras"] = json!([{ "key": "spatial", "value": "POLYGON ((4 50, 5 50, 5 51, 4 50))" }]);
    let made = site.publishes(package).await;
    assert_eq!((&made["tags"][0]["name"], &made["num_tags"]), (&json!("parks gardens"), &json!(1)));
    let spatial = made["extras"].as_array().unwrap().iter().find(|one| one["key"] == "spatial").unwrap();
    let shape: Value = serde_json::from_str(spatial["value"].as_str().unwrap()).unwrap();
    assert_eq!(
        shape,
        json!({ "type": "Polygon", "coordinates": [[[4.0, 50.0], [5.0, 50.0], [5.0, 51.0], [4.0, 50.0]]] })
    );
    // A change of something else leaves the keywords as they were written.
    site.act("package_patch", json!({ "id": "trees", "title": "Old trees" })).await.result();
    let mut reader = site.house.read().await.unwrap();
    let record =
        centum_catalogue::records::record_by_slug(&mut reader.conn(), "trees").await.unwrap().unwrap();
    let entry = centum_catalogue::records::current(&mut reader.conn(), record.id).await.unwrap().unwrap();
    assert!(entry.content.record.contains("parks/gardens"), "{}", entry.content.record);
    drop(reader);
    db.drop().await;
}
