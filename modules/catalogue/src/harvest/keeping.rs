//! Storing a page: its bytes first, then its records, its counts and the request for the next in one transaction.

use bytes::Bytes;
use centum_store::StoreResult;

use super::dry;
use super::judge::{Fresh, Judged};
use super::machine::{Fault, HarvestError, Left, Stepped, Worker};
use super::parts::{FetchFault, Validators};
use super::run::{Run, Stage};
use super::store::{self, Page};
use crate::adapters::Request;
use crate::records::{
    Finding, Severity, What, append, bring_back, create, current, note_alike, remember_reading, see,
    see_mentioned, see_page, slug,
};
use crate::records::{Record, Sight, State};
use centum_base::Id;
use centum_store::Tx;

/// Bytes of bodies that are put away together: packing copies them.
const PUT_AT_ONCE: usize = 16 << 20;
/// Answers that say that a page is gone, and what stood on it with it.
const GONE: [&str; 2] = ["404", "410"];
/// The longest address that a finding names, in characters.
const LONGEST_ADDRESS: usize = 300;

/// A page that was read.
pub(super) struct NewPage<'a> {
    pub(super) name: &'a str,
    pub(super) validators: Validators,
    pub(super) next: Option<Request>,
    pub(super) total: Option<i64>,
}

/// Keeps a page. One with many records is kept in several transactions; if it is broken off between them, what was kept
/// is recognised and not counted again.
pub(super) async fn keep(
    worker: &mut Worker<'_>,
    page: NewPage<'_>,
    judged: Vec<Judged>,
) -> Result<Result<Stepped, Fault>, HarvestError> {
    if let Err(fault) = put_away(worker, &judged).await {
        return Ok(Err(fault));
    }
    // What is refused stands at the end, so that it is noted once: with the page.
    let (refused, taken): (Vec<_>, Vec<_>) =
        judged.into_iter().partition(|one| matches!(one, Judged::Refused(..)));
    let twice = taken.iter().any(|one| matches!(one, Judged::Twice | Judged::Mentioned(..)));
    let size = worker.parts.limits.records_a_transaction.max(1);
    let full = taken.len().saturating_sub(1) / size;
    let mut chunks = taken.chunks(size);
    for chunk in chunks.by_ref().take(full) {
        let mut tx = worker.house.begin().await?;
        let mut run = worker.run.clone();
        keep_records(worker, &mut tx, &mut run, page.name, chunk).await?;
        if !commit(worker, tx, run).await? {
            return Ok(Ok(Stepped::Leaves(Left::Alone)));
        }
    }
    let mut tx = worker.house.begin().await?;
    let mut run = worker.run.clone();
    keep_records(worker, &mut tx, &mut run, page.name, chunks.next().unwrap_or_default()).await?;
    keep_refused(worker, &mut tx, &mut run, page.name, &refused).await?;
    // A page that cannot be told by its validators alone is read each time: one whose faults must be named again, and
    // one that shares a record with another page.
    let none = Validators::default();
    let validators = if refused.is_empty() && !twice { &page.validators } else { &none };
    let count = i64::try_from(taken.len() + refused.len()).unwrap_or(i64::MAX);
    let kept = (validators, page.next.as_ref(), page.total, count);
    store::keep_page(&mut tx, (&run, page.name), kept, worker.house.now()).await?;
    advance(&mut run, page.next, page.total);
    if !commit(worker, tx, run).await? {
        return Ok(Ok(Stepped::Leaves(Left::Alone)));
    }
    Ok(Ok(Stepped::On))
}

/// Keeps that a page is as it was.
pub(super) async fn keep_again(worker: &mut Worker<'_>, name: &str, page: Page) -> StoreResult<Stepped> {
    let mut tx = worker.house.begin().await?;
    let mut run = worker.run.clone();
    let seen = see_page(&mut tx, sight(worker, name), page.run).await?;
    let seen = i64::try_from(seen).unwrap_or(i64::MAX);
    run.counts.seen += seen;
    run.counts.unchanged += seen;
    run.counts.not_modified += 1;
    store::page_again(&mut tx, &run, name, worker.house.now()).await?;
    advance(&mut run, page.next, page.total);
    Ok(if commit(worker, tx, run).await? { Stepped::On } else { Stepped::Leaves(Left::Alone) })
}

