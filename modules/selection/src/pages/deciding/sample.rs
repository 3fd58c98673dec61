//! A sample of every page of the room.

use askama::Template;
use centum_base::{Digest, Id, Timestamp};
use centum_calls::call::{Call, CallState, Category, Criterion, Terms as CallTerms};
use centum_calls::expression::model::{Expression, Origin, State};
use centum_forms::Texts;
use centum_web::links::Query;
use centum_web::page::Face;
use centum_web::{FieldErrors, Locale, Message, Page, Sample, Typed};

use super::outcome::Seen;
use super::overview::Found;
use super::{decision, list, outcome, overview, paper, public, seats, terms, what_if};
use crate::consensus::{PanelMark, Reported};
use crate::decision::{
    Candidate, Complaint, Content, CriterionLine, Decision, DecisionState, Ineligible, Input, Output,
    RedressOutcome, Schema, Settled, decide,
};
use crate::draw::{Seed, store::Draw};
use crate::pool::Pool;
use crate::process::rules::Progress;
use crate::process::{Bound, Declared, Method, Of, Selection, SelectionState, Terms, Tie};
use crate::reviews::Mark;
use crate::seats::{Seat, SeatState};

/// Words of people and of the call, which no catalogue translates.
const DATA: &[&str] = &[
    "Invented call",
    "Λάρισα",
    "Example",
    "Relevance",
    "New city",
    "Mentor",
    "At most three",
    "One mentor",
    "EOI",
    "and",
];

/// A sample of every page of the room.
pub(crate) fn samples() -> Vec<Sample> {
    vec![
        Sample::new("selections", |l| {
            let page = Page::sample(Face::Desk, l, l.text("selection-list-title"));
            list::view(l, page, &[(&selection(), &call())]).render()
        })
        .with_data(DATA),
        Sample::new("selections-none", |l| {
            let page = Page::sample(Face::Desk, l, l.text("selection-list-title"));
            list::view(l, page, &[]).render()
        }),
        Sample::new("selection", |l| {
            let (selection, pool, history, draw) = (selection(), Pool::default(), history(), draw());
            let found = Found {
                selection: &selection,
                pool: &pool,
                progress: Progress { eligible: 3, short: 1, reports_open: 1, ..Progress::default() },
                history: &history,
                draw: Some(&draw),
                is_impartial: false,
            };
            overview::view(l, page(l, "selection-title"), &call(), Some(found)).render()
        })
        .with_data(DATA),
        Sample::new("selection-none", |l| {
            overview::view(l, page(l, "selection-title"), &call(), None).render()
        })
        .with_data(DATA),
        Sample::new("selection-terms", |l| {
            let mut errors = FieldErrors::new();
            errors.push("reason", "selection-error-reason");
            let (one, page) = (selection(), page(l, "selection-declare"));
            let state = (Some((&one, false)), "", errors);
            terms::view(l, page, &call(), &one.terms, state, &Typed::default()).render()
        })
        .with_data(DATA),
        Sample::new("selection-decision", |l| {
            let (all, now) = (vec![decided(DecisionState::Proposed)], Ok(content()));
            let looked = decision::Looked {
                all: &all,
                shown: all.first(),
                now: &now,
                unreached: &[all[0].content.output.lines[0].id],
                news: 2,
                releaser: Some("person:nobody"),
            };
            let page = page(l, "selection-tab-decision");
            decision::view(l, page, &call(), &looked, (String::new(), FieldErrors::new())).render()
        })
        .with_data(DATA),
        Sample::new("selection-decision-none", |l| {
            let now = Err(Message::new("selection-error-not-deciding"));
            let releaser = Some("person:nobody");
            let looked =
                decision::Looked { all: &[], shown: None, now: &now, unreached: &[], news: 0, releaser };
            let page = page(l, "selection-tab-decision");
            decision::view(l, page, &call(), &looked, (String::new(), FieldErrors::new())).render()
        })
        .with_data(DATA),
        Sample::new("selection-decision-paper", |l| {
            let all = [decided(DecisionState::Released)];
            let around = paper::Around { proposed_by: "Ελένη".into(), ..paper::Around::default() };
            paper::view(l, page(l, "selection-tab-decision"), &call(), (&all, &all[0]), around).render()
        })
        .with_data(DATA),
        Sample::new("selection-what-if", |l| {
            let (query, page) = (Query::parse(Some("ceiling-seats=2")), page(l, "selection-tab-what-if"));
            what_if::view(l, page, &call(), Ok(&content()), &query).render()
        })
        .with_data(DATA),
        Sample::new("selection-seats", |l| {
            let (seats, complaints) = (vec![seat()], vec![complaint(RedressOutcome::Open)]);
            let (decisions, page) = ([decided(DecisionState::Released)], page(l, "selection-tab-seats"));
            seats::view(l, page, &call(), &decisions, (&seats, &complaints), (later(), "person:eva")).render()
        })
        .with_data(DATA),
        Sample::new("selection-seats-none", |l| {
            let page = page(l, "selection-tab-seats");
            seats::view(l, page, &call(), &[], (&[], &[]), (later(), "person:eva")).render()
        })
        .with_data(DATA),
        Sample::new("selection-outcome", |l| {
            let page = Page::sample(Face::Public, l, l.text("selection-outcome"));
            outcome::view(l, page, &seen(1)).render()
        })
        .with_data(DATA),
        Sample::new("selection-outcome-drawn", |l| {
            let page = Page::sample(Face::Public, l, l.text("selection-outcome"));
            outcome::view(l, page, &seen(5)).render()
        })
        .with_data(DATA),
        Sample::new("selection-outcome-below", |l| {
            let page = Page::sample(Face::Public, l, l.text("selection-outcome"));
            outcome::view(l, page, &seen(4)).render()
        })
        .with_data(DATA),
        Sample::new("selection-outcome-ineligible", |l| {
            let page = Page::sample(Face::Public, l, l.text("selection-outcome"));
            outcome::view(l, page, &seen(9)).render()
        })
        .with_data(DATA),
        Sample::new("selection-public", |l| {
            let (draw, decision) = (draw(), decided(DecisionState::Released));
            let page = Page::sample(Face::Public, l, l.text("selection-terms-public"));
            let pool = Pool::default();
            let known = (&history()[..], Some(&draw), Some(&decision), Some(&pool));
            public::view(l, page, &call(), &selection(), known).render()
        })
        .with_data(DATA),
    ]
}

