//! A site with two catalogues of two cities, asked as a browser asks.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use centum_accounts::Actor;
use centum_base::{Country, Id};
use centum_catalogue::dcat::{Coded, Distribution, Format, Record, Texts};
use centum_catalogue::harvest::{Harvester, Left, Limits, Mode, NoCheck, Stage, start_run};
use centum_catalogue::listing;
use centum_catalogue::records::{self, record_by_remote_id, record_by_slug};
use centum_catalogue::sources::{
    Care, CatalogueKind, NewCatalogue, NewPublisher, NewSource, PublishesFor, Source, add_catalogue,
    add_publisher, add_source, publish_for,
};
use centum_ledger::House;
use centum_places::{Facts, Place, add_place};
use centum_testkit::{TestDb, World};
use centum_web::{App, BaseUrl, Settings, SigningKey, router};
use tower::ServiceExt as _;

use crate::portal::{Forgets, Shelf, Shows, Speaks, Takes};

pub(crate) const ORGANISER: Actor = Actor::System("test");
const BASE: &str = "https://centum.example";

pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) text: String,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.text).unwrap()
    }
}

/// A portal with its source and its catalogue.
pub(crate) struct Portal {
    pub(crate) shelf: Shelf,
    pub(crate) source: Id<Source>,
    pub(crate) city: Id<Place>,
    harvester: Harvester,
}

pub(crate) struct Site {
    pub(crate) world: World,
    pub(crate) house: House,
    pub(crate) leuven: Portal,
    pub(crate) porto: Portal,
    pub(crate) app: App,
    /// Names in addresses end in digits: tests know records by what their portal calls them.
    slugs: Mutex<BTreeMap<String, String>>,
    router: Router,
}

impl Site {
    pub(crate) async fn on(db: &TestDb) -> Self {
        let world = World::new();
        let house = world.house(db);
        let new = NewPublisher {
            slug: "city-of-leuven".into(),
            name: "City of Leuven".into(),
            mail: Some("data@leuven.example".into()),
            ..NewPublisher::default()
        };
        let publisher = add_publisher(&house, &ORGANISER, &new).await.unwrap();
        let leuven = portal(&house, "leuven", ("BE", 50.88, 4.7), Some(publisher)).await;
        let porto = portal(&house, "porto", ("PT", 41.15, -8.61), None).await;
        let settings = Settings::new(BaseUrl::new(BASE).unwrap(), SigningKey::new([7; 32]));
        let modules = [
            centum_web::module(),
            centum_desk::module(),
            centum_places::module(),
            centum_cohort::module(),
            centum_catalogue::module(),
        ];
        let app = App::new(house.clone(), settings, &modules).unwrap();
        Self { router: router(&app, &modules), app, slugs: Mutex::default(), world, house, leuven, porto }
    }

    /// The portal shows these from now on, and a harvest comes by. The listing follows.
    pub(crate) async fn harvest(&self, portal: &Portal, shown: &[(&str, Record)]) {
        *portal.shelf.lock().unwrap() =
            shown.iter().map(|(name, record)| ((*name).to_owned(), record.clone())).collect();
        let id = start_run(&self.house, &ORGANISER, &Speaks, portal.source, Mode::Real).await.unwrap();
        let left = portal.harvester.work(&self.house, id).await.unwrap();
        assert_eq!(left, Left::At(Stage::Done));
        self.world.clock.advance(Duration::from_secs(60));
        listing::catch_up(&self.house).await.unwrap();
        let mut reader = self.house.read().await.unwrap();
        for (name, _) in shown {
            let record = record_by_remote_id(&mut reader.conn(), portal.source, name).await.unwrap().unwrap();
            self.slugs.lock().unwrap().entry((*name).to_owned()).or_insert(record.slug);
        }
    }

    /// A path with the names that records have in addresses.
    fn real(&self, path: &str) -> String {
        let Some(rest) = path.strip_prefix("/data/datasets/") else { return path.to_owned() };
        let end = rest.find(['/', '?', '.']).unwrap_or(rest.len());
        let slug = self.slugs.lock().unwrap().get(&rest[..end]).cloned();
        format!("/data/datasets/{}{}", slug.unwrap_or_else(|| rest[..end].to_owned()), &rest[end..])
    }

