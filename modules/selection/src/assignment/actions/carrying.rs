//! Carrying an assignment out: all of it, or nothing.

use std::collections::{BTreeMap, BTreeSet};

use centum_accounts::{Actor, Permission, find_person};
use centum_base::Id;
use centum_calls::Site;
use centum_calls::expression::model::Expression;
use centum_jobs::post;
use centum_ledger::{House, Note, Subject};
use centum_store::StoreError;
use serde_json::json;

use super::{AssignmentError, Table};
use crate::assignment::answer::{Answer, Given};
use crate::assignment::question::Question;
use crate::assignment::store;
use crate::process::Selection;
use crate::reviewers::{Reviewer, reading_letter};
use crate::reviews::{Review, ReviewState};

/// What carrying out came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Carried {
    /// Reviews that were given.
    pub given: usize,
    /// Reviews that were taken back.
    pub taken_back: usize,
    /// People who got a letter.
    pub letters: usize,
}

/// Gives out what an assignment says: new pairs become reviews, pairs that are no longer in it are taken back, everything
/// else stays. Refused if anything that it was worked out from has changed. Each reviewer with something new gets one letter.
pub async fn carry_out(
    house: &House,
    actor: &Actor,
    of: Id<Selection>,
    number: u32,
    site: &Site,
) -> Result<Carried, AssignmentError> {
    actor.require(Permission::ManageSelection)?;
    let mut tx = house.begin().await?;
    let table = Table::load(&mut tx.conn(), of).await?;
    let recorded = table.impartial(actor)?;
    let run = store::find_run(&mut tx.conn(), of, number).await?.ok_or(AssignmentError::Absent)?;
    let unreadable = |error| StoreError::unreadable("assignment", error);
    let question: Question = serde_json::from_str(&run.question).map_err(unreadable)?;
    let answer: Answer = serde_json::from_str(&run.answer).map_err(unreadable)?;
    let Answer::Assigned(found) = answer else { return Err(AssignmentError::NoAnswer) };
    let is_last = store::last_run(&mut tx.conn(), of).await? == number;
    if !is_last || run.carried_out_at.is_some() || table.question(question.keep).text() != run.question {
        return Err(AssignmentError::Changed);
    }
    let now = house.now();
    let mut wanted: BTreeSet<(Id<Expression>, Id<Reviewer>)> = BTreeSet::new();
    let mut new: BTreeMap<Id<Reviewer>, usize> = BTreeMap::new();
    let live: BTreeSet<(Id<Expression>, Id<Reviewer>)> = table
        .reviews
        .iter()
        .filter(|one| one.state.is_live())
        .map(|one| (one.expression, one.reviewer))
        .collect();
    let mut fresh = Vec::new();
    for pair in &found.pairs {
        let (piece, reader) = (&question.pieces[pair.piece], &question.readers[pair.reader]);
        wanted.insert((piece.expression, reader.reviewer));
        if live.contains(&(piece.expression, reader.reviewer)) {
            continue;
        }
        *new.entry(reader.reviewer).or_default() += 1;
        let review = Review {
            id: house.id(),
            selection: of,
            expression: piece.expression,
            submission: piece.submission,
            reviewer: reader.reviewer,
            run: number,
            state: ReviewState::Assigned,
            state_reason: String::new(),
            assigned_at: now,
            submitted_at: None,
            version: 1,
        };
        fresh.push((review, reason(&question, pair)));
    }
    let mut carried = Carried { given: fresh.len(), ..Carried::default() };
    for one in table.reviews.iter().filter(|one| one.state.is_live() && one.state != ReviewState::Submitted) {
        if !wanted.contains(&(one.expression, one.reviewer)) {
            if !store::end(&mut tx, one, ReviewState::TakenBack, "reassigned").await? {
                return Err(AssignmentError::Changed);
            }
            carried.taken_back += 1;
        }
    }
    for (review, reason) in &fresh {
        store::insert_review(&mut tx, review, reason).await?;
    }
    for (id, count) in &new {
        let Some(one) = table.reviewers.iter().find(|one| one.id == *id) else { continue };
        let Some(person) = find_person(&mut tx.conn(), one.person).await? else { continue };
        if let Some(letter) = reading_letter(&person, &table.call, site, *count) {
            post(house, &mut tx, &letter).await?;
            carried.letters += 1;
        }
    }
    if !store::note_carried_out(&mut tx, of, number, now).await? {
        return Err(AssignmentError::Changed);
    }
    let note = Note::new()
        .with("number", number)
        .with("question", run.question_digest)
        .with("answer", run.answer_digest)
        .with("given", carried.given)
        .with("taken_back", carried.taken_back);
    let subject = Subject::new("selection", of);
    house.record(&mut tx, &recorded, "selection.carry-out-assignment", &subject, note).await?;
    tx.commit().await?;
    Ok(carried)
}

/// Why a pair stands, as it is kept with the review: readers by their identifiers.
fn reason(question: &Question, pair: &Given) -> String {
    let passed = pair.passed.iter().map(
        |one| json!({ "reviewer": question.readers[one.reader].reviewer, "why": one.why, "bar": one.bar }),
    );
    let passed: Vec<serde_json::Value> = passed.collect();
    json!({ "by": "run", "affinity": pair.affinity, "rank": pair.rank, "origin": pair.origin, "passed": passed })
        .to_string()
}
