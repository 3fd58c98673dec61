//! A sample of every public page of a call.

use std::collections::BTreeMap;

use askama::Template;
use centum_base::{Id, Timestamp};
use centum_cohort::edition::{Edition, Settings};
use centum_web::page::Face;
use centum_web::{FieldErrors, Html, Locale, Message, Page, Sample};

use super::super::words::zone_of;
use super::changes::{ChangesPage, History, composed};
use super::list::{Card, List};
use super::questions::{AnswerLine, EarlierLine, OwnLine, QuestionsPage};
use super::{CallPage, Shown};
use crate::call::{CallState, Following, Taken, Version, Zone, template};
use crate::questions::{Asked, Earlier, Question};

fn now() -> Timestamp {
    Timestamp::from_second(1_590_000_000).unwrap_or(Timestamp::UNIX_EPOCH)
}

/// A call with its form and its edition.
pub(crate) fn sample_shown() -> Shown {
    let edition = Edition {
        id: Id::of_name("edition", "sample"),
        slug: "sample".into(),
        name: "Πόλεις 2020".into(),
        programme: "Πόλεις".into(),
        publisher: "Επιτροπή".into(),
        licence: "CC-BY-4.0".into(),
        members_on: centum_base::Date::constant(2020, 7, 3),
        settings: Settings::default(),
        invented: true,
        version: 1,
    };
    Shown { call: template::sample_call(), form: template::form(), edition }
}

fn page(locale: &Locale, title: &str) -> Page {
    Page::sample(Face::Public, locale, locale.text(title))
}

/// Labels of the template that stand among our own words.
const LABELS: &[&str] = &["Letter of support"];

/// A sample of every public page of a call.
pub(crate) fn samples() -> Vec<Sample> {
    vec![
        Sample::new("calls-list", |l| {
            let shown = sample_shown();
            let cards = vec![Card::of(l, &shown.call, &shown.form, now())];
            List { page: page(l, "calls-title"), cards }.render()
        }),
        Sample::new("calls-list-empty", |l| {
            List { page: page(l, "calls-title"), cards: Vec::new() }.render()
        }),
        Sample::new("calls-call", |l| {
            let shown = sample_shown();
            let zone = Zone::named("Europe/Lisbon").ok();
            CallPage::of(page(l, "calls-title"), &shown, now(), zone.as_ref()).render()
        })
        .with_data(LABELS),
        Sample::new("calls-print", |l| {
            let shown = sample_shown();
            CallPage::of(page(l, "calls-title"), &shown, now(), None).printed(&shown).render()
        })
        .with_data(LABELS),
        Sample::new("calls-changes", changes).with_data(LABELS),
        Sample::new("calls-questions", questions),
    ]
}

fn changes(l: &Locale) -> askama::Result<String> {
    let shown = sample_shown();
    let before = template::terms();
    let version =
        |number, terms, form| Version {
            number, terms, form, reason: "Πανδημία".into(), made_at: now()
        };
    let versions = [version(0, before, 1), version(1, shown.call.terms.clone(), 2)];
    let steps = [Taken { state: CallState::Open, at: now(), reason: String::new() }];
    let answer = Question {
        id: Id::of_name("question", "sample"),
        call: shown.call.id,
        person: None,
        asked: String::new(),
        asked_at: now(),
        state: Asked::Answered {
            number: 1, wording: "Πότε;".into(), answer: "Τώρα.".into(), at: now()
        },
        version: 2,
    };
    let forms = BTreeMap::from([(1, centum_forms::Form::default()), (2, template::form())]);
    let earlier = Earlier {
        number: 1,
        question: answer.id,
        wording: "Πότε;".into(),
        answer: "Αύριο.".into(),
        answered_at: now(),
        corrected_at: now(),
    };
    let history = History {
        versions: versions.into(),
        forms,
        steps: steps.into(),
        answers: vec![answer],
        corrections: vec![earlier],
    };
    let events = composed(l, &shown, &history);
    ChangesPage { page: page(l, "calls-changes"), path: "/calls/sample".into(), events }.render()
}

fn questions(l: &Locale) -> askama::Result<String> {
    let zone = zone_of(&template::terms());
    let when = super::super::words::time(l, now(), &zone);
    let mut errors = FieldErrors::new();
    errors.push("question", Message::new("calls-call-error-question").arg("most", 4000));
    let own =
        |answered, set_aside| OwnLine { asked: "Πότε;".into(), when: when.clone(), answered, set_aside };
    let answer = AnswerLine {
        number: 1,
        wording: Html::text("Πότε;"),
        answer: Html::text("Τώρα."),
        when: when.clone(),
        earlier: vec![EarlierLine {
            wording: Html::text("Πότε;"),
            answer: Html::text("Αύριο."),
            from: when.clone(),
            until: when.clone(),
        }],
    };
    QuestionsPage {
        page: page(l, "calls-questions"),
        path: "/calls/sample".into(),
        answers: vec![answer],
        own: vec![own(Some(1), false), own(None, true), own(None, false)],
        signed_in: true,
        following: Following::Reader,
        asked: String::new(),
        once: String::new(),
        errors,
    }
    .render()
}
