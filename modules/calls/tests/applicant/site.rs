//! The whole site without a network, an open call, and people who answer it.

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use centum_accounts::{Actor, Role};
use centum_base::{Id, Timestamp, VirtualClock};
use centum_calls::Site as Sender;
use centum_calls::call::{
    Begin, Call, Correction, Step, Terms, correct_call, create_call, find_call, keep_form, keep_terms, step,
};
use centum_calls::expression::{Dossier, Expression};
use centum_cohort::edition::{NewEdition, Settings as EditionSettings, create_edition};
use centum_forms::Form;
use centum_testkit::{TestDb, World, person, sign_in, token_of};
use centum_web::{App, BaseUrl, Module, Settings, SigningKey, router};
use serde_json::{Value as Json, json};
use tower::ServiceExt;

pub(crate) const BASE: &str = "https://centum.example";
/// Friday 29 May 2020, 23:59 in Brussels.
pub(crate) const DEADLINE: &str = "2020-05-29T21:59:00Z";

pub(crate) struct Site {
    pub(crate) app: App,
    pub(crate) clock: Arc<VirtualClock>,
    pub(crate) olga: Actor,
    pub(crate) call: Id<Call>,
    router: Router,
}

/// Somebody with a browser.
pub(crate) struct Who {
    cookie: String,
    pub(crate) actor: Actor,
}

pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

impl Answer {
    pub(crate) fn location(&self) -> &str {
        self.headers.get(header::LOCATION).map_or("", |value| value.to_str().unwrap())
    }

