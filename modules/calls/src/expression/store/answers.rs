//! Answers and all their revisions.

use centum_base::{Id, Timestamp};
use centum_forms::{FieldKey, Part, Value};
use centum_store::{Conn, Row, StoreError, StoreResult, Tx, args};

use crate::expression::content::value_text;
use crate::expression::model::{Answer, Expression, Revision, Standing};

mod sql {
    centum_store::statements! {
        ANSWERS = "SELECT part, field, revision, value, salt, author, saved_at FROM answer WHERE expression_id = $1 \
            ORDER BY part, field";
        FIND = "SELECT part, field, revision, value, salt, author, saved_at FROM answer \
            WHERE expression_id = $1 AND part = $2 AND field = $3";
        LAST = "SELECT COALESCE(MAX(revision), 0) AS revision, COUNT(CASE WHEN save_id = $4 THEN 1 END) AS sent \
            FROM answer_revision WHERE expression_id = $1 AND part = $2 AND field = $3";
        PUT = "INSERT INTO answer (expression_id, part, field, revision, value, salt, author, saved_at) \
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (expression_id, part, field) DO UPDATE SET \
            revision = $4, value = $5, salt = $6, author = $7, saved_at = $8";
        INSERT_REVISION = "INSERT INTO answer_revision (expression_id, part, field, revision, base, value, author, saved_at, \
            save_id, standing) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
        DROP_REVISION = "DELETE FROM answer_revision WHERE expression_id = $1 AND part = $2 AND field = $3 AND revision = $4 \
            AND standing = 'taken'";
        REVISIONS = "SELECT part, field, revision, base, value, author, saved_at, standing FROM answer_revision \
            WHERE expression_id = $1 AND part = $2 AND field = $3 ORDER BY revision";
        ASIDES = "SELECT part, field, revision, base, value, author, saved_at, standing FROM answer_revision \
            WHERE expression_id = $1 AND standing = 'aside' ORDER BY part, field, revision";
        CAME_LATE = "SELECT DISTINCT r.part, r.field FROM answer_revision r LEFT JOIN answer a \
            ON a.expression_id = r.expression_id AND a.part = r.part AND a.field = r.field \
            WHERE r.expression_id = $1 AND r.standing = 'late' AND r.value IS NOT NULL AND r.revision > COALESCE(a.revision, 0) \
            ORDER BY r.part, r.field";
        OF_SAVE = "SELECT part, field, revision, base, value, author, saved_at, standing FROM answer_revision \
            WHERE expression_id = $1 AND save_id = $2 AND part = $3 AND field = $4";
        SET_STANDING = "UPDATE answer_revision SET standing = $5 WHERE expression_id = $1 AND part = $2 AND field = $3 \
            AND revision = $4 AND standing = 'aside'";
    }
    centum_store::tables! {
        answer(expression_id, part, field) {
            expression_id: Text Internal, part: Text Internal, field: Text Internal, revision: Int Internal,
            value: Text Personal("assessing the application", "as long as the form says of the answer"), salt: Text Secret,
            author: Text Internal, saved_at: Int Internal,
        }
        answer_revision(expression_id, part, field, revision) {
            expression_id: Text Internal, part: Text Internal, field: Text Internal, revision: Int Internal, base: Int Internal,
            value: Text Personal("who wrote what", "as long as the form says of the answer"), author: Text Internal,
            saved_at: Int Internal, save_id: Text Internal, standing: Text Internal,
        }
    }
}
pub(super) use sql::{STATEMENTS, TABLES};

/// A revision to be kept.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Kept<'a> {
    pub(crate) part: &'a Part,
    pub(crate) field: &'a FieldKey,
    pub(crate) revision: u32,
    pub(crate) base: u32,
    pub(crate) value: Option<&'a Value>,
    pub(crate) author: &'a str,
    pub(crate) saved_at: Timestamp,
    pub(crate) save_id: &'a str,
    pub(crate) standing: Standing,
}

fn value(row: &Row) -> StoreResult<Option<Value>> {
    let text: Option<String> = row.get("value")?;
    let read =
        |text: String| serde_json::from_str(&text).map_err(|error| StoreError::unreadable("value", error));
    text.map(read).transpose()
}

fn read_answer(row: &Row) -> StoreResult<Answer> {
    Ok(Answer {
        part: part(row)?,
        field: row.named("field", |text| text.parse().ok())?,
        revision: row.get("revision")?,
        value: value(row)?,
        salt: row.get("salt")?,
        author: row.get("author")?,
        saved_at: row.get("saved_at")?,
    })
}

fn part(row: &Row) -> StoreResult<Part> {
    row.named("part", |text| text.parse().ok())
}

fn read_revision(row: &Row) -> StoreResult<Revision> {
    Ok(Revision {
        revision: row.get("revision")?,
        base: row.get("base")?,
        value: value(row)?,
        author: row.get("author")?,
        saved_at: row.get("saved_at")?,
        standing: row.named("standing", Standing::named)?,
    })
}

