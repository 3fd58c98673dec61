//! Records and the log as they are written. Only a transaction of the house writes here, one at a time: so positions
//! have no holes.

use std::collections::HashMap;

use centum_base::{Digest, Id, Timestamp};
use centum_store::{Conn, LISTS_BECAUSE, Statement, StoreResult, Tx, args, list};

use crate::harvest::Run;
use crate::records::model::{Content, Kind, Record, State, What};
use crate::sources::Source;

macro_rules! with_a_list {
    ($name:ident: $before:literal, $list:literal) => {
        const $name: Statement = Statement::two_texts(
            stringify!($name),
            concat!($before, " IN (SELECT value FROM json_each(", $list, "))"),
            concat!(
                $before,
                " IN (SELECT jsonb_array_elements_text(CAST(CAST(",
                $list,
                " AS TEXT) AS jsonb)))"
            ),
            LISTS_BECAUSE,
        );
    };
}
with_a_list!(KNOWN: "SELECT id, remote_id, state, raw, hash, reading, seen_run, page FROM catalogue_record \
    WHERE source_id = $1 AND remote_id", "$2");
with_a_list!(SEE: "UPDATE catalogue_record SET last_seen = $1, seen_run = $2, page = $3, missing_since = NULL, \
    state = CASE WHEN state = 'missing' THEN 'live' ELSE state END WHERE id", "$4");

