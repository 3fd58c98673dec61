//! Decisions, letters and complaints as they are kept.

use std::collections::BTreeMap;

use centum_accounts::Person;
use centum_base::{Digest, Id, Timestamp};
use centum_calls::expression::model::Expression;
use centum_store::{Conn, Row, StoreError, StoreResult, Tx, args};

use super::letters::{Outcome, Unsent};
use super::model::{Content, Decision, DecisionState};
use super::redress::{Complaint, RedressOutcome};
use crate::process::Selection;

mod sql {
    centum_store::statements! {
        INSERT = "INSERT INTO decision (selection_id, number, state, content, digest, reason, proposed_by, proposed_at) \
            VALUES ($1, $2, 'proposed', $3, $4, $5, $6, $7)";
        LAST = "SELECT COALESCE(MAX(number), 0) AS number FROM decision WHERE selection_id = $1";
        DROP_PROPOSED = "UPDATE decision SET state = 'dropped' WHERE selection_id = $1 AND state = 'proposed'";
        RELEASE = "UPDATE decision SET state = 'released', released_by = $3, released_at = $4 \
            WHERE selection_id = $1 AND number = $2 AND state = 'proposed'";
        OF_SELECTION = "SELECT number, state, content, digest, reason, proposed_by, proposed_at, released_by, released_at \
            FROM decision WHERE selection_id = $1 ORDER BY number";
        LAST_RELEASED = "SELECT number, state, content, digest, reason, proposed_by, proposed_at, released_by, released_at \
            FROM decision WHERE selection_id = $1 AND state = 'released' ORDER BY number DESC LIMIT 1";
        RELEASED = "SELECT number, state, content, digest, reason, proposed_by, proposed_at, released_by, released_at \
            FROM decision WHERE selection_id = $1 AND state = 'released' ORDER BY number";
        FIND = "SELECT number, state, content, digest, reason, proposed_by, proposed_at, released_by, released_at \
            FROM decision WHERE selection_id = $1 AND number = $2";
        KEEP_LETTER = "INSERT INTO decision_letter (selection_id, decision, expression_id, outcome, posted_at, unsent) \
            VALUES ($1, $2, $3, $4, $5, CAST($6 AS TEXT)) ON CONFLICT (selection_id, decision, expression_id) DO NOTHING";
        LETTERS = "SELECT expression_id, unsent FROM decision_letter WHERE selection_id = $1 AND decision = $2 ORDER BY expression_id";
        FILE = "INSERT INTO redress (id, selection_id, decision, expression_id, person_id, complaint, filed_at, outcome, answer, decided_by) \
            VALUES ($1, $2, $3, $4, $5, $6, $7, 'open', '', '')";
        COMPLAINTS = "SELECT id, decision, expression_id, person_id, complaint, filed_at, outcome, answer, decided_by, decided_at \
            FROM redress WHERE selection_id = $1 ORDER BY filed_at, id";
        COMPLAINTS_OF = "SELECT id, decision, expression_id, person_id, complaint, filed_at, outcome, answer, decided_by, decided_at \
            FROM redress WHERE expression_id = $1 ORDER BY filed_at, id";
        FIND_COMPLAINT = "SELECT id, selection_id, decision, expression_id, person_id, complaint, filed_at, outcome, answer, decided_by, \
            decided_at FROM redress WHERE id = $1";
        ANSWER = "UPDATE redress SET outcome = $2, answer = $3, decided_by = $4, decided_at = $5 WHERE id = $1 AND outcome = 'open'";
        OF_PERSON = "SELECT id, decision, expression_id, person_id, complaint, filed_at, outcome, answer, decided_by, decided_at \
            FROM redress WHERE person_id = $1 ORDER BY filed_at, id";
        FORGET = "UPDATE redress SET person_id = '', complaint = '' WHERE person_id = $1";
    }
    centum_store::tables! {
        decision(selection_id, number) {
            selection_id: Text Internal, number: Int Internal, state: Text Internal, content: Text Internal, digest: Text Internal,
            reason: Text Internal, proposed_by: Text Internal, proposed_at: Int Internal, released_by: Text Internal,
            released_at: Int Internal,
        }
        decision_letter(selection_id, decision, expression_id) {
            selection_id: Text Internal, decision: Int Internal, expression_id: Text Internal, outcome: Text Internal,
            posted_at: Int Internal, unsent: Text Internal,
        }
        redress(id) {
            id: Text Internal, selection_id: Text Internal, decision: Int Internal, expression_id: Text Internal,
            person_id: Text Personal("answering a complaint", "until the person is erased"),
            complaint: Text Personal("answering a complaint", "until the person is erased"),
            filed_at: Int Internal, outcome: Text Internal, answer: Text Internal, decided_by: Text Internal, decided_at: Int Internal,
        }
    }
}
pub(crate) use sql::{STATEMENTS, TABLES};