fn page(locale: &Locale, title: &str) -> Page {
    Page::sample(Face::Desk, locale, locale.text(title))
}

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).expect("a fixed instant")
}

fn later() -> Timestamp {
    at(1_600_000_000)
}

pub(crate) fn call() -> Call {
    let category = |key: &str, label: &str, role: &str| Category {
        key: key.into(),
        label: Texts::english(label),
        help: Texts::default(),
        role: role.into(),
    };
    let criterion = Criterion {
        key: "relevance".into(),
        label: Texts::english("Relevance"),
        help: Texts::default(),
        weight: 100,
        max_halves: 10,
        threshold_halves: Some(6),
    };
    let terms = CallTerms {
        title: Texts::english("Invented call"),
        categories: vec![category("new", "New city", "core"), category("mentor", "Mentor", "mentor")],
        criteria: vec![criterion],
        zone: "Europe/Brussels".into(),
        ..CallTerms::default()
    };
    Call {
        id: Id::of_name("call", "sample"),
        edition: Id::of_name("edition", "sample"),
        slug: "invented-call".into(),
        state: CallState::Evaluation,
        terms,
        form: 1,
        corrigendum: 0,
        closed_at: None,
        announced_at: None,
        version: 1,
    }
}

fn bounds() -> Vec<Bound> {
    let bound = |key: &str, label: &str, of: Of, floor, ceiling| Bound {
        key: key.into(),
        label: Texts::english(label),
        of,
        floor,
        ceiling,
        held_back: 0,
    };
    let mentor = Of::Category { key: "mentor".into() };
    vec![
        bound("seats", "At most three", Of::Seats, None, Some(3)),
        bound("mentors", "One mentor", mentor, Some(1), None),
    ]
}

fn selection() -> Selection {
    let ties = vec![Tie::Criterion { key: "relevance".into() }, Tie::RarerCountry];
    let terms = Terms { bounds: bounds(), ties, ..Terms::default() };
    Selection {
        id: Id::of_name("selection", "sample"),
        call: call().id,
        state: SelectionState::Deliberating,
        declared: 2,
        terms,
        digest: Digest::of(b"terms"),
        on_table: None,
        created_at: at(1_580_000_000),
        version: 3,
    }
}

fn history() -> Vec<Declared> {
    let one = selection();
    let said = |number, reason: &str| Declared {
        number,
        terms: one.terms.clone(),
        text: String::new(),
        digest: one.digest,
        reason: reason.into(),
        at: at(1_580_000_000),
    };
    vec![said(1, ""), said(2, "Example")]
}

