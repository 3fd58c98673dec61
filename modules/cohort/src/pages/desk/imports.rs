//! The documents of an edition, and taking in another.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_accounts::Permission;
use centum_base::{Date, Timestamp};
use centum_web::components::{Choice, Heading};
use centum_web::{FieldErrors, Locale, Page, Problem, Route, Tone, Upload, Visit};

use super::{EDITIONS, again, below, edition_of, onward, words};
use crate::edition::Edition;
use crate::intake::{IntakeError, Receipt, Received, SourceState, documents, receive, remembered_mapping};
use crate::reading::{Column, Mapping, NeedsMapping, ReadError};

/// Bytes of the form: a file of the largest size that is read, held once more between two steps.
const MAX_FORM: usize = 24 * 1024 * 1024;

/// Characters of a first line that names a pasted list.
const LONGEST_NAME: usize = 80;

#[derive(Template)]
#[template(path = "desk/imports.html")]
pub(super) struct List {
    pub(super) page: Page,
    pub(super) path: String,
    pub(super) headings: Vec<Heading>,
    pub(super) lines: Vec<Line>,
}

/// One document.
pub(super) struct Line {
    pub(super) href: String,
    pub(super) label: String,
    pub(super) dated: Option<Date>,
    pub(super) state: String,
    pub(super) tone: &'static str,
    pub(super) number: Option<i64>,
    pub(super) rows: usize,
    pub(super) claims: usize,
    pub(super) received: Timestamp,
}

#[derive(Template)]
#[template(path = "desk/import_new.html")]
pub(super) struct New {
    pub(super) page: Page,
    pub(super) path: String,
    pub(super) form: Typed,
    pub(super) errors: FieldErrors,
}

#[derive(Template)]
#[template(path = "desk/mapping.html")]
pub(super) struct MappingPage {
    pub(super) page: Page,
    pub(super) path: String,
    pub(super) form: Typed,
    /// The document, as hexadecimal digits.
    pub(super) held: String,
    pub(super) file_name: String,
    pub(super) columns: Vec<ColumnChoice>,
    pub(super) headings: Vec<Heading>,
    pub(super) samples: Vec<Vec<String>>,
    pub(super) errors: FieldErrors,
}

/// A column and what it may hold.
pub(super) struct ColumnChoice {
    pub(super) field: String,
    pub(super) header: String,
    pub(super) choices: Vec<Choice>,
}

/// What was typed.
#[derive(Clone, Debug, Default)]
pub(super) struct Typed {
    pub(super) label: String,
    pub(super) dated: String,
    pub(super) text: String,
}

pub(super) fn routes() -> Vec<Route> {
    use Permission::ManageCohort;
    vec![
        Route::get("/desk/editions/{slug}/imports", ManageCohort, list),
        Route::get("/desk/editions/{slug}/imports/new", ManageCohort, new),
        Route::post("/desk/editions/{slug}/imports", ManageCohort, take_in),
    ]
}

async fn list(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    let edition = edition_of(&visit, &slug).await?;
    let all = documents(&mut visit.app.house.read().await?.conn(), edition.id).await?;
    let locale = &visit.locale;
    let mut lines: Vec<Line> = all
        .into_iter()
        .map(|one| Line {
            href: format!("/desk/imports/{}", one.id),
            state: words::state(locale, one.state),
            tone: if one.state == SourceState::Draft { "warning" } else { "success" },
            rows: one.draft.tally().rows,
            claims: one.reading.claims.len(),
            label: one.label,
            dated: one.dated,
            number: one.number,
            received: one.received_at,
        })
        .collect();
    lines.reverse();
    let page = below(&visit, &edition, locale.text("cohort-desk-imports"))
        .described(locale.text("cohort-desk-imports-lead"));
    visit.html(&List { page, path: format!("{EDITIONS}/{slug}/imports"), headings: headings(locale), lines })
}

pub(super) fn headings(locale: &Locale) -> Vec<Heading> {
    let plain = |id| Heading::plain(locale.text(id));
    vec![
        plain("cohort-desk-label"),
        plain("word-date"),
        plain("word-state"),
        plain("cohort-desk-rows").of_numbers(),
        plain("cohort-desk-claims").of_numbers(),
        plain("cohort-desk-received"),
    ]
}

async fn new(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    let edition = edition_of(&visit, &slug).await?;
    visit.html(&form(&visit, &edition, Typed::default(), FieldErrors::new()))
}

fn form(visit: &Visit, edition: &Edition, form: Typed, errors: FieldErrors) -> New {
    let path = format!("{EDITIONS}/{}/imports", edition.slug);
    let page = below(visit, edition, visit.locale.text("cohort-desk-import-new"))
        .crumb(&path, visit.locale.text("cohort-desk-imports"));
    New { page, path, form, errors }
}

