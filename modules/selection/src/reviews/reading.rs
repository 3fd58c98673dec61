//! What a reviewer is shown: the own reviews, and one application with the own marks. What is kept from the person is not
//! loaded.

use std::collections::{BTreeMap, BTreeSet};

use centum_accounts::{Actor, Permission, Refused};
use centum_base::Id;
use centum_calls::call::{Call, find_call};
use centum_calls::expression::Dossier;
use centum_calls::organiser::entrants::Entrant;
use centum_calls::organiser::submitted::as_submitted;
use centum_store::{Conn, StoreResult};

use super::error::ReviewError;
use super::marking::Sheet;
use super::model::Review;
use super::store::{self, Held};
use crate::consensus;
use crate::process::{self, Selection};
use crate::reviewers::{conflicts_of, with_entrants};

/// The reviews of one person in one selection.
#[derive(Clone, Debug)]
pub struct Desk {
    /// The selection.
    pub selection: Selection,
    /// Its call.
    pub call: Call,
    /// The reviews that count or may still come to, by the numbers of the applications.
    pub tasks: Vec<Task>,
}

/// One of them.
#[derive(Clone, Debug)]
pub struct Task {
    /// The review.
    pub review: Review,
    /// The application.
    pub entrant: Entrant,
    /// Criteria with points.
    pub given: usize,
}

/// What who asks was given to read, the newest selection first.
pub async fn desks(conn: &mut Conn<'_>, actor: &Actor) -> Result<Vec<Desk>, ReviewError> {
    actor.require(Permission::Review)?;
    let Some(person) = actor.person() else { return Err(Refused::NotAllowed.into()) };
    let held = store::of_person(conn, person.id).await?;
    let selections: BTreeSet<Id<Selection>> = held.iter().map(|held| held.review.selection).collect();
    let mut desks = Vec::new();
    for id in selections.into_iter().rev() {
        let Some(selection) = process::find(conn, id).await? else { continue };
        let Some(call) = find_call(conn, selection.call).await? else { continue };
        let (entrants, hidden) = with_entrants(conn, &selection).await?;
        let all: BTreeMap<_, _> = entrants.into_iter().map(|entrant| (entrant.id, entrant)).collect();
        let standing = store::standing_of(conn, id).await?;
        let task = |held: &Held| {
            let review = &held.review;
            if !review.state.is_live() || hidden.keeps(held.person, review.expression) {
                return None;
            }
            let marks = standing.get(&review.id).map_or(&[] as &[_], Vec::as_slice);
            let given = marks.iter().filter(|mark| mark.halves.is_some()).count();
            Some(Task { review: review.clone(), entrant: all.get(&review.expression)?.clone(), given })
        };
        let mut tasks: Vec<Task> =
            held.iter().filter(|held| held.review.selection == id).filter_map(task).collect();
        tasks.sort_by_key(|task| task.entrant.number);
        if !tasks.is_empty() {
            desks.push(Desk { selection, call, tasks });
        }
    }
    Ok(desks)
}

/// One's own review, with the application as it was handed in.
#[derive(Clone, Debug)]
pub struct Own {
    /// The review.
    pub review: Review,
    /// Its selection.
    pub selection: Selection,
    /// The application as it was handed in.
    pub dossier: Dossier,
    /// The own marks.
    pub sheet: Sheet,
    /// Whether the report on the application is agreed: marks are final then.
    pub is_agreed: bool,
}

/// The review of that identifier for its reader. One of somebody else, one that is over and one behind a conflict do not
/// exist.
pub async fn own(conn: &mut Conn<'_>, actor: &Actor, id: Id<Review>) -> Result<Own, ReviewError> {
    let (review, selection) = of_reader(conn, actor, id).await?;
    let whole = Dossier::load(conn, review.expression).await?.ok_or(ReviewError::Absent)?;
    let dossier = as_submitted(conn, &whole, review.submission).await?.ok_or(ReviewError::Absent)?;
    let sheet = store::sheet(conn, id).await?;
    let criteria = &dossier.call.terms.criteria;
    let is_agreed = consensus::is_agreed(conn, &selection, criteria, review.expression).await?;
    Ok(Own { review, selection, dossier, sheet, is_agreed })
}

/// The head of one's own review.
pub(crate) async fn of_reader(
    conn: &mut Conn<'_>,
    actor: &Actor,
    id: Id<Review>,
) -> Result<(Review, Selection), ReviewError> {
    actor.require(Permission::Review)?;
    let held = found(conn, actor, id).await?.ok_or(ReviewError::Absent)?;
    let selection = process::find(conn, held.review.selection).await?.ok_or(ReviewError::Absent)?;
    if conflicts_of(conn, &selection).await?.keeps_from(actor, held.review.expression) {
        return Err(ReviewError::Absent);
    }
    Ok((held.review, selection))
}

async fn found(conn: &mut Conn<'_>, actor: &Actor, id: Id<Review>) -> StoreResult<Option<Held>> {
    let is_own = |held: &Held| {
        held.review.state.is_live() && actor.person().is_some_and(|person| person.id == held.person)
    };
    Ok(store::find(conn, id).await?.filter(is_own))
}
