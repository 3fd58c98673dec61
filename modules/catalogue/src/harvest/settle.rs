//! After the last page: what was not seen begins to be missing, what was missing too long vanishes, and the run ends
//! with what it found. Each part can be done again without harm.

use centum_base::Timestamp;
use centum_ledger::{Actor, Note, Subject};
use centum_store::{Conn, StoreResult, Tx, args};
use std::time::Duration;

use super::keeping::commit;
use super::machine::{Left, Stepped, Worker};
use super::result::{Group, Grouping, Guard, Outcome};
use super::run::{Mode, Run, Stage};
use super::store::findings as sql;
use super::{dry, store};
use crate::quality::Tally;
use crate::records::{Finding, count_unseen, lose, mark_missing, overdue};
use crate::sources::schedule_next;

/// Who the ledger says it was.
const HARVEST: Actor = Actor::System("harvest");
/// So many records vanish in one transaction.
const LOST_AT_ONCE: u32 = 500;
/// Examples in each group of findings.
const EXAMPLES: usize = 5;

/// One step of settling.
pub(super) async fn step(worker: &mut Worker<'_>) -> StoreResult<Stepped> {
    let run = worker.run.clone();
    if run.mode == Mode::Dry {
        let preview = {
            let mut reader = worker.house.db.read_current().await?;
            dry::preview(&mut reader.conn(), worker).await?
        };
        let run = Run { outcome: Some(Outcome { preview: Some(preview), ..Outcome::default() }), ..run };
        return end(worker, run, Stage::Done).await;
    }
    let mut tx = worker.house.begin().await?;
    let mut run = run;
    let now = worker.house.now();
    // Where something refused had no name, nobody can tell what is gone: it may be just that.
    if run.counts.nameless == 0 {
        let (known, unseen) = count_unseen(&mut tx.conn(), run.source, run.id, run.started_at).await?;
        let guard = Guard { known, unseen, percent: worker.source.care.guard_percent };
        let waved_through = run.outcome.as_ref().is_some_and(|outcome| outcome.guard.is_some());
        if guard.halts() && !waved_through {
            return halt(worker, tx, run, guard).await;
        }
        if unseen > 0 {
            let missing = mark_missing(&mut tx, run.source, run.id, now).await?;
            run.counts.missing += i64::try_from(missing).unwrap_or(i64::MAX);
            return go_on(worker, tx, run).await;
        }
        let until = grace_began(now, worker.source.care.grace_days);
        if overdue(&mut tx.conn(), run.source, until).await? > 0 {
            let lost = lose(&mut tx, (run.source, run.id), (now, until), LOST_AT_ONCE).await?;
            run.counts.vanished += i64::try_from(lost).unwrap_or(i64::MAX);
            return go_on(worker, tx, run).await;
        }
    }
    drop(tx);
    end(worker, run, Stage::Done).await
}

async fn go_on(worker: &mut Worker<'_>, tx: Tx, run: Run) -> StoreResult<Stepped> {
    Ok(if commit(worker, tx, run).await? { Stepped::On } else { Stepped::Leaves(Left::Alone) })
}

fn grace_began(now: Timestamp, days: u32) -> Timestamp {
    now.checked_sub(Duration::from_secs(u64::from(days) * 24 * 3600)).unwrap_or(Timestamp::MIN)
}

/// Halts: a person decides whether so much is gone.
async fn halt(worker: &mut Worker<'_>, mut tx: Tx, mut run: Run, guard: Guard) -> StoreResult<Stepped> {
    run.stage = Stage::Guarded;
    run.outcome = Some(Outcome { guard: Some(guard), ..Outcome::default() });
    let note = Note::new().with("guard", guard).with("counts", &run.counts);
    let subject = Subject::new("catalogue-run", run.id);
    worker.house.record(&mut tx, &HARVEST, "catalogue.halt-run", &subject, note).await?;
    // The schedule goes on from here: the next run waits until this one was decided on.
    schedule_next(&mut tx, &worker.source, worker.house.now()).await?;
    leave(worker, tx, run).await
}

/// Ends a run: with what it found, in the ledger, and with the time of the next one.
pub(super) async fn end(worker: &mut Worker<'_>, mut run: Run, stage: Stage) -> StoreResult<Stepped> {
    let now = worker.house.now();
    run.stage = stage;
    run.ended_at = Some(now);
    let (groups, tally) = {
        let mut reader = worker.house.db.read_current().await?;
        groups(&mut reader.conn(), &run).await?
    };
    run.outcome = Some(Outcome { groups, tally, ..run.outcome.unwrap_or_default() });
    let mut tx = worker.house.begin().await?;
    if run.mode == Mode::Real {
        if stage == Stage::Done {
            store::drop_pages(&mut tx, &run).await?;
        }
        schedule_next(&mut tx, &worker.source, now).await?;
    }
    let note = Note::new()
        .with("source", run.source)
        .with("mode", run.mode)
        .with("stage", run.stage)
        .with("counts", &run.counts)
        .with("failure", &run.failure);
    let subject = Subject::new("catalogue-run", run.id);
    worker.house.record(&mut tx, &HARVEST, "catalogue.end-run", &subject, note).await?;
    leave(worker, tx, run).await
}

async fn leave(worker: &mut Worker<'_>, tx: Tx, run: Run) -> StoreResult<Stepped> {
    let stage = run.stage;
    let kept = commit(worker, tx, run).await?;
    Ok(Stepped::Leaves(if kept { Left::At(stage) } else { Left::Alone }))
}

/// What was found wrong: in records that were refused, and in those that stand, changed by this run or not.
/// Of a dry run, also what the metrics of the quality say.
async fn groups(conn: &mut Conn<'_>, run: &Run) -> StoreResult<(Vec<Group>, Option<Tally>)> {
    let mut grouping = Grouping::new(EXAMPLES);
    for finding in dry::refused(conn, run, i64::MAX).await? {
        grouping.add(finding.record.as_deref(), &finding);
    }
    if run.mode == Mode::Dry {
        let tally = dry::findings(conn, run, &mut grouping).await?;
        return Ok((grouping.finish(), Some(tally).filter(|tally| !tally.is_empty())));
    }
    conn.each(&sql::FINDINGS, args![run.source, run.id], |row| {
        let remote_id: String = row.get("remote_id")?;
        for finding in row.json::<Vec<Finding>>("findings")? {
            grouping.add(Some(&remote_id), &finding);
        }
        Ok(())
    })
    .await?;
    Ok((grouping.finish(), None))
}
