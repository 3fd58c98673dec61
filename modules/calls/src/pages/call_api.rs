//! A call's terms for programs of organisers: read with their version, written under `If-Match`, tried without writing.

use axum::extract::Path;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use centum_accounts::Permission::ManageCalls;
use centum_web::links::Query;
use centum_web::negotiate::{Format, document};
use centum_web::{Json, Kind, Problem, Route, Visit};
use serde::Serialize;
use utoipa::{OpenApi, ToSchema};

use super::difference::lines;
use super::public::{Shown, any};
use crate::Site;
use crate::call::{self, Call, CallState, Correction, Terms};

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::get("/api/v1/calls/{slug}/terms", ManageCalls, read),
        Route::put("/api/v1/calls/{slug}/terms", ManageCalls, write),
    ]
}

/// The document of these routes.
#[derive(OpenApi)]
#[openapi(paths(read, write))]
pub(crate) struct Document;

/// What came of a write, or would come of it
#[derive(Serialize, ToSchema)]
struct Written {
    /// Whether it was written.
    written: bool,
    /// The number of the corrigendum that it became; absent for a draft.
    corrigendum: Option<u32>,
    /// What differs, in words.
    differences: Vec<Difference>,
}

/// One difference
#[derive(Serialize, ToSchema)]
struct Difference {
    /// What it is about.
    label: String,
    /// Before; absent where nothing was.
    before: Option<String>,
    /// Now; absent where nothing is.
    after: Option<String>,
}

fn answer(visit: &Visit, version: i64, body: &impl Serialize) -> Result<Response, Problem> {
    let json = serde_json::to_string_pretty(body).map_err(Problem::fault)?;
    let mut response = document(&visit.headers, Format::Json, json);
    let etag = HeaderValue::from_str(&format!("\"{version}\"")).map_err(Problem::fault)?;
    response.headers_mut().insert(header::ETAG, etag);
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

/// The version that the writer looked at, from `If-Match`. A write without one could overwrite somebody's work.
fn seen(visit: &Visit) -> Result<i64, Problem> {
    let given = visit.headers.get(header::IF_MATCH).and_then(|value| value.to_str().ok());
    let version = given.and_then(|text| text.trim().trim_matches('"').parse().ok());
    version.ok_or_else(|| Problem::saying(Kind::Conflict, "calls-api-if-match"))
}

/// The terms of a call, drafts too
#[utoipa::path(get, path = "/api/v1/calls/{slug}/terms", tag = "calls",
    params(("slug" = String, Path, description = "The call's name in addresses")),
    responses((status = 200, description = "The terms; ETag holds their version", body = Object),
        (status = 403, description = "The right to manage calls is missing"),
        (status = 404, description = "There is no such call")))]
async fn read(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    let Shown { call, .. } = any(&visit, &slug).await?;
    answer(&visit, call.version, &call.terms)
}

/// Writes the terms of a call
///
/// A draft is kept. A published call is corrected: `reason` says why, and everyone who applies or follows is told. With
/// `dry_run=true` nothing is written. Whoever signed in by cookie sends the token in `X-CSRF-Token`.
#[utoipa::path(put, path = "/api/v1/calls/{slug}/terms", tag = "calls",
    params(
        ("slug" = String, Path, description = "The call's name in addresses"),
        ("dry_run" = Option<bool>, Query, description = "true: nothing is written"),
        ("reason" = Option<String>, Query, description = "Why a published call is corrected"),
        ("If-Match" = String, Header, description = "The version that was read, as ETag gave it"),
    ),
    request_body(content = Object, content_type = "application/json"),
    responses((status = 200, description = "What differs", body = Written),
        (status = 403, description = "The right to manage calls is missing"),
        (status = 404, description = "There is no such call"),
        (status = 409, description = "If-Match is missing or names an older version, or the change is not allowed any more"),
        (status = 422, description = "The terms cannot be read")))]
async fn write(
    visit: Visit,
    Path(slug): Path<String>,
    Json(terms): Json<Terms>,
) -> Result<Response, Problem> {
    let shown = any(&visit, &slug).await?;
    let Shown { call, form, .. } = &shown;
    let seen = seen(&visit)?;
    let query = Query::parse(visit.uri.query());
    let reason = query.get("reason").unwrap_or_default().to_owned();
    let found = call::changes(&call.terms, &terms);
    let differences = lines(&visit.locale, (&call.terms, &terms), form, &found)
        .into_iter()
        .map(|line| Difference { label: line.label, before: line.before, after: line.after });
    let differences = differences.collect();
    let draft = call.state == CallState::Draft;
    if query.get("dry_run") == Some("true") {
        if seen != call.version {
            return Err(call::CallError::Changed.into());
        }
        if !draft {
            call::correct(call, &terms, (form, None), &reason, visit.app.house.now())
                .map_err(call::CallError::Objected)?;
        }
        return answer(&visit, call.version, &Written { written: false, corrigendum: None, differences });
    }
    let corrigendum = keep(&visit, call, draft, seen, terms, reason).await?;
    answer(&visit, seen + 1, &Written { written: true, corrigendum, differences })
}

async fn keep(
    visit: &Visit,
    call: &Call,
    draft: bool,
    seen: i64,
    terms: Terms,
    reason: String,
) -> Result<Option<u32>, Problem> {
    let house = &visit.app.house;
    if draft {
        call::keep_terms(house, &visit.actor, call.id, seen, terms).await?;
        return Ok(None);
    }
    let site = Site::of(&visit.app.settings);
    let correction = Correction { terms, form: None, reason };
    Ok(Some(call::correct_call(house, &visit.actor, call.id, seen, correction, &site).await?))
}
