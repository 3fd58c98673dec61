//! A harvest that is killed at any moment goes on where it was, and in the end nobody can tell.

mod full_disk;
mod left;
mod portal;

use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use centum_accounts::Actor;
use centum_base::{Id, Random, SeededRandom};
use centum_blobs::{Blobs, Options};
use centum_catalogue::harvest::{Harvester, Mode, Spoken, active_run, start_run};
use centum_catalogue::sources::{
    Care, CatalogueKind, NewCatalogue, NewSource, Source, add_catalogue, add_source,
};
use centum_fetch::{Agent, Fetcher, Policy, Politeness};
use centum_ledger::House;
use centum_testkit::TestDb;
use tokio::io::{AsyncBufReadExt as _, BufReader};

use self::left::{Left, house, left, nothing_is_orphaned, views_equal_fresh_ones};
use self::portal::Portal;
use crate::commands::CENTUM;

const ACTOR: Actor = Actor::System("test");
/// So long it is killed. Runs that began then are finished.
const TIME: Duration = Duration::from_secs(40);
/// So many minutes pass from one death to the next life: every lease has run out by then.
const BETWEEN: u64 = 10;

async fn add_portal(house: &House, address: &str) -> Id<Source> {
    let new = NewCatalogue {
        slug: "city".into(),
        name: "City".into(),
        homepage: None,
        kind: CatalogueKind::Portal,
        publisher: None,
    };
    let catalogue = add_catalogue(house, &ACTOR, &new).await.unwrap();
    let care = Care { every_minutes: None, pause_millis: 0, guard_percent: 20, grace_days: 0 };
    let new = NewSource { catalogue, address: address.into(), dialect: "dcat".into(), care };
    add_source(house, &ACTOR, &new).await.unwrap()
}

async fn harvester(host: &str, bytes: &Path) -> Harvester {
    let agent =
        Agent { product: "centum".into(), version: "0".into(), contact: "https://centum.example/".into() };
    let mut policy = Policy::new(agent);
    policy.politeness = Politeness::none();
    policy.allowed_hosts = vec![host.parse().unwrap()];
    let blobs = Blobs::open(bytes.to_str().unwrap(), Options::default()).await.unwrap();
    Harvester::standard(Fetcher::new(policy).unwrap(), blobs)
}

/// One life of the program: until it is killed, `after` so long, or until it has done what it can.
async fn life(db: &TestDb, folder: &Path, host: &str, minutes: u64, after: Option<Duration>) {
    let program = Path::new(CENTUM).with_file_name("examples").join("harvesting");
    let until = if after.is_some() { "until-killed" } else { "until-done" };
    let mut child = tokio::process::Command::new(&program)
        .args([db.url(), folder.to_str().unwrap(), host, &minutes.to_string(), until])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .unwrap_or_else(|error| panic!("{}: {error}", program.display()));
    let ended_by_itself = match after {
        None => true,
        Some(after) => {
            let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
            let first = lines.next_line().await.unwrap();
            // A life that ends before it is up has failed: its own words say why, below.
            let lived = tokio::time::timeout(after, child.wait()).await;
            child.start_kill().unwrap();
            first.is_none() || lived.is_ok()
        }
    };
    let output = child.wait_with_output().await.unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(after.is_none() || !ended_by_itself, "it ended by itself: {errors}");
    assert!(after.is_some() || output.status.success(), "{errors}");
    assert!(!errors.contains("panicked"), "{errors}");
}

/// Harvests one generation after another, killed again and again; gives how many there were and how often it was killed.
async fn killed(db: &TestDb, portal: &Portal, folder: &Path, source: Id<Source>) -> (usize, usize) {
    let dice = SeededRandom::new(23);
    let began = Instant::now();
    let (mut generations, mut kills, mut lives) = (0, 0, 0);
    while began.elapsed() < TIME {
        portal.shows(generations);
        let house = house(db.url(), lives * BETWEEN).await;
        start_run(&house, &ACTOR, &Spoken, source, Mode::Real).await.unwrap();
        generations += 1;
        let active = async || {
            let mut reader = house.db.read_current().await.unwrap();
            active_run(&mut reader.conn(), source).await.unwrap().is_some()
        };
        while active().await {
            let mut byte = [0; 1];
            dice.fill(&mut byte);
            let after = Duration::from_micros(3_000 * u64::from(byte[0]));
            let still_killing = began.elapsed() < TIME;
            kills += usize::from(still_killing);
            lives += 1;
            life(db, folder, &portal.host, lives * BETWEEN, still_killing.then_some(after)).await;
        }
        house.db.close().await;
    }
    (generations, kills)
}

/// What is left by harvests of so many generations that nobody disturbed.
async fn undisturbed(portal: &Portal, generations: usize) -> Left {
    let (db, folder) = (TestDb::sqlite().await, tempfile::tempdir().unwrap());
    let house = house(db.url(), 0).await;
    let source = add_portal(&house, &portal.address()).await;
    let harvester = harvester(&portal.host, folder.path()).await;
    for generation in 0..generations {
        portal.shows(generation);
        let run = start_run(&house, &ACTOR, &Spoken, source, Mode::Real).await.unwrap();
        harvester.work(&house, run).await.unwrap();
    }
    let left = left(&house, source, folder.path()).await;
    house.db.close().await;
    db.drop().await;
    left
}

async fn survives(db: &TestDb) {
    let (portal, folder) = (Portal::new().await, tempfile::tempdir().unwrap());
    let source = add_portal(&house(db.url(), 0).await, &portal.address()).await;
    let (generations, kills) = killed(db, &portal, folder.path(), source).await;
    assert!(kills >= 10 && generations >= 1, "{kills} kills over {generations} generations");

    let expected = undisturbed(&portal, generations).await;
    // A week later nobody who ever had a lease has it any more.
    let ours = house(db.url(), 7 * 24 * 60).await;
    let bytes = folder.path().join("blobs");
    assert_eq!(left(&ours, source, &bytes).await, expected, "{kills} kills over {generations} generations");
    let harvester = harvester(&portal.host, &bytes).await;
    nothing_is_orphaned(&ours, &harvester).await;
    views_equal_fresh_ones(&ours, &folder.path().join("views")).await;
    ours.db.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn survives_kill_9_in_every_stage_of_a_harvest_on_sqlite() {
    let db = TestDb::sqlite().await;
    survives(&db).await;
    db.drop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn survives_kill_9_in_every_stage_of_a_harvest_on_postgres() {
    let db = TestDb::postgres().await;
    survives(&db).await;
    db.drop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_page_of_a_portal_leads_to_the_source_that_reads_it() {
    let (portal, folder) = (Portal::new().await, tempfile::tempdir().unwrap());
    let tried = async |page: usize| {
        let address = format!("http://{}/catalog?page={page}", portal.host);
        let output = tokio::process::Command::new(CENTUM)
            .args(["--data", folder.path().to_str().unwrap(), "harvest", "--dry-run", &address])
            .env("CENTUM_HARVEST__ALLOWED_HOSTS", &portal.host)
            .output()
            .await
            .unwrap();
        assert!(output.status.success(), "{output:?}");
        String::from_utf8(output.stdout).unwrap()
    };
    let first = tried(7).await;
    assert!(first.contains("dry run 1: done"), "{first}");
    let second = tried(6).await;
    assert!(second.contains("dry run 2: done"), "the same source again: {second}");
}
