//! From the call to the seats.

use std::collections::{BTreeMap, BTreeSet};

use centum_base::Id;
use centum_calls::expression::Expression;
use centum_calls::organiser::entrants::Entrant;
use centum_jobs::run_due;
use centum_selection::consensus::{Board, board, calibrated};
use centum_selection::decision::{
    self, Decision, DecisionError, Line, Outcome, Parted, Reason, decisions, outcomes,
};
use centum_selection::replay::{Replayed, replay};
use centum_selection::reviewers::{self, About, InterestKind, Pinned, declare_interest, pin_conflict};
use centum_selection::reviews::ReviewState;
use centum_selection::seats::{self, SeatState};
use centum_testkit::on_both_databases;

use crate::challenge::{APPLICATIONS, CITIES, Challenge, at, cities_of, id_of, mail, place};

/// Not eligible: no public body.
const INELIGIBLE: [usize; 2] = [17, 90];

async fn last(one: &Challenge) -> Decision {
    decisions(&mut one.reader().await.conn(), one.selection).await.unwrap().pop().unwrap()
}

fn selected(decision: &Decision) -> BTreeSet<Id<Expression>> {
    decision.content.output.lines.iter().filter(|line| line.selected).map(|line| line.id).collect()
}

/// Proposed by one and released by another, who alone cannot do it.
async fn decide(one: &Challenge, reason: &str) -> Decision {
    let (house, id) = (one.house(), one.selection);
    let number = decision::propose(house, &one.olga, id, reason).await.unwrap();
    let seen = (number, last(one).await.digest);
    let alone = decision::release(house, &one.olga, id, seen, &place()).await;
    assert!(matches!(alone, Err(DecisionError::SamePerson)));
    decision::release(house, &one.petra, id, seen, &place()).await.unwrap();
    last(one).await
}

/// How many letters about decisions each address got, after the job ran twice.
async fn letters(one: &Challenge) -> BTreeMap<String, usize> {
    let module = centum_selection::module();
    run_due(one.house(), (module.jobs)()).await.unwrap();
    run_due(one.house(), (module.jobs)()).await.unwrap();
    let all = centum_jobs::letters(&mut one.reader().await.conn(), 10_000).await.unwrap();
    let mut to = BTreeMap::new();
    for letter in all.into_iter().map(|posted| posted.letter) {
        if letter.body.contains("/outcome") {
            *to.entry(letter.recipient.to_string()).or_insert(0) += 1;
        }
    }
    to
}

/// Everybody reads what no conflict keeps from them, three to an application.
async fn assigned(one: &Challenge) {
    let (house, id) = (one.house(), one.selection);
    // The second declares that they advise the applicant of the eleventh application.
    let (about, kind) = (About::Application(one.applications[10]), InterestKind::Adviser);
    declare_interest(house, &one.readers[1].1, id, about, kind, "Since 2018.").await.unwrap();
    let carried = one.give_out().await;
    let given = 3 * (APPLICATIONS - INELIGIBLE.len());
    assert_eq!((carried.given, carried.taken_back), (given, 0));
    let selection = one.of().await;
    let (entrants, conflicts) =
        reviewers::with_entrants(&mut one.reader().await.conn(), &selection).await.unwrap();
    assert_eq!(entrants.iter().map(Entrant::cities).sum::<usize>(), CITIES);
    // Found from what the city is called, and declared.
    assert!(conflicts.keeps(id_of(&one.readers[0].1), one.applications[0]));
    assert!(conflicts.keeps(id_of(&one.readers[1].1), one.applications[10]));
    let mut loads: BTreeMap<_, u32> = BTreeMap::new();
    for held in one.held().await {
        assert!(!conflicts.keeps(held.person, held.review.expression));
        *loads.entry(held.person).or_default() += 1;
    }
    assert!(loads.len() == 30 && loads.values().all(|load| (8..=16).contains(load)), "{loads:?}");
}

/// A reviewer finds out while reading; another conflict is found when all have marked.
async fn late_conflicts(one: &Challenge) {
    let (house, id) = (one.house(), one.selection);
    let first = one.held().await.remove(0);
    let people = one.people();
    let (about, kind) = (About::Application(first.review.expression), InterestKind::Family);
    let reader = people[&first.review.reviewer];
    declare_interest(house, reader, id, about, kind, "My sister works there.").await.unwrap();
    let state_of = async |review| {
        one.held().await.iter().find(|held| held.review.id == review).map(|held| held.review.state).unwrap()
    };
    assert_eq!(state_of(first.review.id).await, ReviewState::Recused);
    let carried = one.give_out().await;
    assert_eq!((carried.given, carried.taken_back), (1, 0), "one more, and everything else stays");
    one.read().await;

    let (selection, call) = (one.of().await, one.call().await);
    let looks = async || board(&mut one.reader().await.conn(), &one.petra, &selection, &call).await.unwrap();
    let found =
        one.held().await.into_iter().rfind(|held| held.review.state == ReviewState::Submitted).unwrap();
    let before = looks().await;
    let line = |board: &Board| {
        board.lines.iter().find(|line| line.entrant.id == found.review.expression).unwrap().clone()
    };
    assert_eq!(line(&before).counted.len(), 3);
    let of = (found.person, found.review.expression);
    pin_conflict(house, &one.olga, id, of, Pinned::Conflict, "A former coach of the city.").await.unwrap();
    assert_eq!(state_of(found.review.id).await, ReviewState::Discounted);
    let after = looks().await;
    assert_eq!(line(&after).counted.len(), 2);
    let criteria = &call.terms.criteria;
    let of_city = |board: &Board| calibrated(board, criteria).unwrap().applications[&found.review.expression];
    assert_ne!(of_city(&before), of_city(&after), "what rests on it is worked out again");
}

