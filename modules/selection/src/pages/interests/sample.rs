//! A sample of every page of the room.

use askama::Template;
use centum_base::Timestamp;
use centum_web::components::Choice;
use centum_web::page::Face;
use centum_web::{FieldErrors, Locale, Message, Page, Sample};

use super::{declaring, invitation, tabs};
use crate::pages::readers::{every_fault, profile::ProfileForm};
use crate::reviewers::Profile;

fn page(locale: &Locale) -> Page {
    Page::sample(Face::Desk, locale, locale.text("interests-invitations"))
}

/// A sample of every page of the room.
pub(crate) fn samples() -> Vec<Sample> {
    vec![
        Sample::new("interests-list", |l| {
            let at = l.moment(Timestamp::UNIX_EPOCH);
            let line = ("/".to_owned(), "Πόλεις".to_owned(), l.text("readers-state-invited"), at);
            invitation::List { page: page(l), lines: vec![line] }.render()
        }),
        Sample::new("interests-list-empty", |l| {
            invitation::List { page: page(l), lines: Vec::new() }.render()
        }),
        Sample::new("interests-invited", |l| one(l, "invited")),
        Sample::new("interests-accepted", |l| one(l, "accepted")),
        Sample::new("interests-declined", |l| one(l, "declined")),
        Sample::new("interests-left", |l| one(l, "left")),
        Sample::new("interests-interests", interests),
    ]
}

fn one(l: &Locale, state: &'static str) -> askama::Result<String> {
    invitation::View {
        page: page(l),
        path: "/".into(),
        tabs: tabs(l, "sample", "invitations"),
        state,
        said: l.text(&format!("interests-state-{state}")),
        readers: 3,
        own_country: true,
        fields: ProfileForm::of(&Profile::default()).fields(l, &every_fault()),
        seen: 1,
    }
    .render()
}

fn interests(l: &Locale) -> askama::Result<String> {
    let at = || l.moment(Timestamp::UNIX_EPOCH);
    let line = |about: Option<&str>, ended: bool| declaring::Line {
        id: "1".into(),
        about: about.map(str::to_owned),
        kind: l.text("interests-kind-coach"),
        explanation: "2018".into(),
        at: at(),
        ended: ended.then(at),
        may_withdraw: !ended,
    };
    let mut errors = FieldErrors::new();
    errors.push("application", "interests-error-about");
    errors.push("kind", "interests-error-kind");
    errors.push("body", "readers-error-body");
    errors.push("explanation", Message::new("readers-error-reason").arg("most", 2_000));
    declaring::View {
        page: page(l),
        path: "/".into(),
        tabs: tabs(l, "sample", "interests"),
        lines: vec![line(Some("Καλαμάτα"), false), line(None, true)],
        applications: vec![Choice::new("", l.text("interests-choose"), None)],
        kinds: declaring::kinds(l, "coach"),
        typed: declaring::Declared::default(),
        errors,
    }
    .render()
}
