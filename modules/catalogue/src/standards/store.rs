//! The log as lists and pages need it: which records are shown, without what they say.

use std::collections::BTreeSet;

use centum_base::{Id, Timestamp};
use centum_store::{Conn, LISTS_BECAUSE, Row, Statement, StoreResult, args, list};

use super::shelf::{Line, Moved};
use crate::records::{Identity, IdentityKind, Record, State};

mod sql {
    centum_store::statements! {
        SHOWN = "SELECT r.id, r.source_id, r.head, r.state, v.at FROM catalogue_record r JOIN catalogue_version v ON v.position = r.head \
            WHERE r.id > $1 AND r.state IN ('live', 'missing') ORDER BY r.id LIMIT $2";
        MOVED = "SELECT w.position, r.id, r.source_id, r.head, r.state, v.at FROM catalogue_version w \
            JOIN catalogue_record r ON r.id = w.record_id JOIN catalogue_version v ON v.position = r.head \
            WHERE w.position > $1 ORDER BY w.position LIMIT $2";
        NAMES = "SELECT r.id, r.slug, v.at FROM catalogue_record r JOIN catalogue_version v ON v.position = r.head \
            WHERE r.id >= $1 AND r.state IN ('live', 'missing') ORDER BY r.id LIMIT $2";
    }
}

/// The latest entries of some records.
const HEADS: Statement = Statement::two_texts(
    "HEADS",
    "SELECT head FROM catalogue_record WHERE id IN (SELECT value FROM json_each($1))",
    "SELECT head FROM catalogue_record WHERE id IN (SELECT jsonb_array_elements_text(CAST(CAST($1 AS TEXT) AS jsonb)))",
    LISTS_BECAUSE,
);

/// The records with one of some names in addresses.
const NAMED: Statement = Statement::two_texts(
    "NAMED",
    "SELECT id FROM catalogue_record WHERE slug IN (SELECT value FROM json_each($1))",
    "SELECT id FROM catalogue_record WHERE slug IN (SELECT jsonb_array_elements_text(CAST(CAST($1 AS TEXT) AS jsonb)))",
    LISTS_BECAUSE,
);

/// The records with one of some identities of a kind.
const ALIKE: Statement = Statement::two_texts(
    "ALIKE",
    "SELECT record_id FROM catalogue_identity WHERE kind = $1 AND value IN (SELECT value FROM json_each($2)) \
        ORDER BY record_id LIMIT $3",
    "SELECT record_id FROM catalogue_identity \
        WHERE kind = $1 AND value IN (SELECT jsonb_array_elements_text(CAST(CAST($2 AS TEXT) AS jsonb))) ORDER BY record_id LIMIT $3",
    LISTS_BECAUSE,
);

/// The records that their sources call by one of some names.
const REMOTE: Statement = Statement::two_texts(
    "REMOTE",
    "SELECT r.id FROM catalogue_source s JOIN catalogue_record r ON r.source_id = s.id \
        WHERE r.remote_id IN (SELECT value FROM json_each($1)) ORDER BY r.id LIMIT $2",
    "SELECT r.id FROM catalogue_source s JOIN catalogue_record r ON r.source_id = s.id \
        WHERE r.remote_id IN (SELECT jsonb_array_elements_text(CAST(CAST($1 AS TEXT) AS jsonb))) ORDER BY r.id LIMIT $2",
    LISTS_BECAUSE,
);

/// Every statement of this room, for the describe-all test.
pub(crate) const STATEMENTS: [&[&Statement]; 2] = [sql::STATEMENTS, &[&HEADS, &NAMED, &ALIKE, &REMOTE]];

/// Records that one list of names can stand for.
const MOST_KNOWN: i64 = 10_000;

fn line_of(row: &Row) -> StoreResult<Line> {
    let at: Timestamp = row.get("at")?;
    Ok(Line {
        id: row.get("id")?,
        source: row.get("source_id")?,
        head: row.get("head")?,
        changed: at.as_microsecond(),
    })
}

/// The next `limit` records that are shown, in the order of their identifiers.
pub(super) async fn shown(
    conn: &mut Conn<'_>,
    after: Option<Id<Record>>,
    limit: u32,
) -> StoreResult<Vec<Line>> {
    let after = after.map(|id| id.to_string()).unwrap_or_default();
    conn.all(&sql::SHOWN, args![after, limit]).await?.iter().map(line_of).collect()
}

/// The next `limit` entries of the log after a position: what became of their records.
pub(super) async fn moved(conn: &mut Conn<'_>, after: i64, limit: u32) -> StoreResult<Vec<Moved>> {
    let rows = conn.all(&sql::MOVED, args![after, limit]).await?;
    let moved = |row: &Row| {
        let state = row.named("state", State::named)?;
        Ok(Moved { position: row.get("position")?, line: line_of(row)?, is_shown: state.is_shown() })
    };
    rows.iter().map(moved).collect()
}

/// The records with these names in addresses.
pub(super) async fn named(conn: &mut Conn<'_>, slugs: &[String]) -> StoreResult<Vec<Id<Record>>> {
    conn.all(&NAMED, args![list(slugs)]).await?.iter().map(|row| row.get("id")).collect()
}

/// The records that are known so elsewhere: by an identifier, by an address, or as their sources call them.
pub(super) async fn known_elsewhere(conn: &mut Conn<'_>, texts: &[&str]) -> StoreResult<Vec<Id<Record>>> {
    let mut found = BTreeSet::new();
    for kind in [IdentityKind::Identifier, IdentityKind::Uri] {
        let alike = texts.iter().filter_map(|text| Identity::new(kind, text));
        let values: Vec<String> = alike.map(|identity| identity.value).collect();
        for row in &conn.all(&ALIKE, args![kind.name(), list(&values), MOST_KNOWN]).await? {
            found.insert(row.get("record_id")?);
        }
    }
    for row in &conn.all(&REMOTE, args![list(texts), MOST_KNOWN]).await? {
        found.insert(row.get("id")?);
    }
    Ok(found.into_iter().collect())
}

/// The latest entries of these records.
pub(super) async fn heads(conn: &mut Conn<'_>, ids: &[Id<Record>]) -> StoreResult<Vec<i64>> {
    conn.all(&HEADS, args![list(ids)]).await?.iter().map(|row| row.get("head")).collect()
}

/// The names in addresses of `limit` records that are shown, from one on, and when each last changed.
pub(super) async fn names(
    conn: &mut Conn<'_>,
    from: Id<Record>,
    limit: u32,
) -> StoreResult<Vec<(String, Timestamp)>> {
    let rows = conn.all(&sql::NAMES, args![from, limit]).await?;
    rows.iter().map(|row| Ok((row.get("slug")?, row.get("at")?))).collect()
}
