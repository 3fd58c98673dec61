//! What a filled copy would change.

use std::collections::{BTreeMap, BTreeSet};

use centum_forms::offline::{Filled, Read};
use centum_forms::{FieldKey, Kind, Part, Place, Severity, Value, Whose, check_answer, say};
use centum_web::{Locale, Message};

use super::Held;
use crate::expression::{Access, Dossier};
use crate::organiser::exports::said;

/// What a copy would change.
pub(super) struct Compared {
    pub(super) lines: Vec<Line>,
    pub(super) held: Vec<Held>,
    pub(super) unchanged: usize,
}

/// One answer that differs.
pub(super) struct Line {
    pub(super) place: String,
    pub(super) question: String,
    pub(super) member: Option<String>,
    pub(super) before: String,
    pub(super) after: String,
    /// Somebody saved another version since the copy was made.
    pub(super) conflict: bool,
    /// It cannot be kept: it belongs to somebody else, or is too large.
    pub(super) left_out: Option<Message>,
    /// What is wrong with it; it is kept all the same.
    pub(super) faults: Vec<Message>,
}

/// Compares a copy with what stands. `bases` holds, of answers that have gone on since the copy was made, what stood then;
/// `None` if that version is not kept any more.
pub(super) fn compare(
    locale: &Locale,
    dossier: &Dossier,
    access: &Access,
    filled: &Filled,
    bases: &BTreeMap<(Part, FieldKey), Option<Option<Value>>>,
) -> Compared {
    let mut compared = Compared { lines: Vec::new(), held: Vec::new(), unchanged: 0 };
    for read in &filled.answers {
        let Some((_, field)) = dossier.form.field(read.field.as_str()) else { continue };
        let standing = dossier.answer(&read.part, &read.field);
        let stands = standing.and_then(|answer| answer.value.as_ref());
        let after = match &read.answer {
            Ok(value) => with_place(value.clone(), stands),
            Err(fault) => {
                let why = Some(say::message(fault, locale));
                compared.lines.push(line(locale, dossier, read, (stands, None), why));
                continue;
            }
        };
        let base = bases.get(&(read.part.clone(), read.field.clone()));
        let moved = standing.map_or(0, |answer| answer.revision) != read.base;
        // What the copy says as it was handed out, its author did not touch.
        let untouched = match base {
            Some(Some(then)) => *then == after || with_place(after.clone(), then.as_ref()) == *then,
            _ => read.base == 0 && after.is_none(),
        };
        // Words where ticks or rows are asked for have no cell in a copy: a blank one does not clear them.
        let has_no_cell = after.is_none()
            && matches!(field.kind, Kind::Several { .. } | Kind::Table { .. })
            && matches!(stands, Some(Value::Text(_)));
        if after.as_ref() == stands || untouched || has_no_cell {
            compared.unchanged += 1;
            continue;
        }
        let is_asked = is_asked(dossier, read);
        let writes = is_asked && access.writes(dossier.head.shared, &read.part);
        let why = match is_asked {
            false => Some(Message::new("calls-error-no-such-field").arg("field", read.field.as_str())),
            true => (!writes).then(|| Message::from("calls-error-not-your-part")),
        };
        let mut line = line(locale, dossier, read, (stands, after.as_ref()), why);
        line.conflict = moved;
        let faults = check_answer(field, after.as_ref());
        line.faults = faults
            .iter()
            .filter(|fault| fault.severity() != Severity::Remark)
            .map(|fault| say::message(fault, locale))
            .collect();
        compared.lines.push(line);
        if writes {
            compared.held.push(Held {
                part: read.part.clone(),
                field: read.field.clone(),
                base: read.base,
                value: after,
            });
        }
    }
    compared
}

