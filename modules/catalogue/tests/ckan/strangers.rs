//! What other portals take of a package, and what their clients send.

use std::time::Duration;

use axum::body::Body;
use axum::http::{Method, StatusCode};
use centum_testkit::{TestDb, on_both_databases};
use serde_json::{Value, json};

use crate::site::{Site, ask, site, small, trees};

/// What a publication says itself, whatever a package can tell of it.
async fn document(site: &Site, slug: &str) -> Value {
    let mut reader = site.house.read().await.unwrap();
    let conn = &mut reader.conn();
    let record = centum_catalogue::records::record_by_slug(conn, slug).await.unwrap().unwrap();
    let entry = centum_catalogue::records::current(conn, record.id).await.unwrap().unwrap();
    serde_json::from_str(&entry.content.record).unwrap()
}

on_both_databases! {
    async fn an_odd_address_or_a_long_version_is_not_told_to_portals_that_refuse_it_and_stays(db: TestDb) {
        let site = site(&db).await;
        let mut package = trees();
        package["maintainer_email"] = json!("info@stadt.de.");
        package["author"] = json!("The gardeners");
        package["author_email"] = json!("a@b..c");
        package["version"] = json!("x".repeat(150));
        let made = site.publishes(package).await;
        assert_eq!((&made["maintainer_email"], &made["author_email"]), (&Value::Null, &Value::Null));
        assert_eq!(made["version"], "x".repeat(100));
        let own = document(&site, "trees").await;
        let says = |own: &Value| (own["version"].clone(), own["contacts"][0]["emails"].clone(), own["creators"][0]["emails"].clone());
        assert_eq!(says(&own), (json!("x".repeat(150)), json!(["info@stadt.de."]), json!(["a@b..c"])), "{own}");
        let mut whole = site.call("package_show", json!({ "id": "trees" })).await.result();
        whole["title"] = json!("Old trees");
        let updated = site.act("package_update", whole).await.result();
        assert_eq!((&updated["title"], &updated["version"]), (&json!("Old trees"), &made["version"]));
        assert_eq!(says(&document(&site, "trees").await), says(&own));
    }

    async fn a_page_of_another_site_may_ask_and_changes_nothing_without_a_token(db: TestDb) {
        let site = site(&db).await;
        site.publishes(trees()).await;
        let send = async |action: &str, token: Option<&str>| {
            let mut headers = vec![("content-type", "application/json"), ("origin", "https://map.example"), ("sec-fetch-site", "cross-site")];
            headers.extend(token.map(|token| ("authorization", token)));
            ask(&site.router, Method::POST, &format!("/api/3/action/{action}"), &headers, Body::from("{\"id\":\"trees\"}")).await
        };
        let shown = send("package_show", None).await;
        assert_eq!(shown.result()["name"], "trees");
        assert_eq!(shown.headers["access-control-allow-origin"], "*");
        assert_eq!(send("package_delete", None).await.error(), (403, "Authorization Error".into()));
        send("package_delete", Some(&site.token)).await.result();
        let first = [("origin", "https://map.example"), ("access-control-request-method", "POST")];
        let may = ask(&site.router, Method::OPTIONS, "/api/3/action/package_show", &first, Body::empty()).await;
        assert_eq!(may.status, StatusCode::NO_CONTENT);
        assert!(may.headers["access-control-allow-headers"].to_str().unwrap().contains("x-ckan-api-key"));
    }

    async fn a_licence_goes_by_the_name_that_every_portal_knows_and_keeps_its_version(db: TestDb) {
        let site = site(&db).await;
        let made = site.publishes(trees()).await;
        assert_eq!((&made["license_id"], &made["isopen"]), (&json!("cc-by"), &json!(true)));
        assert!(made["license_url"].as_str().unwrap().contains("/by/4.0"), "{}", made["license_url"]);
        let mut whole = made.clone();
        whole["notes"] = json!("Felled.");
        let updated = site.act("package_update", whole).await.result();
        assert_eq!((&updated["license_id"], &updated["license_url"]), (&made["license_id"], &made["license_url"]));
        for id in ["cc-zero", "odc-odbl", "uk-ogl", "gfdl", "cc-nc", "other-open", "other-pd", "other-closed"] {
            let patched = site.act("package_patch", json!({ "id": "trees", "license_id": id })).await.result();
            assert_eq!(patched["license_id"], id);
        }
        let listed = site.call("license_list", json!({})).await.result();
        assert!(listed.as_array().unwrap().iter().any(|one| one["id"] == "cc-by" && one["od_conformance"] == "approved"));
    }

    async fn what_was_taken_out_is_not_told_again_by_what_happened_to_it(db: TestDb) {
        let site = site(&db).await;
        let made = site.publishes(small("lamps", "The lamp of Jan Peeters")).await;
        let told = async |action: &str, given: Value| site.call(action, given).await.result().to_string();
        assert!(told("recently_changed_packages_activity_list", json!({})).await.contains("Peeters"));
        site.act("package_delete", json!({ "id": "lamps" })).await.result();
        for (action, given) in [
            ("recently_changed_packages_activity_list", json!({})),
            ("package_activity_list", json!({ "id": made["id"] })),
        ] {
            let told = told(action, given).await;
            assert!(told.contains("deleted package") && told.contains("lamps") && !told.contains("Peeters"), "{told}");
        }
    }

    async fn what_last_became_of_each_dataset_of_a_publisher_or_a_theme_is_told(db: TestDb) {
        let site = site(&db).await;
        site.publishes(trees()).await;
        site.publishes(small("lamps", "Lamps")).await;
        site.world.clock.advance(Duration::from_secs(3600));
        site.act("package_patch", json!({ "id": "trees", "notes": "Felled." })).await.result();
        site.settles().await;
        let told = async |action: &str, given: Value| {
            let all = site.call(action, given).await.result();
            let said = |one: &Value| (one["data"]["package"]["name"].clone(), one["activity_type"].clone());
            all.as_array().unwrap().iter().map(said).collect::<Vec<_>>()
        };
        let (trees, lamps) = ((json!("trees"), json!("changed package")), (json!("lamps"), json!("new package")));
        assert_eq!(told("organization_activity_list", json!({ "id": "leuven" })).await, [trees.clone(), lamps.clone()]);
        assert_eq!(told("organization_activity_list", json!({ "id": "leuven", "limit": 1, "offset": 1 })).await, [lamps]);
        assert_eq!(told("group_activity_list", json!({ "id": "envi" })).await, [trees]);
        let of_dataset = site.call("package_activity_list", json!({ "id": "trees" })).await.result();
        let of_theme = site.call("group_activity_list", json!({ "id": "envi" })).await.result();
        assert_eq!(of_theme[0], of_dataset[0], "it is one and the same activity");
        for action in ["organization_activity_list", "group_activity_list"] {
            assert_eq!(site.call(action, json!({ "id": "x" })).await.error(), (404, "Not Found Error".into()));
            assert_eq!(site.call(action, json!({})).await.error(), (409, "Validation Error".into()));
        }
    }

    async fn whole_packages_come_in_the_order_in_which_they_last_changed(db: TestDb) {
        let site = site(&db).await;
        for name in ["lamps", "parks", "bins"] {
            site.publishes(small(name, name)).await;
        }
        site.world.clock.advance(Duration::from_secs(3600));
        site.act("package_patch", json!({ "id": "parks", "notes": "Greener." })).await.result();
        site.settles().await;
        let names = async |given: Value| {
            let all = site.call("current_package_list_with_resources", given).await.result();
            all.as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(names(json!({})).await, ["parks", "bins", "lamps"]);
        assert_eq!(names(json!({ "limit": 1, "offset": 1 })).await, ["bins"]);
        assert_eq!(names(json!({ "limit": 2, "page": 2 })).await, ["lamps"]);
    }
}

#[tokio::test]
async fn names_that_no_portal_gives_away_are_refused() {
    let db = TestDb::sqlite().await;
    let site = site(&db).await;
    for name in ["new", "edit", "search"] {
        let refused = site.act("package_create", small(name, "Lamps")).await;
        assert_eq!(refused.error(), (409, "Validation Error".into()), "{name}");
        assert_eq!(refused.json()["error"]["name"], json!(["That name cannot be used"]));
    }
    db.drop().await;
}

#[tokio::test]
async fn what_only_reads_may_be_asked_in_the_address_and_what_writes_may_not() {
    let db = TestDb::sqlite().await;
    let site = site(&db).await;
    site.publishes(trees()).await;
    site.publishes(small("lamps", "Lamps")).await;
    site.settles().await;
    let headers = [("content-type", "application/json"), ("x-ckan-api-key", site.token.as_str())];
    let post = async |path: &str, body: &'static str| {
        ask(&site.router, Method::POST, &format!("/api/3/action/{path}"), &headers, Body::from(body)).await
    };
    let found = post("package_search?q=lamps", "{}").await.result();
    assert_eq!((&found["count"], &found["results"][0]["name"]), (&json!(1), &json!("lamps")));
    assert_eq!(
        post("package_search?q=lamps", "{\"q\": \"trees\"}").await.result()["results"][0]["name"],
        "trees"
    );
    let written = post("package_patch?id=lamps", "{\"title\": \"x\"}").await;
    assert_eq!(written.status, StatusCode::CONFLICT, "the body alone says what is written");
    db.drop().await;
}

