//! Sources that fail, loop or hang; workers that vanish; schedules.

use std::sync::Arc;
use std::time::Duration;

use centum_catalogue::adapters::Request;
use centum_catalogue::harvest::{
    Again, Fetch, FetchFault, Fetched, HARVEST_JOB, Left, Mode, Promise, RunError, Stage, Tended, Validators,
    cancel_run, start_run,
};
use centum_jobs::{figures, run_due};
use centum_testkit::on_both_databases;
use tokio::sync::Notify;

use crate::portal::{Speaks, Wire, many};
use crate::scene::{ORGANISER, is_done, scene};

fn fault(again: Again) -> FetchFault {
    FetchFault { code: "fetch-status", detail: "503".into(), again }
}

/// A portal that takes its time: it says when it was asked, and answers when it is told to.
struct Slow {
    wire: Wire,
    asked: Arc<Notify>,
    answers: Arc<Notify>,
}

impl Fetch for Slow {
    fn fetch<'a>(
        &'a self,
        request: &'a Request,
        validators: &'a Validators,
        pause: Duration,
    ) -> Promise<'a, Result<Fetched, FetchFault>> {
        Box::pin(async move {
            self.asked.notify_one();
            self.answers.notified().await;
            self.wire.fetch(request, validators, pause).await
        })
    }
}

