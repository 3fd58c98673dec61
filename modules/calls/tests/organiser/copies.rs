//! A copy goes out, is filled in, and comes back.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use centum_base::Id;
use centum_calls::expression::Expression;
use centum_calls::expression::actions::{NewMember, add_member, remove_member};
use centum_forms::offline::{Copy, write};
use centum_forms::{Answers, Part, Value};
use centum_testkit::on_both_databases;

use crate::site::{Site, hidden};

/// The copy as it was handed out, with other answers written into it.
async fn filled(site: &Site, id: Id<Expression>, change: impl FnOnce(&mut Answers)) -> Vec<u8> {
    let dossier = site.dossier(id).await;
    let mut answers = dossier.answers();
    let revisions: BTreeMap<_, _> =
        dossier.answers.iter().map(|one| ((one.part.clone(), one.field.clone()), one.revision)).collect();
    change(&mut answers);
    let members = dossier.members.iter().map(|member| member.part());
    let parts: Vec<Part> = std::iter::once(Part::Application).chain(members).collect();
    let of = id.to_string();
    let copy = Copy {
        of: &of,
        title: "Lindau",
        version: dossier.head.form,
        form: &dossier.form,
        answers: &answers,
        revisions: &revisions,
        circumstances: &dossier.circumstances(),
        names: &BTreeMap::new(),
        parts: &parts,
    };
    write(&copy, site.app.catalogue.english()).unwrap()
}

fn ambition() -> (Part, centum_forms::FieldKey) {
    (Part::Application, "ambition".parse().unwrap())
}

