//! What is done to a selection as a whole.

use centum_accounts::{Actor, Permission, Refused};
use centum_base::{Digest, Id};
use centum_calls::call::{Call, Quota, QuotaOf, find_call};
use centum_ledger::{House, Note, Subject};
use centum_store::{Conn, StoreError, StoreResult, Tx};

use super::model::{Bound, Of, Selection, SelectionState, Terms};
use super::rules::{
    Barrier, Declaring, Progress, TermsFault, chooses_alike, declaring, faults, next, only_loosens,
    only_opens_seats,
};
use super::store;
use crate::assignment::{recuse_conflicted, recuse_everybody};
use crate::reviews::{self, Review, ReviewState};
use crate::{decision, draw, pool, reviewers};

/// The longest reason, in characters.
const MAX_REASON: usize = 2_000;

/// Why an action on a selection did not happen. Nothing was kept.
#[derive(Debug, thiserror::Error)]
pub enum SelectionError {
    /// The right is missing.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// There is no such selection or call.
    #[error("there is no such selection")]
    Absent,
    /// The call has a selection already.
    #[error("the call has a selection already")]
    Begun,
    /// Something in the terms is wrong.
    #[error("the terms are not complete: {0:?}")]
    Faults(Vec<TermsFault>),
    /// The call has closed: a correction says why.
    #[error("the call has closed: say why the terms are corrected, in at most {MAX_REASON} characters")]
    ReasonNeeded,
    /// Marks are in view: how the set is chosen does not change any more.
    #[error("marks are in view; method, ties, bounds and threshold do not change any more")]
    MarksInView,
    /// A decision stands on the terms: seats that were held back can be opened, and nothing else.
    #[error("a decision was released on these terms; only seats that were held back can be opened")]
    OnlySeats,
    /// The selection is over.
    #[error("the selection is closed")]
    Frozen,
    /// Something stands in the way of the step.
    #[error("something stands in the way: {0:?}")]
    Barriers(Vec<Barrier>),
    /// A conflict of interest keeps the person from an application, and what is left to do tells something of each.
    #[error("a conflict of interest keeps you from an application of this call")]
    Partial,
    /// Somebody changed it in the meantime.
    #[error("somebody changed the selection in the meantime; look at it again")]
    Changed,
    /// The database did not do its part.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The terms that a call suggests: its quotas as bounds.
pub fn terms_of_call(call: &Call) -> Terms {
    let of = |quota: &Quota| match &quota.of {
        QuotaOf::Seats => Of::Seats,
        QuotaOf::Category { key } => Of::Category { key: key.clone() },
        QuotaOf::EachCountry => Of::EachCountry,
        QuotaOf::Country { country } => Of::Country { country: *country },
        QuotaOf::Consortia => Of::Consortia,
        QuotaOf::Cities => Of::Cities,
    };
    let bound = |quota: &Quota| Bound {
        key: quota.key.clone(),
        label: quota.label.clone(),
        of: of(quota),
        floor: quota.floor,
        ceiling: quota.ceiling,
        held_back: 0,
    };
    Terms { bounds: call.terms.seats.iter().map(bound).collect(), ..Terms::default() }
}

/// Begins the selection of a call, with terms that are public from then on.
pub async fn begin(
    house: &House,
    actor: &Actor,
    call: Id<Call>,
    terms: &Terms,
    reason: &str,
) -> Result<Id<Selection>, SelectionError> {
    let recorded = actor.require(Permission::ManageSelection)?;
    let mut tx = house.begin().await?;
    let call = find_call(&mut tx.conn(), call).await?.filter(|call| call.state.is_public());
    let call = call.ok_or(SelectionError::Absent)?;
    if store::of_call(&mut tx.conn(), call.id).await?.is_some() {
        return Err(SelectionError::Begun);
    }
    let how = declaring(call.state, SelectionState::Preparing, false);
    let reason = checked(&call, how, (terms, terms, false), reason)?;
    let (id, now) = (house.id(), house.now());
    store::insert(&mut tx, id, call.id, now).await?;
    let digest = keep_terms(&mut tx, id, 1, terms, &reason, (&recorded.to_string(), now)).await?;
    store::insert_step(&mut tx, id, SelectionState::Preparing, now, "").await?;
    let draw = draw::commit(house, &mut tx, id).await?;
    let note =
        Note::new().with("call", call.id).with("terms", digest).with("reason", &reason).with("draw", draw);
    house.record(&mut tx, &recorded, "selection.begin", &Subject::new("selection", id), note).await?;
    tx.commit().await?;
    Ok(id)
}

/// Declares better terms. After the call has closed this needs a reason, which is public; with marks in view, somebody without a
/// conflict, and bounds change only where they cannot be kept together.
pub async fn correct_terms(
    house: &House,
    actor: &Actor,
    id: Id<Selection>,
    seen: i64,
    terms: &Terms,
    reason: &str,
) -> Result<u32, SelectionError> {
    let recorded = actor.require(Permission::ManageSelection)?;
    let mut tx = house.begin().await?;
    let mut one = store::find(&mut tx.conn(), id).await?.ok_or(SelectionError::Absent)?;
    let call = find_call(&mut tx.conn(), one.call).await?.ok_or(SelectionError::Absent)?;
    let how = declaring(call.state, one.state, marks_in_view(&mut tx.conn(), actor, &one).await?);
    // Who comes in follows from the terms then; and who has a conflict does not lift it. This is said first: whether bounds can be
    // kept together tells of each application.
    let decides = matches!(how, Declaring::Rest | Declaring::OpeningSeats);
    let lifts = one.terms.own_country_is_conflict && !terms.own_country_is_conflict;
    if (decides || lifts) && !reviewers::is_impartial(&mut tx.conn(), actor, &one).await? {
        return Err(SelectionError::Partial);
    }
    let loosens = only_loosens(&one.terms, terms) && decision::clashes(&mut tx.conn(), id).await?;
    let reason = checked(&call, how, (&one.terms, terms, loosens), reason)?;
    if one.version != seen {
        return Err(SelectionError::Changed);
    }
    one.declared += 1;
    let by = recorded.to_string();
    let digest = keep_terms(&mut tx, id, one.declared, terms, &reason, (&by, house.now())).await?;
    one.terms = terms.clone();
    if !store::put(&mut tx, &one).await? {
        return Err(SelectionError::Changed);
    }
    // Terms may make a conflict of what was none.
    for reviewer in reviewers::reviewers(&mut tx.conn(), id).await? {
        recuse_conflicted(house, &mut tx, &recorded, &one, reviewer.person).await?;
    }
    let note = Note::new().with("number", one.declared).with("terms", digest).with("reason", &reason);
    house.record(&mut tx, &recorded, "selection.declare", &Subject::new("selection", id), note).await?;
    tx.commit().await?;
    Ok(one.declared)
}

/// Whether who runs the selection can see marks by now: while applications are read, those of a review that was submitted. Whoever
/// is kept from an application is told so in any case, for the only marks may be about that one.
pub(crate) async fn marks_in_view(
    conn: &mut Conn<'_>,
    actor: &Actor,
    selection: &Selection,
) -> StoreResult<bool> {
    if selection.state != SelectionState::Reviewing {
        return Ok(selection.state > SelectionState::Reviewing);
    }
    if !reviewers::is_impartial(conn, actor, selection).await? {
        return Ok(true);
    }
    let held = reviews::of_selection(conn, selection.id).await?;
    let was_submitted = |review: &Review| match review.state {
        ReviewState::Submitted | ReviewState::Discounted => true,
        // One that was opened again says why.
        ReviewState::Open => !review.state_reason.is_empty(),
        _ => false,
    };
    Ok(held.iter().any(|held| was_submitted(&held.review)))
}

fn checked(
    call: &Call,
    how: Declaring,
    (before, terms, loosens): (&Terms, &Terms, bool),
    reason: &str,
) -> Result<String, SelectionError> {
    let reason = reason.trim();
    match how {
        Declaring::Frozen => return Err(SelectionError::Frozen),
        Declaring::Rest if !chooses_alike(before, terms) && !loosens => {
            return Err(SelectionError::MarksInView);
        }
        Declaring::OpeningSeats if !only_opens_seats(before, terms) && !loosens => {
            return Err(SelectionError::OnlySeats);
        }
        Declaring::WithReason | Declaring::Rest | Declaring::OpeningSeats if reason.is_empty() => {
            return Err(SelectionError::ReasonNeeded);
        }
        Declaring::Free | Declaring::WithReason | Declaring::Rest | Declaring::OpeningSeats => {}
    }
    if reason.chars().count() > MAX_REASON {
        return Err(SelectionError::ReasonNeeded);
    }
    let found = faults(terms, &call.terms.criteria);
    if found.is_empty() { Ok(reason.to_owned()) } else { Err(SelectionError::Faults(found)) }
}

async fn keep_terms(
    tx: &mut Tx,
    id: Id<Selection>,
    number: u32,
    terms: &Terms,
    reason: &str,
    (by, at): (&str, centum_base::Timestamp),
) -> Result<Digest, StoreError> {
    let text = serde_json::to_string(terms).expect("terms have a JSON form");
    let digest = Digest::of(text.as_bytes());
    store::insert_terms(tx, id, (number, &text, digest), reason, (by, at)).await?;
    Ok(digest)
}

/// Takes the next step, if nothing stands in its way. `progress` says how far the work is. Where a conflict became known since, what
/// it ends is ended first, and somebody looks again.
pub async fn go_on(
    house: &House,
    actor: &Actor,
    id: Id<Selection>,
    seen: i64,
    progress: impl AsyncFnOnce(&mut Tx, &Selection) -> Result<Progress, StoreError>,
) -> Result<SelectionState, SelectionError> {
    let recorded = actor.require(Permission::ManageSelection)?;
    let mut tx = house.begin().await?;
    let mut one = store::find(&mut tx.conn(), id).await?.ok_or(SelectionError::Absent)?;
    let call = find_call(&mut tx.conn(), one.call).await?.ok_or(SelectionError::Absent)?;
    if one.version != seen {
        return Err(SelectionError::Changed);
    }
    if !reviewers::is_impartial(&mut tx.conn(), actor, &one).await? {
        return Err(SelectionError::Partial);
    }
    if recuse_everybody(house, &mut tx, &recorded, &one).await? > 0 {
        tx.commit().await?;
        return Err(SelectionError::Changed);
    }
    let progress = progress(&mut tx, &one).await?;
    one.state = next(one.state, call.state, progress).map_err(SelectionError::Barriers)?;
    if !store::put(&mut tx, &one).await? {
        return Err(SelectionError::Changed);
    }
    store::insert_step(&mut tx, id, one.state, house.now(), "").await?;
    let mut note = Note::new().with("state", one.state.name());
    if one.state == SelectionState::Deciding {
        // From here on tickets can be seen: whom they are drawn among is fixed before.
        let pool = pool::pool(&mut tx.conn(), &call).await?;
        note = note.with("pool", draw::fix_pool(&mut tx, id, &pool).await?);
    }
    house.record(&mut tx, &recorded, "selection.step", &Subject::new("selection", id), note).await?;
    tx.commit().await?;
    Ok(one.state)
}
