//! Going on without those who do not answer, so that one silence does not hold a report up for ever. Somebody decides it who did
//! not review the application. Whoever speaks while marks are not final is heard still: then the report stands with them.

use centum_accounts::{Actor, Permission};
use centum_ledger::{House, Note};

use super::actions::Place;
use super::error::ReportError;
use super::model::{Report, ReportState, Unheard};
use super::rules::{Refusal, Standing, is_written};
use super::store;
use super::table::Table;
use crate::reviews::reason_of;

/// Takes a report for agreed without those who have not spoken to the round that was `seen`.
pub async fn go_on_without(
    house: &House,
    actor: &Actor,
    place: Place,
    seen: u32,
    reason: &str,
) -> Result<(), ReportError> {
    let mut table = Table::open(house, actor, Permission::ManageSelection, place).await?;
    let report = table.report().await?;
    let (standing, _) = table.standing(&report).await?;
    is_written(table.selection.state, Some(standing))?;
    if table.held.iter().any(|held| actor.person().is_some_and(|person| person.id == held.person)) {
        return Err(Refusal::ReviewedIt.into());
    }
    let silent = match standing {
        Standing::Waiting(silent) => silent,
        Standing::Agreed => return Err(Refusal::AgreedAlready.into()),
        Standing::Drafting | Standing::Unsettled => return Err(Refusal::NotAsked.into()),
    };
    let reason = reason_of(reason)?;
    if report.round != seen {
        return Err(ReportError::Changed);
    }
    let decided_at = house.now();
    let agreed = Report { state: ReportState::Agreed, agreed_at: Some(decided_at), ..report };
    // Nobody waits for who had been there to speak; whose review came this very moment is waited for.
    if table.standing(&agreed).await?.0 != Standing::Agreed {
        return Err(ReportError::Changed);
    }
    table.keep(&agreed).await?;
    let new = Unheard { round: seen, reason, decided_by: table.recorded.to_string(), decided_at };
    store::insert_unheard(&mut table.tx, table.expression, &new).await?;
    // The reason is for those who read the report: whoever reads the ledger may have a conflict here.
    let note = Note::new().with("round", seen).with("silent", silent);
    table.record(house, "selection.go-on-without", note).await?;
    table.tx.commit().await?;
    Ok(())
}
