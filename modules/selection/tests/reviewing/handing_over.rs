//! The hand-over to the cohort is one piece: the list that waits there and the entry in the ledger, or neither.

use std::collections::BTreeMap;

use centum_base::Id;
use centum_cohort::announcement::{Texts, draft, find_announcement};
use centum_cohort::edition::edition_by_slug;
use centum_cohort::intake::{
    Receipt, SourceDocument, SourceState, Terms, confirm, documents, find_document, keep_rows,
};
use centum_cohort::register::{Consent, participations};
use centum_ledger::history;
use centum_selection::seats::{self, SeatError};
use centum_store::args;
use centum_testkit::{TestDb, on_both_databases};

use crate::releasing::{deciding, released};
use crate::site::Site;

mod sql {
    centum_store::statements! {
        /// The second entry of a hand-over finds no place any more.
        BREAK = "CREATE UNIQUE INDEX one_hand_over ON ledger_entry (verb) WHERE verb = 'selection.hand-over'";
        MEND = "DROP INDEX one_hand_over";
        /// An agency applied, and no city.
        AGENCY = "UPDATE applied_member SET is_city = 0 WHERE expression_id = $1";
        /// What an applicant answered to the question whether it may be named.
        SAID = "INSERT INTO submission_answer (expression_id, number, part, field, salt, value) \
            VALUES ($1, 1, 'application', 'named-if-selected', 'salt', $2)";
        /// As it was where a list was taken in and its entry was never written.
        FORGET = "UPDATE ledger_entry SET verb = 'selection.nothing' WHERE verb = 'selection.hand-over'";
    }
}

async fn hand_over(site: &Site) -> Result<Receipt, SeatError> {
    seats::hand_over(&site.app.house, &site.olga.actor, site.selection).await
}

/// The lists that wait in the cohort.
async fn waiting(site: &Site) -> Vec<Id<SourceDocument>> {
    let mut db = site.app.house.db.read_current().await.unwrap();
    let edition = edition_by_slug(&mut db.conn(), "invented-2020").await.unwrap().unwrap();
    documents(&mut db.conn(), edition.id).await.unwrap().iter().map(|one| one.id).collect()
}

/// Somebody takes a list into the register, as it was read.
async fn take(site: &Site, id: Id<SourceDocument>) {
    let (house, olga) = (&site.app.house, &site.olga.actor);
    let list = async || {
        let mut db = house.db.read_current().await.unwrap();
        find_document(&mut db.conn(), id).await.unwrap().unwrap()
    };
    let waiting = list().await;
    let all: Vec<usize> = (0..waiting.draft.rows.len()).collect();
    keep_rows(house, olga, id, waiting.version, &all).await.unwrap();
    let terms = Terms { whole: true, consent: Consent::Given, consent_note: "Confirmed its seat".into() };
    confirm(house, olga, id, list().await.version, &terms).await.unwrap();
}

/// The lists that the ledger tells of, the first first.
async fn told(site: &Site) -> Vec<String> {
    let mut db = site.app.house.db.read_current().await.unwrap();
    let told = history(&mut db.conn(), "selection", &site.selection.to_string(), 100).await.unwrap();
    let of = told.iter().rev().filter(|told| told.entry.verb == "selection.hand-over");
    of.map(|told| told.details["source"].as_str().unwrap().to_owned()).collect()
}

/// Two seats are offered that nobody has answered yet, and one is taken.
async fn seated(db: &TestDb) -> Site {
    let site = deciding(db).await;
    released(&site, "First decision").await;
    seats::confirm(&site.app.house, &site.officers[0].actor, site.cities[0]).await.unwrap();
    site
}

