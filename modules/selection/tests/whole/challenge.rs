//! The call, who applies, and who reads.

use std::collections::BTreeMap;

use centum_accounts::{Actor, Person, Role, Secret};
use centum_base::{Country, Id, Timestamp};
use centum_calls::Site as Place;
use centum_calls::call::{Begin, Call, Step, Terms, create_call, find_call, keep_form, keep_terms, step};
use centum_calls::expression::actions::{
    NewExpression, NewMember, Save, Signature, accept, add_member, begin, invite, save, sign_off, submit,
};
use centum_calls::expression::{Dossier, Expression, Member};
use centum_calls::organiser::entrants::{Entrant, entrants};
use centum_calls::organiser::{Decision, decide_eligibility};
use centum_cohort::edition::{NewEdition, Settings as EditionSettings, create_edition};
use centum_forms::{Form, Part, Texts, Value};
use centum_ledger::House;
use centum_selection::process::{self, Bound, Of, Selection, Tie};
use centum_selection::reviewers::{Answer, Profile, Reviewer, Whom, answer_invitation};
use centum_store::Reader;
use centum_testkit::{TestDb, World, person};
use centum_web::{App, BaseUrl, Module, Settings, SigningKey};
use serde_json::json;

pub(crate) const APPLICATIONS: usize = 131;
pub(crate) const CITIES: usize = 193;
pub(crate) const READERS: usize = 30;
pub(crate) const EDITION: &str = "invented-2020";
/// The states of the Union in 2020, after the United Kingdom had left.
const COUNTRIES: [&str; 27] = [
    "AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IE", "IT", "LV", "LT",
    "LU", "MT", "NL", "PL", "PT", "RO", "SK", "SI", "ES", "SE",
];

/// Everybody and everything of the challenge.
pub(crate) struct Challenge {
    pub(crate) app: App,
    pub(crate) modules: Vec<Module>,
    pub(crate) world: World,
    pub(crate) olga: Actor,
    pub(crate) otto: Actor,
    pub(crate) petra: Actor,
    pub(crate) call: Id<Call>,
    pub(crate) selection: Id<Selection>,
    /// Who leads which application, in the order of their numbers.
    pub(crate) officers: Vec<Actor>,
    pub(crate) applications: Vec<Id<Expression>>,
    pub(crate) readers: Vec<(Id<Reviewer>, Actor)>,
}

pub(crate) fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

pub(crate) fn place() -> Place {
    Place { name: "Centum".into(), base: "https://centum.example".into() }
}

pub(crate) fn id_of(actor: &Actor) -> Id<Person> {
    actor.person().unwrap().id
}

/// The mail of who leads the application at that place.
pub(crate) fn mail(at: usize) -> String {
    format!("officer{at}@city.example")
}

/// A name that no city has.
pub(crate) fn name(at: usize) -> String {
    const SYLLABLES: [&str; 10] = ["Bax", "qem", "rux", "zil", "vok", "jup", "wex", "hyl", "gox", "fyz"];
    let digit = |of: usize| SYLLABLES[at / of % 10].to_lowercase();
    let lower = format!("{}{}{}", digit(100), digit(10), digit(1));
    lower[..1].to_uppercase() + &lower[1..]
}

/// Cities behind the application at that place: 31 of the 131 are consortia of three.
pub(crate) fn cities_of(at: usize) -> usize {
    if at % 4 == 3 && at < 124 { 3 } else { 1 }
}

fn country(at: usize) -> Country {
    COUNTRIES[at % COUNTRIES.len()].parse().unwrap()
}

fn category(at: usize) -> &'static str {
    ["new", "new", "new", "new", "alumnus", "mentor"][at % 6]
}

