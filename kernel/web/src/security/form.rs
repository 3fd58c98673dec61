//! Forms: read only with their token, and never lost.

use std::borrow::Cow;

use axum::body::Body;
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, header};
use http_body_util::{BodyExt, LengthLimitError, Limited};
use serde::de::DeserializeOwned;

use super::csrf;
use crate::app::App;
use crate::errors::Problem;
use crate::message::Message;
use crate::visit::Visit;

/// Bytes of a form without files.
pub const MAX_FORM: usize = 1024 * 1024;
/// Fields of a form.
pub const MAX_FIELDS: usize = 10_000;

/// A form of the type `T`, sent by one of our own pages. Fields that a person types into are text in `T`; rules
/// judge them, so that what was typed can be shown again.
#[derive(Clone, Debug)]
pub struct Form<T>(pub T);

impl<T: DeserializeOwned> FromRequest<App> for Form<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, app: &App) -> Result<Self, Problem> {
        let typed = Typed::from_request(request, app).await?;
        typed.read().map(Self)
    }
}

/// The fields of a form as they were typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed(pub Vec<(String, String)>);

impl Typed {
    /// The first value of a field.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.0.iter().find_map(|(field, value)| (field == name).then_some(value.as_str()))
    }

    async fn of_body(body: Body) -> Result<Self, Problem> {
        let bytes = Limited::new(body, MAX_FORM).collect().await.map_err(|error| {
            if error.is::<LengthLimitError>() { Problem::too_large(MAX_FORM) } else { Problem::broken_off() }
        })?;
        let bytes = bytes.to_bytes();
        let mut fields = Vec::new();
        for (name, value) in form_urlencoded::parse(&bytes) {
            if fields.len() == MAX_FIELDS {
                return Err(Problem::too_many("problem-fields", MAX_FIELDS));
            }
            fields.push((storable(name), storable(value)));
        }
        Ok(Self(fields))
    }

    /// What a form holds that was refused unread, so that its author does not lose it. Nobody has shown a token: it may be
    /// offered back, and nothing else.
    pub(crate) async fn to_offer(request: Request) -> Option<Self> {
        if !is_urlencoded(request.headers()) {
            return None;
        }
        Self::of_body(request.into_body()).await.ok()
    }

    /// The fields as a type.
    pub fn read<T: DeserializeOwned>(&self) -> Result<T, Problem> {
        let text: String = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(self.0.iter().filter(|(name, _)| name != csrf::FIELD))
            .finish();
        serde_html_form::from_str(&text).map_err(|error| {
            // The library may quote what was typed: the log gets only that it happened.
            drop(error);
            Problem::bad_request("problem-form")
        })
    }
}

/// A text as both databases keep it: PostgreSQL takes no U+0000, so the sign for what cannot be read stands in its place.
pub(crate) fn storable(text: Cow<'_, str>) -> String {
    if text.contains('\0') { text.replace('\0', "\u{fffd}") } else { text.into_owned() }
}

fn is_urlencoded(headers: &HeaderMap) -> bool {
    headers
        .get(header::CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .is_some_and(|kind| kind.trim_start().starts_with("application/x-www-form-urlencoded"))
}

impl FromRequest<App> for Typed {
    type Rejection = Problem;

    async fn from_request(request: Request, app: &App) -> Result<Self, Problem> {
        let visit = Visit::of(request.extensions())?;
        if !is_urlencoded(request.headers()) {
            if super::upload::is_multipart(request.headers()) {
                return super::upload::Upload::<MAX_FORM>::from_request(request, app)
                    .await
                    .map(|upload| upload.fields);
            }
            return Err(Problem::unsupported());
        }
        let typed = Self::of_body(request.into_body()).await?;
        if !visit.shows_proof() && !typed.value(csrf::FIELD).is_some_and(|token| visit.csrf.is_valid(token)) {
            return Err(Problem::stale_form(typed));
        }
        Ok(typed)
    }
}

/// What is wrong with the fields of a form, in the order of the form.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FieldErrors(Vec<(String, Message)>);

impl FieldErrors {
    /// Nothing is wrong yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Says what is wrong with a field and what to do.
    pub fn push(&mut self, field: impl Into<String>, message: impl Into<Message>) {
        self.0.push((field.into(), message.into()));
    }

    /// What is wrong with one field.
    pub fn of(&self, field: &str) -> Option<&Message> {
        self.0.iter().find_map(|(name, message)| (name == field).then_some(message))
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many faults there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Every fault, for the summary at the top.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Message)> {
        self.0.iter().map(|(field, message)| (field.as_str(), message))
    }
}