on_both_databases! {
    async fn what_breaks_off_after_the_list_was_taken_in_leaves_no_list(db: TestDb) {
        let site = seated(&db).await;
        let first = hand_over(&site).await.unwrap().id();
        seats::confirm(&site.app.house, &site.officers[1].actor, site.cities[1]).await.unwrap();
        site.forge(&sql::BREAK, args![]).await;
        let broken = hand_over(&site).await;
        assert!(matches!(broken, Err(SeatError::Store(_))), "{broken:?}");
        assert_eq!(waiting(&site).await, [first]);
        site.forge(&sql::MEND, args![]).await;
        let second = hand_over(&site).await.unwrap();
        assert!(matches!(second, Receipt::New(_)), "{second:?}");
        assert_eq!(waiting(&site).await.len(), 2);
        assert_eq!(told(&site).await, [first.to_string(), second.id().to_string()]);
    }

    async fn who_applied_alone_and_is_no_city_takes_part_and_is_announced_as_no_city(db: TestDb) {
        let site = seated(&db).await;
        let (house, olga) = (&site.app.house, &site.olga.actor);
        seats::confirm(house, &site.officers[1].actor, site.cities[1]).await.unwrap();
        site.forge(&sql::AGENCY, args![site.cities[1]]).await;
        take(&site, hand_over(&site).await.unwrap().id()).await;
        let words = Texts { title: "Selected".into(), introduction: String::new() };
        let words = BTreeMap::from([("en".to_owned(), words)]);
        let drafted = draft(house, olga, "invented-2020", "2020-07-20".parse().unwrap(), words).await.unwrap();
        let mut db = house.db.read_current().await.unwrap();
        let content = find_announcement(&mut db.conn(), drafted).await.unwrap().unwrap().content;
        let figure = |name: &str| content.figures.iter().find(|one| one.name == name).unwrap().value;
        assert_eq!((figure("selected"), figure("cities"), figure("consortia")), (2, 1, 0));
        let cities: Vec<usize> = content.entries.iter().map(|entry| entry.cities.len()).collect();
        assert_eq!(cities, [1, 0]);
    }

    async fn who_said_no_to_being_named_is_not_named_because_the_list_is(db: TestDb) {
        let site = seated(&db).await;
        seats::confirm(&site.app.house, &site.officers[1].actor, site.cities[1]).await.unwrap();
        for (city, answer) in [(0, "yes"), (1, "no")] {
            let said = format!("{{\"is\":\"choice\",\"value\":\"{answer}\"}}");
            site.forge(&sql::SAID, args![site.cities[city], &said]).await;
        }
        let list = hand_over(&site).await.unwrap().id();
        let page = site.get(&site.olga, &format!("/desk/imports/{list}/confirm")).await.body;
        assert!(page.contains("1 agreed, 1 refused"), "{page}");
        take(&site, list).await;
        let mut db = site.app.house.db.read_current().await.unwrap();
        let edition = edition_by_slug(&mut db.conn(), "invented-2020").await.unwrap().unwrap();
        let register = participations(&mut db.conn(), edition.id).await.unwrap();
        let known: Vec<_> =
            register.iter().map(|one| (one.name.as_str(), one.consent, one.consent_note.as_str())).collect();
        let (leuven, aarhus) = ("invented-call EOI-0001", "invented-call EOI-0002");
        assert_eq!(known, [("Leuven", Consent::Given, leuven), ("Aarhus", Consent::Refused, aarhus)]);
    }

    async fn why_a_seat_is_declined_is_as_long_as_its_field_counts(db: TestDb) {
        let site = seated(&db).await;
        let (house, ben) = (&site.app.house, &site.officers[1].actor);
        seats::decline(house, ben, site.cities[1], &"x\r\n".repeat(1_000)).await.unwrap();
    }

    async fn an_entry_that_is_missing_is_written_by_the_next_hand_over_and_once(db: TestDb) {
        let site = seated(&db).await;
        let list = hand_over(&site).await.unwrap().id();
        site.forge(&sql::FORGET, args![]).await;
        assert!(told(&site).await.is_empty());
        for _ in 0..2 {
            assert_eq!(hand_over(&site).await.unwrap().id(), list);
            assert_eq!(told(&site).await, [list.to_string()]);
        }
        assert_eq!(waiting(&site).await, [list]);
    }

    async fn a_list_that_the_cohort_took_before_another_waits_again_when_a_seat_is_given_back(db: TestDb) {
        let site = seated(&db).await;
        let (house, ben) = (&site.app.house, &site.officers[1].actor);
        let first = hand_over(&site).await.unwrap().id();
        take(&site, first).await;
        assert_eq!(hand_over(&site).await.unwrap(), Receipt::Known(first, SourceState::Confirmed));
        seats::confirm(house, ben, site.cities[1]).await.unwrap();
        let second = hand_over(&site).await.unwrap().id();
        take(&site, second).await;
        seats::decline(house, ben, site.cities[1], "No budget").await.unwrap();
        let third = hand_over(&site).await.unwrap();
        assert!(matches!(third, Receipt::New(_)), "the register says something else since: {third:?}");
        let third = third.id();
        assert_eq!(hand_over(&site).await.unwrap(), Receipt::Known(third, SourceState::Draft));
        assert_eq!(waiting(&site).await.len(), 3);
        assert_eq!(told(&site).await, [first, second, third].map(|list| list.to_string()));
        take(&site, third).await;
    }
}
