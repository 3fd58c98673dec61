//! Applications as rows: one line each, members, and the answers question by question.

use centum_base::Timestamp;
use centum_cohort::exports::{Cell, Table, more_csv, table_csv};
use centum_forms::{Field, Form, Part, Section, Whose};
use centum_store::{Conn, StoreResult};
use centum_web::Locale;

use super::{ExportError, Line, Out, Selection, Whole, category, said};
use crate::call::{Call, form_of};
use crate::expression::stock;

/// The columns of the list.
const LIST: [&str; 20] = [
    "number",
    "title",
    "lead",
    "country",
    "category",
    "consortium",
    "state",
    "origin",
    "late",
    "begun-at",
    "saved-at",
    "submitted-at",
    "in-grace",
    "members",
    "cities",
    "unsigned",
    "open",
    "overlaps",
    "eligibility",
    "refused",
];
/// The columns of members.
const MEMBERS: [&str; 7] = ["number", "member", "country", "is-lead", "is-city", "place", "population"];
/// What stands before the answers of a section.
const ANSWERS: [&str; 3] = ["number", "lead", "member"];

fn headings(locale: &Locale, names: &[&str]) -> Vec<String> {
    names.iter().map(|name| locale.text(&format!("calls-export-{name}"))).collect()
}

/// The headings of the list.
pub(super) fn list_columns(locale: &Locale) -> Vec<String> {
    headings(locale, &LIST)
}

/// An application in a row.
pub(super) fn list_row(call: &Call, locale: &Locale, line: &Line) -> Vec<Cell> {
    let state = locale.text(&format!("calls-organiser-state-{}", line.state));
    let at = |at: Timestamp| at.to_string();
    vec![
        line.reference().into(),
        line.title.as_str().into(),
        line.lead.clone().into(),
        line.country.map(|country| country.to_string()).into(),
        category(call, &line.category, locale).into(),
        line.consortium.into(),
        state.into(),
        line.origin.name().into(),
        line.is_late(call).into(),
        at(line.begun_at).into(),
        at(line.saved_at).into(),
        line.submitted_at.map(at).into(),
        line.submitted_at.map(|_| line.in_grace).into(),
        line.members.into(),
        line.cities.into(),
        line.unsigned.into(),
        line.open.into(),
        line.overlaps.into(),
        line.verdict.map(|verdict| verdict.name().to_owned()).into(),
        line.refused.into(),
    ]
}

/// The headings of members.
pub(super) fn member_columns(locale: &Locale) -> Vec<String> {
    headings(locale, &MEMBERS)
}

/// The members of an application, one a row.
pub(super) fn member_rows(whole: &Whole) -> impl Iterator<Item = Vec<Cell>> + '_ {
    whole.dossier.members.iter().map(|member| {
        vec![
            whole.line.reference().into(),
            member.name.as_str().into(),
            member.country.map(|country| country.to_string()).into(),
            member.is_lead.into(),
            member.is_city.into(),
            member.place.clone().into(),
            member.place.as_deref().and_then(stock::population).into(),
        ]
    })
}

/// Every question that a call has asked, in its sections. Applications may be of several versions of the form: a section is
/// known by its key, its questions by theirs, and the newest words for them count.
pub(super) async fn questions(conn: &mut Conn<'_>, call: &Call) -> StoreResult<Vec<Section>> {
    let mut known: Vec<Section> = Vec::new();
    for number in (1..=call.form).rev() {
        let form: Form = form_of(conn, call.id, number).await?.unwrap_or_default();
        for section in form.sections {
            match known.iter_mut().find(|one| one.key == section.key) {
                None => known.push(section),
                Some(one) => {
                    let new = section
                        .fields
                        .into_iter()
                        .filter(|field| !one.fields.iter().any(|known| known.key == field.key));
                    let new: Vec<Field> = new.collect();
                    one.fields.extend(new);
                }
            }
        }
    }
    Ok(known)
}

/// The headings of a section.
pub(super) fn answer_columns(locale: &Locale, section: &Section) -> Vec<String> {
    let mut columns = headings(locale, &ANSWERS);
    columns.extend(section.fields.iter().map(|field| field.label.in_lang(locale.tag()).to_owned()));
    columns
}

/// The answers of an application to a section: one row, or one a member where each member answers.
pub(super) fn answer_rows(locale: &Locale, section: &Section, whole: &Whole) -> Vec<Vec<Cell>> {
    let dossier = &whole.dossier;
    let answers = dossier.answers();
    let lead = dossier.lead().map(|lead| lead.name.clone());
    let row = |part: &Part, member: Option<String>| {
        let mut cells: Vec<Cell> = vec![whole.line.reference().into(), lead.clone().into(), member.into()];
        cells.extend(section.fields.iter().map(|field| {
            let value = answers.get(part, &field.key);
            Cell::from(value.map(|value| said(asked(&dossier.form, field), value, locale)))
        }));
        cells
    };
    let own = dossier.form.sections.iter().find(|one| one.key == section.key).unwrap_or(section);
    match own.whose {
        Whose::Application => vec![row(&Part::Application, None)],
        Whose::EachMember => {
            dossier.members.iter().map(|member| row(&member.part(), Some(member.name.clone()))).collect()
        }
    }
}

/// A question as the form of an application asks it: its options may be others in a later one.
fn asked<'f>(form: &'f Form, field: &'f Field) -> &'f Field {
    form.field(field.key.as_str()).map_or(field, |(_, own)| own)
}

/// Everything as CSV: the list, with a column for each question. What members answer stands in one cell, a line each.
pub async fn csv(selection: &Selection, locale: &Locale, out: &Out) -> Result<(), ExportError> {
    let call = &selection.call;
    let sections = questions(&mut selection.house.read().await?.conn(), call).await?;
    let fields: Vec<&Field> = sections.iter().flat_map(|section| &section.fields).collect();
    let mut columns = list_columns(locale);
    columns.extend(fields.iter().map(|field| field.label.in_lang(locale.tag()).to_owned()));
    out.put(table_csv(&Table { columns, rows: Vec::new() })).await?;
    for batch in selection.batches() {
        let wholes = selection.read(batch).await?;
        let row = |whole: &Whole| {
            let answers = all_said(locale, whole, &fields);
            list_row(call, locale, &whole.line).into_iter().chain(answers).collect::<Vec<Cell>>()
        };
        out.put(more_csv(&wholes.iter().map(row).collect::<Vec<_>>())).await?;
    }
    Ok(())
}

/// What an application says to each question.
fn all_said(locale: &Locale, whole: &Whole, fields: &[&Field]) -> Vec<Cell> {
    let dossier = &whole.dossier;
    let answers = dossier.answers();
    let several = dossier.members.len() > 1;
    let cell = |field: &&Field| {
        let of = |part: &Part| {
            let value = answers.get(part, &field.key)?;
            Some(said(asked(&dossier.form, field), value, locale))
        };
        let of_member = |member: &crate::expression::Member| {
            let text = of(&member.part())?;
            Some(if several { format!("{}: {text}", member.name) } else { text })
        };
        let lines = of(&Part::Application).into_iter().chain(dossier.members.iter().filter_map(of_member));
        let lines: Vec<String> = lines.collect();
        if lines.is_empty() { Cell::Empty } else { lines.join("\n").into() }
    };
    fields.iter().map(cell).collect()
}
