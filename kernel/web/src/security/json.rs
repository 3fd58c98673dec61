//! JSON that programs send.

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use http_body_util::{BodyExt, LengthLimitError, Limited};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::form::storable;
use crate::app::App;
use crate::errors::Problem;
use crate::visit::Visit;

/// Bytes of a JSON document.
pub const MAX_JSON: usize = 4 * 1024 * 1024;
/// Characters of a path or a reason that is told.
const MAX_TOLD: usize = 200;

/// A JSON document of the type `T`. Whoever signs in by cookie sends the token in `X-CSRF-Token`.
#[derive(Clone, Debug)]
pub struct Json<T>(pub T);

impl<T: DeserializeOwned> FromRequest<App> for Json<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &App) -> Result<Self, Problem> {
        read(&bytes(request).await?).map(Self).map_err(|error| unreadable(&error))
    }
}

/// A JSON document of the type `T` in which every name is known, however deep it stands: a misspelt one would set nothing, and
/// empty what is absent then. It is refused with its path. `T` writes every name that it reads.
#[derive(Clone, Debug)]
pub struct ExactJson<T>(pub T);

impl<T: DeserializeOwned + Serialize> FromRequest<App> for ExactJson<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &App) -> Result<Self, Problem> {
        exact(request).await.map(|(known, ..)| Self(known))
    }
}

/// As [`ExactJson`], and whole: of what `T` writes at its top nothing may be absent. It would be emptied for a program that meant
/// to change a part.
#[derive(Clone, Debug)]
pub struct WholeJson<T>(pub T);

impl<T: DeserializeOwned + Serialize> FromRequest<App> for WholeJson<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &App) -> Result<Self, Problem> {
        let (known, sent, kept) = exact(request).await?;
        let mut names = kept.as_object().into_iter().flat_map(serde_json::Map::keys);
        match names.find(|name| sent.get(name.as_str()).is_none()) {
            None => Ok(Self(known)),
            Some(name) => Err(Problem::bad_request("problem-json-absent").arg("name", name.as_str())),
        }
    }
}

/// A document of which every name is known: what was read, as it was sent, and as it would be written.
async fn exact<T: DeserializeOwned + Serialize>(request: Request) -> Result<(T, Value, Value), Problem> {
    let bytes = bytes(request).await?;
    let known: T = read(&bytes).map_err(|error| unreadable(&error))?;
    let sent: Value = read(&bytes).map_err(|error| unreadable(&error))?;
    let kept = serde_json::to_value(&known).map_err(Problem::fault)?;
    all_known(&sent, &kept)?;
    Ok((known, sent, kept))
}

/// Refuses a document with a name that nothing was read from, with its path. `kept` is what was read, written again.
pub fn all_known(sent: &Value, kept: &Value) -> Result<(), Problem> {
    let Some(path) = unknown(sent, kept, "") else { return Ok(()) };
    Err(Problem::bad_request("problem-json-unknown").arg("path", cut(&path)))
}

/// As much of it as is told.
fn cut(text: &str) -> String {
    text.chars().take(MAX_TOLD).collect()
}

/// The document, from whoever may send one.
async fn bytes(request: Request) -> Result<Bytes, Problem> {
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
    Ok(bytes.to_bytes())
}

fn unreadable(error: &serde_json::Error) -> Problem {
    let said = error.to_string();
    // The place has arguments of its own.
    let reason = said.rsplit_once(" at line ").map_or(said.as_str(), |(reason, _)| reason);
    Problem::bad_request("problem-json")
        .arg("line", error.line())
        .arg("column", error.column())
        .arg("reason", cut(reason))
}

/// The path of the first name that was sent and that nothing was read from.
fn unknown(sent: &Value, kept: &Value, path: &str) -> Option<String> {
    match (sent, kept) {
        (Value::Object(sent), Value::Object(kept)) => sent.iter().find_map(|(name, value)| {
            let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
            match kept.get(name) {
                Some(kept) => unknown(value, kept, &path),
                None => Some(path),
            }
        }),
        (Value::Array(sent), Value::Array(kept)) => {
            let mut pairs = sent.iter().zip(kept).enumerate();
            pairs.find_map(|(at, (sent, kept))| unknown(sent, kept, &format!("{path}[{at}]")))
        }
        _ => None,
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
