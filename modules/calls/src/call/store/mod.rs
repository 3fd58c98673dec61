//! Calls as they are kept.

pub(super) mod followers;

use centum_base::{Id, Timestamp};
use centum_cohort::edition::Edition;
use centum_forms::Form;
use centum_store::{Conn, Row, StoreResult, Tx, args};

use crate::call::{Call, CallState, Terms};

mod sql {
    centum_store::statements! {
        INSERT_CALL = "INSERT INTO call (id, edition_id, slug, state, form, corrigendum, created_at, version) \
            VALUES ($1, $2, $3, 'draft', 1, 0, $4, 1)";
        FIND_CALL = "SELECT c.id, c.edition_id, c.slug, c.state, c.form, c.corrigendum, c.version, v.terms, \
            (SELECT MAX(s.at) FROM call_step s WHERE s.call_id = c.id AND s.state = 'closed') AS closed_at, \
            (SELECT MAX(s.at) FROM call_step s WHERE s.call_id = c.id AND s.state = 'announced') AS announced_at FROM call c \
            JOIN call_version v ON v.call_id = c.id AND v.number = c.corrigendum WHERE c.id = $1";
        FIND_BY_SLUG = "SELECT c.id, c.edition_id, c.slug, c.state, c.form, c.corrigendum, c.version, v.terms, \
            (SELECT MAX(s.at) FROM call_step s WHERE s.call_id = c.id AND s.state = 'closed') AS closed_at, \
            (SELECT MAX(s.at) FROM call_step s WHERE s.call_id = c.id AND s.state = 'announced') AS announced_at FROM call c \
            JOIN call_version v ON v.call_id = c.id AND v.number = c.corrigendum WHERE c.slug = $1";
        OF_EDITION = "SELECT c.id, c.edition_id, c.slug, c.state, c.form, c.corrigendum, c.version, v.terms, \
            (SELECT MAX(s.at) FROM call_step s WHERE s.call_id = c.id AND s.state = 'closed') AS closed_at, \
            (SELECT MAX(s.at) FROM call_step s WHERE s.call_id = c.id AND s.state = 'announced') AS announced_at FROM call c \
            JOIN call_version v ON v.call_id = c.id AND v.number = c.corrigendum WHERE c.edition_id = $1 \
            ORDER BY c.created_at DESC, c.id";
        ALL_CALLS = "SELECT c.id, c.edition_id, c.slug, c.state, c.form, c.corrigendum, c.version, v.terms, \
            (SELECT MAX(s.at) FROM call_step s WHERE s.call_id = c.id AND s.state = 'closed') AS closed_at, \
            (SELECT MAX(s.at) FROM call_step s WHERE s.call_id = c.id AND s.state = 'announced') AS announced_at FROM call c \
            JOIN call_version v ON v.call_id = c.id AND v.number = c.corrigendum ORDER BY c.created_at DESC, c.id";
        /// Every change of a call goes through here: who saw an older version changes nothing.
        STEP_CALL = "UPDATE call SET state = $3, form = $4, corrigendum = $5, version = version + 1 \
            WHERE id = $1 AND version = $2";
        INSERT_VERSION = "INSERT INTO call_version (call_id, number, terms, form, reason, made_at) \
            VALUES ($1, $2, $3, $4, $5, $6)";
        KEEP_DRAFT = "UPDATE call_version SET terms = $2, form = $3, made_at = $4 WHERE call_id = $1 AND number = 0";
        VERSIONS = "SELECT number, terms, form, reason, made_at FROM call_version WHERE call_id = $1 ORDER BY number";
        VERSION = "SELECT number, terms, form, reason, made_at FROM call_version WHERE call_id = $1 AND number = $2";
        INSERT_FORM = "INSERT INTO call_form (call_id, number, form, made_at) VALUES ($1, $2, $3, $4)";
        /// Number 0 is what an organiser composes for the next corrigendum; nobody is asked it yet.
        REPLACE_FORM = "INSERT INTO call_form (call_id, number, form, made_at) VALUES ($1, $2, $3, $4) \
            ON CONFLICT (call_id, number) DO UPDATE SET form = excluded.form, made_at = excluded.made_at";
        DROP_WORKING_FORM = "DELETE FROM call_form WHERE call_id = $1 AND number = 0";
        FIND_FORM = "SELECT form FROM call_form WHERE call_id = $1 AND number = $2";
        INSERT_STEP = "INSERT INTO call_step (call_id, number, state, at, reason) VALUES ($1, $2, $3, $4, $5)";
        STEPS = "SELECT state, at, reason FROM call_step WHERE call_id = $1 ORDER BY number";
    }
    centum_store::tables! {
        call(id) {
            id: Text Public, edition_id: Text Public, slug: Text Public, state: Text Public, form: Int Public,
            corrigendum: Int Public, created_at: Int Internal, version: Int Internal,
        }
        call_version(call_id, number) {
            call_id: Text Public, number: Int Public, terms: Text Public, form: Int Public, reason: Text Public,
            made_at: Int Public,
        }
        call_form(call_id, number) { call_id: Text Public, number: Int Public, form: Text Public, made_at: Int Public }
        call_step(call_id, number) {
            call_id: Text Public, number: Int Internal, state: Text Public, at: Int Public, reason: Text Public,
        }
    }
}
pub(crate) use sql::{STATEMENTS, TABLES};

