//! Letting go of answers wherever they are kept: as they stand, in every revision, in what was handed in.

use std::collections::BTreeSet;

use centum_base::{Digest, Id, Timestamp};
use centum_forms::{FieldKey, Part, Value};
use centum_store::{Conn, Row, StoreError, StoreResult, Tx, args};

use crate::call::{Call, Going, Passing};
use crate::expression::content::value_text;
use crate::expression::model::Expression;

mod sql {
    centum_store::statements! {
        STANDING = "SELECT value FROM answer WHERE expression_id = $1 AND part = $2 AND field = $3 AND value IS NOT NULL";
        REVISIONS = "SELECT revision, value FROM answer_revision WHERE expression_id = $1 AND part = $2 AND field = $3 \
            AND value IS NOT NULL";
        HANDED_IN = "SELECT number, value FROM submission_answer WHERE expression_id = $1 AND part = $2 AND field = $3 \
            AND value IS NOT NULL";
        PUT_STANDING = "UPDATE answer SET value = CAST($4 AS TEXT), salt = $5 WHERE expression_id = $1 AND part = $2 AND field = $3";
        PUT_REVISION = "UPDATE answer_revision SET value = CAST($5 AS TEXT) WHERE expression_id = $1 AND part = $2 \
            AND field = $3 AND revision = $4";
        PUT_HANDED_IN = "UPDATE submission_answer SET value = CAST($5 AS TEXT), salt = NULL WHERE expression_id = $1 \
            AND part = $2 AND field = $3 AND number = $4";
        /// Answers of one question, by the number of the application: in whatever state it is, and wherever they are kept.
        GOING = "SELECT kept.id, kept.number, kept.part FROM ( \
            SELECT e.id, e.number, a.part FROM expression e JOIN answer a ON a.expression_id = e.id \
                WHERE e.call_id = $1 AND e.form = $2 AND a.field = $3 AND a.value LIKE $4 AND e.number > $5 \
            UNION SELECT e.id, e.number, a.part FROM expression e JOIN answer_revision a ON a.expression_id = e.id \
                WHERE e.call_id = $1 AND e.form = $2 AND a.field = $3 AND a.value LIKE $4 AND e.number > $5 \
            UNION SELECT e.id, e.number, a.part FROM expression e JOIN submission_answer a ON a.expression_id = e.id \
                WHERE e.call_id = $1 AND e.form = $2 AND a.field = $3 AND a.value LIKE $4 AND e.number > $5 \
            ) kept ORDER BY kept.number, kept.part LIMIT $6";
        COUNT_GOING = "SELECT COUNT(*) AS n FROM ( \
            SELECT e.id, a.part FROM expression e JOIN answer a ON a.expression_id = e.id \
                WHERE e.call_id = $1 AND e.form = $2 AND a.field = $3 AND a.value LIKE $4 \
            UNION SELECT e.id, a.part FROM expression e JOIN answer_revision a ON a.expression_id = e.id \
                WHERE e.call_id = $1 AND e.form = $2 AND a.field = $3 AND a.value LIKE $4 \
            UNION SELECT e.id, a.part FROM expression e JOIN submission_answer a ON a.expression_id = e.id \
                WHERE e.call_id = $1 AND e.form = $2 AND a.field = $3 AND a.value LIKE $4) kept";
        NEXT_BATCH = "SELECT COALESCE(MAX(batch), 0) + 1 AS batch FROM call_erasure WHERE call_id = $1 AND class = $2";
        NOTE = "INSERT INTO call_erasure (call_id, class, batch, answers, applications, files, erased_at) \
            VALUES ($1, $2, $3, $4, $5, $6, $7)";
        NOTED = "SELECT class, CAST(SUM(answers) AS BIGINT) AS answers, CAST(SUM(files) AS BIGINT) AS files, \
            MIN(erased_at) AS first_at, MAX(erased_at) AS last_at FROM call_erasure WHERE call_id = $1 GROUP BY class \
            ORDER BY class";
    }
    centum_store::tables! {
        call_erasure(call_id, class, batch) {
            call_id: Text Internal, class: Text Internal, batch: Int Internal, answers: Int Internal,
            applications: Int Internal, files: Int Internal, erased_at: Int Internal,
        }
    }
}
pub(super) use sql::{STATEMENTS, TABLES};

/// Where an answer stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Spot {
    pub(crate) expression: Id<Expression>,
    pub(crate) part: String,
    pub(crate) field: String,
}

impl Spot {
    pub(crate) fn new(expression: Id<Expression>, part: &Part, field: &FieldKey) -> Self {
        Self { expression, part: part.to_string(), field: field.to_string() }
    }
}

pub(super) fn value_of(row: &Row) -> StoreResult<Value> {
    let text: String = row.get("value")?;
    serde_json::from_str(&text).map_err(|error| StoreError::unreadable("value", error))
}

