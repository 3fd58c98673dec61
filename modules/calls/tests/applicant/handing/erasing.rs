//! A person is erased, an answer is erased: receipts and the ledger stay true.

use axum::http::StatusCode;
use centum_accounts::erase_person;
use centum_calls::expression::content::{HandedIn, Manifest};
use centum_calls::expression::model::SignOffEnd;
use centum_calls::expression::receipt::{Seal, read, verify};
use centum_forms::{Field, Kind};
use centum_testkit::on_both_databases;
use serde_json::json;

use super::member;
use crate::site::Site;

/// The form also asks for a person.
async fn asking_for_a_contact(site: &Site) {
    site.change_form(|form| {
        let field = json!({ "key": "contact", "label": { "en": "Contact" }, "kind": { "kind": "person" } });
        let field: Field = serde_json::from_value(field).unwrap();
        assert!(matches!(field.kind, Kind::Person));
        form.sections[0].fields.push(field);
    })
    .await;
}

async fn holds(site: &Site) {
    let mut reader = site.app.house.db.read_current().await.unwrap();
    centum_ledger::verify(&mut reader.conn(), None).await.unwrap();
}

on_both_databases! {
    async fn an_erased_person_is_gone_from_answers_signatures_and_invitations_and_receipts_hold(db: TestDb) {
        let site = Site::on(&db).await;
        asking_for_a_contact(&site).await;
        let ana = site.person("Ana").await;
        let id = site.begin(&ana, "Lindau").await;
        site.fill_in(&ana, id).await;
        let contact = json!({ "is": "person", "value": { "name": "Zoe Zander", "function": "Clerk", "mail": "zoe@city.example", "telephone": "" } });
        let saved = site.save(&ana, id, "application/contact", 0, contact).await;
        assert_eq!(saved.status, StatusCode::OK, "{}", saved.body);
        let zoe = site.person("Zoe").await;
        let lead = site.dossier(id).await.members[0].clone();
        site.post(&ana, &format!("{}/invite", member(&id, &lead)), &[("email", "zoe@city.example")]).await;
        site.post(&zoe, &site.link_to("zoe@city.example").await, &[]).await;
        let path = site.submit_as_shown(&zoe, id).await.location().to_owned();
        assert!(path.ends_with("/receipts/1"), "{path}");

        let told = site.get(Some(&zoe), "/account/data.json").await.json();
        let kept = &told["calls"]["applications"];
        assert_eq!(kept["signed_off"][0]["duty"], "Mayor", "{kept}");
        assert_eq!(kept["invitations"][0]["email"], "zoe@city.example", "{kept}");
        assert_eq!(kept["writes_for"][0]["member"], "Lindau", "{kept}");

        let named = &kept["named_in"];
        assert_eq!((&named[0]["field"], &named[0]["said"]["name"]), (&json!("contact"), &json!("Zoe Zander")), "{kept}");
        assert_eq!(named.as_array().unwrap().len(), 1, "each thing said once: {kept}");

        let person = zoe.actor.person().unwrap().id;
        erase_person(&site.app.house, &site.olga, person, &site.app.keepers).await.unwrap();
        let dossier = site.dossier(id).await;
        let everything = format!("{dossier:?}");
        assert!(!everything.contains("Zander") && !everything.contains("zoe@city.example"), "{everything}");
        assert!(dossier.sign_offs.iter().all(|one| one.name.is_empty() && one.mandate.is_empty()));
        assert!(dossier.writers.iter().all(|writer| writer.person != person));
        let ends: Vec<_> = dossier.sign_offs.iter().map(|one| one.ended.map(|(_, why)| why)).collect();
        assert_eq!(ends, [Some(SignOffEnd::Changed)], "what was signed no longer stands");
        assert!(dossier.has_gone_on() && dossier.in_force().is_some(), "what was handed in counts on");

        let signed = read(&dossier.submissions[0].receipt).unwrap();
        let manifest: Manifest = serde_json::from_str(&site.get(Some(&ana), &format!("{path}/manifest.json")).await.body).unwrap();
        let seal = Seal::of(&site.app.settings.secret);
        assert_eq!(verify(&signed, &[seal.id()], Some(&manifest)), Ok(()));
        let text = site.get(Some(&ana), &format!("{path}/answers.json")).await.body;
        assert!(!text.contains("Zander"), "{text}");
        let compared = serde_json::from_str::<HandedIn>(&text).unwrap().compare(&manifest);
        assert!(compared.holds() && compared.erased == ["application/contact"], "{compared:?}");
        let page = site.get(Some(&ana), &path).await.body;
        assert!(page.contains("The name was erased"), "{page}");
        let past = site.get(Some(&ana), &format!("/expressions/{id}/history")).await.body;
        assert!(past.contains("Erased: Contact"), "{past}");
        holds(&site).await;
    }

    async fn the_organiser_erases_an_answer_with_a_reason(db: TestDb) {
        let site = Site::on(&db).await;
        let ana = site.person("Ana").await;
        let id = site.begin(&ana, "Lindau").await;
        site.fill_in(&ana, id).await;
        let receipt = site.submit_as_shown(&ana, id).await.location().to_owned();
        let olga = site.organiser().await;
        let path = format!("/expressions/{id}/history/application/ambition/erase");
        assert_eq!(site.post(&ana, &path, &[("reason", "x")]).await.status, StatusCode::FORBIDDEN);
        assert_eq!(site.post(&olga, &path, &[("reason", " ")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        let erased = site.post(&olga, &path, &[("reason", "It names a patient")]).await;
        assert_eq!(erased.status, StatusCode::SEE_OTHER, "{}", erased.body);
        assert!(!format!("{:?}", site.dossier(id).await).contains("More trees"));
        let text = site.get(Some(&ana), &format!("{receipt}/answers.json")).await.body;
        let manifest: Manifest = serde_json::from_str(&site.get(Some(&ana), &format!("{receipt}/manifest.json")).await.body).unwrap();
        let compared = serde_json::from_str::<HandedIn>(&text).unwrap().compare(&manifest);
        assert_eq!((compared.hold, compared.erased.len(), compared.holds()), (1, 1, true));
        let past = site.get(Some(&ana), &format!("/expressions/{id}/history")).await.body;
        assert!(past.contains("Erased: Ambition") && past.contains("It names a patient"), "{past}");
        holds(&site).await;
    }
}
