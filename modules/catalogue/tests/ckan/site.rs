//! A house with one of our own catalogues, somebody who publishes in it, and the routes.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Extensions, HeaderMap, Method, Request, StatusCode};
use bytes::Bytes;
use centum_accounts::{Actor, Role, make_access_token};
use centum_base::{Digest, Id};
use centum_catalogue::adapters;
use centum_catalogue::harvest::{
    DcatMapper, Fetch, FetchFault, Fetched, Harvester, Limits, NoCheck, Promise, Spoken, Validators, Vault,
    VaultFault,
};
use centum_catalogue::publishing::{Press, add_editor, set_review};
use centum_catalogue::sources::{
    Catalogue, CatalogueKind, NewCatalogue, NewPublisher, add_catalogue, add_publisher,
};
use centum_catalogue::views::Views;
use centum_ledger::House;
use centum_testkit::{TestDb, World};
use centum_web::{App, BaseUrl, Settings, SigningKey, router};
use serde_json::{Value, json};
use tower::ServiceExt as _;

pub(crate) const BASE: &str = "https://centum.example";
pub(crate) const ORGANISER: Actor = Actor::System("test");

pub(crate) struct Site {
    pub(crate) world: World,
    pub(crate) house: House,
    pub(crate) views: Views,
    pub(crate) press: Press,
    pub(crate) own: Id<Catalogue>,
    /// Publishes for the city of Leuven.
    pub(crate) lea: Actor,
    pub(crate) token: String,
    pub(crate) app: App,
    pub(crate) router: Router,
}

pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) bytes: Bytes,
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).unwrap()
    }

    /// What the action gave.
    pub(crate) fn result(&self) -> Value {
        let json = self.json();
        assert_eq!((self.status, &json["success"]), (StatusCode::OK, &json!(true)), "{json}");
        json["result"].clone()
    }

    /// The status and the name of the error.
    pub(crate) fn error(&self) -> (u16, String) {
        let json = self.json();
        assert_eq!(json["success"], json!(false), "{json}");
        (self.status.as_u16(), json["error"]["__type"].as_str().unwrap().to_owned())
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

/// Asks the routes of this house, as another portal would over the wire.
pub(crate) struct Mirror(pub(crate) Router);

impl Fetch for Mirror {
    fn fetch<'a>(
        &'a self,
        request: &'a adapters::Request,
        _: &'a Validators,
        _: Duration,
    ) -> Promise<'a, Result<Fetched, FetchFault>> {
        Box::pin(async move {
            let path = request.url.strip_prefix(BASE).unwrap();
            let answer = ask(&self.0, Method::GET, path, &[], Body::empty()).await;
            assert_eq!(answer.status, StatusCode::OK, "{path}");
            let answer = adapters::Answer {
                url: request.url.clone(),
                media_type: Some("application/json".into()),
                body: answer.bytes,
            };
            Ok(Fetched::Answer(answer, Validators::default()))
        })
    }
}

/// A fetcher of a house that asks nobody.
struct Nobody;

impl Fetch for Nobody {
    fn fetch<'a>(
        &'a self,
        _: &'a adapters::Request,
        _: &'a Validators,
        _: Duration,
    ) -> Promise<'a, Result<Fetched, FetchFault>> {
        unreachable!("nothing is fetched here")
    }
}

pub(crate) async fn ask(
    router: &Router,
    method: Method,
    path: &str,
    headers: &[(&str, &str)],
    body: Body,
) -> Answer {
    let mut request = Request::builder().method(method).uri(path).header("host", "centum.example");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let (parts, body) = router.clone().oneshot(request.body(body).unwrap()).await.unwrap().into_parts();
    let bytes = to_bytes(body, usize::MAX).await.unwrap();
    Answer { status: parts.status, headers: parts.headers, bytes }
}

pub(crate) fn harvester(fetch: Arc<dyn Fetch>) -> Harvester {
    Harvester {
        fetch,
        dialects: Arc::new(Spoken),
        mapper: Arc::new(DcatMapper),
        check: Arc::new(NoCheck),
        vault: Arc::new(Cellar::default()),
        limits: Limits::default(),
    }
}

pub(crate) async fn person(house: &House, name: &str, role: Role) -> Actor {
    let email = format!("{}@example.org", name.to_lowercase());
    centum_testkit::person(house, &email, name, role).await
}

