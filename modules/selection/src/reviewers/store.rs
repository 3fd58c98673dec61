//! Reviewers, interests and pins as they are kept.

use centum_accounts::Person;
use centum_base::{Id, Timestamp, fold::fold};
use centum_calls::expression::model::Expression;
use centum_store::{Conn, Row, StoreResult, Tx, args};

use super::model::{About, Interest, InterestKind, Pin, Pinned, Reviewer, ReviewerState};
use crate::process::Selection;

mod sql {
    centum_store::statements! {
        INSERT = "INSERT INTO reviewer (id, selection_id, person_id, state, languages, topics, employer, employer_key, least, most, \
            invited_at, version) VALUES ($1, $2, $3, 'invited', '[]', '[]', '', '', 0, $4, $5, 1)";
        FIND = "SELECT id, selection_id, person_id, state, languages, topics, country, employer, employer_key, least, most, invited_at, \
            answered_at, version FROM reviewer WHERE id = $1";
        OF_SELECTION = "SELECT id, selection_id, person_id, state, languages, topics, country, employer, employer_key, least, most, \
            invited_at, answered_at, version FROM reviewer WHERE selection_id = $1 ORDER BY invited_at, id";
        OF_PERSON_IN = "SELECT id, selection_id, person_id, state, languages, topics, country, employer, employer_key, least, most, \
            invited_at, answered_at, version FROM reviewer WHERE selection_id = $1 AND person_id = $2";
        OF_PERSON = "SELECT id, selection_id, person_id, state, languages, topics, country, employer, employer_key, least, most, \
            invited_at, answered_at, version FROM reviewer WHERE person_id = $1 ORDER BY invited_at DESC, id";
        /// Every change of a reviewer goes through here: who saw an older version changes nothing.
        PUT = "UPDATE reviewer SET state = $3, languages = $4, topics = $5, country = $6, employer = $7, employer_key = $8, least = $9, \
            most = $10, answered_at = $11, version = version + 1 WHERE id = $1 AND version = $2";
        INSERT_INTEREST = "INSERT INTO interest (id, selection_id, person_id, expression_id, body, body_key, kind, explanation, \
            declared_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
        INTERESTS = "SELECT id, person_id, expression_id, body, body_key, kind, explanation, declared_at, ended_at FROM interest \
            WHERE selection_id = $1 AND ended_at IS NULL ORDER BY declared_at, id";
        INTERESTS_OF = "SELECT id, person_id, expression_id, body, body_key, kind, explanation, declared_at, ended_at FROM interest \
            WHERE selection_id = $1 AND person_id = $2 ORDER BY declared_at, id";
        END_INTEREST = "UPDATE interest SET ended_at = $3 WHERE id = $1 AND person_id = $2 AND ended_at IS NULL";
        INSERT_PIN = "INSERT INTO conflict_pin (selection_id, person_id, expression_id, number, pinned, reason, pinned_by, pinned_at) \
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
        PINS = "SELECT p.person_id, p.expression_id, p.number, p.pinned, p.reason, p.pinned_by, p.pinned_at FROM conflict_pin p \
            WHERE p.selection_id = $1 AND p.number = (SELECT MAX(q.number) FROM conflict_pin q WHERE q.selection_id = p.selection_id \
            AND q.person_id = p.person_id AND q.expression_id = p.expression_id) ORDER BY p.person_id, p.expression_id";
        PINS_OF = "SELECT person_id, expression_id, number, pinned, reason, pinned_by, pinned_at FROM conflict_pin \
            WHERE selection_id = $1 AND person_id = $2 AND expression_id = $3 ORDER BY number";
        TELL_INTERESTS = "SELECT i.body, i.kind, i.explanation, i.declared_at, i.ended_at, e.title FROM interest i \
            LEFT JOIN expression e ON e.id = i.expression_id WHERE i.person_id = $1 ORDER BY i.declared_at, i.id";
        FORGET = "UPDATE reviewer SET state = 'left', languages = '[]', topics = '[]', country = NULL, employer = '', employer_key = '', \
            version = version + 1 WHERE person_id = $1";
        /// No folded name is a dash: nothing is found by it, and the row still says that something was declared.
        FORGET_INTERESTS = "UPDATE interest SET body = '', body_key = CASE WHEN body_key = '' THEN '' ELSE '-' END, explanation = '' \
            WHERE person_id = $1";
    }
    centum_store::tables! {
        reviewer(id) {
            id: Text Internal, selection_id: Text Internal, person_id: Text Internal, state: Text Internal,
            languages: Text Personal("giving applications to readers", "with the record of the call"),
            topics: Text Personal("giving applications to readers", "with the record of the call"),
            country: Text Personal("giving applications to readers", "with the record of the call"),
            employer: Text Personal("finding conflicts of interest", "with the record of the call"),
            employer_key: Text Personal("finding conflicts of interest", "with the record of the call"),
            least: Int Internal, most: Int Internal, invited_at: Int Internal, answered_at: Int Internal, version: Int Internal,
        }
        interest(id) {
            id: Text Internal, selection_id: Text Internal, person_id: Text Internal, expression_id: Text Internal,
            body: Text Personal("finding conflicts of interest", "with the record of the call"),
            body_key: Text Personal("finding conflicts of interest", "with the record of the call"),
            kind: Text Personal("finding conflicts of interest", "with the record of the call"),
            explanation: Text Personal("finding conflicts of interest", "with the record of the call"),
            declared_at: Int Internal, ended_at: Int Internal,
        }
        conflict_pin(selection_id, person_id, expression_id, number) {
            selection_id: Text Internal, person_id: Text Internal, expression_id: Text Internal, number: Int Internal,
            pinned: Text Internal, reason: Text Internal, pinned_by: Text Internal, pinned_at: Int Internal,
        }
    }
}
pub(crate) use sql::{STATEMENTS, TABLES};

