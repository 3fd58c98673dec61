//! What was here and is no longer: when it went, and why.

use askama::Template;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use centum_web::negotiate::{Format, accepted, vary};
use centum_web::{Face, Message, Page, Problem, Sample, Visit};
use serde_json::json;

use crate::records::{Entry, Record, State};

#[derive(Template)]
#[template(path = "standards/gone.html")]
struct Gone {
    page: Page,
    when: String,
    reason: Option<String>,
    said: &'static str,
}

fn said(state: State) -> &'static str {
    match state {
        State::Vanished => "catalogue-standards-gone-vanished",
        _ => "catalogue-standards-gone-withdrawn",
    }
}

/// The answer with status 410, as a page or for programs.
pub(super) fn answer(visit: &Visit, record: &Record, entry: &Entry) -> Result<Response, Problem> {
    let title = visit.locale.text("catalogue-standards-gone-title");
    let when = visit.locale.date_of(entry.at);
    let wants_page = accepted(&visit.headers, &[Format::Html, Format::Json]) == Some(Format::Html);
    let mut response = if wants_page {
        let page = visit.public_page(title).crumb("/data", visit.locale.text("catalogue-public-data"));
        visit.html(&Gone { page, when, reason: entry.reason.clone(), said: said(record.state) })?
    } else {
        let message = Message::new(said(record.state)).arg("when", when.as_str());
        let body = json!({
            "type": visit.app.settings.base.join("/api#problem-gone"),
            "title": title,
            "status": 410,
            "detail": visit.locale.tell(&message).plain(),
            "reason": entry.reason,
            "since": entry.at.to_string(),
            "instance": format!("urn:centum:request:{}", visit.request_id),
        });
        ([(header::CONTENT_TYPE, "application/problem+json")], body.to_string()).into_response()
    };
    *response.status_mut() = StatusCode::GONE;
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    vary(&mut response, "accept");
    Ok(response)
}

pub(super) fn samples() -> Vec<Sample> {
    vec![Sample::new("standards-gone", |locale| {
        let page = Page::sample(Face::Public, locale, locale.text("catalogue-standards-gone-title"));
        let reason = Some("Τα δεδομένα ήταν λανθασμένα".to_owned());
        Gone { page, when: "3.7.2020".into(), reason, said: said(State::Withdrawn) }.render()
    })]
}
