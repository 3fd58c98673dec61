//! What programs may do: the same actions as the pages, under `If-Match`, and first as a trial if they like.

mod applying;
mod bodies;
mod composing;
mod deciding;
mod figures;
mod files;
mod handed;
mod past;
mod questions;
mod reminding;
mod screening;
mod tables;

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use centum_accounts::Permission::{Apply, ManageCalls};
use centum_base::Timestamp;
use centum_web::links::Query;
use centum_web::{App, Problem, Route, Visit};
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};

use super::applicant::seen;
use super::applicant::whole::Whole;
use crate::Attempt;
use crate::expression::Dossier;
use crate::expression::version::Version;

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::get("/api/v1/expressions", Apply, applying::list),
        Route::post("/api/v1/calls/{slug}/expressions", Apply, applying::begin),
        Route::post("/api/v1/expressions/{id}/restore", Apply, applying::restore),
        Route::post("/api/v1/expressions/{id}/form", Apply, applying::take_over),
        Route::post("/api/v1/expressions/{id}/start-from", Apply, applying::start_from),
        Route::post("/api/v1/expressions/{id}/pre-screening", Apply, applying::ask),
        Route::get("/api/v1/expressions/{id}/pre-screening", Apply, screening::own),
        Route::get("/api/v1/expressions/{id}/submissions/{n}/receipt", Apply, handed::receipt),
        Route::get("/api/v1/expressions/{id}/submissions/{n}/manifest", Apply, handed::manifest),
        Route::get("/api/v1/expressions/{id}/submissions/{n}/answers", Apply, handed::answers),
        Route::get("/api/v1/expressions/{id}/history", Apply, past::entries),
        Route::get("/api/v1/expressions/{id}/history/{part}/{field}", Apply, past::versions),
        Route::post("/api/v1/expressions/{id}/members", Apply, bodies::add),
        Route::put("/api/v1/expressions/{id}/members/{member}", Apply, bodies::change),
        Route::delete("/api/v1/expressions/{id}/members/{member}", Apply, bodies::remove),
        Route::post("/api/v1/expressions/{id}/members/{member}/invitations", Apply, bodies::invite),
        Route::delete("/api/v1/expressions/{id}/invitations/{invitation}", Apply, bodies::uninvite),
        Route::put("/api/v1/expressions/{id}/members/{member}/sign-off", Apply, bodies::sign_off),
        Route::delete("/api/v1/expressions/{id}/members/{member}/sign-off", Apply, bodies::take_back),
        Route::post("/api/v1/expressions/{id}/files/{part}/{field}", Apply, files::add),
        Route::get("/api/v1/expressions/{id}/files/{part}/{field}/{digest}", Apply, files::read),
        Route::delete("/api/v1/expressions/{id}/files/{part}/{field}/{digest}", Apply, files::remove),
        Route::post("/api/v1/expressions/{id}/supplement/{part}/{field}", Apply, files::supplement),
        Route::post("/api/v1/calls/{slug}/questions", Apply, questions::ask),
        Route::get("/api/v1/calls/{slug}/questions", ManageCalls, questions::list),
        Route::put("/api/v1/calls/{slug}/questions/{id}", ManageCalls, questions::answer),
        Route::put("/api/v1/calls/{slug}/following", Apply, questions::follow),
        Route::delete("/api/v1/calls/{slug}/following", Apply, questions::unfollow),
        Route::post("/api/v1/calls", ManageCalls, composing::create),
        Route::post("/api/v1/calls/{slug}/documents", ManageCalls, composing::keep_document),
        Route::get("/api/v1/calls/{slug}/form", ManageCalls, composing::form),
        Route::put("/api/v1/calls/{slug}/form", ManageCalls, composing::keep_form),
        Route::delete("/api/v1/calls/{slug}/form", ManageCalls, composing::drop_form),
        Route::post("/api/v1/calls/{slug}/steps/{step}", ManageCalls, composing::take_step),
        Route::get("/api/v1/calls/{slug}/figures", ManageCalls, figures::show),
        Route::get("/api/v1/calls/{slug}/doubles", ManageCalls, deciding::doubles),
        Route::put("/api/v1/calls/{slug}/doubles", ManageCalls, deciding::decide_double),
        Route::put(
            "/api/v1/calls/{slug}/applications/{number}/eligibility/{rule}",
            ManageCalls,
            deciding::eligibility,
        ),
        Route::put(
            "/api/v1/calls/{slug}/applications/{number}/pre-screening/{n}",
            ManageCalls,
            deciding::pre_screening,
        ),
        Route::get("/api/v1/calls/{slug}/pre-screening", ManageCalls, screening::waiting),
        Route::get(
            "/api/v1/calls/{slug}/applications/{number}/pre-screening",
            ManageCalls,
            screening::of_application,
        ),
        Route::get("/api/v1/calls/{slug}/reminders/{reason}", ManageCalls, reminding::show),
        Route::post("/api/v1/calls/{slug}/reminders/{reason}", ManageCalls, reminding::send),
        Route::post("/api/v1/calls/{slug}/applications", ManageCalls, deciding::bring_in),
        Route::post("/api/v1/calls/{slug}/applications/table", ManageCalls, tables::bring_in),
    ]
}

