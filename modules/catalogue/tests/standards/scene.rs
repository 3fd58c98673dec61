//! A house whose catalogue was harvested from a portal, and its site.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Extensions, HeaderMap, Method, Request as Asking, StatusCode, header};
use bytes::Bytes;
use centum_accounts::{Actor, Role};
use centum_base::{Digest, Id};
use centum_catalogue::adapters::{Answer, Request};
use centum_catalogue::harvest::{
    DcatMapper, FetchFault, Fetched, Harvester, Left, Limits, Mode, NoCheck, Promise, Spoken, Stage,
    Validators, Vault, VaultFault, start_run,
};
use centum_catalogue::records::{Entry, Record, changes};
use centum_catalogue::sources::{
    Care, CatalogueKind, NewCatalogue, NewPublisher, NewSource, Source, add_catalogue, add_publisher,
    add_source,
};
use centum_catalogue::standards::{Options, Standards};
use centum_catalogue::views::Views;
use centum_ledger::House;
use centum_testkit::{TestDb, World, person, sign_in};
use centum_web::{App, BaseUrl, Settings, SigningKey, router};
use tempfile::TempDir;
use tower::ServiceExt as _;

pub(crate) const ORGANISER: Actor = Actor::System("test");
pub(crate) const BASE: &str = "https://centum.example";

/// The prefixes of the portal's documents.
pub(crate) const HEAD: &str =
    "@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix vcard: <http://www.w3.org/2006/vcard/ns#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix geo: <http://www.opengis.net/ont/geosparql#> .\n";

/// Serves one document.
struct Wire(Mutex<String>);

impl centum_catalogue::harvest::Fetch for Wire {
    fn fetch<'a>(
        &'a self,
        request: &'a Request,
        _: &'a Validators,
        _: Duration,
    ) -> Promise<'a, Result<Fetched, FetchFault>> {
        let body = Bytes::from(self.0.lock().unwrap().clone());
        let answer = Answer { url: request.url.clone(), media_type: Some("text/turtle".into()), body };
        Box::pin(async move { Ok(Fetched::Answer(answer, Validators::default())) })
    }
}

#[derive(Default)]
struct Cellar(Mutex<BTreeMap<String, Bytes>>);

impl Vault for Cellar {
    fn put(&self, bytes: Bytes) -> Promise<'_, Result<Digest, VaultFault>> {
        let digest = Digest::of(&bytes);
        self.0.lock().unwrap().insert(digest.to_string(), bytes);
        Box::pin(async move { Ok(digest) })
    }

    fn get(&self, digest: Digest) -> Promise<'_, Result<Option<Bytes>, VaultFault>> {
        let found = self.0.lock().unwrap().get(&digest.to_string()).cloned();
        Box::pin(async move { Ok(found) })
    }
}

pub(crate) struct Scene {
    pub(crate) world: World,
    pub(crate) house: House,
    pub(crate) views: Views,
    source: Id<Source>,
    wire: Arc<Wire>,
    harvester: Harvester,
    pub(crate) router: Router,
    folder: TempDir,
}

/// An answer.
pub(crate) struct Reply {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) bytes: Vec<u8>,
}

impl Reply {
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    pub(crate) fn all(&self, name: &str) -> String {
        let values = self.headers.get_all(name).iter().map(|value| value.to_str().unwrap());
        values.collect::<Vec<_>>().join(", ")
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.bytes.clone()).unwrap()
    }

    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.bytes).unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }
}

