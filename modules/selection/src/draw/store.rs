//! Draws as they are kept.

use centum_base::{Digest, Id, Timestamp};
use centum_store::{Conn, Row, StoreError, StoreResult, Tx, args};

use super::Seed;
use crate::process::Selection;

mod sql {
    centum_store::statements! {
        INSERT = "INSERT INTO draw (selection_id, number, commitment, seed, committed_at) VALUES ($1, 1, $2, $3, $4)";
        FIND = "SELECT commitment, seed, pool, committed_at, revealed_at FROM draw WHERE selection_id = $1 AND number = 1";
        FIX_POOL = "UPDATE draw SET pool = $2 WHERE selection_id = $1 AND number = 1 AND pool IS NULL";
        REVEAL = "UPDATE draw SET revealed_at = $2 WHERE selection_id = $1 AND revealed_at IS NULL";
    }
    centum_store::tables! {
        draw(selection_id, number) {
            selection_id: Text Internal, number: Int Internal, commitment: Text Public, seed: Text Secret,
            committed_at: Int Public, revealed_at: Int Public, pool: Text Internal,
        }
    }
}
pub(crate) use sql::{STATEMENTS, TABLES};

/// A draw as everyone may see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Draw {
    /// The digest of the seed.
    pub(crate) commitment: Digest,
    /// When it was committed to.
    pub(crate) committed_at: Timestamp,
    /// The digest of what takes part, once that is fixed.
    pub(crate) pool: Option<Digest>,
    /// The seed, once a decision was released.
    pub(crate) revealed: Option<(Seed, Timestamp)>,
}

pub(super) async fn insert(
    tx: &mut Tx,
    selection: Id<Selection>,
    seed: &Seed,
    at: Timestamp,
) -> StoreResult<()> {
    let text = serde_json::to_string(seed).expect("a seed has a JSON form");
    tx.conn().execute(&sql::INSERT, args![selection, seed.commitment(), text, at]).await.map(drop)
}

fn seed(row: &Row) -> StoreResult<Seed> {
    let text: String = row.get("seed")?;
    serde_json::from_str(&text).map_err(|error| StoreError::unreadable("seed", error))
}

/// The draw of a selection, as far as it may be seen.
pub(crate) async fn draw(conn: &mut Conn<'_>, selection: Id<Selection>) -> StoreResult<Option<Draw>> {
    let Some(row) = conn.optional(&sql::FIND, args![selection]).await? else { return Ok(None) };
    let revealed: Option<i64> = row.get("revealed_at")?;
    let revealed = revealed.and_then(|at| Timestamp::from_microsecond(at).ok());
    let pool: Option<String> = row.get("pool")?;
    Ok(Some(Draw {
        commitment: row.get("commitment")?,
        pool: pool.map(|text| Digest::of(text.as_bytes())),
        committed_at: row.get("committed_at")?,
        revealed: revealed.map(|at| StoreResult::Ok((seed(&row)?, at))).transpose()?,
    }))
}

/// What takes part, as its digest is taken of it, once that is fixed.
pub(crate) async fn pool(conn: &mut Conn<'_>, selection: Id<Selection>) -> StoreResult<Option<String>> {
    match conn.optional(&sql::FIND, args![selection]).await? {
        Some(row) => row.get("pool"),
        None => Ok(None),
    }
}

/// The seed itself: for working out a decision, which names it only once it is released.
pub(crate) async fn secret(conn: &mut Conn<'_>, selection: Id<Selection>) -> StoreResult<Option<Seed>> {
    conn.optional(&sql::FIND, args![selection]).await?.as_ref().map(seed).transpose()
}

/// Fixes what takes part, unless that was done before.
pub(super) async fn fix_pool(tx: &mut Tx, selection: Id<Selection>, text: &str) -> StoreResult<()> {
    tx.conn().execute(&sql::FIX_POOL, args![selection, text]).await.map(drop)
}

/// Makes the seed public.
pub(crate) async fn reveal(tx: &mut Tx, selection: Id<Selection>, at: Timestamp) -> StoreResult<()> {
    tx.conn().execute(&sql::REVEAL, args![selection, at]).await.map(drop)
}
