//! What is done to decisions: proposed by one person, released by another. The only writers.

use centum_accounts::{Actor, Permission, Refused};
use centum_base::{Digest, Id};
use centum_calls::Site;
use centum_calls::call::find_call;
use centum_ledger::{House, Note, Subject};
use centum_store::{Conn, StoreError};

use super::deciding::{Undecidable, decide};
use super::gathering::{Missing, gather};
use super::model::{Content, Decision, DecisionState};
use super::{letters, store};
use crate::assignment::recuse_everybody;
use crate::process::{self, Selection, SelectionState};
use crate::{calibration, draw, reviewers, seats, wording};

/// The longest reason, in characters.
const MAX_REASON: usize = 2_000;

/// Why an action on a decision did not happen. Nothing was kept.
#[derive(Debug, thiserror::Error)]
pub enum DecisionError {
    /// The right is missing.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// There is no such decision, or none that this person knows of.
    #[error("there is no such decision")]
    Absent,
    /// The selection is not so far, or is closed.
    #[error("decisions are proposed once marks are final; the selection is {}", .0.name())]
    State(SelectionState),
    /// Eligibility or marks are missing.
    #[error("{} applications wait for their eligibility, {} for their marks", .0.eligibility.len(), .0.marks.len())]
    Missing(Missing),
    /// No decision can be worked out.
    #[error(transparent)]
    Undecidable(#[from] Undecidable),
    /// Whoever proposed a decision does not release it.
    #[error("somebody else than who proposed the decision has to do this")]
    SamePerson,
    /// Somebody who had no part in the decision complained of has to answer.
    #[error("somebody who neither proposed nor released the decision has to answer")]
    DecidedIt,
    /// A conflict of interest keeps the person from an application, and a decision tells something of each.
    #[error("a conflict of interest keeps you from an application of this call")]
    Partial,
    /// A reason is missing or too long.
    #[error("say why, in at most {MAX_REASON} characters")]
    ReasonNeeded,
    /// What is said is empty or too long.
    #[error("between 1 and {0} characters")]
    Text(usize),
    /// The time to complain is over.
    #[error("the time to complain is over")]
    RedressOver,
    /// A complaint of this application waits already.
    #[error("a complaint of this application waits already")]
    ComplaintOpen,
    /// What the person saw is no longer what there is.
    #[error("this changed in the meantime; look at it again")]
    Changed,
    /// The decision does not follow from what it rests on.
    #[error("the decision does not follow from what it rests on: propose it again")]
    DoesNotFollow,
    /// The database did not do its part.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A decision worked out from what there is now; nothing is kept.
pub async fn work_out(house: &House, actor: &Actor, id: Id<Selection>) -> Result<Content, DecisionError> {
    actor.require(Permission::ManageSelection)?;
    let mut reader = house.read().await?;
    impartial(&mut reader.conn(), actor, id).await?;
    content(&mut reader.conn(), id).await
}

/// The selection, for somebody whom no conflict keeps from any of its applications.
pub(super) async fn impartial(
    conn: &mut Conn<'_>,
    actor: &Actor,
    id: Id<Selection>,
) -> Result<Selection, DecisionError> {
    let selection = process::find(conn, id).await?.ok_or(DecisionError::Absent)?;
    if reviewers::is_impartial(conn, actor, &selection).await? {
        Ok(selection)
    } else {
        Err(DecisionError::Partial)
    }
}

async fn content(conn: &mut Conn<'_>, id: Id<Selection>) -> Result<Content, DecisionError> {
    let selection = process::find(conn, id).await?.ok_or(DecisionError::Absent)?;
    if !matches!(selection.state, SelectionState::Deciding | SelectionState::Released) {
        return Err(DecisionError::State(selection.state));
    }
    let call = find_call(conn, selection.call).await?.ok_or(DecisionError::Absent)?;
    let seed = draw::store::secret(conn, id).await?.ok_or(DecisionError::Absent)?;
    let pool = drawn_from(conn, id).await?;
    let input = gather(conn, &selection, &call, (seed, pool)).await?.map_err(DecisionError::Missing)?;
    let output = decide(&input)?;
    Ok(Content { input, output })
}

/// Whether nothing can be decided because bounds cannot be kept together.
pub(crate) async fn clashes(conn: &mut Conn<'_>, id: Id<Selection>) -> Result<bool, StoreError> {
    match content(conn, id).await {
        Err(DecisionError::Undecidable(Undecidable::Clash(_))) => Ok(true),
        Err(DecisionError::Store(error)) => Err(error),
        _ => Ok(false),
    }
}

/// What takes part in the draw. Where a decision of old was released before that was fixed, its tickets stay.
async fn drawn_from(conn: &mut Conn<'_>, id: Id<Selection>) -> Result<Option<Digest>, StoreError> {
    if let Some(pool) = draw::store::draw(conn, id).await?.and_then(|draw| draw.pool) {
        return Ok(Some(pool));
    }
    Ok(store::last_released(conn, id).await?.map(|decision| decision.content.input.drawn_from()))
}

/// Proposes a decision. One that was proposed before and not released is dropped. Where a conflict became known since, what it ends
/// is ended first, and somebody looks again.
pub async fn propose(
    house: &House,
    actor: &Actor,
    id: Id<Selection>,
    reason: &str,
) -> Result<u32, DecisionError> {
    let recorded = actor.require(Permission::ManageSelection)?;
    let reason = reason.trim();
    if reason.is_empty() || reason.chars().count() > MAX_REASON {
        return Err(DecisionError::ReasonNeeded);
    }
    let mut tx = house.begin().await?;
    let selection = impartial(&mut tx.conn(), actor, id).await?;
    if recuse_everybody(house, &mut tx, &recorded, &selection).await? > 0 {
        tx.commit().await?;
        return Err(DecisionError::Changed);
    }
    let content = content(&mut tx.conn(), id).await?;
    let by = recorded.to_string();
    let (number, digest) = store::insert(&mut tx, id, &content, reason, (&by, house.now())).await?;
    let input = serde_json::to_string(&content.input).expect("what a decision rests on has a JSON form");
    let letters = wording::freeze(&mut tx, id, number).await?;
    let record = calibration::record(&mut tx.conn(), &selection, &content.input, salt(house)).await?;
    let calibration = calibration::store::insert(&mut tx, (id, number), &record).await?;
    let note = Note::new()
        .with("decision", number)
        .with("digest", digest)
        .with("letters", letters)
        .with("calibration", calibration)
        .with("input", Digest::of(input.as_bytes()))
        .with("reason", reason);
    house.record(&mut tx, &recorded, "selection.propose", &Subject::new("selection", id), note).await?;
    tx.commit().await?;
    Ok(number)
}

fn salt(house: &House) -> Digest {
    let mut bytes = [0; 32];
    house.random.fill(&mut bytes);
    Digest::of(&bytes)
}

/// Whether the calibration that was kept with a decision follows from the reviews that count now. A decision of old has none.
async fn is_calibrated_so(
    conn: &mut Conn<'_>,
    selection: &Selection,
    decision: &Decision,
) -> Result<bool, StoreError> {
    let Some(kept) = calibration::kept(conn, selection.id, decision.number).await? else { return Ok(true) };
    let Some(record) = kept.record() else { return Ok(false) };
    let again = calibration::record(conn, selection, &decision.content.input, record.salt).await?;
    Ok(again.digest() == kept.digest)
}

/// Drops the decision that was proposed.
pub async fn drop_proposed(house: &House, actor: &Actor, id: Id<Selection>) -> Result<(), DecisionError> {
    let recorded = actor.require(Permission::ManageSelection)?;
    let mut tx = house.begin().await?;
    impartial(&mut tx.conn(), actor, id).await?;
    if !store::drop_proposed(&mut tx, id).await? {
        return Err(DecisionError::Absent);
    }
    let subject = Subject::new("selection", id);
    house.record(&mut tx, &recorded, "selection.drop-decision", &subject, Note::new()).await?;
    Ok(tx.commit().await?)
}

/// Releases a decision that somebody else proposed: seats are offered and taken back, and every applicant gets one letter.
pub async fn release(
    house: &House,
    actor: &Actor,
    id: Id<Selection>,
    (number, seen): (u32, Digest),
    site: &Site,
) -> Result<(), DecisionError> {
    let recorded = actor.require(Permission::ReleaseDecision)?;
    let mut tx = house.begin().await?;
    let mut selection = impartial(&mut tx.conn(), actor, id).await?;
    let decision = store::find_decision(&mut tx.conn(), id, number).await?.ok_or(DecisionError::Absent)?;
    if decision.state != DecisionState::Proposed || decision.digest != seen {
        return Err(DecisionError::Changed);
    }
    let by = recorded.to_string();
    if decision.proposed_by == by {
        return Err(DecisionError::SamePerson);
    }
    if recuse_everybody(house, &mut tx, &recorded, &selection).await? > 0 {
        tx.commit().await?;
        return Err(DecisionError::Changed);
    }
    // What was proposed must follow from what there is at this very moment, or somebody changed it since.
    let stands = content(&mut tx.conn(), id).await? == decision.content
        && is_calibrated_so(&mut tx.conn(), &selection, &decision).await?;
    if !stands {
        return Err(DecisionError::DoesNotFollow);
    }
    let now = house.now();
    if !store::release(&mut tx, id, number, (&by, now)).await? {
        return Err(DecisionError::Changed);
    }
    draw::store::reveal(&mut tx, id, now).await?;
    seats::offer(house, &mut tx, &recorded, &selection, &decision).await?;
    if selection.state == SelectionState::Deciding {
        selection.state = SelectionState::Released;
        if !process::store::put(&mut tx, &selection).await? {
            return Err(DecisionError::Changed);
        }
        process::store::insert_step(&mut tx, id, SelectionState::Released, now, "").await?;
    }
    letters::write_later(house, &mut tx, (id, number), site).await?;
    let note = Note::new().with("decision", number).with("digest", decision.digest);
    house.record(&mut tx, &recorded, "selection.release", &Subject::new("selection", id), note).await?;
    Ok(tx.commit().await?)
}
