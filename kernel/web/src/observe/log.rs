//! Where log lines go.

use tracing::Subscriber;
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::{SubscriberInitExt, TryInitError};
use tracing_subscriber::{EnvFilter, Layer, fmt};

use super::redact::Redacting;

/// How log lines are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum LogFormat {
    /// For a person at a terminal.
    #[default]
    Text,
    /// One JSON object a line, for a collector.
    Json,
}

/// Begins to log to the standard error. `filter` is such as `info` or `info,sqlx=warn`.
pub fn start_log(filter: &str, format: LogFormat) -> Result<(), TryInitError> {
    log_to(filter, format, std::io::stderr).try_init()
}

/// Lines as [`start_log`] writes them, to any writer.
pub fn log_to<W>(filter: &str, format: LogFormat, writer: W) -> impl Subscriber + Send + Sync
where
    W: for<'w> MakeWriter<'w> + Send + Sync + 'static,
{
    let filter = EnvFilter::builder().parse_lossy(filter);
    let lines = fmt::layer().with_writer(Redacting(writer)).with_target(false).with_ansi(false);
    let lines = match format {
        LogFormat::Text => lines.boxed(),
        LogFormat::Json => lines.json().flatten_event(true).with_span_list(false).boxed(),
    };
    tracing_subscriber::registry().with(filter).with(lines)
}

#[cfg(test)]
mod tests {
    use std::io::Write;
    use std::sync::{Arc, Mutex};

    use super::*;

    #[derive(Clone, Default)]
    struct Kept(Arc<Mutex<Vec<u8>>>);

    impl Write for Kept {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0.lock().unwrap().extend_from_slice(bytes);
            Ok(bytes.len())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    fn logged(format: LogFormat, write: impl FnOnce()) -> String {
        let kept = Kept::default();
        let writer = kept.clone();
        tracing::subscriber::with_default(log_to("debug", format, move || writer.clone()), write);
        String::from_utf8(kept.0.lock().unwrap().clone()).unwrap()
    }

    #[test]
    fn a_canary_reaches_the_log_in_no_field_and_no_format() {
        for format in [LogFormat::Text, LogFormat::Json] {
            let log = logged(format, || {
                let canary = "c4n4ry";
                tracing::info!(authorization = format!("Bearer {canary}"), cookie = canary, "asked");
                tracing::info!(password = canary, token = canary, email = canary, "typed");
                tracing::info!("GET /sign-in/link?token={canary}&x=1");
                tracing::info!("to {canary}@city.example");
            });
            assert!(log.lines().count() >= 4, "{log}");
            assert!(!log.contains("c4n4ry"), "{log}");
        }
    }

    #[test]
    fn a_line_for_a_collector_is_one_json_object() {
        let log = logged(LogFormat::Json, || tracing::info!(status = 200, "answered"));
        let line: serde_json::Value = serde_json::from_str(log.trim()).unwrap();
        assert_eq!(line["status"], 200);
        assert_eq!(line["message"], "answered");
    }
}
