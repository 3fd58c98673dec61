//! Uses of data as they are kept.

use centum_base::{Id, Timestamp};
use centum_store::{Conn, Row, StoreResult, args};

use crate::named::named;
use crate::records::Record;

mod sql {
    centum_store::statements! {
        INSERT_REUSE = "INSERT INTO catalogue_reuse (id, record_id, title, address, maker, kind, state, told_at, sender, version) \
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1)";
        SETTLE_REUSE = "UPDATE catalogue_reuse SET state = $3, settled_at = $4, reason = $5, version = version + 1 \
            WHERE id = $1 AND version = $2";
        REUSE = "SELECT u.id, u.record_id, u.title, u.address, u.maker, u.kind, u.state, u.told_at, u.reason, u.version, r.slug \
            FROM catalogue_reuse u JOIN catalogue_record r ON r.id = u.record_id WHERE u.id = $1";
        REUSES = "SELECT u.id, u.record_id, u.title, u.address, u.maker, u.kind, u.state, u.told_at, u.reason, u.version, r.slug \
            FROM catalogue_reuse u JOIN catalogue_record r ON r.id = u.record_id \
            ORDER BY CASE WHEN u.state = 'waiting' THEN 0 ELSE 1 END, u.told_at DESC, u.id LIMIT $1 OFFSET $2";
        REUSES_OF = "SELECT u.id, u.record_id, u.title, u.address, u.maker, u.kind, u.state, u.told_at, u.reason, u.version, r.slug \
            FROM catalogue_reuse u JOIN catalogue_record r ON r.id = u.record_id WHERE u.record_id = $1 AND u.state = 'shown' \
            ORDER BY u.told_at DESC, u.id LIMIT $2";
        COUNT_REUSES = "SELECT COUNT(*) AS n, COALESCE(CAST(SUM(CASE WHEN state = 'waiting' THEN 1 ELSE 0 END) AS BIGINT), 0) AS open \
            FROM catalogue_reuse";
        REUSES_BY = "SELECT COUNT(*) AS n FROM catalogue_reuse WHERE sender = $1 AND told_at > $2";
        REUSES_SINCE = "SELECT COUNT(*) AS n FROM catalogue_reuse WHERE told_at > $1";
        FORGET_TELLERS = "UPDATE catalogue_reuse SET sender = NULL WHERE sender IS NOT NULL AND told_at < $1";
    }
    centum_store::tables! {
        catalogue_reuse(id) {
            id: Text Internal, record_id: Text Public, title: Text Public, address: Text Public,
            maker: Text Personal("naming who made something with the data", "until an organiser takes the entry down"),
            kind: Text Public, state: Text Internal, told_at: Int Internal, sender: Text Secret, settled_at: Int Internal,
            reason: Text Internal, version: Int Internal,
        }
    }
}
pub(super) use sql::{FORGET_TELLERS, INSERT_REUSE, REUSES_BY, REUSES_SINCE, SETTLE_REUSE};
pub(crate) use sql::{STATEMENTS, TABLES};

named! {
    /// What it is.
    ReuseKind {
        /// An app or a page that one works with.
        Application = "application",
        /// A map or a drawing.
        Visualisation = "visualisation",
        /// Something to read.
        Article = "article",
        /// Research.
        Research = "research",
        /// A service that a body offers.
        Service = "service",
        /// Something else.
        Other = "other",
    }
}

named! {
    /// Whether readers see it.
    ReuseState {
        /// An organiser is to look at it.
        Waiting = "waiting",
        /// They do.
        Shown = "shown",
        /// An organiser said no, or took it down.
        Refused = "refused",
    }
}

/// Something that was made with a record's data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reuse {
    /// The identifier.
    pub id: Id<Reuse>,
    /// With which record.
    pub record: Id<Record>,
    /// The record's name in addresses.
    pub slug: String,
    /// What it is called.
    pub title: String,
    /// Where it is.
    pub address: String,
    /// Who made it.
    pub maker: String,
    /// What it is.
    pub kind: ReuseKind,
    /// Whether readers see it.
    pub state: ReuseState,
    /// When it was told.
    pub told_at: Timestamp,
    /// Why an organiser said no.
    pub reason: Option<String>,
    /// Grows with each change.
    pub version: i64,
}

fn reuse_of(row: &Row) -> StoreResult<Reuse> {
    Ok(Reuse {
        id: row.get("id")?,
        record: row.get("record_id")?,
        slug: row.get("slug")?,
        title: row.get("title")?,
        address: row.get("address")?,
        maker: row.get("maker")?,
        kind: row.named("kind", ReuseKind::named)?,
        state: row.named("state", ReuseState::named)?,
        told_at: row.get("told_at")?,
        reason: row.get("reason")?,
        version: row.get("version")?,
    })
}

pub(super) async fn reuse(conn: &mut Conn<'_>, id: Id<Reuse>) -> StoreResult<Option<Reuse>> {
    conn.optional(&sql::REUSE, args![id]).await?.as_ref().map(reuse_of).transpose()
}

/// A stretch of all uses: those that wait first, then the newest.
pub async fn reuses(conn: &mut Conn<'_>, limit: u32, offset: u32) -> StoreResult<Vec<Reuse>> {
    conn.all(&sql::REUSES, args![limit, offset]).await?.iter().map(reuse_of).collect()
}

/// The uses of a record that readers see, the newest first.
pub async fn reuses_of(conn: &mut Conn<'_>, record: Id<Record>, limit: u32) -> StoreResult<Vec<Reuse>> {
    conn.all(&sql::REUSES_OF, args![record, limit]).await?.iter().map(reuse_of).collect()
}

/// How many uses there are, and how many of them wait.
pub async fn waiting_reuses(conn: &mut Conn<'_>) -> StoreResult<(i64, i64)> {
    let row = conn.one(&sql::COUNT_REUSES, args![]).await?;
    Ok((row.get("n")?, row.get("open")?))
}
