//! What is done to assignments: working one out, carrying it out, and what ends a review that was given.

mod by_hand;
mod carrying;
mod ending;
mod proposing;

pub use by_hand::{assign_by_hand, take_back};
pub use carrying::{Carried, carry_out};
pub(crate) use ending::{free_unfinished, recuse_conflicted, recuse_everybody};
pub use proposing::propose;

use centum_accounts::{Actor, Permission};
use centum_base::Id;
use centum_calls::call::{Call, find_call};
use centum_calls::organiser::entrants::Entrant;
use centum_store::Conn;

use super::building::question;
use super::error::{AssignmentError, MAX_REASON};
use super::question::{Keep, Question};
use super::store;
use crate::pool::{Pool, pool};
use crate::process::{self, Selection, SelectionState};
use crate::reviewers::{self, Conflicts, Reviewer};
use crate::reviews::Review;

/// A reason without the space around it.
fn reason(text: &str) -> Result<String, AssignmentError> {
    let text = text.replace("\r\n", "\n").trim().to_owned();
    let fits = !text.is_empty() && text.chars().count() <= MAX_REASON;
    if fits { Ok(text) } else { Err(AssignmentError::Reason) }
}

/// Everything that giving applications out looks at.
struct Table {
    selection: Selection,
    call: Call,
    pool: Pool,
    reviewers: Vec<Reviewer>,
    conflicts: Conflicts,
    reviews: Vec<Review>,
}

impl Table {
    /// Loads it in a state in which all applications are given out.
    async fn load(conn: &mut Conn<'_>, of: Id<Selection>) -> Result<Self, AssignmentError> {
        let table = Self::of_one(conn, of).await?;
        if table.selection.state > SelectionState::Reviewing {
            Err(AssignmentError::State)
        } else {
            Ok(table)
        }
    }

    /// Loads it where one of them may still be.
    async fn of_one(conn: &mut Conn<'_>, of: Id<Selection>) -> Result<Self, AssignmentError> {
        let selection = process::find(conn, of).await?.ok_or(AssignmentError::Absent)?;
        let call = find_call(conn, selection.call).await?.ok_or(AssignmentError::Absent)?;
        if selection.state == SelectionState::Closed {
            return Err(AssignmentError::State);
        }
        let pool = pool(conn, &call).await?;
        let everything: Vec<Entrant> = [&pool.eligible, &pool.open, &pool.ineligible]
            .into_iter()
            .flat_map(|part| part.iter().cloned())
            .collect();
        let conflicts = reviewers::conflicts(conn, &selection, &everything).await?;
        let reviewers = reviewers::reviewers(conn, of).await?;
        let reviews = store::given(conn, of).await?;
        Ok(Self { selection, call, pool, reviewers, conflicts, reviews })
    }

    /// What is to be read: everything that was not decided to be ineligible.
    fn pieces(&self) -> Vec<&Entrant> {
        self.pool.eligible.iter().chain(&self.pool.open).collect()
    }

    fn question(&self, keep: Keep) -> Question {
        question(&self.selection, &self.pieces(), &self.reviewers, &self.conflicts, &self.reviews, keep)
    }

    /// Who is kept from anything does not see how the rest is given out: totals and loads would tell.
    fn impartial(&self, actor: &Actor) -> Result<centum_ledger::Actor, AssignmentError> {
        let recorded = actor.require(Permission::ManageSelection)?;
        let kept = actor.person().is_some_and(|person| !self.conflicts.hidden_from(person.id).is_empty());
        if kept { Err(AssignmentError::Own) } else { Ok(recorded) }
    }
}
