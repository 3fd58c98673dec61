//! A report that was agreed is opened again, by a named person with a reason. Nothing of it is edited: what was agreed stays
//! in its rounds and revisions, the reviews stay as they are, and a decision that rests on it stands until another is released.

use centum_accounts::{Actor, Permission};
use centum_base::Id;
use centum_calls::call::find_call;
use centum_calls::expression::model::Expression;
use centum_ledger::{House, Note, Subject};
use centum_store::Tx;

use super::actions::Place;
use super::error::ReportError;
use super::model::{Comment, Report, ReportState};
use super::outcome::standing_of;
use super::rules::may_evaluate_again;
use super::store;
use super::table::Table;
use crate::process::Selection;
use crate::reviews::reason_of;

/// Opens the report of one application again after marks were final.
pub async fn evaluate_again(
    house: &House,
    actor: &Actor,
    place: Place,
    reason: &str,
) -> Result<(), ReportError> {
    let mut table = Table::open(house, actor, Permission::ReleaseDecision, place).await?;
    let reason = reason_of(reason)?;
    let report = table.report().await?;
    let selection = table.selection.clone();
    open(house, &mut table.tx, actor, &selection, (report, reason)).await?;
    table.tx.commit().await?;
    Ok(())
}

/// Opens the report of an application again, in the transaction of what led to it. Without a report there is nothing to open:
/// an application that was found ineligible has none, and its eligibility is decided anew.
pub(crate) async fn open_again(
    house: &House,
    tx: &mut Tx,
    actor: &Actor,
    selection: &Selection,
    (expression, reason): (Id<Expression>, &str),
) -> Result<(), ReportError> {
    let report = store::find(&mut tx.conn(), expression).await?;
    match report.filter(|report| report.selection == selection.id) {
        Some(report) => open(house, tx, actor, selection, (report, reason.to_owned())).await,
        None => Ok(()),
    }
}

async fn open(
    house: &House,
    tx: &mut Tx,
    actor: &Actor,
    selection: &Selection,
    (report, reason): (Report, String),
) -> Result<(), ReportError> {
    let recorded = actor.require(Permission::ReleaseDecision)?;
    let person = actor.person().ok_or(ReportError::Absent)?.id;
    let call = find_call(&mut tx.conn(), selection.call).await?.ok_or(ReportError::Absent)?;
    let stands = standing_of(&mut tx.conn(), &call.terms.criteria, &report).await?;
    may_evaluate_again(selection.state, stands)?;
    let (round, expression) = (report.round, report.expression);
    let opened = Report { state: ReportState::Drafting, agreed_at: None, ..report };
    if !store::put(tx, &opened).await? {
        return Err(ReportError::Changed);
    }
    // The reason is for those who write and read the report. The ledger has it not: whoever reads that may have a conflict here.
    let why = Comment { person, said: reason, at: house.now() };
    store::insert_comment(tx, house.id(), expression, &why).await?;
    let subject = Subject::new("report", expression);
    let note = Note::new().with("round", round);
    house.record(tx, &recorded, "selection.evaluate-again", &subject, note).await?;
    Ok(())
}
