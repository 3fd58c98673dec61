//! Reading the chain for people: what happened to one thing, and what happened last.

use std::collections::BTreeMap;

use centum_store::{Conn, Row, StoreResult, args};
use serde_json::Value;

use crate::entry::{Entry, Head};

centum_store::statements! {
    OF_SUBJECT = "SELECT seq, at, actor, verb, subject_kind, subject_id, payload, previous, hash FROM ledger_entry \
        WHERE subject_kind = $1 AND subject_id = $2 ORDER BY seq DESC LIMIT $3";
    ONE = "SELECT seq, at, actor, verb, subject_kind, subject_id, payload, previous, hash FROM ledger_entry WHERE seq = $1";
    CHOSEN = "SELECT seq, at, actor, verb, subject_kind, subject_id, payload, previous, hash FROM ledger_entry \
        WHERE seq < $1 AND (CAST($2 AS TEXT) = '' OR subject_kind = $2) AND (CAST($3 AS TEXT) = '' OR subject_id = $3) \
        AND (CAST($4 AS TEXT) = '' OR verb = $4) AND (CAST($5 AS TEXT) = '' OR actor = $5) ORDER BY seq DESC LIMIT $6";
    KINDS = "SELECT DISTINCT subject_kind FROM ledger_entry ORDER BY subject_kind";
    VERBS = "SELECT DISTINCT verb FROM ledger_entry ORDER BY verb";
    PERSONAL = "SELECT field, value FROM ledger_personal WHERE seq = $1 ORDER BY field";
    LATEST = "SELECT seq, at, actor, verb, subject_kind, subject_id, payload, previous, hash FROM ledger_entry \
        WHERE seq < $1 ORDER BY seq DESC LIMIT $2";
    LAST_HEAD = "SELECT seq, hash FROM ledger_entry ORDER BY seq DESC LIMIT 1";
}

/// An entry with what may still be told about persons.
#[derive(Clone, Debug)]
pub struct Told {
    /// The entry of the chain.
    pub entry: Entry,
    /// Its details, personal values filled in where they are not forgotten.
    pub details: BTreeMap<String, Value>,
}

/// The last `limit` entries about one thing, the newest first.
pub async fn history(conn: &mut Conn<'_>, kind: &str, id: &str, limit: u32) -> StoreResult<Vec<Told>> {
    let rows = conn.all(&OF_SUBJECT, args![kind, id, limit]).await?;
    tell(conn, &rows).await
}

/// The last `limit` entries before `before` (all when absent), the newest first.
pub async fn latest(conn: &mut Conn<'_>, before: Option<i64>, limit: u32) -> StoreResult<Vec<Told>> {
    let rows = conn.all(&LATEST, args![before.unwrap_or(i64::MAX), limit]).await?;
    tell(conn, &rows).await
}

/// Which entries are asked for; what is empty does not matter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// The kind of thing.
    pub kind: String,
    /// Which one.
    pub id: String,
    /// What was done.
    pub verb: String,
    /// Who did it.
    pub actor: String,
}

/// The last `limit` entries of a choice before `before` (all when absent), the newest first.
pub async fn chosen(
    conn: &mut Conn<'_>,
    choice: &Choice,
    before: Option<i64>,
    limit: u32,
) -> StoreResult<Vec<Told>> {
    let before = before.unwrap_or(i64::MAX);
    let values = args![before, &choice.kind, &choice.id, &choice.verb, &choice.actor, limit];
    let rows = conn.all(&CHOSEN, values).await?;
    tell(conn, &rows).await
}

/// One entry.
pub async fn find_entry(conn: &mut Conn<'_>, seq: i64) -> StoreResult<Option<Told>> {
    let rows = conn.all(&ONE, args![seq]).await?;
    Ok(tell(conn, &rows).await?.into_iter().next())
}

/// Every kind of thing that entries are about.
pub async fn kinds(conn: &mut Conn<'_>) -> StoreResult<Vec<String>> {
    conn.all(&KINDS, args![]).await?.iter().map(|row| row.get("subject_kind")).collect()
}

/// Every deed that was ever recorded.
pub async fn verbs(conn: &mut Conn<'_>) -> StoreResult<Vec<String>> {
    conn.all(&VERBS, args![]).await?.iter().map(|row| row.get("verb")).collect()
}

/// The head of the chain.
pub async fn head(conn: &mut Conn<'_>) -> StoreResult<Head> {
    Ok(match conn.optional(&LAST_HEAD, args![]).await? {
        Some(row) => Head { seq: row.get("seq")?, hash: row.get("hash")? },
        None => Head::EMPTY,
    })
}

async fn tell(conn: &mut Conn<'_>, rows: &[Row]) -> StoreResult<Vec<Told>> {
    let mut told = Vec::with_capacity(rows.len());
    for row in rows {
        let entry = Entry::from_row(row)?;
        let mut details: BTreeMap<String, Value> = serde_json::from_str(&entry.payload)
            .map_err(|error| centum_store::StoreError::unreadable("payload", error))?;
        for row in conn.all(&PERSONAL, args![entry.seq]).await? {
            details.insert(row.get("field")?, Value::String(row.get("value")?));
        }
        told.push(Told { entry, details });
    }
    Ok(told)
}
