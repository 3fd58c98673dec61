//! Whoever leaves is not waited for any more: a report that waited for nobody else is agreed with that.

use centum_calls::call::find_call;
use centum_ledger::{Actor as Recorded, House, Note, Subject};
use centum_store::{StoreError, StoreResult, Tx};

use super::model::{Report, ReportState};
use super::outcome::standing_of;
use super::rules::{Standing, is_written};
use super::store;
use crate::process;
use crate::reviewers::Reviewer;
use crate::reviews::{self, ReviewState};

/// Closes the reports that waited for one who has left, in the transaction of the leaving.
pub(crate) async fn close_without(
    house: &House,
    tx: &mut Tx,
    recorded: &Recorded,
    one: &Reviewer,
) -> StoreResult<()> {
    let Some(selection) = process::find(&mut tx.conn(), one.selection).await? else { return Ok(()) };
    let Some(call) = find_call(&mut tx.conn(), selection.call).await? else { return Ok(()) };
    if is_written(selection.state, None).is_err() {
        return Ok(());
    }
    let mut given = reviews::store::of_person(&mut tx.conn(), one.person).await?;
    given.retain(|held| held.review.reviewer == one.id && held.review.state == ReviewState::Submitted);
    for held in given {
        let id = held.review.expression;
        let report = store::find(&mut tx.conn(), id).await?;
        let is_asked = |report: &Report| report.state == ReportState::Approving;
        let Some(report) = report.filter(is_asked) else { continue };
        if standing_of(&mut tx.conn(), &call.terms.criteria, &report).await? != Standing::Agreed {
            continue;
        }
        let round = report.round;
        let agreed = Report { state: ReportState::Agreed, agreed_at: Some(house.now()), ..report };
        if !store::put(tx, &agreed).await? {
            return Err(StoreError::unreadable("report", "it changed under its own transaction"));
        }
        let note = Note::new().with("round", round).with("reviewer", one.id);
        house.record(tx, recorded, "selection.agree-without", &Subject::new("report", id), note).await?;
    }
    Ok(())
}
