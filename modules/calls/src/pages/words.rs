//! Instants and states in words.

use centum_base::Timestamp;
use centum_web::{Html, Locale};

use crate::call::{Call, ClockFace, Terms, Zone, last_deadline as last};

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

/// The last deadline of a call, in its own zone.
pub(crate) fn last_deadline(locale: &Locale, call: &Call) -> String {
    match last(&call.terms) {
        Some(at) => moment(locale, at, &zone_of(&call.terms)),
        None => locale.text("calls-no-deadline"),
    }
}