/// The modules of the site.
pub(crate) fn modules() -> [centum_web::Module; 2] {
    [centum_web::module(), centum_catalogue::module()]
}

/// The site, publishing without a second person.
pub(crate) async fn site(db: &TestDb) -> Site {
    site_at(db, BASE).await
}

/// The same under another address.
pub(crate) async fn site_at(db: &TestDb, base: &str) -> Site {
    let world = World::new();
    let house = world.house(db);
    let views = Views::in_memory(&house, None).unwrap();
    let harvester = harvester(Arc::new(Nobody));
    let press = Press { harvester: harvester.clone(), base: base.into() };
    let new =
        NewPublisher { slug: "leuven".into(), name: "City of Leuven".into(), ..NewPublisher::default() };
    let publisher = add_publisher(&house, &ORGANISER, &new).await.unwrap();
    let new = NewCatalogue {
        slug: "leuven-data".into(),
        name: "Data of Leuven".into(),
        homepage: None,
        kind: CatalogueKind::Own,
        publisher: Some(publisher),
    };
    let own = add_catalogue(&house, &ORGANISER, &new).await.unwrap();
    set_review(&house, &ORGANISER, own, false).await.unwrap();
    let lea = person(&house, "Lea", Role::CityOfficer).await;
    add_editor(&house, &ORGANISER, own, lea.person().unwrap().id).await.unwrap();
    let (_, secret) = make_access_token(&house, &lea, "ckanapi", 30).await.unwrap();
    let mut held = Extensions::new();
    held.insert(views.clone());
    held.insert(harvester);
    let settings = Settings::new(BaseUrl::new(base).unwrap(), SigningKey::new([9; 32]));
    let app = App::holding(house.clone(), settings, &modules(), held).unwrap();
    let token = secret.reveal().to_owned();
    Site { router: router(&app, &modules()), app, world, house, views, press, own, lea, token }
}

impl Site {
    pub(crate) async fn get(&self, path: &str) -> Answer {
        ask(&self.router, Method::GET, path, &[], Body::empty()).await
    }

    /// Calls an action without a token.
    pub(crate) async fn call(&self, action: &str, given: Value) -> Answer {
        let path = format!("/api/action/{action}");
        let headers = [("content-type", "application/json")];
        ask(&self.router, Method::POST, &path, &headers, Body::from(given.to_string())).await
    }

    /// Calls an action as Lea.
    pub(crate) async fn act(&self, action: &str, given: Value) -> Answer {
        let path = format!("/api/3/action/{action}");
        let headers = [("content-type", "application/json"), ("x-ckan-api-key", self.token.as_str())];
        ask(&self.router, Method::POST, &path, &headers, Body::from(given.to_string())).await
    }

    /// Lea publishes a dataset.
    pub(crate) async fn publishes(&self, package: Value) -> Value {
        self.world.clock.advance(Duration::from_secs(60));
        self.act("package_create", package).await.result()
    }

    /// What the search knows is what the log knows.
    pub(crate) async fn settles(&self) {
        self.views.catch_up().await.unwrap();
    }
}

/// A package with most of what a package may say.
pub(crate) fn trees() -> Value {
    json!({
        "name": "trees", "title": "Trees of Leuven", "notes": "Every tree with its species and height.",
        "owner_org": "leuven", "tags": [{ "name": "trees" }, { "name": "green space" }], "license_id": "cc-by-4.0",
        "groups": [{ "name": "envi" }], "maintainer": "Green desk", "maintainer_email": "green@leuven.example",
        "version": "2", "url": "https://leuven.example/trees",
        "extras": [
            { "key": "frequency", "value": "http://publications.europa.eu/resource/authority/frequency/MONTHLY" },
            { "key": "spatial", "value": "{\"type\":\"Polygon\",\"coordinates\":[[[4.6,50.8],[4.8,50.8],[4.8,50.9],[4.6,50.9],[4.6,50.8]]]}" },
            { "key": "issued", "value": "2024-03-01" }, { "key": "language", "value": "[\"nl\"]" },
        ],
        "resources": [
            { "url": "https://leuven.example/trees.csv", "format": "CSV", "name": "Trees as a table", "size": 1200 },
            { "url": "https://leuven.example/wfs", "format": "WFS", "name": "Trees as a service" },
        ],
    })
}

/// A package that says little.
pub(crate) fn small(name: &str, title: &str) -> Value {
    json!({ "name": name, "title": title, "owner_org": "leuven-data" })
}
