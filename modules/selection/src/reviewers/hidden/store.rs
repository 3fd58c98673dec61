//! What hides an application from a person, as it is kept.

use centum_accounts::Person;
use centum_base::Id;
use centum_calls::expression::model::Expression;
use centum_store::{Conn, Row, StoreResult, args};

use crate::process::Selection;

mod sql {
    centum_store::statements! {
        DECLARED = "SELECT person_id, expression_id FROM interest WHERE selection_id = $1 AND ended_at IS NULL \
            AND expression_id IS NOT NULL";
        /// What was fixed last, either way.
        PINNED = "SELECT p.person_id, p.expression_id, p.pinned FROM conflict_pin p WHERE p.selection_id = $1 \
            AND NOT EXISTS (SELECT 1 FROM conflict_pin later WHERE later.selection_id = p.selection_id \
            AND later.person_id = p.person_id AND later.expression_id = p.expression_id AND later.number > p.number)";
    }
}
pub(crate) use sql::STATEMENTS;

/// A person and an application.
type Pair = (Id<Person>, Id<Expression>);

fn pair(row: &Row) -> StoreResult<Pair> {
    Ok((row.get("person_id")?, row.get("expression_id")?))
}

/// What people declared about applications.
pub(super) async fn declared(conn: &mut Conn<'_>, id: Id<Selection>) -> StoreResult<Vec<Pair>> {
    conn.all(&sql::DECLARED, args![id]).await?.iter().map(pair).collect()
}

/// What was fixed last of each person and application.
pub(super) async fn pinned(
    conn: &mut Conn<'_>,
    id: Id<Selection>,
) -> StoreResult<Vec<(Id<Person>, Id<Expression>, String)>> {
    let read = |row: &Row| pair(row).and_then(|(person, of)| Ok((person, of, row.get("pinned")?)));
    conn.all(&sql::PINNED, args![id]).await?.iter().map(read).collect()
}