/// Counts by hand what the decision says of bounds, reasons and ties.
fn holds(decision: &Decision, entrants: &[Entrant]) {
    let chosen = selected(decision);
    let of: Vec<&Entrant> = entrants.iter().filter(|one| chosen.contains(&one.id)).collect();
    assert!(of.len() <= 90, "{}", of.len());
    let count = |category: &str| of.iter().filter(|one| one.category == category).count();
    assert!(count("mentor") >= 12 && count("alumnus") <= 10);
    assert!(of.iter().map(|one| one.cities()).sum::<usize>() <= 135);
    let mut countries: BTreeMap<_, usize> = BTreeMap::new();
    for one in &of {
        for country in one.members.iter().filter_map(|member| member.country).collect::<BTreeSet<_>>() {
            *countries.entry(country).or_default() += 1;
        }
    }
    assert!(countries.values().all(|count| *count <= 6), "{countries:?}");
    let lines = &decision.content.output.lines;
    assert_eq!(lines.len(), APPLICATIONS - INELIGIBLE.len());
    let is_below = |line: &&Line| matches!(line.reason, Reason::BelowThreshold { .. });
    assert!(lines.iter().filter(is_below).all(|line| !line.selected));
    assert!(lines.iter().any(|line| matches!(line.reason, Reason::BelowThreshold { .. })));
    assert!(lines.iter().any(|line| matches!(line.reason, Reason::PassedOver { .. })), "bounds matter here");
    assert!(
        lines.iter().any(|line| matches!(line.parted, Parted::Tie { .. })),
        "ties are parted by the chain"
    );
    assert!(lines.iter().any(|line| line.parted == Parted::Draw), "and then by the draw");
}

on_both_databases! {
    async fn a_whole_challenge_from_the_call_to_an_announcement_that_adds_up(db: TestDb) {
        let mut one = Challenge::declared(&db).await;
        one.applied().await;
        assert_eq!((0..APPLICATIONS).map(cities_of).sum::<usize>(), CITIES);
        one.admitted(&INELIGIBLE).await;
        one.invited().await;
        assigned(&one).await;
        one.go_on().await;
        late_conflicts(&one).await;
        one.go_on().await;
        for at in (0..APPLICATIONS).filter(|at| !INELIGIBLE.contains(at)) {
            one.agree(at).await;
        }
        one.go_on().await;

        one.world.clock.set(at("2020-07-01T09:00:00Z"));
        let first = decide(&one, "First decision").await;
        let entrants = one.entrants().await;
        holds(&first, &entrants);
        let told = letters(&one).await;
        let everybody: BTreeMap<String, usize> = (0..APPLICATIONS).map(|at| (mail(at), 1)).collect();
        assert_eq!(told, everybody, "one letter to each, however often the job runs");
        let of = outcomes(&first.content);
        assert_eq!(of.values().filter(|one| **one == Outcome::Ineligible).count(), INELIGIBLE.len());

        // All but three take their seats.
        let holders: Vec<usize> =
            (0..APPLICATIONS).filter(|at| selected(&first).contains(&one.applications[*at])).collect();
        for (nth, at) in holders.iter().enumerate() {
            let (officer, id) = (&one.officers[*at], one.applications[*at]);
            if [3, 30, 60].contains(&nth) {
                seats::decline(one.house(), officer, id, "No money").await.unwrap();
            } else {
                seats::confirm(one.house(), officer, id).await.unwrap();
            }
        }
        let second = decide(&one, "Three seats were given back").await;
        holds(&second, &entrants);
        let (before, after) = (selected(&first), selected(&second));
        assert_eq!(before.difference(&after).count(), 3);
        let new: Vec<Id<Expression>> = after.difference(&before).copied().collect();
        assert!((1..=3).contains(&new.len()), "next in line: {}", new.len());
        let again = letters(&one).await;
        assert_eq!(again.values().sum::<usize>(), APPLICATIONS + new.len(), "only who comes in is written to");
        for id in &new {
            let at = one.applications.iter().position(|other| other == id).unwrap();
            assert_eq!(again[&mail(at)], 2);
            seats::confirm(one.house(), &one.officers[at], *id).await.unwrap();
        }
        let all = seats::seats(&mut one.reader().await.conn(), one.selection).await.unwrap();
        let confirmed: BTreeSet<Id<Expression>> = all
            .iter()
            .filter(|seat| seat.state == SeatState::Confirmed)
            .map(|seat| seat.expression)
            .collect();
        assert_eq!(confirmed, after);

        one.handed_over(&entrants, &confirmed).await;
        let all = replay(&mut one.reader().await.conn()).await.unwrap();
        assert_eq!(all.len(), 10, "the ledger, the terms, the draw, two assignments, marks, two decisions with their calibrations");
        assert!(all.iter().all(Replayed::holds), "{all:?}");
        one.explained(&second).await;
    }
}
