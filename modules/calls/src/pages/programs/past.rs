//! What happened to an expression of interest, and every version of an answer.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use centum_base::Timestamp;
use centum_forms::{FieldKey, Part, Value};
use centum_ledger::Told;
use centum_web::links::Query;
use centum_web::{Problem, Visit};
use serde::Serialize;
use utoipa::ToSchema;

use super::json;
use crate::expression::revisions;
use crate::pages::applicant::{name_of, names, seen};
use crate::pages::desk_applications::files::unknown;
use crate::pages::told::told;

/// Entries of one answer.
const SHOWN: u32 = 100;

/// The history of an expression of interest
#[derive(Serialize, ToSchema)]
pub(super) struct Past {
    /// What happened, the newest first.
    entries: Vec<PastEntry>,
    /// What `before` is for the entries that come before these; null if there are none.
    before: Option<i64>,
}

/// Something that happened
#[derive(Serialize, ToSchema)]
struct PastEntry {
    /// Its place in the ledger.
    sequence: i64,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    at: Timestamp,
    /// What was done, such as `calls.submit`.
    verb: String,
    /// Who did it.
    by: String,
    /// The part of an answer that it was done to.
    #[serde(skip_serializing_if = "Option::is_none")]
    part: Option<String>,
    /// Its field.
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<String>,
    /// The number of the submission that it was done to.
    #[serde(skip_serializing_if = "Option::is_none")]
    submission: Option<u64>,
}

/// A version of an answer
#[derive(Serialize, ToSchema)]
pub(super) struct AnswerVersion {
    /// Its number.
    revision: u32,
    /// The revision that its author saw.
    base: u32,
    /// What it says; null if the field was cleared.
    #[schema(value_type = Object, nullable)]
    value: Option<Value>,
    /// Who saved it.
    by: String,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    saved_at: Timestamp,
    /// `taken`, `aside`, `settled` or `late`.
    standing: &'static str,
}

/// What happened to an expression of interest
#[utoipa::path(get, path = "/api/v1/expressions/{id}/history", tag = "expressions",
    params(
        ("id" = String, Path, description = "The expression of interest"),
        ("before" = Option<i64>, Query, description = "Only what happened before the entry of that sequence"),
    ),
    responses(
        (status = 200, description = "At most 100 entries, the newest first", body = Past),
        (status = 400, description = "`before` is no number"),
        (status = 404, description = "There is none, or it is not yours to see"),
    ))]
pub(super) async fn entries(visit: Visit, Path(id): Path<String>) -> Result<Response, Problem> {
    let (dossier, access) = seen(&visit, &id).await?;
    let query = Query::parse(visit.uri.query());
    let before = match query.get("before").filter(|text| !text.is_empty()) {
        None => None,
        Some(text) => Some(text.parse::<i64>().map_err(|_| unknown("before", text))?),
    };
    let mut reader = visit.app.house.db.read_current().await?;
    let (shown, before) = told(&mut reader.conn(), (&dossier, &access), before, SHOWN).await?;
    let actors: Vec<&str> = shown.iter().map(|one| one.entry.actor.as_str()).collect();
    let names = names(&mut reader.conn(), &actors).await?;
    drop(reader);
    let entry = |one: &Told| {
        let text = |name: &str| one.details.get(name).and_then(|value| value.as_str()).map(str::to_owned);
        let actor = one.entry.actor.as_str();
        let system = actor.strip_prefix("system:").map(str::to_owned);
        PastEntry {
            sequence: one.entry.seq,
            at: one.entry.at,
            verb: one.entry.verb.clone(),
            by: system.unwrap_or_else(|| name_of(&visit.locale, &names, actor)),
            part: text("part"),
            field: text("field"),
            submission: one.details.get("submission").and_then(serde_json::Value::as_u64),
        }
    };
    json(StatusCode::OK, "application/json", &Past { entries: shown.iter().map(entry).collect(), before })
}

/// Every version of an answer
#[utoipa::path(get, path = "/api/v1/expressions/{id}/history/{part}/{field}", tag = "expressions",
    params(
        ("id" = String, Path, description = "The expression of interest"),
        ("part" = String, Path, description = "`application`, or the identifier of a member"),
        ("field" = String, Path, description = "The field of the form"),
    ),
    responses(
        (status = 200, description = "The versions, the first one first", body = Vec<AnswerVersion>),
        (status = 404, description = "There is none, or it is not yours to see"),
    ))]
pub(super) async fn versions(
    visit: Visit,
    Path((id, part, field)): Path<(String, String, String)>,
) -> Result<Response, Problem> {
    let (dossier, _) = seen(&visit, &id).await?;
    let (Ok(part), Ok(field)) = (part.parse::<Part>(), field.parse::<FieldKey>()) else {
        return Err(Problem::not_found());
    };
    let mut reader = visit.app.house.db.read_current().await?;
    let all = revisions(&mut reader.conn(), dossier.head.id, &part, &field).await?;
    let authors: Vec<&str> = all.iter().map(|one| one.author.as_str()).collect();
    let names = names(&mut reader.conn(), &authors).await?;
    drop(reader);
    let version = |one: &crate::expression::model::Revision| AnswerVersion {
        revision: one.revision,
        base: one.base,
        value: one.value.clone(),
        by: name_of(&visit.locale, &names, &one.author),
        saved_at: one.saved_at,
        standing: one.standing.name(),
    };
    json(StatusCode::OK, "application/json", &all.iter().map(version).collect::<Vec<_>>())
}
