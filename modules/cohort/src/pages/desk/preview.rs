//! A document that was read: what was understood, what needs a person, what it will do.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_accounts::Permission;
use centum_web::components::{Heading, Tab};
use centum_web::links::Query;
use centum_web::{Form, Locale, Message, Page, Problem, Route, Tone, Visit};
use serde::Deserialize;

use super::{EDITIONS, below, id_of, onward, open_to, words};
use crate::edition::{Edition, edition_by_id};
use crate::intake::{
    DraftRow, Effects, Placement, SourceDocument, SourceState, Tally, discard, draft_plan, find_document,
    keep_rows,
};
use crate::model::{Claim, OpenSeat};
use crate::register::participations;

#[derive(Template)]
#[template(path = "desk/import.html")]
pub(super) struct View {
    pub(super) page: Page,
    pub(super) path: String,
    pub(super) seen: i64,
    pub(super) is_draft: bool,
    pub(super) state: String,
    pub(super) number: Option<i64>,
    pub(super) tally: Tally,
    pub(super) needing: usize,
    /// The first row that needs a person.
    pub(super) next: Option<String>,
    /// Rows that the reader doubted and nobody has looked at.
    pub(super) doubtful: Vec<usize>,
    pub(super) tabs: Vec<Tab>,
    pub(super) headings: Vec<Heading>,
    pub(super) lines: Vec<Line>,
    pub(super) effects: Option<Effects>,
    pub(super) unread: Vec<(u32, String, Message)>,
    pub(super) notices: Vec<Message>,
    pub(super) claims: Vec<Claim>,
    pub(super) seats: Vec<(String, OpenSeat)>,
}

/// One row.
pub(super) struct Line {
    pub(super) href: String,
    pub(super) line: u32,
    pub(super) printed: String,
    pub(super) name: String,
    pub(super) part: String,
    pub(super) countries: String,
    pub(super) marks: Vec<String>,
    pub(super) consortium: bool,
    pub(super) cities: Vec<CityLine>,
    pub(super) confidence: u8,
    pub(super) doubts: Vec<Message>,
    pub(super) dropped: bool,
    pub(super) checked: bool,
}

/// One city of a row.
pub(super) struct CityLine {
    pub(super) name: String,
    pub(super) place: String,
    pub(super) open: bool,
}

/// What is wanted of many rows at once, or of the document.
#[derive(Debug, Deserialize)]
struct Wanted {
    seen: i64,
    #[serde(default)]
    row: Vec<usize>,
}

pub(super) fn routes() -> Vec<Route> {
    use Permission::ManageCohort;
    vec![
        Route::get("/desk/imports/{id}", ManageCohort, show),
        Route::post("/desk/imports/{id}/keep", ManageCohort, keep),
        Route::post("/desk/imports/{id}/discard", ManageCohort, put_aside),
    ]
}

/// A document with its edition.
pub(super) async fn document_of(visit: &Visit, id: &str) -> Result<(SourceDocument, Edition), Problem> {
    let id = id_of(id)?;
    let mut reader = visit.app.house.read().await?;
    let document = find_document(&mut reader.conn(), id).await?.ok_or_else(Problem::not_found)?;
    let edition =
        edition_by_id(&mut reader.conn(), document.edition).await?.ok_or_else(Problem::not_found)?;
    drop(reader);
    Ok((document, open_to(visit, edition).await?))
}

/// The frame of a page about a document.
pub(super) fn about(visit: &Visit, edition: &Edition, title: impl Into<String>) -> Page {
    let imports = format!("{EDITIONS}/{}/imports", edition.slug);
    below(visit, edition, title).crumb(imports, visit.locale.text("cohort-desk-imports"))
}

/// What confirming would do.
pub(super) async fn effects_of(
    visit: &Visit,
    document: &SourceDocument,
    whole: bool,
) -> Result<Effects, Problem> {
    let mut reader = visit.app.house.read().await?;
    let register = participations(&mut reader.conn(), document.edition).await?;
    let plan = draft_plan(&mut reader.conn(), document.edition, &document.draft, whole).await?;
    Ok(Effects::of(&plan, &document.draft, &register))
}

/// Whether a city of the row has no place.
fn is_unplaced(row: &DraftRow) -> bool {
    row.cities.iter().any(|city| matches!(city.placement, Placement::Open { .. }))
}

/// Whether the reader was unsure and nobody has looked.
fn is_doubtful(row: &DraftRow) -> bool {
    !row.checked && row.confidence < 100
}

/// Whether a person must look at the row.
pub(super) fn needs_person(row: &DraftRow) -> bool {
    !row.dropped
        && (row.row.countries.is_empty() || row.lacks_cities() || is_doubtful(row) || is_unplaced(row))
}

