//! Questions on a call: asked privately, answered for everyone.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use centum_base::Timestamp;
use centum_web::{Json, Problem, Visit};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::applying::name_of_request;
use super::{Done, Empty, done, is_trial, json};
use crate::call;
use crate::pages::public::{any, shown};
use crate::questions::{self, Asked, Question, find_question, questions_of};
use crate::{Attempt, Site};

/// A question
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Asking {
    /// In the asker's own words; they stay private.
    question: String,
}

/// A question as organisers see it
#[derive(Serialize, ToSchema)]
pub(super) struct QuestionLine {
    /// Its identifier.
    id: String,
    /// Its version: what an answer names.
    version: i64,
    /// In the asker's own words.
    asked: String,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    asked_at: Timestamp,
    /// `waiting`, `answered` or `set-aside`.
    state: &'static str,
    /// Its number among the answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<u32>,
    /// The question in words that name nobody.
    #[serde(skip_serializing_if = "Option::is_none")]
    wording: Option<String>,
    /// The answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    answer: Option<String>,
}

/// An answer for everyone
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Answering {
    /// The version of the question that was read.
    version: i64,
    /// The question in words that name nobody.
    #[serde(default)]
    wording: String,
    /// The answer. Absent: the question is set aside.
    answer: Option<String>,
}

/// Ask a question
///
/// Send an `Idempotency-Key` of your own, such as a UUID: the same question sent again with it is asked once.
#[utoipa::path(post, path = "/api/v1/calls/{slug}/questions", tag = "calls",
    params(
        ("slug" = String, Path, description = "The call's name in addresses"),
        ("dry_run" = Option<bool>, Query, description = "Work out what would happen, and keep nothing"),
        ("Idempotency-Key" = Option<String>, Header, description = "A name of your own for the request, at most 200 characters"),
    ),
    request_body = Asking,
    responses(
        (status = 200, description = "Asked; the answer comes by mail", body = Done),
        (status = 400, description = "The Idempotency-Key cannot be read"),
        (status = 404, description = "No such call is published"),
        (status = 422, description = "Empty, too long, or too many of yours wait"),
    ))]
pub(super) async fn ask(
    visit: Visit,
    Path(slug): Path<String>,
    Json(Asking { question }): Json<Asking>,
) -> Result<Response, Problem> {
    let call = shown(&visit, &slug).await?.call.id;
    let house = Attempt::new(&visit.app.house, is_trial(&visit));
    let id = questions::ask_once(house, &visit.actor, call, &question, name_of_request(&visit)?).await?;
    done(&visit, Some(id.to_string()), None)
}

fn line(question: Question) -> QuestionLine {
    let (state, number, wording, answer) = match question.state {
        Asked::Waiting => ("waiting", None, None, None),
        Asked::SetAside => ("set-aside", None, None, None),
        Asked::Answered { number, wording, answer, .. } => {
            ("answered", Some(number), Some(wording), Some(answer))
        }
    };
    QuestionLine {
        id: question.id.to_string(),
        version: question.version,
        asked: question.asked,
        asked_at: question.asked_at,
        state,
        number,
        wording,
        answer,
    }
}

/// Every question, those that wait too
#[utoipa::path(get, path = "/api/v1/calls/{slug}/questions", tag = "calls",
    params(("slug" = String, Path, description = "The call's name in addresses")),
    responses(
        (status = 200, description = "The questions", body = Vec<QuestionLine>),
        (status = 403, description = "The right to manage calls is missing"),
        (status = 404, description = "There is no such call"),
    ))]
pub(super) async fn list(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    let call = any(&visit, &slug).await?.call.id;
    let found = questions_of(&mut visit.app.house.read().await?.conn(), call).await?;
    json(StatusCode::OK, "application/json", &found.into_iter().map(line).collect::<Vec<_>>())
}

/// Answer a question for everyone, or set it aside
#[utoipa::path(put, path = "/api/v1/calls/{slug}/questions/{id}", tag = "calls",
    params(
        ("slug" = String, Path, description = "The call's name in addresses"),
        ("id" = String, Path, description = "The question"),
        ("dry_run" = Option<bool>, Query, description = "Work out what would happen, and keep nothing"),
    ),
    request_body = Answering,
    responses(
        (status = 200, description = "Answered, under that number, or set aside", body = Done),
        (status = 403, description = "The right to manage calls is missing"),
        (status = 404, description = "There is no such call or question"),
        (status = 409, description = "Somebody answered it in the meantime"),
        (status = 422, description = "Empty or too long"),
    ))]
pub(super) async fn answer(
    visit: Visit,
    Path((slug, id)): Path<(String, String)>,
    Json(sent): Json<Answering>,
) -> Result<Response, Problem> {
    let call = any(&visit, &slug).await?.call.id;
    let id = id.parse().map_err(|_| Problem::not_found())?;
    let found = find_question(&mut visit.app.house.read().await?.conn(), id).await?;
    if found.is_none_or(|question| question.call != call) {
        return Err(Problem::not_found());
    }
    let house = Attempt::new(&visit.app.house, is_trial(&visit));
    let Answering { version, wording, answer } = sent;
    let number = match answer {
        None => {
            questions::set_aside(house, &visit.actor, id, version).await?;
            None
        }
        Some(answer) => {
            let site = Site::of(&visit.app.settings);
            let said = (wording.as_str(), answer.as_str());
            Some(questions::answer(house, &visit.actor, id, version, said, &site).await?)
        }
    };
    done(&visit, Some(id.to_string()), number)
}

/// Follow a call
///
/// Each corrigendum and each answer is told by mail.
#[utoipa::path(put, path = "/api/v1/calls/{slug}/following", tag = "calls",
    params(
        ("slug" = String, Path, description = "The call's name in addresses"),
        ("dry_run" = Option<bool>, Query, description = "Work out what would happen, and keep nothing"),
    ),
    request_body = Empty,
    responses(
        (status = 200, description = "Followed", body = Done),
        (status = 404, description = "No such call is published"),
    ))]
pub(super) async fn follow(
    visit: Visit,
    Path(slug): Path<String>,
    Json(Empty {}): Json<Empty>,
) -> Result<Response, Problem> {
    following(&visit, &slug, true).await
}

/// Follow a call no longer
///
/// Whoever applies in it is told all the same.
#[utoipa::path(delete, path = "/api/v1/calls/{slug}/following", tag = "calls",
    params(
        ("slug" = String, Path, description = "The call's name in addresses"),
        ("dry_run" = Option<bool>, Query, description = "Work out what would happen, and keep nothing"),
    ),
    responses(
        (status = 200, description = "Followed no longer", body = Done),
        (status = 404, description = "No such call is published"),
    ))]
pub(super) async fn unfollow(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    visit.require_csrf_header()?;
    following(&visit, &slug, false).await
}

async fn following(visit: &Visit, slug: &str, on: bool) -> Result<Response, Problem> {
    let call = shown(visit, slug).await?.call;
    let house = Attempt::new(&visit.app.house, is_trial(visit));
    call::follow(house, &visit.actor, &call, on).await?;
    done(visit, None, None)
}
