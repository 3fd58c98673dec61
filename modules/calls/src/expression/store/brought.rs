//! Which rows of which tables were brought in.

use centum_base::{Digest, Id, Timestamp};
use centum_store::{Conn, StoreResult, Tx, args};

use crate::call::Call;
use crate::expression::model::Expression;

mod sql {
    centum_store::statements! {
        FIND = "SELECT content FROM brought_in WHERE call_id = $1 AND row_key = $2";
        INSERT = "INSERT INTO brought_in (call_id, row_key, expression_id, content, brought_at) VALUES ($1, $2, $3, $4, $5)";
        FIND_MAPPING = "SELECT mapping FROM column_mapping WHERE call_id = $1 AND shape = $2";
        PUT_MAPPING = "INSERT INTO column_mapping (call_id, shape, mapping, kept_by, kept_at) VALUES ($1, $2, $3, $4, $5) \
            ON CONFLICT (call_id, shape) DO UPDATE SET mapping = $3, kept_by = $4, kept_at = $5";
    }
    centum_store::tables! {
        brought_in(call_id, row_key) {
            call_id: Text Internal, row_key: Text Internal, expression_id: Text Internal, content: Text Internal,
            brought_at: Int Internal,
        }
        column_mapping(call_id, shape) {
            call_id: Text Internal, shape: Text Internal, mapping: Text Internal, kept_by: Text Internal, kept_at: Int Internal,
        }
    }
}
pub(super) use sql::{STATEMENTS, TABLES};

/// What a row said when it was brought in.
pub(crate) async fn find_brought_in(
    conn: &mut Conn<'_>,
    call: Id<Call>,
    key: &str,
) -> StoreResult<Option<Digest>> {
    conn.optional(&sql::FIND, args![call, key]).await?.map(|row| row.get("content")).transpose()
}

/// Keeps that a row was brought in.
pub(crate) async fn insert_brought_in(
    tx: &mut Tx,
    call: Id<Call>,
    key: &str,
    expression: Id<Expression>,
    content: Digest,
    at: Timestamp,
) -> StoreResult<()> {
    tx.conn().execute(&sql::INSERT, args![call, key, expression, content, at]).await.map(drop)
}

/// What the columns under these headings held the last time, as JSON.
pub(crate) async fn find_mapping(
    conn: &mut Conn<'_>,
    call: Id<Call>,
    shape: Digest,
) -> StoreResult<Option<String>> {
    conn.optional(&sql::FIND_MAPPING, args![call, shape]).await?.map(|row| row.get("mapping")).transpose()
}

/// Remembers what the columns under these headings hold.
pub(crate) async fn put_mapping(
    tx: &mut Tx,
    call: Id<Call>,
    shape: Digest,
    mapping: &str,
    by: &str,
    at: Timestamp,
) -> StoreResult<()> {
    tx.conn().execute(&sql::PUT_MAPPING, args![call, shape, mapping, by, at]).await.map(drop)
}
