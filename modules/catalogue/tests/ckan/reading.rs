//! Reading through the Action API.

use axum::body::Body;
use axum::http::{Method, StatusCode};
use centum_testkit::on_both_databases;
use serde_json::json;

use crate::site::{ask, site, small, trees};

on_both_databases! {
    async fn a_package_is_shown_by_identifier_and_by_name(db: TestDb) {
        let site = site(&db).await;
        let made = site.publishes(trees()).await;
        let by_name = site.get("/api/3/action/package_show?id=trees").await;
        assert_eq!(by_name.headers["access-control-allow-origin"], "*");
        let shown = by_name.result();
        assert_eq!(shown, made);
        assert_eq!(site.call("package_show", json!({ "id": made["id"] })).await.result(), shown);
        assert_eq!(shown["title"], "Trees of Leuven");
        assert_eq!((&shown["license_id"], &shown["isopen"]), (&json!("cc-by"), &json!(true)));
        assert_eq!((&shown["organization"]["name"], &shown["organization"]["title"]), (&json!("leuven"), &json!("City of Leuven")));
        assert_eq!(shown["groups"][0]["name"], "envi");
        assert_eq!((&shown["num_resources"], &shown["num_tags"]), (&json!(2), &json!(2)));
        assert_eq!((&shown["state"], &shown["private"]), (&json!("active"), &json!(false)));
        let csv = shown["resources"].as_array().unwrap().iter().find(|one| one["format"] == "CSV").unwrap();
        assert_eq!((&csv["url"], &csv["size"]), (&json!("https://leuven.example/trees.csv"), &json!(1200)));
        assert_eq!(site.call("resource_show", json!({ "id": csv["id"] })).await.result(), *csv);
        for (asked, leads_to) in [
            ("trees".to_owned(), "/data/datasets/trees"),
            (shown["id"].as_str().unwrap().to_owned(), "/data/datasets/trees"),
            ("trees.ttl".to_owned(), "/data/datasets/trees.ttl"),
        ] {
            let page = site.get(&format!("/dataset/{asked}")).await;
            assert_eq!((page.status, page.headers["location"].to_str().unwrap()), (StatusCode::TEMPORARY_REDIRECT, leads_to));
        }
        assert_eq!(site.get("/dataset/none").await.status, StatusCode::NOT_FOUND);
        let created = shown["metadata_created"].as_str().unwrap();
        assert!(created.len() == 26 && !created.ends_with('Z'), "{created}");
    }

    async fn lists_organisations_and_themes_are_told(db: TestDb) {
        let site = site(&db).await;
        site.publishes(trees()).await;
        site.publishes(small("lamps", "Lamps")).await;
        site.settles().await;
        assert_eq!(site.get("/api/action/package_list").await.result(), json!(["lamps", "trees"]));
        assert_eq!(site.get("/api/action/package_list?limit=1&offset=1").await.result(), json!(["trees"]));
        assert_eq!(site.get("/api/action/organization_list").await.result(), json!(["leuven"]));
        let whole = site.call("organization_list", json!({ "all_fields": true })).await.result();
        assert_eq!(whole[0]["package_count"], 2);
        let one = site.call("organization_show", json!({ "id": "leuven", "include_datasets": true })).await.result();
        assert_eq!(one["packages"].as_array().unwrap().len(), 2);
        let theme = site.call("group_show", json!({ "id": "envi" })).await.result();
        assert_eq!((&theme["package_count"], &theme["title"]), (&json!(1), &json!("Environment")));
        assert_eq!(site.call("group_list", json!({})).await.result().as_array().unwrap().len(), 13);
        assert_eq!(site.call("tag_list", json!({})).await.result(), json!(["green space", "trees"]));
        assert_eq!(site.call("tag_list", json!({ "query": "green" })).await.result(), json!(["green space"]));
        let changed = site.call("recently_changed_packages_activity_list", json!({})).await.result();
        assert_eq!((&changed[0]["data"]["package"]["name"], &changed[0]["activity_type"]), (&json!("lamps"), &json!("new package")));
        let current = site.call("current_package_list_with_resources", json!({ "limit": 1 })).await.result();
        assert_eq!(current[0]["name"], "lamps");
        assert_eq!(site.call("package_autocomplete", json!({ "q": "tre" })).await.result()[0]["name"], "trees");
        let open = site.act("organization_list_for_user", json!({})).await.result();
        assert_eq!(open[0]["name"], "leuven");
        assert_eq!(site.call("organization_list_for_user", json!({})).await.result(), json!([]));
    }
}

