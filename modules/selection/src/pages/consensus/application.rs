//! The application that a report is about, for those who run the selection and may not open it where the organiser does.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_calls::expression::Dossier;
use centum_calls::organiser::submitted::as_submitted;
use centum_web::{Html, Locale, Page, Problem, Visit};

use super::chair::found;
use crate::consensus::Reading;
use crate::pages::panel::below;
use crate::pages::place::home;
use crate::pages::reviewing::handed_in::{self, handed_in};

#[derive(Template)]
#[template(path = "consensus/application.html")]
pub(super) struct View {
    page: Page,
    /// Where its report stands.
    report: String,
    handed_in: Html,
}

/// What the reviewers read: the submission that their reviews are about.
async fn as_read(visit: &Visit, reading: &Reading) -> Result<Dossier, Problem> {
    let submission = reading.individual.iter().map(|one| one.held.review.submission).max();
    let mut reader = visit.app.house.read().await?;
    let conn = &mut reader.conn();
    let whole = Dossier::load(conn, reading.expression.id).await?.ok_or_else(Problem::not_found)?;
    let read = as_submitted(conn, &whole, submission.unwrap_or_default()).await?;
    read.ok_or_else(Problem::not_found)
}

/// `GET /desk/calls/{slug}/selection/reports/{number}/application`.
pub(super) async fn show(
    visit: Visit,
    Path((slug, number)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let (call, reading) = found(&visit, &slug, &number).await?;
    let dossier = as_read(&visit, &reading).await?;
    let title = format!("{} {}", reading.expression.reference(), reading.expression.title);
    let report = format!("{}/reports/{}", home(&call), reading.expression.number);
    let page = below(&visit, &call, visit.locale.text("selection-review-handed-in")).crumb(&report, title);
    let page = centum_forms::view::bring(page, &visit);
    visit.html(&view(&visit.locale, page, report, &dossier)?)
}

pub(super) fn view(locale: &Locale, page: Page, report: String, dossier: &Dossier) -> askama::Result<View> {
    let files = format!("{report}/files");
    Ok(View { handed_in: handed_in(locale, dossier, &files)?, report, page })
}

/// A file of an answer.
pub(super) async fn file(
    visit: Visit,
    Path((slug, number, part, field, digest)): Path<(String, String, String, String, String)>,
) -> Result<Response, Problem> {
    let (_, reading) = found(&visit, &slug, &number).await?;
    let dossier = as_read(&visit, &reading).await?;
    handed_in::file(&visit, &dossier, (&part, &field, &digest)).await
}
