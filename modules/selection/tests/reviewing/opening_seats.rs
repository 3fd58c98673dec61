//! Seats that were held back are opened after a decision: with a reason, in terms of a higher number, and by a further decision
//! that a second person releases.

use centum_accounts::Role;
use centum_selection::decision::Reason;
use centum_selection::process::{self, SelectionError, Terms};
use centum_selection::seats;
use centum_testkit::{TestDb, on_both_databases};

use crate::releasing::{deciding, decisions_of, letters, released, selected};
use crate::site::{Site, Who};

/// Three of four seats are given, one is held back.
async fn held_back(db: &TestDb) -> Site {
    let site = deciding(db).await;
    let mut terms = site.selection().await.terms;
    (terms.bounds[0].ceiling, terms.bounds[0].held_back) = (Some(4), 1);
    declare(&site, &site.olga, &terms, "One seat waits.").await.unwrap();
    released(&site, "First decision").await;
    site
}

async fn declare(site: &Site, who: &Who, terms: &Terms, reason: &str) -> Result<u32, SelectionError> {
    let seen = site.selection().await.version;
    process::correct_terms(&site.app.house, &who.actor, site.selection, seen, terms, reason).await
}

async fn opened(site: &Site) -> Terms {
    let mut terms = site.selection().await.terms;
    terms.bounds[0].held_back = 0;
    terms
}

on_both_databases! {
    async fn who_comes_late_gets_a_seat_that_was_held_back_and_nobody_else_is_touched(db: TestDb) {
        let site = held_back(&db).await;
        assert_eq!(selected(&site).await, site.cities[..3]);
        assert_eq!(letters(&site).await.len(), 6);
        seats::confirm(&site.app.house, &site.officers[0].actor, site.cities[0]).await.unwrap();
        declare(&site, &site.olga, &opened(&site).await, "The seat of a mentor stayed empty.").await.unwrap();
        released(&site, "A seat was opened").await;
        assert_eq!(selected(&site).await, site.cities[..4]);
        let [first, second] = &decisions_of(&site).await[..] else { panic!("two decisions") };
        assert_ne!(first.content.input.terms, second.content.input.terms);
        let late = second.content.output.lines.iter().find(|line| line.id == site.cities[3]).unwrap();
        assert_eq!(late.reason, Reason::OnRank);
        assert_eq!(letters(&site).await.len(), 7, "only who comes in is written to");
    }

    async fn after_a_decision_nothing_else_of_the_terms_changes(db: TestDb) {
        let site = held_back(&db).await;
        let mut more = opened(&site).await;
        more.bounds[0].ceiling = Some(5);
        let mut held = site.selection().await.terms;
        held.bounds[0].held_back = 2;
        let as_before = site.selection().await.terms;
        for terms in [&more, &held, &as_before] {
            let refused = declare(&site, &site.olga, terms, "Why not").await;
            assert!(matches!(refused, Err(SelectionError::OnlySeats)), "{refused:?}");
        }
        let silent = declare(&site, &site.olga, &opened(&site).await, " ").await;
        assert!(matches!(silent, Err(SelectionError::ReasonNeeded)), "{silent:?}");
        let page = site.get(&site.olga, "/desk/calls/invented-call/selection/terms").await.body;
        assert!(page.contains("hold fewer seats back"), "{page}");
    }

    async fn whoever_is_partial_opens_no_seat(db: TestDb) {
        let site = held_back(&db).await;
        let paul = site.somebody("paul@example.org", Role::Organiser).await;
        site.pin(&paul, 4, 1, "conflict").await;
        let partial = declare(&site, &paul, &opened(&site).await, "For a friend").await;
        assert!(matches!(partial, Err(SelectionError::Partial)), "{partial:?}");
    }
}
