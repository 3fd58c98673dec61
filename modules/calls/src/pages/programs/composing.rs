//! A call is created, its form is written, and it takes its steps.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use centum_base::Timestamp;
use centum_cohort::edition::edition_by_slug;
use centum_forms::Form;
use centum_web::{ExactJson, Json, Kind, Message, Problem, Upload, Visit};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{is_trial, json};
use crate::Attempt;
use crate::call::{self, Begin, MAX_DOCUMENT, Step, call_by_slug, working_form};
use crate::pages::call_api::{answer, seen};
use crate::pages::public::any;

/// A call to be created
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewCall {
    /// The edition, by its name in addresses.
    edition: String,
    /// Its own name in addresses: small letters, digits and hyphens.
    slug: String,
    /// Another call that it begins with, without its times; absent for the ready template.
    from: Option<String>,
}

/// A call that was created, or would be
#[derive(Serialize, ToSchema)]
pub(super) struct Created {
    /// Its name in addresses.
    slug: String,
    /// Whether this was only a trial.
    dry_run: bool,
}

/// The form of a call
#[derive(Serialize, ToSchema)]
pub(super) struct FormDocument {
    /// The number of the version that applies.
    version: u32,
    /// The form that applies.
    #[schema(value_type = Object)]
    form: Form,
    /// The working copy that a corrigendum would put in force; absent if there is none.
    #[schema(value_type = Option<Object>)]
    working: Option<Form>,
}

/// A form that was kept, or would be
#[derive(Serialize, ToSchema)]
pub(super) struct FormKept {
    /// Whether this was only a trial.
    dry_run: bool,
}

/// A document that was kept, or would be
#[derive(Serialize, ToSchema)]
pub(super) struct DocumentKept {
    /// Its address on this site.
    href: String,
    /// The name of its file.
    name: String,
    /// Whether this was only a trial.
    dry_run: bool,
}

/// Characters of a name that is told.
const MAX_TOLD: usize = 60;

/// Why a step is taken
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Stepping {
    /// Why, for everyone to read; needed where the clock would take the step.
    #[serde(default)]
    reason: String,
}

/// How far a call is now, or would be
#[derive(Serialize, ToSchema)]
pub(super) struct Stepped {
    /// Its state.
    state: &'static str,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    at: Timestamp,
    /// Whether this was only a trial.
    dry_run: bool,
}

/// Create a call
#[utoipa::path(post, path = "/api/v1/calls", tag = "calls",
    params(("dry_run" = Option<bool>, Query, description = "Work out what would happen, and keep nothing")),
    request_body = NewCall,
    responses(
        (status = 200, description = "A draft is there", body = Created),
        (status = 403, description = "The right to manage calls is missing"),
        (status = 404, description = "There is no such edition, or no such call to begin with"),
        (status = 409, description = "The name is taken"),
        (status = 422, description = "The name cannot stand in addresses"),
    ))]
pub(super) async fn create(visit: Visit, Json(new): Json<NewCall>) -> Result<Response, Problem> {
    let house = &visit.app.house;
    let mut reader = house.read().await?;
    let edition = edition_by_slug(&mut reader.conn(), &new.edition).await?;
    let edition = edition.ok_or_else(|| missing("calls-api-no-edition", &new.edition))?;
    let begin = match &new.from {
        None => Begin::Template,
        Some(slug) => {
            let other = call_by_slug(&mut reader.conn(), slug).await?;
            Begin::Call(other.ok_or_else(|| missing("calls-api-no-call", slug))?.id)
        }
    };
    drop(reader);
    let dry_run = is_trial(&visit);
    call::create_call(Attempt::new(house, dry_run), &visit.actor, edition.id, &new.slug, begin).await?;
    json(StatusCode::OK, "application/json", &Created { slug: new.slug, dry_run })
}

/// Which of the names that were sent is none.
fn missing(id: &str, name: &str) -> Problem {
    let name: String = name.chars().take(MAX_TOLD).collect();
    Problem::saying(Kind::NotFound, Message::new(id).arg("name", name))
}

/// The form of a call, with its working copy
#[utoipa::path(get, path = "/api/v1/calls/{slug}/form", tag = "calls",
    params(("slug" = String, Path, description = "The call's name in addresses")),
    responses(
        (status = 200, description = "The form; ETag holds the version of the call", body = FormDocument),
        (status = 403, description = "The right to manage calls is missing"),
        (status = 404, description = "There is no such call"),
    ))]
pub(super) async fn form(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    let shown = any(&visit, &slug).await?;
    let working = working_form(&mut visit.app.house.read().await?.conn(), shown.call.id).await?;
    let version = shown.call.form;
    answer(&visit, shown.call.version, &FormDocument { version, form: shown.form, working })
}

/// Keep the form of a call
///
/// Of a draft it is the form; of a published call a working copy, which a corrigendum puts in force: `form=working` with the
/// terms.
#[utoipa::path(put, path = "/api/v1/calls/{slug}/form", tag = "calls",
    params(
        ("slug" = String, Path, description = "The call's name in addresses"),
        ("dry_run" = Option<bool>, Query, description = "Work out what would happen, and keep nothing"),
        ("If-Match" = String, Header, description = "The version that was read, as ETag gave it"),
    ),
    request_body(content = Object, content_type = "application/json"),
    responses(
        (status = 200, description = "Kept", body = FormKept),
        (status = 400, description = "If-Match is missing, or the form cannot be read"),
        (status = 403, description = "The right to manage calls is missing"),
        (status = 404, description = "There is no such call"),
        (status = 409, description = "The form is fixed"),
        (status = 412, description = "The call was changed since"),
        (status = 422, description = "The form contradicts itself"),
    ))]
