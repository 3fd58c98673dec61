//! Reviewers, grounds and reviews in words.

use centum_calls::organiser::entrants::Entrant;
use centum_web::Locale;

use crate::reviewers::{Ground, ReviewerState, Stance};
use crate::reviews::{Review, ReviewState};

/// Why somebody is kept from an application, in a short phrase.
pub(crate) fn ground(locale: &Locale, ground: &Ground) -> String {
    let id = format!("readers-ground-{}", ground.name());
    match ground {
        Ground::Applicant | Ground::Pinned { .. } => locale.text(&id),
        Ground::Declared(kind) => {
            locale.say(&id).arg("kind", locale.text(&format!("readers-kind-{kind}"))).plain()
        }
        Ground::SameBody(body) => locale.say(&id).arg("body", body).plain(),
        Ground::OwnCountry(country) => locale.say(&id).arg("country", locale.country(*country)).plain(),
    }
}

/// How somebody stands to an application: every ground, or that it was cleared; nothing where nothing is to be said.
pub(super) fn stance(locale: &Locale, stance: &Stance) -> String {
    let grounds = locale.list(stance.grounds.iter().map(|one| ground(locale, one)));
    match (&stance.cleared, stance.grounds.is_empty()) {
        (Some(_), true) => locale.text("readers-cleared"),
        (Some(_), false) => locale.say("readers-cleared-of").arg("grounds", grounds).plain(),
        (None, false) => grounds,
        (None, true) if !stance.resembles.is_empty() => {
            locale.say("readers-resembles").arg("names", locale.list(&stance.resembles)).plain()
        }
        (None, true) => String::new(),
    }
}

/// The tone of a stance.
pub(super) fn tone(stance: &Stance) -> &'static str {
    if stance.is_conflict() {
        "danger"
    } else if stance.cleared.is_some() {
        "success"
    } else {
        "warning"
    }
}

/// An application as it is quoted: its number and title.
pub(super) fn quoted(entrant: &Entrant) -> String {
    format!("{} {}", entrant.reference(), entrant.title)
}

/// A language by its name; its tag where it has none here.
pub(super) fn language(locale: &Locale, tag: &str) -> String {
    let id = format!("readers-language-{tag}");
    if locale.has(&id) { locale.text(&id) } else { tag.to_owned() }
}

/// The tone of the state of a reviewer.
pub(super) fn state_tone(state: ReviewerState) -> &'static str {
    match state {
        ReviewerState::Invited => "warning",
        ReviewerState::Accepted => "success",
        ReviewerState::Declined | ReviewerState::Left => "neutral",
    }
}

/// The tone of the state of a review.
pub(super) fn review_tone(state: ReviewState) -> &'static str {
    match state {
        ReviewState::Submitted => "success",
        ReviewState::Open => "accent",
        ReviewState::Recused | ReviewState::Discounted => "danger",
        ReviewState::Declined => "warning",
        ReviewState::Assigned | ReviewState::TakenBack => "neutral",
    }
}

/// Why a review has ended, as it was given or found.
pub(super) fn ended(locale: &Locale, review: &Review) -> String {
    let id = format!("readers-ended-{}", review.state_reason);
    let is_found = matches!(review.state, ReviewState::Recused | ReviewState::Discounted);
    let is_found = is_found || matches!(review.state_reason.as_str(), "reassigned" | "erased");
    if is_found && locale.has(&id) { locale.text(&id) } else { review.state_reason.clone() }
}

/// Hundredths of a percent as percent.
pub(super) fn percent(locale: &Locale, affinity: u32) -> String {
    let value = match affinity % 100 {
        0 => locale.number(affinity / 100),
        rest => locale.decimal(&format!("{}.{rest:02}", affinity / 100)),
    };
    locale.say("readers-percent").arg("value", value).plain()
}
