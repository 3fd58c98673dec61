//! The whole site without a network, a call with four applications, an organiser, a chair and three evaluators.

use std::collections::BTreeMap;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use centum_accounts::{Actor, Person, Role};
use centum_base::{Country, Id, Timestamp};
use centum_calls::Site as Place;
use centum_calls::call::{Begin, Call, Step, Terms, create_call, find_call, keep_form, keep_terms, step};
use centum_calls::expression::actions::{NewExpression, Save, Signature, begin, save, submit};
use centum_calls::expression::{Dossier, Expression};
use centum_cohort::edition::{NewEdition, Settings as EditionSettings, create_edition};
use centum_forms::{Form, Part, Value};
use centum_jobs::Letter;
use centum_ledger::House;
use centum_selection::assignment::{Keep, carry_out, propose};
use centum_selection::process::{self, Selection};
use centum_selection::reviewers::{
    self, Answer as Reply, Conflicts, Profile, Reviewer, Whom, answer_invitation, invite,
};
use centum_selection::reviews::Review;
use centum_store::{Reader, Statement, args};
use centum_testkit::{TestDb, World, person, sign_in, token_of};
use centum_web::{App, BaseUrl, Settings, SigningKey, router};
use serde_json::json;
use tower::ServiceExt;

const BASE: &str = "https://centum.example";
pub(crate) const DESK: &str = "/desk/calls/invented-call/selection";

pub(crate) struct Site {
    pub(crate) app: App,
    pub(crate) olga: Who,
    pub(crate) otto: Who,
    pub(crate) petra: Who,
    pub(crate) ines: Who,
    pub(crate) milo: Who,
    pub(crate) greta: Who,
    pub(crate) ana: Who,
    pub(crate) call: Id<Call>,
    pub(crate) selection: Id<Selection>,
    pub(crate) applications: BTreeMap<&'static str, Id<Expression>>,
    router: Router,
}

/// Somebody with a browser.
pub(crate) struct Who {
    cookie: String,
    pub(crate) actor: Actor,
}

impl Who {
    pub(crate) fn id(&self) -> Id<Person> {
        self.actor.person().unwrap().id
    }
}

#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) location: String,
    pub(crate) body: String,
}

pub(crate) fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

pub(crate) fn place() -> Place {
    Place { name: "Centum".into(), base: BASE.into() }
}

/// What an evaluator says of themselves.
pub(crate) fn profile(languages: &[&str], country: &str, employer: &str) -> Profile {
    Profile {
        languages: languages.iter().map(|tag| (*tag).to_owned()).collect(),
        topics: Vec::new(),
        country: Country::new(country),
        employer: employer.into(),
        least: 0,
        most: 10,
    }
}

fn terms() -> Terms {
    serde_json::from_value(json!({
        "title": { "en": "Invented call" }, "summary": { "en": "For tests." }, "text": { "en": "Who may answer." },
        "categories": [{ "key": "new", "label": { "en": "New city" }, "role": "core" }],
        "criteria": [{ "key": "ambition", "label": { "en": "Ambition" }, "weight": 100, "max_halves": 10 }],
        "seats": [{ "key": "seats", "label": { "en": "Seats" }, "of": { "of": "seats" }, "ceiling": 90 }],
        "zone": "Europe/Brussels", "opens": "2020-02-27T08:00:00Z", "deadlines": [{ "at": "2020-05-29T21:59:00Z" }],
        "contacts": [{ "name": "Helpdesk", "mail": "help@example.org" }],
    }))
    .unwrap()
}

