//! An open call and people who answer it.

use std::sync::Arc;

use centum_accounts::{Actor, Role};
use centum_base::{Digest, Id, Timestamp, VirtualClock};
use centum_calls::call::{Begin, Call, Step, Terms, create_call, find_call, keep_form, keep_terms, step};
use centum_calls::expression::actions::{Handed, NewExpression, Save, Saved, Signature, begin, save, submit};
use centum_calls::expression::{Dossier, Expression, ExpressionError};
use centum_cohort::edition::{NewEdition, Settings as EditionSettings, create_edition};
use centum_forms::{FieldKey, Form, Part, Value};
use centum_testkit::{TestDb, World, person};
use centum_web::{App, BaseUrl, Settings, SigningKey};
use jiff::civil::date;
use serde_json::json;

/// Friday 29 May 2020, 23:59 in Brussels.
pub(crate) const DEADLINE: &str = "2020-05-29T21:59:00Z";
/// Half an hour of grace.
pub(crate) const GRACE_ENDS: &str = "2020-05-29T22:29:00Z";

pub(crate) struct Scene {
    pub(crate) app: App,
    pub(crate) clock: Arc<VirtualClock>,
    pub(crate) olga: Actor,
    pub(crate) ana: Actor,
    pub(crate) ben: Actor,
    pub(crate) cleo: Actor,
    pub(crate) call: Id<Call>,
}

pub(crate) fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

pub(crate) fn key(text: &str) -> FieldKey {
    text.parse().unwrap()
}

pub(crate) fn text(text: &str) -> Option<Value> {
    Some(Value::Text(text.to_owned()))
}

pub(crate) fn signature() -> Signature {
    Signature { name: "Ana Mayor".into(), duty: "Mayor".into(), mandate: "Council decision 12/2020".into() }
}

/// A form with what matters here: a question to all, one to each member, and a letter with its own deadline.
pub(crate) fn form() -> Form {
    serde_json::from_value(json!({ "sections": [
        { "key": "plan", "title": { "en": "Plan" }, "fields": [
            { "key": "ambition", "label": { "en": "Ambition" }, "kind": { "kind": "long", "max_words": 50 }, "required": true },
            { "key": "team", "label": { "en": "Team" }, "kind": { "kind": "short", "max_chars": 80 } },
            { "key": "letter", "label": { "en": "Letter of support" }, "required": true,
              "kind": { "kind": "file", "types": ["application/pdf"], "max_bytes": 10000, "max_files": 2, "document": "letter" } },
        ] },
        { "key": "city", "title": { "en": "City" }, "whose": "each-member", "fields": [
            { "key": "challenge", "label": { "en": "Challenge" }, "kind": { "kind": "long", "max_words": 50 }, "required": true },
        ] },
    ] }))
    .unwrap()
}

pub(crate) fn terms() -> Terms {
    serde_json::from_value(json!({
        "title": { "en": "Invented call" },
        "summary": { "en": "For tests." },
        "text": { "en": "Who may answer." },
        "categories": [
            { "key": "new", "label": { "en": "New city" }, "role": "core" },
            { "key": "alumni", "label": { "en": "Alumnus" }, "role": "core" },
        ],
        "eligibility": [
            { "key": "twin", "label": { "en": "With a twin city" }, "categories": ["alumni"], "test": { "test": "by-person" } },
        ],
        "criteria": [{ "key": "ambition", "label": { "en": "Ambition" }, "weight": 100, "max_halves": 10 }],
        "seats": [{ "key": "seats", "label": { "en": "Seats" }, "of": { "of": "seats" }, "ceiling": 90 }],
        "zone": "Europe/Brussels",
        "opens": "2020-02-27T08:00:00Z",
        "deadlines": [
            { "at": DEADLINE },
            { "categories": ["alumni"], "at": "2020-05-22T21:59:00Z" },
            { "document": "letter", "at": "2020-06-09T21:59:00Z" },
            { "categories": ["alumni"], "document": "letter", "at": "2020-06-02T21:59:00Z" },
        ],
        "grace_minutes": 30,
        "contacts": [{ "name": "Helpdesk", "mail": "help@example.org" }],
    }))
    .unwrap()
}

pub(crate) async fn scene(db: &TestDb) -> Scene {
    scene_with(db, &form()).await
}

