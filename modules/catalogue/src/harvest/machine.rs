//! The machine: a page is fetched, parsed, mapped, validated and stored; after the last one the run is settled.
//!
//! All that a run is stands in the database. What is done with a page before it is stored leaves no trace, so a worker
//! that vanishes costs one page at most; what is stored is stored together with the request for the next page.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use centum_base::{Id, Timestamp};
use centum_jobs::enqueue;
use centum_ledger::House;
use centum_store::{Conn, StoreError, StoreResult};
use tokio::time::Instant;

use super::HARVEST_JOB;
use super::judge::{Bench, Judged, judge, names};
use super::parts::{Again, FetchFault, Fetched, Harvester, Validators, VaultFault};
use super::run::{Failure, Mode, Run, Stage, Step};
use super::store;
use super::{dry, keeping, settle};
use crate::adapters::{Answer, Batch, Dialect, Request};
use crate::records::{Known, Record, What, current, known, was_read_before};
use crate::sources::{Source, source};

/// The longest text of a failure, in characters.
const LONGEST_DETAIL: usize = 500;
/// So many records are a page.
pub(super) const A_PAGE: usize = 10;
/// Faults of one page at a host that answers.
const OF_ONE_PAGE: [&str; 13] = [
    "fetch-address",
    "fetch-scheme",
    "fetch-credentials",
    "fetch-port",
    "fetch-private",
    "fetch-downgrade",
    "fetch-redirect",
    "fetch-hops",
    "fetch-size",
    "fetch-cut",
    "fetch-coding",
    "fetch-damaged",
    "fetch-status",
];
/// How often a page is tried that the others do not depend on.
const ATTEMPTS_AT_ONE: i64 = 3;
/// No source makes a run wait longer.
const LONGEST_WAIT: Duration = Duration::from_secs(24 * 3600);

/// How a worker left a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    /// It has ended, or waits for a person.
    At(Stage),
    /// It goes on at that time; a job is in the queue.
    Until(Timestamp),
    /// Another worker has it, its time has not come, or it is over.
    Alone,
}

/// Why a worker could not go on. The run is as it was.
#[derive(Debug, thiserror::Error)]
pub enum HarvestError {
    /// The database did not do its part.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A fault of ours took the reading of a page down.
    #[error("a page could not be read: {0}")]
    Broken(#[from] tokio::task::JoinError),
}

/// One worker on one run.
pub(super) struct Worker<'a> {
    pub(super) house: &'a House,
    pub(super) parts: &'a Harvester,
    pub(super) source: Source,
    pub(super) run: Run,
    pub(super) lease: String,
}

/// What one step led to.
pub(super) enum Stepped {
    /// There is more to do.
    On,
    /// The worker leaves the run.
    Leaves(Left),
}

/// Why a page was not stored.
pub(super) struct Fault {
    step: Step,
    code: &'static str,
    detail: String,
    again: Again,
}

impl Fault {
    fn lasting(step: Step, code: &'static str, detail: impl ToString) -> Self {
        Self { step, code, detail: detail.to_string(), again: Again::Never }
    }

    pub(super) fn vault(fault: &VaultFault) -> Self {
        Self { step: Step::Store, code: "vault", detail: fault.0.clone(), again: Again::Later }
    }
}

impl Harvester {
    /// Works on a run until it ends, must wait, or this turn is over.
    pub async fn work(&self, house: &House, id: Id<Run>) -> Result<Left, HarvestError> {
        let lease = house.random.token();
        let mut tx = house.begin().await?;
        let (now, until) = lease_from(house.now(), self.limits.lease);
        if !store::claim(&mut tx, id, &lease, (now, until)).await? {
            return Ok(Left::Alone);
        }
        let Some(run) = store::run(&mut tx.conn(), id).await? else { return Ok(Left::Alone) };
        let Some(source) = source(&mut tx.conn(), run.source).await? else { return Ok(Left::Alone) };
        tx.commit().await?;
        let mut worker = Worker { house, parts: self, source, run, lease };
        let outcome = worker.turn().await;
        if outcome.is_err() {
            // Whoever tries again need not wait for the lease to run out.
            let mut tx = house.begin().await?;
            store::release(&mut tx, id, &worker.lease).await?;
            tx.commit().await?;
        }
        outcome
    }
}