fn form() -> Form {
    serde_json::from_value(json!({ "sections": [{ "key": "plan", "title": { "en": "Plan" }, "fields": [
        { "key": "ambition", "label": { "en": "Ambition" }, "kind": { "kind": "long", "max_words": 50 }, "required": true },
    ] }] }))
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
        let modules = [
            centum_web::module(),
            centum_desk::module(),
            centum_places::module(),
            centum_cohort::module(),
            centum_forms::module(),
            centum_calls::module(),
            centum_selection::module(),
        ];
        let app = App::new(house.clone(), settings, &modules).unwrap();
        let router = router(&app, &modules);
        let system = Actor::System("test");
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
        let edition = create_edition(&house, &system, &edition).await.unwrap();
        let call = create_call(&house, &system, edition, "invented-call", Begin::Template).await.unwrap();
        let found = async || {
            let mut reader = house.db.read_current().await.unwrap();
            find_call(&mut reader.conn(), call).await.unwrap().unwrap()
        };
        keep_terms(&house, &system, call, found().await.version, terms()).await.unwrap();
        keep_form(&house, &system, call, found().await.version, &form()).await.unwrap();
        step(&house, &system, call, found().await.version, Step::Publish, "").await.unwrap();
        world.clock.set(at("2020-02-27T08:00:00Z"));
        step(&house, &system, call, found().await.version, Step::Open, "").await.unwrap();
        world.clock.set(at("2020-05-04T09:00:00Z"));
        let declared =
            process::Terms { readers: 2, per_employer: None, ..process::terms_of_call(&found().await) };
        let selection = process::begin(&house, &system, call, &declared, "").await.unwrap();
        let mut site = Self {
            olga: add(&house, "olga@example.org", "Olga Organiser", Role::Organiser).await,
            otto: add(&house, "otto@example.org", "Otto Organiser", Role::Organiser).await,
            petra: add(&house, "petra@example.org", "Petra Chair", Role::PanelChair).await,
            ines: add(&house, "ines@example.org", "Ines Reader", Role::Evaluator).await,
            milo: add(&house, "milo@example.org", "Milo Reader", Role::Evaluator).await,
            greta: add(&house, "greta@example.org", "Greta Reader", Role::Evaluator).await,
            ana: add(&house, "ana@city.example", "Ana", Role::CityOfficer).await,
            app,
            call,
            selection,
            applications: BTreeMap::new(),
            router,
        };
        for (lead, country) in [("Lindau", "DE"), ("Bregenz", "AT"), ("Kalamata", "GR"), ("Padova", "IT")] {
            let id = site.apply(lead, country).await;
            site.applications.insert(lead, id);
        }
        site
    }

    async fn apply(&self, lead: &str, country: &str) -> Id<Expression> {
        let now = self.house().now();
        let new = NewExpression {
            call: self.call,
            lead: lead.into(),
            country: country.parse().ok(),
            place: None,
            is_city: true,
            category: "new".into(),
            consortium: false,
        };
        let id = begin(&self.app, &self.ana.actor, &new, now).await.unwrap();
        let value = Some(Value::Text("More trees".to_owned()));
        let field = "ambition".parse().unwrap();
        let of = Save { part: Part::Application, field, base: 0, value, save_id: String::new() };
        save(&self.app, &self.ana.actor, id, &[of], now).await.unwrap();
        let dossier = Dossier::load(&mut self.reader().await.conn(), id).await.unwrap().unwrap();
        let by = Signature { name: "Ana Mayor".into(), duty: "Mayor".into(), mandate: "Decision 12".into() };
        submit(&self.app, &self.ana.actor, id, dossier.manifest().digest(), &by, now).await.unwrap();
        id
    }

    pub(crate) fn house(&self) -> &House {
        &self.app.house
    }

    pub(crate) async fn reader(&self) -> Reader {
        self.app.house.db.read_current().await.unwrap()
    }

    /// Invites somebody, who accepts.
    pub(crate) async fn reads(&self, who: &Who, profile: Profile) -> Id<Reviewer> {
        let whom = Whom::Known(who.id());
        let id = invite(self.house(), &self.olga.actor, self.selection, &whom, 10, &place()).await.unwrap();
        let accept = Reply::Accept(profile);
        answer_invitation(self.house(), &who.actor, self.selection, &accept).await.unwrap();
        id
    }

    /// Three evaluators without any conflict.
    pub(crate) async fn three(&self) -> [Id<Reviewer>; 3] {
        [
            self.reads(&self.ines, profile(&["en", "de"], "FR", "University of Nowhere")).await,
            self.reads(&self.milo, profile(&["en", "el"], "PL", "Institute of Somewhere")).await,
            self.reads(&self.greta, profile(&["it"], "SE", "Elsewhere")).await,
        ]
    }

    pub(crate) async fn give_out(&self, keep: Keep) -> u32 {
        let number = propose(self.house(), &self.olga.actor, self.selection, keep).await.unwrap();
        carry_out(self.house(), &self.olga.actor, self.selection, number, &place()).await.unwrap();
        number
    }

    /// What another room does when a review is handed in.
    pub(crate) async fn handed_in(&self, id: Id<Review>) {
        const SUBMIT: Statement = Statement::portable(
            "SUBMIT",
            "UPDATE review SET state = 'submitted', submitted_at = $2 WHERE id = $1",
        );
        self.write(&SUBMIT, args![id, self.house().now()]).await;
    }

    /// What another room does when a review is given back.
    pub(crate) async fn given_back(&self, id: Id<Review>) {
        const DECLINE: Statement =
            Statement::portable("DECLINE", "UPDATE review SET state = 'declined' WHERE id = $1");
        self.write(&DECLINE, args![id]).await;
    }

    async fn write(&self, statement: &Statement, values: Vec<centum_store::Value>) {
        let mut tx = self.house().begin().await.unwrap();
        tx.conn().execute(statement, values).await.unwrap();
        tx.commit().await.unwrap();
    }

    pub(crate) async fn given(&self) -> Vec<Review> {
        centum_selection::assignment::given(&mut self.reader().await.conn(), self.selection).await.unwrap()
    }

    pub(crate) async fn declared(&self) -> (process::Selection, process::Terms) {
        let mut reader = self.reader().await;
        let selection = process::find(&mut reader.conn(), self.selection).await.unwrap().unwrap();
        let terms = selection.terms.clone();
        (selection, terms)
    }

    pub(crate) async fn conflicts(&self) -> Conflicts {
        let mut reader = self.reader().await;
        let selection = process::find(&mut reader.conn(), self.selection).await.unwrap().unwrap();
        reviewers::with_entrants(&mut reader.conn(), &selection).await.unwrap().1
    }

    pub(crate) async fn letters_to(&self, mail: &str) -> Vec<Letter> {
        let mut reader = self.reader().await;
        let letters = centum_jobs::letters_to(&mut reader.conn(), mail, 50).await.unwrap();
        letters.into_iter().map(|posted| posted.letter).filter(|letter| letter.subject != "Link").collect()
    }

    async fn send(&self, who: &Who, request: axum::http::request::Builder, body: String) -> Answer {
        let request = request
            .header("sec-fetch-site", "same-origin")
            .header(header::ORIGIN, BASE)
            .header(header::ACCEPT, "text/html")
            .header(header::COOKIE, &who.cookie);
        let response = self.router.clone().oneshot(request.body(Body::from(body)).unwrap()).await.unwrap();
        let (parts, body) = response.into_parts();
        let location = parts.headers.get(header::LOCATION).map_or("", |value| value.to_str().unwrap());
        let bytes = to_bytes(body, usize::MAX).await.unwrap();
        Answer {
            status: parts.status,
            location: location.to_owned(),
            body: String::from_utf8_lossy(&bytes).into_owned(),
        }
    }

    pub(crate) async fn get(&self, who: &Who, path: &str) -> Answer {
        self.send(who, Request::builder().uri(path), String::new()).await
    }

    /// Sends a form with the token that pages of this person hold.
    pub(crate) async fn post(&self, who: &Who, path: &str, fields: &[(&str, &str)]) -> Answer {
        let page = self.get(who, "/account").await.body;
        let mut body = Vec::new();
        for (name, value) in [("csrf", token_of(&page))].iter().chain(fields) {
            body.push(format!(
                "--limit\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
            ));
        }
        body.push("--limit--\r\n".to_owned());
        let request = Request::builder()
            .method("POST")
            .uri(path)
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=limit");
        self.send(who, request, body.concat()).await
    }
}
