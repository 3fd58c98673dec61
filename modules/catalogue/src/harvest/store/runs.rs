//! Runs as they are kept. A worker keeps only what its lease allows: one that lost it changes nothing more.

use centum_base::{Id, Timestamp};
use centum_store::{Conn, Row, StoreError, StoreResult, Tx, args};

use crate::adapters::Request;
use crate::harvest::parts::Validators;
use crate::harvest::run::{Counts, Mode, Run, Stage};
use crate::sources::Source;

mod sql {
    centum_store::statements! {
        COUNT_RUN = "UPDATE catalogue_source SET runs = runs + 1 WHERE id = $1";
        INSERT = "INSERT INTO catalogue_run (id, source_id, number, mode, state, request, page, counts, attempts, not_before, started_by, \
            started_at, touched_at) SELECT CAST($1 AS TEXT), s.id, s.runs, CAST($3 AS TEXT), 'reading', CAST($4 AS TEXT), 0, \
            CAST($5 AS TEXT), 0, CAST($6 AS BIGINT), CAST($7 AS TEXT), CAST($6 AS BIGINT), CAST($6 AS BIGINT) \
            FROM catalogue_source s WHERE s.id = $2";
        RUN = "SELECT id, source_id, number, mode, state, request, page, total, counts, attempts, not_before, failure, result, started_by, \
            started_at, touched_at, ended_at, decided_by, decided_at, reason FROM catalogue_run WHERE id = $1";
        ACTIVE = "SELECT id, source_id, number, mode, state, request, page, total, counts, attempts, not_before, failure, result, started_by, \
            started_at, touched_at, ended_at, decided_by, decided_at, reason FROM catalogue_run \
            WHERE source_id = $1 AND state IN ('reading', 'settling', 'guarded')";
        OF_SOURCE = "SELECT id, source_id, number, mode, state, request, page, total, counts, attempts, not_before, failure, result, \
            started_by, started_at, touched_at, ended_at, decided_by, decided_at, reason FROM catalogue_run \
            WHERE source_id = $1 ORDER BY number DESC LIMIT $2";
        WAITING = "SELECT id, source_id, number, mode, state, request, page, total, counts, attempts, not_before, failure, result, \
            started_by, started_at, touched_at, ended_at, decided_by, decided_at, reason FROM catalogue_run \
            WHERE state = $1 ORDER BY started_at, id LIMIT $2";
        NEWEST_FAILED = "SELECT r.id, r.source_id, r.number, r.mode, r.state, r.request, r.page, r.total, r.counts, r.attempts, r.not_before, \
            r.failure, r.result, r.started_by, r.started_at, r.touched_at, r.ended_at, r.decided_by, r.decided_at, r.reason \
            FROM catalogue_run r JOIN catalogue_source s ON s.id = r.source_id AND s.runs = r.number \
            WHERE r.state = 'failed' ORDER BY r.ended_at DESC, r.id LIMIT $1";
        CLAIM = "UPDATE catalogue_run SET lease = $2, lease_until = $3, touched_at = $4 WHERE id = $1 \
            AND state IN ('reading', 'settling') AND not_before <= $4 AND (lease_until IS NULL OR lease_until <= $4)";
        KEEP = "UPDATE catalogue_run SET state = $3, request = $4, page = $5, total = $6, counts = $7, attempts = $8, not_before = $9, \
            lease_until = $10, touched_at = $11, failure = $12, result = $13, ended_at = $14 \
            WHERE id = $1 AND lease = $2 AND state IN ('reading', 'settling')";
        HOLD = "UPDATE catalogue_run SET lease_until = $3, touched_at = $4 WHERE id = $1 AND lease = $2 \
            AND state IN ('reading', 'settling')";
        RELEASE = "UPDATE catalogue_run SET lease = NULL, lease_until = NULL WHERE id = $1 AND lease = $2";
        DECIDE = "UPDATE catalogue_run SET state = $3, lease = NULL, lease_until = NULL, touched_at = $4, ended_at = $5, decided_by = $6, \
            decided_at = $4, reason = $7 WHERE id = $1 AND state = $2";
        STALLED = "SELECT id FROM catalogue_run WHERE state IN ('reading', 'settling') AND not_before <= $1 AND touched_at <= $2 \
            AND (lease_until IS NULL OR lease_until <= $1) ORDER BY touched_at, id LIMIT $3";
        WOKEN = "UPDATE catalogue_run SET touched_at = $2 WHERE id = $1";
        PAGE = "SELECT etag, last_modified, next, total, records, run_id FROM catalogue_page WHERE source_id = $1 AND page = $2";
        KEEP_PAGE = "INSERT INTO catalogue_page (source_id, page, etag, last_modified, next, total, records, run_id, read_at) \
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (source_id, page) DO UPDATE SET etag = excluded.etag, \
            last_modified = excluded.last_modified, next = excluded.next, total = excluded.total, records = excluded.records, \
            run_id = excluded.run_id, read_at = excluded.read_at";
        PAGE_AGAIN = "UPDATE catalogue_page SET run_id = $3, read_at = $4 WHERE source_id = $1 AND page = $2";
        DROP_PAGES = "DELETE FROM catalogue_page WHERE source_id = $1 AND run_id <> $2";
    }
    centum_store::tables! {
        catalogue_run(id) {
            id: Text Public, source_id: Text Public, number: Int Public, mode: Text Internal, state: Text Public, request: Text Internal,
            page: Int Internal, total: Int Internal, counts: Text Public, attempts: Int Internal, not_before: Int Internal,
            lease: Text Secret, lease_until: Int Internal, failure: Text Internal, result: Text Internal, started_by: Text Internal,
            started_at: Int Public, touched_at: Int Internal, ended_at: Int Public, decided_by: Text Internal,
            decided_at: Int Internal, reason: Text Internal,
        }
        catalogue_page(source_id, page) {
            source_id: Text Internal, page: Text Internal, etag: Text Internal, last_modified: Text Internal, next: Text Internal,
            total: Int Internal, records: Int Internal, run_id: Text Internal, read_at: Int Internal,
        }
    }
}
pub(crate) use sql::{STATEMENTS, TABLES};

