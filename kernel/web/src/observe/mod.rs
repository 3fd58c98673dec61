//! What the house tells those who run it: whether it lives, what it does, and what went wrong.

mod log;
mod metrics;
mod probes;
mod redact;

use std::fmt;
use std::sync::Arc;
use std::time::Instant;

use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use centum_base::Random;
use tracing::Instrument;

pub use log::{LogFormat, log_to, start_log};
pub use metrics::Metrics;
pub(crate) use probes::{health, metrics, ready};
pub use redact::{NEVER_LOGGED, redacted};

use crate::app::App;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The number of a request, which a reader can quote and a log can be searched for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestId(Arc<str>);

impl RequestId {
    /// Twelve letters and digits that cannot be mistaken for one another, in groups of four.
    fn new(random: &dyn Random) -> Self {
        const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        let mut bytes = [0; 12];
        random.fill(&mut bytes);
        let letters: Vec<char> =
            bytes.iter().map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect();
        let groups: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
        Self(groups.join("-").into())
    }
}

impl Default for RequestId {
    fn default() -> Self {
        Self("0000-0000-0000".into())
    }
}

impl fmt::Display for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Gives each request its number, counts it and logs it. Only the template of the path is logged, never the address:
/// what a link carries in its path or query can be a secret.
pub(crate) async fn observe(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let id = RequestId::new(&*app.house.random);
    request.extensions_mut().insert(id.clone());
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().map_or("unknown", MatchedPath::as_str).to_owned();
    let span = tracing::info_span!("request", request_id = %id, %method, route);
    let begun = Instant::now();
    let mut response = next.run(request).instrument(span.clone()).await;
    let took = begun.elapsed();
    let status = response.status().as_u16();
    app.metrics.count(&route, method.as_str(), status, took);
    span.in_scope(|| {
        let millis = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
        tracing::info!(status, millis, "answered");
    });
    if let Ok(value) = HeaderValue::try_from(id.to_string()) {
        response.headers_mut().insert(REQUEST_ID, value);
    }
    response
}
