//! Assignments, and the reviews that they make, as they are kept.

use centum_base::{Digest, Id, Timestamp};
use centum_store::{Conn, Row, StoreResult, Tx, args};

use crate::process::Selection;
use crate::reviewers::Reviewer;
use crate::reviews::store::review;
use crate::reviews::{Review, ReviewState};

mod sql {
    centum_store::statements! {
        INSERT_RUN = "INSERT INTO assignment_run (selection_id, number, seed, problem, problem_digest, result, result_digest, made_by, \
            made_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
        RUN = "SELECT number, problem, problem_digest, result, result_digest, made_by, made_at, carried_out_at FROM assignment_run \
            WHERE selection_id = $1 AND number = $2";
        RUNS = "SELECT number, problem_digest, result_digest, made_by, made_at, carried_out_at FROM assignment_run \
            WHERE selection_id = $1 ORDER BY number DESC";
        LAST_RUN = "SELECT COALESCE(MAX(number), 0) AS number FROM assignment_run WHERE selection_id = $1";
        CARRIED_OUT = "UPDATE assignment_run SET carried_out_at = $3 WHERE selection_id = $1 AND number = $2 AND carried_out_at IS NULL";
        INSERT_REVIEW = "INSERT INTO review (id, selection_id, expression_id, submission, reviewer_id, run, reason, state, state_reason, \
            assigned_at, version) VALUES ($1, $2, $3, $4, $5, $6, $7, 'assigned', '', $8, 1)";
        GIVEN = "SELECT id, selection_id, expression_id, submission, reviewer_id, run, state, state_reason, assigned_at, submitted_at, \
            version FROM review WHERE selection_id = $1 ORDER BY assigned_at, id";
        GIVEN_TO = "SELECT id, selection_id, expression_id, submission, reviewer_id, run, state, state_reason, assigned_at, \
            submitted_at, version FROM review WHERE reviewer_id = $1 ORDER BY assigned_at, id";
        /// A review ends only from the state in which it was seen.
        END = "UPDATE review SET state = $3, state_reason = $4, version = version + 1 WHERE id = $1 AND version = $2";
    }
    centum_store::tables! {
        assignment_run(selection_id, number) {
            selection_id: Text Internal, number: Int Internal, seed: Int Internal, problem: Text Internal,
            problem_digest: Text Internal, result: Text Internal, result_digest: Text Internal, made_by: Text Internal,
            made_at: Int Internal, carried_out_at: Int Internal,
        }
    }
}
pub(crate) use sql::{STATEMENTS, TABLES};

/// An assignment that was worked out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Its number in the selection.
    pub number: u32,
    /// The question, as it is kept.
    pub question: String,
    /// Its digest.
    pub question_digest: Digest,
    /// The answer, as it is kept.
    pub answer: String,
    /// Its digest.
    pub answer_digest: Digest,
    /// Who asked.
    pub by: String,
    /// When.
    pub at: Timestamp,
    /// When it was carried out.
    pub carried_out_at: Option<Timestamp>,
}

pub(super) async fn insert_run(tx: &mut Tx, of: Id<Selection>, seed: u64, run: &Run) -> StoreResult<()> {
    // The seed as the column holds it; the question has it in full.
    let seed = i64::from_ne_bytes(seed.to_ne_bytes());
    let values = args![
        of,
        run.number,
        seed,
        &run.question,
        run.question_digest,
        &run.answer,
        run.answer_digest,
        &run.by,
        run.at
    ];
    tx.conn().execute(&sql::INSERT_RUN, values).await.map(drop)
}

/// An assignment of a selection by its number.
pub async fn find_run(conn: &mut Conn<'_>, of: Id<Selection>, number: u32) -> StoreResult<Option<Run>> {
    let row = conn.optional(&sql::RUN, args![of, number]).await?;
    let read =
        |row: &Row| Ok(Run { question: row.get("problem")?, answer: row.get("result")?, ..head(row)? });
    row.as_ref().map(read).transpose()
}

/// Every assignment that was worked out, the last first, without the documents.
pub async fn runs(conn: &mut Conn<'_>, of: Id<Selection>) -> StoreResult<Vec<Run>> {
    conn.all(&sql::RUNS, args![of]).await?.iter().map(head).collect()
}

fn head(row: &Row) -> StoreResult<Run> {
    Ok(Run {
        number: row.get("number")?,
        question: String::new(),
        question_digest: row.get("problem_digest")?,
        answer: String::new(),
        answer_digest: row.get("result_digest")?,
        by: row.get("made_by")?,
        at: row.get("made_at")?,
        carried_out_at: row.get("carried_out_at")?,
    })
}

/// The number of the last assignment that was worked out; 0 if none was.
pub async fn last_run(conn: &mut Conn<'_>, of: Id<Selection>) -> StoreResult<u32> {
    conn.one(&sql::LAST_RUN, args![of]).await?.get("number")
}

pub(super) async fn note_carried_out(
    tx: &mut Tx,
    of: Id<Selection>,
    number: u32,
    at: Timestamp,
) -> StoreResult<bool> {
    Ok(tx.conn().execute(&sql::CARRIED_OUT, args![of, number, at]).await? == 1)
}

/// Everything that was ever given to read in a selection, ended or not, in the order in which it was given.
pub async fn given(conn: &mut Conn<'_>, of: Id<Selection>) -> StoreResult<Vec<Review>> {
    conn.all(&sql::GIVEN, args![of]).await?.iter().map(review).collect()
}

/// Everything that was ever given to one reviewer.
pub(crate) async fn given_to(conn: &mut Conn<'_>, to: Id<Reviewer>) -> StoreResult<Vec<Review>> {
    conn.all(&sql::GIVEN_TO, args![to]).await?.iter().map(review).collect()
}

/// Gives an application to a reviewer; `reason` is the JSON of why.
pub(crate) async fn insert_review(tx: &mut Tx, one: &Review, reason: &str) -> StoreResult<()> {
    let values = args![
        one.id,
        one.selection,
        one.expression,
        one.submission,
        one.reviewer,
        one.run,
        reason,
        one.assigned_at
    ];
    tx.conn().execute(&sql::INSERT_REVIEW, values).await.map(drop)
}

/// Ends a review, unless somebody changed it since it was read.
pub(super) async fn end(tx: &mut Tx, one: &Review, state: ReviewState, reason: &str) -> StoreResult<bool> {
    Ok(tx.conn().execute(&sql::END, args![one.id, one.version, state.name(), reason]).await? == 1)
}