on_both_databases! {
    async fn a_filled_copy_is_shown_first_and_kept_when_the_person_says_so(db: TestDb) {
        let site = Site::on(&db).await;
        let id = site.begin(&site.ana, "Lindau", "DE", None).await;
        site.say(&site.ana, id, "ambition", "More trees").await;
        let handed_out = site.get(&site.ana, &format!("/expressions/{id}/copy.xlsx")).await.bytes;
        let path = format!("/expressions/{id}/copy");
        let same = site.post(&site.ana, &path, &[], Some(&handed_out)).await;
        assert!(same.body().contains("The copy changes nothing"), "{}", same.body());
        let copy = filled(&site, id, |answers| {
            answers.0.insert(ambition(), Value::Text("More trees, less heat".into()));
        }).await;
        let shown = site.post(&site.ana, &path, &[], Some(&copy)).await;
        assert_eq!(shown.status, StatusCode::OK);
        let page = shown.body();
        assert!(page.contains("Keep one answer") && page.contains("Plan!D5"), "{page}");
        assert_eq!(site.dossier(id).await.said("ambition"), Some(&Value::Text("More trees".into())), "not kept yet");
        let (held, copy) = (hidden(&page, "held"), hidden(&page, "copy"));
        let fields = [("held", held.as_str()), ("copy", copy.as_str())];
        for _ in 0..2 {
            let kept = site.post(&site.ana, &format!("{path}/keep"), &fields, None).await;
            assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.body());
        }
        let dossier = site.dossier(id).await;
        assert_eq!(dossier.said("ambition"), Some(&Value::Text("More trees, less heat".into())));
        assert!(dossier.asides.is_empty(), "the same copy twice is kept once");
    }

    async fn what_somebody_else_wrote_meanwhile_is_not_overwritten(db: TestDb) {
        let site = Site::on(&db).await;
        let id = site.begin(&site.ana, "Lindau", "DE", None).await;
        site.complete(&site.ana, id).await;
        let copy = filled(&site, id, |answers| {
            answers.0.insert(ambition(), Value::Text("From the workbook".into()));
        }).await;
        site.clock.advance(std::time::Duration::from_secs(3600));
        site.say(&site.ana, id, "ambition", "Written on the page").await;
        site.say(&site.ana, id, "challenge", "Floods, which the copy does not know of").await;
        let path = format!("/expressions/{id}/copy");
        let page = site.post(&site.ana, &path, &[], Some(&copy)).await.body();
        assert!(page.contains("changed here meanwhile") && page.contains("Keep one answer"), "{page}");
        let (held, copy) = (hidden(&page, "held"), hidden(&page, "copy"));
        site.post(&site.ana, &format!("{path}/keep"), &[("held", &held), ("copy", &copy)], None).await;
        let dossier = site.dossier(id).await;
        assert_eq!(dossier.said("ambition"), Some(&Value::Text("Written on the page".into())));
        assert_eq!(dossier.asides.len(), 1);
        assert_eq!(dossier.asides[0].2.value, Some(Value::Text("From the workbook".into())));
    }

    async fn what_a_copy_says_as_it_was_handed_out_is_no_answer_though_its_version_is_gone(db: TestDb) {
        let site = Site::on(&db).await;
        let id = site.begin(&site.ana, "Lindau", "DE", None).await;
        site.say(&site.ana, id, "ambition", "More").await;
        let copy = filled(&site, id, |_| {}).await;
        // Ana goes on writing: the history keeps no version that the next one says again.
        site.clock.advance(std::time::Duration::from_secs(5));
        site.say(&site.ana, id, "ambition", "More trees").await;
        let page = site.post(&site.ana, &format!("/expressions/{id}/copy"), &[], Some(&copy)).await.body();
        assert!(page.contains("The copy changes nothing"), "{page}");
    }

    async fn an_answer_of_a_member_that_left_does_not_keep_the_others_out(db: TestDb) {
        let site = Site::on(&db).await;
        let id = site.begin(&site.ana, "Lindau", "DE", None).await;
        let (app, ana, now) = (&site.app, &site.ana.actor, site.app.house.now());
        let new = NewMember { name: "Bregenz".into(), country: "AT".parse().ok(), place: None, is_city: true };
        let partner = add_member(app, ana, id, &new, now).await.unwrap();
        let part = site.dossier(id).await.members[1].part();
        let copy = filled(&site, id, |answers| {
            answers.0.insert(ambition(), Value::Text("More trees".into()));
            answers.0.insert((part, "challenge".parse().unwrap()), Value::Text("Floods".into()));
        }).await;
        remove_member(app, ana, id, partner, now).await.unwrap();
        let sent = site.post(&site.ana, &format!("/api/v1/expressions/{id}/copy"), &[], Some(&copy)).await;
        assert_eq!(sent.status, StatusCode::OK, "{}", sent.body());
        let said: serde_json::Value = serde_json::from_slice(&sent.bytes).unwrap();
        assert_eq!(said["taken"], 1, "{said}");
        assert!(said["differences"][1]["left_out"].is_string(), "{said}");
        assert_eq!(site.dossier(id).await.said("ambition"), Some(&Value::Text("More trees".into())));
    }

    async fn questions_that_a_copy_has_lost_are_named_and_not_called_unchanged(db: TestDb) {
        let site = Site::on(&db).await;
        let id = site.begin(&site.ana, "Lindau", "DE", None).await;
        site.say(&site.ana, id, "ambition", "More trees").await;
        let dossier = site.dossier(id).await;
        let of = id.to_string();
        // As if all its sheets had been taken out.
        let copy = Copy {
            of: &of,
            title: "Lindau",
            version: dossier.head.form,
            form: &dossier.form,
            answers: &dossier.answers(),
            revisions: &BTreeMap::new(),
            circumstances: &dossier.circumstances(),
            names: &BTreeMap::new(),
            parts: &[],
        };
        let bytes = write(&copy, site.app.catalogue.english()).unwrap();
        let page = site.post(&site.ana, &format!("/expressions/{id}/copy"), &[], Some(&bytes)).await.body();
        assert!(page.contains("Questions that are not in the copy"), "{page}");
        assert!(!page.contains("Everything in it stands"), "{page}");
    }

    async fn a_copy_of_another_application_and_anything_else_are_refused(db: TestDb) {
        let site = Site::on(&db).await;
        let mine = site.begin(&site.ana, "Lindau", "DE", None).await;
        let other = site.begin(&site.ana, "Bregenz", "AT", None).await;
        let path = format!("/expressions/{mine}/copy");
        let foreign = filled(&site, other, |_| {}).await;
        for file in [foreign.as_slice(), b"a,b,c"] {
            let refused = site.post(&site.ana, &path, &[], Some(file)).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        }
        for path in ["", ".xlsx", "/print"].map(|end| format!("/expressions/{mine}/copy{end}")) {
            assert_eq!(site.get(&site.ana, &path).await.status, StatusCode::OK, "{path}");
            assert_eq!(site.get(&site.ben, &path).await.status, StatusCode::NOT_FOUND, "{path}");
        }
    }

    async fn a_program_takes_a_copy_and_brings_it_back_filled(db: TestDb) {
        let site = Site::on(&db).await;
        let id = site.begin(&site.ana, "Lindau", "DE", None).await;
        let path = format!("/api/v1/expressions/{id}/copy");
        let handed_out = site.get(&site.ana, &path).await;
        assert_eq!(handed_out.status, StatusCode::OK);
        assert!(centum_forms::offline::sheets(&handed_out.bytes).is_ok());
        let copy = filled(&site, id, |answers| {
            answers.0.insert(ambition(), Value::Text("More trees".into()));
        }).await;
        let sent = async |path: &str| -> serde_json::Value {
            serde_json::from_slice(&site.post(&site.ana, path, &[], Some(&copy)).await.bytes).unwrap()
        };
        let tried = sent(&format!("{path}?dry_run=true")).await;
        assert_eq!((&tried["taken"], &tried["dry_run"]), (&1.into(), &true.into()), "{tried}");
        assert_eq!(tried["differences"][0]["after"], "More trees");
        assert_eq!(site.dossier(id).await.said("ambition"), None, "not kept yet");
        assert_eq!(sent(&path).await["taken"], 1);
        assert_eq!(site.dossier(id).await.said("ambition"), Some(&Value::Text("More trees".into())));
        let stranger = site.post(&site.ben, &path, &[], Some(&copy)).await;
        assert_eq!(stranger.status, StatusCode::NOT_FOUND);
    }
}
