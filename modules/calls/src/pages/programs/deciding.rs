//! What organisers decide about applications, and applications that were received elsewhere.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use centum_base::{Country, Id, Timestamp};
use centum_forms::{FieldKey, Value};
use centum_web::{ExactJson, Json, Problem, Visit};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::applying::known;
use super::{Done, attempt, done, is_trial, json};
use crate::expression::actions::{self, Arrived, Brought};
use crate::expression::screening::Point;
use crate::expression::{Dossier, Expression, find_by_number};
use crate::organiser::deciding::{Decision, decide_eligibility};
use crate::organiser::doubles;
use crate::pages::public::any;

/// Two applications that look alike
#[derive(Serialize, ToSchema)]
pub(super) struct PairLine {
    /// The one with the lower number.
    first: String,
    /// Its number.
    first_number: u32,
    /// The other.
    second: String,
    /// Its number.
    second_number: u32,
    /// What is alike: `place`, `lead`, `name` or `writer`, and its name.
    because: Vec<Likeness>,
    /// What a person decided: whether they really are two.
    are_two: Option<bool>,
    /// Why.
    reason: Option<String>,
}

/// What is alike
#[derive(Serialize, ToSchema)]
struct Likeness {
    /// `place`, `lead`, `name` or `writer`.
    is: &'static str,
    /// The name.
    what: String,
}

/// A decision about two applications
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct OfTwo {
    /// The one.
    #[schema(value_type = String)]
    first: Id<Expression>,
    /// The other.
    #[schema(value_type = String)]
    second: Id<Expression>,
    /// Whether they really are two; otherwise the applicants are to be asked.
    are_two: bool,
    /// Why.
    reason: String,
}

/// A decision about one rule
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct OfRule {
    /// The submission that was read.
    submission: u32,
    /// Whether the rule is met.
    met: bool,
    /// Why.
    reason: String,
}

/// The answer to a question of pre-screening
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Screened {
    /// What was found, point by point: completeness and eligibility.
    #[serde(default)]
    #[schema(value_type = Vec<Object>)]
    points: Vec<Point>,
    /// What there is to say beyond that.
    #[serde(default)]
    note: String,
}

/// An application that was received elsewhere
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Received {
    /// The key by which it is found again when it is sent once more.
    key: String,
    /// Who leads.
    lead: String,
    /// The country of the lead, by ISO 3166-1.
    #[schema(value_type = Option<String>)]
    country: Option<Country>,
    /// The category, by its key in the call.
    category: String,
    /// The partners.
    #[serde(default)]
    partners: Vec<Partner>,
    /// When it was received, as you state.
    #[schema(value_type = String, format = DateTime)]
    received_at: Timestamp,
    /// The answers by field, each with its kind.
    #[serde(default)]
    #[schema(value_type = Object)]
    answers: std::collections::BTreeMap<FieldKey, Value>,
}

/// A partner of one
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Partner {
    /// Its name.
    name: String,
    /// Its country, by ISO 3166-1.
    #[schema(value_type = Option<String>)]
    country: Option<Country>,
}

/// What became of it, or would
#[derive(Serialize, ToSchema)]
pub(super) struct BroughtIn {
    /// `new`, `known` (it is in and says the same) or `differs` (it is in and says something else; it was left as it is).
    became: &'static str,
    /// The number of the application; absent unless it is new.
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<u32>,
    /// Whether it was received after its deadline: it is in all the same, and marked; absent unless it is new.
    #[serde(skip_serializing_if = "Option::is_none")]
    late: Option<bool>,
    /// Whether this was only a trial.
    dry_run: bool,
}

pub(super) async fn found(visit: &Visit, slug: &str, number: &str) -> Result<Dossier, Problem> {
    let call = any(visit, slug).await?.call.id;
    let number: u32 = number.parse().map_err(|_| Problem::not_found())?;
    let mut reader = visit.app.house.db.read_current().await?;
    let head = find_by_number(&mut reader.conn(), call, number).await?.ok_or_else(Problem::not_found)?;
    Dossier::load(&mut reader.conn(), head.id).await?.ok_or_else(Problem::not_found)
}

