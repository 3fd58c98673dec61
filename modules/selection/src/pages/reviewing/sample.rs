//! A sample of every page of a reviewer.

use askama::Template;
use centum_base::{Country, Digest, Id, Timestamp};
use centum_calls::call::{Call, CallState, Category, Criterion, Terms as CallTerms};
use centum_calls::expression::Dossier;
use centum_calls::expression::model::{Expression, Member, Origin, State};
use centum_calls::organiser::entrants::{Entrant, EntrantMember};
use centum_forms::Texts;
use centum_web::page::Face;
use centum_web::{Locale, Page, Sample};

use super::one::Refused;
use super::{list, one};
use crate::process::{Selection, SelectionState, Terms};
use crate::reviews::marking::{Sheet, Standing, Version};
use crate::reviews::rules::Missing;
use crate::reviews::{Desk, Mark, Own, Review, ReviewState, Task};

/// Words of zones and numbers.
pub(crate) const DATA: &[&str] = &["UTC", "EOI"];

/// A sample of every page of the room.
pub(crate) fn samples() -> Vec<Sample> {
    vec![
        Sample::new("reviews", |l| {
            let tasks = [ReviewState::Assigned, ReviewState::Open, ReviewState::Submitted]
                .map(|state| Task { review: review(state), entrant: entrant(), given: 1 });
            let selection = selection(SelectionState::Deliberating);
            let desk = Desk { selection, call: call(), tasks: tasks.to_vec() };
            list::view(l, page(l, "selection-review-title"), &[desk]).render()
        })
        .with_data(DATA),
        Sample::new("reviews-none", |l| list::view(l, page(l, "selection-review-title"), &[]).render())
            .with_data(DATA),
        Sample::new("review", |l| {
            let mut refused = Refused { decline: "Όχι".into(), ..Refused::default() };
            let missing = [("idea".to_owned(), Missing::Points), ("idea".to_owned(), Missing::Comment)];
            one::name_missing(&mut refused.errors, &missing);
            refused.errors.push("reason", "selection-review-changed");
            let own = own(ReviewState::Open, SelectionState::Reviewing);
            one::view(l, page(l, "selection-review-marks"), &own, refused)?.render()
        })
        .with_data(DATA),
        Sample::new("review-submitted", |l| {
            let own = own(ReviewState::Submitted, SelectionState::Deliberating);
            one::view(l, page(l, "selection-review-marks"), &own, Refused::default())?.render()
        })
        .with_data(DATA),
    ]
}

fn page(l: &Locale, title: &str) -> Page {
    Page::sample(Face::Desk, l, l.text(title))
}

/// A call with one criterion.
pub(crate) fn call() -> Call {
    Call {
        id: Id::of_name("call", "sample"),
        edition: Id::of_name("edition", "sample"),
        slug: "x".into(),
        state: CallState::Evaluation,
        terms: CallTerms {
            title: Texts::english("Πόλεις"),
            zone: "UTC".into(),
            categories: vec![Category {
                key: "new".into(),
                label: Texts::english("Νέα πόλη"),
                help: Texts::default(),
                role: "core".into(),
            }],
            criteria: vec![Criterion {
                key: "idea".into(),
                label: Texts::english("Ιδέα"),
                help: Texts::english("Πόσο καλή;"),
                weight: 150,
                max_halves: 10,
                threshold_halves: Some(6),
            }],
            ..CallTerms::default()
        },
        form: 1,
        corrigendum: 0,
        closed_at: None,
        announced_at: None,
        version: 1,
    }
}

/// A selection in that state.
pub(crate) fn selection(state: SelectionState) -> Selection {
    Selection {
        id: Id::of_name("selection", "sample"),
        call: call().id,
        state,
        declared: 1,
        terms: Terms::default(),
        digest: Digest::ZERO,
        on_table: None,
        created_at: Timestamp::UNIX_EPOCH,
        version: 1,
    }
}

/// A review in that state.
pub(crate) fn review(state: ReviewState) -> Review {
    Review {
        id: Id::of_name("review", "sample"),
        selection: Id::of_name("selection", "sample"),
        expression: Id::of_name("expression", "sample"),
        submission: 1,
        reviewer: Id::of_name("reviewer", "sample"),
        run: 1,
        state,
        state_reason: "Όχι".into(),
        assigned_at: Timestamp::UNIX_EPOCH,
        submitted_at: (state == ReviewState::Submitted).then_some(Timestamp::UNIX_EPOCH),
        version: 1,
    }
}

/// A mark with a comment.
pub(crate) fn mark() -> Mark {
    Mark { criterion: "idea".into(), halves: Some(7), comment: "Καλή".into() }
}

/// A sheet with a mark, and another version beside it.
pub(crate) fn sheet() -> Sheet {
    let version = |revision, standing| Version {
        revision,
        base: 0,
        mark: mark(),
        standing,
        author: String::new(),
        saved_at: Timestamp::UNIX_EPOCH,
    };
    Sheet(vec![version(1, Standing::Taken), version(2, Standing::Aside)])
}

/// An application.
pub(crate) fn entrant() -> Entrant {
    let member = EntrantMember {
        name: "Λάρισα".into(),
        key: "λάρισα".into(),
        country: Country::new("GR"),
        place: None,
        is_lead: true,
        is_city: true,
    };
    Entrant {
        id: Id::of_name("expression", "sample"),
        number: 12,
        title: "Λάρισα".into(),
        category: "new".into(),
        consortium: true,
        submission: 1,
        content: Digest::ZERO,
        members: vec![member],
        writers: Vec::new(),
        met: Vec::new(),
        not_met: Vec::new(),
    }
}

/// The head of an application.
pub(crate) fn expression() -> Expression {
    Expression {
        id: Id::of_name("expression", "sample"),
        call: call().id,
        number: 12,
        title: "Λάρισα".into(),
        category: "new".into(),
        consortium: true,
        shared: true,
        form: 1,
        state: State::Submitted(1),
        origin: Origin::Here,
        created_at: Timestamp::UNIX_EPOCH,
        saved_at: Timestamp::UNIX_EPOCH,
        version: 1,
    }
}

/// An application with nothing but a member.
pub(crate) fn dossier() -> Dossier {
    let member = Member {
        id: Id::of_name("member", "sample"),
        position: 0,
        is_lead: true,
        is_city: true,
        name: "Λάρισα".into(),
        country: Country::new("GR"),
        place: None,
    };
    Dossier {
        call: call(),
        form: centum_forms::Form::default(),
        head: expression(),
        members: vec![member],
        writers: Vec::new(),
        invitations: Vec::new(),
        answers: Vec::new(),
        asides: Vec::new(),
        sign_offs: Vec::new(),
        submissions: Vec::new(),
        counts_as: None,
    }
}

fn own(review_state: ReviewState, state: SelectionState) -> Own {
    Own {
        review: review(review_state),
        selection: selection(state),
        dossier: dossier(),
        sheet: sheet(),
        is_agreed: false,
    }
}
