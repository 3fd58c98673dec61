//! Complaints about how a decision came about: filed within the declared time, answered by somebody else than who decided, and
//! never an edit. What leads to a re-evaluation leads to a decision of a higher number.

use std::collections::BTreeSet;

use centum_accounts::{Actor, Permission, Refused};
use centum_base::{Id, Timestamp};
use centum_calls::Site;
use centum_calls::expression::Dossier;
use centum_calls::expression::model::Expression;
use centum_ledger::{House, Note, Subject};
use centum_store::{Conn, StoreResult, Tx};

use super::actions::{DecisionError, impartial};
use super::model::Decision;
use super::store;
use crate::consensus::rules::Refusal;
use crate::consensus::{ReportError, open_again};
use crate::letters::tell;
use crate::process::{self, Selection, SelectionState};

/// The longest complaint and the longest answer, in characters.
pub const MAX_COMPLAINT: usize = 10_000;
const DAY: i64 = 24 * 3600;

/// A complaint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// The identifier.
    pub id: Id<Complaint>,
    /// The decision that it is about.
    pub decision: u32,
    /// The application.
    pub expression: Id<Expression>,
    /// What is said; empty once the person was erased.
    pub complaint: String,
    /// When.
    pub filed_at: Timestamp,
    /// What came of it.
    pub outcome: RedressOutcome,
    /// The answer.
    pub answer: String,
    /// Who answered.
    pub decided_by: String,
    /// When.
    pub decided_at: Option<Timestamp>,
}

/// What came of a complaint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RedressOutcome {
    /// It waits.
    Open,
    /// The decision stands.
    Unchanged,
    /// The application is evaluated again, which leads to a further decision.
    ReEvaluation,
}

impl RedressOutcome {
    const ALL: [Self; 3] = [Self::Open, Self::Unchanged, Self::ReEvaluation];

    /// The name in the database and in message ids.
    pub fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Unchanged => "unchanged",
            Self::ReEvaluation => "re-evaluation",
        }
    }

    /// The outcome of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.name() == name)
    }
}

/// Until when a complaint about a decision can be filed.
pub fn redress_ends(selection: &Selection, released_at: Timestamp) -> Timestamp {
    let seconds = i64::from(selection.terms.redress_days) * DAY;
    Timestamp::from_second(released_at.as_second().saturating_add(seconds)).unwrap_or(Timestamp::MAX)
}

/// Files a complaint about the last released decision that tells of an application, as one who leads it.
pub async fn file_complaint(
    house: &House,
    actor: &Actor,
    id: Id<Expression>,
    text: &str,
) -> Result<Id<Complaint>, DecisionError> {
    let recorded = actor.require(Permission::Apply)?;
    let person = actor.person().ok_or(Refused::NotSignedIn)?.id;
    let text = said(text)?;
    let mut tx = house.begin().await?;
    let dossier = Dossier::load(&mut tx.conn(), id).await?.ok_or(DecisionError::Absent)?;
    if !dossier.access(actor).leads {
        return Err(DecisionError::Absent);
    }
    let selection = process::of_call(&mut tx.conn(), dossier.call.id).await?.ok_or(DecisionError::Absent)?;
    let released = store::released(&mut tx.conn(), selection.id).await?;
    // One that was withdrawn since is told of no more: what is complained of is what was decided of it.
    let decision = released.iter().rfind(|one| one.tells_of(id)).ok_or(DecisionError::Absent)?;
    let released_at = decision.released.as_ref().map_or(Timestamp::MIN, |(_, at)| *at);
    if house.now() > redress_ends(&selection, released_at) {
        return Err(DecisionError::RedressOver);
    }
    let before = store::complaints_about(&mut tx.conn(), id).await?;
    if before.iter().any(|one| one.outcome == RedressOutcome::Open) {
        return Err(DecisionError::ComplaintOpen);
    }
    let complaint = house.id();
    let about = (selection.id, decision.number);
    store::file(&mut tx, complaint, about, (id, person), (&text, house.now())).await?;
    let note = Note::new().with("expression", id).with("decision", decision.number).personal(
        "complaint",
        person,
        text,
    );
    house.record(&mut tx, &recorded, "selection.complain", &Subject::new("redress", complaint), note).await?;
    tx.commit().await?;
    Ok(complaint)
}

