//! Taking a published list in, as `centum import announcement` does.

use axum::body::to_bytes;
use axum::extract::{Path, Request};
use axum::http::header;
use axum::response::Response;
use centum_accounts::Permission;
use centum_web::links::Query;
use centum_web::{Problem, Visit};

use super::closed;
use crate::edition::edition_by_slug;
use crate::intake::{
    Effects, IntakeError, Receipt, Received, Report, draft_plan, find_document, preview, receive,
};
use crate::pages::desk::open_to;
use crate::reading::limits;
use crate::register::participations;

/// The longest name of a file that is looked at.
const LONGEST_FILE_NAME: usize = 200;

/// Reads a published list
///
/// The body is the list itself: text, CSV, XLSX or a saved page. With `dry_run=true` nothing is written; without it
/// the list waits at the desk for a person. Whoever signed in by cookie sends the token in `X-CSRF-Token`. The
/// answer is documented in `docs/schema`.
#[utoipa::path(post, path = "/api/v1/editions/{slug}/imports", tag = "cohort",
    params(
        ("slug" = String, Path, description = "The edition's name in addresses"),
        ("dry_run" = Option<bool>, Query, description = "Work out what would happen, and write nothing"),
        ("label" = Option<String>, Query, description = "What the source is called"),
        ("file_name" = Option<String>, Query, description = "The file's name; its ending tells the format"),
    ),
    request_body(content = String, content_type = "application/octet-stream"),
    responses(
        (status = 200, description = "What was understood, and what it would do", body = Object),
        (status = 403, description = "The right to manage the cohort is missing"),
        (status = 404, description = "There is no such edition"),
        (status = 413, description = "The list is longer than a limit"),
        (status = 415, description = "A form with the list in it was sent, and not the list itself"),
        (status = 422, description = "The list cannot be read"),
    ))]
pub(super) async fn take_in(
    visit: Visit,
    Path(slug): Path<String>,
    request: Request,
) -> Result<Response, Problem> {
    visit.actor.require(Permission::ManageCohort)?;
    visit.require_csrf_header()?;
    // The envelope of a form would be read as a list of its own.
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    if kind.is_some_and(|kind| kind.to_ascii_lowercase().starts_with("multipart/")) {
        return Err(Problem::unsupported());
    }
    let most = limits::MAX_TEXT_BYTES.max(limits::MAX_WORKBOOK_BYTES);
    let bytes = to_bytes(request.into_body(), most).await.map_err(|_| Problem::too_large(most))?;
    let house = &visit.app.house;
    let edition =
        edition_by_slug(&mut house.read().await?.conn(), &slug).await?.ok_or_else(Problem::not_found)?;
    // What a list would change tells who takes part.
    let edition = open_to(&visit, edition).await?;
    let query = Query::parse(visit.uri.query());
    let received = Received {
        label: query.get("label").unwrap_or_default().to_owned(),
        file_name: query.get("file_name").map(|name| name.chars().take(LONGEST_FILE_NAME).collect()),
        bytes: bytes.to_vec(),
        ..Received::default()
    };
    let (outcome, reading, draft) = if query.is_trial() {
        let read = tokio::task::spawn_blocking(move || preview(&received)).await.map_err(Problem::fault)?;
        let (reading, draft) = read.map_err(IntakeError::from)?;
        ("previewed", reading, draft)
    } else {
        let receipt = receive(house, &visit.actor, &slug, received).await?;
        let outcome = if matches!(receipt, Receipt::Known(..)) { "known" } else { "received" };
        let document = find_document(&mut house.read().await?.conn(), receipt.id()).await?;
        let document = document.ok_or_else(Problem::not_found)?;
        (outcome, document.reading, document.draft)
    };
    let mut reader = house.read().await?;
    let register = participations(&mut reader.conn(), edition.id).await?;
    let plan = draft_plan(&mut reader.conn(), edition.id, &draft, true).await?;
    drop(reader);
    let effects = Effects::of(&plan, &draft, &register);
    closed(&visit, &Report::of(&slug, outcome, &reading, &draft, Some(effects)))
}
