//! Selections as they are kept.

use centum_base::{Digest, Id, Timestamp};
use centum_calls::call::Call;
use centum_store::{Conn, Row, StoreError, StoreResult, Tx, args};

use super::model::{Selection, SelectionState, Terms};

mod sql {
    centum_store::statements! {
        INSERT = "INSERT INTO selection (id, call_id, state, declared, created_at, version) VALUES ($1, $2, 'preparing', 1, $3, 1)";
        FIND = "SELECT s.id, s.call_id, s.state, s.declared, s.on_table, s.created_at, s.version, t.terms, t.digest FROM selection s \
            JOIN selection_terms t ON t.selection_id = s.id AND t.number = s.declared WHERE s.id = $1";
        OF_CALL = "SELECT s.id, s.call_id, s.state, s.declared, s.on_table, s.created_at, s.version, t.terms, t.digest FROM selection s \
            JOIN selection_terms t ON t.selection_id = s.id AND t.number = s.declared WHERE s.call_id = $1";
        ALL = "SELECT s.id, s.call_id, s.state, s.declared, s.on_table, s.created_at, s.version, t.terms, t.digest FROM selection s \
            JOIN selection_terms t ON t.selection_id = s.id AND t.number = s.declared ORDER BY s.created_at DESC, s.id";
        /// Every change of a selection goes through here: who saw an older version changes nothing.
        PUT = "UPDATE selection SET state = $3, declared = $4, on_table = $5, version = version + 1 WHERE id = $1 AND version = $2";
        INSERT_TERMS = "INSERT INTO selection_terms (selection_id, number, terms, digest, reason, declared_by, declared_at) \
            VALUES ($1, $2, $3, $4, $5, $6, $7)";
        TERMS = "SELECT number, terms, digest, reason, declared_by, declared_at FROM selection_terms WHERE selection_id = $1 ORDER BY number";
        INSERT_STEP = "INSERT INTO selection_step (selection_id, number, state, at, reason) \
            VALUES ($1, (SELECT COUNT(*) + 1 FROM selection_step WHERE selection_id = $1), $2, $3, $4)";
        STEPS = "SELECT state, at, reason FROM selection_step WHERE selection_id = $1 ORDER BY number";
    }
    centum_store::tables! {
        selection(id) {
            id: Text Internal, call_id: Text Internal, state: Text Internal, declared: Int Internal, on_table: Text Internal,
            created_at: Int Internal, version: Int Internal,
        }
        selection_terms(selection_id, number) {
            selection_id: Text Internal, number: Int Internal, terms: Text Public, digest: Text Public, reason: Text Public,
            declared_by: Text Internal, declared_at: Int Public,
        }
        selection_step(selection_id, number) {
            selection_id: Text Internal, number: Int Internal, state: Text Internal, at: Int Internal, reason: Text Internal,
        }
    }
}
pub(crate) use sql::{STATEMENTS, TABLES};

fn selection(row: &Row) -> StoreResult<Selection> {
    Ok(Selection {
        id: row.get("id")?,
        call: row.get("call_id")?,
        state: row.named("state", SelectionState::named)?,
        declared: row.get("declared")?,
        terms: terms(row)?,
        digest: row.get("digest")?,
        on_table: row.get("on_table")?,
        created_at: row.get("created_at")?,
        version: row.get("version")?,
    })
}

fn terms(row: &Row) -> StoreResult<Terms> {
    let text: String = row.get("terms")?;
    serde_json::from_str(&text).map_err(|error| StoreError::unreadable("terms of a selection", error))
}

/// The selection of that identifier.
pub async fn find(conn: &mut Conn<'_>, id: Id<Selection>) -> StoreResult<Option<Selection>> {
    conn.optional(&sql::FIND, args![id]).await?.as_ref().map(selection).transpose()
}

/// The selection of a call, once it was begun.
pub async fn of_call(conn: &mut Conn<'_>, call: Id<Call>) -> StoreResult<Option<Selection>> {
    conn.optional(&sql::OF_CALL, args![call]).await?.as_ref().map(selection).transpose()
}

/// Every selection, the newest first.
pub async fn selections(conn: &mut Conn<'_>) -> StoreResult<Vec<Selection>> {
    conn.all(&sql::ALL, args![]).await?.iter().map(selection).collect()
}

/// Terms as they were declared once.
#[derive(Clone, Debug, PartialEq)]
pub struct Declared {
    /// Their number.
    pub number: u32,
    /// What they say.
    pub terms: Terms,
    /// The same as it is kept: what the digest is taken of.
    pub text: String,
    /// Their digest.
    pub digest: Digest,
    /// Why they were corrected; empty for what was declared freely.
    pub reason: String,
    /// When.
    pub at: Timestamp,
}

/// Everything that was ever declared, the first first.
pub async fn terms_history(conn: &mut Conn<'_>, id: Id<Selection>) -> StoreResult<Vec<Declared>> {
    let rows = conn.all(&sql::TERMS, args![id]).await?;
    let read = |row: &Row| {
        Ok(Declared {
            number: row.get("number")?,
            terms: terms(row)?,
            text: row.get("terms")?,
            digest: row.get("digest")?,
            reason: row.get("reason")?,
            at: row.get("declared_at")?,
        })
    };
    rows.iter().map(read).collect()
}

pub(super) async fn insert(tx: &mut Tx, id: Id<Selection>, call: Id<Call>, at: Timestamp) -> StoreResult<()> {
    tx.conn().execute(&sql::INSERT, args![id, call, at]).await.map(drop)
}

pub(super) async fn insert_terms(
    tx: &mut Tx,
    id: Id<Selection>,
    (number, text, digest): (u32, &str, Digest),
    reason: &str,
    (by, at): (&str, Timestamp),
) -> StoreResult<()> {
    let values = args![id, number, text, digest, reason, by, at];
    tx.conn().execute(&sql::INSERT_TERMS, values).await.map(drop)
}

/// Keeps the head, unless somebody changed it since it was read.
pub(crate) async fn put(tx: &mut Tx, one: &Selection) -> StoreResult<bool> {
    let values = args![one.id, one.version, one.state.name(), one.declared, one.on_table];
    Ok(tx.conn().execute(&sql::PUT, values).await? == 1)
}

pub(crate) async fn insert_step(
    tx: &mut Tx,
    id: Id<Selection>,
    state: SelectionState,
    at: Timestamp,
    reason: &str,
) -> StoreResult<()> {
    tx.conn().execute(&sql::INSERT_STEP, args![id, state.name(), at, reason]).await.map(drop)
}

/// How a selection went so far: state, instant, reason.
pub async fn steps(
    conn: &mut Conn<'_>,
    id: Id<Selection>,
) -> StoreResult<Vec<(SelectionState, Timestamp, String)>> {
    let rows = conn.all(&sql::STEPS, args![id]).await?;
    rows.iter()
        .map(|row| Ok((row.named("state", SelectionState::named)?, row.get("at")?, row.get("reason")?)))
        .collect()
}
