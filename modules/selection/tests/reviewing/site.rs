//! The whole site without a network: a call that has closed, two applications, three reviewers, a chair and an organiser.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Method, Request, StatusCode, header};
use centum_accounts::{Actor, Person, Role};
use centum_base::{Id, Timestamp};
use centum_calls::call::{Begin, Call, Step, Terms, create_call, find_call, keep_form, keep_terms, step};
use centum_calls::expression::actions::{NewExpression, Save as Answer, Signature, begin, save, submit};
use centum_calls::expression::{Dossier, Expression};
use centum_cohort::edition::{NewEdition, Settings as EditionSettings, create_edition};
use centum_forms::{Form, Part, Value};
use centum_ledger::House;
use centum_selection::process::rules::Progress;
use centum_selection::process::{self, Selection};
use centum_selection::reviewers::Reviewer;
use centum_selection::reviews::marking::Save;
use centum_selection::reviews::{self, Mark, Review};
use centum_store::args;
use centum_testkit::{TestDb, World, person, sign_in, token_of};
use centum_web::{App, BaseUrl, Module, Settings, SigningKey, router};
use serde_json::{Value as Json, json};
use tower::ServiceExt;

const BASE: &str = "https://centum.example";

mod sql {
    centum_store::statements! {
        REVIEWER = "INSERT INTO reviewer (id, selection_id, person_id, state, languages, topics, employer, employer_key, least, most, \
            invited_at, version) VALUES ($1, $2, $3, 'accepted', '[]', '[]', '', '', 0, 9, $4, 1)";
        REVIEW = "INSERT INTO review (id, selection_id, expression_id, submission, reviewer_id, run, reason, state, state_reason, \
            assigned_at, version) VALUES ($1, $2, $3, 1, $4, 0, '', 'assigned', '', $5, 1)";
        FOUND = "INSERT INTO eligibility_check (expression_id, submission, rule, computed, decided, reason, decided_by, decided_at) \
            VALUES ($1, 1, 'body', 'unknown', $2, 'Looked up', 'test', $3) ON CONFLICT (expression_id, submission, rule) \
            DO UPDATE SET decided = $2, decided_at = $3";
        DISCOUNT = "UPDATE review SET state = 'discounted', version = version + 1 WHERE id = $1";
        PIN = "INSERT INTO conflict_pin (selection_id, person_id, expression_id, number, pinned, reason, pinned_by, pinned_at) \
            VALUES ($1, $2, $3, $4, $5, 'Found', 'test', $6)";
    }
}

pub(crate) struct Site {
    pub(crate) app: App,
    pub(crate) olga: Who,
    pub(crate) carla: Who,
    /// Ana of Leuven, and Ben of all the others.
    pub(crate) officers: [Who; 2],
    /// Those who read: Rita, Rolf and Rosa.
    pub(crate) readers: [Who; 3],
    pub(crate) selection: Id<Selection>,
    /// Leuven and Aarhus.
    pub(crate) cities: Vec<Id<Expression>>,
    /// By city and reader.
    pub(crate) reviews: Vec<[Id<Review>; 3]>,
    pub(crate) reviewers: [Id<Reviewer>; 3],
    pub(crate) world: World,
    call: Id<Call>,
    router: Router,
}

/// Somebody with a browser.
#[derive(Clone)]
pub(crate) struct Who {
    cookie: String,
    pub(crate) id: Id<Person>,
    pub(crate) actor: Actor,
}

pub(crate) struct Page {
    pub(crate) status: StatusCode,
    /// Every header, without what a browser keeps.
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) location: String,
    pub(crate) body: String,
}

