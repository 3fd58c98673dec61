//! What is not there any more: grace, tombstones, the guard, and coming back.

use std::time::Duration;

use centum_catalogue::harvest::{Left, Run, RunError, Stage, confirm_run, reject_run};
use centum_catalogue::records::as_of;
use centum_testkit::on_both_databases;

use crate::portal::{Item, good, many};
use crate::scene::{ORGANISER, Scene, is_done, scene};

/// Twelve records, of which the portal then shows all but the first.
async fn without_the_first(scene: &Scene) -> Run {
    scene.harvest_of(&many(12)).await;
    scene.harvest_of(&many(12)[1..]).await
}

on_both_databases! {
    async fn what_is_not_seen_is_missing_and_vanishes_after_its_grace(db: TestDb) {
        let scene = scene(&db).await;
        let run = without_the_first(&scene).await;
        is_done(&run);
        assert_eq!((run.counts.missing, run.counts.vanished), (1, 0));
        let record = scene.record("a0").await;
        assert!(record.state.is_shown() && record.missing_since.is_some());
        assert_eq!(scene.history("a0").await, ["created"], "to be missing is no entry yet");
        scene.days_pass(1);
        assert_eq!(scene.harvest().await.counts.vanished, 0);
        scene.days_pass(1);
        assert_eq!(scene.harvest().await.counts.vanished, 1);
        assert_eq!(scene.history("a0").await, ["created", "vanished"]);
        assert_eq!(scene.record("a0").await.state.name(), "vanished");
        let shown = as_of(&mut scene.house.read().await.unwrap().conn(), scene.house.now(), None, 99).await.unwrap();
        assert_eq!(shown.len(), 11);
        assert_eq!(scene.harvest().await.counts.vanished, 0, "once");
        scene.story().await;
    }

    async fn what_is_back_within_its_grace_never_was_gone(db: TestDb) {
        let scene = scene(&db).await;
        without_the_first(&scene).await;
        let run = scene.harvest_of(&many(12)).await;
        assert_eq!((run.counts.unchanged, run.counts.returned), (12, 0));
        let record = scene.record("a0").await;
        assert_eq!((record.state.name(), record.missing_since), ("live", None));
        assert_eq!(scene.history("a0").await, ["created"]);
    }

    async fn what_is_back_after_it_vanished_has_returned_as_it_was_or_changed(db: TestDb) {
        let scene = scene(&db).await;
        scene.harvest_of(&many(12)).await;
        scene.harvest_of(&many(12)[2..]).await;
        scene.days_pass(2);
        assert_eq!(scene.harvest().await.counts.vanished, 2);
        let mut items = many(12);
        items[1] = good("a1", "Another title");
        let run = scene.harvest_of(&items).await;
        assert_eq!((run.counts.returned, run.counts.changed), (2, 0));
        for name in ["a0", "a1"] {
            assert_eq!(scene.history(name).await, ["created", "vanished", "returned"]);
            assert_eq!(scene.record(name).await.state.name(), "live");
        }
        assert_eq!(scene.harvest().await.counts.unchanged, 12);
        scene.story().await;
    }

    async fn a_run_that_would_lose_too_much_halts_until_a_person_confirms(db: TestDb) {
        let scene = scene(&db).await;
        scene.harvest_of(&many(12)).await;
        let run = scene.harvest_of(&many(12)[3..]).await;
        assert_eq!(run.stage, Stage::Guarded);
        let guard = run.outcome.as_ref().unwrap().guard.unwrap();
        assert_eq!((guard.known, guard.unseen, guard.percent), (12, 3, 20));
        assert_eq!(scene.record("a0").await.state.name(), "live");
        assert_eq!(scene.goes_on(run.id).await, Left::Alone, "no worker goes on with it");
        assert!(matches!(confirm_run(&scene.house, &ORGANISER, run.id, " ").await, Err(RunError::Reason)));
        confirm_run(&scene.house, &ORGANISER, run.id, "the city took them down").await.unwrap();
        assert_eq!(scene.goes_on(run.id).await, Left::At(Stage::Done));
        let run = scene.run(run.id).await;
        assert_eq!((run.counts.missing, run.decided_by.as_deref()), (3, Some("system:test")));
        assert_eq!(scene.record("a0").await.state.name(), "missing");
    }

    async fn a_guarded_run_that_a_person_rejects_changes_nothing_of_what_it_did_not_see(db: TestDb) {
        let scene = scene(&db).await;
        scene.harvest_of(&many(12)).await;
        let run = scene.harvest_of(&[]).await;
        assert_eq!(run.stage, Stage::Guarded);
        reject_run(&scene.house, &ORGANISER, run.id, "the portal is broken").await.unwrap();
        assert_eq!(scene.run(run.id).await.stage, Stage::Rejected);
        assert!(scene.run(run.id).await.ended_at.is_some());
        assert_eq!(scene.record("a0").await.state.name(), "live");
        let again = confirm_run(&scene.house, &ORGANISER, run.id, "or not").await;
        assert!(matches!(again, Err(RunError::Standing(Stage::Rejected))));
        is_done(&scene.harvest_of(&many(12)).await);
    }

    async fn new_records_do_not_hide_from_the_guard_that_the_old_ones_are_gone(db: TestDb) {
        let scene = scene(&db).await;
        scene.harvest_of(&many(4)).await;
        scene.world.clock.advance(Duration::from_secs(60));
        let renamed: Vec<Item> = (0..40).map(|number| good(&format!("b{number}"), "Title")).collect();
        assert_eq!(scene.harvest_of(&renamed).await.stage, Stage::Guarded);
    }
}
