//! The site without a network: portals answer from a table.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Extensions, Method, Request, StatusCode, header};
use bytes::Bytes;
use centum_accounts::Role;
use centum_blobs::{Blobs, Options};
use centum_catalogue::adapters::{Answer as Page, Request as Asked};
use centum_catalogue::harvest::{
    Again, DcatMapper, Fetch, FetchFault, Fetched, Harvester, Limits, NoCheck, Promise, Spoken, Validators,
};
use centum_jobs::run_due;
use centum_ledger::House;
use centum_testkit::{TestDb, World, form_of, person, sign_in, token_of};
use centum_web::{App, BaseUrl, Module, Settings, SigningKey, router};
use tower::ServiceExt;

const BASE: &str = "https://centum.example";

/// Portals: what stands at which address. Anything else is a 404.
#[derive(Default)]
pub(crate) struct Portals(Mutex<BTreeMap<String, (&'static str, String)>>);

impl Portals {
    pub(crate) fn shows(&self, url: &str, media_type: &'static str, body: impl Into<String>) {
        self.0.lock().unwrap().insert(url.to_owned(), (media_type, body.into()));
    }
}

impl Fetch for Portals {
    fn fetch<'a>(
        &'a self,
        request: &'a Asked,
        _: &'a Validators,
        _: Duration,
    ) -> Promise<'a, Result<Fetched, FetchFault>> {
        Box::pin(async move {
            let found = self.0.lock().unwrap().get(&request.url).cloned();
            let Some((media_type, body)) = found else {
                return Err(FetchFault { code: "fetch-status", detail: "404".into(), again: Again::Never });
            };
            let (url, media_type) = (request.url.clone(), Some(media_type.to_owned()));
            Ok(Fetched::Answer(Page { url, media_type, body: Bytes::from(body) }, Validators::default()))
        })
    }
}

pub(crate) struct Web {
    pub(crate) world: World,
    pub(crate) house: House,
    pub(crate) harvester: Harvester,
    router: Router,
}

pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) location: String,
    pub(crate) body: String,
}

pub(crate) fn modules() -> Vec<Module> {
    vec![
        centum_web::module(),
        centum_desk::module(),
        centum_places::module(),
        centum_cohort::module(),
        centum_catalogue::module(),
    ]
}

impl Web {
    pub(crate) async fn on(db: &TestDb, fetch: Arc<dyn Fetch>) -> Self {
        let world = World::new();
        let house = world.house(db);
        let blobs = Blobs::open("memory:", Options::default()).await.unwrap();
        let harvester = Harvester {
            fetch,
            dialects: Arc::new(Spoken),
            mapper: Arc::new(DcatMapper),
            check: Arc::new(NoCheck),
            vault: Arc::new(blobs),
            limits: Limits::default(),
        };
        let mut settings = Settings::new(BaseUrl::new(BASE).unwrap(), SigningKey::new([7; 32]));
        settings.customs.country_names =
            |language, country| Some(centum_places::countries::name(country, language));
        let mut held = Extensions::new();
        held.insert(harvester.clone());
        let modules = modules();
        let app = App::holding(house.clone(), settings, &modules, held).unwrap();
        let router = router(&app, &modules);
        Self { world, house, harvester, router }
    }

    /// The cookie of someone who plays `role`.
    pub(crate) async fn sign_in(&self, role: Role) -> String {
        self.sign_in_as(role.name(), role).await
    }

    /// The same, of one of several people who play it.
    pub(crate) async fn sign_in_as(&self, name: &str, role: Role) -> String {
        let address = format!("{name}@roles.example");
        person(&self.house, &address, name, role).await;
        sign_in(&self.house, &address).await
    }

    async fn send(&self, cookie: &str, request: axum::http::request::Builder, body: String) -> Answer {
        let request = request
            .header("sec-fetch-site", "same-origin")
            .header(header::ORIGIN, BASE)
            .header(header::ACCEPT, "text/html")
            .header(header::COOKIE, cookie);
        let response = self.router.clone().oneshot(request.body(Body::from(body)).unwrap()).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap();
        let location = parts.headers.get(header::LOCATION).map_or("", |value| value.to_str().unwrap());
        let (location, body) = (location.to_owned(), String::from_utf8_lossy(&bytes).into_owned());
        Answer { status: parts.status, location, body }
    }

    pub(crate) async fn get(&self, cookie: &str, path: &str) -> Answer {
        self.send(cookie, Request::builder().uri(path), String::new()).await
    }

    pub(crate) async fn post(&self, cookie: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
        let page = self.get(cookie, "/account").await.body;
        let body = form_of(token_of(&page), fields);
        let request = Request::builder().method(Method::POST).uri(path);
        let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(cookie, request, body).await
    }

    /// A form without the token of one of our pages.
    pub(crate) async fn post_bare(&self, cookie: &str, path: &str) -> Answer {
        let request = Request::builder().method(Method::POST).uri(path);
        let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(cookie, request, "x=".to_owned()).await
    }

    /// A form that leads on: where to.
    pub(crate) async fn onward(&self, cookie: &str, path: &str, fields: &[(&str, &str)]) -> String {
        let answer = self.post(cookie, path, fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}: {}", answer.body);
        answer.location
    }

    /// Does all that is in the queue.
    pub(crate) async fn work(&self) {
        let handlers = vec![self.harvester.handler(), self.harvester.looker()];
        run_due(&self.house, handlers).await.unwrap();
        self.world.clock.advance(Duration::from_secs(60));
    }

    /// How many entries the log of records has.
    pub(crate) async fn entries(&self) -> i64 {
        centum_catalogue::records::head(&mut self.house.read().await.unwrap().conn()).await.unwrap()
    }
}
