//! Glances as they are kept: one for each address, replaced by the next.

use std::collections::HashMap;
use std::time::Duration;

use centum_base::Timestamp;
use centum_store::{Conn, StoreResult, Tx, args};

use super::rows::Rows;

mod sql {
    centum_store::statements! {
        KEEP_GLANCE = "INSERT INTO catalogue_glance (address, looked_at, seen) VALUES ($1, $2, $3) \
            ON CONFLICT (address) DO UPDATE SET looked_at = $2, seen = $3";
        SWEEP_UNUSED = "DELETE FROM catalogue_glance WHERE address IN (SELECT l.address FROM catalogue_link l WHERE l.next_at <= $1 \
            AND NOT EXISTS (SELECT 1 FROM catalogue_link_use u WHERE u.link_id = l.id))";
        SWEEP_OLD = "DELETE FROM catalogue_glance WHERE looked_at <= $1";
        GLANCE = "SELECT looked_at, seen FROM catalogue_glance WHERE address = $1 AND seen IS NOT NULL";
    }
    centum_store::tables! {
        catalogue_glance(address) { address: Text Public, looked_at: Int Public, seen: Text Public, }
    }
}
pub(crate) use sql::{STATEMENTS, TABLES};

/// The first rows of a file, and when they were seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Glance {
    /// When somebody looked.
    pub at: Timestamp,
    /// What was seen.
    pub rows: Rows,
}

/// Keeps what was seen at an address; nothing where no table was.
pub(crate) async fn keep(tx: &mut Tx, address: &str, rows: Option<&Rows>, at: Timestamp) -> StoreResult<()> {
    let seen = rows.map(|rows| serde_json::to_string(rows).expect("rows have a JSON form"));
    tx.conn().execute(&sql::KEEP_GLANCE, args![address, at, seen]).await.map(drop)
}

/// A file that answers is looked at every fortnight. What was seen at one that nobody could look at for so long is gone.
const KEPT: Duration = Duration::from_secs(60 * 24 * 3600);

/// Throws away what was seen at addresses that nothing uses any more, as long as their links are known, and what is old.
pub(crate) async fn sweep(tx: &mut Tx, now: Timestamp) -> StoreResult<u64> {
    let unused = tx.conn().execute(&sql::SWEEP_UNUSED, args![now]).await?;
    let before = now.checked_sub(KEPT).unwrap_or(Timestamp::UNIX_EPOCH);
    Ok(unused + tx.conn().execute(&sql::SWEEP_OLD, args![before]).await?)
}

/// What was seen at these addresses.
pub async fn glances(
    conn: &mut Conn<'_>,
    addresses: impl Iterator<Item = &str>,
) -> StoreResult<HashMap<String, Glance>> {
    let mut found = HashMap::new();
    for address in addresses {
        if let Some(row) = conn.optional(&sql::GLANCE, args![address]).await? {
            let glance = Glance { at: row.get("looked_at")?, rows: row.json("seen")? };
            found.insert(address.to_owned(), glance);
        }
    }
    Ok(found)
}
