//! A call's terms for programs of organisers: read with their version, written under `If-Match`, tried without writing.

use axum::extract::Path;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use centum_accounts::Permission::ManageCalls;
use centum_forms::Form;
use centum_web::links::Query;
use centum_web::negotiate::{Format, document};
use centum_web::{Kind, Problem, Route, Visit, WholeJson};
use serde::Serialize;
use utoipa::{OpenApi, ToSchema};

use super::difference::lines;
use super::programs::is_trial;
use super::public::{Shown, any};
use crate::call::{self, Call, CallState, Correction, TermChange, Terms};
use crate::{Attempt, Site};

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

pub(super) fn answer(visit: &Visit, version: i64, body: &impl Serialize) -> Result<Response, Problem> {
    let json = serde_json::to_string_pretty(body).map_err(Problem::fault)?;
    let mut response = document(&visit.headers, Format::Json, json);
    let etag = HeaderValue::from_str(&format!("\"{version}\"")).map_err(Problem::fault)?;
    response.headers_mut().insert(header::ETAG, etag);
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

/// The version that the writer looked at, from `If-Match`. A write without one could overwrite somebody's work.
pub(super) fn seen(visit: &Visit, call: &Call) -> Result<i64, Problem> {
    let named = visit.headers.get(header::IF_MATCH);
    let named = named.ok_or_else(|| Problem::bad_request("calls-api-if-match"))?;
    // A proxy that compresses marks tags as weak; they name the same version.
    let version = |tag: &str| tag.trim().trim_start_matches("W/").trim_matches('"').parse::<i64>().ok();
    let mut tags = named.to_str().unwrap_or_default().split(',');
    match tags.any(|tag| version(tag) == Some(call.version)) {
        true => Ok(call.version),
        false => Err(Problem::new(Kind::Precondition)),
    }
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
/// `form=working` the working copy of the form is put in force with the same corrigendum. With `dry_run=true` nothing is
/// written. The terms are sent whole, as they were read: where one is absent, nothing is written. Whoever signed in by
/// cookie sends the token in `X-CSRF-Token`.
#[utoipa::path(put, path = "/api/v1/calls/{slug}/terms", tag = "calls",
    params(
        ("slug" = String, Path, description = "The call's name in addresses"),
        ("dry_run" = Option<bool>, Query, description = "Work out what would happen, and write nothing"),
        ("reason" = Option<String>, Query, description = "Why a published call is corrected"),
        ("form" = Option<String>, Query, description = "`working`: the working copy of the form is put in force too"),
        ("If-Match" = String, Header, description = "The version that was read, as ETag gave it"),
    ),
    request_body(content = Object, content_type = "application/json"),
    responses((status = 200, description = "What differs", body = Written),
        (status = 403, description = "The right to manage calls is missing"),
        (status = 404, description = "There is no such call"),
        (status = 400, description = "If-Match is missing, the terms cannot be read, or `form` is not `working`"),
        (status = 409, description = "The change is not allowed any more, or there is no working copy"),
        (status = 412, description = "The call was changed since")))]
async fn write(
    visit: Visit,
    Path(slug): Path<String>,
    WholeJson(terms): WholeJson<Terms>,
) -> Result<Response, Problem> {
    let shown = any(&visit, &slug).await?;
    let Shown { call, form, .. } = &shown;
    let seen = seen(&visit, call)?;
    let query = Query::parse(visit.uri.query());
    let reason = query.get("reason").unwrap_or_default().to_owned();
    let new_form = wanted_form(&visit, call, &query).await?;
    let mut found = call::changes(&call.terms, &terms);
    if new_form.as_ref().is_some_and(|new| new != form) {
        found.push(TermChange::Form { before: call.form, after: call.form + 1 });
    }
    let differences = lines(&visit.locale, (&call.terms, &terms), form, &found)
        .into_iter()
        .map(|line| Difference { label: line.label, before: line.before, after: line.after });
    let differences = differences.collect();
    let corrigendum = keep(&visit, call, seen, Correction { terms, form: new_form, reason }).await?;
    let written = !is_trial(&visit);
    let corrigendum = corrigendum.filter(|_| written);
    answer(&visit, seen + i64::from(written), &Written { written, corrigendum, differences })
}

/// The form that is to be put in force, if one is.
async fn wanted_form(visit: &Visit, call: &Call, query: &Query) -> Result<Option<Form>, Problem> {
    match query.get("form") {
        None => Ok(None),
        Some("working") => {
            let working = call::working_form(&mut visit.app.house.read().await?.conn(), call.id).await?;
            working.map(Some).ok_or_else(|| Problem::conflict("calls-api-no-working-form"))
        }
        Some(_) => Err(Problem::bad_request("calls-api-form-working")),
    }
}

/// Keeps a draft, or corrects what everyone can read. Gives the number of the corrigendum.
async fn keep(visit: &Visit, call: &Call, seen: i64, correction: Correction) -> Result<Option<u32>, Problem> {
    let house = Attempt::new(&visit.app.house, is_trial(visit));
    if call.state == CallState::Draft {
        call::keep_terms(house, &visit.actor, call.id, seen, correction.terms).await?;
        return Ok(None);
    }
    let site = Site::of(&visit.app.settings);
    Ok(Some(call::correct_call(house, &visit.actor, call.id, seen, correction, &site).await?))
}