impl Page {
    pub(crate) fn json(&self) -> Json {
        serde_json::from_str(&self.body).unwrap()
    }
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn form() -> Form {
    serde_json::from_value(json!({ "sections": [
        { "key": "plan", "title": { "en": "Plan" }, "fields": [
            { "key": "ambition", "label": { "en": "Ambition" }, "kind": { "kind": "long", "max_words": 50 }, "required": true },
        ] },
    ] }))
    .unwrap()
}

fn terms() -> Terms {
    serde_json::from_value(json!({
        "title": { "en": "Invented call" },
        "summary": { "en": "For tests." },
        "text": { "en": "Who may answer." },
        "categories": [{ "key": "new", "label": { "en": "New city" }, "role": "core" }],
        "eligibility": [],
        "criteria": [
            { "key": "idea", "label": { "en": "The idea" }, "help": { "en": "How good is it" }, "weight": 100, "max_halves": 10, "threshold_halves": 6 },
            { "key": "team", "label": { "en": "The team" }, "weight": 50, "max_halves": 10 },
        ],
        "seats": [{ "key": "seats", "label": { "en": "Seats" }, "of": { "of": "seats" }, "ceiling": 1 }],
        "zone": "Europe/Brussels",
        "opens": "2020-02-27T08:00:00Z",
        "deadlines": [{ "at": "2020-05-29T21:59:00Z" }],
        "contacts": [{ "name": "Helpdesk", "mail": "help@example.org" }],
    }))
    .unwrap()
}

async fn add(house: &House, email: &str, name: &str, role: Role) -> Who {
    enter(house, person(house, email, name, role).await, email).await
}

async fn enter(house: &House, actor: Actor, email: &str) -> Who {
    Who { cookie: sign_in(house, email).await, id: actor.person().unwrap().id, actor }
}

async fn apply(app: &App, who: &Who, call: Id<Call>, lead: &str, country: &str) -> Id<Expression> {
    let now = app.house.now();
    let new = NewExpression {
        call,
        lead: lead.into(),
        country: country.parse().ok(),
        place: None,
        is_city: true,
        category: "new".into(),
        consortium: false,
    };
    let id = begin(app, &who.actor, &new, now).await.unwrap();
    let value = Some(Value::Text(format!("{lead} plants trees")));
    let field = "ambition".parse().unwrap();
    let answer = Answer { part: Part::Application, field, base: 0, value, save_id: String::new() };
    save(app, &who.actor, id, &[answer], now).await.unwrap();
    let seen = {
        let mut reader = app.house.db.read_current().await.unwrap();
        Dossier::load(&mut reader.conn(), id).await.unwrap().unwrap().manifest().digest()
    };
    let by = Signature { name: "A Mayor".into(), duty: "Mayor".into(), mandate: "Decision 12".into() };
    submit(app, &who.actor, id, seen, &by, now).await.unwrap();
    id
}

impl Site {
    /// Everybody has everything to read, and reading has begun.
    pub(crate) async fn on(db: &TestDb) -> Self {
        Self::of(db, 0).await
    }

