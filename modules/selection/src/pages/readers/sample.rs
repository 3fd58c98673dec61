//! A sample of every page of the room.

use askama::Template;
use centum_base::{Country, Timestamp};
use centum_web::components::{Choice, Paging, Tab};
use centum_web::links::Query;
use centum_web::page::Face;
use centum_web::{FieldErrors, Html, Locale, Page, Sample};

use super::room::Load;
use super::run_words::{self, Names};
use super::{assignment, list, matrix, one, pair, piece, run, tabs, words};
use crate::assignment::{
    Answer, Apart, Assigned, Bar, Change, Given, Keep, Origin, Part, Passed, Question, Rule, Why,
};
use crate::reviewers::{Ground, Pinned, Profile, ProfileFault, ReviewerState};
use crate::reviews::ReviewState;

const HOME: &str = "/desk/calls/sample/selection";

/// What stands between the last two of a list comes from the language's own data, not from a text of ours.
const CONJUNCTION: &[&str] = &["and"];

fn page(locale: &Locale, title: &str) -> Page {
    Page::sample(Face::Desk, locale, locale.text(title))
}

fn when(locale: &Locale) -> Html {
    locale.moment(Timestamp::UNIX_EPOCH)
}

fn choice(locale: &Locale, value: &str, id: &str) -> Choice {
    Choice::new(value, locale.text(id), Some(value))
}

/// A sample of every page of the room.
pub(crate) fn samples() -> Vec<Sample> {
    vec![
        Sample::new("readers-list", |l| reviewers(l, true).render()).with_data(CONJUNCTION),
        Sample::new("readers-list-empty", |l| reviewers(l, false).render()),
        Sample::new("readers-one", one_reviewer),
        Sample::new("readers-matrix", |l| conflicts(l, true).render()),
        Sample::new("readers-matrix-empty", |l| conflicts(l, false).render()),
        Sample::new("readers-pair", one_pair),
        Sample::new("readers-assignment", |l| overview(l, false).render()),
        Sample::new("readers-assignment-kept", |l| overview(l, true).render()),
        Sample::new("readers-run", assigned),
        Sample::new("readers-run-impossible", impossible).with_data(CONJUNCTION),
        Sample::new("readers-piece", one_piece),
    ]
}

fn state(l: &Locale, state: ReviewerState) -> String {
    l.text(&format!("readers-state-{}", state.name()))
}

fn review(l: &Locale, state: ReviewState) -> String {
    l.text(&format!("readers-review-{}", state.name()))
}

fn reviewers(l: &Locale, any: bool) -> list::View {
    let line = |of: ReviewerState| list::Line {
        href: format!("{HOME}/reviewers/1"),
        name: "Ελένη Παππά".into(),
        state: state(l, of),
        tone: words::state_tone(of),
        languages: l.list(["el", "en"].map(|tag| words::language(l, tag))),
        topics: "νερό".into(),
        country: Country::new("GR").map(|country| l.country(country)).unwrap_or_default(),
        employer: "Πανεπιστήμιο".into(),
        least: 2,
        most: 12,
        load: Load { live: 3, begun: 1, submitted: 1 },
        kept: 4,
    };
    let states =
        [ReviewerState::Invited, ReviewerState::Accepted, ReviewerState::Declined, ReviewerState::Left];
    let mut errors = FieldErrors::new();
    if any {
        errors.push("email", "readers-error-email");
        errors.push("name", "readers-error-name");
    }
    list::View {
        page: page(l, "readers-reviewers"),
        path: HOME.into(),
        tabs: tabs(l, HOME, "reviewers"),
        headings: list::headings(l),
        lines: if any { states.map(line).into() } else { Vec::new() },
        known: vec![choice(l, "", "readers-somebody-else")],
        typed: list::Invited { most: "15".into(), ..list::Invited::default() },
        errors,
    }
}

