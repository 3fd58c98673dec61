//! What the domain says in enums, in words.

use centum_base::Country;
use centum_places::Facts;
use centum_web::components::Choice;
use centum_web::{Locale, Message};

use crate::announcement::Barrier;
use crate::figures;
use crate::intake::{Placement, SourceState, WhyOpen};
use crate::model::{Lead, Part, Standing};
use crate::reading::{Doubt, FileKind, Notice, ReadError, UnreadReason, WorkbookFault};
use crate::register::Consent;

/// A part.
pub(super) fn part(locale: &Locale, part: Part) -> String {
    locale.text(&format!("cohort-desk-part-{}", part.name()))
}

/// A standing.
pub(super) fn standing(locale: &Locale, standing: Standing) -> String {
    locale.text(&format!("cohort-desk-standing-{}", standing.name()))
}

/// An answer to the question whether a city may be named.
pub(super) fn consent(locale: &Locale, consent: Consent) -> String {
    locale.text(&format!("cohort-desk-consent-{}", consent.name()))
}

/// How a document stands.
pub(super) fn state(locale: &Locale, state: SourceState) -> String {
    locale.text(&format!("cohort-desk-source-{}", state.name()))
}

/// The value of a single body in the choice of kinds.
pub(super) const SINGLE: &str = "single";
/// The value of one that is no city.
pub(super) const NO_CITY: &str = "no-city";

/// Countries in the reader's language, in their order.
pub(super) fn countries(locale: &Locale, countries: &[Country]) -> String {
    countries.iter().map(|country| locale.country(*country)).collect::<Vec<_>>().join(" / ")
}

/// The parts to choose from.
pub(super) fn parts(locale: &Locale, current: Option<&str>) -> Vec<Choice> {
    Part::ALL.map(|one| Choice::new(one.name(), part(locale, one), current)).to_vec()
}

/// The standings to choose from.
pub(super) fn standings(locale: &Locale, current: Option<&str>) -> Vec<Choice> {
    Standing::ALL.map(|one| Choice::new(one.name(), standing(locale, one), current)).to_vec()
}

/// The answers to choose from.
pub(super) fn consents(locale: &Locale, current: Option<&str>) -> Vec<Choice> {
    Consent::ALL.map(|one| Choice::new(one.name(), consent(locale, one), current)).to_vec()
}

/// The kinds of applicant to choose from.
pub(super) fn kinds(locale: &Locale, current: Option<&str>) -> Vec<Choice> {
    let kind =
        |name: &'static str| Choice::new(name, locale.text(&format!("cohort-desk-kind-{name}")), current);
    [SINGLE, NO_CITY].into_iter().chain(Lead::ALL.map(Lead::name)).map(kind).collect()
}

/// A sentence of the counting rules.
pub(super) fn said(message: &figures::Message) -> Message {
    let args = message.args.iter();
    args.fold(Message::new(message.id), |said, (name, value)| said.arg(name, value))
}

/// Sentences of the counting rules, one after the other.
pub(super) fn clauses(locale: &Locale, messages: &[figures::Message]) -> String {
    let plain = messages.iter().map(|message| locale.tell(&said(message)).plain());
    plain.collect::<Vec<_>>().join("; ")
}

/// Why a row may have been misunderstood.
pub(super) fn doubt(doubt: &Doubt) -> Message {
    match doubt {
        Doubt::PartAssumed => "cohort-desk-doubt-part-assumed".into(),
        Doubt::PartUnreadable { text } => Message::new("cohort-desk-doubt-part-unreadable").arg("text", text),
        Doubt::CountryMissing => "cohort-desk-doubt-country-missing".into(),
        Doubt::CountryUnreadable { text } => {
            Message::new("cohort-desk-doubt-country-unreadable").arg("text", text)
        }
        Doubt::CountryInName => "cohort-desk-doubt-country-in-name".into(),
        Doubt::CountryInherited => "cohort-desk-doubt-country-inherited".into(),
        Doubt::BracketKept { text } => Message::new("cohort-desk-doubt-bracket-kept").arg("text", text),
        Doubt::MembersGuessed => "cohort-desk-doubt-members-guessed".into(),
        Doubt::MembersUncertain { text } => {
            Message::new("cohort-desk-doubt-members-uncertain").arg("text", text)
        }
        Doubt::LeadUnlisted => "cohort-desk-doubt-lead-unlisted".into(),
        Doubt::LeadByWords => "cohort-desk-doubt-lead-by-words".into(),
        Doubt::Repeated { line } => Message::new("cohort-desk-doubt-repeated").arg("line", line),
        Doubt::ColumnsGuessed => "cohort-desk-doubt-columns-guessed".into(),
    }
}

/// What was changed or noticed while reading.
pub(super) fn notice(locale: &Locale, notice: &Notice) -> Message {
    let lines = |lines: &[u32]| locale.list(lines);
    match notice {
        Notice::InvisibleRemoved { count, lines: at } => {
            Message::new("cohort-desk-notice-invisible").arg("count", count).arg("lines", lines(at))
        }
        Notice::SpacesMadePlain { count, lines: at } => {
            Message::new("cohort-desk-notice-spaces").arg("count", count).arg("lines", lines(at))
        }
        Notice::BytesReplaced { count } => Message::new("cohort-desk-notice-bytes").arg("count", count),
        Notice::NameRepeated { name, lines: at } => {
            Message::new("cohort-desk-notice-repeated").arg("name", name).arg("lines", lines(at))
        }
        Notice::ColumnsIgnored { headers } => {
            Message::new("cohort-desk-notice-columns").arg("names", locale.list(headers))
        }
        Notice::SheetRead { name } => Message::new("cohort-desk-notice-sheet").arg("name", name),
        Notice::SheetsPassedOver { names } => {
            Message::new("cohort-desk-notice-sheets").arg("names", locale.list(names))
        }
        Notice::SeatsWithoutNumber { line } => Message::new("cohort-desk-notice-seats").arg("line", line),
    }
}

