//! Reading the log.

use centum_base::{Id, Timestamp};
use centum_store::{Conn, LISTS_BECAUSE, Row, Statement, StoreResult, args, list};

use crate::records::graph::Packed;
use crate::records::model::{Content, Entry, Kind, Record, Said, State, What};
use crate::sources::Source;

/// The entries at some positions.
const AT: Statement = Statement::two_texts(
    "AT",
    "SELECT v.position, v.record_id, v.at, v.run_id, v.what, v.state AS stood, v.raw, v.media_type, v.hash, v.canonical, v.subject, v.graph, \
        v.record, v.findings, v.by_whom, v.reason, r.id, r.source_id, r.remote_id, r.kind, r.slug, r.first_seen, r.last_seen, \
        r.state, r.missing_since, r.head FROM catalogue_version v JOIN catalogue_record r ON r.id = v.record_id \
        WHERE v.position IN (SELECT CAST(value AS INTEGER) FROM json_each($1)) ORDER BY v.position",
    "SELECT v.position, v.record_id, v.at, v.run_id, v.what, v.state AS stood, v.raw, v.media_type, v.hash, v.canonical, v.subject, v.graph, \
        v.record, v.findings, v.by_whom, v.reason, r.id, r.source_id, r.remote_id, r.kind, r.slug, r.first_seen, r.last_seen, \
        r.state, r.missing_since, r.head FROM catalogue_version v JOIN catalogue_record r ON r.id = v.record_id \
        WHERE v.position IN (SELECT CAST(jsonb_array_elements_text(CAST(CAST($1 AS TEXT) AS jsonb)) AS BIGINT)) ORDER BY v.position",
    LISTS_BECAUSE,
);

/// What the entries at some positions say.
const SAID: Statement = Statement::two_texts(
    "SAID",
    "SELECT v.position, v.at, v.record, r.id, r.source_id, r.remote_id, r.kind, r.slug, r.first_seen, r.last_seen, \
        r.state, r.missing_since, r.head FROM catalogue_version v JOIN catalogue_record r ON r.id = v.record_id \
        WHERE v.position IN (SELECT CAST(value AS INTEGER) FROM json_each($1)) ORDER BY v.position",
    "SELECT v.position, v.at, v.record, r.id, r.source_id, r.remote_id, r.kind, r.slug, r.first_seen, r.last_seen, \
        r.state, r.missing_since, r.head FROM catalogue_version v JOIN catalogue_record r ON r.id = v.record_id \
        WHERE v.position IN (SELECT CAST(jsonb_array_elements_text(CAST(CAST($1 AS TEXT) AS jsonb)) AS BIGINT)) ORDER BY v.position",
    LISTS_BECAUSE,
);