/// The same with another form.
pub(crate) async fn scene_with(db: &TestDb, form: &Form) -> Scene {
    let world = World::new();
    world.clock.set(at("2020-02-20T08:00:00Z"));
    let house = world.house(db);
    let settings = Settings::new(BaseUrl::new("https://centum.example").unwrap(), SigningKey::new([7; 32]));
    let modules =
        [centum_web::module(), centum_desk::module(), centum_places::module(), centum_calls::module()];
    let app = App::new(house.clone(), settings, &modules).unwrap();
    let olga = person(&house, "olga@example.org", "Olga Organiser", Role::Organiser).await;
    let ana = person(&house, "ana@example.org", "Ana", Role::CityOfficer).await;
    let ben = person(&house, "ben@example.org", "Ben", Role::CityOfficer).await;
    let cleo = person(&house, "cleo@example.org", "Cleo", Role::CityOfficer).await;
    let edition = NewEdition {
        programme_slug: "invented".into(),
        programme: "Invented".into(),
        slug: "invented-2020".into(),
        name: "Invented 2020".into(),
        publisher: "Nobody".into(),
        licence: "CC-BY-4.0".into(),
        members_on: date(2020, 2, 27),
        settings: EditionSettings::default(),
        invented: true,
    };
    let edition = create_edition(&house, &olga, &edition).await.unwrap();
    let call = create_call(&house, &olga, edition, "invented-call", Begin::Template).await.unwrap();
    let scene = Scene { app, clock: world.clock, olga, ana, ben, cleo, call };
    let seen = async || scene.call().await.version;
    keep_terms(&house, &scene.olga, call, seen().await, terms()).await.unwrap();
    keep_form(&house, &scene.olga, call, seen().await, form).await.unwrap();
    step(&house, &scene.olga, call, seen().await, Step::Publish, "").await.unwrap();
    scene.clock.set(at("2020-02-27T08:00:00Z"));
    step(&house, &scene.olga, call, seen().await, Step::Open, "").await.unwrap();
    scene.clock.set(at("2020-05-04T09:00:00Z"));
    scene
}

impl Scene {
    pub(crate) async fn call(&self) -> Call {
        let mut reader = self.app.house.db.read_current().await.unwrap();
        find_call(&mut reader.conn(), self.call).await.unwrap().unwrap()
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.app.house.now()
    }

    pub(crate) async fn dossier(&self, id: Id<Expression>) -> Dossier {
        let mut reader = self.app.house.db.read_current().await.unwrap();
        Dossier::load(&mut reader.conn(), id).await.unwrap().unwrap()
    }

    pub(crate) async fn content(&self, id: Id<Expression>) -> Digest {
        self.dossier(id).await.manifest().digest()
    }

    pub(crate) async fn begin(&self, actor: &Actor, lead: &str) -> Id<Expression> {
        let new = NewExpression {
            call: self.call,
            lead: lead.into(),
            country: Some("DE".parse().unwrap()),
            place: None,
            is_city: true,
            category: "new".into(),
            consortium: false,
        };
        begin(&self.app, actor, &new, self.now()).await.unwrap()
    }

    pub(crate) async fn save_one(
        &self,
        actor: &Actor,
        id: Id<Expression>,
        part: &Part,
        field: &str,
        base: u32,
        value: Option<Value>,
    ) -> Result<Saved, ExpressionError> {
        let save_of = Save { part: part.clone(), field: key(field), base, value, save_id: String::new() };
        let saved = save(&self.app, actor, id, &[save_of], self.now()).await?;
        Ok(saved.into_iter().next().unwrap())
    }

    /// Everything that is asked, so that only handing in is left.
    pub(crate) async fn complete(&self, actor: &Actor, id: Id<Expression>) {
        self.save_one(actor, id, &Part::Application, "ambition", 0, text("More trees")).await.unwrap();
        for member in self.dossier(id).await.members {
            self.save_one(actor, id, &member.part(), "challenge", 0, text("Heat")).await.unwrap();
        }
    }

    pub(crate) async fn submit(&self, actor: &Actor, id: Id<Expression>) -> Result<Handed, ExpressionError> {
        let seen = self.content(id).await;
        submit(&self.app, actor, id, seen, &signature(), self.now()).await
    }

    pub(crate) async fn letters_to(&self, mail: &str) -> Vec<String> {
        let mut reader = self.app.house.db.read_current().await.unwrap();
        let letters = centum_jobs::letters_to(&mut reader.conn(), mail, 50).await.unwrap();
        letters.into_iter().map(|posted| posted.letter.subject).collect()
    }
}
