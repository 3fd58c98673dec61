//! One's own account.

use axum::http::{StatusCode, header};
use centum_accounts::Role;
use centum_testkit::on_both_databases;
use serde_json::Value;

use crate::site::Site;

on_both_databases! {
    async fn the_file_holds_everything_about_the_person_and_no_secret(db: TestDb) {
        let site = Site::on(&db).await;
        let olga = site.sign_in("olga@example.org").await;
        let ines = site.invited(&olga, "ines@example.org", Role::Evaluator).await;
        let token = site.link("ines@example.org").await.rsplit('/').next().unwrap().to_owned();
        let answer = ines.get("/account/data.json").await;
        assert_eq!(answer.headers[header::CONTENT_TYPE], "application/json");
        assert_eq!(answer.headers[header::CACHE_CONTROL], "no-store");
        assert!(!answer.body.contains(&token) && !answer.body.contains("olga@example.org"));
        let data: Value = serde_json::from_str(&answer.body).unwrap();
        assert_eq!(data["person"]["email"], "ines@example.org");
        assert_eq!(data["roles"][0]["role"], "evaluator");
        assert_eq!(data["sessions"][0]["this_one"], true);
        assert_eq!(data["letters"].as_array().unwrap().len(), 1);
        assert_eq!(data["invitations"].as_array().unwrap().len(), 1);
        let deeds = |name: &str| -> Vec<String> {
            let list = data[name].as_array().unwrap().iter();
            list.map(|entry| entry["deed"].as_str().unwrap().to_owned()).collect()
        };
        assert!(deeds("done_to_you").contains(&"accounts.add-person".to_owned()));
        assert!(deeds("done_by_you").contains(&"accounts.sign-in".to_owned()));
    }

    async fn signing_out_everywhere_ends_the_other_browser_too(db: TestDb) {
        let site = Site::on(&db).await;
        let first = site.sign_in("olga@example.org").await;
        let second = site.sign_in("olga@example.org").await;
        let page = second.get("/account").await.body;
        assert_eq!(page.matches("Link in a letter").count(), 2);
        let ended = second.send("/account", "/account/sessions/end", &[]).await;
        assert_eq!(ended.location(), "/sign-in");
        for browser in [&first, &second] {
            assert_eq!(browser.get("/account").await.status, StatusCode::SEE_OTHER);
        }
    }

    async fn a_chosen_language_lasts_on_another_browser(db: TestDb) {
        let site = Site::on(&db).await;
        let olga = site.sign_in("olga@example.org").await;
        olga.send("/account", "/account/language", &[("language", "fr")]).await;
        let other = site.sign_in("olga@example.org").await;
        assert!(other.get("/account").await.body.contains("Votre compte"));
        let refused = olga.send("/account", "/account/language", &[("language", "xx")]).await;
        assert_eq!(refused.status, StatusCode::BAD_REQUEST);
        olga.send("/account", "/account/language", &[("language", "browser")]).await;
        assert!(other.get("/account").await.body.contains("Your account"));
    }

    async fn a_wrong_present_password_is_said_at_its_field(db: TestDb) {
        let site = Site::on(&db).await;
        let olga = site.sign_in("olga@example.org").await;
        olga.send("/account", "/account/password", &[("new-password", "a quiet river bend")]).await;
        let fields = [("old-password", "wrong wrong wrong"), ("new-password", "another river bend")];
        let refused = olga.send("/account", "/account/password", &fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("href=\"#old-password\""));
    }
}