fn json<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_string(value).expect("what a run keeps has a JSON form")
}

fn maybe<T: serde::de::DeserializeOwned>(row: &Row, name: &str) -> StoreResult<Option<T>> {
    let text: Option<String> = row.get(name)?;
    text.map(|text| serde_json::from_str(&text).map_err(|error| StoreError::unreadable(name, error)))
        .transpose()
}

fn run_of(row: &Row) -> StoreResult<Run> {
    Ok(Run {
        id: row.get("id")?,
        source: row.get("source_id")?,
        number: row.get("number")?,
        mode: row.named("mode", Mode::named)?,
        stage: row.named("state", Stage::named)?,
        request: maybe(row, "request")?,
        page: row.get("page")?,
        total: row.get("total")?,
        counts: row.json("counts")?,
        attempts: row.get("attempts")?,
        not_before: row.get("not_before")?,
        failure: maybe(row, "failure")?,
        outcome: maybe(row, "result")?,
        started_by: row.get("started_by")?,
        started_at: row.get("started_at")?,
        touched_at: row.get("touched_at")?,
        ended_at: row.get("ended_at")?,
        decided_by: row.get("decided_by")?,
        decided_at: row.get("decided_at")?,
        reason: row.get("reason")?,
    })
}

/// The run of that identifier.
pub async fn run(conn: &mut Conn<'_>, id: Id<Run>) -> StoreResult<Option<Run>> {
    conn.optional(&sql::RUN, args![id]).await?.as_ref().map(run_of).transpose()
}

/// The run of a source that has not ended.
pub async fn active_run(conn: &mut Conn<'_>, source: Id<Source>) -> StoreResult<Option<Run>> {
    conn.optional(&sql::ACTIVE, args![source]).await?.as_ref().map(run_of).transpose()
}

/// The last `limit` runs of a source, the newest first.
pub async fn runs(conn: &mut Conn<'_>, source: Id<Source>, limit: u32) -> StoreResult<Vec<Run>> {
    conn.all(&sql::OF_SOURCE, args![source, limit]).await?.iter().map(run_of).collect()
}

/// The first `limit` runs of all sources that stand there, the oldest first.
pub async fn runs_in(conn: &mut Conn<'_>, stage: Stage, limit: u32) -> StoreResult<Vec<Run>> {
    conn.all(&sql::WAITING, args![stage.name(), limit]).await?.iter().map(run_of).collect()
}

/// The newest runs of their sources that failed, at most `limit`.
pub async fn newest_failed(conn: &mut Conn<'_>, limit: u32) -> StoreResult<Vec<Run>> {
    conn.all(&sql::NEWEST_FAILED, args![limit]).await?.iter().map(run_of).collect()
}

/// Begins a run. [`StoreError::Duplicate`]: the source has one that has not ended.
pub(in crate::harvest) async fn insert(
    tx: &mut Tx,
    (id, source): (Id<Run>, Id<Source>),
    mode: Mode,
    first: &Request,
    (now, by): (Timestamp, &str),
) -> StoreResult<()> {
    tx.conn().execute(&sql::COUNT_RUN, args![source]).await?;
    let values = args![id, source, mode.name(), json(first), json(&Counts::default()), now, by];
    tx.conn().execute(&sql::INSERT, values).await.map(drop)
}

