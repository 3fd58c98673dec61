//! The three addresses for those who run the house.

use axum::Json;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use centum_store::missing_migrations;
use serde_json::json;

use crate::errors::Problem;
use crate::settings::same;
use crate::visit::Visit;

const OPEN_METRICS: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// `GET /health`: the process lives.
pub(crate) async fn health() -> Response {
    Json(json!({ "status": "alive" })).into_response()
}

/// `GET /ready`: the database answers and its schema is that of the program.
pub(crate) async fn ready(visit: Visit) -> Response {
    let (status, word) = match missing_migrations(&visit.app.house.db).await {
        Ok(missing) if missing.is_empty() => (StatusCode::OK, "ready"),
        Ok(_) => (StatusCode::SERVICE_UNAVAILABLE, "migrations missing"),
        Err(error) => {
            tracing::warn!(%error, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "database does not answer")
        }
    };
    (status, Json(json!({ "status": word }))).into_response()
}

/// `GET /metrics`: for this machine, or for whoever holds the token. To others it does not exist.
pub(crate) async fn metrics(visit: Visit) -> Result<Response, Problem> {
    if !may_read(&visit) {
        return Err(Problem::not_found());
    }
    let jobs = match visit.app.house.read().await {
        Ok(mut reader) => centum_jobs::figures(&mut reader.conn()).await.ok(),
        Err(_) => None,
    };
    let text = visit.app.metrics.text(jobs.as_ref(), visit.app.frozen.len());
    Ok(([(header::CONTENT_TYPE, OPEN_METRICS)], text).into_response())
}

fn may_read(visit: &Visit) -> bool {
    let bearer = visit
        .headers
        .get(header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.strip_prefix("Bearer "));
    match (&visit.app.settings.metrics_token, bearer) {
        (Some(token), Some(bearer)) => same(token, bearer),
        _ => visit.is_local(),
    }
}
