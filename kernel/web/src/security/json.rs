//! JSON that programs send.

use axum::extract::{FromRequest, Request};
use http_body_util::{BodyExt, LengthLimitError, Limited};
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::form::storable;
use crate::app::App;
use crate::errors::Problem;
use crate::visit::Visit;

/// Bytes of a JSON document.
pub const MAX_JSON: usize = 4 * 1024 * 1024;

/// A JSON document of the type `T`. Whoever signs in by cookie sends the token in `X-CSRF-Token`.
#[derive(Clone, Debug)]
pub struct Json<T>(pub T);

impl<T: DeserializeOwned> FromRequest<App> for Json<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &App) -> Result<Self, Problem> {
        let (parts, body) = request.into_parts();
        let visit = Visit::of(&parts.extensions)?;
        let kind = parts.headers.get(axum::http::header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        let essence = kind.and_then(|kind| kind.split(';').next()).map(str::trim);
        if essence != Some("application/json") {
            return Err(Problem::unsupported());
        }
        visit.require_csrf_header()?;
        let bytes = Limited::new(body, MAX_JSON).collect().await.map_err(|error| {
            if error.is::<LengthLimitError>() { Problem::too_large(MAX_JSON) } else { Problem::broken_off() }
        })?;
        read(&bytes.to_bytes()).map(Self).map_err(|error| {
            Problem::bad_request("problem-json").arg("line", error.line()).arg("column", error.column())
        })
    }
}

/// U+0000, as JSON has to write it.
const NUL: &[u8] = b"\\u0000";

fn read<T: DeserializeOwned>(bytes: &[u8]) -> serde_json::Result<T> {
    if !bytes.windows(NUL.len()).any(|part| part == NUL) {
        return serde_json::from_slice(bytes);
    }
    let mut value = serde_json::from_slice(bytes)?;
    make_storable(&mut value);
    serde_json::from_value(value)
}

fn make_storable(value: &mut Value) {
    match value {
        Value::String(text) => *text = storable(std::mem::take(text).into()),
        Value::Array(items) => items.iter_mut().for_each(make_storable),
        Value::Object(fields) => fields.values_mut().for_each(make_storable),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
