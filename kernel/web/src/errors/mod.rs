//! One type for everything that goes wrong, and one place that shows it: as a page, a fragment or problem+json.

mod account;
mod render;

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use centum_accounts::Refused;
use centum_store::StoreError;

use crate::locale::ToValue;
use crate::message::Message;
use crate::security::form::Typed;

pub use render::document;
pub(crate) use render::{render, samples};

/// The kind of a problem. Its name stands in `type` of problem+json and in the ids of its texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The request cannot be understood.
    BadRequest,
    /// Nobody is signed in.
    SignIn,
    /// The person's roles do not carry the right.
    Forbidden,
    /// Another site sent the request.
    Foreign,
    /// The form was too old, or came without its token.
    StaleForm,
    /// There is no such thing, or none that this reader may know of.
    NotFound,
    /// The address does not know the method.
    Method,
    /// The thing cannot be given in the form that was asked for.
    NotAcceptable,
    /// Someone else changed it meanwhile, or the state does not allow it.
    Conflict,
    /// It is no longer the version that the sender named.
    Precondition,
    /// Larger than the limit.
    TooLarge,
    /// Not a kind of document that is read here.
    Unsupported,
    /// Understood, and refused by a rule.
    Refused,
    /// Too often.
    TooOften,
    /// A fault of the program.
    Fault,
    /// The database does not answer, or the request took too long.
    Unavailable,
    /// The disk is full.
    Full,
}

impl Kind {
    /// Every kind, for the page that explains them.
    pub const ALL: [Self; 17] = [
        Self::BadRequest,
        Self::SignIn,
        Self::Forbidden,
        Self::Foreign,
        Self::StaleForm,
        Self::NotFound,
        Self::Method,
        Self::NotAcceptable,
        Self::Conflict,
        Self::Precondition,
        Self::TooLarge,
        Self::Unsupported,
        Self::Refused,
        Self::TooOften,
        Self::Fault,
        Self::Unavailable,
        Self::Full,
    ];

    /// The status and the name.
    fn parts(self) -> (StatusCode, &'static str) {
        match self {
            Self::BadRequest => (StatusCode::BAD_REQUEST, "bad-request"),
            Self::SignIn => (StatusCode::UNAUTHORIZED, "sign-in"),
            Self::Forbidden => (StatusCode::FORBIDDEN, "forbidden"),
            Self::Foreign => (StatusCode::FORBIDDEN, "foreign"),
            Self::StaleForm => (StatusCode::FORBIDDEN, "stale-form"),
            Self::NotFound => (StatusCode::NOT_FOUND, "not-found"),
            Self::Method => (StatusCode::METHOD_NOT_ALLOWED, "method"),
            Self::NotAcceptable => (StatusCode::NOT_ACCEPTABLE, "not-acceptable"),
            Self::Conflict => (StatusCode::CONFLICT, "conflict"),
            Self::Precondition => (StatusCode::PRECONDITION_FAILED, "precondition"),
            Self::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, "too-large"),
            Self::Unsupported => (StatusCode::UNSUPPORTED_MEDIA_TYPE, "unsupported"),
            Self::Refused => (StatusCode::UNPROCESSABLE_ENTITY, "refused"),
            Self::TooOften => (StatusCode::TOO_MANY_REQUESTS, "too-often"),
            Self::Fault => (StatusCode::INTERNAL_SERVER_ERROR, "fault"),
            Self::Unavailable => (StatusCode::SERVICE_UNAVAILABLE, "unavailable"),
            Self::Full => (StatusCode::INSUFFICIENT_STORAGE, "full"),
        }
    }

    /// The HTTP status.
    pub fn status(self) -> StatusCode {
        self.parts().0
    }

    /// The name in addresses and ids of texts.
    pub fn name(self) -> &'static str {
        self.parts().1
    }

    fn of_status(status: StatusCode) -> Self {
        match status {
            StatusCode::UNPROCESSABLE_ENTITY => Self::BadRequest,
            _ => Self::ALL
                .into_iter()
                .find(|kind| kind.status() == status)
                .unwrap_or(if status.is_server_error() { Self::Fault } else { Self::BadRequest }),
        }
    }
}

/// Something that went wrong, on its way to the reader.
#[derive(Clone, Debug)]
pub struct Problem(Box<Parts>);

#[derive(Clone, Debug)]
struct Parts {
    kind: Kind,
    detail: Message,
    typed: Option<Typed>,
    cause: Option<String>,
}

/// What an action's error has to tell about itself to be shown.
pub trait IntoProblem {
    /// The problem that a reader sees.
    fn into_problem(self) -> Problem;
}

impl<E: IntoProblem> From<E> for Problem {
    fn from(error: E) -> Self {
        error.into_problem()
    }
}