mod sql {
    centum_store::statements! {
        LAST = "SELECT COALESCE(MAX(position), 0) AS position FROM catalogue_version";
        INSERT_RECORD = "INSERT INTO catalogue_record (id, source_id, remote_id, kind, slug, first_seen, last_seen, seen_run, page, \
            state, head, raw, hash, reading) VALUES ($1, $2, $3, $4, $5, $6, $6, $7, $8, 'live', $9, $10, $11, $12)";
        MOVE = "UPDATE catalogue_record SET kind = $2, last_seen = $3, seen_run = $4, page = $5, missing_since = NULL, head = $6, \
            raw = $7, hash = $8, reading = $9, state = CASE WHEN state IN ('missing', 'vanished') THEN 'live' ELSE state END WHERE id = $1";
        MENTION = "UPDATE catalogue_record SET last_seen = $2, seen_run = $3, missing_since = NULL, \
            page = CASE WHEN SUBSTR(page, 1, 10) = 'mentioned ' THEN page ELSE 'mentioned ' || COALESCE(page, '') END, \
            state = CASE WHEN state = 'missing' THEN 'live' ELSE state END WHERE id = $1";
        READ_ANEW = "UPDATE catalogue_record SET reading = $2 WHERE id = $1";
        INSERT_ENTRY = "INSERT INTO catalogue_version (position, record_id, at, run_id, what, state, raw, media_type, hash, canonical, \
            subject, graph, record, findings, by_whom) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)";
        REPEAT_ENTRY = "INSERT INTO catalogue_version (position, record_id, at, run_id, what, state, raw, media_type, hash, canonical, \
            subject, graph, record, findings, by_whom, reason) SELECT CAST($1 AS BIGINT), v.record_id, CAST($2 AS BIGINT), \
            CAST($3 AS TEXT), CAST($4 AS TEXT), CAST($8 AS TEXT), v.raw, v.media_type, v.hash, v.canonical, v.subject, v.graph, v.record, v.findings, CAST($5 AS TEXT), \
            CAST($6 AS TEXT) FROM catalogue_version v JOIN catalogue_record r ON r.head = v.position WHERE r.id = $7";
        STAND = "UPDATE catalogue_record SET head = $2, state = $3, missing_since = NULL WHERE id = $1";
        SEE_PAGE = "UPDATE catalogue_record SET last_seen = $1, seen_run = $2, missing_since = NULL, \
            state = CASE WHEN state = 'missing' THEN 'live' ELSE state END WHERE source_id = $3 AND page IN ($4, $6) AND seen_run = $5";
        READ_BEFORE = "SELECT id FROM catalogue_record WHERE source_id = $1 AND page IN ($2, $5) \
            AND seen_run = $3 AND reading < $4 LIMIT 1";
        UNSEEN = "SELECT COUNT(*) AS known, \
            COALESCE(CAST(SUM(CASE WHEN seen_run IS NULL OR seen_run <> $2 THEN 1 ELSE 0 END) AS BIGINT), 0) AS unseen \
            FROM catalogue_record WHERE source_id = $1 AND state = 'live' AND first_seen < $3";
        MISS = "UPDATE catalogue_record SET state = 'missing', missing_since = $3 \
            WHERE source_id = $1 AND state = 'live' AND (seen_run IS NULL OR seen_run <> $2)";
        OVERDUE = "SELECT COUNT(*) AS n FROM catalogue_record WHERE source_id = $1 AND state = 'missing' AND missing_since <= $2";
        VANISH = "INSERT INTO catalogue_version (position, record_id, at, run_id, what, state, raw, media_type, hash, canonical, \
            subject, graph, record, findings) SELECT CAST($1 AS BIGINT) + ROW_NUMBER() OVER (ORDER BY r.id), v.record_id, CAST($2 AS BIGINT), \
            CAST($3 AS TEXT), 'vanished', 'vanished', v.raw, v.media_type, v.hash, v.canonical, v.subject, v.graph, v.record, v.findings \
            FROM catalogue_record r JOIN catalogue_version v ON v.position = r.head \
            WHERE r.source_id = $4 AND r.state = 'missing' AND r.missing_since <= $5 ORDER BY r.id LIMIT $6";
        VANISHED = "UPDATE catalogue_record SET state = 'vanished', \
            head = (SELECT MAX(v.position) FROM catalogue_version v WHERE v.record_id = catalogue_record.id) \
            WHERE id IN (SELECT v.record_id FROM catalogue_version v WHERE v.position > $1)";
        STANDING = "SELECT state, COUNT(*) AS n FROM catalogue_record WHERE source_id = $1 GROUP BY state ORDER BY state";
    }
    centum_store::tables! {
        catalogue_record(id) {
            id: Text Public, source_id: Text Public, remote_id: Text Public, kind: Text Public, slug: Text Public, first_seen: Int Public,
            last_seen: Int Public, seen_run: Text Internal, page: Text Internal, state: Text Public, missing_since: Int Public,
            head: Int Public, raw: Text Public, hash: Text Public, reading: Int Internal,
        }
        catalogue_version(position) {
            position: Int Public, record_id: Text Public, at: Int Public, run_id: Text Public, what: Text Public, state: Text Public,
            raw: Text Public, media_type: Text Public, hash: Text Public, canonical: Int Public, subject: Text Public, graph: Blob Public,
            record: Text Public, findings: Text Public, by_whom: Text Internal, reason: Text Public,
        }
    }
}
pub(crate) use sql::TABLES;
/// Every statement of this room.
pub(crate) const STATEMENTS: &[&[&Statement]] = &[sql::STATEMENTS, &[&KNOWN, &SEE]];

/// With what the page of a record begins that was last seen in a mention on another page. The name of a page is a digest or empty:
/// none begins so by itself.
pub(crate) const MENTIONED: &str = "mentioned ";

/// What is known of a record before a page is read.
#[derive(Clone, Debug)]
pub(crate) struct Known {
    pub(crate) id: Id<Record>,
    pub(crate) state: State,
    pub(crate) raw: Digest,
    pub(crate) hash: Digest,
    pub(crate) reading: i64,
    pub(crate) seen_run: Option<Id<Run>>,
    pub(crate) page: Option<String>,
}

/// What is known of these records of a source, in one question.
pub(crate) async fn known(
    conn: &mut Conn<'_>,
    source: Id<Source>,
    remote_ids: &[&str],
) -> StoreResult<HashMap<String, Known>> {
    let mut known = HashMap::with_capacity(remote_ids.len());
    for row in conn.all(&KNOWN, args![source, list(remote_ids)]).await? {
        let one = Known {
            id: row.get("id")?,
            state: row.named("state", State::named)?,
            raw: row.get("raw")?,
            hash: row.get("hash")?,
            reading: row.get("reading")?,
            seen_run: row.get("seen_run")?,
            page: row.get("page")?,
        };
        known.insert(row.get("remote_id")?, one);
    }
    Ok(known)
}

