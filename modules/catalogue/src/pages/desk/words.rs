//! What the catalogue says in names, in words.

use centum_base::Timestamp;
use centum_web::components::Choice;
use centum_web::{Locale, Message};

use super::start::Leave;
use crate::adapters;
use crate::dcat;
use crate::harvest::{Failure, Mode, Run, Stage};
use crate::intake::AddressFault;
use crate::officers::{Charge, Standing};
use crate::records::{Severity, State};

/// How often a source may be read, in minutes; by hand alone is none of these.
pub(super) const SCHEDULES: [u32; 5] = [60, 6 * 60, 24 * 60, 7 * 24 * 60, 30 * 24 * 60];
/// What the form sends for a source that is read by hand alone.
pub(super) const BY_HAND: &str = "by-hand";

/// A text of the family, or the name itself where it has none.
fn known(locale: &Locale, id: &str, name: &str) -> String {
    if locale.has(id) { locale.text(id) } else { name.to_owned() }
}

/// The name of a dialect.
pub(super) fn dialect(locale: &Locale, name: &str) -> String {
    known(locale, &format!("catalogue-desk-dialect-{name}"), name)
}

/// The dialects to choose from.
pub(super) fn dialects(locale: &Locale, current: &str) -> Vec<Choice> {
    let mut names = adapters::NAMES.to_vec();
    if !names.contains(&current) && !current.is_empty() {
        names.push(current);
    }
    names.into_iter().map(|name| Choice::new(name, dialect(locale, name), Some(current))).collect()
}

/// How long a run took: in seconds up to two minutes, in whole minutes beyond.
pub(super) fn took(locale: &Locale, from: Timestamp, to: Timestamp) -> String {
    let seconds = to.duration_since(from).as_secs().max(0);
    if seconds < 120 {
        return locale.say("catalogue-desk-took-seconds").arg("count", seconds).plain();
    }
    locale.say("catalogue-desk-took-minutes").arg("count", seconds / 60).plain()
}

/// Where a run is.
pub(super) fn stage(locale: &Locale, run: &Run) -> String {
    locale.text(&format!("catalogue-desk-stage-{}", run.stage.name()))
}

/// The colour of where a run is.
pub(super) fn tone(run: &Run) -> &'static str {
    match run.stage {
        Stage::Reading | Stage::Settling => "accent",
        Stage::Guarded => "warning",
        Stage::Done => "success",
        Stage::Failed => "danger",
        Stage::Rejected | Stage::Cancelled => "neutral",
    }
}

/// Whether a run keeps what it finds.
pub(super) fn mode(locale: &Locale, mode: Mode) -> String {
    locale.text(&format!("catalogue-desk-mode-{}", mode.name()))
}

/// How a record stands.
pub(super) fn state(locale: &Locale, state: State) -> String {
    locale.text(&format!("catalogue-desk-state-{}", state.name()))
}

/// The colour of how a record stands.
pub(super) fn state_tone(state: State) -> &'static str {
    match state {
        State::Live => "success",
        State::Missing => "warning",
        State::Vanished | State::Withdrawn | State::Hidden => "neutral",
    }
}

/// How bad a finding is.
pub(super) fn severity(locale: &Locale, severity: Severity) -> String {
    locale.text(&format!("catalogue-desk-severity-{}", severity.name()))
}

/// The colour of how bad a finding is.
pub(super) fn severity_tone(severity: Severity) -> &'static str {
    match severity {
        Severity::Info => "neutral",
        Severity::Warning => "warning",
        Severity::Violation | Severity::Refusal => "danger",
    }
}

/// What a rule says, or its name.
pub(super) fn rule(locale: &Locale, rule: &str) -> String {
    known(locale, &format!("catalogue-rule-{rule}"), rule)
}

/// What helps, where a text says so.
pub(super) fn remedy(locale: &Locale, id: &str) -> Option<String> {
    locale.has(id).then(|| locale.text(id))
}

/// Why a request gave nothing that could be used, and what helps.
pub(super) fn fault(locale: &Locale, code: &str, detail: &str) -> Message {
    let id = format!("catalogue-desk-fault-{code}");
    let id = if locale.has(&id) { id } else { "catalogue-desk-fault-other".to_owned() };
    Message::new(id).arg("detail", detail).arg("code", code)
}

/// Why a run could not go on, and what helps.
pub(super) fn failure(locale: &Locale, failure: &Failure) -> Message {
    fault(locale, &failure.code, &failure.detail)
}

/// Why a pasted text is no address.
pub(super) fn address_fault(fault: AddressFault) -> Message {
    Message::new(format!("catalogue-desk-address-{}", fault.name()))
}

/// Whether a portal of officers waits for an organiser, or why one said no.
pub(super) fn leave(locale: &Locale, charge: &Charge) -> Option<Leave> {
    let tone = match charge.standing {
        Standing::Asked => "warning",
        Standing::Declined => "danger",
        Standing::Open | Standing::Cleared => return None,
    };
    let text = locale.text(&format!("catalogue-officer-standing-{}", charge.standing.name()));
    Some(Leave { text, tone, reason: charge.reason.clone() })
}

/// How often a source is read.
pub(super) fn schedule(locale: &Locale, every_minutes: Option<u32>) -> String {
    let hours = |minutes: u32| minutes / 60;
    match every_minutes {
        None => locale.text("catalogue-desk-schedule-by-hand"),
        Some(minutes) if minutes % 60 != 0 => {
            locale.say("catalogue-desk-schedule-minutes").arg("count", minutes).plain()
        }
        Some(minutes) if minutes % (24 * 60) != 0 => {
            locale.say("catalogue-desk-schedule-hours").arg("count", hours(minutes)).plain()
        }
        Some(minutes) => locale.say("catalogue-desk-schedule-days").arg("count", hours(minutes) / 24).plain(),
    }
}

/// The schedules to choose from.
pub(super) fn schedules(locale: &Locale, current: &str) -> Vec<Choice> {
    let mut minutes = SCHEDULES.to_vec();
    if let Some(own) = current.parse().ok().filter(|own| !minutes.contains(own)) {
        minutes.push(own);
    }
    let every = minutes
        .into_iter()
        .map(|minutes| Choice::new(minutes.to_string(), schedule(locale, Some(minutes)), Some(current)));
    let by_hand = Choice::new(BY_HAND, schedule(locale, None), Some(current));
    every.chain(std::iter::once(by_hand)).collect()
}

/// What a form says of the schedule; nothing where it says nonsense.
pub(super) fn read_schedule(text: &str) -> Option<Option<u32>> {
    match text {
        BY_HAND => Some(None),
        minutes => minutes.parse().ok().filter(|minutes| *minutes >= 15).map(Some),
    }
}

/// The title of a record in the reader's language, or what the source calls it.
pub(super) fn title(locale: &Locale, record: &str, remote_id: &str) -> String {
    let record: Option<dcat::Record> = serde_json::from_str(record).ok();
    let title = record.as_ref().and_then(|record| record.titles.best(&[locale.tag(), "en"]));
    title.map_or_else(|| remote_id.to_owned(), |(_, title)| title.to_owned())
}
