//! Seats that were held back are opened after a decision: with a reason, in terms of a higher number, and by a further decision
//! that a second person releases.

use axum::http::StatusCode;
use centum_accounts::Role;
use centum_forms::Texts;
use centum_selection::decision::{self, DecisionError, Reason, Undecidable};
use centum_selection::process::{self, Bound, Method, Of, SelectionError, Terms};
use centum_selection::reviews;
use centum_selection::seats::{self, SeatError};
use centum_testkit::{TestDb, on_both_databases};

use crate::releasing::{address, deciding, deciding_by, decisions_of, letters, released, selected};
use crate::site::{Site, Who};

/// Three of four seats are given, one is held back.
pub(crate) async fn held_back(db: &TestDb) -> Site {
    let declared = |terms: &mut Terms| (terms.bounds[0].ceiling, terms.bounds[0].held_back) = (Some(4), 1);
    let site = deciding_by(db, declared).await;
    released(&site, "First decision").await;
    site
}

pub(crate) async fn declare(
    site: &Site,
    who: &Who,
    terms: &Terms,
    reason: &str,
) -> Result<u32, SelectionError> {
    let seen = site.selection().await.version;
    process::correct_terms(&site.app.house, &who.actor, site.selection, seen, terms, reason).await
}

pub(crate) async fn opened(site: &Site) -> Terms {
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

    async fn how_the_set_is_chosen_does_not_change_once_marks_are_in_view(db: TestDb) {
        let site = deciding(&db).await;
        let before = site.selection().await.terms;
        let mut more = before.clone();
        more.bounds[0].ceiling = Some(4);
        let others = [
            Terms { method: Method::Greatest, ..before.clone() },
            Terms { threshold: Some(700), ..before.clone() },
            more,
        ];
        for terms in &others {
            let refused = declare(&site, &site.olga, terms, "For a better set").await;
            assert!(matches!(refused, Err(SelectionError::MarksInView)), "{refused:?}");
        }
        let rest = Terms { redress_days: 20, ..before };
        let silent = declare(&site, &site.olga, &rest, " ").await;
        assert!(matches!(silent, Err(SelectionError::ReasonNeeded)), "{silent:?}");
        let paul = site.somebody("paul@example.org", Role::Organiser).await;
        site.pin(&paul, 4, 1, "conflict").await;
        let partial = declare(&site, &paul, &rest, "There are holidays.").await;
        assert!(matches!(partial, Err(SelectionError::Partial)), "{partial:?}");
        declare(&site, &site.olga, &rest, "There are holidays.").await.unwrap();
        let page = site.get(&site.olga, "/desk/calls/invented-call/selection/terms").await.body;
        assert!(page.contains("Marks are in view."), "{page}");
    }

    async fn terms_that_are_not_kept_come_back_as_they_were_typed(db: TestDb) {
        let site = Site::on(&db).await;
        let path = "/desk/calls/invented-call/selection/terms";
        let field = |body: &str, id: &str| {
            let (_, rest) = body.split_once(&format!("<input id=\"{id}\"")).unwrap();
            rest.split_once('>').unwrap().0.to_owned()
        };
        let before = site.selection().await.terms.bounds.len();
        let page = site.get(&site.olga, path).await.body;
        assert!(!field(&page, "threshold").contains("required"), "it may be left empty");
        assert!(field(&page, "readers").contains("required"));
        let typed = [
            ("new-of-0", "newcomers"), ("new-label-0", "New ones"), ("new-floor-0", "one"), ("threshold", "many"),
            ("new-label-1", "Of nothing"), ("readers", "3"), ("answer-days", "14"), ("redress-days", "14"),
        ];
        let refused = site.post(&site.olga, path, &typed).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        for (id, value) in [("new-label-0", "New ones"), ("new-floor-0", "one"), ("threshold", "many"), ("new-label-1", "Of nothing")] {
            assert!(field(&refused.body, id).contains(&format!("value=\"{value}\"")), "{id}: {}", refused.body);
        }
        assert!(refused.body.contains("<option value=\"newcomers\" selected>"), "{}", refused.body);
        assert!(refused.body.contains("Choose what this bound counts"), "{}", refused.body);
        assert_eq!(site.selection().await.terms.bounds.len(), before, "nothing was kept");
    }

    async fn once_a_review_is_submitted_the_way_of_choosing_stays_though_others_still_read(db: TestDb) {
        let site = Site::on(&db).await;
        let paul = site.somebody("paul@example.org", Role::Organiser).await;
        site.pin(&paul, 1, 1, "conflict").await;
        let mut terms = site.selection().await.terms;
        terms.bounds[0].ceiling = Some(2);
        let before = declare(&site, &paul, &terms, "Two seats").await;
        assert!(matches!(before, Err(SelectionError::Partial)), "{before:?}");
        declare(&site, &site.olga, &terms, "Two seats").await.unwrap();
        site.review(1, 0, [8, 8]).await;
        terms.bounds[0].ceiling = Some(1);
        let late = declare(&site, &site.olga, &terms, "One is enough").await;
        assert!(matches!(late, Err(SelectionError::MarksInView)), "{late:?}");
        reviews::reopen(&site.app.house, &site.carla.actor, site.reviews[1][0], "A typo").await.unwrap();
        let late = declare(&site, &site.olga, &terms, "One is enough").await;
        assert!(matches!(late, Err(SelectionError::MarksInView)), "it was seen: {late:?}");
        let after = declare(&site, &paul, &terms, "One is enough").await;
        assert!(matches!(after, Err(SelectionError::Partial)), "that marks are there is not told: {after:?}");
        let page = site.get(&site.olga, "/desk/calls/invented-call/selection/terms").await.body;
        assert!(page.contains("Marks are in view."), "{page}");
    }

    async fn whoever_is_partial_does_not_learn_whether_bounds_can_be_kept_together(db: TestDb) {
        let site = deciding(&db).await;
        let paul = site.somebody("paul@example.org", Role::Organiser).await;
        site.pin(&paul, 4, 1, "conflict").await;
        let mut looser = site.selection().await.terms;
        looser.bounds[0].ceiling = Some(4);
        let told = declare(&site, &paul, &looser, "More room").await;
        assert!(matches!(told, Err(SelectionError::Partial)), "{told:?}");
        released(&site, "First decision").await;
        for city in [0, 5] {
            let lapsed = seats::lapse(&site.app.house, &paul.actor, site.cities[city], &address()).await;
            assert!(matches!(lapsed, Err(SeatError::Absent)), "with or without a seat: {lapsed:?}");
        }
    }

    async fn bounds_that_cannot_be_kept_together_are_loosened_and_no_others(db: TestDb) {
        let mentors = Bound {
            key: "mentors".into(),
            label: Texts::english("Mentors"),
            of: Of::Category { key: "mentor".into() },
            floor: Some(1),
            ceiling: None,
            held_back: 0,
        };
        let site = deciding_by(&db, |terms| terms.bounds.push(mentors)).await;
        let stuck = decision::propose(&site.app.house, &site.olga.actor, site.selection, "First").await;
        assert!(matches!(stuck, Err(DecisionError::Undecidable(Undecidable::Clash(_)))), "{stuck:?}");
        let page = site.get(&site.olga, "/desk/calls/invented-call/selection/decision").await.body;
        assert!(page.contains("This bound cannot be kept: “Mentors”."), "{page}");
        assert!(page.contains("the lower limit of “Mentors” lower by 1."), "what is missing is said: {page}");
        let mut terms = site.selection().await.terms;
        terms.bounds[1].floor = Some(2);
        let tighter = declare(&site, &site.olga, &terms, "No mentor applied.").await;
        assert!(matches!(tighter, Err(SelectionError::MarksInView)), "{tighter:?}");
        terms.bounds[1].floor = Some(0);
        declare(&site, &site.olga, &terms, "No mentor applied.").await.unwrap();
        terms.bounds[0].ceiling = Some(6);
        let unneeded = declare(&site, &site.olga, &terms, "And more seats.").await;
        assert!(matches!(unneeded, Err(SelectionError::MarksInView)), "{unneeded:?}");
        released(&site, "First decision").await;
    }
}