mod sql {
    centum_store::statements! {
        HEAD = "SELECT COALESCE(MAX(position), 0) AS position FROM catalogue_version";
        CHANGES = "SELECT v.position, v.record_id, v.at, v.run_id, v.what, v.state AS stood, v.raw, v.media_type, v.hash, v.canonical, v.subject, v.graph, \
            v.record, v.findings, v.by_whom, v.reason, r.id, r.source_id, r.remote_id, r.kind, r.slug, r.first_seen, r.last_seen, \
            r.state, r.missing_since, r.head FROM catalogue_version v JOIN catalogue_record r ON r.id = v.record_id \
            WHERE v.position > $1 ORDER BY v.position LIMIT $2";
        AS_OF = "SELECT v.position, v.record_id, v.at, v.run_id, v.what, v.state AS stood, v.raw, v.media_type, v.hash, v.canonical, v.subject, v.graph, \
            v.record, v.findings, v.by_whom, v.reason, r.id, r.source_id, r.remote_id, r.kind, r.slug, r.first_seen, r.last_seen, \
            r.state, r.missing_since, r.head FROM catalogue_record r JOIN catalogue_version v ON v.position = \
            (SELECT MAX(w.position) FROM catalogue_version w WHERE w.record_id = r.id AND w.at <= $1) \
            WHERE r.id > $2 AND v.state = 'live' ORDER BY r.id LIMIT $3";
        HISTORY = "SELECT position, record_id, at, run_id, what, state AS stood, raw, media_type, hash, canonical, subject, graph, record, findings, \
            by_whom, reason FROM catalogue_version WHERE record_id = $1 ORDER BY position DESC LIMIT $2";
        VERSION = "SELECT position, record_id, at, run_id, what, state AS stood, raw, media_type, hash, canonical, subject, graph, record, findings, \
            by_whom, reason FROM catalogue_version WHERE position = $1";
        CURRENT = "SELECT v.position, v.record_id, v.at, v.run_id, v.what, v.state AS stood, v.raw, v.media_type, v.hash, v.canonical, v.subject, v.graph, \
            v.record, v.findings, v.by_whom, v.reason FROM catalogue_record r JOIN catalogue_version v ON v.position = r.head WHERE r.id = $1";
        RECORD = "SELECT id, source_id, remote_id, kind, slug, first_seen, last_seen, state, missing_since, head \
            FROM catalogue_record WHERE id = $1";
        BY_SLUG = "SELECT id, source_id, remote_id, kind, slug, first_seen, last_seen, state, missing_since, head \
            FROM catalogue_record WHERE slug = $1";
        BY_REMOTE_ID = "SELECT id, source_id, remote_id, kind, slug, first_seen, last_seen, state, missing_since, head \
            FROM catalogue_record WHERE source_id = $1 AND remote_id = $2";
        OF_SOURCE = "SELECT id, source_id, remote_id, kind, slug, first_seen, last_seen, state, missing_since, head \
            FROM catalogue_record WHERE source_id = $1 AND id > $2 ORDER BY id LIMIT $3";
    }
}
/// Every statement of this room, for the describe-all test.
pub(crate) const STATEMENTS: [&[&Statement]; 2] = [sql::STATEMENTS, &[&AT]];

fn record_of(row: &Row) -> StoreResult<Record> {
    Ok(Record {
        id: row.get("id")?,
        source: row.get("source_id")?,
        remote_id: row.get("remote_id")?,
        kind: row.named("kind", Kind::named)?,
        slug: row.get("slug")?,
        first_seen: row.get("first_seen")?,
        last_seen: row.get("last_seen")?,
        state: row.named("state", State::named)?,
        missing_since: row.get("missing_since")?,
        head: row.get("head")?,
    })
}

fn entry_of(row: &Row) -> StoreResult<Entry> {
    Ok(Entry {
        position: row.get("position")?,
        record: row.get("record_id")?,
        at: row.get("at")?,
        run: row.get("run_id")?,
        what: row.named("what", What::named)?,
        state: row.named("stood", State::named)?,
        content: Content {
            raw: row.get("raw")?,
            media_type: row.get("media_type")?,
            hash: row.get("hash")?,
            canonical: row.get("canonical")?,
            subject: row.get("subject")?,
            graph: Packed::kept(row.get("graph")?),
            record: row.get("record")?,
            findings: row.json("findings")?,
        },
        by: row.get("by_whom")?,
        reason: row.get("reason")?,
    })
}

/// The position of the last entry of the log; 0 when it is empty.
pub async fn head(conn: &mut Conn<'_>) -> StoreResult<i64> {
    conn.one(&sql::HEAD, args![]).await?.get("position")
}

/// The next `limit` entries after a position, each with its record as it stands today.
pub async fn changes(conn: &mut Conn<'_>, after: i64, limit: u32) -> StoreResult<Vec<(Record, Entry)>> {
    let rows = conn.all(&sql::CHANGES, args![after, limit]).await?;
    rows.iter().map(|row| Ok((record_of(row)?, entry_of(row)?))).collect()
}

