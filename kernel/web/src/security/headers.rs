//! The headers of every answer.

use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::app::App;

/// What a page of ours may load and do: its own styles, pictures and script, nothing inline, nothing foreign.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; script-src 'self'; \
    connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; \
    require-trusted-types-for 'script'; trusted-types 'none'";

const FIXED: [(HeaderName, &str); 7] = [
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
    ),
    (header::X_FRAME_OPTIONS, "DENY"),
];

const TWO_YEARS: &str = "max-age=63072000; includeSubDomains";

/// Adds the headers, where the answer does not bring its own.
pub(crate) async fn secure(State(app): State<App>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in FIXED {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    if app.settings.base.is_secure() {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static(TWO_YEARS));
    }
    response
}

/// Opens an answer of open data to pages of other sites. Only for what is public and asks for no cookie.
pub fn open_to_all(response: &mut Response) {
    let headers = response.headers_mut();
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    // The next page of a list stands in a header, and so does when to ask again.
    headers.insert(header::ACCESS_CONTROL_EXPOSE_HEADERS, HeaderValue::from_static("*"));
    headers.insert(
        HeaderName::from_static("cross-origin-resource-policy"),
        HeaderValue::from_static("cross-origin"),
    );
}

/// What a browser is told that asks, for a page of another site, whether it may ask here.
pub(crate) fn preflight() -> Response {
    allowing("GET, HEAD, POST", "accept, authorization, content-type, if-none-match, x-ckan-api-key")
}

/// The same where nothing but reading is asked for: whether a page of another site sees what it reads, the answer says.
pub(crate) fn preflight_to_read() -> Response {
    allowing("GET, HEAD", "accept, content-type, if-modified-since, if-none-match")
}

fn allowing(methods: &'static str, names: &'static str) -> Response {
    let mut response = StatusCode::NO_CONTENT.into_response();
    open_to_all(&mut response);
    for (name, value) in [
        (header::ACCESS_CONTROL_ALLOW_METHODS, methods),
        (header::ACCESS_CONTROL_ALLOW_HEADERS, names),
        (header::ACCESS_CONTROL_MAX_AGE, "7200"),
    ] {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

/// Shuts in a file that somebody uploaded: it is saved, never shown, and could do nothing if it were.
pub fn shut_in(response: &mut Response, name: &str) {
    crate::negotiate::as_file(response, name);
    response
        .headers_mut()
        .insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; sandbox"));
}
