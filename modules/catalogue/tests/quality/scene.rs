//! A house with a catalogue that shows Turtle, harvested by the real parts.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::Bytes;
use centum_accounts::Actor;
use centum_base::{Digest, Id};
use centum_catalogue::adapters::{Answer, Request};
use centum_catalogue::harvest::{
    DcatMapper, Fetch, FetchFault, Fetched, Harvester, Left, Limits, Mode, Promise, Spoken, Stage,
    Validators, Vault, VaultFault, run, start_run,
};
use centum_catalogue::quality::check::Shacl;
use centum_catalogue::records::{Record, record_by_remote_id};
use centum_catalogue::sources::{
    Care, Catalogue, CatalogueKind, NewCatalogue, NewPublisher, NewSource, Source, add_catalogue,
    add_publisher, add_source,
};
use centum_ledger::House;
use centum_testkit::{TestDb, World};

pub(crate) const ORGANISER: Actor = Actor::System("test");
const HEAD: &str =
    "@prefix dcat: <http://www.w3.org/ns/dcat#> .\n@prefix dct: <http://purl.org/dc/terms/> .\n";

/// What a portal shows at the moment.
#[derive(Default)]
pub(crate) struct Shown(pub(crate) Mutex<String>);

impl Fetch for Shown {
    fn fetch<'a>(
        &'a self,
        request: &'a Request,
        _: &'a Validators,
        _: Duration,
    ) -> Promise<'a, Result<Fetched, FetchFault>> {
        Box::pin(async move {
            let body = Bytes::from(self.0.lock().unwrap().clone());
            let answer = Answer { url: request.url.clone(), media_type: Some("text/turtle".into()), body };
            Ok(Fetched::Answer(answer, Validators::default()))
        })
    }
}

/// Keeps bytes in memory.
#[derive(Default)]
struct Cellar(Mutex<HashMap<Digest, Bytes>>);

impl Vault for Cellar {
    fn put(&self, bytes: Bytes) -> Promise<'_, Result<Digest, VaultFault>> {
        Box::pin(async move {
            let digest = Digest::of(&bytes);
            self.0.lock().unwrap().insert(digest, bytes);
            Ok(digest)
        })
    }

    fn get(&self, digest: Digest) -> Promise<'_, Result<Option<Bytes>, VaultFault>> {
        Box::pin(async move { Ok(self.0.lock().unwrap().get(&digest).cloned()) })
    }
}

pub(crate) struct Scene {
    pub(crate) world: World,
    pub(crate) house: House,
    pub(crate) catalogue: Id<Catalogue>,
    pub(crate) source: Id<Source>,
    shown: Arc<Shown>,
    harvester: Harvester,
}

pub(crate) async fn scene(db: &TestDb) -> Scene {
    let world = World::new();
    let house = world.house(db);
    let publisher = NewPublisher {
        slug: "ghent".into(),
        name: "Ghent".into(),
        mail: Some("data@ghent.example".into()),
        ..NewPublisher::default()
    };
    let publisher = add_publisher(&house, &ORGANISER, &publisher).await.unwrap();
    let new = NewCatalogue {
        slug: "ghent".into(),
        name: "Ghent".into(),
        homepage: None,
        kind: CatalogueKind::Portal,
        publisher: Some(publisher),
    };
    let catalogue = add_catalogue(&house, &ORGANISER, &new).await.unwrap();
    let care = Care { pause_millis: 0, grace_days: 0, guard_percent: 100, ..Care::default() };
    let address = "https://ghent.example/catalog.ttl".to_owned();
    let new = NewSource { catalogue, address, dialect: "dcat".into(), care };
    let source = add_source(&house, &ORGANISER, &new).await.unwrap();
    let shown = Arc::new(Shown::default());
    let harvester = Harvester {
        fetch: shown.clone(),
        dialects: Arc::new(Spoken),
        mapper: Arc::new(DcatMapper),
        check: Arc::new(Shacl),
        vault: Arc::new(Cellar::default()),
        limits: Limits::default(),
    };
    Scene { world, house, catalogue, source, shown, harvester }
}

/// A dataset in Turtle with so much of what it ought to have.
pub(crate) fn dataset(name: &str, more: &str) -> String {
    format!(
        "<https://ghent.example/{name}> a dcat:Dataset ; dct:title \"{name}\"@en ; dct:description \"About {name}\"@en{more} .\n"
    )
}

/// A distribution with an address of its own.
pub(crate) fn file(name: &str) -> String {
    format!(
        " ; dcat:distribution <https://ghent.example/{name}/csv> .\n<https://ghent.example/{name}/csv> a dcat:Distribution ; \
         dct:title \"CSV\" ; dcat:accessURL <https://files.example/{name}> ; dcat:downloadURL <https://files.example/{name}.csv> ; \
         dct:format <http://publications.europa.eu/resource/authority/file-type/CSV>"
    )
}

impl Scene {
    /// The portal shows these datasets, and a run comes by.
    pub(crate) async fn harvest(&self, datasets: &[String]) {
        *self.shown.0.lock().unwrap() = format!("{HEAD}{}", datasets.concat());
        let id = start_run(&self.house, &ORGANISER, &Spoken, self.source, Mode::Real).await.unwrap();
        let left = self.harvester.work(&self.house, id).await.unwrap();
        let run = run(&mut self.house.read().await.unwrap().conn(), id).await.unwrap().unwrap();
        assert_eq!(left, Left::At(Stage::Done), "{:?}", run.failure);
        self.days_pass(1);
    }

    pub(crate) fn days_pass(&self, days: u64) {
        self.world.clock.advance(Duration::from_secs(days * 24 * 3600));
    }

    pub(crate) async fn record(&self, name: &str) -> Record {
        let mut reader = self.house.read().await.unwrap();
        let remote = format!("https://ghent.example/{name}");
        record_by_remote_id(&mut reader.conn(), self.source, &remote).await.unwrap().unwrap()
    }
}