    /// A text with the names that tests know.
    fn told(&self, text: &str) -> String {
        let slugs = self.slugs.lock().unwrap();
        slugs.iter().fold(text.to_owned(), |text, (name, slug)| text.replace(slug.as_str(), name))
    }

    pub(crate) async fn record(&self, slug: &str) -> records::Record {
        let mut reader = self.house.read().await.unwrap();
        let slug = self.slugs.lock().unwrap()[slug].clone();
        record_by_slug(&mut reader.conn(), &slug).await.unwrap().unwrap()
    }

    pub(crate) async fn ask(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> Answer {
        let mut request = Request::builder()
            .method(method)
            .uri(self.real(path))
            .header("host", "centum.example")
            .header(header::ORIGIN, BASE)
            .header("sec-fetch-site", "same-origin");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Body::from(body.to_owned())).unwrap();
        let (parts, body) = self.router.clone().oneshot(request).await.unwrap().into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap();
        let text = self.told(&String::from_utf8_lossy(&bytes));
        let mut headers = parts.headers;
        for value in headers.values_mut() {
            let told = self.told(value.to_str().unwrap_or_default());
            *value = told.parse().unwrap();
        }
        Answer { status: parts.status, headers, text }
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.ask(Method::GET, path, &[("accept", "text/html")], "").await
    }

    /// A page that is there.
    pub(crate) async fn page(&self, path: &str) -> String {
        let answer = self.get(path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text);
        answer.text
    }
}

async fn portal(
    house: &House,
    slug: &str,
    (country, latitude, longitude): (&str, f64, f64),
    publisher: Option<Id<centum_catalogue::sources::Publisher>>,
) -> Portal {
    let facts = Facts {
        source: centum_places::Source::Own,
        source_id: None,
        kind: centum_places::PlaceKind::Settlement,
        name: slug.into(),
        other_names: Vec::new(),
        country: country.parse::<Country>().unwrap(),
        admin: None,
        point: Some((latitude, longitude)),
        population: None,
        population_year: None,
        data_version: "test".into(),
        parts: Vec::new(),
    };
    let city = add_place(house, &ORGANISER, &facts).await.unwrap();
    let new = NewCatalogue {
        slug: slug.into(),
        name: format!("Open data {slug}"),
        homepage: None,
        kind: CatalogueKind::Portal,
        publisher,
    };
    let catalogue = add_catalogue(house, &ORGANISER, &new).await.unwrap();
    let for_city = [PublishesFor { place: city, participation: None }];
    publish_for(house, &ORGANISER, catalogue, &for_city).await.unwrap();
    let care = Care { every_minutes: None, pause_millis: 0, guard_percent: 100, grace_days: 0 };
    let address = format!("https://data.{slug}.example/");
    let new = NewSource { catalogue, address, dialect: "plain".into(), care };
    let source = add_source(house, &ORGANISER, &new).await.unwrap();
    let shelf = Shelf::default();
    let harvester = Harvester {
        fetch: Arc::new(Shows(shelf.clone())),
        dialects: Arc::new(Speaks),
        mapper: Arc::new(Takes),
        check: Arc::new(NoCheck),
        vault: Arc::new(Forgets),
        limits: Limits::default(),
    };
    Portal { shelf, source, city, harvester }
}

/// A dataset with a theme and a format.
pub(crate) fn dataset(title: &str, theme: &str, format: &str) -> Record {
    let part = Distribution {
        download_urls: vec!["https://data.leuven.example/a.csv".into()],
        format: Some(Format { value: Some(Coded::Code(format.into())), given: None }),
        licences: vec![Coded::Code("CC_BY_4_0".into())],
        ..Distribution::default()
    };
    Record {
        titles: Texts::one("en", title),
        themes: vec![Coded::Code(theme.into())],
        distributions: vec![part],
        ..Record::default()
    }
}
