//! The top of a page about an expression of interest: until when, and what is due.

use centum_base::Timestamp;
use centum_forms::{Kind, Part, Value};
use centum_web::{Html, Locale};

use super::super::words;
use super::{path_of, progress};
use crate::call::{self, Call, CallState, Standing, Zone};
use crate::expression::{Access, Dossier};

/// A deadline in the call's zone and on the reader's own clock.
pub(crate) struct Due {
    /// In the zone of the call, with the weekday and the offset.
    pub(crate) at: Html,
    /// In the zone that the address names.
    pub(crate) own: Option<Html>,
    /// The instant, for the script that knows the reader's clock.
    pub(crate) instant: String,
    /// The zone of the call.
    pub(crate) zone: String,
    /// How long there still is.
    pub(crate) left: Option<String>,
    /// When the grace ends, while it runs.
    pub(crate) grace: Option<Html>,
    /// Whether the call was closed before.
    pub(crate) closed: bool,
}

impl Due {
    /// The deadline of an application of that category.
    pub(crate) fn of(
        locale: &Locale,
        call: &Call,
        category: &str,
        now: Timestamp,
        own: Option<&Zone>,
    ) -> Option<Self> {
        let at = call::deadline_for(&call.terms, category, None)?.at;
        Some(Self::at(locale, call, at, now, own).unless_closed(call, now))
    }

    /// The same of a call that may have been closed before its time: then nothing is left of it.
    pub(crate) fn unless_closed(mut self, call: &Call, now: Timestamp) -> Self {
        if call.state_at(now) > CallState::Open && (self.left.is_some() || self.grace.is_some()) {
            (self.left, self.grace, self.closed) = (None, None, true);
        }
        self
    }

    /// A deadline at that instant.
    pub(crate) fn at(
        locale: &Locale,
        call: &Call,
        at: Timestamp,
        now: Timestamp,
        own: Option<&Zone>,
    ) -> Self {
        let zone = words::zone_of(&call.terms);
        let standing = call::standing(at, call::grace(&call.terms), at, now);
        let other = own.filter(|own| own.name() != zone.name());
        Self {
            at: words::time(locale, at, &zone),
            own: other.map(|own| words::time(locale, at, own)),
            instant: at.to_string(),
            zone: zone.name().to_owned(),
            left: match standing {
                Standing::InTime { left } => Some(words::left(locale, left)),
                _ => None,
            },
            grace: match standing {
                Standing::InGrace { until } => Some(words::time(locale, until, &zone)),
                _ => None,
            },
            closed: false,
        }
    }
}

/// A document whose own deadline is later than the application's.
pub(crate) struct DocumentLine {
    /// Whose answer.
    pub(crate) part: Part,
    /// To which field.
    pub(crate) field: centum_forms::FieldKey,
    /// What it is called.
    pub(crate) label: words::Said,
    /// Whose, where there are several.
    pub(crate) member: Option<String>,
    /// Until when.
    pub(crate) due: Due,
    /// Whether it is there, in what counts or else in the draft.
    pub(crate) is_there: bool,
    /// Where it is added, while it can be and the reader may.
    pub(crate) href: Option<String>,
}

impl DocumentLine {
    /// Whether its deadline has passed, and it can be added all the same.
    pub(crate) fn is_in_grace(&self) -> bool {
        self.href.is_some() && self.due.grace.is_some()
    }
}

/// Every document with a later deadline of its own, for a reader whose clock is in `own` too.
pub(crate) fn documents(
    locale: &Locale,
    dossier: &Dossier,
    access: &Access,
    now: Timestamp,
    own: Option<&Zone>,
) -> Vec<DocumentLine> {
    let Some(whole) = dossier.due(None) else { return Vec::new() };
    let circumstances = dossier.circumstances();
    let answers = dossier.answers();
    let asked = centum_forms::Asked::of(&dossier.form, &answers, &circumstances);
    let mut lines = Vec::new();
    for (section, field) in dossier.form.fields() {
        let Kind::File { document: Some(document), .. } = &field.kind else { continue };
        let Some(due) = dossier.due(Some(document)).filter(|due| *due > whole) else { continue };
        let parts = circumstances.parts(section.whose);
        for part in parts.iter().filter(|part| asked.contains(part, &field.key)) {
            let is_there =
                matches!(answers.get(part, &field.key), Some(Value::Files(files)) if !files.is_empty());
            let may = access.writes(dossier.head.shared, part);
            lines.push(DocumentLine {
                part: (*part).clone(),
                field: field.key.clone(),
                label: words::said(locale, &field.label),
                member: (parts.len() > 1).then(|| progress::member_name(dossier, part)),
                due: Due::at(locale, &dossier.call, due, now, own),
                is_there,
                href: may.then(|| add_href(dossier, part, section, field.key.as_str(), now)).flatten(),
            });
        }
    }
    lines
}

/// Where a document is added: to the draft while that can be written, else to what counts.
fn add_href(
    dossier: &Dossier,
    part: &Part,
    section: &centum_forms::Section,
    field: &str,
    now: Timestamp,
) -> Option<String> {
    use crate::expression::rules::{Deed, may};
    let head = &dossier.head;
    if head.in_force().is_some() {
        return super::supplement::is_open(dossier, field, now)
            .then(|| format!("{}/supplement/{part}/{field}", path_of(head.id)));
    }
    may(Deed::Write, dossier.situation(now)).is_ok().then(|| {
        let several = dossier.members.len() > 1;
        format!(
            "{}#slot.{}",
            progress::href(dossier, section, part, several),
            centum_forms::view::input_id(part, field)
        )
    })
}