#[tokio::test]
async fn a_list_of_publishers_or_themes_holds_what_was_asked_for() {
    let db = TestDb::sqlite().await;
    let site = site(&db).await;
    for (action, given, names) in [
        ("organization_list", json!({ "q": "City of" }), json!(["leuven"])),
        ("organization_list", json!({ "q": "ghent" }), json!([])),
        ("organization_list", json!({ "organizations": "ghent, leuven" }), json!(["leuven"])),
        ("group_list", json!({ "q": "environ" }), json!(["envi"])),
        ("group_list", json!({ "groups": "tran,envi" }), json!(["envi", "tran"])),
        ("group_list", json!({ "groups": ["TRAN"] }), json!(["tran"])),
    ] {
        assert_eq!(site.call(action, given.clone()).await.result(), names, "{action}: {given}");
    }
    db.drop().await;
}

#[tokio::test]
async fn what_is_paged_or_put_together_as_elsewhere_leads_on() {
    let db = TestDb::sqlite().await;
    let site = site(&db).await;
    let made = site.publishes(trees()).await;
    site.settles().await;
    let page = async |offset: usize| {
        let given = json!({ "query": "e", "limit": 1, "offset": offset });
        site.call("tag_search", given).await.result()
    };
    let (first, second, third) = (page(0).await, page(1).await, page(2).await);
    assert_eq!((&first["count"], &first["results"][0]["name"]), (&json!(2), &json!("green space")));
    assert_eq!((&second["results"][0]["name"], &third["results"]), (&json!("trees"), &json!([])));
    for id in ["leuven", "envi"] {
        let members = site.call("member_list", json!({ "id": id, "object_type": "package" })).await;
        assert_eq!(members.result(), json!([[made["id"], "package", "public"]]), "{id}");
    }
    let people = site.call("member_list", json!({ "id": "leuven", "object_type": "user" })).await;
    assert_eq!(people.result(), json!([]));
    assert_eq!(site.call("member_list", json!({ "id": "x" })).await.error().0, 404);
    let resource = made["resources"][0]["id"].as_str().unwrap();
    let led = site.get(&format!("/dataset/trees/resource/{resource}")).await;
    assert_eq!(led.status, StatusCode::TEMPORARY_REDIRECT);
    let target = led.headers["location"].to_str().unwrap();
    assert!(target.starts_with("/data/datasets/trees#distribution-"), "{target}");
    assert_eq!(site.get("/dataset/trees/resource/none").await.status, StatusCode::NOT_FOUND);
    db.drop().await;
}
