//! Publishing at the desk, without a script.

use axum::body::Body;
use axum::http::{Method, StatusCode};
use centum_accounts::Role;
use centum_catalogue::publishing::{find, set_review};
use centum_testkit::{TestDb, sign_in};
use serde_json::json;

use crate::site::{Answer, ORGANISER, Site, ask, person, site};

struct Reader<'a> {
    site: &'a Site,
    cookie: String,
}

/// Signs somebody in by a link.
async fn signed_in<'a>(site: &'a Site, address: &str) -> Reader<'a> {
    Reader { site, cookie: sign_in(&site.house, address).await }
}

impl Reader<'_> {
    async fn sees(&self, path: &str) -> String {
        let headers = [("cookie", self.cookie.as_str()), ("accept", "text/html")];
        let answer = ask(&self.site.router, Method::GET, path, &headers, Body::empty()).await;
        let text = String::from_utf8(answer.bytes.to_vec()).unwrap();
        assert_eq!(answer.status, StatusCode::OK, "{path}: {text}");
        text
    }

    /// Sends a form of a page; the fields that the page hides go along.
    async fn sends(&self, page: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
        let page = self.sees(page).await;
        let hidden = |name: &str| {
            let (_, rest) = page.split_once(&format!("name=\"{name}\" value=\""))?;
            rest.split_once('"').map(|(value, _)| value.to_owned())
        };
        let mut body = format!("csrf={}", hidden("csrf").unwrap());
        for name in ["version", "catalogue"] {
            let typed = fields.iter().any(|(typed, _)| *typed == name);
            if let Some(value) = hidden(name).filter(|_| !typed) {
                body.push_str(&format!("&{name}={value}"));
            }
        }
        for (name, value) in fields {
            let value: String = value.bytes().map(|byte| format!("%{byte:02X}")).collect();
            body.push_str(&format!("&{name}={value}"));
        }
        let headers = [
            ("cookie", self.cookie.as_str()),
            ("content-type", "application/x-www-form-urlencoded"),
            ("accept", "text/html"),
        ];
        ask(&self.site.router, Method::POST, path, &headers, Body::from(body)).await
    }
}