fn reviewer(row: &Row) -> StoreResult<Reviewer> {
    Ok(Reviewer {
        id: row.get("id")?,
        selection: row.get("selection_id")?,
        person: row.get("person_id")?,
        state: row.named("state", ReviewerState::named)?,
        languages: row.json("languages")?,
        topics: row.json("topics")?,
        country: row.get("country")?,
        employer: row.get("employer")?,
        employer_key: row.get("employer_key")?,
        least: row.get("least")?,
        most: row.get("most")?,
        invited_at: row.get("invited_at")?,
        answered_at: row.get("answered_at")?,
        version: row.get("version")?,
    })
}

/// The reviewer of that identifier.
pub async fn find(conn: &mut Conn<'_>, id: Id<Reviewer>) -> StoreResult<Option<Reviewer>> {
    conn.optional(&sql::FIND, args![id]).await?.as_ref().map(reviewer).transpose()
}

/// Everyone who was invited to read in a selection, in the order of the invitations.
pub async fn reviewers(conn: &mut Conn<'_>, of: Id<Selection>) -> StoreResult<Vec<Reviewer>> {
    conn.all(&sql::OF_SELECTION, args![of]).await?.iter().map(reviewer).collect()
}

/// A person as a reviewer of a selection.
pub async fn reviewer_of(
    conn: &mut Conn<'_>,
    of: Id<Selection>,
    person: Id<Person>,
) -> StoreResult<Option<Reviewer>> {
    conn.optional(&sql::OF_PERSON_IN, args![of, person]).await?.as_ref().map(reviewer).transpose()
}

/// Everywhere a person was invited to read, the latest first.
pub async fn invitations_of(conn: &mut Conn<'_>, person: Id<Person>) -> StoreResult<Vec<Reviewer>> {
    conn.all(&sql::OF_PERSON, args![person]).await?.iter().map(reviewer).collect()
}

pub(super) async fn insert(
    tx: &mut Tx,
    id: Id<Reviewer>,
    (selection, person): (Id<Selection>, Id<Person>),
    most: u32,
    at: Timestamp,
) -> StoreResult<()> {
    tx.conn().execute(&sql::INSERT, args![id, selection, person, most, at]).await.map(drop)
}

/// Keeps a reviewer, unless somebody changed the row since it was read.
pub(crate) async fn put(tx: &mut Tx, one: &Reviewer) -> StoreResult<bool> {
    let list = |words: &[String]| serde_json::to_string(words).expect("a list of words has a JSON form");
    let values = args![
        one.id,
        one.version,
        one.state.name(),
        list(&one.languages),
        list(&one.topics),
        one.country,
        &one.employer,
        fold(&one.employer),
        one.least,
        one.most,
        one.answered_at
    ];
    Ok(tx.conn().execute(&sql::PUT, values).await? == 1)
}

