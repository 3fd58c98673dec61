//! How answers are sent: JSON with an entity tag, open to all.

use axum::http::{HeaderValue, header};
use axum::response::Response;
use centum_web::negotiate::{Format, document};
use centum_web::security::headers::open_to_all;
use centum_web::{BaseUrl, Problem, Visit};
use serde_json::{Value, json};

/// The media type of records.
pub(super) const GEO_JSON: &str = "application/geo+json";

/// A document as JSON.
pub(super) fn as_json(
    visit: &Visit,
    value: &Value,
    media_type: Option<&'static str>,
) -> Result<Response, Problem> {
    let bytes = serde_json::to_vec_pretty(value).map_err(Problem::fault)?;
    let mut response = document(&visit.headers, Format::Json, bytes);
    if let Some(media_type) = media_type.filter(|_| response.headers().contains_key(header::CONTENT_TYPE)) {
        response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    }
    open_to_all(&mut response);
    Ok(response)
}

/// A link.
pub(super) fn link(href: String, rel: &str, media_type: &str, title: Option<&str>) -> Value {
    match title {
        Some(title) => json!({ "href": href, "rel": rel, "type": media_type, "title": title }),
        None => json!({ "href": href, "rel": rel, "type": media_type }),
    }
}

/// The address of something of this interface.
pub(super) fn at(base: &BaseUrl, path: &str) -> String {
    base.join(&format!("/ogc{path}"))
}
