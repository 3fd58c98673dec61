//! Corrections of a published call.

use centum_calls::call::{self, CallError, CallState, List, Objection, TermChange};
use centum_forms::Texts;
use centum_testkit::on_both_databases;

use crate::scene::{at, due, scene, site};

on_both_databases! {
    async fn an_extension_is_a_corrigendum_that_applicants_are_told_of_once(db: TestDb) {
        let scene = scene(&db).await;
        scene.open().await;
        scene.ana_applies().await;
        let seen = scene.call().await.version;
        let later = vec![due(None, "2020-05-29"), due(Some("letter-of-support"), "2020-06-09")];
        let number = call::extend(&scene.house, &scene.olga, scene.call, seen, later, "The pandemic", &site()).await;
        assert_eq!(number.unwrap(), 1);
        scene.work().await;
        scene.work().await;
        let letters = scene.letters_to("ana@city.example").await;
        let [letter] = &letters[..] else { panic!("{} letters", letters.len()) };
        assert!(letter.subject.contains("corrigendum 1"), "{}", letter.subject);
        assert!(letter.body.contains("Friday 29 May 2020, 23:59:00 CEST (UTC+2)"), "{}", letter.body);
        assert!(letter.body.contains("The pandemic"));
        assert!(letter.body.contains("https://centum.example/calls/cities-2020/changes#corrigendum-1"));
        assert!(scene.letters_to("olga@example.org").await.is_empty());
    }

    async fn more_time_for_one_class_alone_is_told_with_the_deadline_of_every_class(db: TestDb) {
        let scene = scene(&db).await;
        scene.open().await;
        scene.ana_applies().await;
        scene.correct("Alumni were told late", |terms| {
            let alumni = call::Deadline { categories: vec!["alumnus".into()], ..due(None, "2020-05-29") };
            terms.deadlines = vec![due(None, "2020-04-30"), alumni, due(Some("letter-of-support"), "2020-06-09")];
        }).await.unwrap();
        scene.work().await;
        let letters = scene.letters_to("ana@city.example").await;
        let [letter] = &letters[..] else { panic!("{} letters", letters.len()) };
        for line in [
            "Application: Thursday 30 April 2020, 23:59:00 CEST (UTC+2)\n",
            "Application · Alumnus: Friday 29 May 2020, 23:59:00 CEST (UTC+2)\n",
        ] {
            assert!(letter.body.contains(line), "{}", letter.body);
        }
    }

    async fn the_clock_closes_an_extended_call_at_the_new_time_only(db: TestDb) {
        let scene = scene(&db).await;
        scene.open().await;
        scene.correct("The pandemic", |terms| {
            terms.deadlines[0] = due(None, "2020-05-29");
            terms.deadlines[1] = due(Some("letter-of-support"), "2020-06-09");
        }).await.unwrap();
        scene.clock.set(at("2020-04-07T00:00:00Z"));
        scene.work().await;
        assert_eq!(scene.call().await.state, CallState::Open, "the old instant has passed");
        scene.clock.set(at("2020-05-30T00:00:00Z"));
        scene.work().await;
        assert_eq!(scene.call().await.state, CallState::Closed);
        // A closed call that gets new time opens again, and closes again.
        scene.correct("A server was down", |terms| terms.deadlines[0] = due(None, "2020-06-02")).await.unwrap();
        assert_eq!(scene.call().await.state, CallState::Open);
        scene.clock.set(at("2020-06-03T00:00:00Z"));
        scene.work().await;
        assert_eq!(scene.call().await.state, CallState::Closed);
    }

    async fn what_a_call_said_before_can_be_read_with_the_difference(db: TestDb) {
        let scene = scene(&db).await;
        scene.open().await;
        let title = Texts::english("Cities, called again");
        let number = scene.correct("A better name", |terms| terms.title = title.clone()).await.unwrap();
        let mut reader = scene.house.read().await.unwrap();
        let before = call::terms_at(&mut reader.conn(), scene.call, 0).await.unwrap().unwrap();
        let after = call::terms_at(&mut reader.conn(), scene.call, number).await.unwrap().unwrap();
        assert_eq!(after.reason, "A better name");
        let found = call::changes(&before.terms, &after.terms);
        assert!(found.iter().all(|change| matches!(change, TermChange::Text { .. })), "{found:?}");
        assert_eq!(scene.call().await.terms.title, title);
    }

    async fn a_changed_form_is_a_new_version_and_the_old_one_stays(db: TestDb) {
        let scene = scene(&db).await;
        scene.open().await;
        let call = scene.call().await;
        let mut form = call::template::form();
        form.sections[0].fields.retain(|field| field.key.as_str() != "population-source");
        let correction =
            call::Correction { terms: call.terms.clone(), form: Some(form.clone()), reason: "Shorter".into() };
        call::correct_call(&scene.house, &scene.olga, call.id, call.version, correction, &site()).await.unwrap();
        let mut reader = scene.house.read().await.unwrap();
        assert_eq!(call::form_of(&mut reader.conn(), call.id, 2).await.unwrap(), Some(form));
        assert_eq!(call::form_of(&mut reader.conn(), call.id, 1).await.unwrap(), Some(call::template::form()));
        drop(reader);
        assert_eq!((scene.call().await.form, scene.call().await.corrigendum), (2, 1));
    }

    async fn criteria_are_frozen_once_open_and_nothing_is_kept_of_the_attempt(db: TestDb) {
        let scene = scene(&db).await;
        scene.open().await;
        let before = scene.call().await;
        let refused = scene.correct("Fairer", |terms| terms.criteria[0].weight = 300).await;
        let Err(CallError::Objected(objections)) = refused else { panic!("{refused:?}") };
        assert_eq!(objections, [Objection::Frozen(List::Criteria)]);
        assert_eq!(scene.call().await, before);
    }
}
