//! What the panel does across applications: changes marks with a reason, and discusses one application after the other.

use centum_accounts::{Actor, Permission};
use centum_base::Id;
use centum_calls::expression::model::Expression;
use centum_ledger::{House, Note, Subject};

use super::actions::Place;
use super::error::ReportError;
use super::model::PanelMark;
use super::rules::{Refusal, Standing, is_paneling};
use super::store;
use super::table::Table;
use crate::process::{self, Selection};
use crate::reviewers::conflicts_of;
use crate::reviews::{self, Mark, reason_of};

/// Changes a mark after applications were compared. The report stays as it was agreed.
pub async fn change_mark(
    house: &House,
    actor: &Actor,
    place: Place,
    criterion: &str,
    halves: u32,
    reason: &str,
) -> Result<(), ReportError> {
    let mut table = Table::open(house, actor, Permission::ChairPanel, place).await?;
    is_paneling(table.selection.state)?;
    let reason = reason_of(reason)?;
    let mark = Mark { criterion: criterion.to_owned(), halves: Some(halves), comment: String::new() };
    reviews::check(&table.call, &mark)?;
    let report = table.report().await?;
    if table.standing(&report).await?.0 != Standing::Agreed {
        return Err(Refusal::NotAgreed.into());
    }
    let earlier = store::panel_marks(&mut table.tx.conn(), table.expression).await?;
    let last = earlier.iter().filter(|one| one.criterion == criterion).map(|one| one.number).max();
    let new = PanelMark {
        criterion: mark.criterion,
        number: last.unwrap_or(0) + 1,
        halves,
        reason,
        changed_by: table.recorded.to_string(),
        changed_at: house.now(),
    };
    store::insert_panel_mark(&mut table.tx, table.expression, &new).await?;
    // Neither the mark nor the reason, but the digest of both: whoever reads the ledger may have a conflict here.
    let note = Note::new().with("criterion", &new.criterion).with("number", new.number);
    let note = note.with("mark", new.digest());
    table.record(house, "selection.change-mark", note).await?;
    table.tx.commit().await?;
    Ok(())
}

/// Puts an application on the table of the panel, or clears the table.
pub async fn put_on_table(
    house: &House,
    actor: &Actor,
    id: Id<Selection>,
    seen: i64,
    expression: Option<Id<Expression>>,
) -> Result<(), ReportError> {
    let recorded = actor.require(Permission::ChairPanel)?;
    let mut tx = house.begin().await?;
    let mut selection = process::find(&mut tx.conn(), id).await?.ok_or(ReportError::Absent)?;
    is_paneling(selection.state)?;
    if let Some(expression) = expression {
        let hidden = conflicts_of(&mut tx.conn(), &selection).await?;
        let held = reviews::store::of_expression(&mut tx.conn(), selection.id, expression).await?;
        if hidden.keeps_from(actor, expression) || held.is_empty() {
            return Err(ReportError::Absent);
        }
    }
    if selection.version != seen {
        return Err(ReportError::Changed);
    }
    selection.on_table = expression;
    if !process::store::put(&mut tx, &selection).await? {
        return Err(ReportError::Changed);
    }
    let note = match expression {
        Some(expression) => Note::new().with("expression", expression),
        None => Note::new(),
    };
    house.record(&mut tx, &recorded, "selection.discuss", &Subject::new("selection", id), note).await?;
    tx.commit().await?;
    Ok(())
}
