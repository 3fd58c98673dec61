//! Links as they are kept.

use centum_base::{Id, Timestamp};
use centum_store::{Conn, Row, StoreResult, Tx, args};

use crate::quality::links::{Link, State};
use crate::sources::Publisher;

mod sql {
    centum_store::statements! {
        DUE = "SELECT l.id, l.address, l.host, l.state, l.status, l.detail, l.media_type, l.html, l.fails, l.failing_since, l.checked_at, \
            l.next_at, l.told_at FROM catalogue_link l WHERE l.next_at <= $1 \
            AND EXISTS (SELECT 1 FROM catalogue_link_use u WHERE u.link_id = l.id) ORDER BY l.next_at, l.id LIMIT $2";
        CLAIM = "UPDATE catalogue_link SET next_at = $2 WHERE id = $1";
        NOTE = "UPDATE catalogue_link SET state = $2, status = $3, detail = $4, media_type = $5, html = $6, fails = $7, failing_since = $8, \
            checked_at = $9, next_at = $10, told_at = $11 WHERE id = $1";
        SWEEP = "DELETE FROM catalogue_link WHERE next_at <= $1 AND NOT EXISTS (SELECT 1 FROM catalogue_link_use u WHERE u.link_id = catalogue_link.id)";
        OWED = "SELECT DISTINCT p.id FROM catalogue_link l JOIN catalogue_link_use u ON u.link_id = l.id JOIN catalogue_record r ON r.id = u.record_id \
            JOIN catalogue_source s ON s.id = r.source_id JOIN catalogue_portal c ON c.id = s.catalogue_id \
            JOIN catalogue_publisher p ON p.id = c.publisher_id LEFT JOIN catalogue_link_letter t ON t.publisher_id = p.id \
            WHERE l.fails >= $1 AND l.told_at IS NULL AND r.state IN ('live', 'missing') AND p.mail IS NOT NULL \
            AND (t.sent_at IS NULL OR t.sent_at <= $2) ORDER BY p.id LIMIT $3";
        DEAD = "SELECT DISTINCT l.id, l.address, l.failing_since, l.status, r.slug FROM catalogue_link l JOIN catalogue_link_use u ON u.link_id = l.id \
            JOIN catalogue_record r ON r.id = u.record_id JOIN catalogue_source s ON s.id = r.source_id \
            JOIN catalogue_portal c ON c.id = s.catalogue_id WHERE c.publisher_id = $1 AND l.fails >= $2 AND l.told_at IS NULL \
            AND r.state IN ('live', 'missing') ORDER BY l.failing_since, l.id, r.slug LIMIT $3";
        TOLD = "UPDATE catalogue_link SET told_at = $2 WHERE id = $1";
        LETTER = "INSERT INTO catalogue_link_letter (publisher_id, sent_at) VALUES ($1, $2) \
            ON CONFLICT (publisher_id) DO UPDATE SET sent_at = excluded.sent_at";
        /// An address that nothing uses any more is kept until its time comes: it stands for no dataset.
        STANDING = "SELECT l.state, COUNT(*) AS n FROM catalogue_link l \
            WHERE EXISTS (SELECT 1 FROM catalogue_link_use u WHERE u.link_id = l.id) GROUP BY l.state ORDER BY l.state";
    }
}
pub(in crate::quality) use sql::STATEMENTS;

pub(super) fn link_of(row: &Row) -> StoreResult<Link> {
    Ok(Link {
        id: row.get("id")?,
        address: row.get("address")?,
        host: row.get("host")?,
        state: row.named("state", State::named)?,
        status: row.get("status")?,
        detail: row.get("detail")?,
        media_type: row.get("media_type")?,
        html: row.get::<Option<i64>>("html")?.map(|html| html != 0),
        fails: row.get("fails")?,
        failing_since: row.get("failing_since")?,
        checked_at: row.get("checked_at")?,
        next_at: row.get("next_at")?,
        told_at: row.get("told_at")?,
    })
}

/// Links that records use and whose time has come, the longest overdue first.
pub(in crate::quality) async fn due(
    conn: &mut Conn<'_>,
    now: Timestamp,
    limit: u32,
) -> StoreResult<Vec<Link>> {
    conn.all(&sql::DUE, args![now, limit]).await?.iter().map(link_of).collect()
}

/// Keeps others from a link until then.
pub(in crate::quality) async fn claim(tx: &mut Tx, id: &str, until: Timestamp) -> StoreResult<()> {
    tx.conn().execute(&sql::CLAIM, args![id, until]).await.map(drop)
}

/// Keeps what a look at a link found.
pub(in crate::quality) async fn note(tx: &mut Tx, link: &Link) -> StoreResult<()> {
    let values = args![
        &link.id,
        link.state.name(),
        link.status,
        link.detail.as_deref(),
        link.media_type.as_deref(),
        link.html,
        link.fails,
        link.failing_since,
        link.checked_at,
        link.next_at,
        link.told_at
    ];
    tx.conn().execute(&sql::NOTE, values).await.map(drop)
}

/// Throws away links that nothing uses any more.
pub(in crate::quality) async fn sweep(tx: &mut Tx, now: Timestamp) -> StoreResult<u64> {
    tx.conn().execute(&sql::SWEEP, args![now]).await
}

/// Publishers with a mail address who were not told yet of addresses that failed so often, and had no letter since.
pub(in crate::quality) async fn owed(
    conn: &mut Conn<'_>,
    fails: u32,
    since: Timestamp,
    limit: u32,
) -> StoreResult<Vec<Id<Publisher>>> {
    let rows = conn.all(&sql::OWED, args![fails, since, limit]).await?;
    rows.iter().map(|row| row.get("id")).collect()
}

/// An address that is dead, and a record that names it.
#[derive(Clone, Debug)]
pub(in crate::quality) struct Dead {
    pub(in crate::quality) id: String,
    pub(in crate::quality) address: String,
    pub(in crate::quality) since: Option<Timestamp>,
    pub(in crate::quality) status: Option<i64>,
    pub(in crate::quality) slug: String,
}

/// Dead addresses of a publisher that it was not told of.
pub(in crate::quality) async fn dead(
    conn: &mut Conn<'_>,
    publisher: Id<Publisher>,
    fails: u32,
    limit: u32,
) -> StoreResult<Vec<Dead>> {
    let rows = conn.all(&sql::DEAD, args![publisher, fails, limit]).await?;
    let read = |row: &Row| {
        Ok(Dead {
            id: row.get("id")?,
            address: row.get("address")?,
            since: row.get("failing_since")?,
            status: row.get("status")?,
            slug: row.get("slug")?,
        })
    };
    rows.iter().map(read).collect()
}

/// Notes that a publisher was told of a link.
pub(in crate::quality) async fn told(tx: &mut Tx, id: &str, at: Timestamp) -> StoreResult<()> {
    tx.conn().execute(&sql::TOLD, args![id, at]).await.map(drop)
}

/// Notes that a publisher got a letter.
pub(in crate::quality) async fn letter(
    tx: &mut Tx,
    publisher: Id<Publisher>,
    at: Timestamp,
) -> StoreResult<()> {
    tx.conn().execute(&sql::LETTER, args![publisher, at]).await.map(drop)
}

/// How many links that records use stand how.
pub(in crate::quality) async fn standing(conn: &mut Conn<'_>) -> StoreResult<Vec<(State, i64)>> {
    let rows = conn.all(&sql::STANDING, args![]).await?;
    rows.iter().map(|row| Ok((row.named("state", State::named)?, row.get("n")?))).collect()
}