fn leads_to(answer: &Answer) -> String {
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", String::from_utf8_lossy(&answer.bytes));
    answer.headers["location"].to_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_city_without_a_portal_publishes_a_dataset_by_forms() {
    let db = TestDb::sqlite().await;
    let site = site(&db).await;
    let lea = signed_in(&site, "lea@example.org").await;
    assert!(lea.sees("/desk/publish").await.contains("New dataset in Data of Leuven"));
    let new = "/desk/publish/new?catalogue=leuven-data";
    let empty = lea.sends(new, "/desk/publish/new", &[("title", " "), ("language", "en")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    let nowhere = [("title", "Benches"), ("language", "en"), ("contact_mail", "the town hall")];
    let nowhere = lea.sends(new, "/desk/publish/new", &nowhere).await;
    assert_eq!(nowhere.status, StatusCode::UNPROCESSABLE_ENTITY, "that is no mail address");
    let fields =
        [("title", "Benches"), ("language", "en"), ("keywords", "street, seats"), ("licence", "CC0")];
    let page = leads_to(&lea.sends(new, "/desk/publish/new", &fields).await);
    let link = [("link", "https://leuven.example/benches.csv"), ("link_format", "csv")];
    assert_eq!(leads_to(&lea.sends(&page, &format!("{page}/links"), &link).await), page);
    let wrong = lea.sends(&page, &format!("{page}/links"), &[("link", "javascript:alert(1)")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let stale = lea.sends(&page, &format!("{page}/edit"), &[("version", "1"), ("title", "Stools")]).await;
    assert_eq!(stale.status, StatusCode::UNPROCESSABLE_ENTITY, "an old version is not kept");
    assert_eq!(leads_to(&lea.sends(&page, &format!("{page}/step"), &[("step", "send-in")]).await), page);
    assert!(lea.sees(&page).await.contains("Published"));
    assert!(lea.sees("/desk/publish").await.contains("Benches"));
    let id = page.rsplit('/').next().unwrap();
    let shown = site.get(&format!("/api/3/action/package_show?id={id}")).await.result();
    assert_eq!((&shown["title"], &shown["license_id"]), (&"Benches".into(), &"cc-zero".into()));
    assert_eq!(shown["resources"][0]["format"], "CSV");
    let withdrawn =
        lea.sends(&page, &format!("{page}/step"), &[("step", "withdraw"), ("reason", "Sold")]).await;
    assert_eq!(leads_to(&withdrawn), page);
    assert!(lea.sees(&page).await.contains("Sold"));
    assert_eq!(site.get(&format!("/api/3/action/package_show?id={id}")).await.status, StatusCode::NOT_FOUND);
    db.drop().await;
}

#[tokio::test]
async fn an_embargo_that_is_left_alone_keeps_its_hour_and_a_title_says_how_long_it_may_be() {
    let db = TestDb::sqlite().await;
    let site = site(&db).await;
    let closed = json!({
        "name": "benches", "title": "Benches", "owner_org": "leuven-data", "embargo": "2099-03-01T18:00:00Z",
    });
    let made = site.publishes(closed).await;
    let id = made["id"].as_str().unwrap().parse().unwrap();
    let before = find(&mut site.house.read().await.unwrap().conn(), &site.lea, id).await.unwrap();
    let lea = signed_in(&site, "lea@example.org").await;
    let edit = format!("/desk/publish/{id}/edit");
    let long = "x".repeat(1001);
    let long = [("title", long.as_str()), ("language", "en"), ("embargo", "2099-03-01")];
    let told = lea.sends(&edit, &edit, &long).await;
    let told = String::from_utf8_lossy(&told.bytes).into_owned();
    assert!(told.contains("Shorten this to"), "{told}");
    let fields = [("title", "Seats"), ("language", "en"), ("embargo", "2099-03-01")];
    leads_to(&lea.sends(&edit, &edit, &fields).await);
    let after = find(&mut site.house.read().await.unwrap().conn(), &site.lea, id).await.unwrap();
    assert_eq!(before.embargo, Some("2099-03-01T18:00:00Z".parse().unwrap()));
    assert_eq!((after.embargo, after.version), (before.embargo, before.version + 1));
    db.drop().await;
}

#[tokio::test]
async fn who_wrote_it_is_not_offered_to_approve_it() {
    let db = TestDb::sqlite().await;
    let site = site(&db).await;
    set_review(&site.house, &ORGANISER, site.own, true).await.unwrap();
    person(&site.house, "Olga", Role::Organiser).await;
    let lea = signed_in(&site, "lea@example.org").await;
    let new = "/desk/publish/new?catalogue=leuven-data";
    let fields = [("title", "Benches"), ("language", "en")];
    let page = leads_to(&lea.sends(new, "/desk/publish/new", &fields).await);
    leads_to(&lea.sends(&page, &format!("{page}/step"), &[("step", "send-in")]).await);
    assert!(!lea.sees(&page).await.contains("value=\"publish\""));
    let olga = signed_in(&site, "olga@example.org").await;
    assert!(olga.sees(&page).await.contains("value=\"publish\""));
    db.drop().await;
}

#[tokio::test]
async fn every_sample_renders_and_every_text_exists() {
    let db = TestDb::sqlite().await;
    let site = site(&db).await;
    let english = site.app.catalogue.english();
    for sample in (centum_catalogue::module().samples)() {
        let html = (sample.render)(english).unwrap();
        assert!(html.contains("<main") && !html.contains("catalogue-publish-"), "{}: {html}", sample.name);
    }
    assert_eq!(site.app.catalogue.faults(), Vec::<String>::new());
    db.drop().await;
}
