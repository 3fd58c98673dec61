//! What the Action API answers: an envelope, and faults by the names that its clients know.

use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use centum_accounts::Refused;
use centum_store::StoreError;
use centum_web::links::Query;
use centum_web::security::headers::open_to_all;
use centum_web::{IntoProblem as _, Kind, Problem, Visit};
use serde_json::{Map, Value, json};

/// The longest name of a function to call back.
const LONGEST_CALLBACK: usize = 100;

/// Why an action did not happen, in the terms of the contract.
#[derive(Debug)]
pub(super) enum Fault {
    /// Fields that cannot be taken, each with what is wrong with it.
    Validation(Map<String, Value>),
    /// There is no such thing, or none that this caller may know of.
    NotFound(&'static str),
    /// The caller may not.
    NotAuthorized(String),
    /// The query cannot be understood.
    SearchQuery(String),
    /// The search did not work.
    Search(String),
    /// The request is none.
    Bad(String),
    /// Anything else is said as everywhere in the house.
    Problem(Problem),
}

/// What an action gives.
pub(super) type Outcome = Result<Value, Fault>;

impl Fault {
    /// A fault of one field.
    pub(super) fn of(field: &str, said: impl Into<String>) -> Self {
        let mut fields = Map::new();
        fields.insert(field.to_owned(), json!([said.into()]));
        Self::Validation(fields)
    }

    /// A field that has to be there.
    pub(super) fn missing(field: &str) -> Self {
        Self::of(field, "Missing value")
    }
}

impl From<StoreError> for Fault {
    fn from(error: StoreError) -> Self {
        Self::Problem(error.into_problem())
    }
}

impl From<Problem> for Fault {
    fn from(problem: Problem) -> Self {
        Self::Problem(problem)
    }
}

impl From<Refused> for Fault {
    fn from(refused: Refused) -> Self {
        Self::NotAuthorized(match refused {
            Refused::NotSignedIn => "Access denied: send an access token in the header Authorization".into(),
            Refused::NotAllowed => "Access denied: your roles do not carry this right".into(),
        })
    }
}

/// The answer to a call.
pub(super) fn answer(visit: &Visit, action: &str, outcome: Outcome) -> Response {
    match outcome {
        Ok(result) => {
            let help = Value::from(help_href(visit, action));
            // The result is moved: the macro would copy it value by value.
            let told = [("help", help), ("success", Value::Bool(true)), ("result", result)];
            let told: Value = told.into_iter().collect();
            sent(visit, StatusCode::OK, &told)
        }
        Err(Fault::Bad(text)) => bad(visit, &text),
        // It comes back through `tell`, with its number in the log.
        Err(Fault::Problem(problem)) => problem.into_response(),
        Err(fault) => {
            let (status, body) = refusal(visit, action, fault);
            sent(visit, status, &body)
        }
    }
}

/// The answer to a call whose result is JSON already.
pub(super) fn written(visit: &Visit, action: &str, result: &str) -> Response {
    let help = Value::from(help_href(visit, action));
    let text = format!("{{\"help\":{help},\"success\":true,\"result\":{result}}}");
    sent_text(visit, StatusCode::OK, text)
}

/// An answer without an envelope.
pub(super) fn plain(visit: &Visit, told: &Value) -> Response {
    sent(visit, StatusCode::OK, told)
}

/// A problem of the house in the terms of the contract: clients look for an envelope, and for names that they know.
pub(crate) fn tell(visit: &Visit, problem: &Problem) -> Response {
    let said = visit.locale.tell(problem.detail()).plain();
    let kind = match problem.kind() {
        Kind::SignIn | Kind::Forbidden | Kind::Foreign | Kind::StaleForm => {
            return answer(
                visit,
                action_of(visit),
                Err(Fault::NotAuthorized(format!("Access denied: {said}"))),
            );
        }
        Kind::NotFound => return answer(visit, action_of(visit), Err(Fault::NotFound("Not found"))),
        Kind::BadRequest | Kind::Method => return bad(visit, &said),
        Kind::TooLarge => "Request Entity Too Large",
        Kind::TooOften => "Too Many Requests",
        Kind::Unavailable => "Service Unavailable",
        _ => "Internal Server Error",
    };
    let error = json!({ "__type": kind, "message": said, "number": visit.request_id.to_string() });
    let help = help_href(visit, action_of(visit));
    sent(visit, problem.status(), &json!({ "help": help, "success": false, "error": error }))
}

/// What cannot be understood is said as a text alone.
fn bad(visit: &Visit, said: &str) -> Response {
    sent(visit, StatusCode::BAD_REQUEST, &Value::String(format!("Bad request - {said}")))
}

fn sent(visit: &Visit, status: StatusCode, body: &Value) -> Response {
    sent_text(visit, status, serde_json::to_string(body).expect("a value has a JSON form"))
}

fn sent_text(visit: &Visit, status: StatusCode, body: String) -> Response {
    let (kind, body) = match callback(visit) {
        Some(name) => ("application/javascript;charset=utf-8", format!("/**/{name}({body});")),
        None => ("application/json;charset=utf-8", body),
    };
    let mut response = (status, body).into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    // What a cookie opens is for our own pages alone.
    if visit.session.is_none() {
        open_to_all(&mut response);
    }
    response
}

/// The function that a script of another site wants to be handed the answer, as the first clients of CKAN in browsers do.
fn callback(visit: &Visit) -> Option<String> {
    // What a cookie opens is for our own pages alone.
    if visit.session.is_some() || visit.method != Method::GET {
        return None;
    }
    let query = Query::parse(visit.uri.query());
    let name = query.get("callback").filter(|name| name.len() <= LONGEST_CALLBACK)?;
    let fits = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '$' | '.');
    let is_name = name.chars().all(fits) && !name.starts_with(|first: char| first.is_ascii_digit());
    (is_name && !name.is_empty()).then(|| name.to_owned())
}

/// The last part of the address, where the action stands.
fn action_of(visit: &Visit) -> &str {
    visit.uri.path().rsplit('/').next().unwrap_or_default()
}

fn help_href(visit: &Visit, action: &str) -> String {
    visit.app.settings.base.join(&format!("/api/3/action/help_show?name={action}"))
}

fn refusal(visit: &Visit, action: &str, fault: Fault) -> (StatusCode, Value) {
    let (status, kind, said) = match fault {
        Fault::Validation(fields) => {
            let mut error = fields;
            error.insert("__type".into(), "Validation Error".into());
            let help = help_href(visit, action);
            return (StatusCode::CONFLICT, json!({ "help": help, "success": false, "error": error }));
        }
        Fault::NotFound(said) => (StatusCode::NOT_FOUND, "Not Found Error", said.to_owned()),
        Fault::NotAuthorized(said) => (StatusCode::FORBIDDEN, "Authorization Error", said),
        Fault::SearchQuery(said) => (StatusCode::BAD_REQUEST, "Search Query Error", said),
        Fault::Search(said) => (StatusCode::CONFLICT, "Search Error", said),
        Fault::Bad(_) | Fault::Problem(_) => (StatusCode::BAD_REQUEST, "Bad Request", String::new()),
    };
    let error = json!({ "__type": kind, "message": said });
    (status, json!({ "help": help_href(visit, action), "success": false, "error": error }))
}
