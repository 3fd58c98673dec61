//! The time that one fetch has.

use std::time::Duration;

use tokio::time::{Instant, timeout};

use crate::error::{FetchError, Stage};

/// What is left of the total time. Only waiting for the host counts: neither the pauses of politeness
/// nor the time that the caller takes to store what came.
#[derive(Debug)]
pub(crate) struct Budget {
    total: Duration,
    left: Duration,
}

impl Budget {
    pub(crate) fn new(total: Duration) -> Self {
        Self { total, left: total }
    }

    /// Awaits something of the host within a limit of its own and within what is left of the total.
    pub(crate) async fn spend<T>(
        &mut self,
        stage: Stage,
        limit: Duration,
        future: impl Future<Output = T>,
    ) -> Result<T, FetchError> {
        let started = Instant::now();
        let done = timeout(limit.min(self.left), future).await;
        let over = self.left <= limit;
        self.left = self.left.saturating_sub(started.elapsed());
        done.map_err(|_| match over {
            true => FetchError::TimeUp { stage: Stage::Total, limit: self.total },
            false => FetchError::TimeUp { stage, limit },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    #[tokio::test(start_paused = true)]
    async fn what_stalls_ends_at_its_own_limit() {
        let stalled = Budget::new(SECOND * 9).spend(Stage::Idle, SECOND, std::future::pending::<()>()).await;
        assert!(matches!(stalled, Err(FetchError::TimeUp { stage: Stage::Idle, limit: SECOND })));
    }

    #[tokio::test(start_paused = true)]
    async fn what_drips_ends_at_the_total() {
        let mut budget = Budget::new(SECOND * 5);
        let mut drops = 0;
        let error = loop {
            match budget
                .spend(Stage::Idle, SECOND * 2, tokio::time::timeout(SECOND, std::future::pending::<()>()))
                .await
            {
                Ok(_) => drops += 1,
                Err(error) => break error,
            }
        };
        assert!(matches!(error, FetchError::TimeUp { stage: Stage::Total, .. }), "{error:?}");
        assert!((4..=5).contains(&drops), "{drops}");
    }
}
