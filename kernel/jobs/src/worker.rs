//! Doing the jobs.

use std::collections::HashMap;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use centum_base::Timestamp;
use centum_ledger::House;
use centum_store::StoreResult;
use serde_json::Value;

use crate::queue::{claim, done, fail, retry};

/// How often the queue is looked at.
const PAUSE: Duration = Duration::from_millis(500);
/// A worker that has not finished by then is taken for dead.
const LEASE: Duration = Duration::from_secs(300);
/// Attempts before a job is given up. With the pauses between them that is about two days.
const ATTEMPTS: i64 = 12;
const FIRST_PAUSE: Duration = Duration::from_secs(15);
const LONGEST_PAUSE: Duration = Duration::from_secs(6 * 3600);

/// Why a job could not be done, in words for the organiser.
#[derive(Debug)]
pub struct JobError(pub String);

impl<E: std::error::Error> From<E> for JobError {
    fn from(error: E) -> Self {
        Self(error.to_string())
    }
}

type Running = Pin<Box<dyn Future<Output = Result<(), JobError>> + Send>>;

/// What is done for one kind of job.
#[derive(Clone)]
pub struct Handler {
    /// The kind.
    pub kind: &'static str,
    run: Arc<dyn Fn(House, Value) -> Running + Send + Sync>,
}

impl Handler {
    /// Does `run` for each job of `kind`.
    pub fn new<F, Fut>(kind: &'static str, run: F) -> Self
    where
        F: Fn(House, Value) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<(), JobError>> + Send + 'static,
    {
        Self { kind, run: Arc::new(move |house, payload| Box::pin(run(house, payload))) }
    }
}

/// Takes jobs from the queue until it is told to stop.
pub struct Worker {
    house: House,
    handlers: HashMap<&'static str, Handler>,
}

impl Worker {
    /// A worker for these kinds of jobs.
    pub fn new(house: House, handlers: Vec<Handler>) -> Self {
        Self { house, handlers: handlers.into_iter().map(|handler| (handler.kind, handler)).collect() }
    }

    /// Works until `stop` is done; a job that was begun is finished first.
    pub async fn run(self, stop: impl Future<Output = ()>) {
        tokio::pin!(stop);
        loop {
            let pause = match self.step().await {
                Ok(true) => Duration::ZERO,
                Ok(false) => PAUSE,
                Err(error) => {
                    tracing::warn!(%error, "the queue cannot be read");
                    LEASE.min(Duration::from_secs(5))
                }
            };
            tokio::select! {
                () = &mut stop => return,
                () = tokio::time::sleep(pause) => {}
            }
        }
    }

    /// Does one job that is due. Tells whether there was one.
    async fn step(&self) -> StoreResult<bool> {
        let now = self.house.now();
        let Some(job) = claim(&self.house, later(now, LEASE)).await? else { return Ok(false) };
        let outcome = match self.handlers.get(job.kind.as_str()) {
            Some(handler) => (handler.run)(self.house.clone(), job.payload.clone()).await,
            None => Err(JobError(format!("nothing here does “{}”", job.kind))),
        };
        match outcome {
            Ok(()) => done(&self.house, &job).await?,
            Err(JobError(error)) if job.attempts >= ATTEMPTS => {
                tracing::error!(kind = job.kind, error, "a job is given up");
                fail(&self.house, &job, &error).await?;
            }
            Err(JobError(error)) => {
                tracing::warn!(kind = job.kind, attempt = job.attempts, error, "a job will be tried again");
                let at = later(self.house.now(), pause_after(job.attempts));
                retry(&self.house, &job, at, &error).await?;
            }
        }
        Ok(true)
    }
}

/// Does every job that is due now and tells how many: for tests and for one-off commands.
pub async fn run_due(house: &House, handlers: Vec<Handler>) -> StoreResult<usize> {
    let worker = Worker::new(house.clone(), handlers);
    let mut count = 0;
    while worker.step().await? {
        count += 1;
    }
    Ok(count)
}

fn pause_after(attempts: i64) -> Duration {
    let doublings = u32::try_from(attempts.saturating_sub(1)).unwrap_or(0).min(16);
    FIRST_PAUSE.saturating_mul(1 << doublings).min(LONGEST_PAUSE)
}

fn later(at: Timestamp, by: Duration) -> Timestamp {
    at.checked_add(by).unwrap_or(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_up_to_six_hours() {
        assert_eq!(pause_after(1), FIRST_PAUSE);
        assert_eq!(pause_after(2), FIRST_PAUSE * 2);
        assert_eq!(pause_after(40), LONGEST_PAUSE);
    }
}
