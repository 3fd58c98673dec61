//! People and an edition to begin with.

use std::collections::BTreeMap;

use centum_accounts::{Actor, Role};
use centum_base::Id;
use centum_cohort::announcement::{Announcement, Texts, find_announcement};
use centum_cohort::edition::{Edition, NewEdition, Settings, create_edition, edition_by_slug};
use centum_cohort::intake::{
    Confirmed, Correction, Placement, Receipt, Received, SourceDocument, Terms, confirm, correct_row,
    decide_city, find_document, receive,
};
use centum_cohort::register::{Consent, Participation, participations};
use centum_ledger::House;
use centum_testkit::{TestDb, World, person};
use jiff::civil::date;

pub(crate) const SLUG: &str = "icc-2020";
pub(crate) const LIST_OF_2020: &str = include_str!("../../../../data/cohorts/icc-2020/facts.txt");

pub(crate) struct Scene {
    pub(crate) house: House,
    pub(crate) olga: Actor,
    pub(crate) sam: Actor,
    pub(crate) eva: Actor,
    pub(crate) edition: Edition,
}

pub(crate) async fn scene(db: &TestDb) -> Scene {
    let world = World::new();
    let house = world.house(db);
    let olga = person(&house, "olga@example.org", "Olga Organiser", Role::Organiser).await;
    let sam = person(&house, "sam@example.org", "Sam Second", Role::Organiser).await;
    let eva = person(&house, "eva@example.org", "Eva Evaluator", Role::Evaluator).await;
    let new = new_edition(SLUG);
    create_edition(&house, &olga, &new).await.unwrap();
    let edition = edition_by_slug(&mut house.read().await.unwrap().conn(), SLUG).await.unwrap().unwrap();
    Scene { house, olga, sam, eva, edition }
}

pub(crate) fn new_edition(slug: &str) -> NewEdition {
    NewEdition {
        programme_slug: "icc".into(),
        programme: "100 Intelligent Cities Challenge".into(),
        slug: slug.into(),
        name: "Intelligent Cities Challenge 2020".into(),
        publisher: "European Commission".into(),
        licence: "CC-BY-4.0".into(),
        members_on: date(2020, 7, 3),
        settings: Settings { extra_countries: vec!["GB".parse().unwrap()], ..Settings::default() },
        invented: false,
    }
}

pub(crate) fn terms(whole: bool, consent: Consent) -> Terms {
    Terms { whole, consent, consent_note: "Named in the announcement".into() }
}

pub(crate) fn texts(title: &str) -> BTreeMap<String, Texts> {
    BTreeMap::from([("en".to_owned(), Texts { title: title.into(), introduction: String::new() })])
}

impl Scene {
    pub(crate) async fn receive(&self, text: &str) -> Receipt {
        let received = Received { label: "List".into(), bytes: text.into(), ..Received::default() };
        receive(&self.house, &self.olga, SLUG, received).await.unwrap()
    }

    pub(crate) async fn document(&self, id: Id<SourceDocument>) -> SourceDocument {
        find_document(&mut self.house.read().await.unwrap().conn(), id).await.unwrap().unwrap()
    }

    /// Says of every doubtful row that it is right, and places each asked city at its first suggestion.
    pub(crate) async fn settle(&self, id: Id<SourceDocument>) -> usize {
        let document = self.document(id).await;
        let (mut seen, mut asked) = (document.version, 0);
        for (index, row) in document.draft.rows.iter().enumerate() {
            if row.confidence < 100 {
                correct_row(&self.house, &self.olga, id, seen, index, Correction::Right).await.unwrap();
                seen += 1;
            }
            for (at, city) in row.cities.iter().enumerate() {
                if let Placement::Open { suggestions, .. } = &city.placement {
                    let facts = suggestions.first().map(|first| first.facts.clone());
                    decide_city(&self.house, &self.olga, id, seen, (index, at), facts).await.unwrap();
                    seen += 1;
                    asked += 1;
                }
            }
        }
        asked
    }

    pub(crate) async fn confirm(&self, id: Id<SourceDocument>, terms: &Terms) -> Confirmed {
        let seen = self.document(id).await.version;
        confirm(&self.house, &self.olga, id, seen, terms).await.unwrap()
    }

    pub(crate) async fn take_in(&self, text: &str, consent: Consent) -> Confirmed {
        let id = self.receive(text).await.id();
        self.settle(id).await;
        self.confirm(id, &terms(true, consent)).await
    }

    pub(crate) async fn register(&self) -> Vec<Participation> {
        participations(&mut self.house.read().await.unwrap().conn(), self.edition.id).await.unwrap()
    }

    pub(crate) async fn announcement(&self, id: Id<Announcement>) -> Announcement {
        find_announcement(&mut self.house.read().await.unwrap().conn(), id).await.unwrap().unwrap()
    }

    pub(crate) async fn ledger_length(&self) -> i64 {
        let head = centum_ledger::head(&mut self.house.read().await.unwrap().conn()).await.unwrap();
        head.seq
    }
}
