//! The scene with its routes, asked as a browser or a program asks.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Method, Request, StatusCode};
use centum_cohort::announcement::{draft, publish, review};
use centum_cohort::register::Consent;
use centum_testkit::TestDb;
use centum_web::locale::Customs;
use centum_web::{App, BaseUrl, Settings, SigningKey, router};
use jiff::civil::date;
use tower::ServiceExt as _;

use crate::scene::{LIST_OF_2020, SLUG, Scene, scene, texts};

pub(crate) const VERSION: &str = "/editions/icc-2020/announcements/1";
const REASON: &str = "The printed figures are shown as they were printed.";

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
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.text).unwrap()
    }
}

impl Site {
    /// The list of 2020 taken in, and nothing announced.
    pub(crate) async fn silent(db: &TestDb) -> Self {
        let scene = scene(db).await;
        scene.take_in(LIST_OF_2020, Consent::Given).await;
        let mut settings =
            Settings::new(BaseUrl::new("https://centum.example").unwrap(), SigningKey::new([9; 32]));
        settings.customs = Customs::default();
        let modules = [centum_web::module(), centum_places::module(), centum_cohort::module()];
        let app = App::new(scene.house.clone(), settings, &modules).unwrap();
        Self { router: router(&app, &modules), scene }
    }

    /// The list of 2020 announced.
    pub(crate) async fn announced(db: &TestDb) -> Self {
        let site = Self::silent(db).await;
        site.announce("Selected cities").await;
        site
    }

    /// Drafts, reviews and publishes the next version.
    pub(crate) async fn announce(&self, title: &str) {
        let Scene { house, olga, sam, .. } = &self.scene;
        let id = draft(house, olga, SLUG, date(2020, 7, 3), texts(title)).await.unwrap();
        review(house, sam, id, 1).await.unwrap();
        publish(house, olga, id, 2, REASON).await.unwrap();
    }

    pub(crate) async fn ask(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> Answer {
        let mut request = Request::builder().method(method).uri(path).header("host", "centum.example");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Body::from(body.to_owned())).unwrap();
        let (parts, body) = self.router.clone().oneshot(request).await.unwrap().into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap();
        Answer {
            status: parts.status,
            headers: parts.headers,
            text: String::from_utf8_lossy(&bytes).into_owned(),
        }
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.ask(Method::GET, path, &[("accept", "text/html")], "").await
    }
}