on_both_databases! {
    async fn a_page_that_takes_longer_than_its_job_goes_on_and_stays_with_its_worker(db: TestDb) {
        let mut scene = scene(&db).await;
        scene.portal.shows(&many(3), 5);
        let (asked, answers) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
        let slow = Slow { wire: Wire(scene.portal.clone()), asked: asked.clone(), answers: answers.clone() };
        scene.harvester.fetch = Arc::new(slow);
        scene.harvester.limits.patience = Duration::ZERO;
        scene.harvester.limits.lease = Duration::from_millis(60);
        let id = scene.start(Mode::Real).await;
        run_due(&scene.house, vec![scene.harvester.handler()]).await.unwrap();
        asked.notified().await;
        scene.world.clock.advance(Duration::from_secs(3600));
        let mut ticks = tokio::time::interval(Duration::from_millis(5));
        let held = async {
            while scene.run(id).await.touched_at < scene.house.now() {
                ticks.tick().await;
            }
        };
        tokio::time::timeout(Duration::from_secs(60), held).await.expect("the worker says that it is busy");
        assert_eq!(scene.goes_on(id).await, Left::Alone, "nobody else asks the portal meanwhile");
        answers.notify_one();
        let done = async {
            while scene.run(id).await.stage != Stage::Done {
                ticks.tick().await;
            }
        };
        tokio::time::timeout(Duration::from_secs(60), done).await.expect("the page is kept");
        assert_eq!(scene.story().await.len(), 3);
    }

    async fn a_fault_that_passes_is_tried_again_after_a_pause_and_costs_nothing(db: TestDb) {
        let scene = scene(&db).await;
        scene.portal.shows(&many(12), 5);
        scene.portal.with(|state| state.faults = [fault(Again::Later), fault(Again::Later)].into());
        let handlers = || vec![scene.harvester.handler()];
        let id = scene.start(Mode::Real).await;
        run_due(&scene.house, handlers()).await.unwrap();
        let run = scene.run(id).await;
        assert_eq!((run.stage, run.attempts), (Stage::Reading, 1));
        assert_eq!(run.failure.unwrap().code, "fetch-status");
        assert_eq!(scene.goes_on(id).await, Left::Alone, "not before its time");
        for _ in 0..2 {
            scene.world.clock.advance(Duration::from_secs(130));
            run_due(&scene.house, handlers()).await.unwrap();
        }
        let run = scene.run(id).await;
        is_done(&run);
        assert_eq!((run.counts.new, run.attempts, run.failure), (12, 0, None));
    }

    async fn a_source_is_given_the_time_that_it_asks_for(db: TestDb) {
        let scene = scene(&db).await;
        scene.portal.shows(&many(1), 5);
        let wait = Duration::from_secs(1800);
        scene.portal.with(|state| state.faults = [fault(Again::After(wait))].into());
        let id = scene.start(Mode::Real).await;
        let until = scene.house.now().checked_add(wait).unwrap();
        assert_eq!(scene.goes_on(id).await, Left::Until(until));
    }

    async fn a_fault_that_lasts_ends_the_run_and_nothing_vanishes(db: TestDb) {
        let scene = scene(&db).await;
        scene.harvest_of(&many(12)).await;
        scene.portal.with(|state| state.faults = [fault(Again::Never)].into());
        let run = scene.harvest().await;
        assert_eq!((run.stage, run.counts.missing), (Stage::Failed, 0));
        assert!(run.ended_at.is_some());
        assert_eq!(scene.record("a0").await.state.name(), "live");
        is_done(&scene.harvest().await);
    }

    async fn a_page_for_people_is_tried_until_the_attempts_are_over(db: TestDb) {
        let scene = scene(&db).await;
        scene.portal.with(|state| state.html = true);
        let id = scene.start(Mode::Real).await;
        for _ in 0..scene.harvester.limits.attempts {
            assert_eq!(scene.run(id).await.stage, Stage::Reading);
            scene.goes_on(id).await;
            scene.world.clock.advance(Duration::from_secs(3600));
        }
        let run = scene.run(id).await;
        assert_eq!((run.stage, run.failure.unwrap().code.as_str()), (Stage::Failed, "page-html"));
    }

    async fn pages_that_lead_in_a_circle_end_the_run(db: TestDb) {
        let scene = scene(&db).await;
        scene.portal.with(|state| state.endless = true);
        let run = scene.harvest_of(&many(12)).await;
        assert_eq!((run.stage, run.counts.new), (Stage::Failed, 12));
        assert_eq!(run.failure.unwrap().code, "page-endless");
        let id = scene.start(Mode::Dry).await;
        scene.goes_on(id).await;
        assert_eq!(scene.run(id).await.failure.unwrap().code, "page-endless");
    }

    async fn a_source_has_one_run_at_a_time_and_a_run_one_worker(db: TestDb) {
        let scene = scene(&db).await;
        scene.portal.shows(&many(12), 5);
        let id = scene.start(Mode::Real).await;
        let second = start_run(&scene.house, &ORGANISER, &Speaks, scene.source, Mode::Dry).await;
        assert!(matches!(second, Err(RunError::Running)));
        let both = tokio::join!(scene.goes_on(id), scene.goes_on(id));
        assert!(both == (Left::At(Stage::Done), Left::Alone) || both == (Left::Alone, Left::At(Stage::Done)), "{both:?}");
        assert_eq!(scene.story().await.len(), 12);
    }

    async fn a_run_that_was_broken_off_keeps_nothing_more(db: TestDb) {
        let scene = scene(&db).await;
        scene.portal.shows(&many(12), 5);
        scene.portal.with(|state| state.faults = [fault(Again::Later)].into());
        let id = scene.start(Mode::Real).await;
        scene.goes_on(id).await;
        cancel_run(&scene.house, &ORGANISER, id, "the wrong address").await.unwrap();
        scene.world.clock.advance(Duration::from_secs(3600));
        assert_eq!(scene.goes_on(id).await, Left::Alone);
        assert!(scene.story().await.is_empty());
        let again = cancel_run(&scene.house, &ORGANISER, id, "again").await;
        assert!(matches!(again, Err(RunError::Standing(Stage::Cancelled))));
        is_done(&scene.harvest().await);
    }

    async fn the_schedule_starts_what_is_due_once(db: TestDb) {
        let scene = scene(&db).await;
        scene.portal.shows(&many(3), 5);
        let tended = scene.harvester.tend(&scene.house).await.unwrap();
        assert_eq!(tended, Tended { started: 1, woken: 0 });
        assert_eq!(scene.harvester.tend(&scene.house).await.unwrap().started, 0);
        run_due(&scene.house, vec![scene.harvester.handler()]).await.unwrap();
        assert_eq!(scene.story().await.len(), 3);
        scene.days_pass(1);
        assert_eq!(scene.harvester.tend(&scene.house).await.unwrap().started, 1);
    }

    async fn a_run_that_lost_its_worker_is_woken(db: TestDb) {
        let scene = scene(&db).await;
        scene.portal.shows(&many(3), 5);
        let id = scene.start(Mode::Real).await;
        // The queue is lost.
        let lost = centum_jobs::Handler::new(HARVEST_JOB, |_, _| async { Ok(()) });
        run_due(&scene.house, vec![lost]).await.unwrap();
        assert_eq!(scene.harvester.tend(&scene.house).await.unwrap().woken, 0, "not at once");
        scene.world.clock.advance(Duration::from_secs(3600));
        assert_eq!(scene.harvester.tend(&scene.house).await.unwrap().woken, 1);
        assert_eq!(figures(&mut scene.house.read().await.unwrap().conn()).await.unwrap().waiting, 1);
        run_due(&scene.house, vec![scene.harvester.handler()]).await.unwrap();
        is_done(&scene.run(id).await);
    }

    async fn a_worker_lets_others_at_the_queue(db: TestDb) {
        let mut scene = scene(&db).await;
        scene.harvester.limits.turn = Duration::ZERO;
        scene.portal.shows(&many(12), 5);
        let id = scene.start(Mode::Real).await;
        let jobs = run_due(&scene.house, vec![scene.harvester.handler()]).await.unwrap();
        assert!(jobs >= 4, "{jobs}");
        is_done(&scene.run(id).await);
        assert_eq!(scene.story().await.len(), 12);
    }
}