/// Where and when something was seen.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sight<'a> {
    pub(crate) source: Id<Source>,
    /// The run that saw it; what a person publishes has none.
    pub(crate) run: Option<Id<Run>>,
    /// Who published it, as the ledger writes it.
    pub(crate) by: Option<&'a str>,
    pub(crate) page: &'a str,
    pub(crate) at: Timestamp,
    /// Which generation of reading made the content.
    pub(crate) reading: i64,
}

/// The position that the next entry gets.
async fn next(tx: &mut Tx) -> StoreResult<i64> {
    Ok(tx.conn().one(&sql::LAST, args![]).await?.get::<i64>("position")? + 1)
}

/// Keeps a record that is seen for the first time.
pub(crate) async fn create(
    tx: &mut Tx,
    sight: Sight<'_>,
    id: Id<Record>,
    (remote_id, kind, slug): (&str, Kind, &str),
    content: &Content,
) -> StoreResult<()> {
    let position = next(tx).await?;
    let values = args![
        id,
        sight.source,
        remote_id,
        kind.name(),
        slug,
        sight.at,
        sight.run,
        sight.page,
        position,
        content.raw,
        content.hash,
        sight.reading
    ];
    tx.conn().execute(&sql::INSERT_RECORD, values).await?;
    entry(tx, position, id, sight, (What::Created, State::Live), content).await
}

/// Keeps what a source says of a record now.
pub(crate) async fn append(
    tx: &mut Tx,
    sight: Sight<'_>,
    (id, kind): (Id<Record>, Kind),
    (what, before): (What, State),
    content: &Content,
) -> StoreResult<()> {
    let position = next(tx).await?;
    let state = if before.is_shown() || before == State::Vanished { State::Live } else { before };
    entry(tx, position, id, sight, (what, state), content).await?;
    let values = args![
        id,
        kind.name(),
        sight.at,
        sight.run,
        sight.page,
        position,
        content.raw,
        content.hash,
        sight.reading
    ];
    tx.conn().execute(&sql::MOVE, values).await.map(drop)
}

async fn entry(
    tx: &mut Tx,
    position: i64,
    id: Id<Record>,
    sight: Sight<'_>,
    (what, state): (What, State),
    content: &Content,
) -> StoreResult<()> {
    let findings = serde_json::to_string(&content.findings).expect("findings have a JSON form");
    let values = args![
        position,
        id,
        sight.at,
        sight.run,
        what.name(),
        state.name(),
        content.raw,
        &content.media_type,
        content.hash,
        content.canonical,
        &content.subject,
        content.graph.bytes().to_vec(),
        &content.record,
        findings,
        sight.by
    ];
    tx.conn().execute(&sql::INSERT_ENTRY, values).await.map(drop)
}

/// Who says something of a record whose content stays, and why.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cause {
    pub(crate) run: Option<Id<Run>>,
    pub(crate) by: Option<String>,
    pub(crate) reason: Option<String>,
}

/// Appends an entry about a record whose content stays, and says how the record stands from then on.
pub(crate) async fn stand(
    tx: &mut Tx,
    id: Id<Record>,
    at: Timestamp,
    (what, state): (What, State),
    cause: &Cause,
) -> StoreResult<()> {
    let position = next(tx).await?;
    let values = args![
        position,
        at,
        cause.run,
        what.name(),
        cause.by.as_deref(),
        cause.reason.as_deref(),
        id,
        state.name()
    ];
    tx.conn().execute(&sql::REPEAT_ENTRY, values).await?;
    tx.conn().execute(&sql::STAND, args![id, position, state.name()]).await.map(drop)
}

/// A record that had vanished is back and says what it said.
pub(crate) async fn bring_back(tx: &mut Tx, sight: Sight<'_>, id: Id<Record>) -> StoreResult<()> {
    let cause = Cause { run: sight.run, ..Cause::default() };
    stand(tx, id, sight.at, (What::Returned, State::Live), &cause).await
}

