//! Giving one application to one reviewer by hand, and taking one back.

use centum_accounts::{Actor, Permission, find_person};
use centum_base::Id;
use centum_calls::Site;
use centum_calls::expression::model::Expression;
use centum_jobs::post;
use centum_ledger::{House, Note, Subject};
use serde_json::json;

use super::{AssignmentError, Table, reason};
use crate::assignment::store;
use crate::consensus;
use crate::process::Selection;
use crate::reviewers::{Reviewer, ReviewerState, reading_letter};
use crate::reviews::rules::may_give;
use crate::reviews::{Review, ReviewState};

/// Gives an application to somebody who accepted to read and is not kept from it, with a reason. Limits of the terms are
/// the organiser's to weigh here. As long as an application has no agreed report this is possible until the selection is closed.
pub async fn assign_by_hand(
    house: &House,
    actor: &Actor,
    of: Id<Selection>,
    (expression, reviewer): (Id<Expression>, Id<Reviewer>),
    why: &str,
    site: &Site,
) -> Result<Id<Review>, AssignmentError> {
    actor.require(Permission::ManageSelection)?;
    let why = reason(why)?;
    let mut tx = house.begin().await?;
    let table = Table::of_one(&mut tx.conn(), of).await?;
    let recorded = table.impartial(actor)?;
    let pieces = table.pieces();
    let piece = pieces.iter().find(|piece| piece.id == expression).ok_or(AssignmentError::Absent)?;
    let criteria = &table.call.terms.criteria;
    let is_agreed = consensus::is_agreed(&mut tx.conn(), &table.selection, criteria, expression).await?;
    if !may_give(table.selection.state, is_agreed) {
        return Err(AssignmentError::State);
    }
    let one = table.reviewers.iter().find(|one| one.id == reviewer);
    let one = one.filter(|one| one.state == ReviewerState::Accepted).ok_or(AssignmentError::Absent)?;
    if table.conflicts.keeps(one.person, expression) {
        return Err(AssignmentError::Conflict);
    }
    let has = |review: &&Review| review.reviewer == reviewer && review.expression == expression;
    if table.reviews.iter().filter(has).any(|review| review.state.is_live()) {
        return Err(AssignmentError::Given);
    }
    let review = Review {
        id: house.id(),
        selection: of,
        expression,
        submission: piece.submission,
        reviewer,
        run: 0,
        state: ReviewState::Assigned,
        state_reason: String::new(),
        assigned_at: house.now(),
        submitted_at: None,
        version: 1,
    };
    let kept = json!({ "by": "hand", "why": why, "who": recorded.to_string() }).to_string();
    store::insert_review(&mut tx, &review, &kept).await?;
    if let Some(person) = find_person(&mut tx.conn(), one.person).await?
        && let Some(letter) = reading_letter(&person, &table.call, site, 1)
    {
        post(house, &mut tx, &letter).await?;
    }
    let note = Note::new().with("expression", expression).with("reviewer", reviewer).with("reason", why);
    house.record(&mut tx, &recorded, "selection.assign", &Subject::new("review", review.id), note).await?;
    tx.commit().await?;
    Ok(review.id)
}

/// Takes back what was given and not begun, with a reason.
pub async fn take_back(
    house: &House,
    actor: &Actor,
    of: Id<Selection>,
    id: Id<Review>,
    why: &str,
) -> Result<(), AssignmentError> {
    actor.require(Permission::ManageSelection)?;
    let why = reason(why)?;
    let mut tx = house.begin().await?;
    let table = Table::of_one(&mut tx.conn(), of).await?;
    let recorded = table.impartial(actor)?;
    let review = table.reviews.iter().find(|one| one.id == id).ok_or(AssignmentError::Absent)?;
    if review.state != ReviewState::Assigned {
        return Err(AssignmentError::Begun);
    }
    if !store::end(&mut tx, review, ReviewState::TakenBack, &why).await? {
        return Err(AssignmentError::Changed);
    }
    let note = Note::new().with("state", ReviewState::TakenBack.name()).with("reason", why);
    house.record(&mut tx, &recorded, "selection.take-back", &Subject::new("review", id), note).await?;
    Ok(tx.commit().await?)
}