/// Plain datasets, numbered.
pub(crate) fn datasets(numbers: std::ops::Range<usize>) -> String {
    numbers.map(|n| format!(
        "<https://city.example/d/{n}> a dcat:Dataset ; dct:title \"Trees {n}\"@en, \"Bäume {n}\"@de ; dct:description \"All {n} of them\"@en ;
          dct:publisher <https://city.example/parks> ; dct:modified \"2020-0{m}-01\"^^xsd:date ; dcat:keyword \"tree\"@en ;
          dcat:contactPoint [ a vcard:Kind ; vcard:fn \"Desk {n}\" ; vcard:hasEmail <mailto:parks@city.example> ] ;
          dct:spatial [ a dct:Location ; dcat:bbox \"POLYGON((4.6 50.8,4.8 50.8,4.8 50.9,4.6 50.9,4.6 50.8))\"^^geo:wktLiteral ] ;
          dct:temporal [ a dct:PeriodOfTime ; dcat:startDate \"20{y:02}-01-01\"^^xsd:date ; dcat:endDate \"20{y:02}-12-31\"^^xsd:date ] ;
          dcat:distribution [ a dcat:Distribution ; dct:format \"csv\" ; dcat:downloadURL <https://city.example/d/{n}.csv> ;
            dct:license <http://creativecommons.org/licenses/by/4.0/> ] .\n",
        m = n % 9 + 1, y = n % 20,
    ))
    .collect()
}

/// The publisher of those.
pub(crate) const PARKS: &str = "<https://city.example/parks> a foaf:Agent ; foaf:name \"Parks\" .\n";
/// A dataset without an address, a series and a service.
pub(crate) const OTHERS: &str = "[] a dcat:Dataset ; dct:identifier \"n-1\" ; dct:title \"Nameless\"@en .
<https://city.example/s> a dcat:DatasetSeries ; dct:title \"Every year\"@en .
<https://city.example/api> a dcat:DataService ; dct:title \"API\"@en ; dcat:endpointURL <https://city.example/api/v1> .\n";

impl Scene {
    /// Nothing was harvested yet.
    pub(crate) async fn empty(db: &TestDb) -> Self {
        Self::with(db, Options::default()).await
    }

    /// The portal shows so many plain datasets and the others.
    pub(crate) async fn of(db: &TestDb, count: usize) -> Self {
        let scene = Self::empty(db).await;
        scene.harvest(&[PARKS, &datasets(0..count), OTHERS]).await;
        scene
    }

    pub(crate) async fn with(db: &TestDb, options: Options) -> Self {
        let world = World::new();
        let house = world.house(db);
        let wire = Arc::new(Wire(Mutex::new(String::new())));
        let harvester = Harvester {
            fetch: wire.clone(),
            dialects: Arc::new(Spoken),
            mapper: Arc::new(DcatMapper),
            check: Arc::new(NoCheck),
            vault: Arc::new(Cellar::default()),
            limits: Limits::default(),
        };
        let new = NewPublisher {
            slug: "stad-leuven".into(),
            name: "Stad Leuven".into(),
            homepage: Some("https://city.example/".into()),
            mail: Some("secret@city.example".into()),
            locale: None,
        };
        let publisher = add_publisher(&house, &ORGANISER, &new).await.unwrap();
        let new = NewCatalogue {
            slug: "leuven".into(),
            name: "Leuven".into(),
            homepage: None,
            kind: CatalogueKind::Portal,
            publisher: Some(publisher),
        };
        let catalogue = add_catalogue(&house, &ORGANISER, &new).await.unwrap();
        let care = Care { pause_millis: 0, grace_days: 1, guard_percent: 100, ..Care::default() };
        let address = "https://city.example/catalog.ttl".to_owned();
        let new = NewSource { catalogue, address, dialect: "dcat".into(), care };
        let source = add_source(&house, &ORGANISER, &new).await.unwrap();

        let folder = tempfile::tempdir().unwrap();
        let base = BaseUrl::new(BASE).unwrap();
        let standards = Standards::new(&base, folder.path(), options);
        let views = Views::in_memory(&house, None).unwrap().with_graphs(standards.graph());
        let mut held = Extensions::new();
        held.insert(standards);
        held.insert(views.clone());
        let modules = [
            centum_web::module(),
            centum_desk::module(),
            centum_places::module(),
            centum_cohort::module(),
            centum_catalogue::module(),
        ];
        let settings = Settings::new(base, SigningKey::new([7; 32]));
        let app = App::holding(house.clone(), settings, &modules, held).unwrap();
        let router = router(&app, &modules);
        Self { world, house, views, source, wire, harvester, router, folder }
    }

    /// A run over what the portal shows now; the views know it afterwards.
    pub(crate) async fn harvest(&self, parts: &[&str]) {
        self.harvest_from(self.source, parts).await;
    }

    /// The same over another portal, which was not known before.
    pub(crate) async fn harvest_elsewhere(&self, parts: &[&str]) {
        let catalogue = NewCatalogue {
            slug: "gent".into(),
            name: "Gent".into(),
            homepage: None,
            kind: CatalogueKind::Portal,
            publisher: None,
        };
        let catalogue = add_catalogue(&self.house, &ORGANISER, &catalogue).await.unwrap();
        let address = "https://gent.example/catalog.ttl".to_owned();
        let care = Care { pause_millis: 0, ..Care::default() };
        let new = NewSource { catalogue, address, dialect: "dcat".into(), care };
        let source = add_source(&self.house, &ORGANISER, &new).await.unwrap();
        self.harvest_from(source, parts).await;
    }

    async fn harvest_from(&self, source: Id<Source>, parts: &[&str]) {
        *self.wire.0.lock().unwrap() = [HEAD].iter().chain(parts).copied().collect();
        let id = start_run(&self.house, &ORGANISER, &Spoken, source, Mode::Real).await.unwrap();
        let left = self.harvester.work(&self.house, id).await.unwrap();
        assert_eq!(left, Left::At(Stage::Done));
        self.world.clock.advance(Duration::from_secs(60));
        self.views.catch_up().await.unwrap();
    }

    pub(crate) async fn log(&self) -> Vec<(Record, Entry)> {
        changes(&mut self.house.read().await.unwrap().conn(), 0, 10_000).await.unwrap()
    }

    /// The latest word of the record that its source calls so.
    pub(crate) async fn record(&self, remote_id: &str) -> (Record, Entry) {
        let log = self.log().await;
        log.into_iter().rfind(|(record, _)| record.remote_id == remote_id).unwrap()
    }

    /// The name in addresses of the record that its source calls so.
    pub(crate) async fn slug(&self, remote_id: &str) -> String {
        self.record(remote_id).await.0.slug
    }

    /// Where segments of dumps are kept.
    pub(crate) fn segments(&self) -> Vec<String> {
        let folder = std::fs::read_dir(self.folder.path().join("dump"));
        let names = folder.into_iter().flatten().map(|file| file.unwrap().file_name());
        names.map(|name| name.into_string().unwrap()).collect()
    }

    /// The cookie of somebody who is signed in.
    pub(crate) async fn sign_in(&self) -> String {
        person(&self.house, "ana@city.example", "Ana", Role::CityOfficer).await;
        sign_in(&self.house, "ana@city.example").await
    }

    pub(crate) async fn ask(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> Reply {
        let mut asking = Asking::builder().method(method).uri(path);
        for (name, value) in headers {
            asking = asking.header(*name, *value);
        }
        let response =
            self.router.clone().oneshot(asking.body(Body::from(body.to_owned())).unwrap()).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap().to_vec();
        Reply { status: parts.status, headers: parts.headers, bytes }
    }

    pub(crate) async fn get(&self, path: &str, accept: &str) -> Reply {
        self.ask(Method::GET, path, &[(header::ACCEPT.as_str(), accept)], "").await
    }
}
