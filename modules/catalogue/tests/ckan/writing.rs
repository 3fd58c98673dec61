//! Writing through the Action API: rights, faults, files.

use axum::body::Body;
use axum::http::{Method, StatusCode};
use centum_accounts::{Role, make_access_token};
use centum_catalogue::records::{record_by_slug, restore, withdraw};
use centum_catalogue::sources::{CatalogueKind, NewCatalogue, add_catalogue};
use centum_testkit::{TestDb, on_both_databases};
use serde_json::json;

use crate::site::{ORGANISER, Site, ask, person, site, small, trees};

on_both_databases! {
    async fn a_package_is_made_changed_and_taken_out(db: TestDb) {
        let site = site(&db).await;
        let made = site.publishes(trees()).await;
        let patched = site.act("package_patch", json!({ "id": "trees", "title": "Old trees" })).await.result();
        assert_eq!((&patched["title"], &patched["notes"], &patched["id"]), (&json!("Old trees"), &made["notes"], &made["id"]));
        let ids = |package: &serde_json::Value| {
            let ids = package["resources"].as_array().unwrap().iter();
            ids.map(|one| one["id"].clone()).collect::<Vec<_>>()
        };
        assert_eq!(ids(&patched), ids(&made), "resources keep their identifiers");
        let mut whole = patched.clone();
        whole["license_id"] = json!("cc-zero");
        whole["resources"].as_array_mut().unwrap().truncate(1);
        let updated = site.act("package_update", whole).await.result();
        assert_eq!((&updated["license_id"], &updated["num_resources"]), (&json!("cc-zero"), &json!(1)));
        let activity = site.call("package_activity_list", json!({ "id": "trees" })).await.result();
        assert_eq!(activity.as_array().unwrap().len(), 3);
        for time in ["once", "and again, by who heard no answer"] {
            assert_eq!(site.act("package_delete", json!({ "id": "trees" })).await.result(), json!(null), "{time}");
        }
        assert_eq!(site.call("package_show", json!({ "id": "trees" })).await.status, StatusCode::NOT_FOUND);
        assert_eq!(site.act("package_show", json!({ "id": "trees" })).await.result()["state"], "deleted");
        for (action, given) in [
            ("package_patch", json!({ "id": "trees", "notes": "Felled." })),
            ("package_update", json!({ "id": "trees", "title": "Trees" })),
            ("resource_create", json!({ "package_id": "trees", "url": "https://leuven.example/more.csv" })),
            ("package_patch", json!({ "id": "trees", "state": "active", "embargo": "soon" })),
        ] {
            assert_eq!(site.act(action, given.clone()).await.error(), (409, "Validation Error".into()), "{given}");
            let still = site.act("package_show", json!({ "id": "trees" })).await.result();
            assert_eq!(still["state"], "deleted", "{action} does not put it back");
        }
        let back = site.act("package_patch", json!({ "id": "trees", "state": "active" })).await.result();
        assert_eq!(back["state"], "active");
        assert_eq!(site.call("package_show", json!({ "id": "trees" })).await.result()["title"], "Old trees");
    }

    async fn places_of_a_package_are_revised_where_it_stands_as_it_has_to(db: TestDb) {
        let site = site(&db).await;
        let made = site.publishes(trees()).await;
        let first = made["resources"][0]["name"].clone();
        let given = json!({
            "match": { "name": "trees" }, "match__resources__0__name": first, "filter": ["-resources__1"],
            "update": { "notes": "Felled." }, "update__resources__0__name": "Stumps",
        });
        let package = site.act("package_revise", given.clone()).await.result()["package"].clone();
        assert_eq!((&package["notes"], &package["title"]), (&json!("Felled."), &made["title"]));
        assert_eq!((&package["resources"][0]["id"], &package["resources"][0]["name"]), (&made["resources"][0]["id"], &json!("Stumps")));
        assert_eq!(package["num_resources"], 1);
        assert_eq!(site.call("package_show", json!({ "id": "trees" })).await.result(), package);
        let again = site.act("package_revise", given.clone()).await;
        assert_eq!(again.error(), (409, "Validation Error".into()), "the resource has another name now");
        assert_eq!(site.call("package_revise", given).await.error(), (403, "Authorization Error".into()));
        let nothing = site.act("package_revise", json!({ "update__notes": "x" })).await;
        assert_eq!(nothing.error(), (409, "Validation Error".into()));
    }

    async fn a_sign_that_no_database_keeps_is_looked_for_in_vain(db: TestDb) {
        let site = site(&db).await;
        let asked = site.call("package_show", json!({ "id": "a\u{0}b" })).await;
        assert_eq!(asked.status, StatusCode::NOT_FOUND);
        let shown = site.act("organization_show", json!({ "id": "\u{0}" })).await;
        assert_eq!(shown.status, StatusCode::NOT_FOUND);
    }

    async fn nobody_is_told_that_something_is_closed_which_everybody_reads(db: TestDb) {
        let site = site(&db).await;
        site.publishes(small("lamps", "Lamps")).await;
        for (action, given) in [
            ("package_patch", json!({ "id": "lamps", "private": true })),
            ("package_patch", json!({ "id": "lamps", "private": "True", "notes": "Names stand in it" })),
            ("package_patch", json!({ "id": "lamps", "state": "deleted" })),
            ("package_update", json!({ "id": "lamps", "title": "Lamps", "private": true })),
            ("package_revise", json!({ "match": { "name": "lamps" }, "update": { "private": true } })),
        ] {
            assert_eq!(site.act(action, given.clone()).await.error(), (409, "Validation Error".into()), "{given}");
        }
        let shown = site.act("package_show", json!({ "id": "lamps" })).await.result();
        assert_eq!((&shown["state"], &shown["private"]), (&json!("active"), &json!(false)));
        let mut draft = small("budget", "Budget");
        draft["state"] = json!("draft");
        assert_eq!(site.publishes(draft).await["state"], "draft");
        assert_eq!(site.call("package_show", json!({ "id": "budget" })).await.error().0, 404);
        let opened = site.act("package_patch", json!({ "id": "budget", "state": "active" })).await.result();
        assert_eq!(opened["state"], "active");
        assert_eq!(site.call("package_show", json!({ "id": "budget" })).await.status, StatusCode::OK);
    }

    async fn a_dataset_that_shall_have_another_name_or_owner_is_refused_and_not_passed_over(db: TestDb) {
        let site = site(&db).await;
        let new = NewCatalogue { slug: "ghent".into(), name: "Ghent".into(), homepage: None, kind: CatalogueKind::Own, publisher: None };
        add_catalogue(&site.house, &ORGANISER, &new).await.unwrap();
        let made = site.publishes(small("lamps", "Lamps")).await;
        for (field, value) in [("name", "lights"), ("owner_org", "ghent")] {
            let mut given = json!({ "id": "lamps", "title": "Lights" });
            given[field] = json!(value);
            let refused = site.act("package_patch", given).await;
            assert_eq!(refused.error(), (409, "Validation Error".into()), "{field}");
            assert!(refused.json()["error"][field].is_array(), "{field}");
        }
        assert_eq!(site.call("package_show", json!({ "id": "lamps" })).await.result()["title"], "Lamps");
        for owner in [made["owner_org"].clone(), made["organization"]["name"].clone(), json!("leuven-data")] {
            let given = json!({ "id": "lamps", "name": "lamps", "owner_org": owner });
            assert_eq!(site.act("package_patch", given).await.status, StatusCode::OK, "{owner}");
        }
    }

    async fn resources_come_change_and_go(db: TestDb) {
        let site = site(&db).await;
        site.publishes(small("lamps", "Lamps")).await;
        let new = json!({ "package_id": "lamps", "url": "https://leuven.example/l.csv", "name": "Lamps", "format": "CSV" });
        let made = site.act("resource_create", new).await.result();
        let id = made["id"].clone();
        let patched = site.act("resource_patch", json!({ "id": id, "name": "All lamps" })).await.result();
        assert_eq!((&patched["id"], &patched["name"], &patched["url"]), (&id, &json!("All lamps"), &made["url"]));
        let whole = json!({ "id": id, "url": "https://leuven.example/l2.json", "format": "JSON" });
        let updated = site.act("resource_update", whole).await.result();
        assert_eq!((&updated["id"], &updated["format"], &updated["name"]), (&id, &json!("JSON"), &json!("")));
        assert_eq!(site.act("resource_delete", json!({ "id": id })).await.result(), json!(null));
        assert_eq!(site.call("package_show", json!({ "id": "lamps" })).await.result()["num_resources"], 0);
    }
}