/// Applications that look alike
///
/// Those that nobody has decided about stand first. Of each likeness it is at most 500 pairs: as some are decided, the next
/// follow.
#[utoipa::path(get, path = "/api/v1/calls/{slug}/doubles", tag = "calls",
    params(("slug" = String, Path, description = "The call's name in addresses")),
    responses(
        (status = 200, description = "The pairs, with what was decided", body = Vec<PairLine>),
        (status = 403, description = "The right to manage calls is missing"),
        (status = 404, description = "There is no such call"),
    ))]
pub(super) async fn doubles(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    let call = any(&visit, &slug).await?.call.id;
    let pairs = doubles::doubles(&mut visit.app.house.read().await?.conn(), call).await?.pairs;
    let line = |pair: doubles::Pair| PairLine {
        first: pair.first.id.to_string(),
        first_number: pair.first.number,
        second: pair.second.id.to_string(),
        second_number: pair.second.number,
        because: pair.because.into_iter().map(|(is, what)| Likeness { is: is.name(), what }).collect(),
        are_two: pair.decided.as_ref().map(|one| one.are_two),
        reason: pair.decided.map(|one| one.reason),
    };
    json(StatusCode::OK, "application/json", &pairs.into_iter().map(line).collect::<Vec<_>>())
}

/// Decide about two applications that look alike
#[utoipa::path(put, path = "/api/v1/calls/{slug}/doubles", tag = "calls",
    params(
        ("slug" = String, Path, description = "The call's name in addresses"),
        ("dry_run" = Option<bool>, Query, description = "Work out what would happen, and keep nothing"),
    ),
    request_body = OfTwo,
    responses(
        (status = 200, description = "Decided", body = Done),
        (status = 403, description = "The right to manage calls is missing, or a conflict of interest keeps you from it"),
        (status = 404, description = "There is no such call, or the two do not look alike"),
        (status = 422, description = "The reason is missing"),
    ))]
pub(super) async fn decide_double(
    visit: Visit,
    Path(slug): Path<String>,
    Json(sent): Json<OfTwo>,
) -> Result<Response, Problem> {
    let call = any(&visit, &slug).await?.call.id;
    let OfTwo { first, second, are_two, reason } = sent;
    doubles::decide_double(attempt(&visit), &visit.actor, call, (first, second), are_two, &reason).await?;
    done(&visit, None, None)
}

/// Decide one rule of eligibility
#[utoipa::path(put, path = "/api/v1/calls/{slug}/applications/{number}/eligibility/{rule}", tag = "calls",
    params(
        ("slug" = String, Path, description = "The call's name in addresses"),
        ("number" = u32, Path, description = "The number of the application"),
        ("rule" = String, Path, description = "The key of the rule in the call"),
        ("dry_run" = Option<bool>, Query, description = "Work out what would happen, and keep nothing"),
        ("If-Match" = Option<String>, Header, description = "The ETag of the application, for whoever reads it as its applicant too; `submission` names what was read in any case"),
    ),
    request_body = OfRule,
    responses(
        (status = 200, description = "Decided", body = Done),
        (status = 403, description = "The right to manage calls is missing, or a conflict of interest keeps you from it"),
        (status = 404, description = "There is no such call, application or rule"),
        (status = 409, description = "Another submission counts"),
        (status = 412, description = "The application was changed since"),
        (status = 422, description = "The reason is missing"),
    ))]
pub(super) async fn eligibility(
    visit: Visit,
    Path((slug, number, rule)): Path<(String, String, String)>,
    Json(sent): Json<OfRule>,
) -> Result<Response, Problem> {
    let dossier = found(&visit, &slug, &number).await?;
    let OfRule { submission, met, reason } = sent;
    let decision = Decision { submission, rule, met, reason };
    decide_eligibility(attempt(&visit), &visit.actor, dossier.head.id, &decision).await?;
    done(&visit, None, Some(submission))
}

