//! Records as they are kept.

use centum_base::{Digest, Id};
use centum_store::{Conn, StoreResult, Tx, args};

use super::model::Record;
use crate::process::Selection;

mod sql {
    centum_store::statements! {
        INSERT = "INSERT INTO calibration (selection_id, decision, record, digest) VALUES ($1, $2, $3, $4)";
        FIND = "SELECT record, digest FROM calibration WHERE selection_id = $1 AND decision = $2";
    }
    centum_store::tables! {
        calibration(selection_id, decision) {
            selection_id: Text Internal, decision: Int Internal, record: Text Internal, digest: Text Internal,
        }
    }
}
pub(crate) use sql::{STATEMENTS, TABLES};

/// A record, to the byte.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Its text.
    pub text: String,
    /// The digest that was kept with it.
    pub digest: Digest,
}

impl Kept {
    /// What it says, if it can be read.
    pub fn record(&self) -> Option<Record> {
        serde_json::from_str(&self.text).ok()
    }
}

/// The calibration that was kept with a decision. Decisions of old have none.
pub async fn kept(conn: &mut Conn<'_>, of: Id<Selection>, decision: u32) -> StoreResult<Option<Kept>> {
    let Some(row) = conn.optional(&sql::FIND, args![of, decision]).await? else { return Ok(None) };
    Ok(Some(Kept { text: row.get("record")?, digest: row.get("digest")? }))
}

/// Keeps one with its decision. Gives its digest.
pub(crate) async fn insert(
    tx: &mut Tx,
    (of, decision): (Id<Selection>, u32),
    record: &Record,
) -> StoreResult<Digest> {
    let text = record.text();
    let digest = Digest::of(text.as_bytes());
    tx.conn().execute(&sql::INSERT, args![of, decision, text, digest]).await?;
    Ok(digest)
}