/// Every answer, also the places of those that were cleared.
pub(crate) async fn answers(conn: &mut Conn<'_>, expression: Id<Expression>) -> StoreResult<Vec<Answer>> {
    conn.all(&sql::ANSWERS, args![expression]).await?.iter().map(read_answer).collect()
}

/// The answer to one field, and the highest revision given out.
pub(crate) async fn find_answer(
    conn: &mut Conn<'_>,
    expression: Id<Expression>,
    part: &Part,
    field: &FieldKey,
) -> StoreResult<(Option<Answer>, u32)> {
    let of = || args![expression, part.to_string(), field.as_str()];
    let answer = conn.optional(&sql::FIND, of()).await?.as_ref().map(read_answer).transpose()?;
    Ok((answer, last_revision(conn, expression, part, field, "").await?.0))
}

/// The highest revision given out for a field, also to versions that stand aside, 0 before there is one; and whether a save
/// of that name is among them.
pub(crate) async fn last_revision(
    conn: &mut Conn<'_>,
    expression: Id<Expression>,
    part: &Part,
    field: &FieldKey,
    save_id: &str,
) -> StoreResult<(u32, bool)> {
    let row = conn.one(&sql::LAST, args![expression, part.to_string(), field.as_str(), save_id]).await?;
    Ok((row.get("revision")?, !save_id.is_empty() && row.get::<i64>("sent")? > 0))
}

/// Puts the answer that stands.
pub(crate) async fn put_answer(tx: &mut Tx, expression: Id<Expression>, answer: &Answer) -> StoreResult<()> {
    let values = args![
        expression,
        answer.part.to_string(),
        answer.field.as_str(),
        answer.revision,
        answer.value.as_ref().map(value_text),
        &answer.salt,
        &answer.author,
        answer.saved_at
    ];
    tx.conn().execute(&sql::PUT, values).await.map(drop)
}

/// Keeps a revision.
pub(crate) async fn insert_revision(
    tx: &mut Tx,
    expression: Id<Expression>,
    new: Kept<'_>,
) -> StoreResult<()> {
    let values = args![
        expression,
        new.part.to_string(),
        new.field.as_str(),
        new.revision,
        new.base,
        new.value.map(value_text),
        new.author,
        new.saved_at,
        new.save_id,
        new.standing.name()
    ];
    tx.conn().execute(&sql::INSERT_REVISION, values).await.map(drop)
}

/// Lets go of a revision that a later one says again.
pub(crate) async fn drop_revision(
    tx: &mut Tx,
    expression: Id<Expression>,
    part: &Part,
    field: &FieldKey,
    revision: u32,
) -> StoreResult<()> {
    let values = args![expression, part.to_string(), field.as_str(), revision];
    tx.conn().execute(&sql::DROP_REVISION, values).await.map(drop)
}

/// Every revision of one answer, the first one first.
pub async fn revisions(
    conn: &mut Conn<'_>,
    expression: Id<Expression>,
    part: &Part,
    field: &FieldKey,
) -> StoreResult<Vec<Revision>> {
    let values = args![expression, part.to_string(), field.as_str()];
    conn.all(&sql::REVISIONS, values).await?.iter().map(read_revision).collect()
}

/// Every version that stands aside.
pub(crate) async fn asides(
    conn: &mut Conn<'_>,
    expression: Id<Expression>,
) -> StoreResult<Vec<(Part, FieldKey, Revision)>> {
    let rows = conn.all(&sql::ASIDES, args![expression]).await?;
    let read =
        |row: &Row| Ok((part(row)?, row.named("field", |text| text.parse().ok())?, read_revision(row)?));
    rows.iter().map(read).collect()
}

/// The answers that have words which came late, and none that were taken since.
pub(crate) async fn came_late(
    conn: &mut Conn<'_>,
    expression: Id<Expression>,
) -> StoreResult<Vec<(Part, FieldKey)>> {
    let rows = conn.all(&sql::CAME_LATE, args![expression]).await?;
    let read = |row: &Row| Ok((part(row)?, row.named("field", |text| text.parse().ok())?));
    rows.iter().map(read).collect()
}

/// What was kept for a save that was sent before.
pub(crate) async fn revision_of_save(
    conn: &mut Conn<'_>,
    expression: Id<Expression>,
    save_id: &str,
    part: &Part,
    field: &FieldKey,
) -> StoreResult<Option<Revision>> {
    let values = args![expression, save_id, part.to_string(), field.as_str()];
    conn.optional(&sql::OF_SAVE, values).await?.as_ref().map(read_revision).transpose()
}

/// Settles what stands aside. Tells whether it did.
pub(crate) async fn set_standing(
    tx: &mut Tx,
    expression: Id<Expression>,
    part: &Part,
    field: &FieldKey,
    revision: u32,
    standing: Standing,
) -> StoreResult<bool> {
    let values = args![expression, part.to_string(), field.as_str(), revision, standing.name()];
    Ok(tx.conn().execute(&sql::SET_STANDING, values).await? == 1)
}
