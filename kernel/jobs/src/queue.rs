//! The queue.

use std::time::Duration;

use centum_base::{Id, Timestamp};
use centum_ledger::House;
use centum_store::{Conn, Row, StoreResult, Tx, args};
use serde_json::Value;

centum_store::statements! {
    INSERT = "INSERT INTO job (id, kind, payload, state, run_at, attempts, created_at) \
        VALUES ($1, $2, $3, 'waiting', $4, 0, $5)";
    /// Two questions, each answered from the index: one with “or” sorts everything that is due, each time.
    NEXT = "SELECT id, kind, payload, attempts FROM job WHERE state = 'waiting' AND run_at <= $1 \
        ORDER BY run_at, id LIMIT 1";
    LOST = "SELECT id, kind, payload, attempts FROM job WHERE state = 'running' AND lease_until <= $1 \
        ORDER BY run_at, id LIMIT 1";
    CLAIM = "UPDATE job SET state = 'running', attempts = attempts + 1, lease_until = $2 WHERE id = $1";
    DONE = "UPDATE job SET state = 'done', finished_at = $2, lease_until = NULL, last_error = NULL \
        WHERE id = $1 AND state = 'running' AND attempts = $3";
    RETRY = "UPDATE job SET state = 'waiting', run_at = $2, lease_until = NULL, last_error = $3 \
        WHERE id = $1 AND state = 'running' AND attempts = $4";
    FAIL = "UPDATE job SET state = 'failed', finished_at = $2, lease_until = NULL, last_error = $3 \
        WHERE id = $1 AND state = 'running' AND attempts = $4";
    SWEEP = "DELETE FROM job WHERE state IN ('done', 'failed') AND finished_at < $1";
    GIVEN_UP = "SELECT kind, last_error, attempts, finished_at FROM job WHERE state = 'failed' \
        ORDER BY finished_at DESC, id DESC LIMIT $1";
    FIGURES = "SELECT state, COUNT(*) AS n FROM job GROUP BY state ORDER BY state";
}

/// How long a job is kept after its end.
const KEPT: Duration = Duration::from_secs(90 * 24 * 3600);
/// The longest error that is kept, in characters.
const LONGEST_ERROR: usize = 500;

/// A job that was claimed. The number of its attempt tells this claim from a later one, so that a worker whose lease
/// ran out cannot undo what the next one did.
pub(crate) struct Job {
    pub(crate) id: Id<Job>,
    pub(crate) kind: String,
    pub(crate) payload: String,
    pub(crate) attempts: i64,
}

/// Puts a job in the queue. It exists if, and only if, the caller's transaction commits.
pub async fn enqueue(
    house: &House,
    tx: &mut Tx,
    kind: &'static str,
    payload: &Value,
    at: Timestamp,
) -> StoreResult<()> {
    let values = args![house.id::<Job>(), kind, payload.to_string(), at, house.now()];
    tx.conn().execute(&INSERT, values).await.map(drop)
}

/// How many jobs stand in which state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Figures {
    /// Waiting for their time.
    pub waiting: i64,
    /// Being done.
    pub running: i64,
    /// Done.
    pub done: i64,
    /// Given up after the last attempt.
    pub failed: i64,
}

/// Counts the jobs by state.
pub async fn figures(conn: &mut Conn<'_>) -> StoreResult<Figures> {
    let mut figures = Figures::default();
    for row in conn.all(&FIGURES, args![]).await? {
        let count = row.get("n")?;
        match row.get::<String>("state")?.as_str() {
            "waiting" => figures.waiting = count,
            "running" => figures.running = count,
            "done" => figures.done = count,
            _ => figures.failed = count,
        }
    }
    Ok(figures)
}

/// A job that was given up after its last attempt.
#[derive(Clone, Debug)]
pub struct GivenUp {
    /// What it was to do.
    pub kind: String,
    /// What went wrong the last time, in the words of whatever failed.
    pub error: String,
    /// How often it was tried.
    pub attempts: i64,
    /// When it was given up.
    pub at: Option<Timestamp>,
}

/// The last `limit` jobs that were given up, the newest first.
pub async fn given_up(conn: &mut Conn<'_>, limit: u32) -> StoreResult<Vec<GivenUp>> {
    let rows = conn.all(&GIVEN_UP, args![limit]).await?;
    rows.iter()
        .map(|row| {
            Ok(GivenUp {
                kind: row.get("kind")?,
                error: row.get::<Option<String>>("last_error")?.unwrap_or_default(),
                attempts: row.get("attempts")?,
                at: row.get("finished_at")?,
            })
        })
        .collect()
}

/// A job whose worker vanished, or the next that is due.
async fn next(conn: &mut Conn<'_>, now: Timestamp) -> StoreResult<Option<Row>> {
    match conn.optional(&LOST, args![now]).await? {
        Some(row) => Ok(Some(row)),
        None => conn.optional(&NEXT, args![now]).await,
    }
}

/// Takes the next job that is due, or whose worker vanished.
pub(crate) async fn claim(house: &House, lease_until: Timestamp) -> StoreResult<Option<Job>> {
    let now = house.now();
    // Most looks find nothing; they must not queue up with the writers.
    if next(&mut house.db.read_current().await?.conn(), now).await?.is_none() {
        return Ok(None);
    }
    let mut tx = house.begin().await?;
    let Some(row) = next(&mut tx.conn(), now).await? else { return Ok(None) };
    let job = Job {
        id: row.get("id")?,
        kind: row.get("kind")?,
        payload: row.get("payload")?,
        attempts: row.get::<i64>("attempts")? + 1,
    };
    tx.conn().execute(&CLAIM, args![job.id, lease_until]).await?;
    tx.commit().await?;
    Ok(Some(job))
}

pub(crate) async fn done(house: &House, job: &Job) -> StoreResult<()> {
    let mut tx = house.begin().await?;
    tx.conn().execute(&DONE, args![job.id, house.now(), job.attempts]).await?;
    tx.commit().await
}

pub(crate) async fn retry(house: &House, job: &Job, at: Timestamp, error: &str) -> StoreResult<()> {
    let mut tx = house.begin().await?;
    tx.conn().execute(&RETRY, args![job.id, at, without_addresses(error), job.attempts]).await?;
    tx.commit().await
}

pub(crate) async fn fail(house: &House, job: &Job, error: &str) -> StoreResult<()> {
    let mut tx = house.begin().await?;
    tx.conn().execute(&FAIL, args![job.id, house.now(), without_addresses(error), job.attempts]).await?;
    tx.commit().await
}

/// Removes jobs that ended long ago.
pub(crate) async fn sweep_jobs(house: &House, tx: &mut Tx) -> StoreResult<u64> {
    let now = house.now();
    tx.conn().execute(&SWEEP, args![now.checked_sub(KEPT).unwrap_or(now)]).await
}

/// An error without mail addresses: servers like to repeat them, and a job outlives the person.
fn without_addresses(error: &str) -> String {
    let words = error.split_inclusive(char::is_whitespace).map(|word| {
        let end = word.trim_end().len();
        if word.contains('@') { format!("…@…{}", &word[end..]) } else { word.to_owned() }
    });
    words.collect::<String>().chars().take(LONGEST_ERROR).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_is_kept_without_addresses_and_within_its_limit() {
        let told = without_addresses("550 5.1.1 <ana.kos@city.example>: Recipient\taddress rejected");
        assert_eq!(told, "550 5.1.1 …@… Recipient\taddress rejected");
        assert_eq!(without_addresses(&"é".repeat(9000)).chars().count(), LONGEST_ERROR);
    }
}
