//! A house with a source and a portal behind it.

use std::sync::Arc;
use std::time::Duration;

use centum_accounts::Actor;
use centum_base::Id;
use centum_catalogue::harvest::{Harvester, Left, Limits, Mode, Run, Stage, run, start_run};
use centum_catalogue::records::{Entry, Record, changes, history, record_by_remote_id};
use centum_catalogue::sources::{
    Care, CatalogueKind, NewCatalogue, NewSource, Source, add_catalogue, add_source, source,
};
use centum_ledger::House;
use centum_testkit::{TestDb, World};

use crate::portal::{Cellar, Item, Maps, Portal, Speaks, Warns, Wire};

pub(crate) const ORGANISER: Actor = Actor::System("test");

pub(crate) struct Scene {
    pub(crate) world: World,
    pub(crate) house: House,
    pub(crate) source: Id<Source>,
    pub(crate) portal: Arc<Portal>,
    pub(crate) cellar: Arc<Cellar>,
    pub(crate) harvester: Harvester,
}

/// A source with a schedule of a day, a guard of a fifth and a grace of two days.
pub(crate) const CARE: Care =
    Care { every_minutes: Some(24 * 60), pause_millis: 0, guard_percent: 20, grace_days: 2 };

pub(crate) async fn scene(db: &TestDb) -> Scene {
    let world = World::new();
    let house = world.house(db);
    let (portal, cellar) = (Arc::new(Portal::default()), Arc::new(Cellar::default()));
    let harvester = Harvester {
        fetch: Arc::new(Wire(portal.clone())),
        dialects: Arc::new(Speaks),
        mapper: Arc::new(Maps { reading: 1 }),
        check: Arc::new(Warns),
        vault: cellar.clone(),
        limits: Limits { records_a_transaction: 4, ..Limits::default() },
    };
    let source = add_portal(&house, "leuven", CARE).await;
    Scene { world, house, source, portal, cellar, harvester }
}

pub(crate) async fn add_portal(house: &House, slug: &str, care: Care) -> Id<Source> {
    let new = NewCatalogue {
        slug: slug.into(),
        name: slug.into(),
        homepage: None,
        kind: CatalogueKind::Portal,
        publisher: None,
    };
    let catalogue = add_catalogue(house, &ORGANISER, &new).await.unwrap();
    let address = format!("https://{slug}.example/");
    let new = NewSource { catalogue, address, dialect: "invented".into(), care };
    add_source(house, &ORGANISER, &new).await.unwrap()
}

impl Scene {
    pub(crate) async fn start(&self, mode: Mode) -> Id<Run> {
        start_run(&self.house, &ORGANISER, &Speaks, self.source, mode).await.unwrap()
    }

    pub(crate) async fn run(&self, id: Id<Run>) -> Run {
        run(&mut self.house.read().await.unwrap().conn(), id).await.unwrap().unwrap()
    }

    pub(crate) async fn source(&self) -> Source {
        source(&mut self.house.read().await.unwrap().conn(), self.source).await.unwrap().unwrap()
    }

    /// A whole run, as far as it comes.
    pub(crate) async fn harvest(&self) -> Run {
        let id = self.start(Mode::Real).await;
        self.harvester.work(&self.house, id).await.unwrap();
        self.world.clock.advance(Duration::from_secs(60));
        self.run(id).await
    }

    /// The portal shows these, and a run comes by.
    pub(crate) async fn harvest_of(&self, items: &[Item]) -> Run {
        self.portal.shows(items, 5);
        self.harvest().await
    }

    pub(crate) async fn log(&self) -> Vec<(Record, Entry)> {
        changes(&mut self.house.read().await.unwrap().conn(), 0, 10_000).await.unwrap()
    }

    /// The log as name, event and title; positions without a hole.
    pub(crate) async fn story(&self) -> Vec<String> {
        let log = self.log().await;
        for (number, (_, entry)) in (1..).zip(&log) {
            assert_eq!(entry.position, number, "positions have no holes");
        }
        let tell = |(record, entry): &(Record, Entry)| {
            format!("{} {} {}", record.remote_id, entry.what.name(), entry.content.record)
        };
        log.iter().map(tell).collect()
    }

    pub(crate) async fn record(&self, name: &str) -> Record {
        let mut reader = self.house.read().await.unwrap();
        record_by_remote_id(&mut reader.conn(), self.source, name).await.unwrap().unwrap()
    }

    pub(crate) async fn history(&self, name: &str) -> Vec<&'static str> {
        let id = self.record(name).await.id;
        let entries = history(&mut self.house.read().await.unwrap().conn(), id, 100).await.unwrap();
        entries.iter().rev().map(|entry| entry.what.name()).collect()
    }

    pub(crate) async fn goes_on(&self, id: Id<Run>) -> Left {
        self.harvester.work(&self.house, id).await.unwrap()
    }

    pub(crate) fn days_pass(&self, days: u64) {
        self.world.clock.advance(Duration::from_secs(days * 24 * 3600));
    }
}

pub(crate) fn is_done(run: &Run) {
    assert_eq!(run.stage, Stage::Done, "{:?}", run.failure);
}