    /// The same with so many cities more.
    pub(crate) async fn of(db: &TestDb, more: usize) -> Self {
        let world = World::new();
        world.clock.set(at("2020-02-20T08:00:00Z"));
        let house = world.house(db);
        let settings = Settings::new(BaseUrl::new(BASE).unwrap(), SigningKey::new([7; 32]));
        let modules: [Module; 8] = [
            centum_web::module(),
            centum_desk::module(),
            centum_places::module(),
            centum_cohort::module(),
            centum_forms::module(),
            centum_calls::module(),
            centum_selection::module(),
            centum_catalogue::module(),
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
        let found = async || {
            let mut reader = house.db.read_current().await.unwrap();
            find_call(&mut reader.conn(), call).await.unwrap().unwrap()
        };
        keep_terms(&house, &organiser, call, found().await.version, terms()).await.unwrap();
        keep_form(&house, &organiser, call, found().await.version, &form()).await.unwrap();
        step(&house, &organiser, call, found().await.version, Step::Publish, "").await.unwrap();
        world.clock.set(at("2020-02-27T08:00:00Z"));
        step(&house, &organiser, call, found().await.version, Step::Open, "").await.unwrap();
        world.clock.set(at("2020-05-04T09:00:00Z"));
        let ana = add(&house, "ana@city.example", "Ana", Role::CityOfficer).await;
        let ben = add(&house, "ben@city.example", "Ben", Role::CityOfficer).await;
        let mut cities = vec![apply(&app, &ana, call, "Leuven", "BE").await];
        cities.push(apply(&app, &ben, call, "Aarhus", "DK").await);
        for number in 0..more {
            cities.push(apply(&app, &ben, call, &format!("City {number}"), "DK").await);
        }
        let declared = process::terms_of_call(&found().await);
        let selection = process::begin(&house, &organiser, call, &declared, "").await.unwrap();
        world.clock.set(at("2020-06-02T09:00:00Z"));
        step(&house, &organiser, call, found().await.version, Step::Close, "").await.unwrap();
        // Sessions are begun at the hour of the test.
        let olga = add(&house, "olga2@example.org", "Olga Two", Role::Organiser).await;
        let carla = add(&house, "carla@example.org", "Carla Chair", Role::PanelChair).await;
        let officers = [
            enter(&house, ana.actor, "ana@city.example").await,
            enter(&house, ben.actor, "ben@city.example").await,
        ];
        let readers = [
            add(&house, "rita@example.org", "Rita Reader", Role::Evaluator).await,
            add(&house, "rolf@example.org", "Rolf Reader", Role::Evaluator).await,
            add(&house, "rosa@example.org", "Rosa Reader", Role::Evaluator).await,
        ];
        let reviewers = [house.id(), house.id(), house.id()];
        let mut reviews = vec![[house.id(); 3]; cities.len()];
        let mut tx = house.begin().await.unwrap();
        for (who, reviewer) in readers.iter().zip(reviewers) {
            let values = args![reviewer, selection, who.id, house.now()];
            tx.conn().execute(&sql::REVIEWER, values).await.unwrap();
        }
        for (city, of) in cities.iter().zip(&mut reviews) {
            for (reviewer, review) in reviewers.iter().zip(of) {
                *review = house.id();
                let values = args![*review, selection, *city, *reviewer, house.now()];
                tx.conn().execute(&sql::REVIEW, values).await.unwrap();
            }
        }
        tx.commit().await.unwrap();
        let site = Self {
            app,
            olga,
            carla,
            officers,
            readers,
            selection,
            cities,
            reviews,
            reviewers,
            world,
            call,
            router,
        };
        site.go_on().await;
        site
    }

    /// The next step of the selection, whatever stands in its way.
    pub(crate) async fn go_on(&self) {
        let seen = self.selection().await.version;
        let none = async |_: &mut centum_store::Tx, _: &Selection| Ok(Progress::default());
        process::go_on(&self.app.house, &self.olga.actor, self.selection, seen, none).await.unwrap();
    }

    pub(crate) async fn selection(&self) -> Selection {
        let mut reader = self.app.house.db.read_current().await.unwrap();
        process::find(&mut reader.conn(), self.selection).await.unwrap().unwrap()
    }

    pub(crate) async fn call(&self) -> Call {
        let mut reader = self.app.house.db.read_current().await.unwrap();
        find_call(&mut reader.conn(), self.call).await.unwrap().unwrap()
    }

    /// What would be done by those who settle conflicts.
    pub(crate) async fn discount(&self, review: Id<Review>) {
        let mut tx = self.app.house.begin().await.unwrap();
        tx.conn().execute(&sql::DISCOUNT, args![review]).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// Finds a rule of eligibility met or not for a city.
    pub(crate) async fn finds(&self, city: usize, decided: &str) {
        self.forge(&sql::FOUND, args![self.cities[city], decided, self.app.house.now()]).await;
    }

    /// Gives a city to one more reader.
    pub(crate) async fn gives(&self, who: &Who, city: usize) -> Id<Review> {
        let (house, reviewer) = (&self.app.house, self.app.house.id::<Reviewer>());
        let (id, now) = (house.id(), house.now());
        let mut tx = house.begin().await.unwrap();
        tx.conn().execute(&sql::REVIEWER, args![reviewer, self.selection, who.id, now]).await.unwrap();
        let values = args![id, self.selection, self.cities[city], reviewer, now];
        tx.conn().execute(&sql::REVIEW, values).await.unwrap();
        tx.commit().await.unwrap();
        id
    }

    /// Somebody signed in, at the hour of the test.
    pub(crate) async fn somebody(&self, email: &str, role: Role) -> Who {
        add(&self.app.house, email, email, role).await
    }

    /// Somebody who may release and had no part in what was decided.
    pub(crate) async fn impartial(&self) -> Who {
        self.somebody("dora@example.org", Role::Organiser).await
    }

    /// Says something else than what stands, as nobody could.
    pub(crate) async fn forge(&self, statement: &centum_store::Statement, values: Vec<centum_store::Value>) {
        let mut tx = self.app.house.begin().await.unwrap();
        tx.conn().execute(statement, values).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// Fixes a conflict, or that there is none.
    pub(crate) async fn pin(&self, who: &Who, city: usize, number: u32, pinned: &str) {
        let mut tx = self.app.house.begin().await.unwrap();
        let now = self.app.house.now();
        let values = args![self.selection, who.id, self.cities[city], number, pinned, now];
        tx.conn().execute(&sql::PIN, values).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// Marks both criteria of a review and submits it.
    pub(crate) async fn review(&self, city: usize, reader: usize, halves: [u32; 2]) {
        let (house, who, id) = (&self.app.house, &self.readers[reader].actor, self.reviews[city][reader]);
        let saves = [mark("idea", halves[0]), mark("team", halves[1])].map(|mark| Save { base: 0, mark });
        reviews::save_marks(house, who, id, &saves, house.now()).await.unwrap();
        reviews::submit(house, who, id).await.unwrap();
    }

    async fn send(&self, who: &Who, request: axum::http::request::Builder, body: Body) -> Page {
        let request = request.header("sec-fetch-site", "same-origin").header(header::ORIGIN, BASE);
        self.answer(request.header(header::COOKIE, &who.cookie), body).await
    }

    /// What somebody, or nobody in particular, is shown.
    pub(crate) async fn look(&self, who: Option<&Who>, path: &str) -> Page {
        let request = Request::builder().uri(path).header(header::ACCEPT, "text/html");
        match who {
            Some(who) => self.send(who, request, Body::empty()).await,
            None => self.answer(request, Body::empty()).await,
        }
    }

    async fn answer(&self, request: axum::http::request::Builder, body: Body) -> Page {
        let response = self.router.clone().oneshot(request.body(body).unwrap()).await.unwrap();
        let (parts, body) = response.into_parts();
        let location = parts.headers.get(header::LOCATION).map_or("", |value| value.to_str().unwrap());
        let named = parts.headers.iter().filter(|(name, _)| *name != header::SET_COOKIE);
        let headers = named.map(|(name, value)| (name.to_string(), format!("{value:?}"))).collect();
        let bytes = to_bytes(body, usize::MAX).await.unwrap();
        Page {
            headers,
            status: parts.status,
            location: location.to_owned(),
            body: String::from_utf8_lossy(&bytes).into_owned(),
        }
    }

    pub(crate) async fn get(&self, who: &Who, path: &str) -> Page {
        let request = Request::builder().uri(path).header(header::ACCEPT, "text/html");
        self.send(who, request, Body::empty()).await
    }

    async fn token(&self, who: &Who) -> String {
        token_of(&self.get(who, "/account").await.body).to_owned()
    }

    pub(crate) async fn post(&self, who: &Who, path: &str, fields: &[(&str, &str)]) -> Page {
        let token = self.token(who).await;
        let mut body = Vec::new();
        for (name, value) in [("csrf", token.as_str())].iter().chain(fields) {
            body.extend_from_slice(
                format!("--limit\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
                    .as_bytes(),
            );
        }
        body.extend_from_slice(b"--limit--\r\n");
        let request = Request::builder()
            .method(Method::POST)
            .uri(path)
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=limit")
            .header(header::ACCEPT, "text/html");
        self.send(who, request, Body::from(body)).await
    }

    pub(crate) async fn put(&self, who: &Who, path: &str, body: &Json) -> Page {
        let token = self.token(who).await;
        let request = Request::builder()
            .method(Method::PUT)
            .uri(path)
            .header(header::CONTENT_TYPE, "application/json")
            .header(header::ACCEPT, "application/json")
            .header("x-csrf-token", token);
        self.send(who, request, Body::from(body.to_string())).await
    }
}

/// A mark with a comment.
pub(crate) fn mark(criterion: &str, halves: u32) -> Mark {
    Mark { criterion: criterion.into(), halves: Some(halves), comment: format!("Because of {criterion}") }
}

/// An answer apart from what differs between two visits: the number to quote and the tokens of forms.
pub(crate) fn steady(page: &Page) -> (StatusCode, String, String) {
    let mut body = String::new();
    for (at, part) in page.body.split("name=\"csrf\" value=\"").enumerate() {
        let rest = if at == 0 { part } else { part.split_once('"').unwrap().1 };
        body.push_str(rest);
    }
    let lines = body.lines().filter(|line| !line.contains("Number to quote"));
    (page.status, page.location.clone(), lines.collect::<Vec<_>>().join("\n"))
}
