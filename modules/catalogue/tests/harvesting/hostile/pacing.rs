//! One host is asked at the pace that was declared for it, however many runs are under way.

use std::time::Duration;

use centum_catalogue::harvest::{Left, Mode, Spoken, Stage, start_run};
use centum_fetch::{Fetcher, Politeness};
use centum_testkit::on_both_databases;

use super::host::{answer, ok};
use super::{Trap, add_portal, policy, turtle};
use crate::scene::ORGANISER;

fn paged(path: &str) -> String {
    let number: u32 = path.split("page=").nth(1).and_then(|number| number.parse().ok()).unwrap_or(0);
    let next = if number < 2 { format!("<> hydra:next <?page={}> .\n", number + 1) } else { String::new() };
    turtle(&[format!("d{number}")]) + &next
}

on_both_databases! {
    async fn two_runs_on_one_host_keep_together_the_distance_that_each_declared(db: TestDb) {
        let trap = Trap::speaking(&db, "dcat").await;
        trap.host.plays(|path| ok("text/turtle", paged(path)));
        // The client's own distance is shorter than what the sources ask for.
        let mut policy = policy(&trap.host);
        policy.politeness = Politeness { interval: Duration::from_millis(5), ..Politeness::none() };
        let harvester = trap.with(policy);
        let pause = 300;
        let house = &trap.scene.house;
        let mut runs = Vec::new();
        for slug in ["one", "other"] {
            let source = add_portal(&trap.scene, slug, &trap.host.url(&format!("/{slug}")), "dcat", pause).await;
            runs.push(start_run(house, &ORGANISER, &Spoken, source, Mode::Real).await.unwrap());
        }
        let (one, other) = tokio::join!(harvester.work(house, runs[0]), harvester.work(house, runs[1]));
        assert_eq!((one.unwrap(), other.unwrap()), (Left::At(Stage::Done), Left::At(Stage::Done)));
        let asked = trap.host.asked();
        assert_eq!(asked.len(), 6);
        // Five distances lie between six requests; one of them is left to a busy machine.
        let all = asked[5].1.duration_since(asked[0].1);
        assert!(all >= Duration::from_millis(u64::from(pause)) * 4, "{all:?}");
    }

    async fn a_host_that_asks_for_a_pause_gets_it_from_every_run(db: TestDb) {
        let trap = Trap::speaking(&db, "dcat").await;
        let house = &trap.scene.house;
        trap.host.always(answer("503 Service Unavailable", "Retry-After: 1800\r\n", ""));
        let first = start_run(house, &ORGANISER, &Spoken, trap.source, Mode::Real).await.unwrap();
        let until = house.now().checked_add(Duration::from_secs(1800)).unwrap();
        assert_eq!(trap.harvester.work(house, first).await.unwrap(), Left::Until(until));
        // Another run on the same host does not even knock.
        let source = add_portal(&trap.scene, "other", &trap.host.url("/other"), "dcat", 0).await;
        let second = start_run(house, &ORGANISER, &Spoken, source, Mode::Real).await.unwrap();
        let Left::Until(at) = trap.harvester.work(house, second).await.unwrap() else { panic!("it waits as well") };
        assert!(at >= house.now().checked_add(Duration::from_secs(1700)).unwrap(), "{at}");
        assert_eq!(trap.host.asked().len(), 1);
        // Later, by another client, it is there again.
        trap.host.plays(|path| ok("text/turtle", paged(path)));
        trap.scene.world.clock.advance(Duration::from_secs(1801));
        let later = centum_catalogue::harvest::Harvester {
            fetch: std::sync::Arc::new(Fetcher::new(policy(&trap.host)).unwrap()),
            ..trap.harvester.clone()
        };
        assert_eq!(later.work(house, first).await.unwrap(), Left::At(Stage::Done));
    }
}
