//! The register of an edition as a list, and the same list as a workbook.

use askama::Template;
use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use centum_accounts::Permission;
use centum_web::components::{Chip, Choice, Heading, Paging, Sorting};
use centum_web::links::Query;
use centum_web::{FieldErrors, Locale, Page, Problem, Route, Visit};

use super::filters::{self, COLUMNS, Filter, Menu};
use super::{EDITIONS, below, edition_of, words};
use crate::exports::{Cell, Table, table_xlsx};
use crate::register::{Consent, Decided, Participation, participations};

/// Rows on a page: a whole cohort, as a rule.
const SIZE: usize = 100;

#[derive(Template)]
#[template(path = "desk/cohort.html")]
pub(super) struct View {
    pub(super) page: Page,
    pub(super) path: String,
    pub(super) words: String,
    pub(super) sort: String,
    pub(super) menus: Vec<Menu>,
    pub(super) chips: Vec<Chip>,
    pub(super) headings: Vec<Heading>,
    pub(super) lines: Vec<Line>,
    pub(super) paging: Paging,
    pub(super) all: usize,
    pub(super) bulk: Vec<Choice>,
    /// What was typed for a change that was refused.
    pub(super) bulk_words: String,
    /// Where a change goes, with the choice of rows that it was asked on.
    pub(super) change: String,
    pub(super) xlsx: String,
    pub(super) errors: FieldErrors,
}

/// One row.
pub(super) struct Line {
    pub(super) id: String,
    pub(super) href: String,
    pub(super) name: String,
    pub(super) marks: Vec<String>,
    pub(super) consortium: usize,
    pub(super) part: String,
    pub(super) countries: String,
    pub(super) standing: String,
    pub(super) withdrawn: bool,
    pub(super) consent: String,
    pub(super) consent_tone: &'static str,
    pub(super) unplaced: usize,
    /// Whether it was chosen for a change that was refused.
    pub(super) ticked: bool,
}

pub(super) fn routes() -> Vec<Route> {
    use Permission::ManageCohort;
    vec![
        Route::get("/desk/editions/{slug}/cohort", ManageCohort, show),
        Route::get("/desk/editions/{slug}/cohort.xlsx", ManageCohort, xlsx),
    ]
}

async fn rows_of(
    visit: &Visit,
    slug: &str,
) -> Result<(crate::edition::Edition, Vec<Participation>), Problem> {
    let edition = edition_of(visit, slug).await?;
    let rows = participations(&mut visit.app.house.read().await?.conn(), edition.id).await?;
    Ok((edition, rows))
}

async fn show(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    visit.html(&shown(&visit, &slug).await?)
}

/// The page as its address asks for it.
pub(super) async fn shown(visit: &Visit, slug: &str) -> Result<View, Problem> {
    let (edition, rows) = rows_of(visit, slug).await?;
    let locale = &visit.locale;
    let query = Query::parse(visit.uri.query()).without("lang").without("appearance");
    let page = below(visit, &edition, locale.text("cohort-desk-cohort"));
    Ok(view(locale, page, slug, &query, rows))
}

pub(super) fn view(locale: &Locale, page: Page, slug: &str, query: &Query, rows: Vec<Participation>) -> View {
    let path = format!("{EDITIONS}/{slug}/cohort");
    let (filter, sorting) = (Filter::read(query), Sorting::read(query, &COLUMNS));
    let (menus, all) = (filters::menus(locale, query, &rows), rows.len());
    let chosen = filters::chosen(locale, &filter, &sorting, rows);
    let paging = Paging::read(&path, query, SIZE, chosen.len());
    let heading = |column: &str, id: &str| sorting.heading(&path, query, column, locale.text(id));
    View {
        page,
        words: query.get("q").unwrap_or_default().to_owned(),
        sort: query.get("sort").unwrap_or_default().to_owned(),
        menus,
        chips: filter.chips(locale, query, &path),
        headings: vec![
            heading("name", "word-name"),
            heading("part", "cohort-desk-part"),
            heading("country", "word-country"),
            heading("standing", "cohort-desk-standing"),
            heading("consent", "cohort-desk-consent"),
            Heading::plain(locale.text("cohort-desk-place")),
        ],
        lines: chosen.iter().skip(paging.offset()).take(SIZE).map(|one| line(locale, one)).collect(),
        paging,
        all,
        bulk: super::bulk::choices(locale, None),
        bulk_words: String::new(),
        change: query.href(&format!("{path}/change")),
        errors: FieldErrors::new(),
        xlsx: query.without("page").href(&format!("{path}.xlsx")),
        path,
    }
}

fn line(locale: &Locale, one: &Participation) -> Line {
    Line {
        id: one.id.to_string(),
        href: format!("/desk/participations/{}", one.id),
        name: one.name.clone(),
        marks: one.marks.clone(),
        consortium: if one.lead.is_some() { one.cities.len() } else { 0 },
        part: words::part(locale, one.part),
        countries: words::countries(locale, &one.countries),
        standing: words::standing(locale, one.standing),
        withdrawn: !one.counts(),
        consent: words::consent(locale, one.consent),
        consent_tone: match one.consent {
            Consent::Given => "success",
            Consent::Refused => "danger",
            Consent::Unasked => "warning",
        },
        unplaced: one.cities.iter().filter(|city| city.decided == Decided::Open).count(),
        ticked: false,
    }
}

/// Exactly the rows that the page shows, all pages of them.
async fn table(visit: &Visit, slug: &str) -> Result<Table, Problem> {
    let (_, rows) = rows_of(visit, slug).await?;
    let locale = &visit.locale;
    let query = Query::parse(visit.uri.query());
    let chosen = filters::chosen(locale, &Filter::read(&query), &Sorting::read(&query, &COLUMNS), rows);
    let ids = [
        "word-name",
        "cohort-desk-part",
        "word-country",
        "cohort-desk-standing",
        "cohort-desk-consent",
        "cohort-desk-basis",
        "cohort-desk-marks",
        "cohort-desk-cities",
    ];
    let cells = |one: &Participation| -> Vec<Cell> {
        let cities: Vec<&str> = one.cities.iter().map(|city| city.name.as_str()).collect();
        vec![
            one.name.as_str().into(),
            words::part(locale, one.part).into(),
            words::countries(locale, &one.countries).into(),
            words::standing(locale, one.standing).into(),
            words::consent(locale, one.consent).into(),
            one.consent_note.as_str().into(),
            one.marks.join(", ").into(),
            cities.join("; ").into(),
        ]
    };
    Ok(Table { columns: ids.map(|id| locale.text(id)).to_vec(), rows: chosen.iter().map(cells).collect() })
}

async fn xlsx(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    let title = visit.locale.text("cohort-desk-cohort");
    let bytes =
        table_xlsx(&title, &table(&visit, &slug).await?, visit.app.house.now()).map_err(Problem::fault)?;
    Ok(file(bytes, KIND, &format!("{slug}-cohort.xlsx")))
}

fn file(bytes: Vec<u8>, kind: &'static str, name: &str) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    ([(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, disposition)], bytes)
        .into_response()
}