/// Lets go of an answer in every version of it. `left_of` says what is left of one; nothing where it stays as it is. What
/// was handed in loses its salt too, so that nobody can try words against its commitment.
///
/// Gives the files that what is gone named; nothing if nothing was to be done.
pub(crate) async fn let_go(
    tx: &mut Tx,
    spot: &Spot,
    left_of: impl Fn(&Value) -> Option<Option<Value>>,
    salt: impl FnOnce() -> String,
) -> StoreResult<Option<BTreeSet<Digest>>> {
    let mut conn = tx.conn();
    let mut files = BTreeSet::new();
    let mut found = false;
    let mut look = |row: &Row| -> StoreResult<Option<Option<String>>> {
        let value = value_of(row)?;
        let Some(left) = left_of(&value) else { return Ok(None) };
        found = true;
        if let Value::Files(listed) = &value {
            files.extend(listed.iter().map(|file| file.digest));
        }
        Ok(Some(left.as_ref().map(value_text)))
    };
    let at = || args![spot.expression, &spot.part, &spot.field];
    if let Some(row) = conn.optional(&sql::STANDING, at()).await?
        && let Some(left) = look(&row)?
    {
        let values = args![spot.expression, &spot.part, &spot.field, left, salt()];
        conn.execute(&sql::PUT_STANDING, values).await?;
    }
    for row in conn.all(&sql::REVISIONS, at()).await? {
        let Some(left) = look(&row)? else { continue };
        let revision: i64 = row.get("revision")?;
        let values = args![spot.expression, &spot.part, &spot.field, revision, left];
        conn.execute(&sql::PUT_REVISION, values).await?;
    }
    for row in conn.all(&sql::HANDED_IN, at()).await? {
        let Some(left) = look(&row)? else { continue };
        let number: i64 = row.get("number")?;
        let values = args![spot.expression, &spot.part, &spot.field, number, left];
        conn.execute(&sql::PUT_HANDED_IN, values).await?;
    }
    Ok(found.then_some(files))
}

/// What a value holds that is to go: anything, or a cell of a column.
fn pattern(going: &Going) -> String {
    going.column.as_ref().map_or_else(|| "%".to_owned(), |column| format!("%\"{column}\":%"))
}

/// Answers that are to go, of applications after a number, in their order. A column is looked for by its name: whether a
/// table holds it is only seen by reading it.
pub(crate) async fn going(
    conn: &mut Conn<'_>,
    call: Id<Call>,
    of: &Going,
    after: u32,
    most: u32,
) -> StoreResult<Vec<(u32, Spot)>> {
    let values = args![call, of.form, of.field.as_str(), pattern(of), after, most];
    let read = |row: &Row| {
        let spot = Spot { expression: row.get("id")?, part: row.get("part")?, field: of.field.to_string() };
        Ok((row.get("number")?, spot))
    };
    conn.all(&sql::GOING, values).await?.iter().map(read).collect()
}

/// How many answers of a question there are that will go.
pub(crate) async fn count_going(conn: &mut Conn<'_>, call: Id<Call>, of: &Going) -> StoreResult<u64> {
    let values = args![call, of.form, of.field.as_str(), pattern(of)];
    let count: i64 = conn.one(&sql::COUNT_GOING, values).await?.get("n")?;
    Ok(u64::try_from(count).unwrap_or(0))
}

/// What a batch of erasing came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct BatchLine {
    pub(crate) answers: usize,
    pub(crate) applications: usize,
    pub(crate) files: usize,
}

/// Notes a batch. Gives its number.
pub(crate) async fn note_erasure(
    tx: &mut Tx,
    call: Id<Call>,
    class: Passing,
    line: BatchLine,
    at: Timestamp,
) -> StoreResult<i64> {
    let whole = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let batch: i64 = tx.conn().one(&sql::NEXT_BATCH, args![call, class.name()]).await?.get("batch")?;
    let counts = (whole(line.answers), whole(line.applications), whole(line.files));
    let values = args![call, class.name(), batch, counts.0, counts.1, counts.2, at];
    tx.conn().execute(&sql::NOTE, values).await?;
    Ok(batch)
}

/// What was erased of a class in all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Erasure {
    /// Which answers.
    pub class: Passing,
    /// How many.
    pub answers: i64,
    /// How many files went with them.
    pub files: i64,
    /// When the first batch went.
    pub first_at: Timestamp,
    /// When the last one did.
    pub last_at: Timestamp,
}

/// What was erased of a call because its time had come, by class.
pub async fn erasures(conn: &mut Conn<'_>, call: Id<Call>) -> StoreResult<Vec<Erasure>> {
    let read = |row: &Row| {
        Ok(Erasure {
            class: row.named("class", Passing::named)?,
            answers: row.get("answers")?,
            files: row.get("files")?,
            first_at: row.get("first_at")?,
            last_at: row.get("last_at")?,
        })
    };
    conn.all(&sql::NOTED, args![call]).await?.iter().map(read).collect()
}