/// Goes on without a page that cannot be had, and tells of it. What stood on it when it was last read is there still, unless
/// the source says that the page is gone.
pub(super) async fn go_without(
    worker: &mut Worker<'_>,
    (name, url): (&str, &str),
    (before, next): (Option<Page>, Option<Request>),
    fault: &FetchFault,
) -> StoreResult<Stepped> {
    let mut tx = worker.house.begin().await?;
    let mut run = worker.run.clone();
    let is_gone = fault.code == "fetch-status" && GONE.contains(&fault.detail.as_str());
    let mut seen = 0;
    if let Some(page) = before.filter(|_| !is_gone) {
        seen = i64::try_from(see_page(&mut tx, sight(worker, name), page.run).await?).unwrap_or(i64::MAX);
        run.counts.seen += seen;
        run.counts.unchanged += seen;
        store::page_again(&mut tx, &run, name, worker.house.now()).await?;
    }
    let finding = Finding {
        record: Some(url.chars().take(LONGEST_ADDRESS).collect()),
        field: String::new(),
        rule: fault.code.to_owned(),
        severity: Severity::Refusal,
        remedy: format!("catalogue-remedy-{}", fault.code),
        value: fault.detail.chars().take(LONGEST_ADDRESS).collect(),
    };
    refuse(worker, &mut tx, &mut run, name, &finding).await?;
    // Where nobody knows what stood there, nobody can tell what is gone.
    run.counts.nameless += i64::from(!is_gone && seen == 0);
    let (pages, total) = (run.counts.pages, run.total);
    advance(&mut run, next, total);
    run.counts.pages = pages;
    Ok(if commit(worker, tx, run).await? { Stepped::On } else { Stepped::Leaves(Left::Alone) })
}

/// Goes on from a page that this run has read already.
pub(super) async fn pass_over(worker: &mut Worker<'_>, next: Option<Request>) -> StoreResult<Stepped> {
    let tx = worker.house.begin().await?;
    let mut run = worker.run.clone();
    let (pages, total) = (run.counts.pages, run.total);
    advance(&mut run, next, total);
    run.counts.pages = pages;
    Ok(if commit(worker, tx, run).await? { Stepped::On } else { Stepped::Leaves(Left::Alone) })
}

/// The run goes on to the next page, or to its settling.
pub(super) fn advance(run: &mut Run, next: Option<Request>, total: Option<i64>) {
    run.page += 1;
    run.counts.pages += 1;
    run.attempts = 0;
    run.failure = None;
    run.total = total.or(run.total);
    if next.is_none() {
        run.stage = Stage::Settling;
    }
    run.request = next;
}

/// Commits, if the worker still has the run.
pub(super) async fn commit(worker: &mut Worker<'_>, mut tx: Tx, run: Run) -> StoreResult<bool> {
    if !store::keep(&mut tx, &run, &worker.lease, worker.lease_now()).await? {
        return Ok(false);
    }
    tx.commit().await?;
    worker.run = run;
    Ok(true)
}

fn sight<'a>(worker: &Worker<'_>, page: &'a str) -> Sight<'a> {
    let reading = worker.parts.mapper.reading();
    Sight {
        source: worker.source.id,
        run: Some(worker.run.id),
        by: None,
        page,
        at: worker.house.now(),
        reading,
    }
}

/// Puts the bytes of all records away that the log is about to name.
async fn put_away(worker: &Worker<'_>, judged: &[Judged]) -> Result<(), Fault> {
    let mut bodies = Vec::new();
    let mut waiting = 0;
    for judged in judged {
        let (Judged::New(fresh) | Judged::Other(_, _, _, fresh) | Judged::Described(_, _, _, fresh)) = judged
        else {
            continue;
        };
        waiting += fresh.raw.len();
        bodies.push(fresh.raw.clone());
        if waiting >= PUT_AT_ONCE {
            put(worker, std::mem::take(&mut bodies)).await?;
            waiting = 0;
        }
    }
    put(worker, bodies).await
}

async fn put(worker: &Worker<'_>, bodies: Vec<Bytes>) -> Result<(), Fault> {
    if bodies.is_empty() {
        return Ok(());
    }
    worker.parts.vault.put_all(bodies).await.map_err(|fault| Fault::vault(&fault))
}