/// Takes a run for one worker. False: somebody else has it, its time has not come, or it has ended.
pub(in crate::harvest) async fn claim(
    tx: &mut Tx,
    id: Id<Run>,
    lease: &str,
    (now, until): (Timestamp, Timestamp),
) -> StoreResult<bool> {
    Ok(tx.conn().execute(&sql::CLAIM, args![id, lease, until, now]).await? == 1)
}

/// Keeps a run as it stands now, if the worker still has it.
pub(in crate::harvest) async fn keep(
    tx: &mut Tx,
    run: &Run,
    lease: &str,
    (now, until): (Timestamp, Timestamp),
) -> StoreResult<bool> {
    let values = args![
        run.id,
        lease,
        run.stage.name(),
        run.request.as_ref().map(json),
        run.page,
        run.total,
        json(&run.counts),
        run.attempts,
        run.not_before,
        until,
        now,
        run.failure.as_ref().map(json),
        run.outcome.as_ref().map(json),
        run.ended_at
    ];
    Ok(tx.conn().execute(&sql::KEEP, values).await? == 1)
}

/// Notes that a worker still has a run and is busy with it.
pub(in crate::harvest) async fn hold(
    tx: &mut Tx,
    id: Id<Run>,
    lease: &str,
    (now, until): (Timestamp, Timestamp),
) -> StoreResult<()> {
    tx.conn().execute(&sql::HOLD, args![id, lease, until, now]).await.map(drop)
}

/// Lets another worker have the run.
pub(in crate::harvest) async fn release(tx: &mut Tx, id: Id<Run>, lease: &str) -> StoreResult<()> {
    tx.conn().execute(&sql::RELEASE, args![id, lease]).await.map(drop)
}

/// What a person decided about a run that stands at `from`. False: it stands elsewhere by now.
pub(in crate::harvest) async fn decide(
    tx: &mut Tx,
    id: Id<Run>,
    (from, to): (Stage, Stage),
    (now, by, reason): (Timestamp, &str, &str),
) -> StoreResult<bool> {
    let ended = to.is_over().then_some(now);
    Ok(tx.conn().execute(&sql::DECIDE, args![id, from.name(), to.name(), now, ended, by, reason]).await? == 1)
}

/// Runs that nobody has touched since `since` though their time has come.
pub(in crate::harvest) async fn stalled(
    conn: &mut Conn<'_>,
    (now, since): (Timestamp, Timestamp),
    limit: u32,
) -> StoreResult<Vec<Id<Run>>> {
    conn.all(&sql::STALLED, args![now, since, limit]).await?.iter().map(|row| row.get("id")).collect()
}

/// Notes that a run was woken.
pub(in crate::harvest) async fn woken(tx: &mut Tx, id: Id<Run>, now: Timestamp) -> StoreResult<()> {
    tx.conn().execute(&sql::WOKEN, args![id, now]).await.map(drop)
}

/// What was kept of a page when it was last read.
#[derive(Clone, Debug)]
pub(in crate::harvest) struct Page {
    pub(in crate::harvest) validators: Validators,
    pub(in crate::harvest) next: Option<Request>,
    pub(in crate::harvest) total: Option<i64>,
    pub(in crate::harvest) run: Id<Run>,
}

/// The page of that name.
pub(in crate::harvest) async fn page(
    conn: &mut Conn<'_>,
    source: Id<Source>,
    page: &str,
) -> StoreResult<Option<Page>> {
    let row = conn.optional(&sql::PAGE, args![source, page]).await?;
    row.map(|row| {
        Ok(Page {
            validators: Validators { etag: row.get("etag")?, last_modified: row.get("last_modified")? },
            next: maybe(&row, "next")?,
            total: row.get("total")?,
            run: row.get("run_id")?,
        })
    })
    .transpose()
}

/// Keeps what a source said of a page.
pub(in crate::harvest) async fn keep_page(
    tx: &mut Tx,
    (run, name): (&Run, &str),
    page: (&Validators, Option<&Request>, Option<i64>, i64),
    now: Timestamp,
) -> StoreResult<()> {
    let (validators, next, total, records) = page;
    let values = args![
        run.source,
        name,
        validators.etag.as_deref(),
        validators.last_modified.as_deref(),
        next.map(json),
        total,
        records,
        run.id,
        now
    ];
    tx.conn().execute(&sql::KEEP_PAGE, values).await.map(drop)
}

/// Notes that a page was as it was.
pub(in crate::harvest) async fn page_again(
    tx: &mut Tx,
    run: &Run,
    name: &str,
    now: Timestamp,
) -> StoreResult<()> {
    tx.conn().execute(&sql::PAGE_AGAIN, args![run.source, name, run.id, now]).await.map(drop)
}

/// Forgets pages that a run did not come by.
pub(in crate::harvest) async fn drop_pages(tx: &mut Tx, run: &Run) -> StoreResult<()> {
    tx.conn().execute(&sql::DROP_PAGES, args![run.source, run.id]).await.map(drop)
}
