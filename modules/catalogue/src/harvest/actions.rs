//! What people, and the schedule, do to runs.

use centum_accounts::{Actor, Refused};
use centum_base::Id;
use centum_jobs::enqueue;
use centum_ledger::{Actor as Recorded, House, Note, Subject};
use centum_store::{StoreError, Tx};

use super::parts::Dialects;
use super::run::{Mode, Run, Stage};
use super::{HARVEST_JOB, dry, store};
use crate::officers::{let_in, over_run, over_source};
use crate::sources::{Source, source};

/// The longest reason, in characters.
const LONGEST_REASON: usize = 2000;

/// Why an action on a run did not happen. Nothing was kept.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// The right is missing.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// There is no such source or run.
    #[error("there is no such source or run")]
    Absent,
    /// The source has a run that has not ended.
    #[error("this source has a run that has not ended; wait for it, decide on it or break it off")]
    Running,
    /// Nobody here speaks the dialect of the source.
    #[error("nobody here speaks “{0}”")]
    Dialect(String),
    /// The run does not stand so that this can be done.
    #[error("this cannot be done to a run that is {}", .0.name())]
    Standing(Stage),
    /// The reason is empty or too long.
    #[error("a reason of 1 to 2,000 characters is needed")]
    Reason,
    /// The catalogue has no publisher, or its publisher no mail address.
    #[error("nobody is named to send it to: give the catalogue a publisher with a mail address")]
    NoAddress,
    /// An organiser is to be asked before what comes may be shown.
    #[error("an organiser is to be asked before what comes may be shown")]
    NeedsLeave,
    /// As many colleagues were told as may be.
    #[error("this report went to as many addresses as it may")]
    TooMany,
    /// The database did not do its part.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Begins a run of a source. The queue takes it from there.
pub async fn start_run(
    house: &House,
    actor: &Actor,
    dialects: &dyn Dialects,
    id: Id<Source>,
    mode: Mode,
) -> Result<Id<Run>, RunError> {
    let mut tx = house.begin().await?;
    let (recorded, source) = over_source(&mut tx.conn(), actor, id).await?;
    if mode == Mode::Real && !let_in(house, &mut tx, (actor, &recorded), source.catalogue).await? {
        return Err(RunError::NeedsLeave);
    }
    let run = begin_run(house, &mut tx, &recorded, dialects, (id, mode)).await?;
    tx.commit().await?;
    Ok(run)
}

/// The same in the caller's transaction.
pub(crate) async fn begin_run(
    house: &House,
    tx: &mut Tx,
    recorded: &Recorded,
    dialects: &dyn Dialects,
    (id, mode): (Id<Source>, Mode),
) -> Result<Id<Run>, RunError> {
    let source = source(&mut tx.conn(), id).await?.ok_or(RunError::Absent)?;
    let dialect = dialects.named(&source.dialect);
    let dialect = dialect.ok_or_else(|| RunError::Dialect(source.dialect.clone()))?;
    let first = dialect.first(&source.address);
    let (run, now) = (house.id::<Run>(), house.now());
    dry::clear(tx, id).await?;
    let by = recorded.to_string();
    store::insert(tx, (run, id), mode, &first, (now, &by)).await.map_err(|error| match error {
        StoreError::Duplicate(_) => RunError::Running,
        other => other.into(),
    })?;
    enqueue(house, tx, HARVEST_JOB, &serde_json::json!({ "run": run }), now).await?;
    let note = Note::new().with("source", id).with("mode", mode);
    house.record(tx, recorded, "catalogue.start-run", &Subject::new("catalogue-run", run), note).await?;
    Ok(run)
}

/// Breaks a run off. What it has stored stays.
pub async fn cancel_run(house: &House, actor: &Actor, id: Id<Run>, reason: &str) -> Result<(), RunError> {
    let mut tx = house.begin().await?;
    let (recorded, run, _) = over_run(&mut tx.conn(), actor, id).await?;
    if run.stage.is_over() {
        return Err(RunError::Standing(run.stage));
    }
    turn(house, &mut tx, &recorded, &run, Stage::Cancelled, ("catalogue.cancel-run", reason)).await?;
    tx.commit().await?;
    Ok(())
}

/// A person says that what a guarded run did not see is gone indeed: it goes on.
pub async fn confirm_run(house: &House, actor: &Actor, id: Id<Run>, reason: &str) -> Result<(), RunError> {
    let mut tx = house.begin().await?;
    let (recorded, run) = guarded(&mut tx, actor, id).await?;
    turn(house, &mut tx, &recorded, &run, Stage::Settling, ("catalogue.confirm-run", reason)).await?;
    enqueue(house, &mut tx, HARVEST_JOB, &serde_json::json!({ "run": id }), house.now()).await?;
    tx.commit().await?;
    Ok(())
}

/// A person does not believe a guarded run: what it did not see stays as it was.
pub async fn reject_run(house: &House, actor: &Actor, id: Id<Run>, reason: &str) -> Result<(), RunError> {
    let mut tx = house.begin().await?;
    let (recorded, run) = guarded(&mut tx, actor, id).await?;
    turn(house, &mut tx, &recorded, &run, Stage::Rejected, ("catalogue.reject-run", reason)).await?;
    tx.commit().await?;
    Ok(())
}

async fn guarded(tx: &mut Tx, actor: &Actor, id: Id<Run>) -> Result<(Recorded, Run), RunError> {
    let (recorded, run, _) = over_run(&mut tx.conn(), actor, id).await?;
    if run.stage != Stage::Guarded {
        return Err(RunError::Standing(run.stage));
    }
    Ok((recorded, run))
}

async fn turn(
    house: &House,
    tx: &mut Tx,
    recorded: &Recorded,
    run: &Run,
    to: Stage,
    (verb, reason): (&'static str, &str),
) -> Result<(), RunError> {
    let reason = reason.trim();
    if reason.is_empty() || reason.chars().count() > LONGEST_REASON {
        return Err(RunError::Reason);
    }
    let by = recorded.to_string();
    if !store::decide(tx, run.id, (run.stage, to), (house.now(), &by, reason)).await? {
        return Err(RunError::Standing(run.stage));
    }
    let note = Note::new().changed("stage", run.stage, to).with("reason", reason);
    house.record(tx, recorded, verb, &Subject::new("catalogue-run", run.id), note).await?;
    Ok(())
}