    pub(crate) fn json(&self) -> Json {
        serde_json::from_str(&self.body).unwrap()
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

pub(crate) fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

pub(crate) fn form() -> Form {
    serde_json::from_value(json!({ "sections": [
        { "key": "plan", "title": { "en": "Plan" }, "fields": [
            { "key": "ambition", "label": { "en": "Ambition" }, "kind": { "kind": "long", "max_words": 50 }, "required": true },
            { "key": "money", "label": { "en": "Money" }, "kind": { "kind": "money", "currency": "EUR" } },
            { "key": "letter", "label": { "en": "Letter of support" },
              "kind": { "kind": "file", "types": ["application/pdf"], "max_bytes": 10000, "max_files": 2, "document": "letter" } },
        ] },
        { "key": "city", "title": { "en": "City" }, "whose": "each-member", "fields": [
            { "key": "where", "label": { "en": "Where" }, "kind": { "kind": "place" } },
            { "key": "challenge", "label": { "en": "Challenge" }, "kind": { "kind": "long", "max_words": 50 }, "required": true },
        ] },
    ] }))
    .unwrap()
}

fn terms() -> Terms {
    serde_json::from_value(json!({
        "title": { "en": "Invented call" },
        "summary": { "en": "For tests." },
        "text": { "en": "Who may answer." },
        "categories": [{ "key": "new", "label": { "en": "New city" }, "help": { "en": "Never took part" }, "role": "core" }],
        "criteria": [{ "key": "ambition", "label": { "en": "Ambition" }, "weight": 100, "max_halves": 10 }],
        "seats": [{ "key": "seats", "label": { "en": "Seats" }, "of": { "of": "seats" }, "ceiling": 90 }],
        "zone": "Europe/Brussels",
        "opens": "2020-02-27T08:00:00Z",
        "deadlines": [{ "at": DEADLINE }, { "document": "letter", "at": "2020-06-09T21:59:00Z" }],
        "grace_minutes": 30,
        "contacts": [{ "name": "Helpdesk", "mail": "help@example.org" }],
    }))
    .unwrap()
}

impl Site {
    pub(crate) async fn on(db: &TestDb) -> Self {
        let world = World::new();
        world.clock.set(at("2020-02-20T08:00:00Z"));
        let house = world.house(db);
        let settings = Settings::new(BaseUrl::new(BASE).unwrap(), SigningKey::new([7; 32]));
        let modules: [Module; 6] = [
            centum_web::module(),
            centum_desk::module(),
            centum_places::module(),
            centum_cohort::module(),
            centum_forms::module(),
            centum_calls::module(),
        ];
        let app = App::new(house.clone(), settings, &modules).unwrap();
        let router = router(&app, &modules);
        let olga = person(&house, "olga@example.org", "Olga Organiser", Role::Organiser).await;
        let edition = NewEdition {
            programme_slug: "invented".into(),
            programme: "Invented".into(),
            slug: "invented-2020".into(),
            name: "Invented 2020".into(),
            publisher: "Nobody".into(),
            licence: "CC-BY-4.0".into(),
            members_on: "2020-02-27".parse().unwrap(),
            settings: EditionSettings::default(),
            invented: true,
        };
        let edition = create_edition(&house, &olga, &edition).await.unwrap();
        let call = create_call(&house, &olga, edition, "invented-call", Begin::Template).await.unwrap();
        let site = Self { app, clock: world.clock, olga, call, router };
        let version = async || site.call().await.version;
        keep_terms(&house, &site.olga, call, version().await, terms()).await.unwrap();
        keep_form(&house, &site.olga, call, version().await, &form()).await.unwrap();
        step(&house, &site.olga, call, version().await, Step::Publish, "").await.unwrap();
        site.clock.set(at("2020-02-27T08:00:00Z"));
        step(&house, &site.olga, call, version().await, Step::Open, "").await.unwrap();
        site.clock.set(at("2020-05-04T09:00:00Z"));
        site
    }

    pub(crate) async fn call(&self) -> Call {
        let mut reader = self.app.house.db.read_current().await.unwrap();
        find_call(&mut reader.conn(), self.call).await.unwrap().unwrap()
    }

    /// The organiser changes the form, by a corrigendum.
    pub(crate) async fn change_form(&self, change: impl FnOnce(&mut Form)) {
        let call = self.call().await;
        let mut form = form();
        change(&mut form);
        let correction = Correction { terms: call.terms.clone(), form: Some(form), reason: "Clearer".into() };
        let sender = Sender { name: "Centum".into(), base: BASE.into() };
        correct_call(&self.app.house, &self.olga, call.id, call.version, correction, &sender).await.unwrap();
    }

    /// Somebody new, signed in.
    pub(crate) async fn person(&self, name: &str) -> Who {
        let email = format!("{}@city.example", name.to_lowercase());
        let actor = person(&self.app.house, &email, name, Role::CityOfficer).await;
        Who { cookie: sign_in(&self.app.house, &email).await, actor }
    }

    /// The same person, weeks later: signed in anew.
    pub(crate) async fn back(&self, who: &Who) -> Who {
        let name = who.actor.person().unwrap().name.to_lowercase();
        let cookie = sign_in(&self.app.house, &format!("{name}@city.example")).await;
        Who { cookie, actor: who.actor.clone() }
    }

    /// The organiser, signed in.
    pub(crate) async fn organiser(&self) -> Who {
        let cookie = sign_in(&self.app.house, "olga@example.org").await;
        Who { cookie, actor: self.olga.clone() }
    }

    pub(crate) async fn dossier(&self, id: Id<Expression>) -> Dossier {
        let mut reader = self.app.house.db.read_current().await.unwrap();
        Dossier::load(&mut reader.conn(), id).await.unwrap().unwrap()
    }

    pub(crate) async fn send(
        &self,
        who: Option<&Who>,
        request: axum::http::request::Builder,
        body: Body,
    ) -> Answer {
        let mut request = request.header("sec-fetch-site", "same-origin").header(header::ORIGIN, BASE);
        if let Some(who) = who {
            request = request.header(header::COOKIE, &who.cookie);
        }
        let response = self.router.clone().oneshot(request.body(body).unwrap()).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap();
        Answer {
            status: parts.status,
            headers: parts.headers,
            body: String::from_utf8_lossy(&bytes).into_owned(),
        }
    }

    pub(crate) async fn get(&self, who: Option<&Who>, path: &str) -> Answer {
        let request = Request::builder().uri(path).header(header::ACCEPT, "text/html");
        self.send(who, request, Body::empty()).await
    }

    /// A token of that browser, from the form in the frame of any page.
    pub(crate) async fn token(&self, who: &Who) -> String {
        token_of(&self.get(Some(who), "/calls/invented-call/apply").await.body).to_owned()
    }

    pub(crate) async fn post(&self, who: &Who, path: &str, fields: &[(&str, &str)]) -> Answer {
        let token = self.token(who).await;
        let pairs = std::iter::once(("csrf", token.as_str())).chain(fields.iter().copied());
        let body: Vec<String> =
            pairs.map(|(name, value)| format!("{}={}", encoded(name), encoded(value))).collect();
        let request = Request::builder()
            .method(Method::POST)
            .uri(path)
            .header(header::ACCEPT, "text/html")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(Some(who), request, Body::from(body.join("&"))).await
    }

    pub(crate) async fn json(
        &self,
        who: &Who,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: Json,
    ) -> Answer {
        let token = self.token(who).await;
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::CONTENT_TYPE, "application/json")
            .header("x-csrf-token", token);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.send(Some(who), request, Body::from(body.to_string())).await
    }

    pub(crate) async fn upload(&self, who: &Who, path: &str, name: &str, content: &[u8]) -> Answer {
        let token = self.token(who).await;
        let mut body = format!(
            "--X\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n{token}\r\n--X\r\nContent-Disposition: form-data; \
             name=\"file\"; filename=\"{name}\"\r\nContent-Type: application/pdf\r\n\r\n"
        )
        .into_bytes();
        body.extend_from_slice(content);
        body.extend_from_slice(b"\r\n--X--\r\n");
        let request = Request::builder()
            .method(Method::POST)
            .uri(path)
            .header(header::ACCEPT, "text/html")
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=X");
        self.send(Some(who), request, Body::from(body)).await
    }

    /// Begins an application by the page, and gives its identifier.
    pub(crate) async fn begin(&self, who: &Who, lead: &str) -> Id<Expression> {
        let fields = [
            ("lead", lead),
            ("country", "DE"),
            ("is_city", "yes"),
            ("category", "new"),
            ("together", "alone"),
            ("place", "none"),
            ("place_of", &format!("DE:{lead}")),
        ];
        let answer = self.post(who, "/calls/invented-call/apply", &fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        answer.location().strip_prefix("/expressions/").unwrap().parse().unwrap()
    }

    /// Saves one answer by the interface.
    pub(crate) async fn save(
        &self,
        who: &Who,
        id: Id<Expression>,
        spot: &str,
        base: u32,
        value: Json,
    ) -> Answer {
        let path = format!("/api/v1/expressions/{id}/answers/{spot}");
        self.json(who, Method::PUT, &path, &[], json!({ "base": base, "value": value })).await
    }

    /// Fills in all that is required and hands in, by the interface.
    pub(crate) async fn hand_in(&self, who: &Who, id: Id<Expression>) -> Answer {
        let member = self.dossier(id).await.members[0].part();
        assert_eq!(
            self.save(who, id, "application/ambition", 0, json!("More trees")).await.status,
            StatusCode::OK
        );
        assert_eq!(
            self.save(who, id, &format!("{member}/challenge"), 0, json!("Heat")).await.status,
            StatusCode::OK
        );
        self.submit(who, id, "").await
    }

    pub(crate) async fn submit(&self, who: &Who, id: Id<Expression>, query: &str) -> Answer {
        let content = self.dossier(id).await.manifest().digest().to_string();
        let body = json!({ "content": content, "name": "Ana", "function": "Mayor", "mandate": "12/2020" });
        self.json(who, Method::POST, &format!("/api/v1/expressions/{id}/submit{query}"), &[], body).await
    }
}

fn encoded(text: &str) -> String {
    text.bytes()
        .map(
            |byte| {
                if byte.is_ascii_alphanumeric() {
                    char::from(byte).to_string()
                } else {
                    format!("%{byte:02X}")
                }
            },
        )
        .collect()
}
