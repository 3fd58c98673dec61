//! What was pasted and what answered, as it is kept.

use centum_base::{Id, Timestamp};
use centum_store::{Conn, Row, StoreResult, Tx, args};

use super::model::{Findings, Looking, Stage};
use crate::sources::Source;

mod sql {
    centum_store::statements! {
        INSERT = "INSERT INTO catalogue_looking (id, address, state, found, asked_by, asked_at) \
            VALUES ($1, $2, 'asking', $3, $4, $5)";
        ONE = "SELECT id, address, state, found, asked_by, asked_at, ended_at, source_id FROM catalogue_looking WHERE id = $1";
        KEEP = "UPDATE catalogue_looking SET found = $2, ended_at = $3, state = $4 WHERE id = $1 AND state = 'asking'";
        TAKEN = "UPDATE catalogue_looking SET state = 'taken', source_id = $2 WHERE id = $1 AND state = 'asked'";
        SWEEP = "DELETE FROM catalogue_looking WHERE asked_at < $1 AND state <> 'taken'";
    }
    centum_store::tables! {
        catalogue_looking(id) {
            id: Text Internal, address: Text Internal, state: Text Internal, found: Text Internal, asked_by: Text Internal,
            asked_at: Int Internal, ended_at: Int Internal, source_id: Text Internal,
        }
    }
}
pub(crate) use sql::{STATEMENTS, TABLES};

fn looking_of(row: &Row) -> StoreResult<Looking> {
    Ok(Looking {
        id: row.get("id")?,
        address: row.get("address")?,
        stage: row.named("state", Stage::named)?,
        found: row.json("found")?,
        asked_by: row.get("asked_by")?,
        asked_at: row.get("asked_at")?,
        ended_at: row.get("ended_at")?,
        source: row.get("source_id")?,
    })
}

fn json(found: &Findings) -> String {
    serde_json::to_string(found).expect("what was found has a JSON form")
}

/// The one of that identifier.
pub async fn looking(conn: &mut Conn<'_>, id: Id<Looking>) -> StoreResult<Option<Looking>> {
    conn.optional(&sql::ONE, args![id]).await?.as_ref().map(looking_of).transpose()
}

/// Keeps an address that is to be asked.
pub(super) async fn insert(
    tx: &mut Tx,
    id: Id<Looking>,
    address: &str,
    (by, now): (&str, Timestamp),
) -> StoreResult<()> {
    let values = args![id, address, json(&Findings::default()), by, now];
    tx.conn().execute(&sql::INSERT, values).await.map(drop)
}

/// Keeps what was found so far; with `ended`, that it is all.
pub(super) async fn keep(
    tx: &mut Tx,
    id: Id<Looking>,
    found: &Findings,
    ended: Option<Timestamp>,
) -> StoreResult<()> {
    let stage = if ended.is_some() { Stage::Asked } else { Stage::Asking };
    tx.conn().execute(&sql::KEEP, args![id, json(found), ended, stage.name()]).await.map(drop)
}

/// Notes what was made of it. False: somebody was first.
pub(super) async fn taken(tx: &mut Tx, id: Id<Looking>, source: Id<Source>) -> StoreResult<bool> {
    Ok(tx.conn().execute(&sql::TAKEN, args![id, source]).await? == 1)
}

/// Forgets what was asked before that instant and led to nothing.
pub(super) async fn sweep(tx: &mut Tx, before: Timestamp) -> StoreResult<()> {
    tx.conn().execute(&sql::SWEEP, args![before]).await.map(drop)
}
