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
use tokio::task::JoinSet;
use tokio::time::Instant;

use crate::queue::{Job, claim, done, fail, retry};

/// How often the queue is looked at.
const PAUSE: Duration = Duration::from_millis(500);
/// A worker that has not finished by then is taken for dead.
const LEASE: Duration = Duration::from_secs(300);
/// A job that takes longer is broken off and tried again. It must end before its lease does.
const LONGEST: Duration = Duration::from_secs(240);
/// How long a job that was begun may go on after the program was asked to stop.
const GRACE: Duration = Duration::from_secs(20);
/// How often chores are done.
const HOUR: Duration = Duration::from_secs(3600);
/// Attempts before a job is given up. With the pauses between them that is about three days: a mail server may be down
/// for a weekend, and a letter that is given up never leaves.
const ATTEMPTS: i64 = 22;
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
    chores: Vec<Handler>,
}

impl Worker {
    /// A worker for these kinds of jobs.
    pub fn new(house: House, handlers: Vec<Handler>) -> Self {
        let handlers = handlers.into_iter().map(|handler| (handler.kind, handler)).collect();
        Self { house, handlers, chores: Vec::new() }
    }

    /// Does these at the start and every hour. Every node does, so they must bear being done at the same time.
    #[must_use]
    pub fn with_chores(mut self, chores: Vec<Handler>) -> Self {
        self.chores = chores;
        self
    }

    /// Works until `stop` is done; a job that was begun has some seconds to end.
    pub async fn run(self, stop: impl Future<Output = ()>) {
        tokio::pin!(stop);
        let mut chores_at = Instant::now();
        loop {
            let round = self.round(&mut chores_at);
            tokio::pin!(round);
            let pause = tokio::select! {
                pause = &mut round => pause,
                () = &mut stop => {
                    if tokio::time::timeout(GRACE, round).await.is_err() {
                        tracing::warn!("a job did not end in time and will be tried again");
                    }
                    return;
                }
            };
            tokio::select! {
                () = &mut stop => return,
                () = tokio::time::sleep(pause) => {}
            }
        }
    }

    /// Does what is due, and tells how long to wait before the next look.
    async fn round(&self, chores_at: &mut Instant) -> Duration {
        if *chores_at <= Instant::now() {
            *chores_at = Instant::now() + HOUR;
            for chore in &self.chores {
                if let Err(JobError(error)) = self.carry_out(chore, Value::Null).await {
                    tracing::warn!(chore = chore.kind, error, "a chore was not done");
                }
            }
        }
        match self.step().await {
            Ok(true) => Duration::ZERO,
            Ok(false) => PAUSE,
            Err(error) => {
                tracing::warn!(%error, "the queue cannot be read");
                PAUSE * 10
            }
        }
    }

    /// Does one job that is due. Tells whether there was one.
    async fn step(&self) -> StoreResult<bool> {
        let now = self.house.now();
        let Some(job) = claim(&self.house, later(now, LEASE)).await? else { return Ok(false) };
        match self.attempt(&job).await {
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

    async fn attempt(&self, job: &Job) -> Result<(), JobError> {
        // Only a job that took its worker down each time comes here once more than it may.
        if job.attempts > ATTEMPTS {
            return Err(JobError("its worker vanished in each attempt".into()));
        }
        let handler = self.handlers.get(job.kind.as_str());
        let handler = handler.ok_or_else(|| JobError(format!("nothing here does “{}”", job.kind)))?;
        self.carry_out(handler, serde_json::from_str(&job.payload)?).await
    }

    /// In a task of its own: one that panics or hangs does not take the worker along.
    async fn carry_out(&self, handler: &Handler, payload: Value) -> Result<(), JobError> {
        let mut task = JoinSet::new();
        task.spawn((handler.run)(self.house.clone(), payload));
        match tokio::time::timeout(LONGEST, task.join_next()).await {
            Ok(Some(outcome)) => outcome?,
            Ok(None) => Ok(()),
            Err(_) => Err(JobError(format!("it took longer than {} seconds", LONGEST.as_secs()))),
        }
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

    #[test]
    fn a_job_outlives_a_weekend_without_a_mail_server() {
        let waited: Duration = (1..ATTEMPTS).map(pause_after).sum();
        let hours = waited.as_secs() / 3600;
        assert!((64..96).contains(&hours), "{hours} hours");
    }
}
