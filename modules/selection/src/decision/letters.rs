//! One letter for each application and decision: written by a job after the release, safe to repeat.

use std::collections::BTreeMap;

use centum_accounts::find_person;
use centum_base::Id;
use centum_calls::Site;
use centum_calls::call::{Call, find_call};
use centum_calls::expression::Dossier;
use centum_calls::expression::model::Expression;
use centum_jobs::{Handler, JobError, Letter, enqueue, post};
use centum_ledger::House;
use centum_letters::{Fault, Written};
use centum_store::{StoreResult, Tx};
use serde::{Deserialize, Serialize};

use super::model::{Content, Reason};
use super::store;
use crate::letters::english;
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

/// Writes to the next applications. Tells whether some may be left.
async fn write_some(house: &House, task: &Task) -> Result<bool, JobError> {
    let mut tx = house.begin().await?;
    let decisions = store::decisions(&mut tx.conn(), task.selection).await?;
    let Some(decision) = decisions.iter().find(|one| one.number == task.decision) else { return Ok(false) };
    let before = decisions.iter().rfind(|one| one.number < task.decision && one.released.is_some());
    let before = before.map(|one| outcomes(&one.content)).unwrap_or_default();
    let told = store::letters(&mut tx.conn(), task.selection, task.decision).await?;
    let Some(selection) = process::find(&mut tx.conn(), task.selection).await? else { return Ok(false) };
    let Some(call) = find_call(&mut tx.conn(), selection.call).await? else { return Ok(false) };
    let wording = frozen(&mut tx.conn(), task.selection, task.decision).await?;
    let left: Vec<_> =
        outcomes(&decision.content).into_iter().filter(|(id, _)| !told.contains_key(id)).collect();
    for (id, outcome) in left.iter().take(BATCH).copied() {
        let about = (task.selection, task.decision);
        if !store::keep_letter(&mut tx, about, id, outcome.name(), house.now()).await? {
            continue;
        }
        // A further decision that says the same of an application is no news to it.
        if before.get(&id) != Some(&outcome) {
            write(house, &mut tx, task, (&selection, &call, &wording), (id, outcome)).await?;
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
    (id, outcome): (Id<Expression>, Outcome),
) -> Result<(), JobError> {
    let Some(dossier) = Dossier::load(&mut tx.conn(), id).await? else { return Ok(()) };
    let lead = dossier.members.iter().find(|member| member.is_lead).map(|member| member.id);
    for writer in dossier.writers.iter().filter(|writer| Some(writer.member) == lead) {
        let Some(person) = find_person(&mut tx.conn(), writer.person).await? else { continue };
        let Some(recipient) = person.email.clone() else { continue };
        let link = link(task, id);
        let facts = Facts {
            selection,
            call,
            application: (&dossier.head.title, dossier.head.number),
            name: &person.name,
            link: &link,
            site: &task.site.name,
        };
        let Written { subject, body } = letter(wording, outcome, person.locale.as_deref(), &facts)?;
        post(house, tx, &Letter { recipient, subject, body }).await?;
    }
    Ok(())
}

fn link(task: &Task, id: Id<Expression>) -> String {
    format!("{}/expressions/{id}/outcome", task.site.base)
}

/// A letter in the words that stand beside the decision, in the reader's language or else in English. Beside one that was
/// proposed before words were kept, it is in the program's own.
fn letter(
    wording: &Wording,
    outcome: Outcome,
    wish: Option<&str>,
    facts: &Facts<'_>,
) -> Result<Written, Fault> {
    let english = english();
    let asked = wish.and_then(|lang| Some((lang, wording.find(outcome, lang)?)));
    let kept = asked.or_else(|| Some((english.tag(), wording.find(outcome, english.tag())?)));
    match kept {
        Some((lang, template)) => template.write(&values(lang, facts)),
        None => standard(english, outcome.name()).write(&values(english.tag(), facts)),
    }
}
