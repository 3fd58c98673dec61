//! What is typed is never lost.

use std::time::Duration;

use centum_calls::expression::actions::{MAX_BEGUN, NewExpression, Save, Saved, attach, begin, save, settle};
use centum_calls::expression::files::Upload;
use centum_calls::expression::{ExpressionError, State};
use centum_forms::{Part, Value};
use centum_testkit::on_both_databases;

use crate::scene::{key, scene, text};

fn one(field: &str, base: u32, words: &str, save_id: &str) -> Save {
    Save { part: Part::Application, field: key(field), base, value: text(words), save_id: save_id.into() }
}

on_both_databases! {
    async fn one_person_begins_so_many_drafts_a_day_and_goes_on_saving_them(db: TestDb) {
        let scene = scene(&db).await;
        let first = scene.begin(&scene.ana, "City 0").await;
        for number in 1..MAX_BEGUN {
            scene.begin(&scene.ana, &format!("City {number}")).await;
        }
        let new = NewExpression {
            call: scene.call,
            lead: "One more".into(),
            country: Some("DE".parse().unwrap()),
            place: None,
            is_city: true,
            category: "new".into(),
            consortium: false,
        };
        let more = begin(&scene.app, &scene.ana, &new, scene.now()).await;
        assert!(matches!(more, Err(ExpressionError::EnoughBegun(MAX_BEGUN))), "{more:?}");
        scene.save_one(&scene.ana, first, &Part::Application, "ambition", 0, text("More")).await.unwrap();
        scene.begin(&scene.ben, "Of somebody else").await;
        scene.clock.advance(Duration::from_secs(24 * 3600));
        begin(&scene.app, &scene.ana, &new, scene.now()).await.unwrap();
    }

    async fn a_draft_begins_at_once_and_keeps_what_is_typed(db: TestDb) {
        let scene = scene(&db).await;
        let id = scene.begin(&scene.ana, "Lindau").await;
        let saved = scene.save_one(&scene.ana, id, &Part::Application, "ambition", 0, text("More")).await.unwrap();
        assert_eq!(saved, Saved::Taken { revision: 1, at: scene.now() });
        let dossier = scene.dossier(id).await;
        assert_eq!(dossier.said("ambition"), text("More").as_ref());
        assert_eq!((dossier.head.state, dossier.head.reference()), (State::Draft, "EOI-0001".to_owned()));
    }

    async fn two_people_in_one_field_lose_neither_version(db: TestDb) {
        let scene = scene(&db).await;
        let id = scene.begin(&scene.ana, "Lindau").await;
        scene.save_one(&scene.ana, id, &Part::Application, "ambition", 0, text("Ana's")).await.unwrap();
        let second = scene.save_one(&scene.ana, id, &Part::Application, "ambition", 0, text("The other tab's")).await;
        let Saved::Aside { kept_as, theirs } = second.unwrap() else { panic!("it must stand aside") };
        assert_eq!(theirs.unwrap().value, text("Ana's"));
        let dossier = scene.dossier(id).await;
        assert_eq!(dossier.said("ambition"), text("Ana's").as_ref());
        assert_eq!(dossier.asides[0].2.value, text("The other tab's"));
        // It cannot be handed in over a choice that nobody made.
        let city = dossier.members[0].part();
        scene.save_one(&scene.ana, id, &city, "challenge", 0, text("Heat")).await.unwrap();
        let refused = scene.submit(&scene.ana, id).await;
        assert!(matches!(refused, Err(ExpressionError::Unsettled)), "{refused:?}");
        let both = one("ambition", 1, "Ana's, and the other tab's", "");
        let settled = settle(&scene.app, &scene.ana, id, kept_as, &both, scene.now()).await.unwrap();
        assert!(matches!(settled, Saved::Taken { .. }), "{settled:?}");
        assert!(scene.dossier(id).await.asides.is_empty());
        scene.submit(&scene.ana, id).await.unwrap();
    }

    async fn a_save_that_is_sent_twice_is_kept_once(db: TestDb) {
        let scene = scene(&db).await;
        let id = scene.begin(&scene.ana, "Lindau").await;
        let first = one("team", 0, "Five people", "s-1");
        for _ in 0..3 {
            save(&scene.app, &scene.ana, id, std::slice::from_ref(&first), scene.now()).await.unwrap();
        }
        // Even after somebody wrote on: the answer to the old request does not become a conflict.
        scene.save_one(&scene.ana, id, &Part::Application, "team", 1, text("Six people")).await.unwrap();
        let again = save(&scene.app, &scene.ana, id, &[first], scene.now()).await.unwrap();
        assert!(matches!(again[..], [Saved::Unchanged { revision: 1, .. }]), "{again:?}");
        let dossier = scene.dossier(id).await;
        assert_eq!(dossier.said("team"), text("Six people").as_ref());
        assert!(dossier.asides.is_empty());
    }

    async fn a_page_of_answers_is_kept_whole_or_not_at_all(db: TestDb) {
        let scene = scene(&db).await;
        let id = scene.begin(&scene.ana, "Lindau").await;
        let page = [one("ambition", 0, "More", ""), one("no-such-field", 0, "?", "")];
        let refused = save(&scene.app, &scene.ana, id, &page, scene.now()).await;
        assert!(matches!(refused, Err(ExpressionError::NoSuchField(_))), "{refused:?}");
        assert_eq!(scene.dossier(id).await.said("ambition"), None);
    }

    async fn to_a_stranger_it_does_not_exist(db: TestDb) {
        let scene = scene(&db).await;
        let id = scene.begin(&scene.ana, "Lindau").await;
        let saved = scene.save_one(&scene.ben, id, &Part::Application, "ambition", 0, text("Mine")).await;
        assert!(matches!(saved, Err(ExpressionError::Absent)), "{saved:?}");
        let handed = scene.submit(&scene.ben, id).await;
        assert!(matches!(handed, Err(ExpressionError::Absent)), "{handed:?}");
        // An organiser sees it and does not write in it.
        let saved = scene.save_one(&scene.olga, id, &Part::Application, "ambition", 0, text("Mine")).await;
        assert!(matches!(saved, Err(ExpressionError::NotYourPart)), "{saved:?}");
    }

    async fn files_come_by_uploading_and_two_at_once_both_stay(db: TestDb) {
        let scene = scene(&db).await;
        let id = scene.begin(&scene.ana, "Lindau").await;
        let pdf = |text: &str| Upload { name: "letter.pdf".into(), content: format!("%PDF-1.7 {text}").into_bytes() };
        for content in ["one", "two"] {
            let (part, field) = (Part::Application, key("letter"));
            attach(&scene.app, &scene.ana, id, &part, &field, pdf(content), scene.now()).await.unwrap();
        }
        let dossier = scene.dossier(id).await;
        let Some(Value::Files(files)) = dossier.said("letter") else { panic!("files") };
        assert_eq!(files.len(), 2);
        // Nobody names a file that is not theirs by typing its digest.
        let typed = Some(Value::Files(files.clone()));
        let refused = scene.save_one(&scene.ana, id, &Part::Application, "letter", 2, typed).await;
        assert!(matches!(refused, Err(ExpressionError::NotByTyping)), "{refused:?}");
        let refused = scene.save_one(&scene.ana, id, &Part::Application, "team", 0, Some(Value::Files(files.clone()))).await;
        assert!(matches!(refused, Err(ExpressionError::NotByTyping)), "{refused:?}");
    }

    async fn nobody_gets_a_file_by_naming_it_as_the_version_that_settles_two(db: TestDb) {
        let scene = scene(&db).await;
        let theirs = scene.begin(&scene.ben, "Zadar").await;
        let pdf = Upload { name: "letter.pdf".into(), content: b"%PDF-1.7 theirs".to_vec() };
        let (part, letter) = (Part::Application, key("letter"));
        let file = attach(&scene.app, &scene.ben, theirs, &part, &letter, pdf, scene.now()).await.unwrap();
        let id = scene.begin(&scene.ana, "Lindau").await;
        scene.save_one(&scene.ana, id, &part, "team", 0, text("Ana's")).await.unwrap();
        let aside = scene.save_one(&scene.ana, id, &part, "team", 0, text("The other tab's")).await.unwrap();
        let Saved::Aside { kept_as, .. } = aside else { panic!("it must stand aside") };
        let named = Save { value: Some(Value::Files(vec![file])), ..one("team", 1, "", "") };
        let refused = settle(&scene.app, &scene.ana, id, kept_as, &named, scene.now()).await;
        assert!(matches!(refused, Err(ExpressionError::NotByTyping)), "{refused:?}");
        assert_eq!(scene.dossier(id).await.said("team"), text("Ana's").as_ref());
    }

    async fn the_ledger_tells_of_every_save_and_holds_no_word_of_it(db: TestDb) {
        let scene = scene(&db).await;
        let id = scene.begin(&scene.ana, "Lindau").await;
        scene.save_one(&scene.ana, id, &Part::Application, "ambition", 0, text("Quokkas")).await.unwrap();
        let mut reader = scene.app.house.db.read_current().await.unwrap();
        let told = centum_ledger::history(&mut reader.conn(), "expression", &id.to_string(), 20).await.unwrap();
        let told = format!("{told:?}");
        assert!(told.contains("calls.save-answer") && !told.contains("Quokkas"), "{told}");
    }
}