pub(in crate::pages) fn every_fault() -> Vec<ProfileFault> {
    vec![
        ProfileFault::Language("ελληνικά".into()),
        ProfileFault::NoLanguage,
        ProfileFault::Languages,
        ProfileFault::Topics,
        ProfileFault::Employer,
        ProfileFault::Loads,
    ]
}

fn one_reviewer(l: &Locale) -> askama::Result<String> {
    let grounds = [
        Ground::Applicant,
        Ground::Declared("coach"),
        Ground::SameBody("Καλαμάτα".into()),
        Ground::OwnCountry(Country::SINGAPORE),
        Ground::Pinned { reason: "Ναι".into(), by: "person".into() },
    ];
    let stance = |ground: &Ground| {
        let href = format!("{HOME}/conflicts/1/1");
        ("Καλαμάτα".to_owned(), href, words::ground(l, ground), "danger")
    };
    one::View {
        page: page(l, "readers-reviewers"),
        path: HOME.into(),
        tabs: tabs(l, HOME, "reviewers"),
        state: state(l, ReviewerState::Accepted),
        tone: "success",
        load: Load { live: 3, begun: 1, submitted: 1 },
        fields: super::profile::ProfileForm::of(&Profile::default()).fields(l, &every_fault()),
        seen: 1,
        stances: grounds.iter().map(stance).collect(),
        may_end: true,
    }
    .render()
}

fn conflicts(l: &Locale, any: bool) -> matrix::View {
    let cell = |text: String| matrix::Cell { href: "/".into(), text, tone: "danger" };
    let cells = vec![cell(words::ground(l, &Ground::Declared("family"))), cell(String::new())];
    let row = matrix::Row { name: "Καλαμάτα".into(), cells };
    let only =
        ["all", "any", "cleared", "resembles", "applicant", "declared", "same-body", "own-country", "pinned"];
    matrix::View {
        page: page(l, "readers-conflicts"),
        path: format!("{HOME}/conflicts"),
        tabs: tabs(l, HOME, "conflicts"),
        words: String::new(),
        only: only.map(|name| choice(l, name, &format!("readers-only-{name}"))).into(),
        readers: vec![choice(l, "", "readers-every-reviewer")],
        columns: ["Ελένη", "Νίκος"].map(|name| ("/".to_owned(), name.to_owned())).into(),
        rows: if any { vec![row] } else { Vec::new() },
        paging: Paging::read("/", &Query::default(), 50, 1),
        conflicts: 1,
    }
}

fn one_pair(l: &Locale) -> askama::Result<String> {
    let mut errors = FieldErrors::new();
    errors.push("pinned", "readers-error-clears");
    errors.push("reason", centum_web::Message::new("readers-error-reason").arg("most", 2_000));
    pair::View {
        page: page(l, "readers-conflicts"),
        path: "/".into(),
        tabs: tabs(l, HOME, "conflicts"),
        reader: "Ελένη Παππά".into(),
        verdict: l.text("readers-verdict-kept"),
        tone: "danger",
        grounds: vec![words::ground(l, &Ground::SameBody("Καλαμάτα".into()))],
        resembles: vec!["Δήμος Καλαμάτας".into()],
        declared: vec![(l.text("readers-kind-coach"), "Καλαμάτα".into(), "2018".into(), when(l))],
        pins: Pinned::ALL
            .map(|pinned| {
                let what = l.text(&format!("readers-pinned-{}", pinned.name()));
                (what, "Γιατί όχι".to_owned(), "Νίκος".to_owned(), when(l))
            })
            .into(),
        choices: Pinned::ALL
            .map(|pinned| choice(l, pinned.name(), &format!("readers-pin-{}", pinned.name())))
            .into(),
        reason: String::new(),
        errors,
    }
    .render()
}

