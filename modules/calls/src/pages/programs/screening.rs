//! Questions of pre-screening and their answers, for those who asked and those who answer.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use centum_base::{Digest, Timestamp};
use centum_web::{Problem, Visit};
use serde::Serialize;
use utoipa::ToSchema;

use super::deciding::found;
use super::json;
use crate::expression::screening::{Point, Screening};
use crate::expression::{Dossier, screenings, screenings_waiting};
use crate::pages::applicant::seen;
use crate::pages::public::any;

/// A question of pre-screening
#[derive(Serialize, ToSchema)]
pub(super) struct ScreeningAsked {
    /// Its number: what an answer names.
    number: u32,
    /// SHA-256 of the content that was asked about.
    #[schema(value_type = String)]
    content: Digest,
    /// Whether that is what stands now.
    current: bool,
    /// When it was asked.
    #[schema(value_type = String, format = DateTime)]
    asked_at: Timestamp,
    /// The answer; null while it waits.
    answer: Option<ScreeningAnswered>,
}

/// The answer to it
#[derive(Serialize, ToSchema)]
struct ScreeningAnswered {
    /// What was found, point by point.
    #[schema(value_type = Vec<Object>)]
    points: Vec<Point>,
    /// What there is to say beyond that.
    note: String,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    answered_at: Timestamp,
}

/// An application with a question that waits
#[derive(Serialize, ToSchema)]
pub(super) struct ScreeningWaiting {
    /// The number of the application.
    number: u32,
    /// What it is called.
    title: String,
    /// When it was asked.
    #[schema(value_type = String, format = DateTime)]
    asked_at: Timestamp,
}

async fn asked(visit: &Visit, dossier: &Dossier) -> Result<Response, Problem> {
    let mut reader = visit.app.house.db.read_current().await?;
    let all = screenings(&mut reader.conn(), dossier.head.id).await?;
    drop(reader);
    let stands = dossier.manifest().digest();
    let line = |one: Screening| ScreeningAsked {
        number: one.number,
        content: one.content,
        current: one.content == stands,
        asked_at: one.asked_at,
        answer: one.answer.map(|answer| ScreeningAnswered {
            points: answer.findings,
            note: answer.note,
            answered_at: answer.at,
        }),
    };
    json(StatusCode::OK, "application/json", &all.into_iter().map(line).collect::<Vec<_>>())
}

/// What was asked before the deadline, and what was answered
#[utoipa::path(get, path = "/api/v1/expressions/{id}/pre-screening", tag = "expressions",
    params(("id" = String, Path, description = "The expression of interest")),
    responses(
        (status = 200, description = "The questions, the first one first", body = Vec<ScreeningAsked>),
        (status = 404, description = "There is none, or it is not yours to see"),
    ))]
pub(super) async fn own(visit: Visit, Path(id): Path<String>) -> Result<Response, Problem> {
    let (dossier, _) = seen(&visit, &id).await?;
    asked(&visit, &dossier).await
}

/// The questions of pre-screening of an application
#[utoipa::path(get, path = "/api/v1/calls/{slug}/applications/{number}/pre-screening", tag = "calls",
    params(
        ("slug" = String, Path, description = "The call's name in addresses"),
        ("number" = u32, Path, description = "The number of the application"),
    ),
    responses(
        (status = 200, description = "The questions, the first one first", body = Vec<ScreeningAsked>),
        (status = 403, description = "The right to manage calls is missing"),
        (status = 404, description = "There is no such call or application"),
    ))]
pub(super) async fn of_application(
    visit: Visit,
    Path((slug, number)): Path<(String, String)>,
) -> Result<Response, Problem> {
    asked(&visit, &found(&visit, &slug, &number).await?).await
}

/// Every application of a call whose question waits
#[utoipa::path(get, path = "/api/v1/calls/{slug}/pre-screening", tag = "calls",
    params(("slug" = String, Path, description = "The call's name in addresses")),
    responses(
        (status = 200, description = "Who waits longest stands first", body = Vec<ScreeningWaiting>),
        (status = 403, description = "The right to manage calls is missing"),
        (status = 404, description = "There is no such call"),
    ))]
pub(super) async fn waiting(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    let call = any(&visit, &slug).await?.call.id;
    let all = screenings_waiting(&mut visit.app.house.read().await?.conn()).await?;
    let here = all.into_iter().filter(|one| one.call == call);
    let lines =
        here.map(|one| ScreeningWaiting { number: one.number, title: one.title, asked_at: one.asked_at });
    json(StatusCode::OK, "application/json", &lines.collect::<Vec<_>>())
}
