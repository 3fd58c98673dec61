//! Whether the marks that are kept are those that the ledger tells of: reviews as they were submitted, reports as they were agreed,
//! what the panel changed, and what decisions weighed.

use std::collections::BTreeMap;
use std::fmt;

use centum_base::Id;
use centum_calls::call::{Criterion, find_call};
use centum_calls::expression::model::Expression;
use centum_ledger::history;
use centum_store::{Conn, StoreResult};
use serde_json::Value;

use super::{MOST, Recorded, says};
use crate::consensus::{self, Outcome, PanelMark, ReportState};
use crate::decision::{Candidate, CriterionLine, Decision};
use crate::process::Selection;
use crate::reviews::{self, Held, Review, ReviewState, digest};

/// By which a report comes to be agreed.
const AGREEING: [&str; 3] = ["selection.agree-report", "selection.go-on-without", "selection.agree-without"];

/// Marks that are kept otherwise than the ledger tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unlike {
    /// Of a review other marks stand than were submitted.
    Review(Id<Review>),
    /// A report says something else than was approved, or nobody is known to have agreed on it.
    Report(Id<Expression>),
    /// The panel changed marks that the ledger does not tell of, or the other way round.
    Panel(Id<Expression>),
    /// A decision weighed other marks than the report and the panel had come to.
    Weighed {
        /// The number of the decision.
        decision: u32,
        /// Which application.
        application: Id<Expression>,
    },
}

impl fmt::Display for Unlike {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Review(id) => write!(f, "review {id} has other marks than were submitted"),
            Self::Report(id) => write!(f, "the report on {id} is not what was agreed"),
            Self::Panel(id) => write!(f, "the panel changed other marks of {id}"),
            Self::Weighed { decision, application } => {
                write!(f, "decision {decision} weighed other marks of {application}")
            }
        }
    }
}

/// A report and what the ledger tells of it.
struct Reported {
    outcome: Outcome,
    recorded: Recorded,
}

/// Everything that differs; nothing where no marks are kept yet.
pub(super) async fn unlike(
    conn: &mut Conn<'_>,
    selection: &Selection,
    decisions: &BTreeMap<u32, Decision>,
    recorded: &Recorded,
) -> StoreResult<Option<Vec<Unlike>>> {
    let Some(call) = find_call(conn, selection.call).await? else { return Ok(None) };
    let criteria = &call.terms.criteria;
    let held = reviews::of_selection(conn, selection.id).await?;
    let outcomes = consensus::outcomes(conn, selection, criteria, &held).await?;
    let is_submitted = |held: &&Held| held.review.state == ReviewState::Submitted;
    let submitted: Vec<Id<Review>> = held.iter().filter(is_submitted).map(|held| held.review.id).collect();
    if submitted.is_empty() && outcomes.is_empty() && decisions.is_empty() {
        return Ok(None);
    }
    let mut all = Vec::new();
    for id in submitted {
        if !is_as_submitted(conn, id, criteria).await? {
            all.push(Unlike::Review(id));
        }
    }
    let mut reports = BTreeMap::new();
    for (id, outcome) in outcomes {
        let recorded = Recorded(history(conn, "report", &id.to_string(), MOST).await?);
        let report = Reported { outcome, recorded };
        if !is_as_agreed(conn, &report).await? {
            all.push(Unlike::Report(id));
        }
        let changed = consensus::store::panel_marks(conn, id).await?;
        if !is_as_changed(&changed, &report.recorded) {
            all.push(Unlike::Panel(id));
        }
        reports.insert(id, report);
    }
    for (number, decision) in decisions {
        let Some(proposed) = recorded.numbered("selection.propose", ("decision", *number)) else { continue };
        let (input, seq) = (&decision.content.input, proposed.entry.seq);
        let is_same = |one: &Candidate| is_as_weighed(one, &input.criteria, reports.get(&one.id), seq);
        let others = input.candidates.iter().filter(|one| !is_same(one));
        all.extend(others.map(|one| Unlike::Weighed { decision: *number, application: one.id }));
    }
    Ok(Some(all))
}

/// Whether the marks of a review have the digest with which it was submitted last.
async fn is_as_submitted(conn: &mut Conn<'_>, id: Id<Review>, criteria: &[Criterion]) -> StoreResult<bool> {
    let marks = reviews::store::sheet(conn, id).await?.marks(criteria);
    let recorded = Recorded(history(conn, "review", &id.to_string(), MOST).await?);
    // The last entry comes first.
    Ok(says(recorded.of("selection.submit-review").next(), "marks", digest(&marks)))
}

/// Whether a report that is not written any more is what approval was asked for, what every voice was heard on, and what the
/// ledger tells the end of.
async fn is_as_agreed(conn: &mut Conn<'_>, one: &Reported) -> StoreResult<bool> {
    let report = &one.outcome.report;
    if report.state == ReportState::Drafting {
        return Ok(true);
    }
    let (round, content) = (report.round, digest(&one.outcome.marks));
    let mut voices = consensus::store::voices(conn, report.expression).await?;
    voices.retain(|voice| voice.round == round);
    let is_approved = voices.iter().all(|voice| voice.content == content);
    let is_asked = says(one.recorded.numbered("selection.ask-approval", ("round", round)), "marks", content);
    let is_closed = report.state != ReportState::Agreed
        || AGREEING.iter().any(|verb| one.recorded.numbered(verb, ("round", round)).is_some());
    Ok(is_approved && is_asked && is_closed)
}

/// Whether the changes of the panel are those that the ledger tells of. Entries of old name no mark.
fn is_as_changed(changed: &[PanelMark], recorded: &Recorded) -> bool {
    let told = || recorded.of("selection.change-mark");
    let is_told = |one: &PanelMark| {
        told().any(|told| {
            let details = &told.details;
            details.get("criterion").and_then(Value::as_str) == Some(one.criterion.as_str())
                && details.get("number").and_then(Value::as_u64) == Some(one.number.into())
                && (!details.contains_key("mark") || says(Some(told), "mark", one.digest()))
        })
    };
    told().count() == changed.len() && changed.iter().all(is_told)
}

/// Whether a decision weighed what the report and the panel had come to. Where either went on after the proposal, what stood then
/// stands no more.
fn is_as_weighed(
    one: &Candidate,
    criteria: &[CriterionLine],
    report: Option<&Reported>,
    proposed: i64,
) -> bool {
    let Some(report) = report else { return false };
    if report.recorded.0.iter().any(|told| told.entry.seq > proposed) {
        return true;
    }
    let marks = report.outcome.last_marks();
    let halves = |criterion: &CriterionLine| {
        marks.iter().find(|mark| mark.criterion == criterion.key).and_then(|mark| mark.halves)
    };
    criteria.iter().map(halves).eq(one.marks.iter().copied().map(Some))
}