fn overview(l: &Locale, is_kept: bool) -> assignment::View {
    let figure = |id: &str| (l.number(3_u32), l.text(id), l.text(&format!("{id}-rule")));
    let ids = ["applications", "places", "missing", "capacity"];
    let lost = |state: ReviewState| assignment::Lost {
        application: "Καλαμάτα".into(),
        href: "/".into(),
        reader: "Ελένη".into(),
        state: review(l, state),
        tone: words::review_tone(state),
        why: l.text("readers-ended-declared"),
    };
    let ended =
        [ReviewState::Declined, ReviewState::Recused, ReviewState::Discounted, ReviewState::TakenBack];
    let live = [ReviewState::Assigned, ReviewState::Open, ReviewState::Submitted];
    assignment::View {
        page: page(l, "readers-assignment"),
        path: format!("{HOME}/assignment"),
        tabs: tabs(l, HOME, "assignment"),
        is_kept,
        is_open: true,
        figures: ids.map(|id| figure(&format!("readers-figure-{id}"))).into(),
        keeps: Keep::ALL.map(|keep| choice(l, keep.name(), &format!("readers-keep-{}", keep.name()))).into(),
        runs: vec![assignment::RunLine {
            number: 1,
            at: when(l),
            digest: "0123".into(),
            carried_out: Some(when(l)),
        }],
        lost: ended.map(lost).into(),
        paging: Paging::read("/", &Query::default(), 50, 1),
        pieces: vec![assignment::PieceLine {
            name: "Καλαμάτα".into(),
            href: "/".into(),
            readers: live
                .map(|state| ("Ελένη".to_owned(), review(l, state), words::review_tone(state)))
                .into(),
            missing: 1,
        }],
        wanted: 3,
    }
}

fn names(l: &Locale) -> Names<'_> {
    let greece = Country::new("GR").into_iter().collect::<Vec<_>>();
    Names {
        locale: l,
        pieces: vec![("Καλαμάτα".into(), greece), ("Άργος".into(), Vec::new())],
        readers: vec!["Ελένη".into(), "Νίκος".into()],
    }
}

fn view(l: &Locale) -> run::View {
    run::View {
        page: page(l, "readers-assignment"),
        path: "/".into(),
        tabs: tabs(l, HOME, "assignment"),
        at: when(l),
        by: "Νίκος".into(),
        carried_out: Some(when(l)),
        question: "0123".into(),
        answer: "4567".into(),
        seed: "1".into(),
        figures: Vec::new(),
        notes: Vec::new(),
        rows: Vec::new(),
        loads: Vec::new(),
        clash: Vec::new(),
        ways: Vec::new(),
        step: None,
    }
}

fn assigned(l: &Locale) -> askama::Result<String> {
    let names = names(l);
    let reasons = [
        Why::Barred,
        Why::Pinned,
        Why::Kept,
        Why::FullLoad,
        Why::Country,
        Why::Employer,
        Why::LowerLoad,
        Why::Linking,
        Why::Unproved,
    ];
    let passed = reasons.map(|why| Passed { reader: 1, why, bar: None });
    let bars = Bar::ALL.map(|bar| Passed { reader: 1, why: Why::Barred, bar: Some(bar) });
    let passed: Vec<String> = passed.iter().chain(&bars).map(|one| run_words::passed(&names, one)).collect();
    let pair =
        Given { piece: 0, reader: 0, affinity: 8_000, rank: 1, origin: Origin::Chosen, passed: Vec::new() };
    let found = |apart, swapped| Assigned {
        pairs: vec![pair.clone()],
        worst: Some(8_050),
        total: 8_000,
        loads: vec![1, 0],
        new: 1,
        parts: vec![Part { pieces: vec![0], readers: vec![0] }],
        swapped,
        apart,
        proved: false,
    };
    let aparts = [
        None,
        Some(Apart::NeverShare),
        Some(Apart::TooFewPairs { pairs: 3, needed: 4 }),
        Some(Apart::Excluded),
        Some(Apart::Unsettled),
    ];
    let mut notes = run_words::notes(&names, &found(None, true));
    notes.extend(aparts.into_iter().flat_map(|apart| run_words::notes(&names, &found(apart, false))));
    let row = |origin: Origin| run::Row {
        application: "Καλαμάτα".into(),
        href: "/".into(),
        reader: "Ελένη".into(),
        affinity: words::percent(l, 8_050),
        rank: 1,
        origin: l.text(&format!("readers-origin-{}", origin.name())),
        passed: passed.clone(),
    };
    run::View {
        figures: run_words::figures(l, &found(None, false)),
        notes,
        rows: [Origin::Pinned, Origin::Kept, Origin::Chosen, Origin::Linking].map(row).into(),
        loads: vec![("Ελένη".into(), 1, 0, 12)],
        step: Some((1, 1)),
        ..view(l)
    }
    .render()
}

