//! `GET /data/suggest?q=`: what can follow on a word, for the script of the search box.

use axum::response::{IntoResponse, Response};
use centum_search::Request;
use centum_web::links::Query;
use centum_web::{Problem, Visit};
use serde_json::json;

use super::super::question::Question;

/// Suggestions in one answer.
const MOST: usize = 8;

pub(super) async fn show(visit: Visit) -> Result<Response, Problem> {
    let question = Question::read(&Query::parse(visit.uri.query()))?;
    let search = super::views(&visit)?.search();
    let found = search.suggest(&question.text, MOST, Request::people("")).await?;
    let completions: Vec<_> =
        found.completions.iter().map(|one| json!({ "text": one.text, "records": one.documents })).collect();
    let answer = json!({ "completions": completions, "did_you_mean": found.did_you_mean });
    Ok(axum::Json(answer).into_response())
}