fn terms() -> Terms {
    let category = |key: &str, role: &str| json!({ "key": key, "label": { "en": key }, "role": role });
    let criterion = |key: &str, least: Option<u32>| json!({ "key": key, "label": { "en": key }, "weight": 100, "max_halves": 10, "threshold_halves": least });
    serde_json::from_value(json!({
        "title": { "en": "Invented call" }, "summary": { "en": "For tests." }, "text": { "en": "Who may answer." },
        "categories": [category("new", "core"), category("alumnus", "core"), category("mentor", "mentor")],
        "eligibility": [{ "key": "body", "label": { "en": "A public body" }, "test": { "test": "by-person" } }],
        "criteria": [criterion("idea", Some(6)), criterion("team", None)],
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

/// Bounds that cross: seats, countries, mentors, alumni, cities.
fn bounds() -> Vec<Bound> {
    let bound = |key: &str, of: Of, floor, ceiling| Bound {
        key: key.into(),
        label: Texts::english(key),
        of,
        floor,
        ceiling,
        held_back: 0,
    };
    let of = |key: &str| Of::Category { key: key.into() };
    vec![
        bound("seats", Of::Seats, None, Some(90)),
        bound("country", Of::EachCountry, None, Some(6)),
        bound("mentors", of("mentor"), Some(12), None),
        bound("alumni", of("alumnus"), None, Some(10)),
        bound("cities", Of::Cities, None, Some(135)),
    ]
}

impl Challenge {
    /// An open call with declared terms, and nobody who has applied yet.
    pub(crate) async fn declared(db: &TestDb) -> Self {
        let world = World::new();
        world.clock.set(at("2020-02-20T08:00:00Z"));
        let house = world.house(db);
        let settings = Settings::new(BaseUrl::new(&place().base).unwrap(), SigningKey::new([7; 32]));
        let modules = vec![
            centum_web::module(),
            centum_desk::module(),
            centum_places::module(),
            centum_cohort::module(),
            centum_forms::module(),
            centum_calls::module(),
            centum_selection::module(),
        ];
        let app = App::new(house.clone(), settings, &modules).unwrap();
        let olga = person(&house, "olga@example.org", "Olga Organiser", Role::Organiser).await;
        let otto = person(&house, "otto@example.org", "Otto Organiser", Role::Organiser).await;
        let petra = person(&house, "petra@example.org", "Petra Chair", Role::PanelChair).await;
        let edition = NewEdition {
            programme_slug: "invented".into(),
            programme: "Invented".into(),
            slug: EDITION.into(),
            name: "Invented 2020".into(),
            publisher: "Nobody".into(),
            licence: "CC-BY-4.0".into(),
            members_on: "2020-02-27".parse().unwrap(),
            settings: EditionSettings::default(),
            invented: true,
        };
        let edition = create_edition(&house, &olga, &edition).await.unwrap();
        let call = create_call(&house, &olga, edition, "invented-call", Begin::Template).await.unwrap();
        let selection = house.id();
        let (officers, applications, readers) = (Vec::new(), Vec::new(), Vec::new());
        let mut one =
            Self { app, modules, world, olga, otto, petra, call, selection, officers, applications, readers };
        let seen = async || one.call().await.version;
        keep_terms(&house, &one.olga, call, seen().await, terms()).await.unwrap();
        keep_form(&house, &one.olga, call, seen().await, &form()).await.unwrap();
        step(&house, &one.olga, call, seen().await, Step::Publish, "").await.unwrap();
        one.world.clock.set(at("2020-02-27T08:00:00Z"));
        step(&house, &one.olga, call, seen().await, Step::Open, "").await.unwrap();
        let declared = process::Terms {
            bounds: bounds(),
            ties: vec![Tie::Criterion { key: "idea".into() }, Tie::RarerCountry],
            ..process::terms_of_call(&one.call().await)
        };
        one.selection = process::begin(&house, &one.olga, call, &declared, "").await.unwrap();
        one
    }

    pub(crate) fn house(&self) -> &House {
        &self.app.house
    }

    pub(crate) async fn reader(&self) -> Reader {
        self.app.house.db.read_current().await.unwrap()
    }

    pub(crate) async fn call(&self) -> Call {
        find_call(&mut self.reader().await.conn(), self.call).await.unwrap().unwrap()
    }

    pub(crate) async fn of(&self) -> Selection {
        process::find(&mut self.reader().await.conn(), self.selection).await.unwrap().unwrap()
    }

    pub(crate) async fn entrants(&self) -> Vec<Entrant> {
        entrants(&mut self.reader().await.conn(), self.call).await.unwrap()
    }

    /// Everybody applies, and the call closes.
    pub(crate) async fn applied(&mut self) {
        self.world.clock.set(at("2020-05-04T09:00:00Z"));
        let mut next = APPLICATIONS;
        for at in 0..APPLICATIONS {
            let officer = person(self.house(), &mail(at), &format!("Officer {at}"), Role::CityOfficer).await;
            let id = self.apply(&officer, at).await;
            let mut partners = Vec::new();
            for _ in 1..cities_of(at) {
                partners.push(self.join(&officer, id, next).await);
                next += 1;
            }
            let by =
                || Signature { name: "A Mayor".into(), duty: "Mayor".into(), mandate: "Decision 12".into() };
            let dossier = Dossier::load(&mut self.reader().await.conn(), id).await.unwrap().unwrap();
            let (seen, now) = (dossier.manifest().digest(), self.house().now());
            for (member, partner) in &partners {
                sign_off(&self.app, partner, id, *member, seen, &by(), now).await.unwrap();
            }
            submit(&self.app, &officer, id, seen, &by(), now).await.unwrap();
            self.officers.push(officer);
            self.applications.push(id);
        }
        self.world.clock.set(at("2020-06-02T09:00:00Z"));
        let seen = self.call().await.version;
        step(self.house(), &self.olga, self.call, seen, Step::Close, "").await.unwrap();
    }

    async fn apply(&self, officer: &Actor, at: usize) -> Id<Expression> {
        let now = self.house().now();
        let new = NewExpression {
            call: self.call,
            lead: name(at),
            country: Some(country(at)),
            place: None,
            is_city: true,
            category: category(at).into(),
            consortium: cities_of(at) > 1,
        };
        let id = begin(&self.app, officer, &new, now).await.unwrap();
        let value = Some(Value::Text(format!("{} plants trees", name(at))));
        let field = "ambition".parse().unwrap();
        let answer = Save { part: Part::Application, field, base: 0, value, save_id: String::new() };
        save(&self.app, officer, id, &[answer], now).await.unwrap();
        id
    }

    /// A partner takes part, and somebody writes for it.
    async fn join(&self, officer: &Actor, id: Id<Expression>, at: usize) -> (Id<Member>, Actor) {
        let (now, mail) = (self.house().now(), format!("partner{at}@city.example"));
        let partner = person(self.house(), &mail, &format!("Partner {at}"), Role::CityOfficer).await;
        let new = NewMember { name: name(at), country: Some(country(at)), place: None, is_city: true };
        let member = add_member(&self.app, officer, id, &new, now).await.unwrap();
        invite(&self.app, officer, id, member, &mail.parse().unwrap(), now).await.unwrap();
        let letters = centum_jobs::letters_to(&mut self.reader().await.conn(), &mail, 1).await.unwrap();
        let (_, after) = letters[0].letter.body.split_once("/expressions/invitations/").unwrap();
        let secret = Secret::handed_in(after.split_whitespace().next().unwrap());
        accept(&self.app, &partner, &secret).await.unwrap();
        (member, partner)
    }

    /// A person decides who is eligible: all but the applications at these places.
    pub(crate) async fn admitted(&self, ineligible: &[usize]) {
        for (at, id) in self.applications.iter().enumerate() {
            let decision = Decision {
                submission: 1,
                rule: "body".into(),
                met: !ineligible.contains(&at),
                reason: "As its statutes say.".into(),
            };
            decide_eligibility(&self.app, &self.olga, *id, &decision).await.unwrap();
        }
    }

    /// Thirty people are invited and accept. The first works for the city that leads the first application.
    pub(crate) async fn invited(&mut self) {
        for at in 0..READERS {
            let email = format!("reader{at}@example.org");
            let actor = person(self.house(), &email, &format!("Reader {at}"), Role::Evaluator).await;
            let whom = Whom::Known(id_of(&actor));
            let id = centum_selection::reviewers::invite(
                self.house(),
                &self.olga,
                self.selection,
                &whom,
                16,
                &place(),
            )
            .await
            .unwrap();
            let profile = Profile {
                languages: vec!["en".into()],
                topics: Vec::new(),
                country: Some(country(at * 5)),
                employer: if at == 0 { name(0) } else { format!("University {at}") },
                least: 8,
                most: 16,
            };
            let accept = Answer::Accept(profile);
            answer_invitation(self.house(), &actor, self.selection, &accept).await.unwrap();
            self.readers.push((id, actor));
        }
    }

    /// Who is behind a reviewer.
    pub(crate) fn people(&self) -> BTreeMap<Id<Reviewer>, &Actor> {
        self.readers.iter().map(|(id, actor)| (*id, actor)).collect()
    }
}
