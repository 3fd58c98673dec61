//! Signing in, by link and by password; what is refused; the letters.

use std::time::Duration;

use axum::http::{Method, StatusCode};
use centum_accounts::Role;
use centum_jobs::letters;
use centum_store::Db;
use centum_testkit::{TestDb, on_both_databases};

use crate::site::{BASE, Site, form};

const SESSION: &str = "__Host-session";

on_both_databases! {
    async fn a_link_signs_in_and_leads_back_and_works_once(db: TestDb) {
        let site = Site::on(&db).await;
        let browser = site.browser();
        let asked = browser.get("/desk/people?role=mentor").await;
        assert_eq!(asked.status, StatusCode::SEE_OTHER);
        let sign_in = asked.location().to_owned();
        assert_eq!(sign_in, "/sign-in?return=%2Fdesk%2Fpeople%3Frole%3Dmentor");
        let opened = browser.get(&sign_in).await;
        assert!(opened.body.contains("value=\"/desk/people?role=mentor\""));
        let fields = [("return", "/desk/people?role=mentor"), ("email", "olga@example.org")];
        let sent = browser.send(&sign_in, "/sign-in", &fields).await;
        assert_eq!((sent.status, sent.location()), (StatusCode::SEE_OTHER, "/sign-in/sent"));
        assert!(!browser.get("/sign-in/sent").await.body.contains("sign-in/link"), "no letter outside a demonstration");

        let link = site.link("olga@example.org").await;
        let path = link.split('?').next().unwrap();
        let looked = browser.get(&link).await;
        assert_eq!(looked.status, StatusCode::OK, "looking does nothing");
        assert!(looked.set_cookies().iter().all(|set| !set.starts_with(SESSION)));
        let token = looked.token();
        let fields = [("csrf", token.as_str()), ("return", "/desk/people?role=mentor")];
        let signed_in = browser.post(path, &fields).await;
        assert_eq!((signed_in.status, signed_in.location()), (StatusCode::SEE_OTHER, "/desk/people?role=mentor"));
        let set = signed_in.set_cookies().into_iter().find(|set| set.starts_with(SESSION)).unwrap().to_owned();
        for flag in ["Secure", "HttpOnly", "SameSite=Lax", "Path=/"] {
            assert!(set.contains(flag), "{set}");
        }
        assert!(!set.contains("Domain"), "{set}");
        assert_eq!(browser.get("/desk/people").await.status, StatusCode::OK);

        let again = site.browser();
        let used = again.send(&link, path, &[]).await;
        assert_eq!((used.status, used.location()), (StatusCode::SEE_OTHER, "/sign-in?return=%2F"));
        assert!(again.get(used.location()).await.body.contains("has been used or has run out"));
        assert!(again.cookie(SESSION).is_none());
    }

    async fn a_wrong_and_a_late_link_get_the_same_answer(db: TestDb) {
        let site = Site::on(&db).await;
        site.browser().send("/sign-in", "/sign-in", &[("email", "olga@example.org")]).await;
        let link = site.link("olga@example.org").await;
        site.world.clock.advance(Duration::from_secs(21 * 60));
        let wrong = format!("/sign-in/link/{}", "0".repeat(64));
        for path in [link.as_str(), wrong.as_str()] {
            let browser = site.browser();
            let answer = browser.send(path, path, &[]).await;
            assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/sign-in?return=%2F"));
            assert!(browser.cookie(SESSION).is_none());
        }
    }

    async fn a_form_without_its_token_or_from_elsewhere_is_refused(db: TestDb) {
        let site = Site::on(&db).await;
        let browser = site.browser();
        let token = browser.get("/sign-in").await.token();
        let stranger = site.browser().get("/sign-in").await.token();
        for fields in [
            form(&[("email", "olga@example.org")]),
            form(&[("csrf", "nonsense"), ("email", "olga@example.org")]),
            form(&[("csrf", &stranger), ("email", "olga@example.org")]),
        ] {
            let refused = browser.post_raw("/sign-in", &fields).await;
            assert_eq!(refused.status, StatusCode::FORBIDDEN);
            assert!(refused.body.contains("data-kind=\"stale-form\""));
        }
        let fields = form(&[("csrf", &token), ("email", "olga@example.org")]);
        for header in [("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")] {
            let refused = browser.ask(Method::POST, "/sign-in", Some(fields.clone()), &[header]).await;
            assert_eq!(refused.status, StatusCode::FORBIDDEN);
            assert!(refused.body.contains("data-kind=\"foreign\""));
        }
        assert_eq!(browser.post_raw("/sign-in", &fields).await.location(), "/sign-in/sent");
    }

    async fn nobody_is_led_to_another_site(db: TestDb) {
        let site = Site::on(&db).await;
        for elsewhere in ["//evil.example", "https://evil.example", "/\\evil.example", "/sign-in?return=/x"] {
            let browser = site.browser();
            let page = browser.get(&format!("/sign-in?{}", form(&[("return", elsewhere)]))).await;
            assert!(page.body.contains("name=\"return\" value=\"/\""), "{elsewhere}");
            let fields = [("return", elsewhere), ("email", "olga@example.org")];
            let sent = browser.send("/sign-in", "/sign-in", &fields).await;
            assert_eq!(sent.location(), "/sign-in/sent");
            let link = site.link("olga@example.org").await;
            assert!(!link.contains("evil"), "{link}");
            let answer = browser.send(&link, &link, &[("return", elsewhere)]).await;
            assert_eq!(answer.location(), "/desk", "{elsewhere}");
        }
    }

    async fn who_begins_is_told_how_long_the_link_works_and_can_ask_for_another(db: TestDb) {
        let site = Site::on(&db).await;
        for email in ["new@example.org", "olga@example.org"] {
            let browser = site.browser();
            let sent = browser.send("/join", "/join", &[("name", "Ana"), ("email", email)]).await;
            assert_eq!(sent.location(), "/sign-in/sent?way=join", "{email}");
            let told = browser.get(sent.location()).await;
            assert!(told.body.contains("two hours") && told.body.contains("href=\"/join\""), "{}", told.body);
        }
    }

    async fn an_unknown_address_looks_like_a_known_one(db: TestDb) {
        let site = Site::on(&db).await;
        let known = site.browser().send("/sign-in", "/sign-in", &[("email", "olga@example.org")]).await;
        let unknown = site.browser().send("/sign-in", "/sign-in", &[("email", "nobody@example.org")]).await;
        assert_eq!((known.status, known.location()), (unknown.status, unknown.location()));
        assert_eq!(known.body, unknown.body);
    }

    async fn an_address_that_is_none_is_said_at_the_field_and_kept(db: TestDb) {
        let site = Site::on(&db).await;
        let answer = site.browser().send("/sign-in", "/sign-in", &[("email", "olga at home")]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.body.contains("href=\"#email\"") && answer.body.contains("value=\"olga at home\""));
    }

    async fn too_many_letters_are_refused_with_the_time(db: TestDb) {
        let site = Site::on(&db).await;
        for _ in 0..5 {
            site.browser().send("/sign-in", "/sign-in", &[("email", "olga@example.org")]).await;
        }
        let sixth = site.browser().send("/sign-in", "/sign-in", &[("email", "olga@example.org")]).await;
        assert_eq!(sixth.status, StatusCode::TOO_MANY_REQUESTS);
        assert!(sixth.body.contains("Try again after 3 July 2020"), "{}", sixth.body);
    }

    async fn a_password_signs_in_and_a_wrong_one_is_said_in_words(db: TestDb) {
        let site = Site::on(&db).await;
        let olga = site.sign_in("olga@example.org").await;
        let short = olga.send("/account", "/account/password", &[("new-password", "short")]).await;
        assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(short.body.contains("href=\"#new-password\"") && !short.body.contains("value=\"short\""));
        let set = olga.send("/account", "/account/password", &[("new-password", "a quiet river bend")]).await;
        assert_eq!((set.status, set.location()), (StatusCode::SEE_OTHER, "/account"));
        assert_eq!(olga.get("/account").await.status, StatusCode::OK, "the session goes on under a new secret");
        let browser = site.browser();
        let fields = [("account", "olga@example.org"), ("password", "another river bend")];
        let wrong = browser.send("/sign-in", "/sign-in", &fields).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.body.contains("do not belong together") && wrong.body.contains("<details open>"));
        assert!(wrong.body.contains("value=\"olga@example.org\"") && !wrong.body.contains("another river"));
        let fields = [("account", "Olga@example.org"), ("password", "a quiet river bend")];
        assert_eq!(browser.send("/sign-in", "/sign-in", &fields).await.location(), "/desk");
    }

    async fn signing_out_ends_the_session_in_the_browser_and_in_the_house(db: TestDb) {
        let site = Site::on(&db).await;
        let olga = site.sign_in("olga@example.org").await;
        let secret = olga.cookie(SESSION).unwrap();
        let out = olga.send("/account", "/sign-out", &[]).await;
        assert_eq!(out.location(), "/");
        assert!(olga.cookie(SESSION).is_none());
        let thief = site.browser();
        let with_old = thief.ask(Method::GET, "/account", None, &[("cookie", &format!("{SESSION}={secret}"))]).await;
        assert_eq!(with_old.status, StatusCode::SEE_OTHER);
    }

    async fn letters_come_in_the_language_that_the_person_chose(db: TestDb) {
        let site = Site::on(&db).await;
        let olga = site.sign_in("olga@example.org").await;
        assert_eq!(site.letter("olga@example.org").await.subject, "Sign in to Centum");
        let chosen = olga.send("/account", "/account/language", &[("language", "de")]).await;
        assert_eq!(chosen.location(), "/account?lang=de");
        // Another browser asks in French: the person's own choice counts.
        site.browser().send("/sign-in?lang=fr", "/sign-in", &[("email", "olga@example.org")]).await;
        let letter = site.letter("olga@example.org").await;
        assert_eq!(letter.subject, "Anmelden bei Centum");
        assert!(letter.body.starts_with("Guten Tag Olga Organiser,\n\n"), "{}", letter.body);
        let fields = [("email", "ines@example.org"), ("name", "Inès"), ("role", "mentor"), ("language", "fr")];
        olga.send("/desk/people/invite", "/desk/people/invite", &fields).await;
        let letter = site.letter("ines@example.org").await;
        assert_eq!(letter.subject, "Olga Organiser vous invite à Centum");
        let page = site.browser().get(&site.link("ines@example.org").await).await;
        assert!(page.body.contains("lang=\"fr\"") && page.body.contains("Accepter l’invitation"));
    }

    async fn a_demonstration_shows_the_letter_and_its_people(db: TestDb) {
        let site = Site::with(&db, |settings| settings.demo = true).await;
        let browser = site.browser();
        assert!(browser.get("/sign-in").await.body.contains("Olga Organiser"));
        let sent = browser.send("/sign-in", "/sign-in", &[("email", "olga@example.org")]).await;
        assert_eq!(sent.status, StatusCode::OK);
        let link = site.link("olga@example.org").await;
        assert!(sent.body.contains(&format!("href=\"https://centum.example{link}\"")), "{}", sent.body);
        let elsewhere = Site::on(&TestDb::sqlite().await).await;
        assert!(!elsewhere.browser().get("/sign-in").await.body.contains("Olga Organiser"));
    }

    async fn an_invitation_makes_an_account_with_its_role_and_works_once(db: TestDb) {
        let site = Site::on(&db).await;
        let olga = site.sign_in("olga@example.org").await;
        let fields = [("email", "ines@example.org"), ("name", "Ines"), ("role", "evaluator"), ("organisation", "Občina Idrija")];
        olga.send("/desk/people/invite", "/desk/people/invite", &fields).await;
        let link = site.link("ines@example.org").await;
        let browser = site.browser();
        let page = browser.get(&link).await;
        for text in ["Olga Organiser", "Evaluator", "Občina Idrija"] {
            assert!(page.body.contains(text), "{text}");
        }
        assert!(!page.body.contains("You are signed in as"), "{}", page.body);
        let other = olga.get(&link).await.body;
        assert!(other.contains("You are signed in as Olga Organiser. Accepting signs you out here"), "{other}");
        assert_eq!(browser.send(&link, &link, &[]).await.location(), "/account");
        assert!(browser.get("/account").await.body.contains("Evaluator"));
        assert_eq!(browser.get("/desk").await.status, StatusCode::FORBIDDEN);
        let over = site.browser().get(&link).await;
        let never = site.browser().get("/invitation/0").await;
        assert_eq!((over.status, never.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND));
        assert!(over.body.contains("has been accepted or withdrawn"));
    }

    async fn an_invitation_to_a_role_asks_whoever_has_an_account_to_sign_in(db: TestDb) {
        let site = Site::on(&db).await;
        let olga = site.sign_in("olga@example.org").await;
        let ines = site.invited(&olga, "ines@example.org", Role::Evaluator).await;
        let fields = [("email", "ines@example.org"), ("name", "Ines"), ("role", "mentor"), ("language", "en")];
        olga.send("/desk/people/invite", "/desk/people/invite", &fields).await;
        let link = site.link("ines@example.org").await;
        let stranger = site.browser();
        let page = stranger.get(&link).await.body;
        assert!(page.contains("There is an account with the address") && page.contains("/sign-in?return="), "{page}");
        let tried = stranger.send("/sign-in", &link, &[]).await;
        assert!(tried.location().starts_with("/sign-in?return="), "{}", tried.location());
        assert!(olga.get(&link).await.body.contains("you are signed in with another one"));
        assert_eq!(ines.send(&link, &link, &[]).await.location(), "/account");
        assert!(ines.get("/account").await.body.contains("Mentor"));
    }

    async fn a_withdrawn_invitation_is_no_longer_open(db: TestDb) {
        let site = Site::on(&db).await;
        let olga = site.sign_in("olga@example.org").await;
        let fields = [("email", "ines@example.org"), ("name", "Ines"), ("role", Role::Mentor.name())];
        olga.send("/desk/people/invite", "/desk/people/invite", &fields).await;
        let open = olga.get("/desk/people/invitations").await.body;
        let (_, rest) = open.split_once("/desk/people/invitations/").unwrap();
        let id = rest.split('/').next().unwrap();
        assert!(olga.get("/desk").await.body.contains("One invitation waits"));
        olga.send("/desk/people/invitations", &format!("/desk/people/invitations/{id}/withdraw"), &[]).await;
        assert!(olga.get("/desk/people/invitations").await.body.contains("No invitation is open"));
        assert_eq!(site.browser().get(&site.link("ines@example.org").await).await.status, StatusCode::NOT_FOUND);
    }

    async fn signing_in_again_ends_the_session_that_the_browser_had(db: TestDb) {
        let site = Site::on(&db).await;
        let olga = site.sign_in("olga@example.org").await;
        let first = olga.cookie(SESSION).unwrap();
        site.browser().send("/sign-in", "/sign-in", &[("email", "olga@example.org")]).await;
        let link = site.link("olga@example.org").await;
        olga.send(&link, &link, &[]).await;
        assert_ne!(olga.cookie(SESSION).unwrap(), first);
        assert_eq!(olga.get("/account").await.body.matches("Link in a letter").count(), 1);
        let with_old = site.browser().ask(Method::GET, "/account", None, &[("cookie", &format!("{SESSION}={first}"))]).await;
        assert_eq!(with_old.status, StatusCode::SEE_OTHER);
    }

    async fn an_address_that_the_reader_makes_up_escapes_no_limit(db: TestDb) {
        for (behind_proxy, refused) in [(false, true), (true, false)] {
            let site = Site::with(&db, |settings| settings.behind_proxy = behind_proxy).await;
            let browser = site.browser();
            let token = browser.get("/sign-in").await.token();
            let mut last = None;
            for n in 0..41 {
                let (body, from) = (form(&[("csrf", &token)]), format!("198.51.100.{n}"));
                let path = format!("/sign-in/link/{n}");
                last = Some(browser.ask(Method::POST, &path, Some(body), &[("x-forwarded-for", &from)]).await.status);
            }
            assert_eq!(last == Some(StatusCode::TOO_MANY_REQUESTS), refused, "behind a proxy: {behind_proxy}, {last:?}");
        }
    }
}

#[tokio::test]
async fn a_session_holds_at_once_though_the_replica_does_not_know_it_yet() {
    let (primary, stale) = (TestDb::postgres().await, TestDb::postgres().await);
    let db = Db::open_with_replica(primary.url(), Some(stale.url())).await.unwrap();
    let site = Site::of(db.clone(), |_| {}).await;
    let olga = site.browser();
    olga.send("/sign-in", "/sign-in", &[("email", "olga@example.org")]).await;
    let letter = letters(&mut db.read_current().await.unwrap().conn(), 1).await.unwrap().remove(0).letter;
    let (_, path) = letter.body.split_once(BASE).unwrap();
    let path = path.split_whitespace().next().unwrap();
    let signed_in = olga.send(path, path, &[]).await;
    assert_eq!(signed_in.location(), "/desk", "the roles are known too");
    assert_eq!(olga.get("/sign-in").await.location(), "/account", "whoever is signed in is not asked again");
    db.close().await;
    primary.drop().await;
    stale.drop().await;
}
