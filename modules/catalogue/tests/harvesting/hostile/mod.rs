//! Sources that mean harm, or are merely broken: each run ends with a report, and nothing that was there is lost.

mod bad_record;
mod documents;
mod gaps;
mod host;
mod lists;
mod pacing;
mod paging;
mod wire;

use std::sync::Arc;
use std::time::Duration;

use centum_base::Id;
use centum_blobs::{Blobs, Options};
use centum_catalogue::harvest::{Harvester, Left, Limits, Mode, Run, Spoken, run, start_run};
use centum_catalogue::records::{Entry, Record, changes, records_of};
use centum_catalogue::sources::{
    Care, CatalogueKind, NewCatalogue, NewSource, Source, add_catalogue, add_source,
};
use centum_fetch::{Agent, Fetcher, Policy, Politeness};
use centum_testkit::TestDb;

use self::host::{Host, ok};
use crate::scene::{ORGANISER, Scene, is_done, scene};

const HEAD: &str = "@prefix dcat: <http://www.w3.org/ns/dcat#> .\n@prefix dct: <http://purl.org/dc/terms/> .\n\
    @prefix hydra: <http://www.w3.org/ns/hydra/core#> .\n";

/// A catalogue of datasets in Turtle.
fn turtle<T: AsRef<str>>(names: &[T]) -> String {
    let mut text = HEAD.to_owned();
    for name in names.iter().map(AsRef::as_ref) {
        text += &format!(
            "<https://city.example/> a dcat:Catalog ; dcat:dataset <https://city.example/{name}> .\n\
             <https://city.example/{name}> a dcat:Dataset ; dct:title \"Data of {name}\"@en .\n"
        );
    }
    text
}

/// A house with one source, at a host that will turn against it.
struct Trap {
    scene: Scene,
    host: Host,
    harvester: Harvester,
    source: Id<Source>,
}

impl Trap {
    /// A source that speaks `dialect` and has given three good records.
    async fn on(db: &TestDb) -> Self {
        let trap = Self::speaking(db, "dcat").await;
        trap.host.always(ok("text/turtle", turtle(&["trees", "lamps", "bins"])));
        is_done(&trap.harvest().await);
        assert_eq!(trap.shown().await.len(), 3);
        trap
    }

    async fn speaking(db: &TestDb, dialect: &str) -> Self {
        let (scene, host) = (scene(db).await, Host::new().await);
        let blobs = Blobs::open("memory:", Options::default()).await.unwrap();
        let mut harvester = Harvester::standard(Fetcher::new(policy(&host)).unwrap(), blobs);
        harvester.limits = Limits { attempts: 2, pages: 20, ..Limits::default() };
        let source = add_portal(&scene, "city", &host.url("/catalog"), dialect, 0).await;
        Self { scene, host, harvester, source }
    }

    /// The same house with another client.
    fn with(&self, policy: Policy) -> Harvester {
        Harvester { fetch: Arc::new(Fetcher::new(policy).unwrap()), ..self.harvester.clone() }
    }

    async fn harvest(&self) -> Run {
        self.harvest_by(&self.harvester).await
    }

    /// A run to its end, however often it must be tried.
    async fn harvest_by(&self, harvester: &Harvester) -> Run {
        let house = &self.scene.house;
        let id = start_run(house, &ORGANISER, &Spoken, self.source, Mode::Real).await.unwrap();
        while let Left::Until(_) = harvester.work(house, id).await.unwrap() {
            self.scene.world.clock.advance(Duration::from_secs(24 * 3600));
        }
        self.scene.world.clock.advance(Duration::from_secs(60));
        self.run(id).await
    }

    async fn run(&self, id: Id<Run>) -> Run {
        run(&mut self.scene.house.read().await.unwrap().conn(), id).await.unwrap().unwrap()
    }

    async fn shown(&self) -> Vec<Record> {
        let mut reader = self.scene.house.read().await.unwrap();
        let all = records_of(&mut reader.conn(), self.source, None, 10_000).await.unwrap();
        all.into_iter().filter(|record| record.state.is_shown()).collect()
    }

    /// The last thing that the log says of a record.
    async fn said(&self, name: &str) -> Entry {
        let log = changes(&mut self.scene.house.read().await.unwrap().conn(), 0, 10_000).await.unwrap();
        let mut of_it = log.into_iter().filter(|(record, _)| record.remote_id.ends_with(name));
        of_it.next_back().unwrap_or_else(|| panic!("nothing of {name}")).1
    }

    /// The three good records stand as they stood.
    async fn is_unharmed(&self, what: &str) {
        let shown = self.shown().await;
        assert_eq!(shown.len(), 3, "{what}: {shown:?}");
        assert!(shown.iter().all(|record| record.missing_since.is_none()), "{what}: {shown:?}");
        for name in ["trees", "lamps", "bins"] {
            assert_eq!(self.said(name).await.what.name(), "created", "{what}");
        }
    }
}

/// What the program asks with, but for pauses; this host may be asked.
fn policy(host: &Host) -> Policy {
    let agent =
        Agent { product: "centum".into(), version: "0".into(), contact: "https://centum.example/".into() };
    let mut policy = Policy::new(agent);
    policy.politeness = Politeness::none();
    policy.allowed_hosts = vec![host.address.parse().unwrap()];
    policy
}

async fn add_portal(
    scene: &Scene,
    slug: &str,
    address: &str,
    dialect: &str,
    pause_millis: u32,
) -> Id<Source> {
    let new = NewCatalogue {
        slug: slug.into(),
        name: slug.into(),
        homepage: None,
        kind: CatalogueKind::Portal,
        publisher: None,
    };
    let catalogue = add_catalogue(&scene.house, &ORGANISER, &new).await.unwrap();
    let care = Care { every_minutes: None, pause_millis, guard_percent: 20, grace_days: 2 };
    let new = NewSource { catalogue, address: address.into(), dialect: dialect.into(), care };
    add_source(&scene.house, &ORGANISER, &new).await.unwrap()
}
