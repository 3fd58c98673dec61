//! Instants, states and texts of a call in words.

use centum_base::Timestamp;
use centum_forms::{Form, Kind, Texts};
use centum_web::{Html, Locale};
use jiff::SignedDuration;

use crate::call::{
    Call, CallState, ClockFace, Criterion, Deadline, Retention, Terms, Zone, last_deadline as last,
};

/// What an organiser wrote, in the language that it is in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Said {
    /// The text.
    pub(crate) text: String,
    /// Its language.
    pub(crate) lang: String,
}

/// A text for a reader of that language.
pub(crate) fn said(locale: &Locale, texts: &Texts) -> Said {
    let (text, lang) = texts.read(locale.tag());
    Said { text: text.to_owned(), lang: lang.to_owned() }
}

/// The zone of a call's deadlines; universal time as long as it names none.
pub(crate) fn zone_of(terms: &Terms) -> Zone {
    Zone::named(&terms.zone).unwrap_or_else(|_| Zone::utc())
}

/// What a clock shows: “Friday 29 May 2020, 23:59:00 CEST (UTC+2)”.
pub(crate) fn face(locale: &Locale, face: &ClockFace) -> String {
    let weekday = locale.text(&format!("calls-weekday-{}", face.weekday));
    let said = locale.say("calls-moment").arg("weekday", weekday).arg("date", locale.date(face.date));
    said.arg("time", &face.time).arg("zone", face.in_force.to_string()).plain()
}

/// An instant in a zone.
pub(crate) fn moment(locale: &Locale, at: Timestamp, zone: &Zone) -> String {
    face(locale, &zone.show(at))
}

/// An instant in a zone, as markup that a program can read too.
pub(crate) fn time(locale: &Locale, at: Timestamp, zone: &Zone) -> Html {
    Html::time(&at.to_string(), &moment(locale, at, zone))
}

/// Every deadline of a call in its own zone, a line each.
pub(crate) fn deadlines(locale: &Locale, call: &Call, form: &Form) -> String {
    let zone = zone_of(&call.terms);
    let line = |one: &Deadline| {
        let what = target(locale, &call.terms, form, &one.categories, one.document.as_deref());
        let said = locale.say("calls-letter-due").arg("what", what);
        said.arg("at", moment(locale, one.at, &zone)).plain()
    };
    call.terms.deadlines.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// The last deadline of a call, in its own zone, as markup.
pub(crate) fn last_deadline_time(locale: &Locale, call: &Call) -> Html {
    match last(&call.terms) {
        Some(at) => time(locale, at, &zone_of(&call.terms)),
        None => locale.html("calls-no-deadline"),
    }
}

/// How long there still is: “12 days and 3 hours”.
pub(crate) fn left(locale: &Locale, left: SignedDuration) -> String {
    let minutes = left.as_mins().max(0);
    let (days, hours, minutes) = (minutes / 1440, minutes / 60 % 24, minutes % 60);
    let id = match (days, hours) {
        (0, 0) => "calls-left-minutes",
        (0, _) => "calls-left-hours",
        _ => "calls-left-days",
    };
    locale.say(id).arg("days", days).arg("hours", hours).arg("minutes", minutes).plain()
}

/// A state as a badge says it.
pub(crate) fn state(locale: &Locale, state: CallState) -> String {
    locale.text(&format!("calls-state-{}", state.name()))
}

/// The tone of a state's badge.
pub(crate) fn tone(state: CallState) -> &'static str {
    match state {
        CallState::Open => "success",
        CallState::Published => "accent",
        CallState::Draft => "warning",
        _ => "neutral",
    }
}

/// Half points as points: 7 is “3.5”.
pub(crate) fn points(locale: &Locale, halves: u32) -> String {
    match halves % 2 {
        0 => locale.number(halves / 2),
        _ => locale.decimal(&format!("{}.5", halves / 2)),
    }
}

/// A weight in hundredths: 150 is “1.5”.
pub(crate) fn weight(locale: &Locale, weight: u32) -> String {
    match weight % 100 {
        0 => locale.number(weight / 100),
        rest => locale.decimal(format!("{}.{rest:02}", weight / 100).trim_end_matches('0')),
    }
}

/// What a criterion asks, in a line: weight, most and threshold.
pub(crate) fn criterion(locale: &Locale, one: &Criterion) -> String {
    let id =
        if one.threshold_halves.is_some() { "calls-criterion-line" } else { "calls-criterion-line-free" };
    locale
        .say(id)
        .arg("weight", weight(locale, one.weight))
        .arg("most", points(locale, one.max_halves))
        .arg("least", points(locale, one.threshold_halves.unwrap_or(0)))
        .plain()
}

/// What a category is called; its name in data where it has no label.
pub(crate) fn category(locale: &Locale, terms: &Terms, key: &str) -> String {
    let found = terms.categories.iter().find(|category| category.key == key);
    found.map(|category| said(locale, &category.label).text).unwrap_or_else(|| key.to_owned())
}

/// What a document is called: the label of the field that asks for it.
pub(crate) fn document(locale: &Locale, form: &Form, key: &str) -> String {
    let asks = |kind: &Kind| matches!(kind, Kind::File { document: Some(name), .. } if name == key);
    let field = form.fields().find(|(_, field)| asks(&field.kind));
    match field {
        // A field that says “The letter” is told by the section that it stands in.
        Some((section, _)) if !section.title.is_empty() => said(locale, &section.title).text,
        Some((_, field)) => said(locale, &field.label).text,
        None => key.to_owned(),
    }
}

/// How long answers are kept, in a line.
pub(crate) fn retention(locale: &Locale, one: Retention) -> String {
    let line = locale.say("calls-retention-line");
    line.arg("months", one.personal_months).arg("days", one.redress_days).plain()
}

/// For whom and what a deadline is: “Application”, “Letter of support · Alumnus”.
pub(crate) fn target(
    locale: &Locale,
    terms: &Terms,
    form: &Form,
    categories: &[String],
    key: Option<&str>,
) -> String {
    let what = match key {
        Some(key) => document(locale, form, key),
        None => locale.text("calls-the-application"),
    };
    if categories.is_empty() {
        return locale.say("calls-deadline-of-all").arg("what", what).plain();
    }
    let of = locale.list(categories.iter().map(|key| category(locale, terms, key)));
    locale.say("calls-deadline-of").arg("what", what).arg("of", of).plain()
}

/// An instant for a message, which knows neither a reader nor a zone.
pub(crate) fn plain_instant(at: Timestamp) -> String {
    let face = Zone::utc().show(at);
    format!("{} {} UTC", face.date, face.time)
}
