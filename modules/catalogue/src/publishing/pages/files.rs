//! Files of publications: to be saved, never shown.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use centum_base::Digest;
use centum_web::negotiate::{etag, is_known};
use centum_web::security::headers::{open_to_all, shut_in};
use centum_web::{Kind, Problem, Visit};

use crate::harvest::Harvester;
use crate::publishing::store::public_file;

/// `GET /data/files/{digest}/{name}`.
pub(super) async fn file(
    visit: Visit,
    Path((digest, name)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let digest: Digest = digest.parse().map_err(|_| Problem::not_found())?;
    let mut reader = visit.app.house.read().await?;
    let file = public_file(&mut reader.conn(), digest, &name).await?.ok_or_else(Problem::not_found)?;
    drop(reader);
    let tag = etag(file.digest.to_string().as_bytes());
    let mut response = if is_known(&visit.headers, &tag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        let harvester = visit.app.held::<Harvester>();
        let harvester =
            harvester.ok_or_else(|| Problem::saying(Kind::Unavailable, "catalogue-publish-no-store"))?;
        let bytes = harvester.vault.get(digest).await.map_err(Problem::fault)?;
        let bytes = bytes.ok_or_else(|| Problem::fault(format!("the bytes of file {digest} are gone")))?;
        Body::from(bytes).into_response()
    };
    let kind = HeaderValue::from_str(&file.media_type);
    let kind = kind.unwrap_or(HeaderValue::from_static("application/octet-stream"));
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    response.headers_mut().insert(header::ETAG, tag);
    // It may be withdrawn: nobody keeps it without asking.
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    shut_in(&mut response, &file.name);
    open_to_all(&mut response);
    Ok(response)
}
