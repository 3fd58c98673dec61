//! How long a request may take: a fixed time for the work, and more for a body that keeps coming in.

use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use axum::body::Body;
use http_body_util::BodyExt;
use tokio::time::{Instant, timeout_at};

/// A request that takes longer is given up.
const PATIENCE: Duration = Duration::from_secs(60);
/// Bytes of a body that earn it a second more: a letter of support of 16 MiB takes two minutes over the line of a small
/// town hall.
const SLOWEST: u64 = 32 * 1024;
/// No body earns more than this.
const LONGEST: Duration = Duration::from_secs(15 * 60);

/// The bytes of a body that have come in so far.
#[derive(Default)]
pub(crate) struct Received(Arc<AtomicU64>);

impl Received {
    /// Counts what comes in by `body`.
    pub(crate) fn counting(&self, body: Body) -> Body {
        let received = Arc::clone(&self.0);
        Body::new(body.map_frame(move |frame| {
            let bytes = frame.data_ref().map_or(0, |data| data.len() as u64);
            received.fetch_add(bytes, Ordering::Relaxed);
            frame
        }))
    }

    fn allowed(&self) -> Duration {
        let earned = Duration::from_secs(self.0.load(Ordering::Relaxed) / SLOWEST);
        (PATIENCE + earned).min(LONGEST)
    }

    /// Waits for `work` as long as it may take; `None` if it took longer.
    pub(crate) async fn wait_for<T>(&self, work: impl Future<Output = T>) -> Option<T> {
        let begun = Instant::now();
        let mut work = pin!(work);
        loop {
            let allowed = self.allowed();
            match timeout_at(begun + allowed, work.as_mut()).await {
                Ok(done) => return Some(done),
                Err(_) if self.allowed() > allowed => {}
                Err(_) => return None,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A body that comes in at a steady rate for so long.
    async fn coming(received: &Received, bytes_a_second: u64, seconds: u64) {
        for _ in 0..seconds {
            tokio::time::advance(Duration::from_secs(1)).await;
            received.0.fetch_add(bytes_a_second, Ordering::Relaxed);
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_body_over_a_slow_line_is_waited_for() {
        let received = Received::default();
        let work = coming(&received, 64 * 1024, 300);
        assert_eq!(received.wait_for(work).await, Some(()));
    }

    #[tokio::test(start_paused = true)]
    async fn what_trickles_stands_still_or_has_no_end_is_given_up() {
        for (bytes_a_second, given_up_after) in [(0, 60), (1024, 62), (1024 * 1024, 15 * 60)] {
            let received = Received::default();
            let begun = Instant::now();
            let work = coming(&received, bytes_a_second, 3600);
            assert_eq!(received.wait_for(work).await, None);
            let waited = begun.elapsed().as_secs();
            assert!(waited.abs_diff(given_up_after) <= 2, "{bytes_a_second}: {waited} seconds");
        }
    }

    #[tokio::test]
    async fn every_byte_of_a_body_is_counted_and_handed_on() {
        let received = Received::default();
        let body = received.counting(Body::from(vec![b'x'; 100_000]));
        assert_eq!(body.collect().await.unwrap().to_bytes().len(), 100_000);
        assert_eq!(received.0.load(Ordering::Relaxed), 100_000);
    }
}
