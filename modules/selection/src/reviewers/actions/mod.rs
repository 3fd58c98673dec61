//! What is done to reviewers: inviting, answering, declaring, fixing.

mod answering;
mod interests;
mod inviting;
mod pinning;

pub use answering::{Answer, answer_invitation, change_profile, leave};
pub use interests::{declare_interest, withdraw_interest};
pub use inviting::{Whom, invite};
pub use pinning::pin_conflict;

use std::collections::BTreeSet;

use centum_accounts::{Actor, Permission, Person, Refused};
use centum_base::Id;
use centum_calls::expression::model::Expression;
use centum_ledger::{Actor as Recorded, House};
use centum_store::Tx;

use super::conflicts::conflicts_of;
use super::error::ReviewerError;
use super::rules::{MAX_REASON, may_free};
use crate::assignment;
use crate::process::{self, Selection};

/// The selection of that identifier.
async fn selection(tx: &mut Tx, id: Id<Selection>) -> Result<Selection, ReviewerError> {
    process::find(&mut tx.conn(), id).await?.ok_or(ReviewerError::Absent)
}

/// The person who acts for themselves, with the name under which the ledger records it.
fn own(actor: &Actor) -> Result<(Id<Person>, Recorded), ReviewerError> {
    let recorded = actor.require(Permission::Review)?;
    let person = actor.person().ok_or(Refused::NotSignedIn)?.id;
    Ok((person, recorded))
}

/// A reason without the space around it.
fn reason(text: &str) -> Result<String, ReviewerError> {
    let text = text.replace("\r\n", "\n").trim().to_owned();
    let fits = !text.is_empty() && text.chars().count() <= MAX_REASON;
    if fits { Ok(text) } else { Err(ReviewerError::Reason) }
}

/// What keeps a person from applications before something about them is changed.
async fn hidden_from(
    tx: &mut Tx,
    of: &Selection,
    person: Id<Person>,
) -> Result<BTreeSet<Id<Expression>>, ReviewerError> {
    Ok(conflicts_of(&mut tx.conn(), of).await?.hidden_from(person))
}

/// Refuses, once it is changed, what frees a person of a conflict: the person alone does not do it, nor does somebody who has
/// one too.
async fn nobody_frees_themselves(
    tx: &mut Tx,
    actor: &Actor,
    of: &Selection,
    (person, before): (Id<Person>, &BTreeSet<Id<Expression>>),
) -> Result<(), ReviewerError> {
    let conflicts = conflicts_of(&mut tx.conn(), of).await?;
    let frees = !before.is_subset(&conflicts.hidden_from(person));
    let by = actor.person().map(|by| (by.id, conflicts.hidden_from(by.id).is_empty()));
    if frees && !may_free(by, person) { Err(ReviewerError::Own) } else { Ok(()) }
}

/// Ends the reviews that a conflict of the person hits now, in the transaction that made it known.
async fn recuse(
    house: &House,
    tx: &mut Tx,
    recorded: &Recorded,
    of: &Selection,
    person: Id<Person>,
) -> Result<(), ReviewerError> {
    assignment::recuse_conflicted(house, tx, recorded, of, person).await?;
    Ok(())
}
