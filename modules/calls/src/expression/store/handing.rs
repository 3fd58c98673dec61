//! Sign-offs, submissions and the keys of receipts.

use centum_base::{Digest, Id, Timestamp};
use centum_store::{Conn, Row, StoreResult, Tx, args};

use super::applied;
use crate::expression::content::{Manifest, value_text};
use crate::expression::model::{Answer, Expression, SignOff, SignOffEnd, Submission, SubmissionEnd};

mod sql {
    centum_store::statements! {
        INSERT_SIGN_OFF = "INSERT INTO sign_off (id, expression_id, member_id, content, person_id, name, duty, mandate, salt, \
            signed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
        END_SIGN_OFF = "UPDATE sign_off SET ended_at = $2, ended_why = $3 WHERE id = $1 AND ended_at IS NULL";
        SIGN_OFFS = "SELECT id, member_id, content, person_id, name, duty, mandate, salt, signed_at, ended_at, ended_why \
            FROM sign_off WHERE expression_id = $1 ORDER BY signed_at, id";
        INSERT_SUBMISSION = "INSERT INTO submission (expression_id, number, manifest, content, received_at, in_grace, \
            submitted_by, receipt) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
        INSERT_ANSWER = "INSERT INTO submission_answer (expression_id, number, part, field, salt, value) \
            VALUES ($1, $2, $3, $4, $5, $6)";
        END_SUBMISSION = "UPDATE submission SET ended_at = $3, ended_why = $4 WHERE expression_id = $1 AND number = $2 \
            AND ended_at IS NULL";
        SUBMISSIONS = "SELECT number, content, received_at, in_grace, submitted_by, receipt, ended_at, ended_why \
            FROM submission WHERE expression_id = $1 ORDER BY number";
        EVERY = "SELECT s.expression_id, s.number, s.manifest, s.content, s.receipt, s.ended_at, e.in_force FROM submission s \
            JOIN expression e ON e.id = s.expression_id ORDER BY s.expression_id, s.number";
        MANIFEST = "SELECT manifest FROM submission WHERE expression_id = $1 AND number = $2";
        SUBMISSION_ANSWERS = "SELECT part, field, salt, value FROM submission_answer WHERE expression_id = $1 AND number = $2 \
            ORDER BY part, field";
        FIND_KEY = "SELECT public FROM receipt_key WHERE public = $1";
        INSERT_KEY = "INSERT INTO receipt_key (id, public, since) VALUES ($1, $2, $3)";
        KEYS = "SELECT public, since FROM receipt_key ORDER BY since, id";
    }
    centum_store::tables! {
        sign_off(id) {
            id: Text Internal, expression_id: Text Internal, member_id: Text Internal, content: Text Internal,
            person_id: Text Internal, name: Text Personal("who signed for the member", "with the record of the call"),
            duty: Text Personal("who signed for the member", "with the record of the call"),
            mandate: Text Personal("who signed for the member", "with the record of the call"), salt: Text Secret,
            signed_at: Int Internal, ended_at: Int Internal, ended_why: Text Internal,
        }
        submission(expression_id, number) {
            expression_id: Text Internal, number: Int Internal, manifest: Text Internal, content: Text Internal,
            received_at: Int Internal, in_grace: Int Internal, submitted_by: Text Internal, receipt: Text Internal,
            ended_at: Int Internal, ended_why: Text Internal,
        }
        submission_answer(expression_id, number, part, field) {
            expression_id: Text Internal, number: Int Internal, part: Text Internal, field: Text Internal, salt: Text Secret,
            value: Text Personal("assessing the application", "as long as the form says of the answer"),
        }
        receipt_key(id) { id: Text Internal, public: Text Public, since: Int Public }
    }
}
pub(super) use sql::{STATEMENTS, TABLES};

/// When and why something ended, if it did.
fn ended<T>(row: &Row, named: impl FnOnce(&str) -> Option<T>) -> StoreResult<Option<(Timestamp, T)>> {
    let at: Option<i64> = row.get("ended_at")?;
    match at.and_then(|at| Timestamp::from_microsecond(at).ok()) {
        Some(at) => Ok(Some((at, row.named("ended_why", named)?))),
        None => Ok(None),
    }
}

/// Keeps a sign-off.
pub(crate) async fn insert_sign_off(
    tx: &mut Tx,
    expression: Id<Expression>,
    new: &SignOff,
) -> StoreResult<()> {
    let values = args![
        new.id,
        expression,
        new.member,
        new.content,
        new.person,
        &new.name,
        &new.duty,
        &new.mandate,
        &new.salt,
        new.signed_at
    ];
    tx.conn().execute(&sql::INSERT_SIGN_OFF, values).await.map(drop)
}

/// Ends a sign-off.
pub(crate) async fn end_sign_off(
    tx: &mut Tx,
    id: Id<SignOff>,
    at: Timestamp,
    why: SignOffEnd,
) -> StoreResult<bool> {
    Ok(tx.conn().execute(&sql::END_SIGN_OFF, args![id, at, why.name()]).await? == 1)
}

/// Every sign-off, also those that ended, the first one first.
pub(crate) async fn sign_offs(conn: &mut Conn<'_>, expression: Id<Expression>) -> StoreResult<Vec<SignOff>> {
    let rows = conn.all(&sql::SIGN_OFFS, args![expression]).await?;
    let read = |row: &Row| {
        Ok(SignOff {
            id: row.get("id")?,
            member: row.get("member_id")?,
            content: row.get("content")?,
            person: row.get("person_id")?,
            name: row.get("name")?,
            duty: row.get("duty")?,
            mandate: row.get("mandate")?,
            salt: row.get("salt")?,
            signed_at: row.get("signed_at")?,
            ended: ended(row, SignOffEnd::named)?,
        })
    };
    rows.iter().map(read).collect()
}

