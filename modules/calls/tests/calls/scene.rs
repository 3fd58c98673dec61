//! People, an edition and a call to begin with.

use std::sync::Arc;

use centum_accounts::{Actor, Role};
use centum_base::{Id, Timestamp, VirtualClock};
use centum_calls::call::{self, Begin, Call, Contact, Deadline, Step, Terms};
use centum_calls::{Site, module};
use centum_cohort::edition::{NewEdition, Settings, create_edition};
use centum_jobs::{Letter, MAIL_JOB, letters, run_due};
use centum_ledger::House;
use centum_testkit::{TestDb, World, person};

pub(crate) struct Scene {
    pub(crate) house: House,
    pub(crate) clock: Arc<VirtualClock>,
    pub(crate) olga: Actor,
    pub(crate) ana: Actor,
    pub(crate) call: Id<Call>,
}

pub(crate) fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

pub(crate) fn site() -> Site {
    Site { name: "Centum".into(), base: "https://centum.example".into() }
}

/// A draft from the template, complete, on the eve of its publication.
pub(crate) async fn scene(db: &TestDb) -> Scene {
    let world = World::new();
    world.clock.set(at("2020-02-20T10:00:00Z"));
    let house = world.house(db);
    let olga = person(&house, "olga@example.org", "Olga Organiser", Role::Organiser).await;
    let ana = person(&house, "ana@city.example", "Ana City", Role::CityOfficer).await;
    let edition = NewEdition {
        programme_slug: "cities".into(),
        programme: "Cities".into(),
        slug: "cities-2020".into(),
        name: "Cities 2020".into(),
        publisher: "Cities".into(),
        licence: "CC-BY-4.0".into(),
        members_on: "2020-07-03".parse().unwrap(),
        settings: Settings::default(),
        invented: true,
    };
    let edition = create_edition(&house, &olga, &edition).await.unwrap();
    let call = call::create_call(&house, &olga, edition, "cities-2020", Begin::Template).await.unwrap();
    let scene = Scene { house, clock: world.clock, olga, ana, call };
    let mut terms = scene.call().await.terms;
    terms.opens = Some(at("2020-02-27T08:00:00Z"));
    terms.deadlines = vec![due(None, "2020-04-06"), due(Some("letter-of-support"), "2020-04-17")];
    terms.contacts = vec![Contact { name: "Helpdesk".into(), mail: "call@example.org".into() }];
    call::keep_terms(&scene.house, &scene.olga, scene.call, 1, terms).await.unwrap();
    scene
}

pub(crate) fn due(document: Option<&str>, day: &str) -> Deadline {
    Deadline {
        categories: Vec::new(),
        document: document.map(str::to_owned),
        at: at(&format!("{day}T21:59:00Z")),
    }
}

impl Scene {
    pub(crate) async fn call(&self) -> Call {
        call::find_call(&mut self.house.read().await.unwrap().conn(), self.call).await.unwrap().unwrap()
    }

    pub(crate) async fn step(&self, step: Step, reason: &str) -> Result<call::CallState, call::CallError> {
        let seen = self.call().await.version;
        call::step(&self.house, &self.olga, self.call, seen, step, reason).await
    }

    pub(crate) async fn open(&self) {
        self.step(Step::Publish, "").await.unwrap();
        self.clock.set(at("2020-02-27T08:00:00Z"));
        self.work().await;
        assert_eq!(self.call().await.state, call::CallState::Open);
    }

    pub(crate) async fn correct(
        &self,
        reason: &str,
        change: impl FnOnce(&mut Terms),
    ) -> Result<u32, call::CallError> {
        let call = self.call().await;
        let mut terms = call.terms;
        change(&mut terms);
        let correction = call::Correction { terms, form: None, reason: reason.into() };
        call::correct_call(&self.house, &self.olga, self.call, call.version, correction, &site()).await
    }

    /// Does every job that is due; letters stay in the outbox.
    pub(crate) async fn work(&self) {
        let mut handlers = (module().jobs)();
        handlers.push(centum_calls::in_grace(site()));
        handlers.push(centum_jobs::Handler::new(MAIL_JOB, |_, _| async { Ok(()) }));
        run_due(&self.house, handlers).await.unwrap();
    }

    pub(crate) async fn letters_to(&self, recipient: &str) -> Vec<Letter> {
        let all = letters(&mut self.house.read().await.unwrap().conn(), 100).await.unwrap();
        all.into_iter().map(|posted| posted.letter).filter(|letter| letter.recipient == recipient).collect()
    }

    pub(crate) async fn ana_applies(&self) {
        let ana = self.ana.person().unwrap().id;
        let mut tx = self.house.begin().await.unwrap();
        call::applies(&mut tx, self.call, ana, self.house.now()).await.unwrap();
        tx.commit().await.unwrap();
    }
}