fn form(parts: &[(&str, &str)], file: (&str, &str)) -> (String, String) {
    let mut body = String::new();
    for (name, value) in parts {
        body.push_str(&format!("--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"));
    }
    let (name, bytes) = file;
    let head = "Content-Disposition: form-data; name=\"upload\"; filename=";
    body.push_str(&format!("--b\r\n{head}\"{name}\"\r\n\r\n{bytes}\r\n--b--\r\n"));
    (body, "multipart/form-data; boundary=b".to_owned())
}

#[tokio::test]
async fn a_file_is_kept_and_served_once_it_is_public_and_only_as_long() {
    let db = TestDb::sqlite().await;
    let site = site(&db).await;
    site.publishes(small("lamps", "Lamps")).await;
    let parts = [("package_id", "lamps"), ("name", "All lamps")];
    let (body, kind) = form(&parts, ("lamps of leuven.csv", "id;lat\n1;50.9\n"));
    let headers = [("content-type", kind.as_str()), ("authorization", site.token.as_str())];
    let path = "/api/action/resource_create";
    let made = ask(&site.router, Method::POST, path, &headers, Body::from(body)).await.result();
    assert_eq!(
        (&made["format"], &made["mimetype"], &made["size"]),
        (&json!("CSV"), &json!("text/csv"), &json!(14))
    );
    let url = made["url"].as_str().unwrap();
    assert!(url.ends_with("/lamps_of_leuven.csv"), "{url}");
    let path = url.strip_prefix("https://centum.example").unwrap();
    let file = site.get(path).await;
    assert_eq!((file.status, &file.bytes[..]), (StatusCode::OK, &b"id;lat\n1;50.9\n"[..]));
    assert!(file.headers["content-disposition"].to_str().unwrap().starts_with("attachment"));
    assert_eq!(file.headers["x-content-type-options"], "nosniff");
    assert_eq!(made["hash"].as_str().unwrap(), path.split('/').nth(3).unwrap());
    assert_eq!(site.get(&path.replace(".csv", ".exe")).await.status, StatusCode::NOT_FOUND);
    site.act("package_delete", json!({ "id": "lamps" })).await.result();
    assert_eq!(site.get(path).await.status, StatusCode::NOT_FOUND);
    db.drop().await;
}