impl Problem {
    /// A problem that says what it always says.
    pub fn new(kind: Kind) -> Self {
        let detail = Message::new(format!("problem-detail-{}", kind.name()));
        Self(Box::new(Parts { kind, detail, typed: None, cause: None }))
    }

    /// A problem that says something of its own.
    pub fn saying(kind: Kind, detail: impl Into<Message>) -> Self {
        let mut problem = Self::new(kind);
        problem.0.detail = detail.into();
        problem
    }

    /// There is no such thing, or none that this reader may know of. Both look alike.
    pub fn not_found() -> Self {
        Self::new(Kind::NotFound)
    }

    /// The request cannot be understood.
    pub fn bad_request(detail: impl Into<Message>) -> Self {
        Self::saying(Kind::BadRequest, detail)
    }

    /// A rule says no.
    pub fn refused(detail: impl Into<Message>) -> Self {
        Self::saying(Kind::Refused, detail)
    }

    /// The state does not allow it, or someone else was first.
    pub fn conflict(detail: impl Into<Message>) -> Self {
        Self::saying(Kind::Conflict, detail)
    }

    /// A fault of the program. The cause goes to the log, never to the reader.
    pub fn fault(cause: impl std::fmt::Display) -> Self {
        let mut problem = Self::new(Kind::Fault);
        problem.0.cause = Some(cause.to_string());
        problem
    }

    /// Larger than a limit of so many bytes.
    pub fn too_large(limit: usize) -> Self {
        let mib = limit.div_ceil(1024 * 1024);
        Self::saying(Kind::TooLarge, Message::new("problem-bytes").arg("limit", mib))
    }

    /// More than a limit. `detail` is a text with `$limit`.
    pub fn too_many(detail: &'static str, limit: usize) -> Self {
        Self::saying(Kind::TooLarge, Message::new(detail).arg("limit", limit))
    }

    /// What was sent is of a kind that is not read here.
    pub fn unsupported() -> Self {
        Self::new(Kind::Unsupported)
    }

    pub(crate) fn foreign() -> Self {
        Self::new(Kind::Foreign)
    }

    pub(crate) fn broken_off() -> Self {
        Self::bad_request("problem-broken-off")
    }

    /// A form without its token; what was typed is offered again.
    pub(crate) fn stale_form(typed: Typed) -> Self {
        Self::new(Kind::StaleForm).offering(Some(typed))
    }

    /// The same, and what was typed is offered again.
    pub(crate) fn offering(mut self, typed: Option<Typed>) -> Self {
        self.0.typed = typed;
        self
    }

    pub(crate) fn of_status(status: StatusCode) -> Self {
        Self::new(Kind::of_status(status))
    }

    /// Fills in `$name` of what it says.
    pub fn arg(mut self, name: &str, value: impl ToValue) -> Self {
        self.0.detail.args.push((name.to_owned(), value.to_value()));
        self
    }

    /// The kind.
    pub fn kind(&self) -> Kind {
        self.0.kind
    }

    /// What it says.
    pub fn detail(&self) -> &Message {
        &self.0.detail
    }

    /// The HTTP status.
    pub fn status(&self) -> StatusCode {
        self.0.kind.status()
    }
}

/// Travels to the outer layer, which knows the reader's language and what form was asked for.
impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

impl IntoProblem for StoreError {
    fn into_problem(self) -> Problem {
        let kind = match &self {
            Self::Duplicate(_) => Kind::Conflict,
            Self::Full(_) => Kind::Full,
            Self::Unavailable(_) => Kind::Unavailable,
            _ => Kind::Fault,
        };
        let mut problem = Problem::new(kind);
        problem.0.cause = Some(self.to_string());
        problem
    }
}

impl IntoProblem for Refused {
    fn into_problem(self) -> Problem {
        Problem::new(match self {
            Self::NotSignedIn => Kind::SignIn,
            Self::NotAllowed => Kind::Forbidden,
        })
    }
}

impl IntoProblem for askama::Error {
    fn into_problem(self) -> Problem {
        Problem::fault(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_status_leads_to_a_kind_of_that_status_or_its_class() {
        for kind in Kind::ALL {
            let found = Kind::of_status(kind.status()).status();
            assert!(found == kind.status() || found == StatusCode::BAD_REQUEST);
        }
        assert_eq!(Kind::of_status(StatusCode::BAD_GATEWAY), Kind::Fault);
        assert_eq!(Kind::of_status(StatusCode::IM_A_TEAPOT), Kind::BadRequest);
    }

    #[test]
    fn a_cause_is_no_part_of_what_is_said() {
        let problem = Problem::fault("secret detail");
        assert!(!format!("{:?}", problem.detail()).contains("secret"));
    }
}