fn decision(row: &Row) -> StoreResult<Decision> {
    let text: String = row.get("content")?;
    let by: Option<String> = row.get("released_by")?;
    let at: Option<i64> = row.get("released_at")?;
    let at = at.and_then(|at| Timestamp::from_microsecond(at).ok());
    Ok(Decision {
        number: row.get("number")?,
        state: row.named("state", DecisionState::named)?,
        content: serde_json::from_str(&text).map_err(|error| StoreError::unreadable("decision", error))?,
        digest: row.get("digest")?,
        reason: row.get("reason")?,
        proposed_by: row.get("proposed_by")?,
        proposed_at: row.get("proposed_at")?,
        released: by.zip(at),
    })
}

/// Every decision of a selection, the first first.
pub async fn decisions(conn: &mut Conn<'_>, selection: Id<Selection>) -> StoreResult<Vec<Decision>> {
    conn.all(&sql::OF_SELECTION, args![selection]).await?.iter().map(decision).collect()
}

/// The decision that was released last.
pub async fn last_released(conn: &mut Conn<'_>, selection: Id<Selection>) -> StoreResult<Option<Decision>> {
    conn.optional(&sql::LAST_RELEASED, args![selection]).await?.as_ref().map(decision).transpose()
}

/// Every decision that was released, the first first. What is only proposed is not even read.
pub async fn released(conn: &mut Conn<'_>, selection: Id<Selection>) -> StoreResult<Vec<Decision>> {
    conn.all(&sql::RELEASED, args![selection]).await?.iter().map(decision).collect()
}

/// The decision of that number.
pub async fn find_decision(
    conn: &mut Conn<'_>,
    selection: Id<Selection>,
    number: u32,
) -> StoreResult<Option<Decision>> {
    conn.optional(&sql::FIND, args![selection, number]).await?.as_ref().map(decision).transpose()
}

/// The text of a content, which is what its digest is taken of.
pub(crate) fn text_of(content: &Content) -> String {
    serde_json::to_string(content).expect("a decision has a JSON form")
}

pub(super) async fn insert(
    tx: &mut Tx,
    selection: Id<Selection>,
    content: &Content,
    reason: &str,
    (by, at): (&str, Timestamp),
) -> StoreResult<(u32, Digest)> {
    tx.conn().execute(&sql::DROP_PROPOSED, args![selection]).await?;
    let last: u32 = tx.conn().one(&sql::LAST, args![selection]).await?.get("number")?;
    let text = text_of(content);
    let digest = Digest::of(text.as_bytes());
    let values = args![selection, last + 1, &text, digest, reason, by, at];
    tx.conn().execute(&sql::INSERT, values).await?;
    Ok((last + 1, digest))
}

pub(super) async fn drop_proposed(tx: &mut Tx, selection: Id<Selection>) -> StoreResult<bool> {
    Ok(tx.conn().execute(&sql::DROP_PROPOSED, args![selection]).await? > 0)
}

pub(super) async fn release(
    tx: &mut Tx,
    selection: Id<Selection>,
    number: u32,
    (by, at): (&str, Timestamp),
) -> StoreResult<bool> {
    Ok(tx.conn().execute(&sql::RELEASE, args![selection, number, by, at]).await? == 1)
}

