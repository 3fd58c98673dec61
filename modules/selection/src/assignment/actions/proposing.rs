//! Working an assignment out.

use centum_accounts::{Actor, Permission};
use centum_base::{Digest, Id};
use centum_ledger::{House, Note, Subject};
use centum_store::StoreError;

use super::{AssignmentError, Table};
use crate::assignment::answering::answer;
use crate::assignment::question::Keep;
use crate::assignment::store::{self, Run};
use crate::process::Selection;

/// Works an assignment out and keeps question and answer with their digests. Nothing is given out yet. Gives its number.
pub async fn propose(
    house: &House,
    actor: &Actor,
    of: Id<Selection>,
    keep: Keep,
) -> Result<u32, AssignmentError> {
    actor.require(Permission::ManageSelection)?;
    let mut reader = house.db.read_current().await?;
    let table = Table::load(&mut reader.conn(), of).await?;
    drop(reader);
    let recorded = table.impartial(actor)?;
    let question = table.question(keep);
    if question.pieces.is_empty() || question.readers.is_empty() {
        return Err(AssignmentError::Nothing);
    }
    let text = question.text();
    let seed = question.seed;
    // Seconds of work in the worst case: not on a thread that others wait for, and not while holding the writer.
    let work = tokio::task::spawn_blocking(move || answer(&question).text());
    let answer = work.await.map_err(|error| StoreError::unreadable("answer of an assignment", error))?;
    let mut tx = house.begin().await?;
    if Table::load(&mut tx.conn(), of).await?.question(keep).text() != text {
        return Err(AssignmentError::Changed);
    }
    let run = Run {
        number: store::last_run(&mut tx.conn(), of).await? + 1,
        question_digest: Digest::of(text.as_bytes()),
        question: text,
        answer_digest: Digest::of(answer.as_bytes()),
        answer,
        by: recorded.to_string(),
        at: house.now(),
        carried_out_at: None,
    };
    store::insert_run(&mut tx, of, seed, &run).await?;
    let note = Note::new()
        .with("number", run.number)
        .with("question", run.question_digest)
        .with("answer", run.answer_digest)
        .with("seed", seed);
    house
        .record(&mut tx, &recorded, "selection.propose-assignment", &Subject::new("selection", of), note)
        .await?;
    tx.commit().await?;
    Ok(run.number)
}
