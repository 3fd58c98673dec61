//! Documents of a call that are kept on this site.

use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use centum_base::Digest;
use centum_web::security::headers::shut_in;
use centum_web::{Problem, Visit};

use super::any;
use crate::call::read_document;

/// `GET /calls/{slug}/documents/{digest}/{name}`. Only what the call names is given, under the name that it gives it.
pub(super) async fn show(
    visit: Visit,
    Path((slug, digest, name)): Path<(String, String, String)>,
) -> Result<Response, Problem> {
    let call = any(&visit, &slug).await?.call;
    let digest: Digest = digest.parse().map_err(|_| Problem::not_found())?;
    let href = format!("/calls/{slug}/documents/{digest}/{name}");
    if !call.terms.documents.iter().any(|one| one.href == href) {
        return Err(Problem::not_found());
    }
    let found = read_document(&mut visit.app.house.read().await?.conn(), digest).await?;
    let (kind, content) = found.ok_or_else(Problem::not_found)?;
    let mut response = ([(header::CONTENT_TYPE, kind)], content).into_response();
    shut_in(&mut response, &name);
    Ok(response)
}
