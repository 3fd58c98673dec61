//! The whole site without a network: every module, every layer, and people of each role.

use axum::Router;
use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use centum::config::Config;
use centum::holding::Held;
use centum::modules::modules;
use centum_accounts::Role;
use centum_ledger::House;
use centum_testkit::{TestDb, World, person, sign_in};
use centum_web::{App, BaseUrl, Settings, SigningKey, router};
use http_body_util::BodyExt;
use tower::ServiceExt;

/// The address under which the site believes to be reached.
pub(crate) const BASE: &str = "https://centum.example";

/// The whole site.
pub(crate) struct Site {
    pub(crate) app: App,
    pub(crate) house: House,
    router: Router,
    /// What stands beside the database; gone with the site.
    _folder: tempfile::TempDir,
}

/// An answer.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) location: String,
}

impl Site {
    /// A site on `db`, populated with the demonstration.
    pub(crate) async fn on(db: &TestDb) -> Self {
        let house = World::new().house(db);
        let mut settings = Settings::new(BaseUrl::new(BASE).unwrap(), SigningKey::new([7; 32]));
        settings.customs.country_names =
            |language, country| Some(centum_places::countries::name(country, language));
        let modules = modules();
        let folder = tempfile::tempdir().unwrap();
        let config =
            Config { data: folder.path().to_owned(), base_url: BASE.into(), demo: true, ..Config::default() };
        let held = Held::open(&config, &house).await.unwrap();
        let app = App::holding(house.clone(), settings, &modules, held.parts.clone()).unwrap();
        centum::demo::populate(&app).await.unwrap();
        held.catch_up().await.unwrap();
        let router = router(&app, &modules);
        Self { app, house, router, _folder: folder }
    }

    /// The cookie of someone who plays `role`.
    pub(crate) async fn signed_in(&self, role: Role) -> String {
        let address = format!("{role}@roles.example");
        person(&self.house, &address, &role.to_string(), role).await;
        sign_in(&self.house, &address).await
    }

    /// Asks for a page as a browser on the site does.
    pub(crate) async fn ask(&self, method: Method, path: &str, cookie: Option<&str>, body: &str) -> Answer {
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::ACCEPT, "text/html")
            .header("sec-fetch-site", "same-origin")
            .header(header::ORIGIN, BASE);
        if let Some(cookie) = cookie {
            request = request.header(header::COOKIE, cookie);
        }
        if !body.is_empty() {
            request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        }
        let response =
            self.router.clone().oneshot(request.body(Body::from(body.to_owned())).unwrap()).await.unwrap();
        let status = response.status();
        let location =
            response.headers().get(header::LOCATION).map_or("", |value| value.to_str().unwrap()).to_owned();
        // A body that breaks off while it is written is a fault too.
        response.into_body().collect().await.unwrap();
        Answer { status, location }
    }

    /// Asks as a program does that holds an access token, in the header of that name.
    pub(crate) async fn program(
        &self,
        method: Method,
        path: &str,
        (name, value): (&str, &str),
        body: &str,
    ) -> (StatusCode, axum::http::HeaderMap) {
        let request = Request::builder().method(method).uri(path).header(name, value);
        let request = request.header(header::CONTENT_TYPE, "application/json").header(header::IF_MATCH, "*");
        let response = self.router.clone().oneshot(request.body(Body::from(body.to_owned())).unwrap());
        let response = response.await.unwrap();
        (response.status(), response.headers().clone())
    }

    /// Reads a page.
    pub(crate) async fn get(&self, path: &str, cookie: Option<&str>) -> Answer {
        self.ask(Method::GET, path, cookie, "").await
    }
}