pub(super) async fn keep_form(
    visit: Visit,
    Path(slug): Path<String>,
    ExactJson(form): ExactJson<Form>,
) -> Result<Response, Problem> {
    let shown = any(&visit, &slug).await?;
    let seen = seen(&visit, &shown.call)?;
    let dry_run = is_trial(&visit);
    let house = Attempt::new(&visit.app.house, dry_run);
    call::keep_form(house, &visit.actor, shown.call.id, seen, &form).await?;
    answer(&visit, seen + i64::from(!dry_run), &FormKept { dry_run })
}

/// Give up the working copy of a published call's form
#[utoipa::path(delete, path = "/api/v1/calls/{slug}/form", tag = "calls",
    params(
        ("slug" = String, Path, description = "The call's name in addresses"),
        ("dry_run" = Option<bool>, Query, description = "Work out what would happen, and keep nothing"),
        ("If-Match" = String, Header, description = "The version that was read, as ETag gave it"),
    ),
    responses(
        (status = 200, description = "Given up; the form that applies stays", body = FormKept),
        (status = 400, description = "If-Match is missing"),
        (status = 403, description = "The right to manage calls is missing"),
        (status = 404, description = "There is no such call, or no working copy"),
        (status = 409, description = "The form is fixed"),
        (status = 412, description = "The call was changed since"),
    ))]
pub(super) async fn drop_form(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    visit.require_csrf_header()?;
    let call = any(&visit, &slug).await?.call;
    let seen = seen(&visit, &call)?;
    let working = working_form(&mut visit.app.house.read().await?.conn(), call.id).await?;
    working.ok_or_else(Problem::not_found)?;
    let dry_run = is_trial(&visit);
    call::drop_form(Attempt::new(&visit.app.house, dry_run), &visit.actor, call.id, seen).await?;
    answer(&visit, seen + i64::from(!dry_run), &FormKept { dry_run })
}

/// Take a step: publish, open, close, evaluate, decide, announce, archive
#[utoipa::path(post, path = "/api/v1/calls/{slug}/steps/{step}", tag = "calls",
    params(
        ("slug" = String, Path, description = "The call's name in addresses"),
        ("step" = String, Path, description = "publish, open, close, evaluate, decide, announce or archive"),
        ("dry_run" = Option<bool>, Query, description = "Work out what would happen, and keep nothing"),
        ("If-Match" = String, Header, description = "The version that was read, as ETag gave it"),
    ),
    request_body = Stepping,
    responses(
        (status = 200, description = "The call is in its new state", body = Stepped),
        (status = 400, description = "If-Match is missing"),
        (status = 403, description = "The right to manage calls is missing"),
        (status = 404, description = "There is no such call or step"),
        (status = 409, description = "Something stands in the way"),
        (status = 412, description = "The call was changed since"),
    ))]
pub(super) async fn take_step(
    visit: Visit,
    Path((slug, step)): Path<(String, String)>,
    Json(Stepping { reason }): Json<Stepping>,
) -> Result<Response, Problem> {
    let shown = any(&visit, &slug).await?;
    let step = Step::named(&step).ok_or_else(Problem::not_found)?;
    let seen = seen(&visit, &shown.call)?;
    let dry_run = is_trial(&visit);
    let house = Attempt::new(&visit.app.house, dry_run);
    let state = call::step(house, &visit.actor, shown.call.id, seen, step, &reason).await?;
    let stepped = Stepped { state: state.name(), at: visit.app.house.now(), dry_run };
    answer(&visit, seen + i64::from(!dry_run), &stepped)
}

/// Bring a document of a call
///
/// A form of `multipart/form-data` with the field `file`. Nobody reads it before the terms name the address that the answer
/// gives.
#[utoipa::path(post, path = "/api/v1/calls/{slug}/documents", tag = "calls",
    params(
        ("slug" = String, Path, description = "The call's name in addresses"),
        ("dry_run" = Option<bool>, Query, description = "Work out what would happen, and keep nothing"),
    ),
    request_body(content = Object, content_type = "multipart/form-data"),
    responses(
        (status = 200, description = "Kept: `href` is what the terms name", body = DocumentKept),
        (status = 403, description = "The right to manage calls is missing"),
        (status = 404, description = "There is no such call"),
        (status = 413, description = "Larger than a document may be"),
        (status = 422, description = "The file is missing, empty, or of a kind that cannot be told"),
    ))]
pub(super) async fn keep_document(
    visit: Visit,
    Path(slug): Path<String>,
    upload: Upload<{ MAX_DOCUMENT + 64 * 1024 }>,
) -> Result<Response, Problem> {
    let call = any(&visit, &slug).await?.call;
    let file = upload.files.iter().find(|file| file.field == "file");
    let file = file.ok_or_else(|| Problem::refused("calls-file-none"))?;
    let dry_run = is_trial(&visit);
    let house = Attempt::new(&visit.app.house, dry_run);
    let kept = call::keep_document(house, &visit.actor, call.id, &file.name, &file.bytes).await?;
    let kept = DocumentKept { href: kept.href, name: kept.name, dry_run };
    json(StatusCode::OK, "application/json", &kept)
}
