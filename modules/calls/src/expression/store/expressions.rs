//! The heads of expressions of interest.

use centum_accounts::Person;
use centum_base::{Id, Timestamp};
use centum_store::{Conn, Row, StoreError, StoreResult, Tx, args};

use crate::call::Call;
use crate::expression::model::{Expression, Origin, State};

mod sql {
    centum_store::statements! {
        INSERT = "INSERT INTO expression (id, call_id, number, title, category, consortium, shared, form, state, in_force, \
            origin, created_at, saved_at, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 1)";
        NEXT_NUMBER = "SELECT COALESCE(MAX(number), 0) + 1 AS number FROM expression WHERE call_id = $1";
        FIND = "SELECT id, call_id, number, title, category, consortium, shared, form, state, in_force, origin, created_at, \
            saved_at, version FROM expression WHERE id = $1";
        FIND_BY_NUMBER = "SELECT id, call_id, number, title, category, consortium, shared, form, state, in_force, origin, \
            created_at, saved_at, version FROM expression WHERE call_id = $1 AND number = $2";
        OF_CALL = "SELECT id, call_id, number, title, category, consortium, shared, form, state, in_force, origin, \
            created_at, saved_at, version FROM expression WHERE call_id = $1 ORDER BY number";
        OF_PERSON = "SELECT e.id, e.call_id, e.number, e.title, e.category, e.consortium, e.shared, e.form, e.state, \
            e.in_force, e.origin, e.created_at, e.saved_at, e.version FROM expression e \
            WHERE e.id IN (SELECT p.expression_id FROM expression_person p WHERE p.person_id = $1 AND p.until IS NULL) \
            ORDER BY e.saved_at DESC, e.id";
        PUT_HEAD = "UPDATE expression SET title = $2, category = $3, consortium = $4, shared = $5, form = $6, state = $7, \
            in_force = $8, saved_at = $9, version = version + 1 WHERE id = $1 AND version = $10";
        TOUCH = "UPDATE expression SET saved_at = $2 WHERE id = $1";
    }
    centum_store::tables! {
        expression(id) {
            id: Text Internal, call_id: Text Internal, number: Int Internal, title: Text Internal, category: Text Internal,
            consortium: Int Internal, shared: Int Internal, form: Int Internal, state: Text Internal, in_force: Int Internal,
            origin: Text Internal, created_at: Int Internal, saved_at: Int Internal, version: Int Internal,
        }
    }
}
pub(super) use sql::{STATEMENTS, TABLES};

fn read(row: &Row) -> StoreResult<Expression> {
    let in_force: Option<i64> = row.get("in_force")?;
    let in_force = in_force.map(u32::try_from).transpose();
    let in_force = in_force.map_err(|error| StoreError::unreadable("in_force", error))?;
    Ok(Expression {
        id: row.get("id")?,
        call: row.get("call_id")?,
        number: row.get("number")?,
        title: row.get("title")?,
        category: row.get("category")?,
        consortium: row.get("consortium")?,
        shared: row.get("shared")?,
        form: row.get("form")?,
        state: row.named("state", |name| State::of(name, in_force))?,
        origin: row.named("origin", Origin::named)?,
        created_at: row.get("created_at")?,
        saved_at: row.get("saved_at")?,
        version: row.get("version")?,
    })
}

/// The number that the next expression of interest of a call has.
pub(crate) async fn next_number(tx: &mut Tx, call: Id<Call>) -> StoreResult<u32> {
    tx.conn().one(&sql::NEXT_NUMBER, args![call]).await?.get("number")
}

/// Keeps a new one.
pub(crate) async fn insert(tx: &mut Tx, new: &Expression) -> StoreResult<()> {
    let values = args![
        new.id,
        new.call,
        new.number,
        &new.title,
        &new.category,
        new.consortium,
        new.shared,
        new.form,
        new.state.name(),
        new.in_force(),
        new.origin.name(),
        new.created_at,
        new.saved_at
    ];
    tx.conn().execute(&sql::INSERT, values).await.map(drop)
}

/// The expression of interest of that identifier.
pub async fn find(conn: &mut Conn<'_>, id: Id<Expression>) -> StoreResult<Option<Expression>> {
    conn.optional(&sql::FIND, args![id]).await?.as_ref().map(read).transpose()
}

/// The expression of interest with that number in a call.
pub async fn find_by_number(
    conn: &mut Conn<'_>,
    call: Id<Call>,
    number: u32,
) -> StoreResult<Option<Expression>> {
    conn.optional(&sql::FIND_BY_NUMBER, args![call, number]).await?.as_ref().map(read).transpose()
}

/// Every expression of interest of a call, by number.
pub async fn of_call(conn: &mut Conn<'_>, call: Id<Call>) -> StoreResult<Vec<Expression>> {
    conn.all(&sql::OF_CALL, args![call]).await?.iter().map(read).collect()
}

/// Those that a person writes in, the last saved first.
pub async fn of_person(conn: &mut Conn<'_>, person: Id<Person>) -> StoreResult<Vec<Expression>> {
    conn.all(&sql::OF_PERSON, args![person]).await?.iter().map(read).collect()
}

/// Keeps a changed head. Tells whether it was still the version that was read.
pub(crate) async fn put_head(tx: &mut Tx, head: &Expression) -> StoreResult<bool> {
    let values = args![
        head.id,
        &head.title,
        &head.category,
        head.consortium,
        head.shared,
        head.form,
        head.state.name(),
        head.in_force(),
        head.saved_at,
        head.version
    ];
    Ok(tx.conn().execute(&sql::PUT_HEAD, values).await? == 1)
}

/// Notes that something of it was saved.
pub(crate) async fn touch(tx: &mut Tx, id: Id<Expression>, at: Timestamp) -> StoreResult<()> {
    tx.conn().execute(&sql::TOUCH, args![id, at]).await.map(drop)
}
