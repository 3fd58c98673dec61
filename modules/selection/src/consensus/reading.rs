//! Everything that is shown of a report: the individual reviews side by side, what stands, what was said.

use std::collections::{BTreeMap, BTreeSet};

use centum_accounts::{Actor, Permission};
use centum_base::{Digest, Id, Timestamp};
use centum_calls::call::{Call, Criterion, find_call};
use centum_calls::expression::{Expression, find as find_expression};
use centum_store::{Conn, StoreResult};

use super::board::{is_blind, reads_alone};
use super::error::ReportError;
use super::model::{Comment, PanelMark, Report, Unheard, Voice};
use super::outcome::with_changes;
use super::rules::{Counting, Standing, holding, is_let_go, standing};
use super::store;
use crate::process::Selection;
use crate::reviewers::Reviewer;
use crate::reviewers::conflicts_of;
use crate::reviews::marking::Sheet;
use crate::reviews::rules::sees_others;
use crate::reviews::{self, Held, Mark, Review, ReviewState, digest, letters};

/// One application with its reviews and its report.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The selection.
    pub selection: Selection,
    /// Its call.
    pub call: Call,
    /// The application.
    pub expression: Expression,
    /// Every review, by letter. Only of those that were submitted marks are read.
    pub individual: Vec<Individual>,
    /// The report, once it was begun.
    pub report: Option<Written>,
}

/// One review of the application.
#[derive(Clone, Debug)]
pub struct Individual {
    /// The letter under which its author is known to the others.
    pub letter: String,
    /// The review.
    pub held: Held,
    /// Its marks, in the order of the criteria; none as long as it does not count.
    pub marks: Vec<Mark>,
}

impl Individual {
    /// Whether it counts.
    pub fn counts(&self) -> bool {
        self.held.review.state == ReviewState::Submitted
    }
}

/// A report with what was said to it.
#[derive(Clone, Debug)]
pub struct Written {
    /// The head.
    pub report: Report,
    /// How it stands.
    pub standing: Standing,
    /// Every version of its marks.
    pub sheet: Sheet,
    /// The marks that stand, in the order of the criteria.
    pub marks: Vec<Mark>,
    /// Their digest: what approval is bound to.
    pub content: Digest,
    /// What was said to each round.
    pub voices: Vec<Voice>,
    /// What its reviewers said while it was written.
    pub comments: Vec<Comment>,
    /// Why it was opened again, by whom and when: said by somebody who reads it not.
    pub again: Vec<Comment>,
    /// What the panel changed.
    pub changed: Vec<PanelMark>,
    /// When somebody went on without those who had not spoken.
    pub unheard: Vec<Unheard>,
}

impl Reading {
    /// The criteria of the call.
    pub fn criteria(&self) -> &[Criterion] {
        &self.call.terms.criteria
    }

    /// The reviewers whose reviews count.
    pub fn counting(&self) -> Counting {
        let agreed_at = self.report.as_ref().and_then(|written| written.report.agreed_at);
        Counting::of(self.individual.iter().map(|one| &one.held), agreed_at)
    }

    /// Those who left or were passed over without a word to the round of the report that stands: nobody waited for them.
    pub fn not_awaited(&self) -> Vec<&Individual> {
        self.silent(true)
    }

    /// Those who are asked to speak to the round of the report that stands, and have not.
    pub fn awaited(&self) -> Vec<&Individual> {
        self.silent(false)
    }

    /// Those who count and said nothing to the round of the report that stands, let go or not.
    fn silent(&self, let_go: bool) -> Vec<&Individual> {
        let stands = |one: &&Written| matches!(one.standing, Standing::Waiting(_) | Standing::Agreed);
        let Some(written) = self.report.as_ref().filter(stands) else { return Vec::new() };
        let report = &written.report;
        let heard: Vec<&Voice> = written.voices.iter().filter(|voice| voice.round == report.round).collect();
        let is_meant = |one: &&Individual| {
            is_silent(&heard, &one.held) && is_let_go(&one.held, report.agreed_at) == let_go
        };
        self.individual.iter().filter(is_meant).collect()
    }

    /// Why the others went on without somebody who has not spoken since.
    pub fn gone_on(&self) -> Vec<&Unheard> {
        if self.not_awaited().iter().all(|one| one.held.left) {
            return Vec::new();
        }
        let Some(written) = &self.report else { return Vec::new() };
        let round = written.report.round;
        written.unheard.iter().filter(|one| one.round == round).collect()
    }

    /// The letter of a reviewer.
    pub fn letter(&self, reviewer: Id<Reviewer>) -> Option<&str> {
        let mut of = self.individual.iter().rev();
        of.find(|one| one.held.review.reviewer == reviewer).map(|one| one.letter.as_str())
    }
}

impl Written {
    /// The marks with what the panel made of them.
    pub fn last_marks(&self) -> Vec<Mark> {
        with_changes(&self.marks, &holding(&self.sheet, &self.changed))
    }
}

/// The report as one of its reviewers sees it, by the own review. As long as others are not to be seen there is none.
pub async fn for_reader(
    conn: &mut Conn<'_>,
    actor: &Actor,
    id: Id<Review>,
) -> Result<(Reading, Review), ReportError> {
    let (review, selection) = reviews::of_reader(conn, actor, id).await?;
    if !sees_others(selection.state, review.state) {
        return Err(ReportError::Absent);
    }
    let mut reading = read(conn, selection, review.expression).await?;
    // Of a review that counts no more, and of one that is still written, another reviewer sees nothing.
    reading.individual.retain(Individual::counts);
    Ok((reading, review))
}