async fn take_in(
    visit: Visit,
    Path(slug): Path<String>,
    upload: Upload<MAX_FORM>,
) -> Result<Response, Problem> {
    let edition = edition_of(&visit, &slug).await?;
    let value = |name: &str| upload.fields.value(name).unwrap_or_default().to_owned();
    let typed = Typed { label: value("label"), dated: value("dated"), text: value("text") };
    let file = upload.files.iter().find(|file| file.field == "file");
    let held = hex::decode(value("held")).ok().filter(|held| !held.is_empty());
    let mut errors = FieldErrors::new();
    let dated = match typed.dated.trim() {
        "" => None,
        text => text.parse().map_err(|_| errors.push("dated", "form-date")).ok(),
    };
    let (bytes, file_name) = match (held, file) {
        (Some(held), _) => (held, Some(value("file_name")).filter(|name| !name.is_empty())),
        (None, Some(file)) => (file.bytes.to_vec(), Some(file.name.clone())),
        // A browser ends each pasted line with two characters; the same list from a file must be the same document.
        (None, None) => (typed.text.replace("\r\n", "\n").into_bytes(), None),
    };
    if !errors.is_empty() {
        return again(&visit, &form(&visit, &edition, typed, errors));
    }
    let mapping = chosen(&upload);
    let label = match (typed.label.trim(), &file_name) {
        ("", None) => first_line(&typed.text),
        (label, _) => label.to_owned(),
    };
    let received = Received { label, dated, file_name, bytes, mapping };
    let error = match try_twice(&visit, &slug, &received).await? {
        Ok(receipt) => return Ok(received_answer(&visit, &receipt)),
        Err(error) => error,
    };
    match error {
        IntakeError::Unreadable(ReadError::NeedsMapping(needs)) => {
            if received.mapping.is_some() {
                errors.push("column-0", "cohort-desk-error-mapping");
            }
            again(&visit, &mapping_page(&visit, &edition, typed, &received, &needs, errors))
        }
        IntakeError::Unreadable(error) => {
            errors.push(if file.is_some() { "file" } else { "text" }, words::read_error(&error));
            again(&visit, &form(&visit, &edition, typed, errors))
        }
        IntakeError::Label => {
            errors.push("label", "cohort-desk-error-label");
            again(&visit, &form(&visit, &edition, typed, errors))
        }
        error => Err(error.into()),
    }
}

/// What a pasted list is called that nobody has named: its first line, which is its title as a rule.
fn first_line(text: &str) -> String {
    let line = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    line.chars().take(LONGEST_NAME).collect()
}

/// Reads a table with what was said of its columns before, where a table of these headings came before.
async fn try_twice(
    visit: &Visit,
    slug: &str,
    received: &Received,
) -> Result<Result<Receipt, IntakeError>, Problem> {
    let house = &visit.app.house;
    let first = receive(house, &visit.actor, slug, received.clone()).await;
    let Err(IntakeError::Unreadable(ReadError::NeedsMapping(needs))) = &first else { return Ok(first) };
    if received.mapping.is_some() {
        return Ok(first);
    }
    let remembered = remembered_mapping(&mut house.read().await?.conn(), &needs.headers).await?;
    match remembered {
        None => Ok(first),
        mapping => Ok(receive(house, &visit.actor, slug, Received { mapping, ..received.clone() }).await),
    }
}

fn received_answer(visit: &Visit, receipt: &Receipt) -> Response {
    match receipt {
        Receipt::New(_) => visit.flash(Tone::Success, "cohort-desk-import-received"),
        Receipt::Known(_, SourceState::Confirmed) => {
            visit.flash(Tone::Info, "cohort-desk-import-known-confirmed");
        }
        Receipt::Known(..) => visit.flash(Tone::Info, "cohort-desk-import-known"),
    }
    onward(&format!("/desk/imports/{}", receipt.id()))
}

/// What was said of the columns: `header-0` with `column-0`, and so on.
fn chosen(upload: &Upload<MAX_FORM>) -> Option<Mapping> {
    let pair = |at: usize| {
        let header = upload.fields.value(&format!("header-{at}"))?;
        let column = upload.fields.value(&format!("column-{at}"))?;
        let column = COLUMNS.iter().find(|(name, _)| *name == column)?.1;
        Some((header.to_owned(), column))
    };
    let pairs: std::collections::BTreeMap<_, _> =
        (0..crate::reading::limits::MAX_COLUMNS).map_while(pair).collect();
    (!pairs.is_empty()).then_some(Mapping(pairs))
}

const COLUMNS: [(&str, Column); 7] = [
    ("name", Column::Name),
    ("country", Column::Country),
    ("part", Column::Part),
    ("marks", Column::Marks),
    ("members", Column::Members),
    ("lead", Column::Lead),
    ("ignored", Column::Ignored),
];

fn mapping_page(
    visit: &Visit,
    edition: &Edition,
    typed: Typed,
    received: &Received,
    needs: &NeedsMapping,
    errors: FieldErrors,
) -> MappingPage {
    let New { page, path, form, .. } = form(visit, edition, typed, FieldErrors::new());
    let mut page = page;
    page.title = visit.locale.text("cohort-desk-mapping");
    let guess = received.mapping.as_ref().unwrap_or(&needs.guess);
    MappingPage {
        page: page.described(visit.locale.text("cohort-desk-mapping-lead")),
        path,
        form,
        held: hex::encode(&received.bytes),
        file_name: received.file_name.clone().unwrap_or_default(),
        columns: columns(&visit.locale, needs, guess),
        headings: needs.headers.iter().map(Heading::plain).collect(),
        samples: needs.samples.clone(),
        errors,
    }
}

pub(super) fn columns(locale: &Locale, needs: &NeedsMapping, guess: &Mapping) -> Vec<ColumnChoice> {
    let column = |(at, header): (usize, &String)| {
        let current = guess.0.get(header).copied().unwrap_or(Column::Ignored);
        let choices = COLUMNS.map(|(name, column)| Choice {
            value: name.to_owned(),
            text: locale.text(&format!("cohort-desk-column-{name}")),
            chosen: column == current,
        });
        ColumnChoice { field: format!("column-{at}"), header: header.clone(), choices: choices.to_vec() }
    };
    needs.headers.iter().enumerate().map(column).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pasted_list_is_called_by_its_first_line() {
        assert_eq!(first_line("\n  Selected cities 2027 \nVigo – Spain"), "Selected cities 2027");
        assert_eq!(first_line(&"é".repeat(300)).chars().count(), LONGEST_NAME);
        assert_eq!(first_line(" \n"), "");
    }
}
