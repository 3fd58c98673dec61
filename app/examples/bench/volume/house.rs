//! A house of the real volume, times a hundred, filled through the actions that people use.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use centum::{modules, post, running};
use centum_accounts::{Actor, NewPerson, Role, SignedIn, add_person, find_person_by_email};
use centum_base::{Clock as _, Country, Id, SystemClock, Timestamp, VirtualClock};
use centum_calls::call::{
    Begin, Call, Contact, Deadline, Step, create_call, find_call, form_of, keep_terms, step,
};
use centum_calls::expression::actions::{
    Arrived, NewExpression, Save, Signature, begin, bring_in, save, submit,
};
use centum_calls::expression::{Dossier, Expression};
use centum_cohort::edition::{Edition, NewEdition, Settings, create_edition};
use centum_ledger::House;
use centum_places::{Gazetteer, Outcome, Query, resolve};
use centum_web::App;
use jiff::civil::date;

use super::answers::answers;
use crate::server::Site;

pub(super) const CALL: &str = "hundredfold";
pub(super) const ORGANISER: &str = "organiser@bench.example";
pub(super) const SYSTEM: Actor = Actor::System("benchmark");
pub(crate) const DAY: Duration = Duration::from_secs(24 * 3600);

/// How many applications of which kind: of 131 in 2020, 193 cities stood behind them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Size {
    pub(super) all: usize,
    /// Consortia of four, received elsewhere and brought in.
    pub(super) consortia: usize,
    /// Handed in before the last hour, the consortia among them.
    pub(super) early: usize,
}

impl Size {
    pub(super) fn of(all: usize) -> Self {
        Self { all, consortia: all * 62 / 393, early: all / 2 }
    }

    pub(super) fn cities(self) -> usize {
        self.all + 3 * self.consortia
    }

    /// Those that are complete and not handed in.
    pub(super) fn open(self) -> std::ops::Range<usize> {
        self.early..self.all
    }
}

pub(crate) fn signature() -> Signature {
    Signature {
        name: "Ana Mayor".into(),
        duty: "Mayor".into(),
        mandate: "Council decision (invented)".into(),
    }
}

/// The house as the program opens it, with a clock of our own if one is given.
pub(crate) async fn open(site: &Site, clock: Option<Arc<VirtualClock>>) -> App {
    let config = site.config();
    let mut house = running::open(&config, true).await.unwrap();
    if let Some(clock) = clock {
        house.clock = clock;
    }
    App::new(house, running::web_settings(&config).unwrap(), &modules::modules()).unwrap()
}

/// Sends every letter that waits, so that the server does not begin with a backlog of weeks.
pub(crate) async fn send_letters(app: &App, site: &Site) {
    let sender = post::sender(&site.config()).unwrap();
    sender.prepare().unwrap();
    centum_jobs::run_due(&app.house, vec![post::handler(sender)]).await.unwrap();
}

/// Who applies with that number.
pub(super) fn mail(number: usize) -> String {
    format!("applicant-{number}@bench.example")
}

pub(crate) async fn actor(house: &House, mail: &str, role: Role) -> SignedIn {
    let mut reader = house.db.read_current().await.unwrap();
    let found = find_person_by_email(&mut reader.conn(), &mail.parse().unwrap()).await.unwrap().unwrap();
    SignedIn { id: found.id, name: found.name, locale: None, roles: vec![role] }
}

pub(crate) async fn person(house: &House, mail: &str, name: &str, role: Role) -> Actor {
    let new = NewPerson { email: mail.parse().unwrap(), name: name.into(), role, organisation: None };
    let id = add_person(house, &SYSTEM, &new).await.unwrap();
    Actor::Person(SignedIn { id, name: name.into(), locale: None, roles: vec![role] })
}

pub(crate) async fn dossier(app: &App, id: Id<Expression>) -> Dossier {
    let mut reader = app.house.db.read_current().await.unwrap();
    Dossier::load(&mut reader.conn(), id).await.unwrap().unwrap()
}

/// An invented edition for a call to stand in.
pub(crate) async fn edition(house: &House) -> Id<Edition> {
    let edition = NewEdition {
        programme_slug: "hundredfold".into(),
        programme: "Hundredfold (invented)".into(),
        slug: "hundredfold".into(),
        name: "Hundredfold (invented)".into(),
        publisher: "Nobody".into(),
        licence: "CC0-1.0".into(),
        members_on: date(2027, 3, 1),
        settings: Settings::default(),
        invented: true,
    };
    create_edition(house, &SYSTEM, &edition).await.unwrap()
}

