//! What is done to seats. The only writers.

use std::collections::BTreeSet;

use centum_accounts::{Actor, Permission, Refused};
use centum_base::{Id, Timestamp};
use centum_calls::Site;
use centum_calls::expression::model::Expression;
use centum_calls::expression::{Dossier, State};
use centum_cohort::intake::IntakeError;
use centum_ledger::{Actor as Recorded, House, Note, Subject};
use centum_store::{Conn, StoreError, StoreResult, Tx};

use super::model::{Answer, Seat, SeatState, answered};
use super::store;
use crate::decision::Decision;
use crate::letters::tell;
use crate::process::{self, Selection};
use crate::reviewers::is_impartial;

const DAY: i64 = 24 * 3600;
/// The longest reason, in characters.
const MAX_REASON: usize = 2_000;

/// Why an action on a seat did not happen. Nothing was kept.
#[derive(Debug, thiserror::Error)]
pub enum SeatError {
    /// The right is missing.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// There is no such seat, or none of this person's.
    #[error("there is no such seat")]
    Absent,
    /// A conflict of interest keeps the person from an application, and what becomes of a seat touches all of them.
    #[error("a conflict of interest keeps you from an application of this call")]
    Partial,
    /// The seat cannot be answered so: the time is over, or it was answered before.
    #[error("the seat is {} and cannot be answered so any more", .0.name())]
    State(SeatState),
    /// The reason is too long.
    #[error("a reason has at most {MAX_REASON} characters")]
    ReasonTooLong,
    /// No seat is confirmed yet.
    #[error("no seat is confirmed yet")]
    NobodyConfirmed,
    /// Somebody changed it in the meantime.
    #[error("somebody answered in the meantime; look at it again")]
    Changed,
    /// The cohort did not take the list.
    #[error(transparent)]
    Intake(#[from] IntakeError),
    /// The database did not do its part.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Offers the seats of a decision that is being released, and takes back every seat that it does not give, a confirmed one too:
/// its holder is not eligible any more, misses a threshold now, or comes after somebody else.
pub(crate) async fn offer(
    house: &House,
    tx: &mut Tx,
    recorded: &Recorded,
    selection: &Selection,
    decision: &Decision,
) -> StoreResult<()> {
    let now = house.now();
    let seats = store::seats(&mut tx.conn(), selection.id).await?;
    let held: Vec<&Seat> = seats.iter().filter(|seat| seat.state.is_held()).collect();
    let holders: BTreeSet<Id<Expression>> = held.iter().map(|seat| seat.expression).collect();
    let lines = &decision.content.output.lines;
    let selected: BTreeSet<Id<Expression>> =
        lines.iter().filter(|line| line.selected).map(|line| line.id).collect();
    let seconds = i64::from(selection.terms.answer_days) * DAY;
    let until = Timestamp::from_second(now.as_second().saturating_add(seconds)).unwrap_or(Timestamp::MAX);
    for id in selected.difference(&holders) {
        store::offer(tx, (selection.id, decision.number), *id, (now, until)).await?;
    }
    for seat in held.into_iter().filter(|seat| !selected.contains(&seat.expression)) {
        if !store::put(tx, seat, SeatState::Withdrawn, now, "").await? {
            return Err(StoreError::unreadable("seat", "it changed under its own transaction"));
        }
        let note = Note::new().with("seat", seat.state.name()).with("decision", decision.number);
        let subject = Subject::new("expression", seat.expression);
        house.record(tx, recorded, "selection.withdraw-seat", &subject, note).await?;
    }
    Ok(())
}

/// Takes the seat, for an application that one leads.
pub async fn confirm(house: &House, actor: &Actor, id: Id<Expression>) -> Result<(), SeatError> {
    answer_own(house, actor, id, Answer::Confirm, "").await
}

/// Gives the seat back, for an application that one leads. It goes to the next in line.
pub async fn decline(
    house: &House,
    actor: &Actor,
    id: Id<Expression>,
    reason: &str,
) -> Result<(), SeatError> {
    answer_own(house, actor, id, Answer::Decline, reason).await
}

async fn answer_own(
    house: &House,
    actor: &Actor,
    id: Id<Expression>,
    answer: Answer,
    reason: &str,
) -> Result<(), SeatError> {
    let recorded = actor.require(Permission::Apply)?;
    let mut tx = house.begin().await?;
    let dossier = Dossier::load(&mut tx.conn(), id).await?.ok_or(SeatError::Absent)?;
    if !dossier.access(actor).leads {
        return Err(SeatError::Absent);
    }
    let seat = store::seat_of(&mut tx.conn(), id).await?.ok_or(SeatError::Absent)?;
    // Who has withdrawn takes no seat; the next decision gives it on.
    if matches!((answer, dossier.head.state), (Answer::Confirm, State::Withdrawn)) {
        return Err(SeatError::State(SeatState::Withdrawn));
    }
    keep(house, tx, &recorded, &seat, answer, reason).await
}

/// Lets a seat go that nobody answered in time. The applicant is written to.
pub async fn lapse(house: &House, actor: &Actor, id: Id<Expression>, site: &Site) -> Result<(), SeatError> {
    let recorded = actor.require(Permission::ManageSelection)?;
    let mut tx = house.begin().await?;
    let seat = store::seat_of(&mut tx.conn(), id).await?.ok_or(SeatError::Absent)?;
    let selection = impartial(&mut tx.conn(), actor, seat.selection).await;
    // Whether a seat was offered tells something of an application: whoever is kept from one is answered as if there were none.
    if matches!(selection, Err(SeatError::Partial)) {
        return Err(SeatError::Absent);
    }
    selection?;
    tell(house, &mut tx, id, "seat-lapsed", site).await?;
    keep(house, tx, &recorded, &seat, Answer::Lapse, "").await
}

/// The selection, for somebody whom no conflict keeps from any of its applications.
pub(super) async fn impartial(
    conn: &mut Conn<'_>,
    actor: &Actor,
    id: Id<Selection>,
) -> Result<Selection, SeatError> {
    let selection = process::find(conn, id).await?.ok_or(SeatError::Absent)?;
    if is_impartial(conn, actor, &selection).await? { Ok(selection) } else { Err(SeatError::Partial) }
}

async fn keep(
    house: &House,
    mut tx: Tx,
    recorded: &Recorded,
    seat: &Seat,
    answer: Answer,
    reason: &str,
) -> Result<(), SeatError> {
    // The field of a page counts a new line once.
    let reason = reason.replace("\r\n", "\n");
    let reason = reason.trim();
    if reason.chars().count() > MAX_REASON {
        return Err(SeatError::ReasonTooLong);
    }
    let now = house.now();
    let state = answered(seat.state, answer, now, seat.answer_until).ok_or(SeatError::State(seat.state))?;
    if !store::put(&mut tx, seat, state, now, reason).await? {
        return Err(SeatError::Changed);
    }
    let note = Note::new().with("seat", state.name()).with("decision", seat.decision).with("reason", reason);
    let subject = Subject::new("expression", seat.expression);
    house.record(&mut tx, recorded, "selection.answer-seat", &subject, note).await?;
    Ok(tx.commit().await?)
}
