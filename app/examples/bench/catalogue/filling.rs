//! Many datasets through the whole way: read, mapped, checked, kept in the log, and all that is made from it.

use std::sync::Arc;
use std::time::{Duration, Instant};

use centum_blobs::{Blobs, Options};
use centum_catalogue::harvest::Harvester;
use centum_catalogue::views::Views;
use centum_fetch::{Agent, Fetcher, Policy};
use tokio::task::JoinSet;

use super::house::{Cost, Ground, Watch, harvest};
use super::portal::Invented;

/// Datasets of one portal.
const A_PORTAL: usize = 20_000;
/// Datasets of one page.
const A_PAGE: usize = 500;
/// Portals that are read at once, as by the program.
const HANDS: usize = 2;

/// What filling took.
pub(super) struct Filled {
    pub(super) log: Cost,
    /// The time for the first half of the portals.
    half: Duration,
    pub(super) views: Cost,
}

/// Fills an empty house; `place` is where bytes are kept.
pub(super) async fn fill(ground: &Ground, datasets: usize, place: &str) -> (Filled, Views) {
    let agent = Agent { product: "centum-bench".into(), version: "1".into(), contact: "bench".into() };
    let blobs = Blobs::open(place, Options::default()).await.unwrap();
    let mut harvester = Harvester::standard(Fetcher::new(Policy::new(agent)).unwrap(), blobs);
    let a_portal = A_PORTAL.min(datasets);
    harvester.fetch = Arc::new(Invented { datasets: a_portal, a_page: A_PAGE });
    let watch = Watch::start(&ground.site);
    let (mut hands, portals) = (JoinSet::new(), datasets.div_ceil(a_portal));
    let (began, mut half, mut done) = (Instant::now(), Duration::ZERO, 0);
    let mut next = async |hands: &mut JoinSet<()>| {
        hands.join_next().await.unwrap().unwrap();
        done += 1;
        if done == portals / 2 {
            half = began.elapsed();
        }
    };
    for portal in 0..portals {
        if hands.len() == HANDS {
            next(&mut hands).await;
        }
        let source = ground.source(&format!("p{portal}"), &Invented::address(portal)).await;
        let (house, harvester) = (ground.house.clone(), harvester.clone());
        hands.spawn(async move { assert!(harvest(&house, &harvester, source).await > 0) });
    }
    while !hands.is_empty() {
        next(&mut hands).await;
    }
    let log = watch.stop();
    let watch = Watch::start(&ground.site);
    let views = ground.catch_up().await;
    (Filled { log, half, views: watch.stop() }, views)
}

impl Filled {
    pub(super) fn print(&self, datasets: usize) {
        for (what, cost) in [("into the log", self.log), ("search, listing and scores", self.views)] {
            println!(
                "    {what:<28} {:>6.0} s, {:>6.0} s of CPU; {:.3} ms of CPU a dataset",
                cost.wall.as_secs_f64(),
                cost.cpu,
                cost.cpu * 1000.0 / datasets as f64
            );
        }
        let (first, second) = (self.half.as_secs_f64(), (self.log.wall - self.half).as_secs_f64());
        println!("    the first half of the log took {first:.0} s, the second {second:.0} s");
    }
}
