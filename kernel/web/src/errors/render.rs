//! The one mapper from a problem to what is sent.

use askama::Template;
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use serde_json::json;

use super::{Kind, Problem};
use crate::locale::Locale;
use crate::module::Sample;
use crate::negotiate::{Format, accepted};
use crate::page::{Face, Page};
use crate::security::csrf;
use crate::visit::Visit;

/// A script of ours asks for a part of a page by this header.
const FRAGMENT: &str = "x-fragment";

#[derive(Template)]
#[template(path = "pages/problem.html")]
struct ProblemPage {
    page: Page,
    kind: &'static str,
    detail: String,
    number: String,
    contact: Option<String>,
    /// Whether something was to be changed, and was not.
    changed_nothing: bool,
    again: Option<Again>,
    sign_in: Option<String>,
}

/// A form that is offered again.
struct Again {
    action: String,
    fields: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "pages/problem_fragment.html")]
struct ProblemFragment {
    title: String,
    detail: String,
    number: String,
    number_label: String,
}

/// Shows `problem` to the reader of `visit` in the form that was asked for.
pub(crate) fn render(visit: &Visit, problem: &Problem) -> Response {
    if let Some(cause) = &problem.0.cause {
        tracing::error!(request_id = %visit.request_id, kind = problem.kind().name(), cause, "a request failed");
    }
    let path = visit.uri.path();
    if let Some(manner) = visit.app.manners.iter().find(|manner| path.starts_with(manner.below)) {
        return unkept((manner.tell)(visit, problem), problem);
    }
    // Who takes no page, such as a client that asks for RDF, is told as programs are.
    let wants_page = accepted(&visit.headers, &[Format::Html, Format::Json]) == Some(Format::Html)
        && !path.starts_with("/api/");
    let asks_only = visit.method.is_safe();
    if problem.kind() == Kind::SignIn && wants_page && asks_only {
        return Redirect::to(&visit.sign_in_href()).into_response();
    }
    let mut response = if !wants_page {
        document(visit, problem)
    } else if visit.headers.contains_key(FRAGMENT) {
        fragment(visit, problem)
    } else {
        page(visit, problem)
    };
    *response.status_mut() = problem.status();
    unkept(response, problem)
}

/// A problem is of this moment.
fn unkept(mut response: Response, problem: &Problem) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if problem.status() == StatusCode::SERVICE_UNAVAILABLE {
        headers.insert(header::RETRY_AFTER, HeaderValue::from_static("10"));
    }
    if response.status() == StatusCode::UNAUTHORIZED {
        response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    response
}

/// The problem as a document for programs, whatever form was asked for.
pub fn document(visit: &Visit, problem: &Problem) -> Response {
    let kind = problem.kind();
    let body = json!({
        "type": visit.app.settings.base.join(&format!("/api#problem-{}", kind.name())),
        "title": visit.locale.text(&title_id(kind)),
        "status": problem.status().as_u16(),
        "detail": told(visit, problem),
        "instance": format!("urn:centum:request:{}", visit.request_id),
    });
    let language = HeaderValue::from_static(visit.locale.tag());
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json")),
        (header::CONTENT_LANGUAGE, language),
    ];
    (problem.status(), headers, body.to_string()).into_response()
}

/// The sentence for a program. What is said to people of pages and links in general means nothing to it.
fn told(visit: &Visit, problem: &Problem) -> String {
    match problem.detail().id.as_str() {
        "problem-detail-not-found" => visit.locale.text("problem-program-not-found"),
        "problem-detail-sign-in" => visit.locale.text("problem-program-sign-in"),
        _ => visit.locale.tell(problem.detail()).plain(),
    }
}

fn fragment(visit: &Visit, problem: &Problem) -> Response {
    let view = ProblemFragment {
        title: visit.locale.text(&title_id(problem.kind())),
        detail: visit.locale.tell(problem.detail()).plain(),
        number: visit.request_id.to_string(),
        number_label: visit.locale.text("problem-number"),
    };
    html(view.render())
}

fn page(visit: &Visit, problem: &Problem) -> Response {
    let kind = problem.kind();
    let changes = visit.method != Method::GET && visit.method != Method::HEAD;
    let view = ProblemPage {
        page: visit.public_page(visit.locale.text(&title_id(kind))),
        kind: kind.name(),
        detail: visit.locale.tell(problem.detail()).plain(),
        number: visit.request_id.to_string(),
        contact: visit.app.settings.contact.clone(),
        changed_nothing: changes,
        again: again(visit, problem),
        sign_in: (kind == Kind::SignIn).then(|| visit.sign_in_href()),
    };
    html(view.render())
}

fn html(rendered: askama::Result<String>) -> Response {
    match rendered {
        Ok(html) => ([(header::CONTENT_TYPE, Format::Html.content_type())], html).into_response(),
        Err(error) => {
            tracing::error!(%error, "the page of a problem cannot be written");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// What a form held, however much a form may hold.
fn again(visit: &Visit, problem: &Problem) -> Option<Again> {
    let fields = &problem.0.typed.as_ref()?.0;
    if fields.is_empty() {
        return None;
    }
    let secret = |name: &str| name == csrf::FIELD || name.contains("password");
    let fields = fields.iter().filter(|(name, _)| !secret(name)).cloned().collect();
    Some(Again { action: visit.here(), fields })
}

fn title_id(kind: Kind) -> String {
    format!("problem-title-{}", kind.name())
}

pub(crate) fn samples() -> Vec<Sample> {
    vec![
        Sample::new("problem-not-found", |locale| sample(locale, Kind::NotFound).render()),
        Sample::new("problem-stale-form", |locale| {
            let fields = vec![("name".to_owned(), "Θεσσαλονίκη".to_owned())];
            let again = Some(Again { action: "/".to_owned(), fields });
            ProblemPage { again, changed_nothing: true, ..sample(locale, Kind::StaleForm) }.render()
        }),
        Sample::new("problem-sign-in", |locale| {
            ProblemPage { sign_in: Some("/sign-in".to_owned()), ..sample(locale, Kind::SignIn) }.render()
        }),
        Sample::new("problem-sign-in-again", |locale| {
            let fields = vec![("name".to_owned(), "Θεσσαλονίκη".to_owned())];
            let again = Some(Again { action: "/".to_owned(), fields });
            let sign_in = Some("/sign-in".to_owned());
            ProblemPage { again, sign_in, changed_nothing: true, ..sample(locale, Kind::SignIn) }.render()
        }),
        Sample::new("problem-fault", |locale| {
            ProblemPage {
                contact: Some("βοήθεια@δήμος.gr".to_owned()), ..sample(locale, Kind::Fault)
            }
            .render()
        }),
    ]
}

fn sample(locale: &Locale, kind: Kind) -> ProblemPage {
    ProblemPage {
        page: Page::sample(Face::Public, locale, locale.text(&title_id(kind))),
        kind: kind.name(),
        detail: locale.tell(Problem::new(kind).detail()).plain(),
        number: "7F3K-9Q2M-0XRT".to_owned(),
        contact: None,
        changed_nothing: false,
        again: None,
        sign_in: None,
    }
}
