//! One's own account.

use std::time::Duration;

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

    async fn a_forgotten_password_is_replaced_after_a_link_and_a_letter_tells_of_it(db: TestDb) {
        let site = Site::on(&db).await;
        let first = site.sign_in("olga@example.org").await;
        first.send("/account", "/account/password", &[("new-password", "a quiet river bend")]).await;
        let (olga, elsewhere) = (site.sign_in("olga@example.org").await, site.sign_in("olga@example.org").await);
        let page = olga.get("/account").await.body;
        assert!(page.contains("You came by a link in a letter: until 3 July 2020") && !page.contains("old-password"));
        site.world.clock.advance(Duration::from_secs(10 * 60));
        let set = olga.send("/account", "/account/password", &[("new-password", "another river bend")]).await;
        assert_eq!((set.status, set.location()), (StatusCode::SEE_OTHER, "/account"), "{}", set.body);
        assert_eq!(elsewhere.get("/account").await.status, StatusCode::SEE_OTHER, "all other sessions end");
        let letter = site.letter("olga@example.org").await;
        assert_eq!(letter.subject, "Your password for Centum was set");
        assert!(letter.body.contains("3 July 2020") && letter.body.contains("https://centum.example/sign-in"));
        let again = olga.get("/account").await.body;
        assert!(!again.contains("You came by a link") && again.contains("old-password"), "a link counts once");
        let fields = [("account", "olga@example.org"), ("password", "another river bend")];
        assert_eq!(site.browser().send("/sign-in", "/sign-in", &fields).await.location(), "/desk");
    }

    async fn a_token_is_shown_once_under_what_it_is_with_the_way_back(db: TestDb) {
        let site = Site::on(&db).await;
        let olga = site.sign_in("olga@example.org").await;
        let made = olga.send("/account", "/account/tokens", &[("token-name", "nightly"), ("days", "30")]).await.body;
        assert!(made.contains("<dt>Access token</dt>") && made.contains(">Go back to your account</a>"), "{made}");
        assert!(!made.contains("<dt>Copy the token now</dt>"), "{made}");
    }

    async fn a_new_password_tells_of_the_tokens_that_go_on_and_the_page_withdraws_all(db: TestDb) {
        let site = Site::on(&db).await;
        let olga = site.sign_in("olga@example.org").await;
        for name in ["nightly export", "map of the city"] {
            olga.send("/account", "/account/tokens", &[("token-name", name), ("days", "30")]).await;
        }
        let set = olga.send("/account", "/account/password", &[("new-password", "a quiet river bend")]).await;
        assert_eq!(set.location(), "/account#tokens", "{}", set.body);
        let letter = site.letter("olga@example.org").await.body;
        assert!(letter.contains("“nightly export”, until") && letter.contains("“map of the city”"), "{letter}");
        assert!(letter.contains("https://centum.example/account#tokens"), "{letter}");
        let page = olga.get("/account").await.body;
        assert!(page.contains("Access tokens go on") && page.contains("Withdraw all"), "{page}");
        olga.send("/account", "/account/tokens/withdraw", &[]).await;
        let page = olga.get("/account").await.body;
        assert!(page.contains("All tokens are withdrawn") && page.contains("You have made none"), "{page}");
    }

    async fn a_form_that_was_opened_in_time_and_sent_too_late_asks_for_the_present_password(db: TestDb) {
        let site = Site::on(&db).await;
        let first = site.sign_in("olga@example.org").await;
        first.send("/account", "/account/password", &[("new-password", "a quiet river bend")]).await;
        let olga = site.sign_in("olga@example.org").await;
        let token = olga.get("/account").await.token();
        site.world.clock.advance(Duration::from_secs(15 * 60));
        let late = olga.post("/account/password", &[("csrf", &token), ("new-password", "another river bend")]).await;
        assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(late.body.contains("href=\"#old-password\"") && late.body.contains("sign in by a new link"), "{}", late.body);
    }
}
