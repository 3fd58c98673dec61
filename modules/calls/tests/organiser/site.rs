//! The whole site without a network, an open call, applicants and an organiser with their browsers.

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use bytes::Bytes;
use centum_accounts::{Actor, Role};
use centum_base::{Id, Timestamp, VirtualClock};
use centum_calls::call::{Begin, Call, Step, Terms, create_call, find_call, keep_form, keep_terms, step};
use centum_calls::expression::actions::{NewExpression, Save, Signature, begin, save, submit};
use centum_calls::expression::{Dossier, Expression};
use centum_cohort::edition::{NewEdition, Settings as EditionSettings, create_edition};
use centum_forms::{Form, Part, Value};
use centum_jobs::{Letter, MAIL_JOB, run_due};
use centum_ledger::House;
use centum_testkit::{TestDb, World, person, sign_in, token_of};
use centum_web::{App, BaseUrl, Module, Settings, SigningKey, router};
use serde_json::json;
use tower::ServiceExt;

const BASE: &str = "https://centum.example";
pub(crate) const LIST: &str = "/desk/calls/invented-call/applications";

pub(crate) struct Site {
    pub(crate) app: App,
    pub(crate) clock: Arc<VirtualClock>,
    pub(crate) olga: Who,
    pub(crate) ana: Who,
    pub(crate) ben: Who,
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
    pub(crate) location: String,
    pub(crate) bytes: Bytes,
}

impl Answer {
    pub(crate) fn body(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }
}

