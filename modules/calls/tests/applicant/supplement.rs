//! A letter with a later deadline follows what was handed in.

use axum::http::StatusCode;
use centum_accounts::erase_person;
use centum_calls::expression::State;
use centum_calls::expression::content::Manifest;
use centum_calls::expression::receipt::{Seal, read, verify};
use centum_testkit::on_both_databases;

use crate::site::{DEADLINE, Site, at};

const PDF: &[u8] = b"%PDF-1.7 a letter";

on_both_databases! {
    async fn a_letter_is_added_after_the_deadline_and_the_sign_offs_hold_on(db: TestDb) {
        let site = Site::on(&db).await;
        let ana = site.person("Ana").await;
        let id = site.begin(&ana, "Lindau").await;
        assert_eq!(site.hand_in(&ana, id).await.status, StatusCode::OK);
        site.clock.set(at(DEADLINE).checked_add(std::time::Duration::from_secs(3 * 24 * 3600)).unwrap());
        let ana = site.back(&ana).await;
        let path = format!("/expressions/{id}/supplement/application/letter");
        assert!(site.get(Some(&ana), &format!("/expressions/{id}")).await.body.contains(&format!("href=\"{path}\"")));
        assert_eq!(site.get(Some(&ana), &path).await.status, StatusCode::OK);
        let added = site.upload(&ana, &path, "letter.pdf", PDF).await;
        assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.body);
        let dossier = site.dossier(id).await;
        assert_eq!((dossier.head.state, dossier.submissions.len()), (State::Submitted(2), 2));
        assert!(dossier.submissions[0].ended.is_some());
        assert!(!dossier.has_gone_on(), "the draft holds the letter too");
        let signed = read(&dossier.submissions[1].receipt).unwrap();
        let manifest: Manifest = dossier.manifest();
        let seal = Seal::of(&site.app.settings.secret);
        assert_eq!(verify(&signed, &[seal.id()], Some(&manifest)), Ok(()));
        assert_eq!((signed.receipt.supplements, signed.receipt.sign_offs.len()), (Some(1), 1));
        assert_eq!(signed.receipt.deadline, at("2020-06-09T21:59:00Z"));
        assert!(site.get(Some(&ana), &format!("/expressions/{id}")).await.body.contains("Submission 1 with one more document"));
    }

    async fn who_signed_what_a_letter_follows_is_named_under_both(db: TestDb) {
        let site = Site::on(&db).await;
        let ana = site.person("Ana").await;
        let id = site.begin(&ana, "Lindau").await;
        site.hand_in(&ana, id).await;
        let path = format!("/expressions/{id}/supplement/application/letter");
        site.upload(&ana, &path, "letter.pdf", PDF).await;
        let olga = site.organiser().await;
        for number in [1, 2] {
            let receipt = site.get(Some(&ana), &format!("/expressions/{id}/receipts/{number}")).await.body;
            assert!(receipt.contains("12/2020") && !receipt.contains("The name was erased"), "{receipt}");
            let handed_in = format!("/desk/calls/invented-call/applications/1?as={number}");
            let page = site.get(Some(&olga), &handed_in).await.body;
            assert!(page.contains("Ana, Mayor (12/2020)") && !page.contains(">not signed off<"), "{page}");
        }
        erase_person(&site.app.house, &site.olga, ana.actor.person().unwrap().id, &site.app.keepers).await.unwrap();
        let receipt = site.get(Some(&olga), &format!("/expressions/{id}/receipts/2")).await.body;
        assert!(receipt.contains("The name was erased") && !receipt.contains("12/2020"), "{receipt}");
        let page = site.get(Some(&olga), "/desk/calls/invented-call/applications/1?as=2").await.body;
        assert!(page.contains("The name was erased") && !page.contains(">not signed off<"), "{page}");
    }

    async fn the_same_letter_sent_twice_is_one_submission(db: TestDb) {
        let site = Site::on(&db).await;
        let ana = site.person("Ana").await;
        let id = site.begin(&ana, "Lindau").await;
        site.hand_in(&ana, id).await;
        let path = format!("/expressions/{id}/supplement/application/letter");
        for _ in 0..2 {
            let added = site.upload(&ana, &path, "letter.pdf", PDF).await;
            assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.body);
        }
        assert_eq!(site.dossier(id).await.submissions.len(), 2);
        let other = site.upload(&ana, &path, "letter.pdf", b"%PDF-1.7 another letter").await;
        assert_eq!((other.status, site.dossier(id).await.submissions.len()), (StatusCode::SEE_OTHER, 3));
    }

    async fn after_its_own_deadline_a_letter_is_refused(db: TestDb) {
        let site = Site::on(&db).await;
        let ana = site.person("Ana").await;
        let id = site.begin(&ana, "Lindau").await;
        site.hand_in(&ana, id).await;
        // The grace counts here too.
        site.clock.set(at("2020-06-09T22:29:00.000001Z"));
        let ana = site.back(&ana).await;
        let path = format!("/expressions/{id}/supplement/application/letter");
        assert_eq!(site.upload(&ana, &path, "letter.pdf", PDF).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(site.get(Some(&ana), &path).await.status, StatusCode::SEE_OTHER);
        assert_eq!(site.dossier(id).await.head.state, State::Submitted(1));
    }

    async fn within_the_grace_of_a_document_the_page_says_until_when_it_is_taken(db: TestDb) {
        let site = Site::on(&db).await;
        let ana = site.person("Ana").await;
        let id = site.begin(&ana, "Lindau").await;
        site.hand_in(&ana, id).await;
        site.clock.set(at("2020-06-09T22:10:00Z"));
        let ana = site.back(&ana).await;
        let page = site.get(Some(&ana), &format!("/expressions/{id}")).await.body;
        let (_, documents) = page.split_once("id=\"documents\"").unwrap();
        assert!(documents.contains("Handing in is possible until") && documents.contains("00:29:00 CEST"), "{documents}");
        let path = format!("/expressions/{id}/supplement/application/letter");
        assert_eq!(site.upload(&ana, &path, "letter.pdf", PDF).await.status, StatusCode::SEE_OTHER);
    }

    async fn a_draft_that_was_never_handed_in_takes_no_document_later(db: TestDb) {
        let site = Site::on(&db).await;
        let ana = site.person("Ana").await;
        let id = site.begin(&ana, "Lindau").await;
        site.clock.set(at("2020-06-01T12:00:00Z"));
        let ana = site.back(&ana).await;
        let path = format!("/expressions/{id}/supplement/application/letter");
        assert_eq!(site.upload(&ana, &path, "letter.pdf", PDF).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(site.dossier(id).await.submissions.is_empty());
    }

    async fn what_is_handed_in_again_keeps_the_letter(db: TestDb) {
        let site = Site::on(&db).await;
        let ana = site.person("Ana").await;
        let id = site.begin(&ana, "Lindau").await;
        site.hand_in(&ana, id).await;
        let path = format!("/expressions/{id}/supplement/application/letter");
        assert_eq!(site.upload(&ana, &path, "letter.pdf", PDF).await.status, StatusCode::SEE_OTHER);
        site.save(&ana, id, "application/ambition", 1, serde_json::json!("Fewer cars")).await;
        assert_eq!(site.submit(&ana, id, "").await.status, StatusCode::OK);
        let dossier = site.dossier(id).await;
        assert_eq!(dossier.head.state, State::Submitted(3));
        assert!(dossier.said("letter").is_some() && !dossier.has_gone_on());
    }
}
