//! The applications of a call as files, and for programs: exactly what the filter admits.

use axum::body::Body;
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
use crate::organiser::exports::{self, Document, ExportError, Selection};
use crate::organiser::filter::{COLUMNS, Filter};
use crate::organiser::listing;

/// Applications of one answer of the interface for programs.
const MOST: usize = 100;
/// What the address may name: filters, order, part, and how every answer is told.
const NAMES: [&str; 12] = [
    "q",
    "state",
    "category",
    "country",
    "kind",
    "only",
    "eligibility",
    "sort",
    "offset",
    "limit",
    "lang",
    "appearance",
];

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get("/desk/calls/{slug}/applications/export.csv", ManageCalls, csv),
        Route::get("/desk/calls/{slug}/applications/export.xlsx", ManageCalls, xlsx),
        Route::get("/desk/calls/{slug}/applications/export.json", ManageCalls, json),
        Route::get("/desk/calls/{slug}/applications/export.zip", ManageCalls, zip),
        Route::get("/api/v1/calls/{slug}/applications", ManageCalls, applications),
        Route::get("/api/v1/calls/{slug}/exports/{ending}", ManageCalls, export),
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

/// Refuses a filter that says nothing known, or has a name that is none: a program would take every application for those that
/// it asked for.
fn must_be_known(query: &Query) -> Result<(), Problem> {
    if let Some((name, value)) = query.pairs().find(|(name, _)| !NAMES.contains(name)) {
        return Err(unknown(name, value));
    }
    Filter::unknown(query).map_or(Ok(()), |(name, value)| Err(unknown(name, value)))
}

/// What the address says, and nobody knows.
pub(crate) fn unknown(name: &str, value: &str) -> Problem {
    let [name, value] = [name, value].map(|text| text.chars().take(60).collect::<String>());
    Problem::bad_request("calls-api-unknown-filter").arg("name", name).arg("value", value)
}

/// A number of the address, if it stands there.
fn number(query: &Query, name: &str) -> Result<Option<usize>, Problem> {
    let said = query.get(name).filter(|said| !said.is_empty());
    said.map(|said| said.parse::<usize>().map_err(|_| unknown(name, said))).transpose()
}

/// A kind of file that applications are exported as.
#[derive(Clone, Copy)]
enum Ending {
    Csv,
    Xlsx,
    Json,
    Zip,
}

impl Ending {
    fn named(name: &str) -> Option<Self> {
        [Self::Csv, Self::Xlsx, Self::Json, Self::Zip].into_iter().find(|one| one.name() == name)
    }

    fn name(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Json => "json",
            Self::Zip => "zip",
        }
    }

    fn content_type(self) -> &'static str {
        match self {
            Self::Csv => Format::Csv.content_type(),
            Self::Xlsx => Format::Xlsx.content_type(),
            Self::Json => Format::Json.content_type(),
            Self::Zip => "application/zip",
        }
    }
}

/// The file, written while it is read.
async fn file(visit: &Visit, slug: &str, ending: Ending) -> Result<Response, Problem> {
    let Wanted { call, filter, sorting } = wanted(visit, slug).await?;
    let selection = Selection::of(&visit.app.house, &call, &filter, &sorting).await?;
    let locale = visit.locale.clone();
    let pieces = exports::pieces(move |out| async move {
        match ending {
            Ending::Csv => exports::csv(&selection, &locale, &out).await,
            Ending::Xlsx => exports::workbook(&selection, &locale, &out).await,
            Ending::Json => exports::json(&selection, &out).await,
            Ending::Zip => Box::pin(exports::archive(&selection, &out)).await,
        }
    });
    let kind = [(header::CONTENT_TYPE, ending.content_type()), (header::CACHE_CONTROL, "no-store")];
    let mut response = (kind, Body::from_stream(pieces)).into_response();
    as_file(&mut response, &format!("{}-applications.{}", call.slug, ending.name()));
    Ok(response)
}

async fn csv(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    file(&visit, &slug, Ending::Csv).await
}

async fn xlsx(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    file(&visit, &slug, Ending::Xlsx).await
}

async fn json(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    file(&visit, &slug, Ending::Json).await
}

async fn zip(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    file(&visit, &slug, Ending::Zip).await
}

/// Every application of a call in one file
///
/// The filters and the order are those of the list. The archive holds the JSON document, every receipt with what it signs, and
/// the files.
#[utoipa::path(get, path = "/api/v1/calls/{slug}/exports/{ending}", tag = "calls",
    params(
        ("slug" = String, Path, description = "The call's name in addresses"),
        ("ending" = String, Path, description = "csv, xlsx, json or zip"),
        ("q" = Option<String>, Query, description = "Words in a name, or a number"),
        ("state" = Option<String>, Query, description = "draft, submitted or withdrawn"),
        ("category" = Option<String>, Query, description = "The key of a category"),
        ("country" = Option<String>, Query, description = "The country of the lead, by ISO 3166-1"),
        ("kind" = Option<String>, Query, description = "single or consortium"),
        ("only" = Option<String>, Query, description = "incomplete, unsigned or overlap; may stand several times"),
        ("eligibility" = Option<String>, Query, description = "met, unknown, not-met, to-confirm or refused"),
        ("sort" = Option<String>, Query, description = "number, lead, country, state, submitted or saved; with a hyphen before it from the last to the first"),
    ),
    responses(
        (status = 200, description = "The file, at any number of applications", content(
            (Document = "application/json"),
            (Vec<u8> = "text/csv"),
            (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            (Vec<u8> = "application/zip"),
        )),
        (status = 400, description = "A filter says nothing known"),
        (status = 403, description = "The right to manage calls is missing"),
        (status = 404, description = "There is no such call, or no such kind of file"),
        (status = 413, description = "More applications than one file takes: narrow the selection"),
    ))]
pub(crate) async fn export(
    visit: Visit,
    Path((slug, ending)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let ending = Ending::named(&ending).ok_or_else(Problem::not_found)?;
    must_be_known(&Query::parse(visit.uri.query()))?;
    file(&visit, &slug, ending).await
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
        (status = 400, description = "A filter says nothing known, or a number is none"),
        (status = 403, description = "The right to manage calls is missing"),
        (status = 404, description = "There is no such call"),
    ))]
pub(crate) async fn applications(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    let wanted = wanted(&visit, &slug).await?;
    let query = Query::parse(visit.uri.query());
    must_be_known(&query)?;
    let offset = number(&query, "offset")?.unwrap_or(0);
    let limit = number(&query, "limit")?.unwrap_or(MOST).clamp(1, MOST);
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
