//! What a selection's reports and its panel came to: what a decision is made of.

use std::collections::{BTreeMap, BTreeSet};

use centum_base::Id;
use centum_calls::call::{Call, Criterion, find_call};
use centum_calls::expression::model::Expression;
use centum_store::{Conn, StoreResult};

use super::model::{PanelMark, Report};
use super::rules::{Counting, Standing, holding, standing};
use super::store::{self, ByExpression};
use crate::pool::Pool;
use crate::process::rules::Progress;
use crate::process::{Selection, SelectionState};
use crate::reviews::{self, Held, Mark, ReviewState, digest};

/// What one report and the panel came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The report.
    pub report: Report,
    /// How it stands, by those whose reviews count now.
    pub standing: Standing,
    /// Its marks, in the order of the criteria.
    pub marks: Vec<Mark>,
    /// What the panel changed and still holds, in the order of the changes of each criterion.
    pub changed: Vec<PanelMark>,
}

impl Outcome {
    /// The marks that a decision rests on, once the report is agreed: those of the panel over those of the report.
    pub fn final_marks(&self) -> Option<Vec<Mark>> {
        (self.standing == Standing::Agreed).then(|| self.last_marks())
    }

    /// The marks of the panel over those of the report, whether or not that is agreed.
    pub(crate) fn last_marks(&self) -> Vec<Mark> {
        with_changes(&self.marks, &self.changed)
    }
}

/// Marks with what the panel made of them; the last change of a criterion holds.
pub(super) fn with_changes(marks: &[Mark], changed: &[PanelMark]) -> Vec<Mark> {
    let mut marks = marks.to_vec();
    for change in changed {
        for mark in marks.iter_mut().filter(|mark| mark.criterion == change.criterion) {
            mark.halves = Some(change.halves);
        }
    }
    marks
}

/// What every report of a selection came to. `held` are its reviews. Four queries.
pub(crate) async fn outcomes(
    conn: &mut Conn<'_>,
    selection: &Selection,
    criteria: &[Criterion],
    held: &[Held],
) -> StoreResult<ByExpression<Outcome>> {
    let mut reviews: ByExpression<Vec<&Held>> = BTreeMap::new();
    for held in held {
        reviews.entry(held.review.expression).or_default().push(held);
    }
    let sheets = store::sheets(conn, selection.id).await?;
    let voices = store::voices_of(conn, selection.id).await?;
    let mut changed = store::panel_marks_of(conn, selection.id).await?;
    let reports = store::of_selection(conn, selection.id).await?;
    let outcome = |(expression, report): (Id<Expression>, Report)| {
        let sheet = sheets.get(&expression).cloned().unwrap_or_default();
        let marks = sheet.marks(criteria);
        let voices = voices.get(&expression).map_or(&[] as &[_], Vec::as_slice);
        let reviews = reviews.get(&expression).into_iter().flatten().copied();
        let counting = Counting::of(reviews, report.agreed_at);
        let standing = standing(&report, voices, &counting, digest(&marks));
        let changed = holding(&sheet, &changed.remove(&expression).unwrap_or_default());
        (expression, Outcome { report, standing, marks, changed })
    };
    Ok(reports.into_iter().map(outcome).collect())
}

/// The marks that a decision rests on, of every application whose report is agreed: those of the panel over those of the
/// report, in the order of the criteria.
pub async fn final_marks(conn: &mut Conn<'_>, selection: &Selection) -> StoreResult<ByExpression<Vec<Mark>>> {
    let Some(call) = find_call(conn, selection.call).await? else { return Ok(BTreeMap::new()) };
    let held = reviews::of_selection(conn, selection.id).await?;
    let outcomes = outcomes(conn, selection, &call.terms.criteria, &held).await?;
    let of = |(expression, outcome): (Id<Expression>, Outcome)| Some((expression, outcome.final_marks()?));
    Ok(outcomes.into_iter().filter_map(of).collect())
}

/// How one report stands, by those whose reviews count now.
pub(super) async fn standing_of(
    conn: &mut Conn<'_>,
    criteria: &[Criterion],
    report: &Report,
) -> StoreResult<Standing> {
    let id = report.expression;
    let held = reviews::store::of_expression(conn, report.selection, id).await?;
    let counting = Counting::of(&held, report.agreed_at);
    let content = digest(&store::sheet(conn, id).await?.marks(criteria));
    Ok(standing(report, &store::voices(conn, id).await?, &counting, content))
}

/// Whether the report on an application is agreed. As long as it is not, the application can be read.
pub(crate) async fn is_agreed(
    conn: &mut Conn<'_>,
    selection: &Selection,
    criteria: &[Criterion],
    id: Id<Expression>,
) -> StoreResult<bool> {
    match store::find(conn, id).await?.filter(|report| report.selection == selection.id) {
        Some(report) => Ok(standing_of(conn, criteria, &report).await? == Standing::Agreed),
        None => Ok(false),
    }
}

/// How far the reading is; what comes after a decision is not looked at.
pub async fn progress(
    conn: &mut Conn<'_>,
    selection: &Selection,
    call: &Call,
    pool: &Pool,
) -> StoreResult<Progress> {
    let held = reviews::of_selection(conn, selection.id).await?;
    let outcomes = outcomes(conn, selection, &call.terms.criteria, &held).await?;
    let read: BTreeSet<Id<Expression>> =
        pool.eligible.iter().chain(&pool.open).map(|entrant| entrant.id).collect();
    let live: Vec<&Held> = held
        .iter()
        .filter(|held| read.contains(&held.review.expression) && held.review.state.is_live())
        .collect();
    let mut readers: BTreeMap<Id<Expression>, u32> = BTreeMap::new();
    for held in &live {
        *readers.entry(held.review.expression).or_default() += 1;
    }
    let is_short =
        |id: &&Id<Expression>| readers.get(*id).is_none_or(|&count| count < selection.terms.readers);
    let short = read.iter().filter(is_short).count();
    let open = live.iter().filter(|held| held.review.state != ReviewState::Submitted).count();
    let agreed =
        |id: &&Id<Expression>| outcomes.get(id).is_some_and(|outcome| outcome.standing == Standing::Agreed);
    let agreed = read.iter().filter(agreed).count();
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Ok(Progress {
        eligible: count(read.len()),
        unassigned: count(read.len() - readers.len()),
        short: count(short),
        reviews_open: count(open),
        reports_open: count(read.len() - agreed),
        ..Progress::default()
    })
}

/// Whether the panel sits: it may discuss applications.
pub fn is_sitting(selection: &Selection) -> bool {
    matches!(selection.state, SelectionState::Deliberating | SelectionState::Deciding)
}

#[cfg(test)]
mod tests {
    use centum_base::Timestamp;

    use super::*;

    #[test]
    fn the_last_change_of_the_panel_holds_and_the_comment_of_the_report_stays() {
        let mark =
            |key: &str, halves| Mark { criterion: key.into(), halves: Some(halves), comment: "Why".into() };
        let change = |number, halves| PanelMark {
            criterion: "a".into(),
            number,
            halves,
            reason: "Compared".into(),
            changed_by: String::new(),
            changed_at: Timestamp::UNIX_EPOCH,
        };
        let changed = with_changes(&[mark("a", 4), mark("b", 6)], &[change(1, 5), change(2, 7)]);
        assert_eq!(changed, [mark("a", 7), mark("b", 6)]);
    }
}
