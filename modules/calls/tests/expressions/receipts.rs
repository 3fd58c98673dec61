//! A receipt can be checked by anyone, without the server.

use centum_calls::expression::content::{Manifest, commitment};
use centum_calls::expression::receipt::{Doubt, Seal, read, verify};
use centum_forms::Part;
use centum_testkit::on_both_databases;

use crate::scene::{scene, text};

on_both_databases! {
    async fn a_receipt_stands_for_what_was_handed_in_and_for_nothing_else(db: TestDb) {
        let scene = scene(&db).await;
        let id = scene.begin(&scene.ana, "Lindau").await;
        scene.complete(&scene.ana, id).await;
        let manifest = scene.dossier(id).await.manifest();
        let handed = scene.submit(&scene.ana, id).await.unwrap();
        let kept = scene.dossier(id).await.submissions[0].receipt.clone();
        let signed = read(&kept).unwrap();
        assert_eq!(signed, handed.receipt);
        let key = Seal::of(&scene.app.settings.secret).id();
        assert_eq!(verify(&signed, &[key], Some(&manifest)), Ok(()));
        scene.save_one(&scene.ana, id, &Part::Application, "team", 0, text("Six")).await.unwrap();
        let other = scene.dossier(id).await.manifest();
        assert!(matches!(verify(&signed, &[key], Some(&other)), Err(Doubt::OtherContent { .. })));
    }

    async fn the_receipt_names_the_entry_of_the_ledger(db: TestDb) {
        let scene = scene(&db).await;
        let id = scene.begin(&scene.ana, "Lindau").await;
        scene.complete(&scene.ana, id).await;
        let line = scene.submit(&scene.ana, id).await.unwrap().receipt.receipt.ledger;
        let mut reader = scene.app.house.db.read_current().await.unwrap();
        let told = centum_ledger::history(&mut reader.conn(), "expression", &id.to_string(), 50).await.unwrap();
        let entry = told.iter().find(|entry| entry.entry.seq == line.sequence).unwrap();
        assert_eq!((entry.entry.verb.as_str(), entry.entry.hash), ("calls.submit", line.hash));
    }

    async fn every_answer_can_be_checked_alone(db: TestDb) {
        let scene = scene(&db).await;
        let id = scene.begin(&scene.ana, "Lindau").await;
        scene.complete(&scene.ana, id).await;
        let dossier = scene.dossier(id).await;
        let manifest: Manifest = dossier.manifest();
        for answer in dossier.standing_answers() {
            let value = centum_calls::expression::content::value_text(answer.value.as_ref().unwrap());
            let expected = commitment(&answer.salt, &value);
            assert!(manifest.answers.iter().any(|line| line.commitment == expected && line.field == answer.field.as_str()));
        }
    }
}
