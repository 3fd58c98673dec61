//! Saved searches as they are kept.

use centum_accounts::Person;
use centum_base::{Id, Timestamp};
use centum_store::{Conn, Row, StoreResult, Tx, args};

use super::SavedSearch;

mod sql {
    centum_store::statements! {
        INSERT = "INSERT INTO catalogue_saved_search (id, person_id, name, query, created_at, known_until, next_at) \
            VALUES ($1, $2, $3, $4, $5, $6, $7)";
        OF_PERSON = "SELECT id, person_id, name, query, created_at, known_until, next_at FROM catalogue_saved_search \
            WHERE person_id = $1 ORDER BY created_at, id";
        DUE = "SELECT DISTINCT person_id FROM catalogue_saved_search WHERE next_at <= $1 ORDER BY person_id LIMIT $2";
        ASKED = "UPDATE catalogue_saved_search SET known_until = $3, next_at = $4 WHERE id = $1 AND next_at = $2";
        DELETE = "DELETE FROM catalogue_saved_search WHERE id = $1 AND person_id = $2";
        FORGET = "DELETE FROM catalogue_saved_search WHERE person_id = $1";
    }
    centum_store::tables! {
        catalogue_saved_search(id) {
            id: Text Internal, person_id: Text Internal,
            name: Text Personal("telling the person what is new", "until the person removes it"),
            query: Text Personal("telling the person what is new", "until the person removes it"),
            created_at: Int Internal, known_until: Int Internal, next_at: Int Internal,
        }
    }
}
pub(crate) use sql::{STATEMENTS, TABLES};

fn saved_of_row(row: &Row) -> StoreResult<SavedSearch> {
    Ok(SavedSearch {
        id: row.get("id")?,
        person: row.get("person_id")?,
        name: row.get("name")?,
        query: row.get("query")?,
        created_at: row.get("created_at")?,
        known_until: row.get("known_until")?,
        next_at: row.get("next_at")?,
    })
}

/// The saved searches of a person, the oldest first.
pub async fn saved_of(conn: &mut Conn<'_>, person: Id<Person>) -> StoreResult<Vec<SavedSearch>> {
    conn.all(&sql::OF_PERSON, args![person]).await?.iter().map(saved_of_row).collect()
}

pub(super) async fn insert(tx: &mut Tx, saved: &SavedSearch) -> StoreResult<()> {
    let SavedSearch { id, person, name, query, created_at, known_until, next_at } = saved;
    let values = args![*id, *person, name, query, *created_at, *known_until, *next_at];
    tx.conn().execute(&sql::INSERT, values).await.map(drop)
}

/// People one of whose searches is to be asked again.
pub(super) async fn due(conn: &mut Conn<'_>, now: Timestamp, limit: u32) -> StoreResult<Vec<Id<Person>>> {
    conn.all(&sql::DUE, args![now, limit]).await?.iter().map(|row| row.get("person_id")).collect()
}

/// Notes that a search was asked; false where somebody else was first.
pub(super) async fn asked(
    tx: &mut Tx,
    saved: &SavedSearch,
    known_until: Timestamp,
    next_at: Timestamp,
) -> StoreResult<bool> {
    let values = args![saved.id, saved.next_at, known_until, next_at];
    Ok(tx.conn().execute(&sql::ASKED, values).await? == 1)
}

pub(super) async fn delete(tx: &mut Tx, id: Id<SavedSearch>, person: Id<Person>) -> StoreResult<bool> {
    Ok(tx.conn().execute(&sql::DELETE, args![id, person]).await? == 1)
}

pub(super) async fn forget(tx: &mut Tx, person: Id<Person>) -> StoreResult<()> {
    tx.conn().execute(&sql::FORGET, args![person]).await.map(drop)
}
