//! A copy to work on offline, handed out to programs and brought back by them.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use centum_base::Digest;
use centum_web::security::upload::MIB;
use centum_web::{Problem, Upload, Visit};
use serde::Serialize;
use utoipa::{OpenApi, ToSchema};

use super::compare::{Line, missing};
use super::{brought, parts, saves, workbook};
use crate::expression::actions::{Saved, save};
use crate::pages::applicant::seen;
use crate::pages::programs::{attempt, is_trial, json};

/// The document of these routes.
#[derive(OpenApi)]
#[openapi(paths(hand_out, bring_back))]
pub(crate) struct Document;

/// What came of a copy, or would come of it
#[derive(Serialize, ToSchema)]
pub(super) struct BroughtBack {
    /// Every answer that differs from what stands.
    differences: Vec<CopyDifference>,
    /// How many say what stands.
    unchanged: usize,
    /// How many were taken.
    taken: usize,
    /// How many met another version: they stand aside, until a person settles it.
    aside: usize,
    /// How many came after the deadline: they are kept, and no part of the application.
    late: usize,
    /// Cells that answer nothing that the form asks.
    unknown: usize,
    /// How many questions it does not hold: their answers stay as they are.
    missing: usize,
    /// Rows with words that name no question, and are not read.
    stray: usize,
    /// Whether the copy is of another version of the form.
    other_form: bool,
    /// Whether this was only a trial.
    dry_run: bool,
}

/// An answer that differs
#[derive(Serialize, ToSchema)]
struct CopyDifference {
    /// Its cell.
    cell: String,
    /// The question.
    question: String,
    /// The member whose answer it is, where there are several.
    member: Option<String>,
    /// What stands.
    before: String,
    /// What the copy says.
    after: String,
    /// Whether somebody saved another version since the copy was made.
    conflict: bool,
    /// Why it is not kept; null if it is.
    left_out: Option<String>,
}

/// A copy to work on offline
///
/// A workbook with the parts that you may write in; organisers get all.
#[utoipa::path(get, path = "/api/v1/expressions/{id}/copy", tag = "expressions",
    params(("id" = String, Path, description = "The expression of interest")),
    responses(
        (status = 200, description = "The workbook", body = Vec<u8>, content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (status = 404, description = "There is none, or it is not yours to see"),
    ))]
pub(super) async fn hand_out(visit: Visit, path: Path<String>) -> Result<Response, Problem> {
    workbook(visit, path).await
}

/// Bring a filled copy back
///
/// A form of `multipart/form-data` with the workbook as the field `file`. Try it first: `dry_run=true` says what differs.
/// Brought back twice, it is kept once.
#[utoipa::path(post, path = "/api/v1/expressions/{id}/copy", tag = "expressions",
    params(
        ("id" = String, Path, description = "The expression of interest"),
        ("dry_run" = Option<bool>, Query, description = "Work out what would happen, and keep nothing"),
        ("If-Match" = Option<String>, Header, description = "The ETag of the version that was read; each answer names its own revision in any case"),
    ),
    request_body(content = Object, content_type = "multipart/form-data"),
    responses(
        (status = 200, description = "What came of it", body = BroughtBack),
        (status = 404, description = "There is none, or it is not yours to see"),
        (status = 412, description = "It was changed since"),
        (status = 422, description = "The file is missing, no copy, or a copy of another one"),
    ))]
pub(super) async fn bring_back(
    visit: Visit,
    Path(id): Path<String>,
    upload: Upload<{ 9 * MIB }>,
) -> Result<Response, Problem> {
    let (dossier, access) = seen(&visit, &id).await?;
    let file = upload.files.into_iter().find(|file| file.field == "file");
    let file = file.ok_or_else(|| Problem::refused("calls-copy-no-file"))?;
    let read = brought(&visit, (&dossier, &access), &file.bytes).await?;
    let (filled, compared) = read.map_err(Problem::refused)?;
    let saves = saves(compared.held, &Digest::of(&file.bytes).short());
    let saved = match saves.is_empty() {
        true => Vec::new(),
        false => save(attempt(&visit), &visit.actor, dossier.head.id, &saves, visit.received_at).await?,
    };
    let aside = saved.iter().filter(|one| matches!(one, Saved::Aside { .. })).count();
    let late = saved.iter().filter(|one| matches!(one, Saved::Late { .. })).count();
    let difference = |line: Line| CopyDifference {
        cell: line.place,
        question: line.question,
        member: line.member,
        before: line.before,
        after: line.after,
        conflict: line.conflict,
        left_out: line.left_out.map(|why| visit.locale.tell(&why).plain()),
    };
    let back = BroughtBack {
        unchanged: compared.unchanged,
        taken: saved.len() - aside - late,
        aside,
        late,
        unknown: filled.unknown.len(),
        missing: missing(&visit.locale, &dossier, &parts(&dossier, &access), &filled).len(),
        stray: filled.stray.len(),
        other_form: filled.form != dossier.head.form,
        dry_run: is_trial(&visit),
        differences: compared.lines.into_iter().map(difference).collect(),
    };
    json(StatusCode::OK, "application/json", &back)
}
