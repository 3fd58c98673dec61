//! What the top of a call's page says: how far it is, until when, and what can be done.

use centum_base::Timestamp;
use centum_forms::Form;
use centum_web::components::Choice;
use centum_web::{Html, Locale};

use super::super::words;
use crate::call::{Call, CallState, Deadline, Zone, grace};

/// Zones that a reader may choose without a script; any other zone of the database may stand in the address.
const OFFERED: [&str; 17] = [
    "UTC",
    "Atlantic/Azores",
    "Europe/Lisbon",
    "Europe/Dublin",
    "Europe/Brussels",
    "Europe/Athens",
    "Europe/Helsinki",
    "Europe/Kyiv",
    "Europe/Istanbul",
    "America/New_York",
    "America/Bogota",
    "America/Sao_Paulo",
    "Africa/Nairobi",
    "Asia/Dubai",
    "Asia/Singapore",
    "Asia/Tokyo",
    "Pacific/Auckland",
];

/// Until when, for whom and for what.
pub(crate) struct DeadlineLine {
    /// For whom and what.
    pub(crate) target: String,
    /// In the zone of the call.
    pub(crate) at: Html,
    /// The instant, for the script.
    pub(crate) instant: String,
    /// In the zone that the reader chose.
    pub(crate) own: Option<Html>,
    /// How long there still is; absent once it has passed.
    pub(crate) left: Option<String>,
}

/// The top of a call's page.
pub(crate) struct Facts {
    pub(crate) state: String,
    pub(crate) tone: &'static str,
    pub(crate) is_open: bool,
    pub(crate) opens: Option<Html>,
    /// The next deadline of an application, else the last.
    pub(crate) main: Option<DeadlineLine>,
    /// Every deadline.
    pub(crate) deadlines: Vec<DeadlineLine>,
    pub(crate) grace: u32,
    pub(crate) zone: String,
    pub(crate) zones: Vec<Choice>,
    pub(crate) corrected: bool,
}

impl Facts {
    /// What is said at `now` to a reader whose clock is in `own`.
    pub(crate) fn of(locale: &Locale, call: &Call, form: &Form, now: Timestamp, own: Option<&Zone>) -> Self {
        let zone = words::zone_of(&call.terms);
        let line = |deadline: &Deadline| line(locale, call, form, deadline, now, own);
        let applications = || call.terms.deadlines.iter().filter(|one| one.document.is_none());
        let next = applications().filter(|one| one.at >= now).min_by_key(|one| one.at);
        let main = next.or_else(|| applications().max_by_key(|one| one.at));
        let is_open = call.state == CallState::Open;
        let upcoming = call.state == CallState::Published;
        let chosen = own.map(Zone::name);
        Self {
            state: words::state(locale, call.state),
            tone: words::tone(call.state),
            is_open,
            opens: call.terms.opens.filter(|_| upcoming).map(|at| words::time(locale, at, &zone)),
            main: main.map(line),
            deadlines: call.terms.deadlines.iter().map(line).collect(),
            grace: u32::try_from(grace(&call.terms).as_secs() / 60).unwrap_or(0),
            zones: OFFERED.iter().map(|name| Choice::new(*name, *name, chosen)).collect(),
            zone: zone.name().to_owned(),
            corrected: call.corrigendum > 0,
        }
    }
}

fn line(
    locale: &Locale,
    call: &Call,
    form: &Form,
    deadline: &Deadline,
    now: Timestamp,
    own: Option<&Zone>,
) -> DeadlineLine {
    let zone = words::zone_of(&call.terms);
    let document = deadline.document.as_deref();
    let other = own.filter(|own| own.name() != zone.name());
    DeadlineLine {
        target: words::target(locale, &call.terms, form, &deadline.categories, document),
        at: words::time(locale, deadline.at, &zone),
        instant: deadline.at.to_string(),
        own: other.map(|own| words::time(locale, deadline.at, own)),
        left: (now <= deadline.at).then(|| words::left(locale, deadline.at.duration_since(now))),
    }
}
