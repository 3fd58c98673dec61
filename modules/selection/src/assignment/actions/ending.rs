//! What ends a review before its time: the reviewer leaves, or is found to be partial.

use centum_accounts::Person;
use centum_base::Id;
use centum_ledger::{Actor as Recorded, House, Note, Subject};
use centum_store::{StoreError, StoreResult, Tx};

use crate::assignment::store;
use crate::process::{Selection, SelectionState};
use crate::reviewers::{self, Conflicts, Reviewer, with_entrants};
use crate::reviews::{Review, ReviewState};

/// Frees what a reviewer who leaves has not submitted. Tells how many.
pub(crate) async fn free_unfinished(tx: &mut Tx, one: &Reviewer, why: &str) -> StoreResult<usize> {
    let mut freed = 0;
    for review in store::given_to(&mut tx.conn(), one.id).await? {
        if matches!(review.state, ReviewState::Assigned | ReviewState::Open) {
            if !store::end(tx, &review, ReviewState::Declined, why).await? {
                return Err(StoreError::unreadable("review", "it changed under its own transaction"));
            }
            freed += 1;
        }
    }
    Ok(freed)
}

/// Ends every review of a person that a conflict hits: unfinished ones are recused, submitted ones are discounted. Totals
/// are queries, so they follow at once. The ledger names each.
pub(crate) async fn recuse_conflicted(
    house: &House,
    tx: &mut Tx,
    recorded: &Recorded,
    of: &Selection,
    person: Id<Person>,
) -> StoreResult<usize> {
    let Some(one) = reviewers::reviewer_of(&mut tx.conn(), of.id, person).await? else { return Ok(0) };
    let given = store::given_to(&mut tx.conn(), one.id).await?;
    if !given.iter().any(|review| review.state.is_live()) {
        return Ok(0);
    }
    let (_, conflicts) = with_entrants(&mut tx.conn(), of).await?;
    recuse_from(house, tx, recorded, (person, &given, &conflicts)).await
}

/// The same for everybody, where a conflict became known without a deed of the selection: somebody who reads may write for an
/// applicant by now. Whoever comes to one after a decision was released undoes nothing that was decided.
pub(crate) async fn recuse_everybody(
    house: &House,
    tx: &mut Tx,
    recorded: &Recorded,
    of: &Selection,
) -> StoreResult<usize> {
    if of.state >= SelectionState::Released {
        return Ok(0);
    }
    let (_, conflicts) = with_entrants(&mut tx.conn(), of).await?;
    let mut ended = 0;
    for one in reviewers::reviewers(&mut tx.conn(), of.id).await? {
        let given = store::given_to(&mut tx.conn(), one.id).await?;
        ended += recuse_from(house, tx, recorded, (one.person, &given, &conflicts)).await?;
    }
    Ok(ended)
}

async fn recuse_from(
    house: &House,
    tx: &mut Tx,
    recorded: &Recorded,
    (person, given, conflicts): (Id<Person>, &[Review], &Conflicts),
) -> StoreResult<usize> {
    let mut ended = 0;
    for review in given.iter().filter(|review| review.state.is_live()) {
        let stance = conflicts.stance(person, review.expression).filter(|stance| stance.is_conflict());
        let Some(ground) = stance.and_then(|stance| stance.grounds.first()) else { continue };
        let state = match review.state {
            ReviewState::Submitted => ReviewState::Discounted,
            _ => ReviewState::Recused,
        };
        if !store::end(tx, review, state, ground.name()).await? {
            return Err(StoreError::unreadable("review", "it changed under its own transaction"));
        }
        let note = Note::new().with("state", state.name()).with("ground", ground.name());
        house.record(tx, recorded, "selection.recuse", &Subject::new("review", review.id), note).await?;
        ended += 1;
    }
    Ok(ended)
}
