//! Fixing, either way and with a reason, whether somebody is kept from an application.

use centum_accounts::{Actor, Permission, Person};
use centum_base::Id;
use centum_calls::expression::model::Expression;
use centum_ledger::{House, Note, Subject};

use super::{ReviewerError, reason, recuse, selection};
use crate::process::Selection;
use crate::reviewers::conflicts::with_entrants;
use crate::reviewers::rules::may_pin;
use crate::reviewers::{Pin, Pinned, store};

/// Fixes that there is a conflict, or none, or that what is computed holds again. Nobody clears themselves, and to whoever
/// is kept from the application it does not exist.
pub async fn pin_conflict(
    house: &House,
    actor: &Actor,
    of: Id<Selection>,
    (person, expression): (Id<Person>, Id<Expression>),
    pinned: Pinned,
    why: &str,
) -> Result<(), ReviewerError> {
    let recorded = actor.require(Permission::ManageSelection)?;
    let why = reason(why)?;
    let by = actor.person().map(|person| person.id);
    let mut tx = house.begin().await?;
    let selection = selection(&mut tx, of).await?;
    let (entrants, conflicts) = with_entrants(&mut tx.conn(), &selection).await?;
    let there = entrants.iter().any(|entrant| entrant.id == expression);
    if !there || by.is_some_and(|by| conflicts.keeps(by, expression)) {
        return Err(ReviewerError::Absent);
    }
    if !may_pin(by, person, pinned) {
        return Err(ReviewerError::Own);
    }
    centum_accounts::find_person(&mut tx.conn(), person).await?.ok_or(ReviewerError::Absent)?;
    let before = store::pins_of(&mut tx.conn(), of, person, expression).await?;
    let number = before.last().map_or(1, |last| last.number + 1);
    let at = house.now();
    let pin = Pin { person, expression, number, pinned, reason: why, by: recorded.to_string(), at };
    store::insert_pin(&mut tx, of, &pin).await?;
    let note = Note::new()
        .with("person", person)
        .with("expression", expression)
        .with("pinned", pinned.name())
        .with("number", number)
        .personal("reason", person, &pin.reason);
    house.record(&mut tx, &recorded, "selection.pin-conflict", &Subject::new("selection", of), note).await?;
    recuse(house, &mut tx, &recorded, &selection, person).await?;
    Ok(tx.commit().await?)
}
