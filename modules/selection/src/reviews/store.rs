//! Reviews as they are kept.

use std::collections::{BTreeMap, BTreeSet};

use centum_accounts::Person;
use centum_base::Id;
use centum_calls::expression::model::Expression;
use centum_store::{Conn, Row, Statement, StoreResult, Tx, Value, args};

use super::marking::{Sheet, Standing, Version};
use super::model::{Mark, Review, ReviewState};
use crate::process::Selection;
use crate::reviewers::ReviewerState;

mod sql {
    centum_store::statements! {
        FIND = "SELECT v.id, v.selection_id, v.expression_id, v.submission, v.reviewer_id, v.run, v.state, v.state_reason, \
            v.assigned_at, v.submitted_at, v.version, r.person_id, r.state AS reader_state FROM review v \
            JOIN reviewer r ON r.id = v.reviewer_id WHERE v.id = $1";
        OF_PERSON = "SELECT v.id, v.selection_id, v.expression_id, v.submission, v.reviewer_id, v.run, v.state, v.state_reason, \
            v.assigned_at, v.submitted_at, v.version, r.person_id, r.state AS reader_state FROM reviewer r \
            JOIN review v ON v.reviewer_id = r.id WHERE r.person_id = $1 ORDER BY v.selection_id, v.assigned_at, v.id";
        OF_EXPRESSION = "SELECT v.id, v.selection_id, v.expression_id, v.submission, v.reviewer_id, v.run, v.state, v.state_reason, \
            v.assigned_at, v.submitted_at, v.version, r.person_id, r.state AS reader_state FROM review v \
            JOIN reviewer r ON r.id = v.reviewer_id WHERE v.expression_id = $1 AND v.selection_id = $2 ORDER BY v.id";
        OF_SELECTION = "SELECT v.id, v.selection_id, v.expression_id, v.submission, v.reviewer_id, v.run, v.state, v.state_reason, \
            v.assigned_at, v.submitted_at, v.version, r.person_id, r.state AS reader_state FROM review v \
            JOIN reviewer r ON r.id = v.reviewer_id WHERE v.selection_id = $1 ORDER BY v.expression_id, v.id";
        GIVEN_OUT = "SELECT DISTINCT expression_id FROM review WHERE selection_id = $1 ORDER BY expression_id";
        /// Who saw an older version changes nothing.
        PUT = "UPDATE review SET state = $3, state_reason = $4, submitted_at = $5, version = version + 1 \
            WHERE id = $1 AND version = $2";
        VERSIONS = "SELECT criterion, revision, base, halves, comment, standing, author, saved_at FROM review_mark \
            WHERE review_id = $1 ORDER BY criterion, revision";
        INSERT_VERSION = "INSERT INTO review_mark (review_id, criterion, revision, base, halves, comment, standing, author, saved_at) \
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
        SETTLE = "UPDATE review_mark SET standing = 'settled' WHERE review_id = $1 AND criterion = $2 AND revision = $3 \
            AND standing = 'aside'";
    }
    centum_store::tables! {
        review(id) {
            id: Text Internal, selection_id: Text Internal, expression_id: Text Internal, submission: Int Internal,
            reviewer_id: Text Internal, run: Int Internal, reason: Text Internal, state: Text Internal, state_reason: Text Internal,
            assigned_at: Int Internal, submitted_at: Int Internal, version: Int Internal,
        }
        review_mark(review_id, criterion, revision) {
            review_id: Text Internal, criterion: Text Internal, revision: Int Internal, base: Int Internal, halves: Int Internal,
            comment: Text Internal, standing: Text Internal, author: Text Internal, saved_at: Int Internal,
        }
    }
}
pub(crate) use sql::{STATEMENTS, TABLES};

/// The marks that stand of every review of a selection, a row for each review: every row more costs as much as all that stands in
/// it. Comments are left where they are.
const STANDING: Statement = Statement::two_texts(
    "STANDING",
    "SELECT m.review_id, json_group_object(m.criterion, m.halves) AS marks FROM review v \
        JOIN review_mark m ON m.review_id = v.id \
        WHERE v.selection_id = $1 AND m.standing = 'taken' AND NOT EXISTS (SELECT 1 FROM review_mark n \
        WHERE n.review_id = m.review_id AND n.criterion = m.criterion AND n.revision > m.revision AND n.standing = 'taken') \
        GROUP BY m.review_id",
    "SELECT m.review_id, CAST(json_object_agg(m.criterion, m.halves) AS TEXT) AS marks FROM review v \
        JOIN review_mark m ON m.review_id = v.id \
        WHERE v.selection_id = $1 AND m.standing = 'taken' AND NOT EXISTS (SELECT 1 FROM review_mark n \
        WHERE n.review_id = m.review_id AND n.criterion = m.criterion AND n.revision > m.revision AND n.standing = 'taken') \
        GROUP BY m.review_id",
    "an object of many rows is made by functions of other names",
);

/// The statements of this room that the databases read in texts of their own.
pub(crate) const OF_TWO_TEXTS: &[&Statement] = &[&STANDING];