/// Which rows a tab shows.
type Test = fn(&DraftRow) -> bool;
pub(super) const TABS: [(&str, &str, Test); 5] = [
    ("all", "cohort-desk-tab-all", |row| !row.dropped),
    ("needs", "cohort-desk-tab-needs", needs_person),
    ("doubtful", "cohort-desk-tab-doubtful", |row| !row.dropped && is_doubtful(row)),
    ("unplaced", "cohort-desk-tab-unplaced", |row| !row.dropped && is_unplaced(row)),
    ("dropped", "cohort-desk-tab-dropped", |row| row.dropped),
];

async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, Problem> {
    let (document, edition) = document_of(&visit, &id).await?;
    let is_draft = document.state == SourceState::Draft;
    let effects = if is_draft { Some(effects_of(&visit, &document, true).await?) } else { None };
    let query = Query::parse(visit.uri.query());
    let page = about(&visit, &edition, &document.label);
    visit.html(&view(&visit.locale, page, &document, query.get("rows"), effects))
}

pub(super) fn view(
    locale: &Locale,
    page: Page,
    document: &SourceDocument,
    asked: Option<&str>,
    effects: Option<Effects>,
) -> View {
    let path = format!("/desk/imports/{}", document.id);
    let rows = &document.draft.rows;
    let is_draft = document.state == SourceState::Draft;
    let needing = rows.iter().filter(|row| needs_person(row)).count();
    let default = if is_draft && needing > 0 { "needs" } else { "all" };
    let current = TABS.iter().find(|(name, ..)| asked == Some(*name));
    let current = current.or_else(|| TABS.iter().find(|(name, ..)| *name == default)).unwrap_or(&TABS[0]);
    let tabs = TABS.iter().map(|(name, text, test)| Tab {
        href: Query::default().with("rows", name).href(&path),
        text: locale.text(text),
        count: Some(rows.iter().filter(|row| test(row)).count()),
        current: *name == current.0,
    });
    let shown = rows.iter().enumerate().filter(|(_, row)| (current.2)(row));
    let plain = |id| Heading::plain(locale.text(id));
    let reading = &document.reading;
    let first = rows.iter().position(needs_person).filter(|_| is_draft);
    View {
        page,
        seen: document.version,
        is_draft,
        state: words::state(locale, document.state),
        number: document.number,
        tally: document.draft.tally(),
        needing,
        next: first.map(|at| format!("{path}/rows/{at}")),
        doubtful: rows
            .iter()
            .enumerate()
            .filter(|(_, row)| !row.dropped && is_doubtful(row))
            .map(|(at, _)| at)
            .collect(),
        tabs: tabs.collect(),
        headings: vec![
            plain("cohort-desk-line").of_numbers(),
            plain("cohort-desk-understood"),
            plain("cohort-desk-part"),
            plain("word-country"),
            plain("cohort-desk-cities-places"),
            plain("cohort-desk-doubts"),
        ],
        lines: shown.map(|(at, row)| line(locale, &path, at, row)).collect(),
        effects,
        unread: reading
            .unread
            .iter()
            .map(|one| (one.line, one.text.clone(), words::unread(one.reason)))
            .collect(),
        notices: reading.notices.iter().map(|one| words::notice(locale, one)).collect(),
        claims: reading.claims.clone(),
        seats: document
            .draft
            .seats
            .iter()
            .map(|seat| (words::part(locale, seat.part), seat.clone()))
            .collect(),
        path,
    }
}

fn line(locale: &Locale, path: &str, at: usize, row: &DraftRow) -> Line {
    let city = |city: &crate::intake::DraftCity| CityLine {
        name: city.name.clone(),
        place: words::placement(locale, &city.placement),
        open: matches!(city.placement, Placement::Open { .. }),
    };
    Line {
        href: format!("{path}/rows/{at}"),
        line: row.line,
        printed: row.printed.clone(),
        name: row.row.name.clone(),
        part: words::part(locale, row.row.part),
        countries: words::countries(locale, &row.row.countries),
        marks: row.row.marks.clone(),
        consortium: row.row.is_consortium(),
        cities: row.cities.iter().map(city).collect(),
        confidence: row.confidence,
        doubts: row.doubts.iter().map(words::doubt).collect(),
        dropped: row.dropped,
        checked: row.checked,
    }
}

async fn keep(visit: Visit, Path(id): Path<String>, Form(wanted): Form<Wanted>) -> Result<Response, Problem> {
    let to = format!("/desk/imports/{id}");
    keep_rows(&visit.app.house, &visit.actor, id_of(&id)?, wanted.seen, &wanted.row).await?;
    visit.flash(Tone::Success, Message::new("cohort-desk-rows-kept").arg("count", wanted.row.len()));
    Ok(onward(&to))
}

async fn put_aside(
    visit: Visit,
    Path(id): Path<String>,
    Form(wanted): Form<Wanted>,
) -> Result<Response, Problem> {
    let (document, edition) = document_of(&visit, &id).await?;
    discard(&visit.app.house, &visit.actor, document.id, wanted.seen).await?;
    visit.flash(Tone::Success, Message::new("cohort-desk-import-discarded").arg("label", document.label));
    Ok(onward(&format!("{EDITIONS}/{}/imports", edition.slug)))
}
