//! The applications of a call as files, and for programs: exactly what the filter admits.

use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use centum_accounts::Permission::ManageCalls;
use centum_web::components::Sorting;
use centum_web::errors::IntoProblem;
use centum_web::links::Query;
use centum_web::negotiate::{Format, as_file};
use centum_web::{Kind, Message, Problem, Route, Visit};

use super::call_of;
use crate::call::Call;
use crate::organiser::exports::{self, Document, ExportError};
use crate::organiser::filter::{COLUMNS, Filter};
use crate::organiser::listing;

/// Applications of one answer of the interface for programs.
const MOST: usize = 100;

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get("/desk/calls/{slug}/applications/export.csv", ManageCalls, csv),
        Route::get("/desk/calls/{slug}/applications/export.xlsx", ManageCalls, xlsx),
        Route::get("/desk/calls/{slug}/applications/export.json", ManageCalls, json),
        Route::get("/desk/calls/{slug}/applications/export.zip", ManageCalls, zip),
        Route::get("/api/v1/calls/{slug}/applications", ManageCalls, applications),
    ]
}

impl IntoProblem for ExportError {
    fn into_problem(self) -> Problem {
        match self {
            Self::Store(error) => error.into_problem(),
            Self::TooMany { found, most } => Problem::saying(
                Kind::TooLarge,
                Message::new("calls-export-too-many").arg("found", found).arg("most", most),
            ),
            Self::TooLarge => Problem::saying(Kind::TooLarge, "calls-export-too-large"),
            other => Problem::fault(other),
        }
    }
}

struct Wanted {
    call: Call,
    filter: Filter,
    sorting: Sorting,
}

async fn wanted(visit: &Visit, slug: &str) -> Result<Wanted, Problem> {
    visit.actor.require(ManageCalls)?;
    let query = Query::parse(visit.uri.query());
    let call = call_of(visit, slug).await?;
    Ok(Wanted { call, filter: Filter::read(&query), sorting: Sorting::read(&query, &COLUMNS) })
}

fn saved(bytes: Vec<u8>, kind: &'static str, call: &Call, ending: &str) -> Response {
    let mut response = ([(header::CONTENT_TYPE, kind)], bytes).into_response();
    as_file(&mut response, &format!("{}-applications.{ending}", call.slug));
    response
}

async fn wholes(visit: &Visit, wanted: &Wanted) -> Result<Vec<exports::Whole>, Problem> {
    let mut reader = visit.app.house.read().await?;
    Ok(exports::wholes(&mut reader.conn(), &wanted.call, &wanted.filter, &wanted.sorting).await?)
}

async fn csv(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    let wanted = wanted(&visit, &slug).await?;
    let mut reader = visit.app.house.read().await?;
    let lines = exports::lines(&mut reader.conn(), &wanted.call, &wanted.filter, &wanted.sorting).await?;
    let bytes = exports::lines_csv(&wanted.call, &visit.locale, &lines);
    Ok(saved(bytes, Format::Csv.content_type(), &wanted.call, "csv"))
}

async fn xlsx(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    let wanted = wanted(&visit, &slug).await?;
    let wholes = wholes(&visit, &wanted).await?;
    let now = visit.app.house.now();
    let bytes = exports::workbook(&wanted.call, &visit.locale, &wholes, now)?;
    Ok(saved(bytes, Format::Xlsx.content_type(), &wanted.call, "xlsx"))
}

async fn json(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    let wanted = wanted(&visit, &slug).await?;
    let wholes = wholes(&visit, &wanted).await?;
    let document = exports::document(&wanted.call, &wholes, wholes.len(), visit.app.house.now());
    let bytes = serde_json::to_vec_pretty(&document).map_err(Problem::fault)?;
    Ok(saved(bytes, Format::Json.content_type(), &wanted.call, "json"))
}

async fn zip(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    let wanted = wanted(&visit, &slug).await?;
    let wholes = wholes(&visit, &wanted).await?;
    let mut reader = visit.app.house.read().await?;
    let now = visit.app.house.now();
    let bytes = exports::archive(&mut reader.conn(), &wanted.call, &wholes, now).await?;
    Ok(saved(bytes, "application/zip", &wanted.call, "zip"))
}

/// Lists the applications of a call
///
/// For organisers. The filters are those of the list at the desk. Of an application with a submission that counts, the
/// content is what was handed in; of any other, what stands now. The answer is documented in `docs/schema`.
#[utoipa::path(get, path = "/api/v1/calls/{slug}/applications", tag = "calls",
    params(
        ("slug" = String, Path, description = "The call's name in addresses"),
        ("q" = Option<String>, Query, description = "Words in a name, or a number"),
        ("state" = Option<String>, Query, description = "draft, submitted or withdrawn"),
        ("category" = Option<String>, Query, description = "The key of a category"),
        ("country" = Option<String>, Query, description = "The country of the lead, by ISO 3166-1"),
        ("kind" = Option<String>, Query, description = "single or consortium"),
        ("only" = Option<String>, Query, description = "incomplete, unsigned or overlap; may stand several times"),
        ("eligibility" = Option<String>, Query, description = "met, unknown, not-met, to-confirm or refused"),
        ("sort" = Option<String>, Query, description = "number, lead, country, state, submitted or saved; with a hyphen before it from the last to the first"),
        ("offset" = Option<usize>, Query, description = "So many are passed over"),
        ("limit" = Option<usize>, Query, description = "At most so many; 100 is the most"),
    ),
    responses(
        (status = 200, description = "The applications", body = Document),
        (status = 403, description = "The right to manage calls is missing"),
        (status = 404, description = "There is no such call"),
    ))]
pub(crate) async fn applications(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    let wanted = wanted(&visit, &slug).await?;
    let query = Query::parse(visit.uri.query());
    let number = |name: &str| query.get(name).and_then(|text| text.parse::<usize>().ok());
    let (offset, limit) = (number("offset").unwrap_or(0), number("limit").unwrap_or(MOST).clamp(1, MOST));
    let mut reader = visit.app.house.read().await?;
    let conn = &mut reader.conn();
    let total = listing::count(conn, &wanted.call, &wanted.filter).await?;
    let lines = listing::page(conn, &wanted.call, &wanted.filter, &wanted.sorting, (offset, limit)).await?;
    let wholes = exports::with_content(conn, lines).await?;
    let document = exports::document(&wanted.call, &wholes, total, visit.app.house.now());
    let bytes = serde_json::to_vec_pretty(&document).map_err(Problem::fault)?;
    let kind = [(header::CONTENT_TYPE, Format::Json.content_type()), (header::CACHE_CONTROL, "no-store")];
    Ok((kind, bytes).into_response())
}