/// The document of these routes.
#[derive(OpenApi)]
#[openapi(paths(
    applying::list,
    applying::begin,
    applying::restore,
    applying::take_over,
    applying::start_from,
    applying::ask,
    screening::own,
    screening::of_application,
    screening::waiting,
    handed::receipt,
    handed::manifest,
    handed::answers,
    past::entries,
    past::versions,
    bodies::add,
    bodies::change,
    bodies::remove,
    bodies::invite,
    bodies::uninvite,
    bodies::sign_off,
    bodies::take_back,
    files::add,
    files::read,
    files::remove,
    files::supplement,
    questions::ask,
    questions::list,
    questions::answer,
    questions::follow,
    questions::unfollow,
    composing::create,
    composing::keep_document,
    composing::form,
    composing::keep_form,
    composing::drop_form,
    composing::take_step,
    figures::show,
    deciding::doubles,
    deciding::decide_double,
    deciding::eligibility,
    deciding::pre_screening,
    deciding::bring_in,
    tables::bring_in,
    reminding::show,
    reminding::send,
))]
pub(crate) struct Document;

/// What a write came to, or would come to
#[derive(Serialize, ToSchema, Default)]
pub(crate) struct Done {
    /// What was made, by its identifier; absent in a trial.
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    /// Its number, where it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<u32>,
    /// Whether this was only a trial: nothing was kept.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    dry_run: bool,
}

/// What stands after a write; of a trial, only that it was one
#[derive(Serialize, ToSchema)]
#[serde(untagged)]
pub(crate) enum AfterWrite {
    /// What stands.
    Whole(Box<Whole>),
    /// It was a trial.
    Trial(Done),
}

/// Nothing more is needed
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Empty {}

/// Whether only a trial is asked for.
pub(crate) fn is_trial(visit: &Visit) -> bool {
    Query::parse(visit.uri.query()).is_trial()
}

/// What an action is done on: in earnest or as a trial, and on what `If-Match` names.
pub(crate) fn attempt(visit: &Visit) -> Attempt<'_, App> {
    let named = visit.headers.get(header::IF_MATCH);
    // What is no text names no version, and must not be taken for a write on any.
    let named = named.map(|named| named.to_str().unwrap_or_default());
    Attempt::new(&visit.app, is_trial(visit)).if_seen(named)
}

/// An answer as JSON.
pub(crate) fn json(
    status: StatusCode,
    content_type: &'static str,
    body: &impl Serialize,
) -> Result<Response, Problem> {
    let text = serde_json::to_string(body).map_err(Problem::fault)?;
    let mut response = (status, text).into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

fn done(visit: &Visit, id: Option<String>, number: Option<u32>) -> Result<Response, Problem> {
    let dry_run = is_trial(visit);
    let id = id.filter(|_| !dry_run);
    json(StatusCode::OK, "application/json", &Done { id, number, dry_run })
}

/// What `If-Match` names.
pub(crate) fn tag(dossier: &Dossier, at: Timestamp) -> HeaderValue {
    HeaderValue::try_from(Version::of(dossier, at).to_string()).unwrap_or(HeaderValue::from_static("\"\""))
}

/// Refuses a write that puts something in another's place and does not say what it saw there.
pub(crate) fn must_name(visit: &Visit) -> Result<(), Problem> {
    if visit.headers.contains_key(header::IF_MATCH) {
        Ok(())
    } else {
        Err(Problem::bad_request("calls-api-head-if-match"))
    }
}

/// An expression of interest as it stands, with its tag.
pub(crate) fn whole(visit: &Visit, dossier: &Dossier) -> Result<Response, Problem> {
    let whole = AfterWrite::Whole(Box::new(Whole::of(&visit.locale, dossier, visit.received_at)));
    let mut response = json(StatusCode::OK, "application/json", &whole)?;
    response.headers_mut().insert(header::ETAG, tag(dossier, visit.received_at));
    Ok(response)
}

/// It was a trial: nothing stands that was not there before.
fn tried() -> Result<Response, Problem> {
    let tried = AfterWrite::Trial(Done { dry_run: true, ..Done::default() });
    json(StatusCode::OK, "application/json", &tried)
}

/// What stands after a write; after a trial, that it was one.
pub(crate) async fn after(visit: &Visit, id: &str) -> Result<Response, Problem> {
    if is_trial(visit) {
        return tried();
    }
    let (dossier, _) = seen(visit, id).await?;
    whole(visit, &dossier)
}