/// Lea brings a table for a package. Tells its address.
async fn brings(site: &Site, package: &str) -> String {
    let (body, kind) = form(&[("package_id", package)], ("table.csv", "species,height\noak,12\nash,9\n"));
    let headers = [("content-type", kind.as_str()), ("authorization", site.token.as_str())];
    let path = "/api/action/resource_create";
    let made = ask(&site.router, Method::POST, path, &headers, Body::from(body)).await.result();
    made["url"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_file_of_what_an_organiser_took_out_goes_and_comes_back_with_it() {
    let db = TestDb::sqlite().await;
    let site = site(&db).await;
    site.publishes(small("lamps", "Lamps")).await;
    let url = brings(&site, "lamps").await;
    let path = url.strip_prefix("https://centum.example").unwrap();
    assert_eq!(site.get(path).await.status, StatusCode::OK);
    let known = record_by_slug(&mut site.house.read().await.unwrap().conn(), "lamps").await.unwrap().unwrap();
    withdraw(&site.house, &ORGANISER, known.id, "Names of people stand in it").await.unwrap();
    assert_eq!(site.get(path).await.status, StatusCode::NOT_FOUND);
    restore(&site.house, &ORGANISER, known.id, "They do not").await.unwrap();
    assert_eq!(site.get(path).await.status, StatusCode::OK);
    db.drop().await;
}

#[tokio::test]
async fn who_names_the_address_of_a_file_that_is_not_public_sees_nothing_of_it() {
    let db = TestDb::sqlite().await;
    let site = site(&db).await;
    let mut closed = small("budget", "Budget");
    closed["private"] = json!(true);
    site.publishes(closed).await;
    let url = brings(&site, "budget").await;
    let mut copy = small("copy", "Copy");
    copy["resources"] = json!([{ "url": url, "download_url": url, "name": "Table", "format": "CSV" }]);
    site.publishes(copy).await;
    let sees = async || {
        let (path, headers) = ("/data/datasets/copy", [("accept", "text/html")]);
        let page = ask(&site.router, Method::GET, path, &headers, Body::empty()).await;
        assert_eq!(page.status, StatusCode::OK);
        String::from_utf8(page.bytes.to_vec()).unwrap()
    };
    let page = sees().await;
    assert!(page.contains("Table") && !page.contains("species"), "{page}");
    site.act("package_patch", json!({ "id": "budget", "private": false })).await.result();
    let page = sees().await;
    assert!(page.contains("species"), "{page}");
    db.drop().await;
}

#[tokio::test]
async fn what_cannot_be_taken_is_said_field_by_field() {
    let db = TestDb::sqlite().await;
    let site = site(&db).await;
    let error = async |given| site.act("package_create", given).await.json()["error"].clone();
    let said = error(json!({ "title": "x" })).await;
    assert_eq!(
        said,
        json!({ "__type": "Validation Error", "name": ["Missing value"], "owner_org": ["Missing value"] })
    );
    assert!(error(small("Not A Name", "x")).await["name"].is_array());
    let mut elsewhere = small("lamps", "Lamps");
    elsewhere["owner_org"] = json!("ghent");
    assert_eq!(error(elsewhere).await["owner_org"], json!(["Organization does not exist"]));
    let mut nowhere = small("lamps", "Lamps");
    nowhere["resources"] = json!([{ "name": "no address" }]);
    assert_eq!(error(nowhere).await["url"], json!(["Missing value"]));
    site.publishes(small("lamps", "Lamps")).await;
    assert_eq!(error(small("lamps", "Lamps again")).await["name"], json!(["That URL is already in use."]));
    db.drop().await;
}

#[tokio::test]
async fn who_was_not_named_for_a_catalogue_writes_nothing_in_it_and_sees_no_draft() {
    let db = TestDb::sqlite().await;
    let site = site(&db).await;
    let mut draft = small("lamps", "Lamps");
    draft["private"] = json!(true);
    let made = site.act("package_create", draft).await.result();
    assert_eq!((&made["private"], &made["state"]), (&json!(true), &json!("draft")));
    let other = person(&site.house, "Otto", Role::CityOfficer).await;
    let (_, secret) = make_access_token(&site.house, &other, "ckanapi", 30).await.unwrap();
    let headers = [("authorization", secret.reveal())];
    let act = async |action: &str, given: serde_json::Value| {
        let path = format!("/api/3/action/{action}");
        ask(&site.router, Method::POST, &path, &headers, Body::from(given.to_string())).await
    };
    assert_eq!(act("package_show", json!({ "id": "lamps" })).await.error(), (404, "Not Found Error".into()));
    assert_eq!(act("package_patch", json!({ "id": "lamps" })).await.error(), (404, "Not Found Error".into()));
    assert_eq!(act("package_create", small("x-y", "X")).await.error(), (403, "Authorization Error".into()));
    site.act("package_patch", json!({ "id": "lamps", "private": false })).await.result();
    assert_eq!(act("package_show", json!({ "id": "lamps" })).await.result()["title"], "Lamps");
    assert_eq!(
        act("package_delete", json!({ "id": "lamps" })).await.error(),
        (403, "Authorization Error".into())
    );
    db.drop().await;
}
