//! What stands in the way of a step or a correction, in words.

use centum_web::Message;

use super::words::plain_instant;
use crate::call::retention::{MAX_PERSONAL_MONTHS, MAX_REDRESS_DAYS};
use crate::call::{Barrier, Fault, List, MAX_GRACE, MAX_REASON, MomentError, Objection, TextPart};

/// What stands in the way of a step.
pub(crate) fn barrier(barrier: &Barrier) -> Message {
    match barrier {
        Barrier::State(state) => Message::new("calls-barrier-state").arg("state", state.name()),
        Barrier::Incomplete(found) => fault(found),
        Barrier::DeadlinePassed => "calls-barrier-deadline-passed".into(),
        Barrier::TooEarly { at } => {
            Message::new("calls-barrier-too-early").arg("at", at.map(plain_instant).unwrap_or_default())
        }
        Barrier::ReasonNeeded { at } => {
            Message::new("calls-barrier-reason-needed").arg("at", plain_instant(*at))
        }
        Barrier::ReasonTooLong => Message::new("calls-barrier-reason-long").arg("most", MAX_REASON),
    }
}

/// Why a call cannot be corrected so.
pub(crate) fn objection(objection: &Objection) -> Message {
    match objection {
        Objection::Nothing => "calls-objection-nothing".into(),
        Objection::NoReason => "calls-objection-no-reason".into(),
        Objection::ReasonTooLong => Message::new("calls-barrier-reason-long").arg("most", MAX_REASON),
        Objection::State(_) => "calls-objection-state".into(),
        Objection::Frozen(list) => Message::new("calls-objection-frozen").arg("list", list.name()),
        Objection::FormFixed => "calls-objection-form-fixed".into(),
        Objection::Earlier { category, before, .. } => Message::new("calls-objection-earlier")
            .arg("category", category)
            .arg("at", plain_instant(*before)),
        Objection::Passed(at) => Message::new("calls-objection-passed").arg("at", plain_instant(*at)),
        Objection::GraceShorter => "calls-objection-grace".into(),
        Objection::KeptLonger => "calls-objection-kept-longer".into(),
        Objection::Opened => "calls-objection-opened".into(),
        Objection::DeadlinesStand => "calls-objection-deadlines-stand".into(),
        Objection::Incomplete(found) => fault(found),
    }
}

/// What a call lacks, or contradicts itself in.
pub(crate) fn fault(fault: &Fault) -> Message {
    let of = |id: &str, key: &str| Message::new(id).arg("key", key);
    let list = |id: &str, list: List| Message::new(id).arg("list", list.name());
    match fault {
        Fault::NoText(TextPart::Title) => "calls-fault-no-title".into(),
        Fault::NoText(TextPart::Summary) => "calls-fault-no-summary".into(),
        Fault::NoText(TextPart::Text) => "calls-fault-no-text".into(),
        Fault::NoneOf(which) => list("calls-fault-none-of", *which),
        Fault::TooMany(which) => list("calls-fault-too-many", *which),
        Fault::Twice(which, key) => list("calls-fault-twice", *which).arg("key", key),
        Fault::NoLabel(which, key) => list("calls-fault-no-label", *which).arg("key", key),
        Fault::Role(key) => of("calls-fault-role", key),
        Fault::Zone(name) => of("calls-fault-zone", name),
        Fault::NoOpening => "calls-fault-no-opening".into(),
        Fault::NoDeadline(key) => of("calls-fault-no-deadline", key),
        Fault::DeadlineOf(key) => of("calls-fault-deadline-of", key),
        Fault::DeadlineOfDocument(key) => of("calls-fault-deadline-of-document", key),
        Fault::DocumentBeforeApplication { document, category } => {
            Message::new("calls-fault-document-before-application")
                .arg("document", document)
                .arg("category", category)
        }
        Fault::DeadlineBeforeOpening => "calls-fault-deadline-before-opening".into(),
        Fault::Grace => Message::new("calls-fault-grace").arg("most", MAX_GRACE),
        Fault::Retention => Message::new("calls-fault-retention")
            .arg("months", MAX_PERSONAL_MONTHS)
            .arg("days", MAX_REDRESS_DAYS),
        Fault::PreScreening => "calls-fault-pre-screening".into(),
        Fault::Points(key) => of("calls-fault-points", key),
        Fault::TooManyPoints => "calls-fault-too-many-points".into(),
        Fault::Bounds(key) => of("calls-fault-bounds", key),
        Fault::RuleField(key) => of("calls-fault-rule-field", key),
        Fault::RuleKind(key) => of("calls-fault-rule-kind", key),
        Fault::RuleOption(key, option) => of("calls-fault-rule-option", key).arg("option", option),
        Fault::RuleCountry(key, code) => of("calls-fault-rule-country", key).arg("code", code),
        Fault::RuleOf(key) => of("calls-fault-rule-of", key),
        Fault::EmptyForm => "calls-fault-empty-form".into(),
        Fault::Form(count) => Message::new("calls-fault-form").arg("count", *count),
    }
}

/// Why what was typed names no instant.
pub(crate) fn moment(error: &MomentError) -> Message {
    let right = |id: &str, given: &str, zone: &str, right: &crate::call::InForce| {
        Message::new(id).arg("given", given).arg("zone", zone).arg("right", right.to_string())
    };
    let face = |face: &crate::call::ClockFace| format!("{} {} {}", face.date, face.time, face.in_force);
    match error {
        MomentError::NoDate => "calls-moment-no-date".into(),
        MomentError::NoTime => "calls-moment-no-time".into(),
        MomentError::Unreadable(text) => Message::new("calls-moment-unreadable").arg("text", text),
        MomentError::NoSuchDay(text) => Message::new("calls-moment-no-such-day").arg("text", text),
        MomentError::NoSuchTime(text) => Message::new("calls-moment-no-such-time").arg("text", text),
        MomentError::Weekday { given, date } => {
            Message::new("calls-moment-weekday").arg("given", given).arg("date", date.to_string())
        }
        MomentError::UnknownZone(name) => Message::new("calls-moment-zone").arg("text", name),
        MomentError::NotInForce { given, zone, right: is } => {
            right("calls-moment-not-in-force", given, zone, is)
        }
        MomentError::NotOfZone { given, zone, right: is } => {
            right("calls-moment-not-of-zone", given, zone, is)
        }
        MomentError::Gap { later, earlier } => {
            Message::new("calls-moment-gap").arg("later", face(later)).arg("earlier", face(earlier))
        }
        MomentError::Fold { first, second } => {
            Message::new("calls-moment-fold").arg("first", face(first)).arg("second", face(second))
        }
    }
}
