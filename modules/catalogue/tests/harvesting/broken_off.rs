//! A worker that is killed anywhere: the next one goes on, and the end is the same.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use centum_base::Id;
use centum_catalogue::harvest::{Limits, Mode, Run};
use centum_testkit::{TestDb, on_both_databases};

use crate::portal::{Item, good, many};
use crate::scene::{Scene, is_done, scene};

/// A future that is dropped after so many polls, as if its process had been killed.
struct Killed<F> {
    inner: Pin<Box<F>>,
    polls: usize,
}

impl<F: Future> Future for Killed<F> {
    type Output = Option<F::Output>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        if self.polls == 0 {
            return Poll::Ready(None);
        }
        self.polls -= 1;
        self.inner.as_mut().poll(context).map(Some)
    }
}

fn killed<F: Future>(inner: F, polls: usize) -> Killed<F> {
    Killed { inner: Box::pin(inner), polls }
}

/// Twelve records, then: one changed, one gone, one back, one bad, two new, on pages of five.
fn later() -> Vec<Item> {
    let mut items = many(12);
    items[1] = good("a1", "Another title");
    items[6] = Item::Bad { id: Some("a6".into()) };
    items.remove(3);
    items.extend([good("b", "New"), good("c", "Newer")]);
    items
}

/// What a harvest leaves, in whatever order and under whatever identifiers.
async fn left(scene: &Scene, run: &Run) -> (Vec<String>, Vec<(String, &'static str)>, String) {
    let mut story = scene.story().await;
    story.sort();
    let mut states = Vec::new();
    for (record, _) in scene.log().await {
        states.push((record.remote_id, record.state.name()));
    }
    states.sort();
    states.dedup();
    (story, states, format!("{:?} {:?}", run.counts, run.outcome))
}

async fn prepared(db: &TestDb) -> (Scene, Id<Run>) {
    let mut scene = scene(db).await;
    // Two of a transaction, so that a page is kept in several.
    scene.harvester.limits = Limits { records_a_transaction: 2, ..scene.harvester.limits };
    scene.harvest_of(&many(12)).await;
    scene.harvest_of(&many(12)[1..]).await;
    scene.days_pass(2);
    is_done(&scene.harvest().await);
    scene.portal.shows(&later(), 5);
    let run = scene.start(Mode::Real).await;
    (scene, run)
}

/// Works on the run with a worker that dies after `polls`, then with others that die later and later.
async fn with_deaths(scene: &Scene, run: Id<Run>, polls: usize) -> usize {
    let mut deaths = 0;
    let mut life = polls;
    while killed(scene.harvester.work(&scene.house, run), life).await.is_none() {
        deaths += 1;
        life += polls + 1;
        // Its lease runs out.
        scene.world.clock.advance(scene.harvester.limits.lease + Duration::from_secs(1));
        assert!(deaths < 500, "each worker comes further than the one before");
    }
    deaths
}

on_both_databases! {
    async fn wherever_a_worker_is_killed_the_end_is_the_same(db: TestDb) {
        let (whole, run) = prepared(&db).await;
        whole.goes_on(run).await;
        let expected = left(&whole, &whole.run(run).await).await;
        assert!(expected.2.contains("new: 2"), "{}", expected.2);
        let on_sqlite = db.folder().is_some();
        let mut deaths = 0;
        for polls in (1..40).chain([55, 80, 120, 200]) {
            // Every place on the embedded database; every seventh on the server, where each is a schema of its own.
            if !on_sqlite && polls % 7 != 0 {
                continue;
            }
            let other = if on_sqlite { TestDb::sqlite().await } else { TestDb::postgres().await };
            let (scene, run) = prepared(&other).await;
            deaths += with_deaths(&scene, run, polls).await;
            let run = scene.run(run).await;
            is_done(&run);
            assert_eq!(left(&scene, &run).await, expected, "killed after {polls} polls");
            drop(scene);
            other.drop().await;
        }
        // How often a future of the server's driver is polled depends on the machine.
        let least = if on_sqlite { 10 } else { 3 };
        assert!(deaths >= least, "{deaths} workers died");
    }

    async fn a_dry_run_that_is_killed_tells_the_same(db: TestDb) {
        let (scene, run) = prepared(&db).await;
        scene.goes_on(run).await;
        scene.portal.shows(&many(9), 4);
        let first = scene.start(Mode::Dry).await;
        scene.goes_on(first).await;
        let expected = scene.run(first).await;
        for polls in [3, 9, 14, 23, 40] {
            let id = scene.start(Mode::Dry).await;
            with_deaths(&scene, id, polls).await;
            let run = scene.run(id).await;
            assert_eq!((run.counts, run.outcome), (expected.counts.clone(), expected.outcome.clone()));
        }
    }
}