/// What a call said from some time on: as it was published, or after a corrigendum.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    /// The number of the corrigendum; 0 for what was published.
    pub number: u32,
    /// What it said.
    pub terms: Terms,
    /// The number of the form that went with it.
    pub form: u32,
    /// Why it was changed; empty for what was published.
    pub reason: String,
    /// When.
    pub made_at: Timestamp,
}

/// A step of a call's life, as it was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The state that it led to.
    pub state: CallState,
    /// When.
    pub at: Timestamp,
    /// Why, where somebody had to say it.
    pub reason: String,
}

fn call(row: &Row) -> StoreResult<Call> {
    Ok(Call {
        id: row.get("id")?,
        edition: row.get("edition_id")?,
        slug: row.get("slug")?,
        state: row.named("state", |name| name.parse().ok())?,
        terms: row.json("terms")?,
        form: row.get("form")?,
        corrigendum: row.get("corrigendum")?,
        closed_at: instant(row.get("closed_at")?),
        announced_at: instant(row.get("announced_at")?),
        version: row.get("version")?,
    })
}

fn instant(at: Option<i64>) -> Option<Timestamp> {
    at.and_then(|at| Timestamp::from_microsecond(at).ok())
}

fn version(row: &Row) -> StoreResult<Version> {
    Ok(Version {
        number: row.get("number")?,
        terms: row.json("terms")?,
        form: row.get("form")?,
        reason: row.get("reason")?,
        made_at: row.get("made_at")?,
    })
}

/// The call of that identifier.
pub async fn find_call(conn: &mut Conn<'_>, id: Id<Call>) -> StoreResult<Option<Call>> {
    conn.optional(&sql::FIND_CALL, args![id]).await?.as_ref().map(call).transpose()
}

/// The call with that name in addresses.
pub async fn call_by_slug(conn: &mut Conn<'_>, slug: &str) -> StoreResult<Option<Call>> {
    conn.optional(&sql::FIND_BY_SLUG, args![slug]).await?.as_ref().map(call).transpose()
}

/// The calls of an edition, the newest first.
pub async fn calls_of_edition(conn: &mut Conn<'_>, edition: Id<Edition>) -> StoreResult<Vec<Call>> {
    conn.all(&sql::OF_EDITION, args![edition]).await?.iter().map(call).collect()
}

/// Every call, the newest first; drafts too.
pub async fn calls(conn: &mut Conn<'_>) -> StoreResult<Vec<Call>> {
    conn.all(&sql::ALL_CALLS, args![]).await?.iter().map(call).collect()
}

/// Everything that a call has said, in order.
pub async fn versions(conn: &mut Conn<'_>, id: Id<Call>) -> StoreResult<Vec<Version>> {
    conn.all(&sql::VERSIONS, args![id]).await?.iter().map(version).collect()
}