/// Notes that an application was told of a decision, or why it was not. False if that was noted before.
pub(super) async fn keep_letter(
    tx: &mut Tx,
    (selection, decision): (Id<Selection>, u32),
    (expression, outcome): (Id<Expression>, Outcome),
    unsent: Option<Unsent>,
    at: Timestamp,
) -> StoreResult<bool> {
    let values = args![selection, decision, expression, outcome.name(), at, unsent.map(Unsent::name)];
    Ok(tx.conn().execute(&sql::KEEP_LETTER, values).await? == 1)
}

/// Who was told of a decision, each with the reason where no letter went out.
pub(crate) async fn letters(
    conn: &mut Conn<'_>,
    selection: Id<Selection>,
    decision: u32,
) -> StoreResult<BTreeMap<Id<Expression>, Option<Unsent>>> {
    let rows = conn.all(&sql::LETTERS, args![selection, decision]).await?;
    rows.iter()
        .map(|row| {
            let unsent: Option<String> = row.get("unsent")?;
            Ok((row.get("expression_id")?, unsent.as_deref().and_then(Unsent::named)))
        })
        .collect()
}

fn complaint(row: &Row) -> StoreResult<Complaint> {
    let at: Option<i64> = row.get("decided_at")?;
    Ok(Complaint {
        id: row.get("id")?,
        decision: row.get("decision")?,
        expression: row.get("expression_id")?,
        complaint: row.get("complaint")?,
        filed_at: row.get("filed_at")?,
        outcome: row.named("outcome", RedressOutcome::named)?,
        answer: row.get("answer")?,
        decided_by: row.get("decided_by")?,
        decided_at: at.and_then(|at| Timestamp::from_microsecond(at).ok()),
    })
}

/// Every complaint of a selection, in the order in which they came.
pub async fn complaints(conn: &mut Conn<'_>, selection: Id<Selection>) -> StoreResult<Vec<Complaint>> {
    conn.all(&sql::COMPLAINTS, args![selection]).await?.iter().map(complaint).collect()
}

/// Every complaint about what came of an application, in the order in which they came.
pub async fn complaints_about(
    conn: &mut Conn<'_>,
    expression: Id<Expression>,
) -> StoreResult<Vec<Complaint>> {
    conn.all(&sql::COMPLAINTS_OF, args![expression]).await?.iter().map(complaint).collect()
}

/// Every complaint that a person filed.
pub(crate) async fn complaints_of(conn: &mut Conn<'_>, person: Id<Person>) -> StoreResult<Vec<Complaint>> {
    conn.all(&sql::OF_PERSON, args![person]).await?.iter().map(complaint).collect()
}

/// A complaint with the selection that it is about.
pub(super) async fn find_complaint(
    conn: &mut Conn<'_>,
    id: Id<Complaint>,
) -> StoreResult<Option<(Id<Selection>, Complaint)>> {
    let Some(row) = conn.optional(&sql::FIND_COMPLAINT, args![id]).await? else { return Ok(None) };
    Ok(Some((row.get("selection_id")?, complaint(&row)?)))
}

pub(super) async fn file(
    tx: &mut Tx,
    id: Id<Complaint>,
    (selection, decision): (Id<Selection>, u32),
    (expression, person): (Id<Expression>, Id<Person>),
    (text, at): (&str, Timestamp),
) -> StoreResult<()> {
    let values = args![id, selection, decision, expression, person, text, at];
    tx.conn().execute(&sql::FILE, values).await.map(drop)
}

pub(super) async fn answer(
    tx: &mut Tx,
    id: Id<Complaint>,
    (outcome, text): (RedressOutcome, &str),
    (by, at): (&str, Timestamp),
) -> StoreResult<bool> {
    Ok(tx.conn().execute(&sql::ANSWER, args![id, outcome.name(), text, by, at]).await? == 1)
}

/// Takes a person out of every complaint.
pub(crate) async fn forget(tx: &mut Tx, person: Id<Person>) -> StoreResult<u64> {
    tx.conn().execute(&sql::FORGET, args![person]).await
}
