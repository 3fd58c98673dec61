//! All applications of a selection side by side, for those who run it. What a conflict keeps away is not on the board, and
//! nothing on it is computed from that.

use std::collections::{BTreeMap, BTreeSet};

use centum_accounts::{Actor, Permission, Person, names_of};
use centum_base::Id;
use centum_calls::call::Call;
use centum_calls::organiser::entrants::Entrant;
use centum_store::{Conn, StoreResult};

use super::error::ReportError;
use super::outcome::{Outcome, outcomes};
use crate::process::{Selection, SelectionState};
use crate::reviewers::{ReviewerState, reviewer_of, with_entrants};
use crate::reviews::{self, Counted, Held, ReviewState, Spread, counted};

/// The applications that are read, with their reviews.
#[derive(Clone, Debug)]
pub struct Board {
    /// By the numbers of the applications.
    pub lines: Vec<Line>,
    /// The names of those who read.
    pub names: BTreeMap<Id<Person>, String>,
}

/// One application.
#[derive(Clone, Debug)]
pub struct Line {
    /// The application.
    pub entrant: Entrant,
    /// Every review of it.
    pub held: Vec<Held>,
    /// Those that count, with their points; none while who asks may still have a review of it to submit.
    pub counted: Vec<Counted>,
    /// What they come to.
    pub spread: Option<Spread>,
    /// The report, once it was begun.
    pub outcome: Option<Outcome>,
}

/// How far one reviewer is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Load {
    /// Reviews that count or may still come to.
    pub given: usize,
    /// Of those, begun and not submitted.
    pub open: usize,
    /// Of those, submitted.
    pub submitted: usize,
    /// Reviews that were given back.
    pub declined: usize,
    /// Reviews that do not count for a conflict.
    pub conflict: usize,
}

/// The board of a selection as who asks may see it.
pub async fn board(
    conn: &mut Conn<'_>,
    actor: &Actor,
    selection: &Selection,
    call: &Call,
) -> Result<Board, ReportError> {
    actor.require(Permission::ManageSelection)?;
    let (entrants, hidden) = with_entrants(conn, selection).await?;
    let mut held = reviews::of_selection(conn, selection.id).await?;
    held.retain(|held| !hidden.keeps_from(actor, held.review.expression));
    let criteria = &call.terms.criteria;
    let mut outcomes = outcomes(conn, selection, criteria, &held).await?;
    let mut standing = reviews::store::standing_of(conn, selection.id).await?;
    let mut by_expression: BTreeMap<_, Vec<Held>> = BTreeMap::new();
    for held in &held {
        by_expression.entry(held.review.expression).or_default().push(held.clone());
    }
    let persons: BTreeSet<Id<Person>> = held.iter().map(|held| held.person).collect();
    let mut counting = counted(held, &mut standing);
    let reads_alone = reads_alone(conn, actor, selection).await?;
    let line = |entrant: Entrant| {
        let held = by_expression.remove(&entrant.id).unwrap_or_default();
        let is_blind = is_blind(actor, reads_alone, &held);
        let counted = counting.remove(&entrant.id).filter(|_| !is_blind).unwrap_or_default();
        let outcome = outcomes.remove(&entrant.id).filter(|_| !is_blind);
        Line { spread: Spread::of(criteria, &counted), held, counted, outcome, entrant }
    };
    let seen = |entrant: &Entrant| !hidden.keeps_from(actor, entrant.id) && entrant.not_met.is_empty();
    let lines = entrants.into_iter().filter(seen).map(line).collect();
    Ok(Board { lines, names: names_of(conn, &persons).await? })
}

/// Whether who asks was invited to read in the selection while everybody reads alone: any application may be given to them yet.
pub(super) async fn reads_alone(
    conn: &mut Conn<'_>,
    actor: &Actor,
    selection: &Selection,
) -> StoreResult<bool> {
    let Some(person) = actor.person() else { return Ok(false) };
    if selection.state > SelectionState::Reviewing {
        return Ok(false);
    }
    let reviewer = reviewer_of(conn, selection.id, person.id).await?;
    Ok(reviewer.is_some_and(|one| matches!(one.state, ReviewerState::Invited | ReviewerState::Accepted)))
}

/// Whether the marks of others are not shown to who asks, whatever the role: an own review is to be submitted still, or, for
/// who `reads_alone`, there is no submitted one.
pub(super) fn is_blind(actor: &Actor, reads_alone: bool, held: &[Held]) -> bool {
    let Some(person) = actor.person() else { return false };
    let has = |states: &[ReviewState]| {
        held.iter().any(|held| held.person == person.id && states.contains(&held.review.state))
    };
    has(&[ReviewState::Assigned, ReviewState::Open]) || (reads_alone && !has(&[ReviewState::Submitted]))
}

impl Board {
    /// How far each reviewer is, with what is on the board.
    pub fn loads(&self) -> BTreeMap<Id<Person>, Load> {
        let mut loads: BTreeMap<Id<Person>, Load> = BTreeMap::new();
        for held in self.lines.iter().flat_map(|line| &line.held) {
            let load = loads.entry(held.person).or_default();
            load.given += usize::from(held.review.state.is_live());
            match held.review.state {
                ReviewState::Open => load.open += 1,
                ReviewState::Submitted => load.submitted += 1,
                ReviewState::Declined => load.declined += 1,
                ReviewState::Recused | ReviewState::Discounted => load.conflict += 1,
                ReviewState::Assigned | ReviewState::TakenBack => {}
            }
        }
        loads
    }

    /// The name of a reader.
    pub fn name(&self, person: Id<Person>) -> &str {
        self.names.get(&person).map_or("", String::as_str)
    }
}