async fn keep_records(
    worker: &Worker<'_>,
    tx: &mut Tx,
    run: &mut Run,
    page: &str,
    records: &[Judged],
) -> StoreResult<()> {
    let sight = sight(worker, page);
    let (mut seen, mut known) = (Vec::new(), Vec::new());
    for judged in records {
        match judged {
            Judged::Kept | Judged::Twice | Judged::Refused(..) => continue,
            Judged::Here(id) => {
                seen.push(*id);
                continue;
            }
            Judged::Described(id, before, what, fresh) => {
                if describe(tx, (sight, &mut *run), (*id, *before), *what, fresh).await? {
                    known.push((*id, &*fresh.identities));
                }
                continue;
            }
            Judged::Mentioned(id, ..) => {
                see_mentioned(tx, sight, *id).await?;
                run.counts.unchanged += 1;
            }
            Judged::Seen(id) => {
                seen.push(*id);
                run.counts.unchanged += 1;
            }
            Judged::Back(id) => {
                bring_back(tx, sight, *id).await?;
                seen.push(*id);
                run.counts.returned += 1;
            }
            Judged::New(fresh) => {
                let id = worker.house.id();
                let slug = slug(sight.source, &fresh.remote_id, fresh.title.as_deref());
                create(tx, sight, id, (&fresh.remote_id, fresh.kind, &slug), &fresh.content).await?;
                known.push((id, &*fresh.identities));
                run.counts.new += 1;
            }
            Judged::Other(id, _, What::Reread, fresh) if says_the_same(tx, *id, fresh).await? => {
                remember_reading(tx, *id, sight.reading).await?;
                seen.push(*id);
                run.counts.unchanged += 1;
            }
            Judged::Other(id, before, what, fresh) => {
                append(tx, sight, (*id, fresh.kind), (*what, *before), &fresh.content).await?;
                known.push((*id, &*fresh.identities));
                match what {
                    What::Returned => run.counts.returned += 1,
                    What::Reread => run.counts.reread += 1,
                    _ => run.counts.changed += 1,
                }
            }
        }
        run.counts.seen += 1;
    }
    let alike = note_alike(tx, sight.source, &known, sight.at).await?;
    run.counts.alike += i64::try_from(alike).unwrap_or(i64::MAX);
    see(tx, sight, &seen).await.map(drop)
}

/// Keeps what a page says of a record that this run has counted already, by a mention on another. Gives whether that is new.
async fn describe(
    tx: &mut Tx,
    (sight, run): (Sight<'_>, &mut Run),
    (id, before): (Id<Record>, State),
    what: What,
    fresh: &Fresh,
) -> StoreResult<bool> {
    if what == What::Reread && says_the_same(tx, id, fresh).await? {
        remember_reading(tx, id, sight.reading).await?;
        see(tx, sight, &[id]).await?;
        return Ok(false);
    }
    let latest = current(&mut tx.conn(), id).await?;
    append(tx, sight, (id, fresh.kind), (what, before), &fresh.content).await?;
    // The mention left what was known of it as it was.
    if latest.is_some_and(|entry| entry.run != Some(run.id)) {
        run.counts.unchanged -= 1;
        run.counts.changed += i64::from(what != What::Reread);
        run.counts.reread += i64::from(what == What::Reread);
    }
    Ok(true)
}

/// Whether what is read of a record by now is what is known of it.
async fn says_the_same(tx: &mut Tx, id: Id<Record>, fresh: &Fresh) -> StoreResult<bool> {
    let entry = current(&mut tx.conn(), id).await?;
    Ok(entry.is_some_and(|entry| {
        entry.content.record == fresh.content.record && entry.content.findings == fresh.content.findings
    }))
}

/// Notes what was refused, by name up to the limit. A record that is known and cannot be read any more is there still.
async fn keep_refused(
    worker: &Worker<'_>,
    tx: &mut Tx,
    run: &mut Run,
    page: &str,
    refused: &[Judged],
) -> StoreResult<()> {
    let mut seen = Vec::new();
    for judged in refused {
        let Judged::Refused(id, finding) = judged else { continue };
        seen.extend(*id);
        refuse(worker, tx, run, page, finding).await?;
    }
    see(tx, sight(worker, page), &seen).await.map(drop)
}

/// Counts a refused record and notes it by name, up to the limit.
pub(super) async fn refuse(
    worker: &Worker<'_>,
    tx: &mut Tx,
    run: &mut Run,
    page: &str,
    finding: &Finding,
) -> StoreResult<()> {
    run.counts.refused += 1;
    // Where a text breaks off, nobody can tell what else stood behind the fault.
    let may_hide = finding.record.is_none() || finding.rule == "record-syntax";
    run.counts.nameless += i64::from(may_hide);
    if run.counts.refused <= worker.parts.limits.refused {
        let detail = serde_json::to_string(finding).expect("a finding has a JSON form");
        let name = finding.record.as_deref();
        dry::note(tx, run, (page, name), dry::Sighted::Refused, &detail).await?;
    }
    Ok(())
}