/// Opens a call by the template, with that last instant.
pub(crate) async fn call(
    house: &House,
    edition: Id<Edition>,
    slug: &str,
    (opens, closes): (Timestamp, Timestamp),
) -> Id<Call> {
    let id = create_call(house, &SYSTEM, edition, slug, Begin::Template).await.unwrap();
    let read =
        async || find_call(&mut house.db.read_current().await.unwrap().conn(), id).await.unwrap().unwrap();
    let there = read().await;
    let mut terms = there.terms;
    terms.opens = Some(opens);
    terms.deadlines = vec![
        Deadline { categories: Vec::new(), document: None, at: closes },
        Deadline { categories: Vec::new(), document: Some("letter-of-support".into()), at: closes + DAY * 9 },
    ];
    terms.grace_minutes = 0;
    terms.contacts = vec![Contact { name: "Helpdesk (invented)".into(), mail: "help@bench.example".into() }];
    keep_terms(house, &SYSTEM, id, there.version, terms).await.unwrap();
    step(house, &SYSTEM, id, read().await.version, Step::Publish, "").await.unwrap();
    step(house, &SYSTEM, id, read().await.version, Step::Open, "").await.unwrap();
    id
}

/// A place of the gazetteer, by its number among so many.
pub(crate) fn places(count: usize) -> Vec<(&'static str, Country, Option<String>)> {
    let names = Gazetteer::shipped().sample(count);
    let placed = |(name, country): (&'static str, Country)| {
        let place = match resolve(&Query::new(name, country)).outcome {
            Outcome::Automatic { place } => Some(place.id.to_string()),
            _ => None,
        };
        (name, country, place)
    };
    names.into_iter().map(placed).collect()
}

/// A draft with an answer to everything that is due with the application.
pub(crate) async fn draft(
    app: &App,
    actor: &Actor,
    call: Id<Call>,
    city: &(&'static str, Country, Option<String>),
) -> Id<Expression> {
    let (name, country, place) = city;
    let now = app.house.now();
    let new = NewExpression {
        call,
        lead: (*name).to_owned(),
        country: Some(*country),
        place: place.clone(),
        is_city: true,
        category: "new".into(),
        consortium: false,
    };
    let id = begin(app, actor, &new, now).await.unwrap();
    let there = dossier(app, id).await;
    let lead = there.lead().unwrap();
    let saves = answers(&there.form, &lead.part(), name, *country).into_iter();
    let saves = saves.map(|(part, field, value)| Save {
        part,
        field,
        base: 0,
        value: Some(value),
        save_id: String::new(),
    });
    save(app, actor, id, &saves.collect::<Vec<_>>(), now).await.unwrap();
    id
}

/// Fills a house in `folder`, if it does not stand there yet from an earlier run.
pub(super) async fn fill(folder: &Path, size: Size) {
    let done = folder.join("filled");
    if done.exists() {
        println!("a house of {} applications stands in {} from an earlier run", size.all, folder.display());
        // It may be older than the newest tables.
        open(&Site::at(folder), None).await.house.db.close().await;
        return;
    }
    let _ = std::fs::remove_dir_all(folder);
    let began = Instant::now();
    let site = Site::at(folder);
    let start = SystemClock.now() - DAY * 21;
    let clock = Arc::new(VirtualClock::at(start));
    let app = open(&site, Some(Arc::clone(&clock))).await;
    let house = &app.house;
    person(house, ORGANISER, "Olga Organiser", Role::Organiser).await;
    let edition = edition(house).await;
    let call = call(house, edition, CALL, (start, start + DAY * 365)).await;
    let cities = places(size.cities());
    let step = DAY * 20 / u32::try_from(size.all).unwrap();
    for number in 0..size.all {
        clock.advance(step);
        let city = &cities[number % cities.len()];
        if number < size.consortia {
            let partners = (0..3).map(|n| &cities[(size.all + 3 * number + n) % cities.len()]);
            consortium(&app, call, city, partners.map(|one| ((*one.0).to_owned(), Some(one.1))).collect())
                .await;
            continue;
        }
        let actor = person(house, &mail(number), &format!("Applicant {number}"), Role::CityOfficer).await;
        let id = draft(&app, &actor, call, city).await;
        if number < size.early {
            let seen = dossier(&app, id).await.manifest().digest();
            submit(&app, &actor, id, seen, &signature(), house.now()).await.unwrap();
        }
    }
    send_letters(&app, &site).await;
    app.house.db.close().await;
    std::fs::write(done, "").unwrap();
    println!(
        "filled in {:.0} s through the actions begin, save, submit and bring_in",
        began.elapsed().as_secs_f64()
    );
}

async fn consortium(
    app: &App,
    call: Id<Call>,
    (name, country, _): &(&'static str, Country, Option<String>),
    partners: Vec<(String, Option<Country>)>,
) {
    let mut reader = app.house.db.read_current().await.unwrap();
    let there = find_call(&mut reader.conn(), call).await.unwrap().unwrap();
    let form = form_of(&mut reader.conn(), call, there.form).await.unwrap().unwrap();
    drop(reader);
    let said = answers(&form, &centum_forms::Part::Application, name, *country).into_iter();
    let arrived = Arrived {
        key: format!("{name}-{country:?}-{}", app.house.now()),
        lead: (*name).to_owned(),
        country: Some(*country),
        category: "new".into(),
        partners,
        received_at: app.house.now(),
        answers: said.map(|(_, field, value)| (field, value)).collect(),
    };
    bring_in(app, &SYSTEM, call, &arrived).await.unwrap();
}
