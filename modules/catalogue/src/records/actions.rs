//! What people do to records: take out, put back, decide on duplicates.

use centum_accounts::{Actor, Permission, Refused};
use centum_base::Id;
use centum_ledger::{House, Note, Subject};
use centum_store::{StoreError, Tx, args};

use super::alike::{Decision, Duplicate, Verdict, duplicates_of, find_pair};
use super::model::{Record, State, What};
use super::store::alike::DECIDE;
use super::store::reading::record;
use super::store::writing::{Cause, stand};

/// The longest reason, in characters.
const LONGEST_REASON: usize = 2000;

/// Why an action on a record did not happen. Nothing was kept.
#[derive(Debug, thiserror::Error)]
pub enum RecordError {
    /// The right is missing.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// There is no such record, or no such pair.
    #[error("there is no such record or pair")]
    Absent,
    /// The reason is empty or too long.
    #[error("a reason of 1 to 2,000 characters is needed")]
    Reason,
    /// The record does not stand so that this can be done.
    #[error("this cannot be done to a record that is {}", .0.name())]
    Standing(State),
    /// The record to be kept is none of the pair.
    #[error("the record to be kept is none of the two")]
    Kept,
    /// The database did not do its part.
    #[error(transparent)]
    Store(#[from] StoreError),
}

fn check_reason(reason: &str) -> Result<&str, RecordError> {
    let reason = reason.trim();
    if reason.is_empty() || reason.chars().count() > LONGEST_REASON {
        return Err(RecordError::Reason);
    }
    Ok(reason)
}

/// Takes a record out of the catalogue. The log keeps it.
pub async fn withdraw(house: &House, actor: &Actor, id: Id<Record>, reason: &str) -> Result<(), RecordError> {
    turn(house, actor, id, reason, "catalogue.withdraw", State::is_shown, (What::Withdrawn, State::Withdrawn))
        .await
}

/// Puts a record back that was taken out.
pub async fn restore(house: &House, actor: &Actor, id: Id<Record>, reason: &str) -> Result<(), RecordError> {
    let withdrawn = |state| state == State::Withdrawn;
    turn(house, actor, id, reason, "catalogue.restore", withdrawn, (What::Restored, State::Live)).await
}

async fn turn(
    house: &House,
    actor: &Actor,
    id: Id<Record>,
    reason: &str,
    verb: &'static str,
    allowed: impl Fn(State) -> bool,
    turned: (What, State),
) -> Result<(), RecordError> {
    let recorded = actor.require(Permission::ManageCatalogue)?;
    let reason = check_reason(reason)?;
    let mut tx = house.begin().await?;
    let found = record(&mut tx.conn(), id).await?.ok_or(RecordError::Absent)?;
    if !allowed(found.state) {
        return Err(RecordError::Standing(found.state));
    }
    let cause = Cause { by: Some(recorded.to_string()), reason: Some(reason.to_owned()), run: None };
    stand(&mut tx, id, house.now(), turned, &cause).await?;
    let note = Note::new().changed("state", found.state, turned.1).with("reason", reason);
    house.record(&mut tx, &recorded, verb, &Subject::new("catalogue-record", id), note).await?;
    Ok(tx.commit().await?)
}

/// Decides whether two records describe the same. Of two that do, the other is hidden; it stays in the log. A later
/// decision replaces an earlier one.
pub async fn decide_duplicate(
    house: &House,
    actor: &Actor,
    (one, other): (Id<Record>, Id<Record>),
    verdict: Verdict,
    reason: &str,
) -> Result<(), RecordError> {
    let recorded = actor.require(Permission::ManageCatalogue)?;
    let reason = check_reason(reason)?;
    let mut tx = house.begin().await?;
    let pair = find_pair(&mut tx.conn(), one, other).await?.ok_or(RecordError::Absent)?;
    let (decision, kept, hidden) = match verdict {
        Verdict::Different => (Decision::Different, None, None),
        Verdict::Same { keep } if keep == pair.first => (Decision::Same, Some(keep), Some(pair.second)),
        Verdict::Same { keep } if keep == pair.second => (Decision::Same, Some(keep), Some(pair.first)),
        Verdict::Same { .. } => return Err(RecordError::Kept),
    };
    let cause = Cause { by: Some(recorded.to_string()), reason: Some(reason.to_owned()), run: None };
    for id in [pair.first, pair.second] {
        show(house, &mut tx, (id, &pair), hidden == Some(id), &cause).await?;
    }
    let now = house.now();
    let by = recorded.to_string();
    let values = args![pair.first, pair.second, decision.name(), kept, by, now, reason];
    tx.conn().execute(&DECIDE, values).await?;
    let note = Note::new()
        .with("other", pair.second)
        .changed("decision", pair.decision, decision)
        .with("kept", kept)
        .with("reason", reason);
    let subject = Subject::new("catalogue-record", pair.first);
    house.record(&mut tx, &recorded, "catalogue.decide-duplicate", &subject, note).await?;
    Ok(tx.commit().await?)
}

/// Hides or shows one of a pair, where that changes anything.
async fn show(
    house: &House,
    tx: &mut Tx,
    (id, pair): (Id<Record>, &Duplicate),
    hide: bool,
    cause: &Cause,
) -> Result<(), RecordError> {
    let found = record(&mut tx.conn(), id).await?.ok_or(RecordError::Absent)?;
    let turned = match (hide, found.state) {
        (true, state) if state.is_shown() => (What::Hidden, State::Hidden),
        (false, State::Hidden) if !is_hidden_elsewhere(tx, id, pair).await? => (What::Shown, State::Live),
        _ => return Ok(()),
    };
    Ok(stand(tx, id, house.now(), turned, cause).await?)
}

/// Whether another pair hides the record as well.
async fn is_hidden_elsewhere(tx: &mut Tx, id: Id<Record>, pair: &Duplicate) -> Result<bool, RecordError> {
    let pairs = duplicates_of(&mut tx.conn(), id).await?;
    let mut others = pairs.iter().filter(|one| (one.first, one.second) != (pair.first, pair.second));
    Ok(others.any(|one| one.kept.is_some_and(|kept| kept != id)))
}