#[tokio::test]
async fn what_is_wrong_is_said_by_the_names_that_clients_know() {
    let db = centum_testkit::TestDb::sqlite().await;
    let site = site(&db).await;
    let error = async |action: &str, given| site.call(action, given).await.error();
    assert_eq!(error("package_show", json!({ "id": "none" })).await, (404, "Not Found Error".into()));
    assert_eq!(error("package_show", json!({})).await, (409, "Validation Error".into()));
    assert_eq!(error("resource_show", json!({ "id": "x" })).await, (404, "Not Found Error".into()));
    assert_eq!(error("organization_show", json!({ "id": "x" })).await, (404, "Not Found Error".into()));
    assert_eq!(error("user_show", json!({})).await, (403, "Authorization Error".into()));
    assert_eq!(error("package_create", json!({})).await, (403, "Authorization Error".into()));
    assert_eq!(
        error("organization_create", json!({ "name": "x" })).await,
        (403, "Authorization Error".into())
    );
    assert_eq!(error("package_search", json!({ "fq": "title:[" })).await, (400, "Search Query Error".into()));
    assert_eq!(error("package_search", json!({ "rows": -1 })).await, (409, "Validation Error".into()));
    assert_eq!(site.call("package_explode", json!({})).await.status, StatusCode::BAD_REQUEST);
    let broken =
        ask(&site.router, Method::POST, "/api/action/package_show", &[], Body::from("{\"id\":")).await;
    assert_eq!(broken.status, StatusCode::BAD_REQUEST);
    let validation = site.call("package_show", json!({})).await.json();
    assert_eq!(validation["error"]["id"], json!(["Missing value"]));
    assert!(validation["help"].as_str().unwrap().ends_with("help_show?name=package_show"));
    assert_eq!(site.call("status_show", json!({})).await.result()["site_url"], "https://centum.example");
    assert!(site.call("license_list", json!({})).await.result().as_array().unwrap().len() > 10);
    assert!(site.call("help_show", json!({ "name": "package_search" })).await.result().is_string());
    let formats = site.call("format_autocomplete", json!({ "q": "csv" })).await.result();
    assert_eq!(formats[0], "csv");
    db.drop().await;
}

#[tokio::test]
async fn a_script_of_another_site_is_called_back_with_the_answer() {
    let db = centum_testkit::TestDb::sqlite().await;
    let site = site(&db).await;
    site.publishes(small("lamps", "Lamps")).await;
    let path = "/api/3/action/package_show?id=lamps";
    for (name, is_called) in [("jQuery1_2", true), ("app.shown", true), ("alert(1)//", false), ("1a", false)]
    {
        let answer = site.get(&format!("{path}&callback={name}")).await;
        assert_eq!(answer.status, StatusCode::OK);
        let kind = answer.headers["content-type"].to_str().unwrap();
        let text = String::from_utf8_lossy(&answer.bytes);
        if is_called {
            assert_eq!(kind, "application/javascript;charset=utf-8");
            assert!(text.starts_with(&format!("/**/{name}({{")) && text.ends_with("});"), "{text}");
            assert_eq!(answer.headers["cross-origin-resource-policy"], "cross-origin");
        } else {
            assert_eq!(kind, "application/json;charset=utf-8");
            assert_eq!(answer.result()["title"], "Lamps");
        }
    }
    db.drop().await;
}

#[tokio::test]
async fn forms_and_json_under_the_name_of_a_form_are_read() {
    let db = centum_testkit::TestDb::sqlite().await;
    let site = site(&db).await;
    site.publishes(small("lamps", "Lamps")).await;
    let form = [("content-type", "application/x-www-form-urlencoded")];
    for body in ["id=lamps", "{\"id\": \"lamps\"}", "%7B%22id%22%3A%20%22lamps%22%7D"] {
        let path = "/api/3/action/package_show";
        let answer = ask(&site.router, Method::POST, path, &form, Body::from(body)).await;
        assert_eq!(answer.result()["title"], "Lamps");
    }
    let bare =
        ask(&site.router, Method::POST, "/api/3/action/package_show?id=lamps", &[], Body::empty()).await;
    assert_eq!(bare.result()["title"], "Lamps");
    db.drop().await;
}
