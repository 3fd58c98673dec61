//! How often something may be tried.

use std::time::Duration;

use centum_base::{Digest, Timestamp};
use centum_store::{StoreResult, Tx, args};

centum_store::statements! {
    COUNT = "INSERT INTO rate_count (bucket, window_start, attempts) VALUES ($1, $2, 1) \
        ON CONFLICT (bucket, window_start) DO UPDATE SET attempts = rate_count.attempts + 1 RETURNING attempts";
    SWEEP = "DELETE FROM rate_count WHERE window_start < $1";
}

/// A limit on attempts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// What is limited.
    pub name: &'static str,
    /// How many attempts a window takes.
    pub attempts: i64,
    /// How long a window is.
    pub window: Duration,
}

/// Too many attempts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("too many attempts; try again after {until}")]
pub struct TooMany {
    /// When the window ends.
    pub until: Timestamp,
}

const QUARTER: Duration = Duration::from_secs(15 * 60);

/// Sign-in attempts on one account.
pub(crate) const BY_ACCOUNT: Limit = Limit { name: "account", attempts: 8, window: QUARTER };
/// Sign-in attempts from one address of the network.
pub(crate) const BY_ADDRESS: Limit = Limit { name: "address", attempts: 40, window: QUARTER };
/// Passwords that are tried in total, against guessing that is spread out. Nobody guesses the secret of a link: whoever
/// follows one must not wait because of strangers, least of all in the last hour before a deadline.
pub(crate) const IN_TOTAL: Limit = Limit { name: "total", attempts: 2000, window: QUARTER };
/// Letters with links to one address.
pub(crate) const LETTERS: Limit = Limit { name: "letters", attempts: 5, window: QUARTER };
/// Letters with links in total: what strangers can make the house write. A large call needs thousands in its last hour.
pub(crate) const ALL_LETTERS: Limit = Limit { name: "all letters", attempts: 10_000, window: QUARTER };

/// Letters that were asked for to addresses that nobody has: counted, never refused.
pub(crate) const IN_VAIN: Limit = Limit { name: "vain", attempts: i64::MAX, window: QUARTER };

/// Removes counts of windows that are over.
pub(crate) async fn sweep_counts(tx: &mut Tx, now: Timestamp) -> StoreResult<u64> {
    let over = now.checked_sub(QUARTER * 4).unwrap_or(now);
    tx.conn().execute(&SWEEP, args![over]).await
}

/// Counts one attempt in its own committed transaction, so that a refused one counts too.
pub(crate) async fn count(
    tx: &mut Tx,
    limit: Limit,
    who: &str,
    now: Timestamp,
) -> StoreResult<Result<(), TooMany>> {
    let window = i64::try_from(limit.window.as_micros()).unwrap_or(i64::MAX);
    let start = now.as_microsecond().div_euclid(window) * window;
    // The digest keeps addresses of people out of the table.
    let bucket = format!("{}:{}", limit.name, Digest::of(who.as_bytes()).short());
    let mut conn = tx.conn();
    let attempts: i64 = conn.one(&COUNT, args![bucket, start]).await?.get("attempts")?;
    if attempts <= limit.attempts {
        return Ok(Ok(()));
    }
    Ok(Err(TooMany { until: Timestamp::from_microsecond(start + window).unwrap_or(now) }))
}
