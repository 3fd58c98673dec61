//! Letters: kept, then sent by a job.

use std::time::Duration;

use centum_base::{Id, Timestamp};
use centum_ledger::House;
use centum_store::{Conn, Row, StoreResult, Tx, args};

use crate::enqueue;

centum_store::statements! {
    INSERT = "INSERT INTO mail (id, recipient, subject, body, created_at) VALUES ($1, $2, $3, $4, $5)";
    FIND = "SELECT id, recipient, subject, body, created_at, sent_at FROM mail WHERE id = $1";
    TO = "SELECT id, recipient, subject, body, created_at, sent_at FROM mail WHERE recipient = $1 \
        ORDER BY created_at DESC, id DESC LIMIT $2";
    STRETCH = "SELECT id, recipient, subject, body, created_at, sent_at FROM mail \
        WHERE CAST($1 AS TEXT) = '' OR LOWER(recipient) = $1 ORDER BY created_at DESC, id DESC LIMIT $2 OFFSET $3";
    COUNT = "SELECT COUNT(*) AS n FROM mail WHERE CAST($1 AS TEXT) = '' OR LOWER(recipient) = $1";
    ERASE = "UPDATE mail SET recipient = '', subject = '', body = '' WHERE recipient = $1";
    RECIPIENTS = "SELECT DISTINCT recipient FROM mail WHERE recipient <> ''";
    /// No letter is sent before it is written: the first condition is there for the index, for each letter that is posted asks.
    SWEEP = "DELETE FROM mail WHERE created_at < $1 AND COALESCE(sent_at, created_at) < $1";
    SENT = "UPDATE mail SET sent_at = $2 WHERE id = $1 AND sent_at IS NULL";
}

/// How long a letter is kept after it was sent; one that never left, after it was written: it never will.
const KEPT: Duration = Duration::from_secs(90 * 24 * 3600);

/// The job that sends a letter.
pub const MAIL_JOB: &str = "mail.send";

/// A letter to one person. Its debug output says nothing of it: it may hold a link that signs in.
#[derive(Clone, PartialEq, Eq)]
pub struct Letter {
    /// The mail address.
    pub recipient: String,
    /// The subject, one line.
    pub subject: String,
    /// The text.
    pub body: String,
}

impl std::fmt::Debug for Letter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Letter(…)")
    }
}

/// A letter in the outbox.
#[derive(Clone, Debug)]
pub struct Posted {
    /// Its identifier, which is its Message-ID too: a letter that is sent twice is recognised.
    pub id: Id<Letter>,
    /// The letter.
    pub letter: Letter,
    /// When it was put there.
    pub created_at: Timestamp,
    /// When it was sent.
    pub sent_at: Option<Timestamp>,
}

impl Posted {
    fn from_row(row: &Row) -> StoreResult<Self> {
        Ok(Self {
            id: row.get("id")?,
            letter: Letter {
                recipient: row.get("recipient")?,
                subject: row.get("subject")?,
                body: row.get("body")?,
            },
            created_at: row.get("created_at")?,
            sent_at: row.get("sent_at")?,
        })
    }
}

/// Puts a letter in the outbox and the job that sends it in the queue, in the caller's transaction. Letters whose time
/// is over leave the outbox.
pub async fn post(house: &House, tx: &mut Tx, letter: &Letter) -> StoreResult<Id<Letter>> {
    let id = house.id();
    let now = house.now();
    let values = args![id, &letter.recipient, &letter.subject, &letter.body, now];
    tx.conn().execute(&INSERT, values).await?;
    sweep_letters(house, tx).await?;
    enqueue(house, tx, MAIL_JOB, &serde_json::json!({ "mail": id }), now).await?;
    Ok(id)
}

/// The letter of that identifier.
pub async fn find_letter(conn: &mut Conn<'_>, id: Id<Letter>) -> StoreResult<Option<Posted>> {
    conn.optional(&FIND, args![id]).await?.map(|row| Posted::from_row(&row)).transpose()
}

/// The last `limit` letters, the newest first.
pub async fn letters(conn: &mut Conn<'_>, limit: u32) -> StoreResult<Vec<Posted>> {
    letters_from(conn, "", (limit, 0)).await
}

/// The last `limit` letters to one address, the newest first.
pub async fn letters_to(conn: &mut Conn<'_>, recipient: &str, limit: u32) -> StoreResult<Vec<Posted>> {
    conn.all(&TO, args![recipient, limit]).await?.iter().map(Posted::from_row).collect()
}

/// A stretch of all letters, the newest first; of those to one address, in whatever case, where one is said.
pub async fn letters_from(
    conn: &mut Conn<'_>,
    to: &str,
    (limit, offset): (u32, u32),
) -> StoreResult<Vec<Posted>> {
    let values = args![to.trim().to_lowercase(), limit, offset];
    conn.all(&STRETCH, values).await?.iter().map(Posted::from_row).collect()
}

/// How many letters there are; or how many to one address, where one is said.
pub async fn count_letters(conn: &mut Conn<'_>, to: &str) -> StoreResult<i64> {
    conn.one(&COUNT, args![to.trim().to_lowercase()]).await?.get("n")
}

/// Notes that a letter was handed over.
pub async fn mark_sent(house: &House, id: Id<Letter>) -> StoreResult<()> {
    let mut tx = house.begin().await?;
    tx.conn().execute(&SENT, args![id, house.now()]).await?;
    tx.commit().await
}

/// Empties every letter to that address, in whatever case it was typed; a letter that has not left yet will not leave.
pub async fn erase_letters(tx: &mut Tx, recipient: &str) -> StoreResult<u64> {
    let key = recipient.to_lowercase();
    let mut erased = 0;
    for row in tx.conn().all(&RECIPIENTS, args![]).await? {
        let typed: String = row.get("recipient")?;
        if typed.to_lowercase() == key {
            erased += tx.conn().execute(&ERASE, args![typed]).await?;
        }
    }
    Ok(erased)
}

/// Removes letters whose time is over.
pub(crate) async fn sweep_letters(house: &House, tx: &mut Tx) -> StoreResult<u64> {
    let now = house.now();
    tx.conn().execute(&SWEEP, args![now.checked_sub(KEPT).unwrap_or(now)]).await
}
