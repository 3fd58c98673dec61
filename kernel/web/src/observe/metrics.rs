//! What is counted.

use std::sync::atomic::AtomicU64;
use std::time::Duration;

use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::{Registry, Unit};

/// Limits of the classes of durations, in seconds.
const CLASSES: [f64; 11] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0];

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Answered {
    route: String,
    method: String,
    status: u16,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct OfRoute {
    route: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct InState {
    state: &'static str,
}

/// The counters of one process. Routes are templates, so there are never more series than routes.
pub struct Metrics {
    registry: Registry,
    answered: Family<Answered, Counter>,
    took: Family<OfRoute, Histogram>,
    jobs: Family<InState, Gauge>,
    frozen: Gauge<i64, std::sync::atomic::AtomicI64>,
    panics: Counter<u64, AtomicU64>,
}

impl Default for Metrics {
    fn default() -> Self {
        Self::new()
    }
}

impl Metrics {
    /// Everything at zero.
    pub fn new() -> Self {
        let mut registry = Registry::with_prefix("centum");
        let answered = Family::default();
        let took = Family::<OfRoute, Histogram>::new_with_constructor(|| Histogram::new(CLASSES));
        let jobs = Family::default();
        let frozen = Gauge::default();
        let panics = Counter::default();
        registry.register("http_requests", "Requests that were answered", answered.clone());
        registry.register_with_unit(
            "http_request_duration",
            "Time to the answer",
            Unit::Seconds,
            took.clone(),
        );
        registry.register("jobs", "Jobs by state", jobs.clone());
        registry.register("frozen_pages", "Pages that are kept ready", frozen.clone());
        registry.register("http_panics", "Handlers that broke off", panics.clone());
        Self { registry, answered, took, jobs, frozen, panics }
    }

    pub(super) fn count(&self, route: &str, method: &str, status: u16, took: Duration) {
        // Methods are made up by whoever asks: unknown ones are one series.
        let known = ["GET", "HEAD", "POST", "PUT", "DELETE"].contains(&method);
        let method = if known { method } else { "other" }.to_owned();
        let route = route.to_owned();
        self.answered.get_or_create(&Answered { route: route.clone(), method, status }).inc();
        self.took.get_or_create(&OfRoute { route }).observe(took.as_secs_f64());
    }

    pub(crate) fn count_panic(&self) {
        self.panics.inc();
    }

    /// The text that a collector reads.
    pub(super) fn text(&self, jobs: Option<&centum_jobs::Figures>, frozen: usize) -> String {
        self.frozen.set(i64::try_from(frozen).unwrap_or(i64::MAX));
        if let Some(jobs) = jobs {
            for (state, count) in [
                ("waiting", jobs.waiting),
                ("running", jobs.running),
                ("done", jobs.done),
                ("failed", jobs.failed),
            ] {
                self.jobs.get_or_create(&InState { state }).set(count);
            }
        }
        let mut text = String::new();
        encode(&mut text, &self.registry).expect("a string takes all text");
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_are_counted_by_route_method_and_status() {
        let metrics = Metrics::new();
        metrics.count("/editions/{slug}", "GET", 200, Duration::from_millis(3));
        metrics.count("/editions/{slug}", "GET", 200, Duration::from_millis(3));
        metrics.count("unknown", "BREW", 405, Duration::ZERO);
        let text = metrics.text(None, 4);
        let line = "centum_http_requests_total{route=\"/editions/{slug}\",method=\"GET\",status=\"200\"} 2";
        assert!(text.contains(line), "{text}");
        assert!(text.contains("method=\"other\""), "{text}");
        assert!(text.contains("centum_frozen_pages 4"), "{text}");
        assert!(text.contains("le=\"0.005\",route=\"/editions/{slug}\"} 2"), "{text}");
    }
}
