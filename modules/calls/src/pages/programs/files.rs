//! Files of answers, brought and taken away by programs.

use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use axum::response::Response;
use centum_base::Digest;
use centum_web::{App, Problem, Visit};

use super::{Done, attempt, done, is_trial, json};
use crate::expression::ExpressionError;
use crate::expression::actions;
use crate::pages::applicant::files::{self, arriving, said, spot};
use crate::pages::applicant::{HandedIn, seen};

/// Why a file is not taken, in the words of the page.
fn refused(visit: &Visit, error: ExpressionError) -> Problem {
    match &error {
        ExpressionError::File(_) => Problem::refused(said(visit, &error)),
        _ => error.into(),
    }
}

/// Add a file to an answer
///
/// A form of `multipart/form-data` with the field `file`; a browser's session sends the field `csrf` before it, or the
/// header `X-CSRF-Token`.
#[utoipa::path(post, path = "/api/v1/expressions/{id}/files/{part}/{field}", tag = "expressions",
    params(
        ("id" = String, Path, description = "The expression of interest"),
        ("part" = String, Path, description = "`application`, or the identifier of a member"),
        ("field" = String, Path, description = "The field of the form"),
        ("dry_run" = Option<bool>, Query, description = "Work out what would happen, and keep nothing"),
        ("If-Match" = Option<String>, Header, description = "The ETag of the version that was read"),
    ),
    request_body(content = Object, content_type = "multipart/form-data"),
    responses(
        (status = 200, description = "Added; `id` is the SHA-256 of its content", body = Done),
        (status = 404, description = "There is none, or no file is asked for there"),
        (status = 409, description = "Not possible now"),
        (status = 412, description = "It was changed since"),
        (status = 413, description = "Larger than the form allows"),
        (status = 422, description = "Of a kind that is not asked for, or there are enough"),
    ))]
pub(super) async fn add(
    State(app): State<App>,
    visit: Visit,
    Path((id, part, field)): Path<(String, String, String)>,
    request: Request,
) -> Result<Response, Problem> {
    let (dossier, _) = seen(&visit, &id).await?;
    let spot = spot(&dossier, &part, &field)?;
    let upload = arriving(&app, request, &spot).await?;
    let upload = upload.ok_or_else(|| Problem::refused("calls-file-none"))?;
    let (head, at) = (dossier.head.id, visit.received_at);
    let added =
        actions::attach(attempt(&visit), &visit.actor, head, &spot.part, &spot.field, upload, at).await;
    let file = added.map_err(|error| refused(&visit, error))?;
    done(&visit, Some(file.digest.to_string()), None)
}

/// Take a file out of an answer
///
/// It stays in the history.
#[utoipa::path(delete, path = "/api/v1/expressions/{id}/files/{part}/{field}/{digest}", tag = "expressions",
    params(
        ("id" = String, Path, description = "The expression of interest"),
        ("part" = String, Path, description = "`application`, or the identifier of a member"),
        ("field" = String, Path, description = "The field of the form"),
        ("digest" = String, Path, description = "SHA-256 of the file"),
        ("dry_run" = Option<bool>, Query, description = "Work out what would happen, and keep nothing"),
        ("If-Match" = Option<String>, Header, description = "The ETag of the version that was read"),
    ),
    responses(
        (status = 200, description = "Taken out", body = Done),
        (status = 404, description = "There is none, or no file is asked for there"),
        (status = 409, description = "Not possible now"),
        (status = 412, description = "It was changed since"),
    ))]
pub(super) async fn remove(
    visit: Visit,
    Path((id, part, field, digest)): Path<(String, String, String, String)>,
) -> Result<Response, Problem> {
    visit.require_csrf_header()?;
    let (dossier, _) = seen(&visit, &id).await?;
    let spot = spot(&dossier, &part, &field)?;
    let digest: Digest = digest.parse().map_err(|_| Problem::not_found())?;
    let (head, at) = (dossier.head.id, visit.received_at);
    actions::detach(attempt(&visit), &visit.actor, head, &spot.part, &spot.field, digest, at).await?;
    done(&visit, None, None)
}

/// Add a document whose own deadline is later to what was handed in
///
/// So too an organiser brings in what came with an application that was received elsewhere, whatever its deadline, while nobody
/// of the applicant writes in it: the receipt has the time that was stated for the whole, and says by whom.
///
/// A form of `multipart/form-data` with the field `file`; a browser's session sends the field `csrf` before it, or the
/// header `X-CSRF-Token`.
#[utoipa::path(post, path = "/api/v1/expressions/{id}/supplement/{part}/{field}", tag = "expressions",
    params(
        ("id" = String, Path, description = "The expression of interest"),
        ("part" = String, Path, description = "`application`, or the identifier of a member"),
        ("field" = String, Path, description = "The field of the form"),
        ("dry_run" = Option<bool>, Query, description = "Work out what would happen, and keep nothing"),
        ("If-Match" = Option<String>, Header, description = "The ETag of the version that was read"),
    ),
    request_body(content = Object, content_type = "multipart/form-data"),
    responses(
        (status = 200, description = "Added, as the submission of that number, with its signed receipt", body = HandedIn),
        (status = 404, description = "There is none, or no such document is asked for there"),
        (status = 409, description = "Nothing is handed in, or its deadline is over"),
        (status = 412, description = "It was changed since"),
        (status = 413, description = "Larger than the form allows"),
        (status = 422, description = "Of a kind that is not asked for"),
    ))]
pub(super) async fn supplement(
    State(app): State<App>,
    visit: Visit,
    Path((id, part, field)): Path<(String, String, String)>,
    request: Request,
) -> Result<Response, Problem> {
    let (dossier, _) = seen(&visit, &id).await?;
    let spot = spot(&dossier, &part, &field)?;
    let upload = arriving(&app, request, &spot).await?;
    let upload = upload.ok_or_else(|| Problem::refused("calls-file-none"))?;
    let (head, at) = (dossier.head.id, visit.received_at);
    let handed =
        actions::supplement(attempt(&visit), &visit.actor, head, &spot.part, &spot.field, upload, at).await;
    let handed = handed.map_err(|error| refused(&visit, error))?;
    json(StatusCode::OK, "application/json", &HandedIn::of(handed, is_trial(&visit)))
}

/// A file of an answer
///
/// What stands or stood in that answer, now or in something that was handed in.
#[utoipa::path(get, path = "/api/v1/expressions/{id}/files/{part}/{field}/{digest}", tag = "expressions",
    params(
        ("id" = String, Path, description = "The expression of interest"),
        ("part" = String, Path, description = "`application`, or the identifier of a member"),
        ("field" = String, Path, description = "The field of the form"),
        ("digest" = String, Path, description = "SHA-256 of the file"),
    ),
    responses(
        (status = 200, description = "The file", body = Vec<u8>, content_type = "application/octet-stream"),
        (status = 404, description = "There is none, or it is not yours to see"),
    ))]
pub(super) async fn read(
    visit: Visit,
    path: Path<(String, String, String, String)>,
) -> Result<Response, Problem> {
    files::read(visit, path).await
}