/// The questions of these parts that the copy does not hold: a row or a sheet was taken out of it, or its columns were moved.
pub(super) fn missing(locale: &Locale, dossier: &Dossier, parts: &[Part], filled: &Filled) -> Vec<String> {
    let held: BTreeSet<(&Part, &FieldKey)> =
        filled.answers.iter().map(|read| (&read.part, &read.field)).collect();
    let circumstances = dossier.circumstances();
    let mut missing = Vec::new();
    for (section, field) in dossier.form.fields().filter(|(_, field)| field.kind.is_typed()) {
        for part in circumstances.parts(section.whose).iter().filter(|part| parts.contains(part)) {
            if held.contains(&(part, &field.key)) {
                continue;
            }
            let label = field.label.in_lang(locale.tag());
            missing.push(match member_of(dossier, part) {
                Some(member) => format!("{label} ({member})"),
                None => label.to_owned(),
            });
        }
    }
    missing
}

/// What the member of that part is called, where there are several.
fn member_of(dossier: &Dossier, part: &Part) -> Option<String> {
    match part {
        Part::Member(id) if dossier.members.len() > 1 => dossier
            .members
            .iter()
            .find(|member| member.id.to_string() == *id)
            .map(|member| member.name.clone()),
        _ => None,
    }
}

/// Whether the form asks that of this part still: a member may have left, or others may answer the section now. One such
/// answer must not keep the others out.
fn is_asked(dossier: &Dossier, read: &Read) -> bool {
    let Some((section, _)) = dossier.form.field(read.field.as_str()) else { return false };
    match (section.whose, &read.part) {
        (Whose::Application, Part::Application) => true,
        (Whose::EachMember, Part::Member(_)) => {
            dossier.members.iter().any(|member| member.part() == read.part)
        }
        _ => false,
    }
}

/// A workbook carries no identifier of a place: the same name in the same country is the place that stands, also in a row.
fn with_place(value: Option<Value>, stands: Option<&Value>) -> Option<Value> {
    match (value, stands) {
        (Some(Value::Place(new)), Some(Value::Place(old))) if is_named(&new, old) => {
            Some(Value::Place(old.clone()))
        }
        (Some(Value::Table(mut rows)), Some(Value::Table(old))) => {
            for (at, row) in rows.iter_mut().enumerate() {
                for (column, cell) in row {
                    let Value::Place(new) = cell else { continue };
                    // Of two of one name, that of the same row; rows may have been moved.
                    let mut cells = old.get(at).into_iter().chain(old).filter_map(|row| row.get(column));
                    let known = cells.find_map(|cell| match cell {
                        Value::Place(known) if is_named(new, known) => Some(known),
                        _ => None,
                    });
                    if let Some(known) = known {
                        *new = known.clone();
                    }
                }
            }
            Some(Value::Table(rows))
        }
        (value, _) => value,
    }
}

fn is_named(one: &Place, other: &Place) -> bool {
    one.name == other.name && one.country == other.country
}

fn line(
    locale: &Locale,
    dossier: &Dossier,
    read: &Read,
    (before, after): (Option<&Value>, Option<&Value>),
    left_out: Option<Message>,
) -> Line {
    let field = dossier.form.field(read.field.as_str()).map(|(_, field)| field);
    let text = |value: Option<&Value>| match (field, value) {
        (Some(field), Some(value)) => said(field, value, locale),
        _ => String::new(),
    };
    Line {
        place: format!("{}!{}", read.sheet, read.cell),
        question: field.map_or_else(String::new, |field| field.label.in_lang(locale.tag()).to_owned()),
        member: member_of(dossier, &read.part),
        before: text(before),
        after: text(after),
        conflict: false,
        left_out,
        faults: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_in_a_row_stays_the_one_that_was_chosen_wherever_the_row_stands() {
        let place = |id: Option<&str>| {
            Value::Place(Place {
                name: "Lille".into(),
                country: "FR".parse().ok(),
                id: id.map(str::to_owned),
            })
        };
        let row = |value: Value| BTreeMap::from([("town".parse::<FieldKey>().unwrap(), value)]);
        let stands = Value::Table(vec![row(place(Some("fr-lille")))]);
        let read = Value::Table(vec![row(Value::Text("Lens".into())), row(place(None))]);
        let Some(Value::Table(rows)) = with_place(Some(read), Some(&stands)) else { panic!("no table") };
        assert_eq!(rows[1], row(place(Some("fr-lille"))));
    }
}