fn draw() -> Draw {
    let seed = Seed::of([7; 32]);
    Draw {
        commitment: seed.commitment(),
        committed_at: at(1_580_000_000),
        pool: Some(Digest::of(b"pool")),
        revealed: Some((seed, later())),
    }
}

fn expression(number: u32) -> Id<Expression> {
    Id::of_name("expression", &format!("sample-{number}"))
}

pub(super) fn content() -> Content {
    let candidate = |number: u32, category: &str, marks: u32| Candidate {
        id: expression(number),
        number,
        title: "Λάρισα".into(),
        content: Digest::of(&number.to_be_bytes()),
        category: category.into(),
        consortium: false,
        countries: vec!["GR".parse().expect("a country")],
        cities: 1,
        population: None,
        marks: vec![marks],
        settled: Settled::Open,
    };
    let input = Input {
        schema: Schema::LATEST,
        terms: Digest::of(b"terms"),
        method: Method::Merit,
        ties: vec![Tie::RarerCountry],
        bounds: bounds(),
        threshold: None,
        criteria: vec![CriterionLine {
            key: "relevance".into(),
            weight: 100,
            max_halves: 10,
            threshold_halves: Some(6),
        }],
        seed: Seed::of([7; 32]),
        pool: Some(Digest::of(b"pool")),
        candidates: vec![
            candidate(1, "new", 10),
            candidate(2, "new", 9),
            candidate(3, "mentor", 7),
            candidate(4, "new", 3),
            candidate(5, "new", 9),
        ],
        ineligible: vec![Ineligible {
            id: expression(9),
            number: 9,
            title: "Λάρισα".into(),
            rules: vec!["Example".into()],
        }],
    };
    let output = decide(&input).unwrap_or_else(|_| Output {
        lines: Vec::new(),
        bounds: Vec::new(),
        total: 0,
        other: crate::decision::Other {
            method: Method::Greatest,
            comes_in: Vec::new(),
            goes_out: Vec::new(),
            points: 0,
            greatest_is_only: None,
        },
        ties_that_mattered: Vec::new(),
    });
    Content { input, output }
}

fn decided(state: DecisionState) -> Decision {
    Decision {
        number: 1,
        state,
        content: content(),
        digest: Digest::of(b"decision"),
        reason: "Example".into(),
        proposed_by: "person:olga".into(),
        proposed_at: at(1_595_000_000),
        released: (state == DecisionState::Released).then(|| ("person:paul".into(), at(1_595_100_000))),
    }
}

fn seat() -> Seat {
    Seat {
        selection: selection().id,
        expression: expression(1),
        decision: 1,
        state: SeatState::Offered,
        offered_at: at(1_595_100_000),
        answer_until: at(1_596_300_000),
        answered_at: None,
        reason: String::new(),
        version: 1,
    }
}

fn complaint(outcome: RedressOutcome) -> Complaint {
    Complaint {
        id: Id::of_name("redress", "sample"),
        decision: 1,
        expression: expression(2),
        complaint: "Example".into(),
        filed_at: at(1_595_200_000),
        outcome,
        answer: String::new(),
        decided_by: String::new(),
        decided_at: None,
    }
}

fn seen(number: u32) -> Seen {
    let head = Expression {
        id: expression(number),
        call: call().id,
        number,
        title: "Λάρισα".into(),
        category: "new".into(),
        consortium: false,
        shared: false,
        form: 1,
        state: State::Submitted(1),
        origin: Origin::Here,
        created_at: at(1_580_000_000),
        saved_at: at(1_580_000_000),
        version: 1,
    };
    let mark = Mark { criterion: "relevance".into(), halves: Some(9), comment: "Example".into() };
    let change = PanelMark {
        criterion: "relevance".into(),
        number: 1,
        halves: 10,
        reason: "Example".into(),
        changed_by: "person:carla".into(),
        changed_at: at(1_594_000_000),
    };
    Seen {
        call: call(),
        head,
        leads: true,
        selection: selection(),
        decision: decided(DecisionState::Released),
        before: if number == 1 { vec![decided(DecisionState::Released)] } else { Vec::new() },
        reported: Reported { marks: vec![mark], changed: vec![change], not_awaited: 1 },
        not_met: vec![("Example".into(), "Example".into())],
        seat: (number == 1).then(seat),
        complaints: Vec::new(),
        now: at(1_595_200_000),
    }
}
