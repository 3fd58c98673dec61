//! Rows of the register that are chosen on the desk, to be changed together.

use axum::http::{Method, StatusCode};
use centum_accounts::{Browser, How, admit};
use centum_testkit::on_both_databases;

use crate::public::site::Site;
use crate::scene::SLUG;

/// The cookie of the organiser.
async fn signed_in(site: &Site) -> String {
    let house = &site.scene.house;
    let mut tx = house.begin().await.unwrap();
    let email = "olga@example.org".parse().unwrap();
    let browser = Browser::at("192.0.2.1");
    let (_, session) = admit(house, &mut tx, &email, "", (&browser, How::Link)).await.unwrap();
    tx.commit().await.unwrap();
    format!("__Host-session={}", session.secret.reveal())
}

/// The value of the first field of that name.
fn value(page: &str, name: &str) -> String {
    let (_, rest) = page.split_once(&format!("name=\"{name}\" value=\"")).unwrap();
    rest.split('"').next().unwrap().to_owned()
}

on_both_databases! {
    async fn a_change_to_many_rows_that_is_refused_keeps_what_was_chosen(db: TestDb) {
        let site = Site::silent(&db).await;
        let cookie = signed_in(&site).await;
        let list = format!("/desk/editions/{SLUG}/cohort");
        let headers = [("accept", "text/html"), ("cookie", cookie.as_str())];
        let page = site.ask(Method::GET, &format!("{list}?country=SI"), &headers, "").await.text;
        let (token, row) = (value(&page, "csrf"), value(&page, "row"));
        let sending = [
            headers.as_slice(),
            &[
                ("content-type", "application/x-www-form-urlencoded"),
                ("sec-fetch-site", "same-origin"),
                ("origin", "https://centum.example"),
            ],
        ]
        .concat();
        assert!(page.contains(&format!("action=\"{list}/change?country=SI\"")), "{page}");
        let change = format!("{list}/change?country=SI");
        for (words, said) in [("", "A mark needs its word"), (&*"x".repeat(41), "between 1 and 40 characters")] {
            let body = format!("csrf={token}&row={row}&change=mark%3Aadd&words={words}");
            let refused = site.ask(Method::POST, &change, &sending, &body).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text);
            assert!(refused.text.contains(said), "{}", refused.text);
            assert!(refused.text.contains(&format!("value=\"{row}\" checked")), "{}", refused.text);
            assert!(refused.text.contains("value=\"mark:add\" selected"), "{}", refused.text);
            assert!(refused.text.contains(&format!("value=\"{words}\" autocomplete")), "{}", refused.text);
            assert!(!refused.text.contains(">Aarhus<"), "only those that were asked for are shown");
        }
    }
}