pub(crate) fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn form() -> Form {
    serde_json::from_value(json!({ "sections": [
        { "key": "plan", "title": { "en": "Plan" }, "fields": [
            { "key": "ambition", "label": { "en": "Ambition" }, "kind": { "kind": "long", "max_words": 50 }, "required": true },
            { "key": "money", "label": { "en": "Money" }, "kind": { "kind": "money", "currency": "EUR" } },
            { "key": "letter", "label": { "en": "Letter of support" }, "required": true, "keeping": "until-decided",
              "kind": { "kind": "file", "types": ["application/pdf"], "max_bytes": 10000, "max_files": 2, "document": "letter" } },
        ] },
        { "key": "city", "title": { "en": "City" }, "whose": "each-member", "fields": [
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
        "categories": [
            { "key": "new", "label": { "en": "New city" }, "role": "core" },
            { "key": "alumnus", "label": { "en": "Alumnus" }, "role": "mentor" },
        ],
        "eligibility": [
            { "key": "state", "label": { "en": "In a member state" }, "test": { "test": "countries", "union": true, "also": [] } },
            { "key": "body", "label": { "en": "A public body" }, "test": { "test": "by-person" } },
        ],
        "criteria": [{ "key": "ambition", "label": { "en": "Ambition" }, "weight": 100, "max_halves": 10 }],
        "seats": [{ "key": "seats", "label": { "en": "Seats" }, "of": { "of": "seats" }, "ceiling": 90 }],
        "zone": "Europe/Brussels",
        "opens": "2020-02-27T08:00:00Z",
        "deadlines": [
            { "at": "2020-05-29T21:59:00Z" },
            { "categories": ["alumnus"], "at": "2020-05-22T21:59:00Z" },
            { "document": "letter", "at": "2020-06-09T21:59:00Z" },
        ],
        "grace_minutes": 30,
        "pre_screening": { "from": "2020-05-01T00:00:00Z", "until": "2020-05-20T00:00:00Z" },
        "contacts": [{ "name": "Helpdesk", "mail": "help@example.org" }],
    }))
    .unwrap()
}

async fn add(house: &House, email: &str, name: &str, role: Role) -> Who {
    let actor = person(house, email, name, role).await;
    Who { cookie: sign_in(house, email).await, actor }
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
        let organiser = add(&house, "olga@example.org", "Olga Organiser", Role::Organiser).await.actor;
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
        let edition = create_edition(&house, &organiser, &edition).await.unwrap();
        let call = create_call(&house, &organiser, edition, "invented-call", Begin::Template).await.unwrap();
        let version = async || {
            let mut reader = house.db.read_current().await.unwrap();
            find_call(&mut reader.conn(), call).await.unwrap().unwrap().version
        };
        keep_terms(&house, &organiser, call, version().await, terms()).await.unwrap();
        keep_form(&house, &organiser, call, version().await, &form()).await.unwrap();
        step(&house, &organiser, call, version().await, Step::Publish, "").await.unwrap();
        world.clock.set(at("2020-02-27T08:00:00Z"));
        step(&house, &organiser, call, version().await, Step::Open, "").await.unwrap();
        world.clock.set(at("2020-05-04T09:00:00Z"));
        // Sessions are begun at the hour of the test.
        let olga = add(&house, "olga2@example.org", "Olga Two", Role::Organiser).await;
        let ana = add(&house, "ana@city.example", "Ana", Role::CityOfficer).await;
        let ben = add(&house, "ben@city.example", "Ben", Role::CityOfficer).await;
        Self { app, clock: world.clock, olga, ana, ben, call, router }
    }

    /// The organiser, weeks later: signed in anew.
    pub(crate) async fn back(&self) -> Who {
        let cookie = sign_in(&self.app.house, "olga2@example.org").await;
        Who { cookie, actor: self.olga.actor.clone() }
    }

    pub(crate) async fn call(&self) -> Call {
        let mut reader = self.app.house.db.read_current().await.unwrap();
        find_call(&mut reader.conn(), self.call).await.unwrap().unwrap()
    }

    pub(crate) async fn dossier(&self, id: Id<Expression>) -> Dossier {
        let mut reader = self.app.house.db.read_current().await.unwrap();
        Dossier::load(&mut reader.conn(), id).await.unwrap().unwrap()
    }

    pub(crate) async fn begin(
        &self,
        who: &Who,
        lead: &str,
        country: &str,
        place: Option<&str>,
    ) -> Id<Expression> {
        let new = NewExpression {
            call: self.call,
            lead: lead.into(),
            country: country.parse().ok(),
            place: place.map(str::to_owned),
            is_city: true,
            category: "new".into(),
            consortium: false,
        };
        begin(&self.app, &who.actor, &new, self.app.house.now()).await.unwrap()
    }

    pub(crate) async fn say(&self, who: &Who, id: Id<Expression>, field: &str, text: &str) {
        let dossier = self.dossier(id).await;
        let part = match field {
            "challenge" => dossier.members[0].part(),
            _ => Part::Application,
        };
        let field = field.parse().unwrap();
        let base = dossier.answer(&part, &field).map_or(0, |answer| answer.revision);
        let value = Some(Value::Text(text.to_owned()));
        let of = Save { part, field, base, value, save_id: String::new() };
        save(&self.app, &who.actor, id, &[of], self.app.house.now()).await.unwrap();
    }

    pub(crate) async fn complete(&self, who: &Who, id: Id<Expression>) {
        self.say(who, id, "ambition", "More trees").await;
        self.say(who, id, "challenge", "Heat").await;
    }

    pub(crate) async fn submit(&self, who: &Who, id: Id<Expression>) {
        let seen = self.dossier(id).await.manifest().digest();
        let by = Signature { name: "Ana Mayor".into(), duty: "Mayor".into(), mandate: "Decision 12".into() };
        submit(&self.app, &who.actor, id, seen, &by, self.app.house.now()).await.unwrap();
    }

    /// Does every job that is due; letters stay in the outbox.
    pub(crate) async fn work(&self) {
        let mut handlers = (centum_calls::module().jobs)();
        handlers.push(centum_calls::in_grace(centum_calls::Site::of(&self.app.settings)));
        handlers.push(centum_jobs::Handler::new(MAIL_JOB, |_, _| async { Ok(()) }));
        run_due(&self.app.house, handlers).await.unwrap();
    }

    pub(crate) async fn letters_to(&self, mail: &str) -> Vec<Letter> {
        let mut reader = self.app.house.db.read_current().await.unwrap();
        let letters = centum_jobs::letters_to(&mut reader.conn(), mail, 50).await.unwrap();
        letters.into_iter().map(|posted| posted.letter).collect()
    }

    async fn send(&self, who: &Who, request: axum::http::request::Builder, body: Body) -> Answer {
        let request = request
            .header("sec-fetch-site", "same-origin")
            .header(header::ORIGIN, BASE)
            .header(header::COOKIE, &who.cookie);
        let response = self.router.clone().oneshot(request.body(body).unwrap()).await.unwrap();
        let (parts, body) = response.into_parts();
        let location = parts.headers.get(header::LOCATION).map_or("", |value| value.to_str().unwrap());
        Answer {
            status: parts.status,
            location: location.to_owned(),
            bytes: to_bytes(body, usize::MAX).await.unwrap(),
        }
    }

    pub(crate) async fn get(&self, who: &Who, path: &str) -> Answer {
        let request = Request::builder().uri(path).header(header::ACCEPT, "text/html");
        self.send(who, request, Body::empty()).await
    }

    async fn token(&self, who: &Who) -> String {
        token_of(&self.get(who, "/account").await.body()).to_owned()
    }

    /// Sends a form, with a file if there is one.
    pub(crate) async fn post(
        &self,
        who: &Who,
        path: &str,
        fields: &[(&str, &str)],
        file: Option<&[u8]>,
    ) -> Answer {
        let token = self.token(who).await;
        let mut body = Vec::new();
        for (name, value) in [("csrf", token.as_str())].iter().chain(fields) {
            body.extend_from_slice(
                format!("--limit\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
                    .as_bytes(),
            );
        }
        if let Some(file) = file {
            body.extend_from_slice(
                b"--limit\r\ncontent-disposition: form-data; name=\"file\"; filename=\"file.xlsx\"\r\n\r\n",
            );
            body.extend_from_slice(file);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(b"--limit--\r\n");
        let request = Request::builder()
            .method("POST")
            .uri(path)
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=limit")
            .header(header::ACCEPT, "text/html");
        self.send(who, request, Body::from(body)).await
    }
}

/// The value of a hidden input, as the page wrote it.
pub(crate) fn hidden(page: &str, name: &str) -> String {
    let (_, after) = page.split_once(&format!("name=\"{name}\" value=\"")).unwrap();
    let raw = after.split('"').next().unwrap();
    raw.replace("&quot;", "\"")
        .replace("&#34;", "\"")
        .replace("&#39;", "'")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
}
