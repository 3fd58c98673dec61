//! The hour decides: the instant of a request's first byte.

use centum_accounts::Actor;
use centum_calls::call::{CallState, Step, step, turn};
use centum_calls::expression::actions::{
    Save, Saved, change_head, recall, restore, save, submit, supplement, withdraw,
};
use centum_calls::expression::files::Upload;
use centum_calls::expression::rules::Refusal;
use centum_calls::expression::{Expression, ExpressionError, State};
use centum_forms::Part;
use centum_testkit::on_both_databases;

use crate::scene::{DEADLINE, GRACE_ENDS, at, key, scene, signature, text};

on_both_databases! {
    async fn what_comes_in_at_the_last_instant_is_in_time_however_long_it_takes(db: TestDb) {
        let scene = scene(&db).await;
        let id = scene.begin(&scene.ana, "Lindau").await;
        scene.complete(&scene.ana, id).await;
        let seen = scene.content(id).await;
        // The server answers a minute later; the first byte came in on the second.
        scene.clock.set(at("2020-05-29T22:00:00Z"));
        let handed = submit(&scene.app, &scene.ana, id, seen, &signature(), at(DEADLINE)).await.unwrap();
        assert!(!handed.receipt.receipt.in_grace);
        assert_eq!(handed.receipt.receipt.received_at, at(DEADLINE));
        assert_eq!(handed.receipt.receipt.received_there, "2020-05-29T23:59:00+02:00[Europe/Brussels]");
    }

    async fn what_came_in_before_the_clock_closed_the_call_counts_although_it_is_closed_by_now(db: TestDb) {
        let scene = scene(&db).await;
        let (id, other) = (scene.begin(&scene.ana, "Lindau").await, scene.begin(&scene.ben, "Zadar").await);
        scene.complete(&scene.ana, id).await;
        scene.complete(&scene.ben, other).await;
        let (seen, its) = (scene.content(id).await, scene.content(other).await);
        scene.clock.set(at("2020-05-29T22:29:00.000001Z"));
        turn(&scene.app.house, &Actor::System("clock"), scene.call).await.unwrap();
        assert_eq!(scene.call().await.state, CallState::Closed);
        // The first bytes of both came in while it was open; the clock was faster than the rest of them.
        let saved = Save { part: Part::Application, field: key("team"), base: 0, value: text("Two of us"), save_id: String::new() };
        let saved = save(&scene.app, &scene.ben, other, &[saved], at(DEADLINE)).await.unwrap();
        assert!(matches!(saved[..], [Saved::Taken { .. }]), "{saved:?}");
        let handed = submit(&scene.app, &scene.ana, id, seen, &signature(), at(DEADLINE)).await.unwrap();
        assert!(!handed.receipt.receipt.in_grace);
        let late = submit(&scene.app, &scene.ben, other, its, &signature(), scene.now()).await;
        assert!(matches!(late, Err(ExpressionError::Rule(Refusal::CallClosed))), "{late:?}");
    }

    async fn a_call_that_was_closed_by_hand_is_closed_from_that_instant_on(db: TestDb) {
        let scene = scene(&db).await;
        let id = scene.begin(&scene.ana, "Lindau").await;
        scene.complete(&scene.ana, id).await;
        let seen = scene.content(id).await;
        let closed = scene.now();
        step(&scene.app.house, &scene.olga, scene.call, scene.call().await.version, Step::Close, "Too many.").await.unwrap();
        let late = submit(&scene.app, &scene.ana, id, seen, &signature(), closed).await;
        assert!(matches!(late, Err(ExpressionError::Rule(Refusal::CallClosed))), "{late:?}");
    }

    async fn what_was_complete_at_the_deadline_may_be_handed_in_within_the_grace(db: TestDb) {
        let scene = scene(&db).await;
        let id = scene.begin(&scene.ana, "Lindau").await;
        scene.complete(&scene.ana, id).await;
        scene.clock.set(at(GRACE_ENDS));
        let handed = scene.submit(&scene.ana, id).await.unwrap();
        assert!(handed.receipt.receipt.in_grace);
    }

    async fn a_moment_after_the_grace_is_late_and_nothing_is_lost(db: TestDb) {
        let scene = scene(&db).await;
        let id = scene.begin(&scene.ana, "Lindau").await;
        scene.complete(&scene.ana, id).await;
        scene.clock.set(at("2020-05-29T22:29:00.000001Z"));
        let late = scene.submit(&scene.ana, id).await;
        assert!(matches!(late, Err(ExpressionError::Rule(Refusal::DeadlineOver))), "{late:?}");
        let dossier = scene.dossier(id).await;
        assert_eq!((dossier.head.state, dossier.said("ambition").is_some()), (State::Draft, true));
    }

    async fn what_is_typed_after_the_deadline_is_kept_and_is_no_part_of_it(db: TestDb) {
        let scene = scene(&db).await;
        let id = scene.begin(&scene.ana, "Lindau").await;
        scene.complete(&scene.ana, id).await;
        let before = scene.content(id).await;
        scene.clock.set(at("2020-05-29T21:59:00.000001Z"));
        let saved = scene.save_one(&scene.ana, id, &Part::Application, "ambition", 1, text("One more")).await.unwrap();
        assert_eq!(saved, Saved::Late { kept_as: 2 });
        assert_eq!(scene.content(id).await, before);
        scene.submit(&scene.ana, id).await.unwrap();
    }

    async fn another_class_of_applicants_has_another_deadline(db: TestDb) {
        let scene = scene(&db).await;
        let id = scene.begin(&scene.ana, "Lindau").await;
        scene.complete(&scene.ana, id).await;
        scene.clock.set(at("2020-05-25T09:00:00Z"));
        let seen = scene.dossier(id).await.head.version;
        let to_alumni = |head: &mut centum_calls::expression::Expression| head.category = "alumni".into();
        let refused = centum_calls::expression::actions::change_head(&scene.app, &scene.ana, id, seen, to_alumni, scene.now()).await;
        assert!(matches!(refused, Err(ExpressionError::Rule(Refusal::DeadlineOver))), "{refused:?}");
        assert_eq!(scene.dossier(id).await.head.category, "new");
        scene.submit(&scene.ana, id).await.unwrap();
    }

    async fn a_document_is_due_with_the_category_that_was_handed_in(db: TestDb) {
        let scene = scene(&db).await;
        let id = scene.begin(&scene.ana, "Lindau").await;
        scene.complete(&scene.ana, id).await;
        scene.submit(&scene.ana, id).await.unwrap();
        let dossier = scene.dossier(id).await;
        let to_alumni = |head: &mut Expression| head.category = "alumni".into();
        change_head(&scene.app, &scene.ana, id, dossier.head.version, to_alumni, scene.now()).await.unwrap();
        // After the letters of alumni were due, and before those of new cities are.
        scene.clock.set(at("2020-06-08T09:00:00Z"));
        let letter = Upload { name: "letter.pdf".into(), content: b"%PDF-1.7 a letter".to_vec() };
        let (part, field) = (Part::Application, key("letter"));
        let added = supplement(&scene.app, &scene.ana, id, &part, &field, letter, scene.now()).await.unwrap();
        assert_eq!(added.receipt.receipt.deadline, at("2020-06-09T21:59:00Z"));
        assert_eq!(scene.dossier(id).await.head.state, State::Submitted(2));
    }

    async fn the_last_submission_counts_and_a_recalled_one_does_not(db: TestDb) {
        let scene = scene(&db).await;
        let id = scene.begin(&scene.ana, "Lindau").await;
        scene.complete(&scene.ana, id).await;
        let first = scene.submit(&scene.ana, id).await.unwrap();
        // A second click is the same submission.
        let again = scene.submit(&scene.ana, id).await.unwrap();
        assert_eq!((again.number, &again.receipt), (first.number, &first.receipt));
        scene.save_one(&scene.ana, id, &Part::Application, "team", 0, text("Six")).await.unwrap();
        let dossier = scene.dossier(id).await;
        assert!(dossier.has_gone_on() && dossier.head.state == State::Submitted(1));
        scene.submit(&scene.ana, id).await.unwrap();
        assert_eq!(scene.dossier(id).await.head.state, State::Submitted(2));
        recall(&scene.app, &scene.ana, id, scene.now()).await.unwrap();
        let dossier = scene.dossier(id).await;
        assert_eq!((dossier.head.state, dossier.in_force().is_none()), (State::Draft, true));
        scene.submit(&scene.ana, id).await.unwrap();
        assert_eq!(scene.dossier(id).await.head.state, State::Submitted(3));
        let ends: Vec<_> = scene.dossier(id).await.submissions.iter().map(|one| one.ended.map(|(_, why)| why.name())).collect();
        assert_eq!(ends, [Some("replaced"), Some("recalled"), None]);
    }

    async fn one_may_withdraw_at_any_time_and_come_back_until_the_deadline(db: TestDb) {
        let scene = scene(&db).await;
        let id = scene.begin(&scene.ana, "Lindau").await;
        scene.complete(&scene.ana, id).await;
        scene.submit(&scene.ana, id).await.unwrap();
        withdraw(&scene.app, &scene.ana, id, scene.now()).await.unwrap();
        let refused = scene.submit(&scene.ana, id).await;
        assert!(matches!(refused, Err(ExpressionError::Rule(Refusal::Withdrawn))), "{refused:?}");
        restore(&scene.app, &scene.ana, id, scene.now()).await.unwrap();
        scene.submit(&scene.ana, id).await.unwrap();
        scene.clock.set(at("2020-06-15T09:00:00Z"));
        let refused = recall(&scene.app, &scene.ana, id, scene.now()).await;
        assert!(matches!(refused, Err(ExpressionError::Rule(Refusal::DeadlineOver))), "{refused:?}");
        withdraw(&scene.app, &scene.ana, id, scene.now()).await.unwrap();
        let refused = restore(&scene.app, &scene.ana, id, scene.now()).await;
        assert!(matches!(refused, Err(ExpressionError::Rule(Refusal::DeadlineOver))), "{refused:?}");
    }
}
