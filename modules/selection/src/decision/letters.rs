//! One letter for each application and decision: written by a job after the release, safe to repeat.

use std::collections::{BTreeMap, BTreeSet};

use centum_base::{Id, Timestamp};
use centum_calls::Site;
use centum_calls::call::{Call, find_call};
use centum_calls::expression::model::Expression;
use centum_jobs::{Handler, JobError, Letter, enqueue, post};
use centum_ledger::House;
use centum_letters::{Fault, Written};
use centum_store::{Conn, StoreResult, Tx};
use serde::{Deserialize, Serialize};

use super::model::{Content, Decision, Reason};
use super::redress::RedressOutcome;
use super::store;
use crate::consensus;
use crate::letters::{Addressee, english, link};
use crate::process::{self, Selection};
use crate::wording::{Facts, Wording, frozen, standard, values};

/// The job that writes the letters.
pub const LETTERS_JOB: &str = "selection.letters";
/// So many applications are written to in one transaction.
const BATCH: usize = 50;

/// What became of an application, as its applicant is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// Selected: a seat is offered or kept.
    Selected,
    /// Weighed, and not selected.
    NotSelected,
    /// Not eligible.
    Ineligible,
}

impl Outcome {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::Selected, Self::NotSelected, Self::Ineligible];

    /// The name in the database and in message ids.
    pub fn name(self) -> &'static str {
        match self {
            Self::Selected => "selected",
            Self::NotSelected => "not-selected",
            Self::Ineligible => "ineligible",
        }
    }

    /// The outcome of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.name() == name)
    }
}

/// Why no letter went out to an applicant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsent {
    /// The decision before said the same of the application.
    NoNews,
    /// Nobody who writes for the lead has an address.
    NoAddress,
}

impl Unsent {
    const ALL: [Self; 2] = [Self::NoNews, Self::NoAddress];

    /// The name in the database.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::NoNews => "no-news",
            Self::NoAddress => "no-address",
        }
    }

    /// The one of that name.
    pub(super) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|unsent| unsent.name() == name)
    }
}

/// What a decision says of each application that is told of it. Who gave its seat back knows already.
pub fn outcomes(content: &Content) -> BTreeMap<Id<Expression>, Outcome> {
    let lines = content
        .output
        .lines
        .iter()
        .filter(|line| line.reason != Reason::Gone)
        .map(|line| (line.id, if line.selected { Outcome::Selected } else { Outcome::NotSelected }));
    let ineligible = content.input.ineligible.iter().map(|one| (one.id, Outcome::Ineligible));
    lines.chain(ineligible).collect()
}

#[derive(Serialize, Deserialize)]
struct Task {
    selection: Id<Selection>,
    decision: u32,
    site: Site,
}

/// Puts the letters of a decision in the queue, in the transaction of its release.
pub(super) async fn write_later(
    house: &House,
    tx: &mut Tx,
    (selection, decision): (Id<Selection>, u32),
    site: &Site,
) -> StoreResult<()> {
    let task = Task { selection, decision, site: site.clone() };
    let payload = serde_json::to_value(task).expect("a task has a JSON form");
    enqueue(house, tx, LETTERS_JOB, &payload, house.now()).await
}

/// The handler of the job. Done twice, it writes to nobody twice.
pub(crate) fn handler() -> Handler {
    Handler::new(LETTERS_JOB, |house, payload| async move {
        let task: Task = serde_json::from_value(payload)?;
        while write_some(&house, &task).await? {}
        Ok(())
    })
}

/// What a decision says of one application as far as its applicant is concerned. The rest of the reason is about other
/// applications: who gave a seat back changes it for many.
#[derive(PartialEq, Eq)]
struct Said<'c> {
    outcome: Outcome,
    marks: &'c [u32],
    rules: &'c [String],
}

fn said(content: &Content) -> BTreeMap<Id<Expression>, Said<'_>> {
    let marks: BTreeMap<_, &[u32]> =
        content.input.candidates.iter().map(|one| (one.id, one.marks.as_slice())).collect();
    let rules: BTreeMap<_, &[String]> =
        content.input.ineligible.iter().map(|one| (one.id, one.rules.as_slice())).collect();
    let of = |(id, outcome)| {
        let marks = marks.get(&id).copied().unwrap_or_default();
        (id, Said { outcome, marks, rules: rules.get(&id).copied().unwrap_or_default() })
    };
    outcomes(content).into_iter().map(of).collect()
}

/// The instant of a release.
fn released_at(decision: &Decision) -> Timestamp {
    decision.released.as_ref().map_or(Timestamp::MAX, |(_, at)| *at)
}