/// What a call said after the corrigendum of that number; 0 is what was published.
pub async fn terms_at(conn: &mut Conn<'_>, id: Id<Call>, number: u32) -> StoreResult<Option<Version>> {
    conn.optional(&sql::VERSION, args![id, number]).await?.as_ref().map(version).transpose()
}

/// A version of a call's form.
pub async fn form_of(conn: &mut Conn<'_>, id: Id<Call>, number: u32) -> StoreResult<Option<Form>> {
    conn.optional(&sql::FIND_FORM, args![id, number]).await?.map(|row| row.json("form")).transpose()
}

/// The form that an organiser composes for the next corrigendum of a published call, if one is begun.
pub async fn working_form(conn: &mut Conn<'_>, id: Id<Call>) -> StoreResult<Option<Form>> {
    form_of(conn, id, 0).await
}

/// The steps that a call has taken, in order.
pub async fn steps_of(conn: &mut Conn<'_>, id: Id<Call>) -> StoreResult<Vec<Taken>> {
    let rows = conn.all(&sql::STEPS, args![id]).await?;
    rows.iter()
        .map(|row| {
            Ok(Taken {
                state: row.named("state", |name| name.parse().ok())?,
                at: row.get("at")?,
                reason: row.get("reason")?,
            })
        })
        .collect()
}

pub(super) async fn insert(
    tx: &mut Tx,
    new: (Id<Call>, Id<Edition>, &str),
    terms: &Terms,
    form: &Form,
    now: Timestamp,
) -> StoreResult<()> {
    let (id, edition, slug) = new;
    let mut conn = tx.conn();
    conn.execute(&sql::INSERT_CALL, args![id, edition, slug, now]).await?;
    conn.execute(&sql::INSERT_FORM, args![id, 1_i64, json(form), now]).await?;
    conn.execute(&sql::INSERT_VERSION, args![id, 0_i64, json(terms), 1_i64, "", now]).await.map(drop)
}

/// Writes what the call has become, unless somebody changed it since it was read. Tells whether it was written.
pub(super) async fn keep(tx: &mut Tx, call: &Call) -> StoreResult<bool> {
    let values = args![call.id, call.version, call.state.name(), call.form, call.corrigendum];
    Ok(tx.conn().execute(&sql::STEP_CALL, values).await? == 1)
}

pub(super) async fn keep_draft(tx: &mut Tx, call: &Call, now: Timestamp) -> StoreResult<()> {
    let values = args![call.id, json(&call.terms), call.form, now];
    tx.conn().execute(&sql::KEEP_DRAFT, values).await.map(drop)
}

pub(super) async fn replace_form(
    tx: &mut Tx,
    id: Id<Call>,
    number: u32,
    form: &Form,
    now: Timestamp,
) -> StoreResult<()> {
    tx.conn().execute(&sql::REPLACE_FORM, args![id, number, json(form), now]).await.map(drop)
}

pub(super) async fn drop_working_form(tx: &mut Tx, id: Id<Call>) -> StoreResult<bool> {
    Ok(tx.conn().execute(&sql::DROP_WORKING_FORM, args![id]).await? > 0)
}

pub(super) async fn add_form(tx: &mut Tx, call: &Call, form: &Form, now: Timestamp) -> StoreResult<()> {
    tx.conn().execute(&sql::INSERT_FORM, args![call.id, call.form, json(form), now]).await.map(drop)
}

pub(super) async fn add_version(tx: &mut Tx, call: &Call, reason: &str, now: Timestamp) -> StoreResult<()> {
    let values = args![call.id, call.corrigendum, json(&call.terms), call.form, reason, now];
    tx.conn().execute(&sql::INSERT_VERSION, values).await.map(drop)
}

pub(super) async fn add_step(tx: &mut Tx, call: &Call, reason: &str, now: Timestamp) -> StoreResult<()> {
    tx.conn()
        .execute(&sql::INSERT_STEP, args![call.id, call.version, call.state.name(), now, reason])
        .await
        .map(drop)
}

pub(super) fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).expect("terms and forms have a JSON form")
}
