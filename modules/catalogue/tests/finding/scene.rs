//! A house with a portal that speaks DCAT, and views over what was harvested from it.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::Bytes;
use centum_accounts::Actor;
use centum_base::{Digest, Id};
use centum_catalogue::adapters::{Answer, Request};
use centum_catalogue::harvest::{
    DcatMapper, Fetch, FetchFault, Fetched, Harvester, Left, Limits, Mode, NoCheck, Promise, Spoken, Stage,
    Validators, Vault, VaultFault, start_run,
};
use centum_catalogue::records::{Record, record_by_remote_id};
use centum_catalogue::search::Card;
use centum_catalogue::sources::{
    Care, Catalogue, CatalogueKind, NewCatalogue, NewPublisher, NewSource, PublishesFor, Source,
    add_catalogue, add_publisher, add_source, publish_for,
};
use centum_catalogue::views::Views;
use centum_ledger::House;
use centum_places::{Facts, PlaceKind};
use centum_testkit::{TestDb, World};

pub(crate) const ORGANISER: Actor = Actor::System("test");

const HEAD: &str = "@prefix dcat: <http://www.w3.org/ns/dcat#> .\n@prefix dct: <http://purl.org/dc/terms/> .\n\
    @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n@prefix foaf: <http://xmlns.com/foaf/0.1/> .\n\
    @prefix dcatap: <http://data.europa.eu/r5r/> .\n";

/// A portal: what it shows, as the subject of each record and its statements in Turtle.
#[derive(Default)]
pub(crate) struct Portal(pub(crate) Mutex<BTreeMap<String, String>>);

impl Portal {
    pub(crate) fn shows(&self, name: &str, statements: &str) {
        let uri = format!("https://city.example/{name}");
        let text = format!("<{uri}> a dcat:Dataset ; dct:identifier \"{name}\" ; {statements} .\n");
        self.0.lock().unwrap().insert(uri, text);
    }

    pub(crate) fn forgets(&self, name: &str) {
        self.0.lock().unwrap().remove(&format!("https://city.example/{name}"));
    }

    fn turtle(&self) -> String {
        let shown = self.0.lock().unwrap();
        let list: Vec<String> = shown.keys().map(|uri| format!("<{uri}>")).collect();
        let catalogue = if list.is_empty() {
            "<https://city.example/> a dcat:Catalog .\n".to_owned()
        } else {
            format!("<https://city.example/> a dcat:Catalog ; dcat:dataset {} .\n", list.join(", "))
        };
        [HEAD, &catalogue].into_iter().chain(shown.values().map(String::as_str)).collect()
    }
}

struct Wire(Arc<Portal>);

impl Fetch for Wire {
    fn fetch<'a>(
        &'a self,
        request: &'a Request,
        _: &'a Validators,
        _: Duration,
    ) -> Promise<'a, Result<Fetched, FetchFault>> {
        Box::pin(async move {
            let answer = Answer {
                url: request.url.clone(),
                media_type: Some("text/turtle".into()),
                body: Bytes::from(self.0.turtle()),
            };
            Ok(Fetched::Answer(answer, Validators::default()))
        })
    }
}

#[derive(Default)]
struct Cellar;

impl Vault for Cellar {
    fn put(&self, bytes: Bytes) -> Promise<'_, Result<Digest, VaultFault>> {
        Box::pin(async move { Ok(Digest::of(&bytes)) })
    }

    fn get(&self, _: Digest) -> Promise<'_, Result<Option<Bytes>, VaultFault>> {
        Box::pin(async move { Ok(None) })
    }
}

pub(crate) struct Scene {
    pub(crate) world: World,
    pub(crate) house: House,
    pub(crate) portal: Arc<Portal>,
    pub(crate) catalogue: Id<Catalogue>,
    pub(crate) source: Id<Source>,
    pub(crate) views: Views,
    harvester: Harvester,
}

pub(crate) const CARE: Care =
    Care { every_minutes: None, pause_millis: 0, guard_percent: 100, grace_days: 0 };

