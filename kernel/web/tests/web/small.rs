//! A small site for the tests: one module beside the web's own, and a browser without a screen.

use askama::Template;
use axum::body::Body;
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::{Json as PlainJson, Router};
use centum_accounts::{Permission, Role};
use centum_ledger::House;
use centum_testkit::{TestDb, World, person, sign_in, token_of};
use centum_web::{
    App, BaseUrl, Form, Format, Json, Message, Module, Page, Problem, Route, Settings, SigningKey, Tone,
    Typed, Upload, Visit, router,
};
use http_body_util::BodyExt;
use tokio::sync::Semaphore;
use tower::ServiceExt;

#[derive(Template)]
#[template(
    source = r#"{% extends "layout/public.html" %}{% block content %}<form method="post">{{ page.csrf_field() }}</form>{% endblock %}"#,
    ext = "html"
)]
struct FormPage {
    page: Page,
}

#[derive(Template)]
#[template(source = r#"{% extends "layout/public.html" %}"#, ext = "html")]
struct PlainPage {
    page: Page,
}

/// What the tests write into the form.
#[derive(serde::Deserialize)]
struct City {
    name: String,
    #[serde(default)]
    role: Vec<String>,
}

async fn form(visit: Visit) -> Result<Response, Problem> {
    visit.html(&FormPage { page: visit.public_page("Form") })
}

async fn take(visit: Visit, Form(city): Form<City>) -> Result<Response, Problem> {
    visit.flash(Tone::Success, Message::new("list-results").arg("count", city.role.len()));
    Ok(city.name.into_response())
}

async fn upload(Upload { fields, files }: Upload<4096>) -> String {
    let names: Vec<_> = files.iter().map(|file| format!("{}:{}", file.name, file.bytes.len())).collect();
    format!("{} {}", Typed::value(&fields, "note").unwrap_or_default(), names.join(","))
}

async fn thing(Json(thing): Json<serde_json::Value>) -> PlainJson<serde_json::Value> {
    PlainJson(thing)
}

async fn plain(visit: Visit) -> Result<Response, Problem> {
    visit.html(&PlainPage { page: visit.public_page("Plain") })
}

async fn frozen(visit: Visit) -> Result<Response, Problem> {
    let page = visit.public_page("Frozen");
    visit.frozen(Format::Html, async || Ok(PlainPage { page }.render()?)).await
}

async fn broken() -> Response {
    panic!("the handler broke, c4n4ry")
}

/// Opened by the test that asks for the slow page.
pub(crate) static GATE: Semaphore = Semaphore::const_new(0);
/// Opened by the slow page when it has begun.
pub(crate) static BEGUN: Semaphore = Semaphore::const_new(0);

async fn slow() -> &'static str {
    BEGUN.add_permits(1);
    GATE.acquire().await.unwrap().forget();
    "finished"
}

fn routes() -> Vec<Route> {
    vec![
        Route::get("/slow", Permission::ReadPublic, slow),
        Route::get("/form", Permission::ReadPublic, form),
        Route::post("/form", Permission::ReadPublic, take),
        Route::post("/upload", Permission::ReadPublic, upload),
        Route::post("/api/things", Permission::ReadPublic, thing),
        Route::get("/plain", Permission::ReadPublic, plain),
        Route::get("/frozen/{n}", Permission::ReadPublic, frozen),
        Route::get("/broken", Permission::ReadPublic, broken),
        Route::get("/desk", Permission::ReadDesk, plain),
        Route::post("/desk", Permission::ReadDesk, take),
    ]
}

/// The modules of the small site.
pub(crate) fn modules() -> [Module; 2] {
    [centum_web::module(), Module { routes, ..Module::named("small") }]
}

/// The small site on a database of its own.
pub(crate) struct Site {
    pub(crate) app: App,
    pub(crate) house: House,
    router: Router,
    _db: TestDb,
}

/// What a browser got back.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) text: String,
}

impl Answer {
    /// A header's text, empty where there is none.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// The cookies that were set, as a browser sends them back.
    pub(crate) fn cookies(&self) -> String {
        let set = self.headers.get_all(header::SET_COOKIE).iter();
        let pairs: Vec<_> = set.map(|cookie| cookie.to_str().unwrap().split(';').next().unwrap()).collect();
        pairs.join("; ")
    }

    /// The token of the form on the page.
    pub(crate) fn token(&self) -> &str {
        token_of(&self.text)
    }
}

impl Site {
    /// A site that is reached over TLS.
    pub(crate) async fn new() -> Self {
        Self::with(|_| ()).await
    }

    /// A site whose settings are changed first.
    pub(crate) async fn with(change: impl FnOnce(&mut Settings)) -> Self {
        let db = TestDb::sqlite().await;
        let house = World::new().house(&db);
        let mut settings =
            Settings::new(BaseUrl::new("https://centum.example").unwrap(), SigningKey::new([9; 32]));
        change(&mut settings);
        let modules = modules();
        let app = App::new(house.clone(), settings, &modules).unwrap();
        Self { router: router(&app, &modules), app, house, _db: db }
    }

    /// Asks.
    pub(crate) async fn ask(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: impl Into<Body>,
    ) -> Answer {
        let mut request = Request::builder().method(method).uri(path).header("host", "centum.example");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let response = self.router.clone().oneshot(request.body(body.into()).unwrap()).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.unwrap().to_bytes();
        Answer {
            status: parts.status,
            headers: parts.headers,
            text: String::from_utf8_lossy(&bytes).into_owned(),
        }
    }

    /// Reads.
    pub(crate) async fn get(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        self.ask(Method::GET, path, headers, Body::empty()).await
    }

    /// Sends a form.
    pub(crate) async fn post(&self, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        let mut all = vec![("content-type", "application/x-www-form-urlencoded")];
        all.extend_from_slice(headers);
        self.ask(Method::POST, path, &all, body.to_owned()).await
    }

    /// Signs somebody in who plays `role`, and gives the cookie.
    pub(crate) async fn sign_in(&self, role: Role) -> String {
        let email = format!("{role}@city.example");
        person(&self.house, &email, "Ana", role).await;
        sign_in(&self.house, &email).await
    }
}
