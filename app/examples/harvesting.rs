//! Harvests a portal on this machine as the server does, until it is killed: the tests kill it.
//!
//! `harvesting DATABASE FOLDER HOST:PORT MINUTES until-killed|until-done`. The clock goes so many minutes ahead, so that
//! whoever comes after a kill finds that the leases of the dead have run out.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a program of the tests, read by them"
)]

use std::future::pending;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use centum::config::Config;
use centum::running;
use centum_base::{Clock, SystemClock, Timestamp};
use centum_blobs::{Blobs, Options};
use centum_catalogue::harvest::{Harvester, Limits};
use centum_catalogue::quality;
use centum_catalogue::views::Views;
use centum_fetch::{Agent, Fetcher, Policy, Politeness};
use centum_jobs::{Worker, run_due};
use centum_ledger::House;

/// A clock that goes ahead of the machine's.
struct Ahead(Duration);

impl Clock for Ahead {
    fn now(&self) -> Timestamp {
        SystemClock.now().checked_add(self.0).unwrap()
    }
}

#[tokio::main(flavor = "multi_thread", worker_threads = 3)]
async fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [url, folder, host, minutes, until] = arguments.as_slice() else { panic!("five arguments") };
    let ahead = Duration::from_secs(60 * minutes.parse::<u64>().unwrap());
    let config = Config { data: folder.into(), database: Some(url.clone()), ..Config::default() };
    let house = House { clock: Arc::new(Ahead(ahead)), ..running::open(&config, false).await.unwrap() };
    let blobs = match Blobs::open(&config.blobs_place(), Options::default()).await {
        Ok(blobs) => blobs,
        Err(error) => {
            eprintln!("blobs: {error}");
            return ExitCode::FAILURE;
        }
    };
    let mut harvester = Harvester::standard(fetcher(host), blobs);
    // Small, so that a page is kept in several transactions and a run takes several turns.
    harvester.limits =
        Limits { records_a_transaction: 6, turn: Duration::from_millis(100), ..harvester.limits };
    match until.as_str() {
        "until-done" => until_done(&config, &house, &harvester).await,
        _ => until_killed(&config, &house, &harvester).await,
    }
}

fn fetcher(host: &str) -> Fetcher {
    let agent =
        Agent { product: "centum".into(), version: "0".into(), contact: "https://centum.example/".into() };
    let mut policy = Policy::new(agent);
    policy.politeness = Politeness::none();
    policy.allowed_hosts = vec![host.parse().unwrap()];
    Fetcher::new(policy).unwrap()
}

/// Everything that the server does for a catalogue, at a quicker pace.
async fn until_killed(config: &Config, house: &House, harvester: &Harvester) -> ExitCode {
    let views = Views::open(house, &config.data.join("views")).await.unwrap();
    println!("up");
    let mut hands = tokio::task::JoinSet::new();
    for _ in 0..2 {
        hands.spawn(Worker::new(house.clone(), vec![harvester.handler()]).run(pending()));
    }
    let followed = views.clone();
    hands.spawn(async move { followed.follow(pending()).await });
    let scored = house.clone();
    hands.spawn(async move {
        loop {
            quality::catch_up(&scored).await.unwrap();
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    });
    let (house, harvester) = (house.clone(), harvester.clone());
    hands.spawn(async move {
        loop {
            harvester.tend(&house).await.unwrap();
            views.wake();
            tokio::time::sleep(Duration::from_millis(20)).await;
            views.rebuild_search().await.unwrap();
        }
    });
    // No hand ever rests: the first that ends has failed.
    hands.join_next().await.unwrap().unwrap();
    ExitCode::FAILURE
}

/// Does what is due, brings the views after, and says what could not be done.
async fn until_done(config: &Config, house: &House, harvester: &Harvester) -> ExitCode {
    let mut code = ExitCode::SUCCESS;
    let mut told = |what: &str, outcome: Result<(), String>| {
        if let Err(error) = outcome {
            eprintln!("{what}: {error}");
            code = ExitCode::FAILURE;
        }
    };
    told("tend", harvester.tend(house).await.map(drop).map_err(|error| error.to_string()));
    let due = run_due(house, vec![harvester.handler()]).await;
    told("harvest", due.map(drop).map_err(|error| error.to_string()));
    let views = Views::open(house, &config.data.join("views")).await;
    match views {
        Ok(views) => told("views", views.catch_up().await.map_err(|error| error.to_string())),
        Err(error) => told("views", Err(error.to_string())),
    }
    told("quality", quality::catch_up(house).await.map(drop).map_err(|error| error.to_string()));
    code
}