/// A review and whose it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// The review.
    pub review: Review,
    /// Who reads.
    pub person: Id<Person>,
    /// Whether that person left the selection since. What was submitted counts, and nobody waits for more.
    pub left: bool,
}

/// A review, from a row that has its columns.
pub(crate) fn review(row: &Row) -> StoreResult<Review> {
    Ok(Review {
        id: row.get("id")?,
        selection: row.get("selection_id")?,
        expression: row.get("expression_id")?,
        submission: row.get("submission")?,
        reviewer: row.get("reviewer_id")?,
        run: row.get("run")?,
        state: row.named("state", ReviewState::named)?,
        state_reason: row.get("state_reason")?,
        assigned_at: row.get("assigned_at")?,
        submitted_at: row.get("submitted_at")?,
        version: row.get("version")?,
    })
}

fn held(row: &Row) -> StoreResult<Held> {
    let left = row.named("reader_state", ReviewerState::named)? == ReviewerState::Left;
    Ok(Held { review: review(row)?, person: row.get("person_id")?, left })
}

/// The review of that identifier.
pub(crate) async fn find(conn: &mut Conn<'_>, id: Id<Review>) -> StoreResult<Option<Held>> {
    conn.optional(&sql::FIND, args![id]).await?.as_ref().map(held).transpose()
}

/// Every review that a person was given, in any selection.
pub(crate) async fn of_person(conn: &mut Conn<'_>, person: Id<Person>) -> StoreResult<Vec<Held>> {
    conn.all(&sql::OF_PERSON, args![person]).await?.iter().map(held).collect()
}

/// Every review of an application.
pub(crate) async fn of_expression(
    conn: &mut Conn<'_>,
    selection: Id<Selection>,
    expression: Id<Expression>,
) -> StoreResult<Vec<Held>> {
    conn.all(&sql::OF_EXPRESSION, args![expression, selection]).await?.iter().map(held).collect()
}

/// Every review of a selection, by application.
pub async fn of_selection(conn: &mut Conn<'_>, selection: Id<Selection>) -> StoreResult<Vec<Held>> {
    conn.all(&sql::OF_SELECTION, args![selection]).await?.iter().map(held).collect()
}

/// Every application that was ever given to somebody to read.
pub(crate) async fn given_out(
    conn: &mut Conn<'_>,
    selection: Id<Selection>,
) -> StoreResult<BTreeSet<Id<Expression>>> {
    let rows = conn.all(&sql::GIVEN_OUT, args![selection]).await?;
    rows.iter().map(|row| row.get("expression_id")).collect()
}

/// Keeps the state, unless somebody changed it since it was read.
pub(crate) async fn put(tx: &mut Tx, one: &Review) -> StoreResult<bool> {
    let values = args![one.id, one.version, one.state.name(), &one.state_reason, one.submitted_at];
    Ok(tx.conn().execute(&sql::PUT, values).await? == 1)
}

/// A version of a mark, from a row of reviews or of reports.
pub(crate) fn version(row: &Row) -> StoreResult<Version> {
    let mark =
        Mark { criterion: row.get("criterion")?, halves: row.get("halves")?, comment: row.get("comment")? };
    Ok(Version {
        revision: row.get("revision")?,
        base: row.get("base")?,
        mark,
        standing: row.named("standing", Standing::named)?,
        author: row.get("author")?,
        saved_at: row.get("saved_at")?,
    })
}

/// Every version of every mark of a review.
pub(crate) async fn sheet(conn: &mut Conn<'_>, id: Id<Review>) -> StoreResult<Sheet> {
    let rows = conn.all(&sql::VERSIONS, args![id]).await?;
    rows.iter().map(version).collect::<StoreResult<Vec<_>>>().map(Sheet)
}

/// The columns of a version of a mark, of a review or of a report.
pub(crate) fn columns<K>(id: Id<K>, new: &Version) -> Vec<Value> {
    let mark = &new.mark;
    args![
        id,
        &mark.criterion,
        new.revision,
        new.base,
        mark.halves,
        &mark.comment,
        new.standing.name(),
        &new.author,
        new.saved_at
    ]
}

pub(crate) async fn insert_version(tx: &mut Tx, id: Id<Review>, new: &Version) -> StoreResult<()> {
    tx.conn().execute(&sql::INSERT_VERSION, columns(id, new)).await.map(drop)
}

/// Settles what stands aside. Tells whether it did.
pub(crate) async fn settle(tx: &mut Tx, id: Id<Review>, criterion: &str, revision: u32) -> StoreResult<bool> {
    Ok(tx.conn().execute(&sql::SETTLE, args![id, criterion, revision]).await? == 1)
}

/// The points that stand of every review of a selection, without their comments.
pub(crate) async fn standing_of(
    conn: &mut Conn<'_>,
    selection: Id<Selection>,
) -> StoreResult<BTreeMap<Id<Review>, Vec<Mark>>> {
    let read = |row: &Row| {
        let marks: BTreeMap<String, Option<u32>> = row.json("marks")?;
        let mark = |(criterion, halves)| Mark { criterion, halves, comment: String::new() };
        Ok((row.get("review_id")?, marks.into_iter().map(mark).collect()))
    };
    conn.all(&STANDING, args![selection]).await?.iter().map(read).collect()
}
