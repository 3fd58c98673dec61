//! What harvests leave, and that it is whole: compared with harvests that nobody disturbed.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use centum_base::{Clock, Digest, Id, SystemClock, SystemRandom, Timestamp};
use centum_blobs::{Blobs, Options};
use centum_catalogue::harvest::{Harvester, Run, Stage, runs};
use centum_catalogue::listing::{self, Figure, Scope, Shares};
use centum_catalogue::quality::{self, Tally};
use centum_catalogue::records::{changes, records_of};
use centum_catalogue::search::{Card, Question};
use centum_catalogue::sources::Source;
use centum_catalogue::views::Views;
use centum_jobs::{figures, run_due};
use centum_ledger::House;
use centum_store::Db;

/// What a run counted and found, and each record's story, without identifiers and times.
#[derive(Debug, PartialEq)]
pub(crate) struct Left {
    runs: Vec<(i64, String)>,
    stories: BTreeMap<String, Vec<(&'static str, Digest)>>,
    states: BTreeMap<String, &'static str>,
}

/// A clock that goes so many minutes ahead of the machine's.
struct Ahead(u64);

impl Clock for Ahead {
    fn now(&self) -> Timestamp {
        SystemClock.now().checked_add(std::time::Duration::from_secs(60 * self.0)).unwrap()
    }
}

/// The house, so many minutes ahead.
pub(crate) async fn house(url: &str, minutes: u64) -> House {
    House {
        db: Db::open(url).await.unwrap(),
        clock: Arc::new(Ahead(minutes)),
        random: Arc::new(SystemRandom),
    }
}

fn told(run: &Run) -> (i64, String) {
    assert_eq!(run.stage, Stage::Done, "run {}: {:?}", run.number, run.failure);
    // Which records stand as examples depends on their identifiers, and these on dice.
    let groups = run.outcome.iter().flat_map(|told| &told.groups);
    let groups: Vec<_> =
        groups.map(|group| (&group.rule, &group.field, group.severity, &group.remedy, group.count)).collect();
    (run.number, format!("{:?} {groups:?}", run.counts))
}

/// What the log and the runs of a source say; positions have no hole and every byte named is kept.
pub(crate) async fn left(house: &House, source: Id<Source>, bytes: &Path) -> Left {
    let mut reader = house.read().await.unwrap();
    let mut conn = reader.conn();
    centum_ledger::verify(&mut conn, None).await.unwrap();
    let blobs = Blobs::open(bytes.to_str().unwrap(), Options::default()).await.unwrap();
    let mut kept = BTreeSet::new();
    let mut stories: BTreeMap<String, Vec<_>> = BTreeMap::new();
    let log = changes(&mut conn, 0, 1_000_000).await.unwrap();
    for (place, (record, entry)) in (1..).zip(log) {
        assert_eq!(entry.position, place, "positions have no holes");
        if kept.insert(entry.content.raw) {
            let name = entry.content.raw.to_string().parse().unwrap();
            let raw = blobs.get(&name).await.unwrap().expect("what the log names is kept");
            assert_eq!(Digest::of(&raw), entry.content.raw);
        }
        stories.entry(record.remote_id).or_default().push((entry.what.name(), entry.content.hash));
    }
    let records = records_of(&mut conn, source, None, 100_000).await.unwrap();
    let states: BTreeMap<_, _> =
        records.iter().map(|record| (record.remote_id.clone(), record.state.name())).collect();
    assert_eq!(states.len(), records.len(), "each record is there once");
    let mut runs: Vec<_> = runs(&mut conn, source, 10_000).await.unwrap().iter().map(told).collect();
    runs.sort();
    Left { runs, stories, states }
}

/// Nothing waits for ever: once every lease has run out, the queue empties and changes nothing.
pub(crate) async fn nothing_is_orphaned(house: &House, harvester: &Harvester) {
    let before = log_length(house).await;
    harvester.tend(house).await.unwrap();
    run_due(house, vec![harvester.handler()]).await.unwrap();
    let figures = figures(&mut house.read().await.unwrap().conn()).await.unwrap();
    // One whose worker was killed again and again is given up; the run is woken by another.
    assert_eq!((figures.waiting, figures.running), (0, 0), "{figures:?}");
    assert_eq!(log_length(house).await, before);
}

async fn log_length(house: &House) -> i64 {
    centum_catalogue::records::head(&mut house.read().await.unwrap().conn()).await.unwrap()
}

/// What was made from the log while it was killed is what is made from it anew.
pub(crate) async fn views_equal_fresh_ones(house: &House, folder: &Path) {
    let views = Views::open(house, folder).await.unwrap();
    views.catch_up().await.unwrap();
    quality::catch_up(house).await.unwrap();
    let (found, counted, scored) = (cards(&views).await, counts(house).await, tally(house).await);
    assert!(!found.is_empty() && scored.datasets > 0);
    let fresh = Views::in_memory(house, None).unwrap();
    listing::start_again(house).await.unwrap();
    fresh.catch_up().await.unwrap();
    quality::catch_up_as(house, 9).await.unwrap();
    assert_eq!(found, cards(&fresh).await, "the search");
    assert_eq!(counted, counts(house).await, "the figures");
    assert_eq!(scored, tally(house).await, "the scores");
}

async fn cards(views: &Views) -> Vec<Card> {
    let question = Question::read(&centum_web::links::Query::parse(Some(""))).unwrap();
    let answer = views.search().run(question.request(1_000, None)).await.unwrap();
    let mut cards: Vec<Card> =
        answer.hits.iter().map(|hit| serde_json::from_slice(&hit.stored).unwrap()).collect();
    cards.sort_by(|one, other| one.id.cmp(&other.id));
    cards
}

async fn counts(house: &House) -> Vec<Shares> {
    let mut reader = house.db.read_current().await.unwrap();
    let mut all = Vec::new();
    for figure in Figure::ALL {
        all.push(listing::shares(&mut reader.conn(), &Scope::Whole, "", *figure).await.unwrap());
    }
    all
}

async fn tally(house: &House) -> Tally {
    let mut reader = house.db.read_current().await.unwrap();
    quality::whole(&mut reader.conn()).await.unwrap().map(|score| score.tally).unwrap_or_default()
}