fn impossible(l: &Locale) -> askama::Result<String> {
    let names = names(l);
    let question: Question = serde_json::from_value(serde_json::json!({
        "schema": "", "selection": "01977c0e-5d2a-7cc1-9a51-6f5dbb4dbb6e",
        "terms": centum_base::Digest::of(b""), "keep": "begun", "seed": 1, "per_country": 1, "per_employer": 1,
        "pieces": [{ "expression": "01977c0e-5d2a-7cc1-9a51-6f5dbb4dbb6e", "number": 1, "submission": 1, "demand": 3 }],
        "readers": [{ "reviewer": "01977c0e-5d2a-7cc1-9a51-6f5dbb4dbb6e", "lower": 1, "upper": 2, "country": null, "employer": null }],
        "cells": [0], "pinned": [], "previous": [],
    }))
    .map_err(askama::Error::custom)?;
    let rules = [
        Rule::Demand { piece: 0 },
        Rule::Upper { reader: 0 },
        Rule::Lower { reader: 0 },
        Rule::PerCountry,
        Rule::PerEmployer,
        Rule::Barred { bar: Bar::Declared },
        Rule::Begun { piece: 0, reader: 0 },
    ];
    let ways = [
        Change::NewReaders { pieces: vec![vec![0]], free_of: vec![Bar::OwnCountry] },
        Change::NewReaders { pieces: vec![vec![1], vec![1]], free_of: Vec::new() },
        Change::RaiseUpper { reader: 0, to: 3 },
        Change::RaiseUppers { by: 1 },
        Change::DropLower { reader: 0, to: 0 },
        Change::DropLowers { by: 1 },
        Change::Demands { demands: vec![(0, 2)] },
        Change::PerCountry { to: 2 },
        Change::PerEmployer { to: 2 },
        Change::Lift { bar: Bar::Declared, pairs: vec![[0, 0]] },
        Change::GiveUp { pairs: vec![[0, 0]] },
    ];
    let ids = ["clash-irreducible", "clash-some", "run-unsettled", "run-refused"];
    // Every outcome has a sentence: a new one does not compile without a place here.
    let _covers = |answer: &Answer| match answer {
        Answer::Assigned(_) | Answer::Impossible(_) | Answer::Unsettled | Answer::Refused { .. } => (),
    };
    run::View {
        notes: ids.map(|id| ("danger", l.text(&format!("readers-{id}")))).into(),
        clash: run_words::rules(&names, &question, &rules),
        ways: ways.iter().map(|way| run_words::change(&names, way)).collect(),
        ..view(l)
    }
    .render()
}

fn one_piece(l: &Locale) -> askama::Result<String> {
    let name = l.say("readers-name-load").arg("name", "Νίκος").arg("load", 1).arg("most", 12).plain();
    piece::View {
        page: page(l, "readers-assignment"),
        path: "/".into(),
        tabs: Vec::<Tab>::new(),
        lines: vec![piece::Line {
            id: "1".into(),
            reader: "Ελένη".into(),
            state: review(l, ReviewState::Assigned),
            tone: "neutral",
            why: "Γιατί".into(),
            at: when(l),
            may_take: true,
        }],
        free: vec![Choice::new("1", name, None)],
        is_open: true,
    }
    .render()
}
