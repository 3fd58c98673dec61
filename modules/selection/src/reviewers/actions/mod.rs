//! What is done to reviewers: inviting, answering, declaring, fixing.

mod answering;
mod interests;
mod inviting;
mod pinning;

pub use answering::{Answer, answer_invitation, change_profile, leave};
pub use interests::{declare_interest, withdraw_interest};
pub use inviting::{Whom, invite};
pub use pinning::pin_conflict;

use centum_accounts::{Actor, Permission, Person, Refused};
use centum_base::Id;
use centum_ledger::{Actor as Recorded, House};
use centum_store::Tx;

use super::error::ReviewerError;
use super::rules::MAX_REASON;
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