/// The report as somebody sees it who runs the selection, unless a conflict keeps the application away or a review of one's
/// own is still to be submitted.
pub async fn for_manager(
    conn: &mut Conn<'_>,
    actor: &Actor,
    selection: Selection,
    expression: Id<Expression>,
) -> Result<Reading, ReportError> {
    actor.require(Permission::ManageSelection)?;
    if conflicts_of(conn, &selection).await?.keeps_from(actor, expression) {
        return Err(ReportError::Absent);
    }
    let reads_alone = reads_alone(conn, actor, &selection).await?;
    let reading = read(conn, selection, expression).await?;
    let held: Vec<Held> = reading.individual.iter().map(|one| one.held.clone()).collect();
    if is_blind(actor, reads_alone, &held) { Err(ReportError::Absent) } else { Ok(reading) }
}

/// What a report said at an instant, and what the panel had made of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Reported {
    /// The marks of the report, in the order of the criteria.
    pub(crate) marks: Vec<Mark>,
    /// What the panel had changed and held then, in the order of the changes of each criterion.
    pub(crate) changed: Vec<PanelMark>,
    /// How many reviewers had said nothing to its last round, and were not waited for.
    pub(crate) not_awaited: usize,
}

/// Whether a reviewer counts and is not among the voices.
fn is_silent(heard: &[&Voice], one: &Held) -> bool {
    let is_heard = heard.iter().any(|voice| voice.reviewer == one.review.reviewer);
    one.review.state == ReviewState::Submitted && !is_heard
}

/// What a report said at an instant: what is written or changed since is not part of what had been decided.
pub(crate) async fn reported_at(
    conn: &mut Conn<'_>,
    id: Id<Expression>,
    criteria: &[Criterion],
    at: Timestamp,
) -> StoreResult<Reported> {
    let mut sheet = store::sheet(conn, id).await?;
    sheet.0.retain(|version| version.saved_at <= at);
    let mut changed = store::panel_marks(conn, id).await?;
    changed.retain(|change| change.changed_at <= at);
    let mut voices = store::voices(conn, id).await?;
    voices.retain(|voice| voice.said_at <= at);
    let round = voices.iter().map(|voice| voice.round).max();
    let heard: Vec<&Voice> = voices.iter().filter(|voice| Some(voice.round) == round).collect();
    let held = match store::find(conn, id).await?.filter(|_| round.is_some()) {
        Some(report) => reviews::store::of_expression(conn, report.selection, id).await?,
        None => Vec::new(),
    };
    let was_read = |one: &&Held| one.review.submitted_at.is_some_and(|submitted| submitted <= at);
    let was_passed_over = |one: &&Held| is_silent(&heard, one) && is_let_go(one, Some(at));
    let not_awaited = held.iter().filter(was_read).filter(was_passed_over).count();
    Ok(Reported { marks: sheet.marks(criteria), changed: holding(&sheet, &changed), not_awaited })
}

async fn read(conn: &mut Conn<'_>, selection: Selection, id: Id<Expression>) -> Result<Reading, ReportError> {
    let call = find_call(conn, selection.call).await?.ok_or(ReportError::Absent)?;
    let expression = find_expression(conn, id).await?.ok_or(ReportError::Absent)?;
    let held = reviews::store::of_expression(conn, selection.id, id).await?;
    let letters: BTreeMap<_, _> = letters(&held);
    let mut individual = Vec::new();
    for held in held {
        let marks = if held.review.state == ReviewState::Submitted {
            reviews::store::sheet(conn, held.review.id).await?.marks(&call.terms.criteria)
        } else {
            Vec::new()
        };
        let letter = letters.get(&held.review.id).cloned().unwrap_or_default();
        individual.push(Individual { letter, held, marks });
    }
    individual.sort_by(|one, other| one.letter.cmp(&other.letter));
    let mut reading = Reading { selection, call, expression, individual, report: None };
    let report = store::find(conn, id).await?;
    if let Some(report) = report.filter(|report| report.selection == reading.selection.id) {
        reading.report = Some(written(conn, &reading, report).await?);
    }
    Ok(reading)
}

async fn written(conn: &mut Conn<'_>, reading: &Reading, report: Report) -> Result<Written, ReportError> {
    let id = report.expression;
    let sheet = store::sheet(conn, id).await?;
    let marks = sheet.marks(reading.criteria());
    let content = digest(&marks);
    let voices = store::voices(conn, id).await?;
    let counting = Counting::of(reading.individual.iter().map(|one| &one.held), report.agreed_at);
    let readers: BTreeSet<_> = reading.individual.iter().map(|one| one.held.person).collect();
    let said = store::comments(conn, id).await?.into_iter();
    let (comments, again) = said.partition(|comment| readers.contains(&comment.person));
    Ok(Written {
        standing: standing(&report, &voices, &counting, content),
        comments,
        again,
        changed: store::panel_marks(conn, id).await?,
        unheard: store::unheard(conn, id).await?,
        report,
        sheet,
        marks,
        content,
        voices,
    })
}