/// What the catalogue said at an instant: the records that were shown then, each with the entry that held. `limit` of
/// them after the record `after`, in the order of their identifiers.
pub async fn as_of(
    conn: &mut Conn<'_>,
    at: Timestamp,
    after: Option<Id<Record>>,
    limit: u32,
) -> StoreResult<Vec<(Record, Entry)>> {
    let after = after.map(|id| id.to_string()).unwrap_or_default();
    let rows = conn.all(&sql::AS_OF, args![at, after, limit]).await?;
    rows.iter().map(|row| Ok((record_of(row)?, entry_of(row)?))).collect()
}

/// The last `limit` entries about a record, the newest first.
pub async fn history(conn: &mut Conn<'_>, id: Id<Record>, limit: u32) -> StoreResult<Vec<Entry>> {
    conn.all(&sql::HISTORY, args![id, limit]).await?.iter().map(entry_of).collect()
}

/// The entry at a position.
pub async fn version(conn: &mut Conn<'_>, position: i64) -> StoreResult<Option<Entry>> {
    conn.optional(&sql::VERSION, args![position]).await?.as_ref().map(entry_of).transpose()
}

/// The entries at these positions, each with its record as it stands today, in the order of the log.
pub async fn at(conn: &mut Conn<'_>, positions: &[i64]) -> StoreResult<Vec<(Record, Entry)>> {
    if positions.is_empty() {
        return Ok(Vec::new());
    }
    let rows = conn.all(&AT, args![list(positions)]).await?;
    rows.iter().map(|row| Ok((record_of(row)?, entry_of(row)?))).collect()
}

/// What the entries at these positions say, in the order of the log. Graphs are large and packed, and not everyone who
/// reads needs them.
pub async fn said_at(conn: &mut Conn<'_>, positions: &[i64]) -> StoreResult<Vec<Said>> {
    if positions.is_empty() {
        return Ok(Vec::new());
    }
    let rows = conn.all(&SAID, args![list(positions)]).await?;
    let said = |row: &Row| {
        let (position, at, typed) = (row.get("position")?, row.get("at")?, row.get("record")?);
        Ok(Said { record: record_of(row)?, position, at, typed })
    };
    rows.iter().map(said).collect()
}

/// The entry that holds for a record now.
pub async fn current(conn: &mut Conn<'_>, id: Id<Record>) -> StoreResult<Option<Entry>> {
    conn.optional(&sql::CURRENT, args![id]).await?.as_ref().map(entry_of).transpose()
}

/// The record of that identifier.
pub async fn record(conn: &mut Conn<'_>, id: Id<Record>) -> StoreResult<Option<Record>> {
    conn.optional(&sql::RECORD, args![id]).await?.as_ref().map(record_of).transpose()
}

/// The record with that name in addresses.
pub async fn record_by_slug(conn: &mut Conn<'_>, slug: &str) -> StoreResult<Option<Record>> {
    conn.optional(&sql::BY_SLUG, args![slug]).await?.as_ref().map(record_of).transpose()
}

/// The record that a source calls so.
pub async fn record_by_remote_id(
    conn: &mut Conn<'_>,
    source: Id<Source>,
    remote_id: &str,
) -> StoreResult<Option<Record>> {
    conn.optional(&sql::BY_REMOTE_ID, args![source, remote_id]).await?.as_ref().map(record_of).transpose()
}

/// `limit` records of a source after the record `after`, whatever their state.
pub async fn records_of(
    conn: &mut Conn<'_>,
    source: Id<Source>,
    after: Option<Id<Record>>,
    limit: u32,
) -> StoreResult<Vec<Record>> {
    let after = after.map(|id| id.to_string()).unwrap_or_default();
    conn.all(&sql::OF_SOURCE, args![source, after, limit]).await?.iter().map(record_of).collect()
}

/// How many records of a source stand how.
pub async fn standing(conn: &mut Conn<'_>, source: Id<Source>) -> StoreResult<Vec<(State, i64)>> {
    super::writing::standing_counts(conn, source).await
}
