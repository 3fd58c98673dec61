//! A house for a measurement, its sources, and a harvest of one of them.

use std::path::Path;
use std::time::{Duration, Instant};

use centum::holding::Held;
use centum::running;
use centum_accounts::Actor;
use centum_base::Id;
use centum_catalogue::harvest::{Harvester, Left, Mode, Spoken, Stage, run, start_run};
use centum_catalogue::sources::{
    Care, CatalogueKind, NewCatalogue, NewSource, Source, add_catalogue, add_source,
};
use centum_catalogue::views::Views;
use centum_ledger::House;
use centum_testkit::TestDb;

use crate::server::{Server, Site, cpu_of_database, own_cpu};

const BENCH: Actor = Actor::System("bench");

/// A site in a folder of its own, gone when it is dropped.
pub(super) struct Ground {
    pub(super) site: Site,
    pub(super) house: House,
    schema: Option<TestDb>,
    _folder: tempfile::TempDir,
}

/// What a piece of work cost.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cost {
    pub(super) wall: Duration,
    /// Of this program and of the database server.
    pub(super) cpu: f64,
}

/// A stopwatch for time and for CPU.
pub(super) struct Watch {
    began: Instant,
    cpu: f64,
    database: Option<String>,
}

impl Watch {
    pub(super) fn start(site: &Site) -> Self {
        let database = site.database.clone();
        let cpu = own_cpu() + cpu_of_database(database.as_deref());
        Self { began: Instant::now(), cpu, database }
    }

    pub(super) fn stop(self) -> Cost {
        let cpu = own_cpu() + cpu_of_database(self.database.as_deref()) - self.cpu;
        Cost { wall: self.began.elapsed(), cpu }
    }
}

impl Ground {
    /// An empty house on this database.
    pub(super) async fn on(engine: &str) -> Self {
        let folder = tempfile::tempdir_in(crate::folder()).unwrap();
        let schema = if engine == "sqlite" { None } else { Some(TestDb::postgres().await) };
        let database = schema.as_ref().map(|schema| schema.url().to_owned());
        let site = Site { database, ..Site::at(folder.path()) };
        let house = running::open(&site.config(), true).await.unwrap();
        Self { site, house, schema, _folder: folder }
    }

    /// A source in a catalogue of its own.
    pub(super) async fn source(&self, slug: &str, address: &str) -> Id<Source> {
        let new = NewCatalogue {
            slug: slug.into(),
            name: format!("Portal {slug}"),
            homepage: None,
            kind: CatalogueKind::Portal,
            publisher: None,
        };
        let catalogue = add_catalogue(&self.house, &BENCH, &new).await.unwrap();
        let care = Care { pause_millis: 0, ..Care::default() };
        let new = NewSource { catalogue, address: address.into(), dialect: "dcat".into(), care };
        add_source(&self.house, &BENCH, &new).await.unwrap()
    }

    /// Lets everything that is made from the log be made.
    pub(super) async fn catch_up(&self) -> Views {
        let held = Held::open(&self.site.config(), &self.house).await.unwrap();
        held.catch_up().await.unwrap();
        held.parts.get::<Views>().unwrap().clone()
    }

    pub(super) async fn close(self) {
        self.house.db.close().await;
        if let Some(schema) = self.schema {
            schema.drop().await;
        }
    }
}

/// Harvests a source to its end; says how many records were seen.
pub(super) async fn harvest(house: &House, harvester: &Harvester, source: Id<Source>) -> i64 {
    let id = start_run(house, &BENCH, &Spoken, source, Mode::Real).await.unwrap();
    while let Left::Until(_) = harvester.work(house, id).await.unwrap() {}
    let run = run(&mut house.read().await.unwrap().conn(), id).await.unwrap().unwrap();
    assert_eq!(run.stage, Stage::Done, "{:?}", run.failure);
    run.counts.seen
}

/// Bytes of all files under a folder.
pub(super) fn bytes_under(folder: &Path) -> u64 {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .map(|entry| match entry.metadata() {
            Ok(found) if found.is_dir() => bytes_under(&entry.path()),
            Ok(found) => found.len(),
            Err(_) => 0,
        })
        .sum()
}

/// Waits until a server has nothing more to do than to serve: a second with hardly any CPU.
pub(super) async fn settled(server: &Server) {
    let mut before = server.cpu();
    loop {
        tokio::time::sleep(Duration::from_secs(2)).await;
        let now = server.cpu();
        if now - before < 0.05 {
            return;
        }
        before = now;
    }
}

/// The most memory that this program has used, in MiB.
pub(super) fn peak() -> f64 {
    crate::server::status("/proc/self/status", "VmHWM:")
}
