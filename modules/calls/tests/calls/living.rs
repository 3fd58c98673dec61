//! A call's life, by hand and by the clock.

use centum_accounts::Actor;
use centum_calls::call::{self, Barrier, Begin, CallError, CallState, Step};
use centum_testkit::on_both_databases;

use crate::scene::{at, scene};

on_both_databases! {
    async fn a_call_is_published_by_hand_opened_and_closed_by_the_clock_and_led_to_the_archive(db: TestDb) {
        let scene = scene(&db).await;
        assert_eq!(scene.step(Step::Publish, "").await.unwrap(), CallState::Published);
        scene.clock.set(at("2020-02-27T07:59:59Z"));
        scene.work().await;
        assert_eq!(scene.call().await.state, CallState::Published, "one second before its time");
        scene.clock.set(at("2020-02-27T08:00:00Z"));
        scene.work().await;
        assert_eq!(scene.call().await.state, CallState::Open);
        // The last deadline of an application and 15 minutes of grace.
        scene.clock.set(at("2020-04-06T22:14:00Z"));
        scene.work().await;
        assert_eq!(scene.call().await.state, CallState::Open, "the grace counts to its last instant");
        scene.clock.set(at("2020-04-06T22:14:01Z"));
        scene.work().await;
        assert_eq!(scene.call().await.state, CallState::Closed);
        for step in [Step::Evaluate, Step::Decide, Step::Announce, Step::Archive] {
            assert_eq!(scene.step(step, "").await.unwrap(), step.leads().1);
        }
        let steps = call::steps_of(&mut scene.house.read().await.unwrap().conn(), scene.call).await.unwrap();
        let states: Vec<_> = steps.iter().map(|taken| taken.state).collect();
        assert_eq!(states, CallState::ALL[1..]);
    }

    async fn the_clock_may_tell_its_time_twice(db: TestDb) {
        let scene = scene(&db).await;
        scene.step(Step::Publish, "").await.unwrap();
        scene.clock.set(at("2020-02-27T08:00:00Z"));
        let clock = Actor::System("clock");
        let turned = call::turn(&scene.house, &clock, scene.call).await.unwrap();
        assert_eq!(turned, Some(CallState::Open));
        assert_eq!(call::turn(&scene.house, &clock, scene.call).await.unwrap(), None);
        scene.work().await;
        let version = scene.call().await.version;
        scene.work().await;
        assert_eq!(scene.call().await.version, version);
        assert_eq!(centum_calls::sweep(&scene.house).await.unwrap(), 0);
    }

    async fn a_call_is_closed_early_only_with_a_reason(db: TestDb) {
        let scene = scene(&db).await;
        scene.open().await;
        let Err(CallError::Barred(barriers)) = scene.step(Step::Close, " ").await else { panic!("closed") };
        assert!(matches!(barriers[..], [Barrier::ReasonNeeded { .. }]));
        scene.step(Step::Close, "The programme is stopped").await.unwrap();
        let steps = call::steps_of(&mut scene.house.read().await.unwrap().conn(), scene.call).await.unwrap();
        assert_eq!(steps.last().unwrap().reason, "The programme is stopped");
    }

    async fn nobody_without_the_right_changes_a_call(db: TestDb) {
        let scene = scene(&db).await;
        let call = scene.call().await;
        let before = centum_ledger::head(&mut scene.house.read().await.unwrap().conn()).await.unwrap();
        for actor in [&scene.ana, &Actor::Anonymous] {
            let kept = call::keep_terms(&scene.house, actor, call.id, call.version, call.terms.clone()).await;
            assert!(matches!(kept, Err(CallError::Refused(_))));
            let step = call::step(&scene.house, actor, call.id, call.version, Step::Publish, "").await;
            assert!(matches!(step, Err(CallError::Refused(_))));
            let new = call::create_call(&scene.house, actor, call.edition, "other", Begin::Template).await;
            assert!(matches!(new, Err(CallError::Refused(_))));
        }
        let after = centum_ledger::head(&mut scene.house.read().await.unwrap().conn()).await.unwrap();
        assert_eq!(before, after);
    }

    async fn who_looked_at_an_older_version_changes_nothing(db: TestDb) {
        let scene = scene(&db).await;
        let call = scene.call().await;
        let kept = call::keep_terms(&scene.house, &scene.olga, call.id, call.version - 1, call.terms.clone()).await;
        assert!(matches!(kept, Err(CallError::Changed)));
        let form = call::template::form();
        call::keep_form(&scene.house, &scene.olga, call.id, call.version, &form).await.unwrap();
        let kept = call::keep_form(&scene.house, &scene.olga, call.id, call.version, &form).await;
        assert!(matches!(kept, Err(CallError::Changed)));
    }

    async fn a_new_call_begins_with_another_one_without_its_times(db: TestDb) {
        let scene = scene(&db).await;
        let old = scene.call().await;
        let begin = Begin::Call(old.id);
        let id = call::create_call(&scene.house, &scene.olga, old.edition, "cities-2021", begin).await.unwrap();
        let new = call::find_call(&mut scene.house.read().await.unwrap().conn(), id).await.unwrap().unwrap();
        assert_eq!((new.terms.opens, new.terms.deadlines.len()), (None, 0));
        assert_eq!(new.terms.criteria, old.terms.criteria);
        let taken = call::create_call(&scene.house, &scene.olga, old.edition, "cities-2021", begin).await;
        assert!(matches!(taken, Err(CallError::SlugTaken)));
        let slug = call::create_call(&scene.house, &scene.olga, old.edition, "new", begin).await;
        assert!(matches!(slug, Err(CallError::Slug)));
    }
}