/// Keeps a submission. It counts from now on.
pub(crate) async fn insert_submission(
    tx: &mut Tx,
    expression: Id<Expression>,
    new: &Submission,
    manifest: &Manifest,
) -> StoreResult<()> {
    let values = args![
        expression,
        new.number,
        manifest.text(),
        new.content,
        new.received_at,
        new.in_grace,
        &new.submitted_by,
        &new.receipt
    ];
    tx.conn().execute(&sql::INSERT_SUBMISSION, values).await?;
    applied::put(tx, expression, manifest).await
}

/// Keeps the answers of a submission.
pub(crate) async fn insert_answers(
    tx: &mut Tx,
    expression: Id<Expression>,
    number: u32,
    answers: &[Answer],
) -> StoreResult<()> {
    for answer in answers {
        let Some(value) = &answer.value else { continue };
        let values = args![
            expression,
            number,
            answer.part.to_string(),
            answer.field.as_str(),
            &answer.salt,
            value_text(value)
        ];
        tx.conn().execute(&sql::INSERT_ANSWER, values).await?;
    }
    Ok(())
}

/// Ends a submission. Nothing counts until another one comes.
pub(crate) async fn end_submission(
    tx: &mut Tx,
    expression: Id<Expression>,
    number: u32,
    at: Timestamp,
    why: SubmissionEnd,
) -> StoreResult<bool> {
    applied::drop_all(tx, expression).await?;
    Ok(tx.conn().execute(&sql::END_SUBMISSION, args![expression, number, at, why.name()]).await? == 1)
}

/// Every submission, the first one first.
pub(crate) async fn submissions(
    conn: &mut Conn<'_>,
    expression: Id<Expression>,
) -> StoreResult<Vec<Submission>> {
    let rows = conn.all(&sql::SUBMISSIONS, args![expression]).await?;
    let read = |row: &Row| {
        Ok(Submission {
            number: row.get("number")?,
            content: row.get("content")?,
            received_at: row.get("received_at")?,
            in_grace: row.get("in_grace")?,
            submitted_by: row.get("submitted_by")?,
            receipt: row.get("receipt")?,
            ended: ended(row, SubmissionEnd::named)?,
        })
    };
    rows.iter().map(read).collect()
}

/// The manifest of a submission, as it was hashed.
pub(crate) async fn manifest_text(
    conn: &mut Conn<'_>,
    expression: Id<Expression>,
    number: u32,
) -> StoreResult<Option<String>> {
    conn.optional(&sql::MANIFEST, args![expression, number]).await?.map(|row| row.get("manifest")).transpose()
}

/// The answers of a submission: part, field, salt, value; the last two are absent once an answer was erased.
pub(crate) async fn submission_answers(
    conn: &mut Conn<'_>,
    expression: Id<Expression>,
    number: u32,
) -> StoreResult<Vec<(String, String, Option<String>, Option<String>)>> {
    let rows = conn.all(&sql::SUBMISSION_ANSWERS, args![expression, number]).await?;
    rows.iter()
        .map(|row| Ok((row.get("part")?, row.get("field")?, row.get("salt")?, row.get("value")?)))
        .collect()
}

/// Whether a key is published.
pub(crate) async fn find_key(conn: &mut Conn<'_>, public: &str) -> StoreResult<bool> {
    Ok(conn.optional(&sql::FIND_KEY, args![public]).await?.is_some())
}

/// Publishes a key.
pub(crate) async fn insert_key(
    tx: &mut Tx,
    id: Id<Digest>,
    public: &str,
    since: Timestamp,
) -> StoreResult<()> {
    tx.conn().execute(&sql::INSERT_KEY, args![id, public, since]).await.map(drop)
}

/// Every key that receipts were signed with, and since when.
pub(crate) async fn keys(conn: &mut Conn<'_>) -> StoreResult<Vec<(String, Timestamp)>> {
    let rows = conn.all(&sql::KEYS, args![]).await?;
    rows.iter().map(|row| Ok((row.get("public")?, row.get("since")?))).collect()
}

/// A submission as a check of the whole looks at it.
pub(crate) struct Whole {
    pub(crate) expression: Id<Expression>,
    pub(crate) number: u32,
    pub(crate) manifest: String,
    pub(crate) content: Digest,
    pub(crate) receipt: String,
    /// Whether it did not end.
    pub(crate) counts: bool,
    /// The number that the expression of interest says counts.
    pub(crate) in_force: Option<u32>,
}

/// Every submission of every expression of interest.
pub(crate) async fn every_submission(conn: &mut Conn<'_>) -> StoreResult<Vec<Whole>> {
    let rows = conn.all(&sql::EVERY, args![]).await?;
    let read = |row: &Row| {
        let in_force: Option<i64> = row.get("in_force")?;
        Ok(Whole {
            expression: row.get("expression_id")?,
            number: row.get("number")?,
            manifest: row.get("manifest")?,
            content: row.get("content")?,
            receipt: row.get("receipt")?,
            counts: row.get::<Option<i64>>("ended_at")?.is_none(),
            in_force: in_force.and_then(|number| u32::try_from(number).ok()),
        })
    };
    rows.iter().map(read).collect()
}
