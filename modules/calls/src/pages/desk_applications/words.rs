//! Applications in words.

use centum_base::{Country, Timestamp};
use centum_web::{Locale, Message};

use crate::call::eligibility::{Found, Reason, Verdict};
use crate::call::{Call, Zone};
use crate::organiser::Line;

/// A country; “not said yet” if there is none.
pub(super) fn country(locale: &Locale, country: Option<Country>) -> String {
    country.map_or_else(|| locale.text("calls-organiser-no-country"), |country| locale.country(country))
}

/// A category by its label, or its key if the call no longer has it.
pub(super) fn category(locale: &Locale, call: &Call, key: &str) -> String {
    let found = call.terms.categories.iter().find(|category| category.key == key);
    found.map_or_else(|| key.to_owned(), |category| category.label.in_lang(locale.tag()).to_owned())
}

/// An instant in the zone of the call, short enough for a table: the day by ISO 8601, the minutes, and which hour counts.
pub(super) fn short(locale: &Locale, zone: &Zone, at: Timestamp) -> String {
    let face = zone.show(at);
    let hour = face.in_force.abbreviation.unwrap_or(face.in_force.offset);
    let time = format!("{} {hour}", face.time.get(..5).unwrap_or(&face.time));
    locale.say("calls-organiser-short").arg("date", face.date.to_string()).arg("time", time).plain()
}

/// What is still to be done to an application: each with its tone.
pub(super) fn to_do(locale: &Locale, line: &Line) -> Vec<(String, &'static str)> {
    let count = |id: &str, count: u32| locale.say(id).arg("count", count).plain();
    let mut marks = Vec::new();
    match line.open {
        None => marks.push((locale.text("calls-organiser-not-looked-at"), "neutral")),
        Some(0) => {}
        Some(open) => marks.push((count("calls-organiser-count-open", open), "warning")),
    }
    if line.unsigned > 0 && line.state != "withdrawn" {
        marks.push((count("calls-organiser-count-unsigned", line.unsigned), "neutral"));
    }
    if let Some(documents) = line.documents.filter(|documents| *documents > 0) {
        marks.push((count("calls-organiser-count-documents", documents), "neutral"));
    }
    if line.overlaps > 0 {
        marks.push((count("calls-organiser-count-overlaps", line.overlaps), "danger"));
    }
    marks
}

/// How eligibility stands, and its tone: what a person decided comes before what was computed.
pub(super) fn eligible(locale: &Locale, line: &Line) -> (String, &'static str) {
    let (confirmed, rules) = line.confirmed;
    if line.refused > 0 {
        return (locale.text("calls-organiser-eligibility-refused"), "danger");
    }
    if line.state == "submitted" && rules > 0 && confirmed >= rules {
        return (locale.text("calls-organiser-eligibility-confirmed"), "success");
    }
    match line.verdict {
        Some(verdict) => {
            (locale.text(&format!("calls-organiser-eligibility-{}", verdict.name())), tone(verdict))
        }
        None => (locale.text("calls-organiser-not-looked-at"), "neutral"),
    }
}

/// The tone of a verdict.
pub(super) fn tone(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "neutral",
        Verdict::Unknown => "warning",
        Verdict::NotMet => "danger",
    }
}

/// Why a rule came out as it did.
pub(super) fn reason(locale: &Locale, reason: &Reason) -> Message {
    let names = |names: &[String]| locale.list(names.iter());
    match reason {
        Reason::Fulfilled => "calls-eligibility-fulfilled".into(),
        Reason::ConsortiumExempt => "calls-eligibility-consortium-exempt".into(),
        Reason::SingleExempt => "calls-eligibility-single-exempt".into(),
        Reason::Failing(members) => Message::new("calls-eligibility-failing").arg("members", names(members)),
        Reason::Missing(members) => Message::new("calls-eligibility-missing").arg("members", names(members)),
        Reason::Disagreeing { stated, gazetteer } => Message::new("calls-eligibility-disagreeing")
            .arg("stated", locale.number(*stated))
            .arg("gazetteer", locale.number(*gazetteer)),
        Reason::TooFew { members, least } => {
            Message::new("calls-eligibility-too-few").arg("members", *members).arg("least", *least)
        }
        Reason::TooMany { members, most } => {
            Message::new("calls-eligibility-too-many").arg("members", *members).arg("most", *most)
        }
        Reason::ForAPerson => "calls-eligibility-for-a-person".into(),
        Reason::NoMembers => "calls-eligibility-no-members".into(),
    }
}

/// Something that a rule looked at.
pub(super) fn found(locale: &Locale, found: &Found) -> String {
    match found {
        Found::Country(found) => country(locale, *found),
        Found::Chosen(option) => {
            option.clone().unwrap_or_else(|| locale.text("calls-eligibility-fact-nothing"))
        }
        Found::Agreed(true) => locale.text("calls-eligibility-fact-agreed"),
        Found::Agreed(false) => locale.text("calls-eligibility-fact-not-agreed"),
        Found::Stated(count) => locale.say("calls-eligibility-fact-stated").arg("count", *count).plain(),
        Found::Gazetteer(count) => {
            locale.say("calls-eligibility-fact-gazetteer").arg("count", *count).plain()
        }
        Found::NoPopulation => locale.text("calls-eligibility-fact-no-population"),
        Found::Excluded(name) => name.clone(),
    }
}
