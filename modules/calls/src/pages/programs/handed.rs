//! What was handed in, by its number: the receipt, what was hashed, and the answers with what hides them.

use axum::extract::Path;
use axum::response::Response;
use centum_web::{Problem, Visit};

use crate::pages::handing::receipt;

/// The signed receipt of a submission
#[utoipa::path(get, path = "/api/v1/expressions/{id}/submissions/{n}/receipt", tag = "expressions",
    params(
        ("id" = String, Path, description = "The expression of interest"),
        ("n" = u32, Path, description = "The number of the submission"),
    ),
    responses(
        (status = 200, description = "The receipt, to the byte as it was signed", body = Object),
        (status = 404, description = "There is none, or it is not yours to see"),
    ))]
pub(super) async fn receipt(visit: Visit, path: Path<(String, String)>) -> Result<Response, Problem> {
    receipt::receipt(visit, path).await
}

/// The manifest of a submission
#[utoipa::path(get, path = "/api/v1/expressions/{id}/submissions/{n}/manifest", tag = "expressions",
    params(
        ("id" = String, Path, description = "The expression of interest"),
        ("n" = u32, Path, description = "The number of the submission"),
    ),
    responses(
        (status = 200, description = "The exact text whose SHA-256 the receipt names", body = Object),
        (status = 404, description = "There is none, or it is not yours to see"),
    ))]
pub(super) async fn manifest(visit: Visit, path: Path<(String, String)>) -> Result<Response, Problem> {
    receipt::manifest(visit, path).await
}

/// The answers of a submission
#[utoipa::path(get, path = "/api/v1/expressions/{id}/submissions/{n}/answers", tag = "expressions",
    params(
        ("id" = String, Path, description = "The expression of interest"),
        ("n" = u32, Path, description = "The number of the submission"),
    ),
    responses(
        (status = 200, description = "Every answer with the salt that hides it in the manifest; what was erased is absent", body = Object),
        (status = 404, description = "There is none, or it is not yours to see"),
    ))]
pub(super) async fn answers(visit: Visit, path: Path<(String, String)>) -> Result<Response, Problem> {
    receipt::answers(visit, path).await
}
