//! People: searching, roles, erasing.

use axum::http::StatusCode;
use centum_accounts::Role;
use centum_ledger::verify;
use centum_testkit::on_both_databases;

use crate::site::{STILL, Site};

on_both_databases! {
    async fn people_are_found_by_a_word_and_by_a_role(db: TestDb) {
        let site = Site::on(&db).await;
        let olga = site.sign_in("olga@example.org").await;
        site.invited(&olga, "ines@example.org", Role::Evaluator).await;
        let all = olga.get("/desk/people").await.body;
        assert!(all.contains("Olga Organiser") && all.contains("Ines Invited"));
        let found = olga.get("/desk/people?q=INES").await.body;
        assert!(found.contains(">Ines Invited<") && !found.contains("olga@example.org"));
        let by_role = olga.get("/desk/people?role=evaluator").await.body;
        assert!(by_role.contains("ines@example.org") && !by_role.contains("olga@example.org"));
        assert!(olga.get("/desk/people?q=%3Cscript%3E").await.body.contains("Nothing matches"));
    }

    async fn a_role_is_given_shown_with_its_date_and_ended(db: TestDb) {
        let site = Site::on(&db).await;
        let olga = site.sign_in("olga@example.org").await;
        let ines = site.invited(&olga, "ines@example.org", Role::Evaluator).await;
        let id = site.person("ines@example.org").await.unwrap();
        let path = format!("/desk/people/{id}");
        olga.send(&path, &format!("{path}/roles"), &[("role", "organiser")]).await;
        assert_eq!(ines.get("/account").await.status, StatusCode::SEE_OTHER, "no old right lives on");
        let page = olga.get(&path).await.body;
        assert!(page.contains("has this role now: Organiser") && page.contains("Role given"));
        let end = page.split("href=\"").find(|href| href.contains("/roles/")).unwrap().split('"').next().unwrap();
        let asked = olga.get(end).await;
        assert!(asked.body.contains("no longer has this role"));
        let ended = olga.send(end, end, &[]).await;
        assert_eq!(ended.location(), path);
        assert_eq!(olga.get(end).await.status, StatusCode::NOT_FOUND, "it has ended");
        assert!(olga.get(&path).await.body.contains("Role ended"));
    }

    async fn the_last_organiser_stays(db: TestDb) {
        let site = Site::on(&db).await;
        let olga = site.sign_in("olga@example.org").await;
        let id = site.person("olga@example.org").await.unwrap();
        let path = format!("/desk/people/{id}");
        let refused = olga.send(&format!("{path}/erase"), &format!("{path}/erase"), &[("email", "olga@example.org")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("last organiser"));
    }

    async fn erasing_shows_what_will_happen_asks_for_the_address_and_leaves_the_ledger_valid(db: TestDb) {
        let site = Site::on(&db).await;
        let olga = site.sign_in("olga@example.org").await;
        let ines = site.invited(&olga, "ines@example.org", Role::Expert).await;
        let id = site.person("ines@example.org").await.unwrap();
        let path = format!("/desk/people/{id}");
        let erase = format!("{path}/erase");
        let asked = olga.get(&erase).await.body;
        for text in ["One role ends.", "One session ends.", "One letter is emptied.", "One invitation is emptied."] {
            assert!(asked.contains(text), "{text}");
        }
        let wrong = olga.send(&erase, &erase, &[("email", "ines@example.com")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.body.contains("href=\"#email\"") && wrong.body.contains("value=\"ines@example.com\""));
        assert_eq!(ines.get("/account").await.status, StatusCode::OK, "nothing happened yet");
        let erased = olga.send(&erase, &erase, &[("email", " INES@example.org ")]).await;
        assert_eq!(erased.location(), "/desk/people");
        assert_eq!(ines.get("/account").await.status, StatusCode::SEE_OTHER);
        assert_eq!(olga.get(&erase).await.status, StatusCode::NOT_FOUND);
        for page in [path.as_str(), "/desk/people", "/desk/ledger", "/outbox", "/desk/people/invitations"] {
            let body = olga.get(page).await.body;
            assert!(!body.contains("Ines") && !body.contains("ines@"), "{page}: {body}");
        }
        assert!(olga.get(&path).await.body.contains("An erased person"));
        verify(&mut site.house.read().await.unwrap().conn(), None).await.unwrap();
    }

    async fn an_invitation_that_does_not_hold_keeps_what_was_typed(db: TestDb) {
        let site = Site::on(&db).await;
        let olga = site.sign_in("olga@example.org").await;
        let fields = [("email", "ines"), ("name", "Ines <b>"), ("role", "mentor")];
        let refused = olga.send("/desk/people/invite", "/desk/people/invite", &fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("value=\"Ines &#60;b&#62;\"") && refused.body.contains("href=\"#email\""));
        assert!(refused.body.contains("value=\"mentor\" checked"));
    }

    async fn a_role_is_not_given_twice_and_the_reader_is_told(db: TestDb) {
        let site = Site::on(&db).await;
        let olga = site.sign_in("olga@example.org").await;
        site.invited(&olga, "ines@example.org", Role::Evaluator).await;
        let id = site.person("ines@example.org").await.unwrap();
        let path = format!("/desk/people/{id}");
        olga.send(&path, &format!("{path}/roles"), &[("role", "evaluator")]).await;
        let page = olga.get(&path).await.body;
        assert!(page.contains("has this role already: Evaluator"));
        assert_eq!(page.matches("/roles/").count(), 1, "one role that can be ended");
        let fields = [("email", "ines@example.org"), ("name", "Ines"), ("role", "evaluator"), ("language", "en")];
        let refused = olga.send("/desk/people/invite", "/desk/people/invite", &fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("href=\"#role\"") && refused.body.contains("has this role already"));
    }

    async fn a_new_organisation_stands_in_the_ledger(db: TestDb) {
        let site = Site::on(&db).await;
        let olga = site.sign_in("olga@example.org").await;
        let fields = [("email", "ines@example.org"), ("name", "Ines"), ("role", "mentor"), ("organisation", "Občina Idrija"), ("language", "en")];
        olga.send("/desk/people/invite", "/desk/people/invite", &fields).await;
        let ledger = olga.get("/desk/ledger").await.body;
        assert_eq!(ledger.matches("Organisation added").count(), 2, "the entry, and the choice of deeds: {ledger}");
    }

    async fn an_erasure_empties_what_is_kept_ready(db: TestDb) {
        let site = Site::on(&db).await;
        let olga = site.sign_in("olga@example.org").await;
        site.invited(&olga, "ines@example.org", Role::Expert).await;
        let erase = format!("/desk/people/{}/erase", site.person("ines@example.org").await.unwrap());
        assert_eq!(site.browser().get(STILL).await.status, StatusCode::OK);
        assert_eq!(site.app.frozen.len(), 1);
        olga.send(&erase, &erase, &[("email", "nobody@example.org")]).await;
        assert_eq!(site.app.frozen.len(), 1, "nobody was erased");
        olga.send(&erase, &erase, &[("email", "ines@example.org")]).await;
        assert!(site.app.frozen.is_empty());
    }
}