/// Answer a question of pre-screening
#[utoipa::path(put, path = "/api/v1/calls/{slug}/applications/{number}/pre-screening/{n}", tag = "calls",
    params(
        ("slug" = String, Path, description = "The call's name in addresses"),
        ("number" = u32, Path, description = "The number of the application"),
        ("n" = u32, Path, description = "The number of the question"),
        ("dry_run" = Option<bool>, Query, description = "Work out what would happen, and keep nothing"),
    ),
    request_body = Screened,
    responses(
        (status = 200, description = "Answered; who writes for the lead is told", body = Done),
        (status = 403, description = "The right to manage calls is missing, or a conflict of interest keeps you from it"),
        (status = 404, description = "There is no such call, application or question"),
        (status = 409, description = "It is answered already"),
        (status = 422, description = "A point is about nothing that the call asks"),
    ))]
pub(super) async fn pre_screening(
    visit: Visit,
    Path((slug, number, question)): Path<(String, String, String)>,
    Json(Screened { points, note }): Json<Screened>,
) -> Result<Response, Problem> {
    let dossier = found(&visit, &slug, &number).await?;
    let question: u32 = question.parse().map_err(|_| Problem::not_found())?;
    let (id, at) = (dossier.head.id, visit.received_at);
    actions::answer_pre_screening(attempt(&visit), &visit.actor, id, question, points, &note, at).await?;
    done(&visit, None, Some(question))
}

/// Bring in an application that was received elsewhere
///
/// Its receipt says who stated when it was received. Sent twice, it stands once.
#[utoipa::path(post, path = "/api/v1/calls/{slug}/applications", tag = "calls",
    params(
        ("slug" = String, Path, description = "The call's name in addresses"),
        ("dry_run" = Option<bool>, Query, description = "Work out what would happen, and keep nothing"),
    ),
    request_body = Received,
    responses(
        (status = 200, description = "What became of it", body = BroughtIn),
        (status = 403, description = "The right to manage calls is missing"),
        (status = 404, description = "There is no such call"),
        (status = 409, description = "The call is not open yet"),
        (status = 422, description = "A name, the category or a field is none, or the time lies ahead"),
    ))]
pub(super) async fn bring_in(
    visit: Visit,
    Path(slug): Path<String>,
    ExactJson(sent): ExactJson<Received>,
) -> Result<Response, Problem> {
    let call = any(&visit, &slug).await?.call.id;
    if sent.received_at > visit.app.house.now() {
        return Err(Problem::refused("calls-bring-in-future"));
    }
    if sent.answers.values().any(|value| centum_forms::limits::beyond(value).is_some()) {
        return Err(Problem::refused("calls-api-answer-beyond"));
    }
    let partner = |one: Partner| known(one.country).map(|country| (one.name, country));
    let partners = sent.partners.into_iter().map(partner).collect::<Result<Vec<_>, Problem>>()?;
    let arrived = Arrived {
        key: format!("key|{}", sent.key.chars().take(200).collect::<String>()),
        lead: sent.lead,
        country: known(sent.country)?,
        category: sent.category,
        partners,
        received_at: sent.received_at,
        answers: sent.answers.into_iter().collect(),
    };
    let dry_run = is_trial(&visit);
    let (became, number, late) =
        match actions::bring_in(attempt(&visit), &visit.actor, call, &arrived).await? {
            Brought::New { number, late } => ("new", Some(number).filter(|_| !dry_run), Some(late)),
            Brought::Known => ("known", None, None),
            Brought::Differs => ("differs", None, None),
        };
    json(StatusCode::OK, "application/json", &BroughtIn { became, number, late, dry_run })
}
