//! Everything that an action on a report looks at, in its transaction.

use centum_accounts::{Actor, Permission};
use centum_base::{Digest, Id, Timestamp};
use centum_calls::call::{Call, find_call};
use centum_calls::expression::model::Expression;
use centum_ledger::{House, Note, Subject};
use centum_store::Tx;

use super::error::ReportError;
use super::model::{Report, Voice};
use super::rules::{Counting, Refusal, Standing, is_written, standing};
use super::store;
use crate::process::{self, Selection, SelectionState};
use crate::reviewers::Reviewer;
use crate::reviewers::conflicts_of;
use crate::reviews::marking::Sheet;
use crate::reviews::{self, Held, ReviewState, digest};

/// The application that people agree on, in a transaction.
pub(super) struct Table {
    pub(super) tx: Tx,
    pub(super) recorded: centum_ledger::Actor,
    pub(super) selection: Selection,
    pub(super) call: Call,
    pub(super) expression: Id<Expression>,
    /// Every review of the application.
    pub(super) held: Vec<Held>,
    /// As whom who asks reads it, if the own review counts.
    pub(super) me: Option<Id<Reviewer>>,
}

impl Table {
    /// For somebody with that right whom no conflict keeps away.
    pub(super) async fn open(
        house: &House,
        actor: &Actor,
        permission: Permission,
        (selection, expression): (Id<Selection>, Id<Expression>),
    ) -> Result<Self, ReportError> {
        let recorded = actor.require(permission)?;
        let mut tx = house.begin().await?;
        let conn = &mut tx.conn();
        let selection = process::find(conn, selection).await?.ok_or(ReportError::Absent)?;
        let call = find_call(conn, selection.call).await?.ok_or(ReportError::Absent)?;
        if conflicts_of(conn, &selection).await?.keeps_from(actor, expression) {
            return Err(ReportError::Absent);
        }
        let held = reviews::store::of_expression(conn, selection.id, expression).await?;
        let mine = |held: &&Held| {
            held.review.state == ReviewState::Submitted
                && actor.person().is_some_and(|person| person.id == held.person)
        };
        let me = held.iter().find(mine).map(|held| held.review.reviewer);
        Ok(Self { tx, recorded, selection, call, expression, held, me })
    }

    /// For one of those who wrote a review of it that counts; to everybody else it does not exist.
    pub(super) async fn of_reader(
        house: &House,
        actor: &Actor,
        of: (Id<Selection>, Id<Expression>),
    ) -> Result<Self, ReportError> {
        let table = Self::open(house, actor, Permission::Review, of).await?;
        if table.me.is_none() || table.selection.state < SelectionState::Deliberating {
            return Err(ReportError::Absent);
        }
        Ok(table)
    }

    /// The reviewers whose reviews count, of a report that was agreed then, if it was.
    pub(super) fn counting(&self, agreed_at: Option<Timestamp>) -> Counting {
        Counting::of(&self.held, agreed_at)
    }

    pub(super) async fn report(&mut self) -> Result<Report, ReportError> {
        let report = store::find(&mut self.tx.conn(), self.expression).await?;
        report.filter(|report| report.selection == self.selection.id).ok_or(ReportError::Absent)
    }

    /// The report, for its rapporteur alone.
    pub(super) async fn report_of_mine(&mut self) -> Result<Report, ReportError> {
        let report = self.report().await?;
        if self.me == Some(report.rapporteur) { Ok(report) } else { Err(Refusal::NotTheRapporteur.into()) }
    }

    pub(super) async fn sheet(&mut self) -> Result<Sheet, ReportError> {
        Ok(store::sheet(&mut self.tx.conn(), self.expression).await?)
    }

    /// The digest of the marks that stand.
    pub(super) async fn content(&mut self) -> Result<Digest, ReportError> {
        let sheet = self.sheet().await?;
        Ok(digest(&sheet.marks(&self.call.terms.criteria)))
    }

    /// How the report stands now, with what was said to it.
    pub(super) async fn standing(&mut self, report: &Report) -> Result<(Standing, Vec<Voice>), ReportError> {
        let content = self.content().await?;
        let voices = store::voices(&mut self.tx.conn(), self.expression).await?;
        Ok((standing(report, &voices, &self.counting(report.agreed_at), content), voices))
    }

    /// Whether the report is written now.
    pub(super) async fn may_write(&mut self, report: &Report) -> Result<(), ReportError> {
        let (standing, _) = self.standing(report).await?;
        Ok(is_written(self.selection.state, Some(standing))?)
    }

    pub(super) async fn keep(&mut self, report: &Report) -> Result<(), ReportError> {
        if store::put(&mut self.tx, report).await? { Ok(()) } else { Err(ReportError::Changed) }
    }

    pub(super) async fn record(
        &mut self,
        house: &House,
        verb: &'static str,
        note: Note,
    ) -> Result<(), ReportError> {
        let subject = Subject::new("report", self.expression);
        house.record(&mut self.tx, &self.recorded, verb, &subject, note).await?;
        Ok(())
    }
}