impl Worker<'_> {
    async fn turn(&mut self) -> Result<Left, HarvestError> {
        let began = Instant::now();
        loop {
            if let Stepped::Leaves(left) = self.step().await? {
                return Ok(left);
            }
            if began.elapsed() >= self.parts.limits.turn {
                return self.rest().await;
            }
        }
    }

    async fn step(&mut self) -> Result<Stepped, HarvestError> {
        match (self.run.stage, self.run.request.clone()) {
            (Stage::Reading, Some(request)) => self.page(&request).await,
            (Stage::Reading, None) | (Stage::Settling, _) => Ok(settle::step(self).await?),
            (stage, _) => Ok(Stepped::Leaves(Left::At(stage))),
        }
    }

    async fn page(&mut self, request: &Request) -> Result<Stepped, HarvestError> {
        match self.try_page(request).await? {
            Ok(stepped) => Ok(stepped),
            Err(fault) => Ok(self.stumble(fault).await?),
        }
    }

    async fn try_page(&mut self, request: &Request) -> Result<Result<Stepped, Fault>, HarvestError> {
        let Some(dialect) = self.parts.dialects.named(&self.source.dialect) else {
            return Ok(Err(Fault::lasting(Step::Fetch, "dialect-unknown", &self.source.dialect)));
        };
        if self.run.page >= self.parts.limits.pages {
            return Ok(Err(Fault::lasting(Step::Fetch, "page-many", self.parts.limits.pages)));
        }
        if !self.parts.fetch.leads(&self.source.address, &request.url) {
            return Ok(Err(Fault::lasting(Step::Fetch, "fetch-private", &request.url)));
        }
        let name = page_name(request);
        let (before, is_stale) = {
            let mut reader = self.house.db.read_current().await?;
            let before = store::page(&mut reader.conn(), self.source.id, &name).await?;
            let again = match self.run.mode {
                Mode::Real => before.as_ref().is_some_and(|page| page.run == self.run.id),
                Mode::Dry => dry::has_page(&mut reader.conn(), self.run.id, &name).await?,
            };
            if again {
                let Some(next) = dialect.passes_over(request) else {
                    return Ok(Err(Fault::lasting(Step::Fetch, "page-endless", &request.url)));
                };
                return Ok(Ok(keeping::pass_over(self, next).await?));
            }
            let before = before.filter(|_| self.run.mode == Mode::Real);
            let is_stale = match before.as_ref().filter(|page| !page.validators.is_empty()) {
                Some(page) => {
                    let read_by = (page.run, self.parts.mapper.reading());
                    was_read_before(&mut reader.conn(), (self.source.id, name.as_str()), read_by).await?
                }
                None => false,
            };
            (before, is_stale)
        };
        // What an earlier generation read is read again, though the source has nothing new to say.
        let fresh = before.as_ref().filter(|_| !is_stale);
        let validators = fresh.map(|page| page.validators.clone()).unwrap_or_default();
        let pause = Duration::from_millis(u64::from(self.source.care.pause_millis));
        let fetching = self.parts.fetch.fetch(request, &validators, pause);
        let fetched = match self.holding(fetching).await? {
            Ok(fetched) => fetched,
            Err(fault) => {
                if fault.code == "fetch-part"
                    && let Some(smaller) = dialect.in_smaller_steps(request)
                {
                    return Ok(Ok(keeping::pass_over(self, Some(smaller)).await?));
                }
                // What was read in this form before is not read in another: its records would go by other names.
                if before.is_none()
                    && fault.code == "fetch-status"
                    && let Some(other) = dialect.in_another_form(request, &fault.detail)
                {
                    return Ok(Ok(keeping::pass_over(self, Some(other)).await?));
                }
                if let Some(next) = self.without(&*dialect, request, &fault) {
                    let page = (name.as_str(), request.url.as_str());
                    return Ok(Ok(keeping::go_without(self, page, (before, next), &fault).await?));
                }
                let (code, detail, again) = (fault.code, fault.detail, fault.again);
                return Ok(Err(Fault { step: Step::Fetch, code, detail, again }));
            }
        };
        match (fetched, before) {
            (Fetched::Answer(answer, validators), _) => {
                self.read(dialect, request, &name, answer, validators).await
            }
            (Fetched::NotModified, Some(page)) => Ok(Ok(keeping::keep_again(self, &name, page).await?)),
            (Fetched::NotModified, None) => {
                Ok(Err(Fault::lasting(Step::Fetch, "page-unasked", "304 without a condition")))
            }
        }
    }

    /// What follows where a page cannot be had that costs itself alone: one of a list that was read before it.
    fn without(
        &self,
        dialect: &dyn Dialect,
        request: &Request,
        fault: &FetchFault,
    ) -> Option<Option<Request>> {
        let most = self.parts.limits.attempts.min(ATTEMPTS_AT_ONE);
        let is_over = fault.again == Again::Never || self.run.attempts + 1 >= most;
        let is_of_one = self.run.page > 0 && OF_ONE_PAGE.contains(&fault.code);
        if is_over && is_of_one { dialect.does_without(request) } else { None }
    }

    /// Parses, maps, validates and stores what came.
    async fn read(
        &mut self,
        dialect: Arc<dyn Dialect>,
        request: &Request,
        name: &str,
        answer: Answer,
        validators: Validators,
    ) -> Result<Result<Stepped, Fault>, HarvestError> {
        let asked = request.clone();
        // Pages of a list may all tell of the same; only those that lead from one to the next lead in a circle.
        let is_listed = dialect.passes_over(request).is_some();
        let has_told = dialect.has_told(request);
        let parsing = tokio::task::spawn_blocking(move || dialect.read(&asked, &answer));
        let parsed = self.holding(parsing).await??;
        let batch = match parsed {
            Err(error) => {
                let (code, detail) = (error.code(), error.to_string());
                let again = if error.may_pass() { Again::Later } else { Again::Never };
                return Ok(Err(Fault { step: Step::Parse, code, detail, again }));
            }
            Ok(batch) if batch.found.len() > self.parts.limits.records_a_page => {
                return Ok(Err(Fault::lasting(Step::Parse, "page-limit", batch.found.len())));
            }
            Ok(batch) => batch,
        };
        let (next, total) = (batch.next.clone(), batch.total.and_then(|total| i64::try_from(total).ok()));
        let mut page = keeping::NewPage { name, validators, next, total };
        match self.run.mode {
            Mode::Real => {
                let judged = self.judge(name, batch).await?;
                if page.next.is_some() && !is_listed && says_nothing_new(&judged) {
                    let Some(next) = has_told else {
                        return Ok(Err(Fault::lasting(Step::Parse, "page-endless", &request.url)));
                    };
                    page.next = next;
                }
                keeping::keep(self, page, judged).await
            }
            Mode::Dry => {
                let names: Vec<String> = names(&batch).into_iter().map(str::to_owned).collect();
                let judged = self.judge(name, batch).await?;
                Ok(Ok(dry::keep(self, page, names.into_iter().zip(judged), has_told).await?))
            }
        }
    }

    async fn judge(&self, name: &str, batch: Batch) -> Result<Vec<Judged>, HarvestError> {
        let (known, mentions) = {
            let mut reader = self.house.db.read_current().await?;
            let all = known(&mut reader.conn(), self.source.id, &names(&batch)).await?;
            let is_again =
                |one: &&Known| one.seen_run == Some(self.run.id) && one.page.as_deref() != Some(name);
            let mut mentions = HashSet::new();
            for one in all.values().filter(is_again) {
                if self.is_mention(&mut reader.conn(), one.id).await? {
                    mentions.insert(one.id);
                }
            }
            (all, mentions)
        };
        let (run, page, limits) = (self.run.id, name.to_owned(), self.parts.limits);
        let (mapper, check) = (self.parts.mapper.clone(), self.parts.check.clone());
        let judging = tokio::task::spawn_blocking(move || {
            let (mapper, check) = (&*mapper, &*check);
            let (known, mentions) = (&known, &mentions);
            judge(&Bench { run, page: &page, known, mentions, mapper, check, limits: &limits }, &batch)
        });
        let mut judged = self.holding(judging).await??;
        if !judged.iter().any(|one| matches!(one, Judged::Mentioned(..))) {
            return Ok(judged);
        }
        let mut reader = self.house.db.read_current().await?;
        // Of what was never more than mentioned, the newest mention is kept.
        for one in &mut judged {
            let Judged::Mentioned(id, ..) = one else { continue };
            if self.is_mention(&mut reader.conn(), *id).await?
                && let Judged::Mentioned(id, state, fresh) = std::mem::replace(one, Judged::Twice)
            {
                *one = Judged::Other(id, state, What::Changed, fresh);
            }
        }
        Ok(judged)
    }

    /// Whether nothing but a mention of a record is known.
    async fn is_mention(&self, conn: &mut Conn<'_>, id: Id<Record>) -> StoreResult<bool> {
        let entry = current(conn, id).await?;
        Ok(entry.is_some_and(|entry| self.parts.mapper.is_mention(&entry.content.record)))
    }

    /// Waits for what takes its time, and has the run meanwhile. Whoever lost it finds out when it keeps what it has.
    async fn holding<T>(&self, mut work: impl Future<Output = T> + Unpin) -> StoreResult<T> {
        loop {
            if let Ok(done) = tokio::time::timeout(self.parts.limits.lease / 3, &mut work).await {
                return Ok(done);
            }
            let mut tx = self.house.begin().await?;
            store::hold(&mut tx, self.run.id, &self.lease, self.lease_now()).await?;
            tx.commit().await?;
        }
    }

    /// Notes a fault: the page is tried again later, or the run has failed.
    async fn stumble(&mut self, fault: Fault) -> StoreResult<Stepped> {
        let mut run = self.run.clone();
        run.attempts += 1;
        let limits = &self.parts.limits;
        let pause = match fault.again {
            Again::Never => None,
            _ if run.attempts >= limits.attempts => None,
            Again::Later => Some(limits.pause_after(run.attempts)),
            Again::After(least) => Some(limits.pause_after(run.attempts).max(least).min(LONGEST_WAIT)),
        };
        let detail = fault.detail.chars().take(LONGEST_DETAIL).collect();
        run.failure = Some(Failure { step: fault.step, code: fault.code.to_owned(), detail });
        let now = self.house.now();
        let Some(pause) = pause else {
            return settle::end(self, run, Stage::Failed).await;
        };
        let at = now.checked_add(pause).unwrap_or(now);
        run.not_before = at;
        let mut tx = self.house.begin().await?;
        // The lease ends at once: whoever comes at that time may go on.
        if !store::keep(&mut tx, &run, &self.lease, (now, now)).await? {
            return Ok(Stepped::Leaves(Left::Alone));
        }
        enqueue(self.house, &mut tx, HARVEST_JOB, &serde_json::json!({ "run": run.id }), at).await?;
        tx.commit().await?;
        Ok(Stepped::Leaves(Left::Until(at)))
    }

    /// Lets other jobs at the queue.
    async fn rest(&mut self) -> Result<Left, HarvestError> {
        let now = self.house.now();
        let mut tx = self.house.begin().await?;
        store::release(&mut tx, self.run.id, &self.lease).await?;
        enqueue(self.house, &mut tx, HARVEST_JOB, &serde_json::json!({ "run": self.run.id }), now).await?;
        tx.commit().await?;
        Ok(Left::Until(now))
    }

    /// The present, and until when the worker has the run if it keeps something now.
    pub(super) fn lease_now(&self) -> (Timestamp, Timestamp) {
        lease_from(self.house.now(), self.parts.limits.lease)
    }
}

fn lease_from(now: Timestamp, lease: Duration) -> (Timestamp, Timestamp) {
    (now, now.checked_add(lease).unwrap_or(now))
}

/// Whether a page repeats what others of this run have said, as those of a portal do that does not listen to where a page
/// shall begin. A few records may have moved on from the page before.
fn says_nothing_new(judged: &[Judged]) -> bool {
    judged.len() >= A_PAGE && judged.iter().all(|one| matches!(one, Judged::Twice))
}

/// The name of a page: the same request, the same page.
fn page_name(request: &Request) -> String {
    let (body, kind) = request.body.as_ref().map_or(("", ""), |(body, kind)| (body.as_str(), kind.as_str()));
    let parts = [&request.url, &request.accept, body, kind].map(|part: &str| part.as_bytes());
    centum_base::Digest::of_parts(&parts).to_string()
}