/// Notes that these records were seen: one statement for all of them.
pub(crate) async fn see(tx: &mut Tx, sight: Sight<'_>, ids: &[Id<Record>]) -> StoreResult<u64> {
    if ids.is_empty() {
        return Ok(0);
    }
    tx.conn().execute(&SEE, args![sight.at, sight.run, sight.page, list(ids)]).await
}

/// Notes that a record was mentioned. The page that describes it is remembered: it may say that nothing has changed there.
pub(crate) async fn see_mentioned(tx: &mut Tx, sight: Sight<'_>, id: Id<Record>) -> StoreResult<()> {
    tx.conn().execute(&sql::MENTION, args![id, sight.at, sight.run]).await.map(drop)
}

/// How a page is remembered whose record was last seen in a mention elsewhere.
fn mentioned(page: &str) -> String {
    format!("{MENTIONED}{page}")
}

/// Notes that every record was seen that stood on a page when `before` read it.
pub(crate) async fn see_page(tx: &mut Tx, sight: Sight<'_>, before: Id<Run>) -> StoreResult<u64> {
    let values = args![sight.at, sight.run, sight.source, sight.page, before, mentioned(sight.page)];
    tx.conn().execute(&sql::SEE_PAGE, values).await
}

/// Whether a record that stood on a page when `before` read it was read by an earlier generation than `reading`.
pub(crate) async fn was_read_before(
    conn: &mut Conn<'_>,
    (source, page): (Id<Source>, &str),
    (before, reading): (Id<Run>, i64),
) -> StoreResult<bool> {
    Ok(conn
        .optional(&sql::READ_BEFORE, args![source, page, before, reading, mentioned(page)])
        .await?
        .is_some())
}

/// Notes that a record was read by the present generation and says the same.
pub(crate) async fn remember_reading(tx: &mut Tx, id: Id<Record>, reading: i64) -> StoreResult<()> {
    tx.conn().execute(&sql::READ_ANEW, args![id, reading]).await.map(drop)
}

/// How many live records of a source were known before a run began, and how many of them it did not see.
pub(crate) async fn count_unseen(
    conn: &mut Conn<'_>,
    source: Id<Source>,
    run: Id<Run>,
    began: Timestamp,
) -> StoreResult<(i64, i64)> {
    let row = conn.one(&sql::UNSEEN, args![source, run, began]).await?;
    Ok((row.get("known")?, row.get("unseen")?))
}

/// Begins the grace of every live record that a run did not see.
pub(crate) async fn mark_missing(
    tx: &mut Tx,
    source: Id<Source>,
    run: Id<Run>,
    now: Timestamp,
) -> StoreResult<u64> {
    tx.conn().execute(&sql::MISS, args![source, run, now]).await
}

/// How many records of a source have been missing since `until` or longer.
pub(crate) async fn overdue(conn: &mut Conn<'_>, source: Id<Source>, until: Timestamp) -> StoreResult<i64> {
    conn.one(&sql::OVERDUE, args![source, until]).await?.get("n")
}

/// Sets a tombstone on at most `limit` records that have been missing since `until` or longer.
pub(crate) async fn lose(
    tx: &mut Tx,
    (source, run): (Id<Source>, Id<Run>),
    (now, until): (Timestamp, Timestamp),
    limit: u32,
) -> StoreResult<u64> {
    let last = next(tx).await? - 1;
    let lost = tx.conn().execute(&sql::VANISH, args![last, now, run, source, until, limit]).await?;
    tx.conn().execute(&sql::VANISHED, args![last]).await?;
    Ok(lost)
}

/// How many records of a source stand how.
pub(crate) async fn standing_counts(
    conn: &mut Conn<'_>,
    source: Id<Source>,
) -> StoreResult<Vec<(State, i64)>> {
    let rows = conn.all(&sql::STANDING, args![source]).await?;
    rows.iter().map(|row| Ok((row.named("state", State::named)?, row.get("n")?))).collect()
}
