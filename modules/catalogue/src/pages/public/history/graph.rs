//! The graph of one entry, as its source gave it.

use axum::extract::Path;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use centum_web::security::headers::open_to_all;
use centum_web::{Problem, Visit};

use crate::records::{State, record_by_slug, version};

/// `GET /data/datasets/{slug}/history/{entry}`, such as `17.nq`.
pub(in crate::pages::public) async fn show(
    visit: Visit,
    Path((slug, entry)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let position: i64 = entry
        .strip_suffix(".nq")
        .and_then(|number| number.parse().ok().filter(|position: &i64| position.to_string() == number))
        .ok_or_else(Problem::not_found)?;
    let mut reader = visit.app.house.read().await?;
    let record = record_by_slug(&mut reader.conn(), &slug).await?.ok_or_else(Problem::not_found)?;
    let entry = version(&mut reader.conn(), position).await?;
    drop(reader);
    // What a person took out is not handed out by its history.
    let open = record.state != State::Withdrawn;
    let entry = entry.filter(|entry| open && entry.record == record.id).ok_or_else(Problem::not_found)?;
    let headers: [(HeaderName, HeaderValue); 1] =
        [(header::CONTENT_TYPE, HeaderValue::from_static("application/n-quads"))];
    let graph = entry.content.graph.text().map_err(Problem::fault)?;
    let mut response = (StatusCode::OK, headers, graph).into_response();
    open_to_all(&mut response);
    Ok(response)
}
