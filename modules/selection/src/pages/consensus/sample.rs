//! A sample of every page of a report.

use std::collections::BTreeMap;

use askama::Template;
use centum_accounts::Person;
use centum_base::{Digest, Id, Timestamp};
use centum_desk::History;
use centum_web::page::Face;
use centum_web::{FieldErrors, Locale, Page, Sample};

use super::{application, chair, reader};
use crate::consensus::rules::Standing;
use crate::consensus::{
    Comment, Individual, PanelMark, Reading, Report, ReportState, Said, Unheard, Voice, Written,
};
use crate::pages::reviewing::sample::{DATA, call, dossier, expression, mark, review, selection, sheet};
use crate::process::SelectionState;
use crate::reviews::{Held, ReviewState};

/// A sample of every page of the room.
pub(crate) fn samples() -> Vec<Sample> {
    vec![
        Sample::new("report", |l| {
            let reading = reading(Some(Standing::Waiting(1)));
            let review = review(ReviewState::Submitted);
            let of = (&reading, &review);
            reader::view(l, page(l), of, reader::Spoken::default(), FieldErrors::new())?.render()
        })
        .with_data(DATA),
        Sample::new("report-not-begun", |l| {
            let reading = reading(None);
            let review = review(ReviewState::Submitted);
            let of = (&reading, &review);
            reader::view(l, page(l), of, reader::Spoken::default(), FieldErrors::new())?.render()
        })
        .with_data(DATA),
        Sample::new("report-to-approve", |l| {
            let mut reading = reading(Some(Standing::Waiting(1)));
            if let Some(written) = &mut reading.report {
                written.report.rapporteur = Id::of_name("reviewer", "other");
                written.voices.clear();
            }
            let review = review(ReviewState::Submitted);
            let mut errors = FieldErrors::new();
            errors.push("view", "selection-review-changed");
            reader::view(l, page(l), (&reading, &review), reader::Spoken::default(), errors)?.render()
        })
        .with_data(DATA),
        Sample::new("desk-report", |l| {
            let around = chair::Around {
                releases: true,
                names: BTreeMap::from([(person(), "Ελένη".to_owned())]),
                chairs: true,
                organises: true,
                reviews: false,
                history: Some(History::sample(l)),
                typed: BTreeMap::new(),
            };
            let mut errors = FieldErrors::new();
            errors.push("reason-idea", "selection-review-changed");
            chair::view(l, page(l), &reading(Some(Standing::Agreed)), around, errors).render()
        })
        .with_data(DATA),
        Sample::new("desk-report-waiting", |l| {
            let mut reading = reading(Some(Standing::Waiting(1)));
            if let Some(written) = &mut reading.report {
                // The only reviewer has left without a word to this round.
                written.voices.retain(|voice| voice.round == 1);
            }
            if let Some(one) = reading.individual.first_mut() {
                one.held.left = true;
            }
            chair::view(l, page(l), &reading, around(), FieldErrors::new()).render()
        })
        .with_data(DATA),
        Sample::new("desk-report-gone-on", |l| {
            let mut reading = reading(Some(Standing::Agreed));
            if let Some(written) = &mut reading.report {
                written.voices.retain(|voice| voice.round == 1);
                written.report.agreed_at = Some(Timestamp::MAX);
            }
            chair::view(l, page(l), &reading, around(), FieldErrors::new()).render()
        })
        .with_data(DATA),
        Sample::new("desk-report-application", |l| {
            application::view(l, page(l), "/desk/calls/x/selection/reports/12".into(), &dossier())?.render()
        })
        .with_data(DATA),
        Sample::new("desk-report-not-begun", |l| {
            let around = chair::Around {
                releases: true,
                names: BTreeMap::from([(person(), "Ελένη".to_owned())]),
                chairs: true,
                ..chair::Around::default()
            };
            chair::view(l, page(l), &reading(None), around, FieldErrors::new()).render()
        })
        .with_data(DATA),
    ]
}

fn page(l: &Locale) -> Page {
    Page::sample(Face::Desk, l, l.text("selection-report"))
}

fn around() -> chair::Around {
    chair::Around {
        names: BTreeMap::from([(person(), "Ελένη".to_owned())]),
        chairs: true,
        ..chair::Around::default()
    }
}

fn person() -> Id<Person> {
    Id::of_name("person", "sample")
}

fn reading(standing: Option<Standing>) -> Reading {
    let review = review(ReviewState::Submitted);
    let reviewer = review.reviewer;
    let held = Held { review, person: person(), left: false };
    let voice =
        |round, said| Voice { round, reviewer, content: Digest::ZERO, said, said_at: Timestamp::UNIX_EPOCH };
    let written = |standing| Written {
        report: Report {
            expression: expression().id,
            selection: selection(SelectionState::Deliberating).id,
            rapporteur: reviewer,
            state: ReportState::Approving,
            round: 2,
            agreed_at: None,
            version: 1,
        },
        standing,
        sheet: sheet(),
        marks: vec![mark()],
        content: Digest::ZERO,
        voices: vec![voice(1, Said::Minority("Όχι".into())), voice(2, Said::Approves)],
        comments: vec![Comment { person: person(), said: "Ναι".into(), at: Timestamp::UNIX_EPOCH }],
        again: vec![Comment { person: person(), said: "Όχι".into(), at: Timestamp::UNIX_EPOCH }],
        changed: vec![PanelMark {
            criterion: "idea".into(),
            number: 1,
            halves: 6,
            reason: "Ναι".into(),
            changed_by: String::new(),
            changed_at: Timestamp::UNIX_EPOCH,
        }],
        unheard: vec![Unheard {
            round: 2,
            reason: "Ναι".into(),
            decided_by: String::new(),
            decided_at: Timestamp::UNIX_EPOCH,
        }],
    };
    Reading {
        selection: selection(SelectionState::Deliberating),
        call: call(),
        expression: expression(),
        // A letter of another script: what pages say of it is not a text.
        individual: vec![Individual { letter: "Α".into(), held, marks: vec![mark()] }],
        report: standing.map(written),
    }
}
