//! The scene with its routes, asked as a browser or a program asks.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Extensions, HeaderMap, Request, StatusCode, header};
use centum_accounts::Role;
use centum_testkit::{TestDb, form_of, person, sign_in, token_of};
use centum_web::{App, BaseUrl, Settings, SigningKey, router};
use tower::ServiceExt as _;

use crate::scene::{Scene, scene};

pub(crate) const BASE: &str = "https://centum.example";

pub(crate) struct Site {
    pub(crate) scene: Scene,
    router: Router,
}

pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) text: String,
}

impl Answer {
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.text).unwrap()
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

impl Site {
    pub(crate) async fn on(db: &TestDb) -> Self {
        let scene = scene(db).await;
        let mut held = Extensions::new();
        held.insert(scene.views.clone());
        let router = routed(&scene, held);
        Self { scene, router }
    }

    /// A house that holds no views.
    pub(crate) async fn bare(db: &TestDb) -> Self {
        let scene = scene(db).await;
        Self { router: routed(&scene, Extensions::new()), scene }
    }

    /// The cookie of somebody who has just joined.
    pub(crate) async fn sign_in(&self, email: &str) -> String {
        person(&self.scene.house, email, "Ana", Role::Organiser).await;
        sign_in(&self.scene.house, email).await
    }

    async fn send(
        &self,
        cookie: Option<&str>,
        request: axum::http::request::Builder,
        body: String,
    ) -> Answer {
        let mut request = request.header("sec-fetch-site", "same-origin").header(header::ORIGIN, BASE);
        if let Some(cookie) = cookie {
            request = request.header(header::COOKIE, cookie);
        }
        let request = request.body(Body::from(body)).unwrap();
        let (parts, body) = self.router.clone().oneshot(request).await.unwrap().into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Answer { status: parts.status, headers: parts.headers, text }
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.get_as(None, path).await
    }

    pub(crate) async fn get_as(&self, cookie: Option<&str>, path: &str) -> Answer {
        let request =
            Request::builder().uri(path).header("host", "centum.example").header("accept", "text/html");
        self.send(cookie, request, String::new()).await
    }

    pub(crate) async fn post(&self, cookie: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
        let page = self.get_as(Some(cookie), "/data?q=x").await.text;
        let body = form_of(token_of(&page), fields);
        let request = Request::builder()
            .method("POST")
            .uri(path)
            .header(header::ACCEPT, "text/html")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(Some(cookie), request, body).await
    }
}

fn routed(scene: &Scene, held: Extensions) -> Router {
    let settings = Settings::new(BaseUrl::new(BASE).unwrap(), SigningKey::new([7; 32]));
    let modules = [
        centum_web::module(),
        centum_desk::module(),
        centum_places::module(),
        centum_cohort::module(),
        centum_catalogue::module(),
    ];
    let app = App::holding(scene.house.clone(), settings, &modules, held).unwrap();
    router(&app, &modules)
}