/// Why a line was not read.
pub(super) fn unread(reason: UnreadReason) -> Message {
    match reason {
        UnreadReason::NoCountry => "cohort-desk-unread-no-country".into(),
        UnreadReason::NoName => "cohort-desk-unread-no-name".into(),
        UnreadReason::NotARow => "cohort-desk-unread-not-a-row".into(),
        UnreadReason::NameTooLong { limit } => {
            Message::new("cohort-desk-unread-name-long").arg("limit", limit)
        }
        UnreadReason::TooManyMembers { limit } => {
            Message::new("cohort-desk-unread-members").arg("limit", limit)
        }
        UnreadReason::OtherList => "cohort-desk-unread-other-list".into(),
    }
}

/// Why nothing was read, and what helps.
pub(super) fn read_error(error: &ReadError) -> Message {
    const MIB: usize = 1024 * 1024;
    match error {
        ReadError::Empty => "cohort-desk-read-empty".into(),
        ReadError::TooLarge { limit, .. } => Message::new("cohort-desk-read-large").arg("limit", limit / MIB),
        ReadError::TooManyLines { limit } => Message::new("cohort-desk-read-lines").arg("limit", limit),
        ReadError::TooManyColumns { limit } => Message::new("cohort-desk-read-columns").arg("limit", limit),
        ReadError::Unsupported { found } => match found {
            FileKind::Pdf => "cohort-desk-read-pdf".into(),
            FileKind::Archive => "cohort-desk-read-archive".into(),
            FileKind::OldWorkbook => "cohort-desk-read-old-workbook".into(),
            FileKind::Image => "cohort-desk-read-image".into(),
            FileKind::Binary => "cohort-desk-read-binary".into(),
        },
        ReadError::Workbook(WorkbookFault::Damaged) => "cohort-desk-read-damaged".into(),
        ReadError::Workbook(_) => "cohort-desk-read-workbook-large".into(),
        ReadError::NeedsMapping(_) => "cohort-desk-read-mapping".into(),
    }
}

/// Why a place is not known yet.
pub(super) fn why_open(why: WhyOpen) -> &'static str {
    match why {
        WhyOpen::NoCountry => "cohort-desk-open-no-country",
        WhyOpen::Several => "cohort-desk-open-several",
        WhyOpen::Body => "cohort-desk-open-body",
        WhyOpen::NotAPlace => "cohort-desk-open-not-a-place",
        WhyOpen::Unknown => "cohort-desk-open-unknown",
    }
}

/// Which place a city is, by whom decided or why not.
pub(super) fn placement(locale: &Locale, placement: &Placement) -> String {
    let decided = |id: &str, facts: &Facts| locale.say(id).arg("place", place(locale, facts)).plain();
    match placement {
        Placement::Automatic { facts, confidence } => locale
            .say("cohort-desk-placed-rule")
            .arg("place", place(locale, facts))
            .arg("percent", confidence)
            .plain(),
        Placement::Person { facts } => decided("cohort-desk-placed-person", facts),
        Placement::Nowhere => locale.text("cohort-desk-placed-nowhere"),
        Placement::Open { why, .. } => locale.text(why_open(*why)),
    }
}

/// What tells a place from its namesakes: the seats of its divisions, then its country.
pub(super) fn whereabouts(locale: &Locale, facts: &Facts) -> String {
    let id = facts.source_id.as_deref().filter(|_| facts.source == centum_places::Source::Geonames);
    let known =
        id.and_then(|id| id.parse().ok()).and_then(|id| centum_places::Gazetteer::shipped().place(id));
    let mut words: Vec<String> = Vec::new();
    if let Some(known) = known {
        for seat in [known.second_seat(), known.seat()].into_iter().flatten() {
            if seat.name() != facts.name && !words.iter().any(|word| word == seat.name()) {
                words.push(seat.name().to_owned());
            }
        }
    }
    words.push(locale.country(facts.country));
    words.join(", ")
}

/// A place with what tells it from its namesakes, and how many people live there.
pub(super) fn place(locale: &Locale, facts: &Facts) -> String {
    let name = format!("{}, {}", facts.name, whereabouts(locale, facts));
    match facts.population {
        Some(people) if people > 0 => {
            locale.say("cohort-desk-place-people").arg("place", name).arg("people", people).plain()
        }
        _ => name,
    }
}

/// What stands in the way of publishing.
pub(super) fn barrier(barrier: &Barrier) -> Message {
    match barrier {
        Barrier::NotReviewed => "cohort-desk-barrier-not-reviewed".into(),
        Barrier::SamePerson => "cohort-desk-barrier-same-person".into(),
        Barrier::NoConsent { rows } => {
            const SHOWN: usize = 6;
            let mut names: Vec<&str> = rows.iter().take(SHOWN).map(String::as_str).collect();
            if rows.len() > SHOWN {
                names.push("…");
            }
            Message::new("cohort-desk-barrier-no-consent")
                .arg("count", rows.len())
                .arg("names", names.join(", "))
        }
        Barrier::DoesNotAddUp { figures } => {
            Message::new("cohort-desk-barrier-figures").arg("count", figures)
        }
        Barrier::Outdated => "cohort-desk-barrier-outdated".into(),
        Barrier::Empty => "cohort-desk-barrier-empty".into(),
        Barrier::NoTitle => "cohort-desk-barrier-no-title".into(),
    }
}
