//! What the panel discusses now, for each who looks: somebody with a conflict is asked to leave, and hears of nothing else.

use std::collections::BTreeSet;

use centum_accounts::{Actor, Permission, Person, memberships_at, names_of};
use centum_base::{Id, Timestamp};
use centum_calls::expression::find as find_expression;
use centum_store::Conn;

use super::error::ReportError;
use super::outcome::is_sitting;
use crate::process::Selection;
use crate::reviewers::conflicts_of;
use crate::reviews;

/// What somebody sees of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Live {
    /// Nothing is discussed.
    Nothing,
    /// The person is asked to leave the room. Nothing else is said.
    Leave,
    /// An application is discussed.
    Discussed {
        /// The number within the call.
        number: u32,
        /// The number as people quote it.
        reference: String,
        /// What it is called.
        title: String,
        /// The names of those who leave the room.
        leave: Vec<String>,
    },
}

/// What who asks sees of the table.
pub async fn live(
    conn: &mut Conn<'_>,
    actor: &Actor,
    selection: &Selection,
    now: Timestamp,
) -> Result<Live, ReportError> {
    let Some(on_table) = selection.on_table.filter(|_| is_sitting(selection)) else {
        return Ok(Live::Nothing);
    };
    let hidden = conflicts_of(conn, selection).await?;
    if hidden.keeps_from(actor, on_table) {
        return Ok(Live::Leave);
    }
    let head = find_expression(conn, on_table).await?.ok_or(ReportError::Absent)?;
    let room = room(conn, selection, now).await?;
    let leave: BTreeSet<Id<Person>> =
        hidden.kept_from(on_table).filter(|person| room.contains(person)).collect();
    let mut names: Vec<String> = names_of(conn, &leave).await?.into_values().collect();
    names.sort();
    Ok(Live::Discussed { number: head.number, reference: head.reference(), title: head.title, leave: names })
}

/// Who is in the room: those who read, and those who may lead the panel.
async fn room(
    conn: &mut Conn<'_>,
    selection: &Selection,
    now: Timestamp,
) -> Result<BTreeSet<Id<Person>>, ReportError> {
    let held = reviews::of_selection(conn, selection.id).await?;
    let readers = held.iter().filter(|held| held.review.state.is_live()).map(|held| held.person);
    let roles = memberships_at(conn, now).await?;
    let chairs = roles.iter().filter(|one| one.role.may(Permission::ChairPanel)).map(|one| one.person);
    Ok(readers.chain(chairs).collect())
}

/// Whether a person sits on the panel of a selection: who has a review in it that counts or may still come to does.
pub async fn sits(
    conn: &mut Conn<'_>,
    person: Id<Person>,
    selection: &Selection,
) -> Result<bool, ReportError> {
    let mine = reviews::store::of_person(conn, person).await?;
    Ok(mine.iter().any(|held| held.review.selection == selection.id && held.review.state.is_live()))
}