/// A portal of Leuven, whose city is the first that the gazetteer knows of that name.
pub(crate) async fn scene(db: &TestDb) -> Scene {
    let world = World::new();
    let house = world.house(db);
    let portal = Arc::new(Portal::default());
    let harvester = Harvester {
        fetch: Arc::new(Wire(portal.clone())),
        dialects: Arc::new(Spoken),
        mapper: Arc::new(DcatMapper),
        check: Arc::new(NoCheck),
        vault: Arc::new(Cellar),
        limits: Limits::default(),
    };
    let (catalogue, source) = add_portal(&house, "leuven", "Leuven").await;
    let views = Views::in_memory(&house, None).unwrap();
    Scene { world, house, portal, catalogue, source, views, harvester }
}

async fn add_portal(house: &House, slug: &str, name: &str) -> (Id<Catalogue>, Id<Source>) {
    let publisher = NewPublisher {
        slug: format!("city-of-{slug}"),
        name: format!("City of {name}"),
        homepage: None,
        mail: None,
        locale: None,
    };
    let publisher = add_publisher(house, &ORGANISER, &publisher).await.unwrap();
    let new = NewCatalogue {
        slug: slug.into(),
        name: format!("Data of {name}"),
        homepage: None,
        kind: CatalogueKind::Portal,
        publisher: Some(publisher),
    };
    let catalogue = add_catalogue(house, &ORGANISER, &new).await.unwrap();
    let address = format!("https://{slug}.example/catalog.ttl");
    let new = NewSource { catalogue, address, dialect: "dcat".into(), care: CARE };
    (catalogue, add_source(house, &ORGANISER, &new).await.unwrap())
}

impl Scene {
    /// The catalogue publishes for a city of the gazetteer.
    pub(crate) async fn publishes_for(&self, name: &str, country: &str) -> Id<centum_places::Place> {
        let country = centum_base::Country::new(country).unwrap();
        let facts = Facts {
            source: centum_places::Source::Own,
            source_id: None,
            kind: PlaceKind::Settlement,
            name: name.into(),
            other_names: vec!["Louvain".into(), "Löwen".into()],
            country,
            admin: None,
            point: Some((50.88, 4.7)),
            population: None,
            population_year: None,
            data_version: "test".into(),
            parts: Vec::new(),
        };
        let mut tx = self.house.begin().await.unwrap();
        let recorded = ORGANISER.require(centum_accounts::Permission::ManageCatalogue).unwrap();
        let place = centum_places::adopt(&self.house, &mut tx, &recorded, &facts).await.unwrap();
        tx.commit().await.unwrap();
        let cities = [PublishesFor { place, participation: None }];
        publish_for(&self.house, &ORGANISER, self.catalogue, &cities).await.unwrap();
        place
    }

    /// A whole run over what the portal shows now, followed by the views.
    pub(crate) async fn harvest(&self) {
        self.harvest_alone().await;
        self.views.catch_up().await.unwrap();
    }

    /// A whole run that the views have yet to hear of.
    pub(crate) async fn harvest_alone(&self) {
        let id = start_run(&self.house, &ORGANISER, &Spoken, self.source, Mode::Real).await.unwrap();
        let left = self.harvester.work(&self.house, id).await.unwrap();
        assert_eq!(left, Left::At(Stage::Done));
        self.world.clock.advance(Duration::from_secs(60));
    }

    pub(crate) async fn record(&self, name: &str) -> Record {
        let mut reader = self.house.read().await.unwrap();
        let remote = format!("https://city.example/{name}");
        record_by_remote_id(&mut reader.conn(), self.source, &remote).await.unwrap().unwrap()
    }

    /// The cards that an address finds, in their order.
    pub(crate) async fn cards(&self, query: &str) -> Vec<Card> {
        cards(&self.views, query).await
    }

    /// The titles that an address finds, in the order of the alphabet.
    pub(crate) async fn titles(&self, query: &str) -> Vec<String> {
        let mut titles: Vec<String> = self.cards(query).await.iter().map(title).collect();
        titles.sort();
        titles
    }
}

pub(crate) async fn cards(views: &Views, query: &str) -> Vec<Card> {
    let query = centum_web::links::Query::parse(Some(query));
    let question = centum_catalogue::search::Question::read(&query).unwrap();
    let answer = views.search().run(question.request(1_000, None)).await.unwrap();
    answer.hits.iter().map(|hit| serde_json::from_slice(&hit.stored).unwrap()).collect()
}

pub(crate) fn title(card: &Card) -> String {
    card.titles.best(&["en"]).map(|(_, title)| title.to_owned()).unwrap_or_default()
}
