//! The cohort for programs. Everything that stands here is published, but for the one route that takes a list in.

mod figures;
mod imports;
mod published;

use axum::http::header;
use axum::response::Response;
use centum_accounts::Permission;
use centum_web::negotiate::{Format, document};
use centum_web::security::headers::open_to_all;
use centum_web::{Problem, Route, Visit};
use serde::Serialize;
use utoipa::OpenApi;

/// The routes for programs.
pub(crate) fn routes() -> Vec<Route> {
    use Permission::{ManageCohort, ReadPublic};
    vec![
        Route::get("/api/v1/editions", ReadPublic, published::editions),
        Route::get("/api/v1/editions/{slug}", ReadPublic, published::edition),
        Route::get("/api/v1/editions/{slug}/announcements", ReadPublic, published::announcements),
        Route::get("/api/v1/editions/{slug}/announcements/{number}", ReadPublic, published::announcement),
        Route::get(
            "/api/v1/editions/{slug}/announcements/{number}/reconciliation",
            ReadPublic,
            figures::reconciliation,
        ),
        Route::get("/api/v1/editions/{slug}/figures", ReadPublic, figures::figure),
        Route::get("/api/v1/editions/{slug}/participants", ReadPublic, published::participants),
        Route::get("/api/v1/editions/{slug}/participants/{id}", ReadPublic, published::participant),
        Route::post("/api/v1/editions/{slug}/imports", ManageCohort, imports::take_in),
    ]
}

/// The document of these routes.
#[derive(OpenApi)]
#[openapi(paths(
    published::editions,
    published::edition,
    published::announcements,
    published::announcement,
    figures::reconciliation,
    figures::figure,
    published::participants,
    published::participant,
    imports::take_in,
))]
pub(crate) struct Document;

/// An answer in JSON that any page may ask for.
fn open(visit: &Visit, answer: &impl Serialize) -> Result<Response, Problem> {
    let mut response = document(&visit.headers, Format::Json, written(answer)?);
    open_to_all(&mut response);
    Ok(response)
}

/// An answer in JSON for whoever asked alone.
fn closed(visit: &Visit, answer: &impl Serialize) -> Result<Response, Problem> {
    let mut response = document(&visit.headers, Format::Json, written(answer)?);
    response.headers_mut().insert(header::CACHE_CONTROL, axum::http::HeaderValue::from_static("no-store"));
    Ok(response)
}

fn written(answer: &impl Serialize) -> Result<String, Problem> {
    serde_json::to_string_pretty(answer).map_err(Problem::fault)
}
