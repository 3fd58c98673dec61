//! Which record uses which address.

use std::collections::HashMap;

use centum_base::{Digest, Id, Timestamp};
use centum_store::{Conn, Row, StoreResult, Tx, args, list};

use super::{from_rows, with_a_list};
use crate::quality::links::{Link, State};
use crate::records::Record;

with_a_list!(DROP_USES: "DELETE FROM catalogue_link_use WHERE record_id IN", "$1", "");
with_a_list!(STATES: "SELECT id, address, state FROM catalogue_link WHERE state <> 'unknown' AND id IN", "$1", "");
from_rows!(ADD_LINKS: "INSERT INTO catalogue_link (id, address, host, state, fails, next_at) \
    SELECT e ->> 0, e ->> 1, e ->> 2, 'unknown', 0, CAST($2 AS BIGINT)", "$1", " ON CONFLICT (id) DO NOTHING");
from_rows!(ADD_USES: "INSERT INTO catalogue_link_use (record_id, link_id) SELECT e ->> 0, e ->> 1", "$1", " ON CONFLICT (record_id, link_id) DO NOTHING");
/// The statements around lists.
pub(in crate::quality) const LISTS: &[&centum_store::Statement] =
    &[&DROP_USES, &STATES, &ADD_LINKS, &ADD_USES];

mod sql {
    centum_store::statements! {
        OF_RECORD = "SELECT l.id, l.address, l.host, l.state, l.status, l.detail, l.media_type, l.html, l.fails, l.failing_since, \
            l.checked_at, l.next_at, l.told_at FROM catalogue_link_use u JOIN catalogue_link l ON l.id = u.link_id \
            WHERE u.record_id = $1 ORDER BY l.address";
        SPOIL = "UPDATE catalogue_score SET stale = 1 WHERE record_id IN (SELECT record_id FROM catalogue_link_use WHERE link_id = $1)";
    }
}
pub(in crate::quality) use sql::STATEMENTS;

/// The identifier of an address.
pub(in crate::quality) fn link_id(address: &str) -> String {
    Digest::of(address.as_bytes()).to_string()
}

/// The addresses of records, in the place of those that were kept for them. New ones are looked at from `next` on.
pub(in crate::quality) async fn replace(
    tx: &mut Tx,
    records: &[String],
    uses: &[(String, String)],
    next: Timestamp,
) -> StoreResult<()> {
    let ids: Vec<String> = uses.iter().map(|(_, address)| link_id(address)).collect();
    let links: Vec<[&str; 3]> =
        uses.iter().zip(&ids).map(|((_, address), id)| [id.as_str(), address, host(address)]).collect();
    tx.conn().execute(&DROP_USES, args![list(records)]).await?;
    if uses.is_empty() {
        return Ok(());
    }
    tx.conn().execute(&ADD_LINKS, args![list(&links), next]).await?;
    let pairs: Vec<[&str; 2]> =
        uses.iter().zip(&ids).map(|((record, _), id)| [record.as_str(), id]).collect();
    tx.conn().execute(&ADD_USES, args![list(&pairs)]).await.map(drop)
}

/// Host and port of an address.
fn host(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or_default()
}

/// Of these addresses those that were looked at, and whether they answer.
pub(in crate::quality) async fn known(
    conn: &mut Conn<'_>,
    addresses: impl Iterator<Item = &str>,
) -> StoreResult<HashMap<String, bool>> {
    let ids: Vec<String> = addresses.map(link_id).collect();
    let rows = if ids.is_empty() { Vec::new() } else { conn.all(&STATES, args![list(&ids)]).await? };
    let read = |row: &Row| Ok((row.get("address")?, row.named("state", State::named)? == State::Answers));
    rows.iter().map(read).collect()
}

/// The links of a record.
pub(in crate::quality) async fn of_record(conn: &mut Conn<'_>, id: Id<Record>) -> StoreResult<Vec<Link>> {
    conn.all(&sql::OF_RECORD, args![id]).await?.iter().map(super::links::link_of).collect()
}

/// Notes that the scores of all that use a link are not what they would be.
pub(in crate::quality) async fn spoil(tx: &mut Tx, link: &str) -> StoreResult<u64> {
    tx.conn().execute(&sql::SPOIL, args![link]).await
}