/// Answers a complaint. A re-evaluation opens the report of the application again; what comes of it is a further decision,
/// never another text of the one that was released. The applicant is written to. Neither who proposed the decision complained of nor
/// who released it answers, nor does anybody whom a conflict keeps from an application.
pub async fn answer_complaint(
    house: &House,
    actor: &Actor,
    id: Id<Complaint>,
    outcome: RedressOutcome,
    text: &str,
    site: &Site,
) -> Result<(), DecisionError> {
    let recorded = actor.require(Permission::ReleaseDecision)?;
    let text = said(text)?;
    if outcome == RedressOutcome::Open {
        return Err(DecisionError::Text(MAX_COMPLAINT));
    }
    let mut tx = house.begin().await?;
    let (of, complaint) = store::find_complaint(&mut tx.conn(), id).await?.ok_or(DecisionError::Absent)?;
    let selection = impartial(&mut tx.conn(), actor, of).await?;
    let decision = store::find_decision(&mut tx.conn(), of, complaint.decision).await?;
    let decision = decision.ok_or(DecisionError::Absent)?;
    let by = recorded.to_string();
    let again = outcome == RedressOutcome::ReEvaluation;
    if again && selection.state != SelectionState::Released {
        return Err(DecisionError::State(selection.state));
    }
    if had_part(&decision, &by) {
        return Err(DecisionError::DecidedIt);
    }
    if !store::answer(&mut tx, id, (outcome, &text), (&by, house.now())).await? {
        return Err(DecisionError::Changed);
    }
    let note = Note::new().with("outcome", outcome.name()).with("answer", &text);
    house
        .record(&mut tx, &recorded, "selection.answer-complaint", &Subject::new("redress", id), note)
        .await?;
    if again {
        reopen(house, &mut tx, actor, &selection, (complaint.expression, &text)).await?;
    }
    let what = format!("complaint-{}", outcome.name());
    tell(house, &mut tx, complaint.expression, &what, site).await?;
    Ok(tx.commit().await?)
}

/// Whether somebody proposed or released a decision: complaints about it are for others to answer.
pub(crate) fn had_part(decision: &Decision, by: &str) -> bool {
    decision.proposed_by == by || decision.released.as_ref().is_some_and(|(one, _)| one == by)
}

/// How many complaints have no answer, as somebody knows it who is kept from these applications: a selection is not closed
/// over them.
pub async fn open_complaints(
    conn: &mut Conn<'_>,
    selection: Id<Selection>,
    hidden: &BTreeSet<Id<Expression>>,
) -> StoreResult<u32> {
    let all = store::complaints(conn, selection).await?;
    let is_open = |one: &&Complaint| one.outcome == RedressOutcome::Open && !hidden.contains(&one.expression);
    Ok(u32::try_from(all.iter().filter(is_open).count()).unwrap_or(u32::MAX))
}

/// Opens the report of the application that the complaint is about, and no other. One that is open already stays so.
async fn reopen(
    house: &House,
    tx: &mut Tx,
    actor: &Actor,
    selection: &Selection,
    about: (Id<Expression>, &str),
) -> Result<(), DecisionError> {
    match open_again(house, tx, actor, selection, about).await {
        Ok(()) | Err(ReportError::Rule(Refusal::NotAgreed)) => Ok(()),
        Err(ReportError::Refused(refused)) => Err(refused.into()),
        Err(ReportError::Store(error)) => Err(error.into()),
        Err(_) => Err(DecisionError::Changed),
    }
}

fn said(text: &str) -> Result<String, DecisionError> {
    let text = text.replace("\r\n", "\n").trim().to_owned();
    if text.is_empty() || text.chars().count() > MAX_COMPLAINT {
        return Err(DecisionError::Text(MAX_COMPLAINT));
    }
    Ok(text)
}