/// The applications that were evaluated again between two releases: a complaint led to it, or the report was agreed anew. To
/// these a further decision is news, whatever it says.
async fn evaluated_again(
    conn: &mut Conn<'_>,
    selection: Id<Selection>,
    (since, until): (Timestamp, Timestamp),
) -> StoreResult<BTreeSet<Id<Expression>>> {
    let is_between = |at: Option<Timestamp>| at.is_some_and(|at| since < at && at <= until);
    let complaints = store::complaints(conn, selection).await?;
    let complained = complaints
        .into_iter()
        .filter(|one| one.outcome == RedressOutcome::ReEvaluation && is_between(one.decided_at))
        .map(|one| one.expression);
    let reports = consensus::store::of_selection(conn, selection).await?;
    let agreed = reports.into_values().filter(|one| is_between(one.agreed_at)).map(|one| one.expression);
    Ok(complained.chain(agreed).collect())
}

/// The applications to which a decision is news: the one before said something else of them, or they were evaluated again.
pub(crate) async fn news(
    conn: &mut Conn<'_>,
    selection: Id<Selection>,
    decisions: &[Decision],
    decision: &Decision,
) -> StoreResult<BTreeSet<Id<Expression>>> {
    let now = said(&decision.content);
    let before = decisions.iter().rfind(|one| one.number < decision.number && one.released.is_some());
    let Some(before) = before else { return Ok(now.into_keys().collect()) };
    let between = (released_at(before), released_at(decision));
    let again = evaluated_again(conn, selection, between).await?;
    let then = said(&before.content);
    let told = now.into_iter().filter(|(id, said)| then.get(id) != Some(said) || again.contains(id));
    Ok(told.map(|(id, _)| id).collect())
}

/// Writes to the next applications. Tells whether some may be left.
async fn write_some(house: &House, task: &Task) -> Result<bool, JobError> {
    let mut tx = house.begin().await?;
    let decisions = store::decisions(&mut tx.conn(), task.selection).await?;
    let Some(decision) = decisions.iter().find(|one| one.number == task.decision) else { return Ok(false) };
    let news = news(&mut tx.conn(), task.selection, &decisions, decision).await?;
    let told = store::letters(&mut tx.conn(), task.selection, task.decision).await?;
    let Some(selection) = process::find(&mut tx.conn(), task.selection).await? else { return Ok(false) };
    let Some(call) = find_call(&mut tx.conn(), selection.call).await? else { return Ok(false) };
    let wording = frozen(&mut tx.conn(), task.selection, task.decision).await?;
    let left: Vec<_> = said(&decision.content).into_iter().filter(|(id, _)| !told.contains_key(id)).collect();
    for (id, said) in left.iter().take(BATCH) {
        let (about, outcome) = ((task.selection, task.decision), said.outcome);
        // A further decision that says the same of an application is no news to it.
        let to = if news.contains(id) {
            Addressee::of(&mut tx.conn(), *id).await?.ok_or(Unsent::NoAddress)
        } else {
            Err(Unsent::NoNews)
        };
        let unsent = to.as_ref().err().copied();
        let is_new = store::keep_letter(&mut tx, about, (*id, outcome), unsent, house.now()).await?;
        if let (true, Ok(to)) = (is_new, to) {
            write(house, &mut tx, task, (&selection, &call, &wording), (to, outcome)).await?;
        }
    }
    tx.commit().await?;
    Ok(left.len() > BATCH)
}

async fn write(
    house: &House,
    tx: &mut Tx,
    task: &Task,
    (selection, call, wording): (&Selection, &Call, &Wording),
    (to, outcome): (Addressee, Outcome),
) -> Result<(), JobError> {
    let head = &to.dossier.head;
    let link = link(&task.site, head.id);
    let facts = Facts {
        selection,
        call,
        application: (&head.title, head.number),
        name: &to.person.name,
        link: &link,
        site: &task.site.name,
    };
    let Written { subject, body } = letter(wording, outcome, to.person.locale.as_deref(), &facts)?;
    post(house, tx, &Letter { recipient: to.address, subject, body }).await?;
    Ok(())
}

/// A letter in the words that stand beside the decision, in the reader's language or else in English. Beside one that was
/// proposed before words were kept, it is in the program's own; and so it is where words that were tried with invented values
/// cannot be filled in with those of an application: one such letter would keep back those to everybody else.
fn letter(
    wording: &Wording,
    outcome: Outcome,
    wish: Option<&str>,
    facts: &Facts<'_>,
) -> Result<Written, Fault> {
    let english = english();
    let asked = wish.and_then(|lang| Some((lang, wording.find(outcome, lang)?)));
    let kept = asked.or_else(|| Some((english.tag(), wording.find(outcome, english.tag())?)));
    let written = kept.and_then(|(lang, template)| template.write(&values(lang, facts)).ok());
    match written {
        Some(written) => Ok(written),
        None => standard(english, outcome.name()).write(&values(english.tag(), facts)),
    }
}