fn interest(row: &Row) -> StoreResult<Interest> {
    let about = match row.get::<Option<Id<Expression>>>("expression_id")? {
        Some(id) => About::Application(id),
        None => About::Body { name: row.get("body")?, key: row.get("body_key")? },
    };
    Ok(Interest {
        id: row.get("id")?,
        person: row.get("person_id")?,
        about,
        kind: row.named("kind", InterestKind::named)?,
        explanation: row.get("explanation")?,
        declared_at: row.get("declared_at")?,
        ended_at: row.get("ended_at")?,
    })
}

/// Everything that is declared in a selection and was not withdrawn.
pub async fn interests(conn: &mut Conn<'_>, of: Id<Selection>) -> StoreResult<Vec<Interest>> {
    conn.all(&sql::INTERESTS, args![of]).await?.iter().map(interest).collect()
}

/// Everything that a person ever declared in a selection.
pub async fn interests_of(
    conn: &mut Conn<'_>,
    of: Id<Selection>,
    person: Id<Person>,
) -> StoreResult<Vec<Interest>> {
    conn.all(&sql::INTERESTS_OF, args![of, person]).await?.iter().map(interest).collect()
}

pub(super) async fn insert_interest(tx: &mut Tx, of: Id<Selection>, one: &Interest) -> StoreResult<()> {
    let (expression, body, key) = match &one.about {
        About::Application(id) => (Some(*id), "", ""),
        About::Body { name, key } => (None, name.as_str(), key.as_str()),
    };
    let values = args![
        one.id,
        of,
        one.person,
        expression,
        body,
        key,
        one.kind.name(),
        &one.explanation,
        one.declared_at
    ];
    tx.conn().execute(&sql::INSERT_INTEREST, values).await.map(drop)
}

/// Ends a declaration of that person. Tells whether there was one.
pub(super) async fn end_interest(
    tx: &mut Tx,
    id: Id<Interest>,
    person: Id<Person>,
    at: Timestamp,
) -> StoreResult<bool> {
    Ok(tx.conn().execute(&sql::END_INTEREST, args![id, person, at]).await? == 1)
}

fn pin(row: &Row) -> StoreResult<Pin> {
    Ok(Pin {
        person: row.get("person_id")?,
        expression: row.get("expression_id")?,
        number: row.get("number")?,
        pinned: row.named("pinned", Pinned::named)?,
        reason: row.get("reason")?,
        by: row.get("pinned_by")?,
        at: row.get("pinned_at")?,
    })
}

/// The pins that hold in a selection: the last one of each pair.
pub async fn pins(conn: &mut Conn<'_>, of: Id<Selection>) -> StoreResult<Vec<Pin>> {
    conn.all(&sql::PINS, args![of]).await?.iter().map(pin).collect()
}

/// Everything that was ever fixed about a person and an application, the first first.
pub async fn pins_of(
    conn: &mut Conn<'_>,
    of: Id<Selection>,
    person: Id<Person>,
    expression: Id<Expression>,
) -> StoreResult<Vec<Pin>> {
    conn.all(&sql::PINS_OF, args![of, person, expression]).await?.iter().map(pin).collect()
}

pub(super) async fn insert_pin(tx: &mut Tx, of: Id<Selection>, one: &Pin) -> StoreResult<()> {
    let values =
        args![of, one.person, one.expression, one.number, one.pinned.name(), &one.reason, &one.by, one.at];
    tx.conn().execute(&sql::INSERT_PIN, values).await.map(drop)
}

/// What a person declared, with the title of the application, for that person.
pub(crate) async fn told_interests(
    conn: &mut Conn<'_>,
    person: Id<Person>,
) -> StoreResult<Vec<serde_json::Value>> {
    let rows = conn.all(&sql::TELL_INTERESTS, args![person]).await?;
    let read = |row: &Row| {
        Ok(serde_json::json!({
            "application": row.get::<Option<String>>("title")?,
            "body": row.get::<String>("body")?,
            "kind": row.get::<String>("kind")?,
            "explanation": row.get::<String>("explanation")?,
            "declared_at": row.get::<Timestamp>("declared_at")?,
            "withdrawn_at": row.get::<Option<Timestamp>>("ended_at")?,
        }))
    };
    rows.iter().map(read).collect()
}

/// Lets go of what a person said of themselves. That they read, and what came of it, stays under an identifier.
pub(crate) async fn forget(tx: &mut Tx, person: Id<Person>) -> StoreResult<()> {
    tx.conn().execute(&sql::FORGET, args![person]).await?;
    tx.conn().execute(&sql::FORGET_INTERESTS, args![person]).await.map(drop)
}
