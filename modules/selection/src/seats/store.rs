//! Seats as they are kept.

use centum_base::{Id, Timestamp};
use centum_calls::expression::model::Expression;
use centum_store::{Conn, Row, StoreResult, Tx, args};

use super::model::{Seat, SeatState};
use crate::process::Selection;

mod sql {
    centum_store::statements! {
        OFFER = "INSERT INTO seat (selection_id, expression_id, decision, state, offered_at, answer_until, reason, version) \
            VALUES ($1, $2, $3, 'offered', $4, $5, '', 1) ON CONFLICT (expression_id) DO UPDATE SET decision = $3, state = 'offered', \
            offered_at = $4, answer_until = $5, answered_at = NULL, reason = '', version = seat.version + 1";
        PUT = "UPDATE seat SET state = $3, answered_at = $4, reason = $5, version = version + 1 WHERE expression_id = $1 AND version = $2";
        OF_SELECTION = "SELECT selection_id, expression_id, decision, state, offered_at, answer_until, answered_at, reason, version \
            FROM seat WHERE selection_id = $1 ORDER BY offered_at, expression_id";
        FIND = "SELECT selection_id, expression_id, decision, state, offered_at, answer_until, answered_at, reason, version \
            FROM seat WHERE expression_id = $1";
    }
    centum_store::tables! {
        seat(expression_id) {
            selection_id: Text Internal, expression_id: Text Internal, decision: Int Internal, state: Text Internal,
            offered_at: Int Internal, answer_until: Int Internal, answered_at: Int Internal, reason: Text Internal,
            version: Int Internal,
        }
    }
}
pub(crate) use sql::{STATEMENTS, TABLES};

fn seat(row: &Row) -> StoreResult<Seat> {
    let answered: Option<i64> = row.get("answered_at")?;
    Ok(Seat {
        selection: row.get("selection_id")?,
        expression: row.get("expression_id")?,
        decision: row.get("decision")?,
        state: row.named("state", SeatState::named)?,
        offered_at: row.get("offered_at")?,
        answer_until: row.get("answer_until")?,
        answered_at: answered.and_then(|at| Timestamp::from_microsecond(at).ok()),
        reason: row.get("reason")?,
        version: row.get("version")?,
    })
}

/// Every seat of a selection that was ever offered.
pub async fn seats(conn: &mut Conn<'_>, selection: Id<Selection>) -> StoreResult<Vec<Seat>> {
    conn.all(&sql::OF_SELECTION, args![selection]).await?.iter().map(seat).collect()
}

/// The seat of an application.
pub async fn seat_of(conn: &mut Conn<'_>, id: Id<Expression>) -> StoreResult<Option<Seat>> {
    conn.optional(&sql::FIND, args![id]).await?.as_ref().map(seat).transpose()
}

pub(super) async fn offer(
    tx: &mut Tx,
    (selection, decision): (Id<Selection>, u32),
    id: Id<Expression>,
    (now, until): (Timestamp, Timestamp),
) -> StoreResult<()> {
    tx.conn().execute(&sql::OFFER, args![selection, id, decision, now, until]).await.map(drop)
}

pub(super) async fn put(
    tx: &mut Tx,
    one: &Seat,
    state: SeatState,
    at: Timestamp,
    reason: &str,
) -> StoreResult<bool> {
    let values = args![one.expression, one.version, state.name(), at, reason];
    Ok(tx.conn().execute(&sql::PUT, values).await? == 1)
}
