//! Questions to the programme team before the deadline, and its answers.

use centum_base::{Id, Timestamp};
use centum_store::{Conn, Row, StoreError, StoreResult, Tx, args};

use crate::call::Call;
use crate::expression::model::Expression;
use crate::expression::screening::{Screening, ScreeningAnswer};

mod sql {
    centum_store::statements! {
        INSERT = "INSERT INTO pre_screening (expression_id, number, content, asked_by, asked_at) VALUES ($1, $2, $3, $4, $5)";
        ANSWER = "UPDATE pre_screening SET findings = $3, note = $4, answered_by = $5, answered_at = $6 \
            WHERE expression_id = $1 AND number = $2 AND answered_at IS NULL";
        WAITING = "SELECT e.call_id, e.number, e.title, p.asked_at FROM pre_screening p JOIN expression e ON e.id = p.expression_id \
            WHERE p.answered_at IS NULL AND e.state <> 'withdrawn' ORDER BY p.asked_at, e.number";
        OF = "SELECT number, content, asked_by, asked_at, findings, note, answered_by, answered_at FROM pre_screening \
            WHERE expression_id = $1 ORDER BY number";
    }
    centum_store::tables! {
        pre_screening(expression_id, number) {
            expression_id: Text Internal, number: Int Internal, content: Text Internal, asked_by: Text Internal,
            asked_at: Int Internal, findings: Text Internal, note: Text Internal, answered_by: Text Internal,
            answered_at: Int Internal,
        }
    }
}
pub(super) use sql::{STATEMENTS, TABLES};

/// A question that waits for the programme team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaitingScreening {
    /// The call.
    pub call: Id<Call>,
    /// The number of the application.
    pub number: u32,
    /// What it is called.
    pub title: String,
    /// When it was asked.
    pub asked_at: Timestamp,
}

/// Every question that waits, in the order in which they were asked.
pub async fn screenings_waiting(conn: &mut Conn<'_>) -> StoreResult<Vec<WaitingScreening>> {
    let rows = conn.all(&sql::WAITING, args![]).await?;
    let waiting = |row: &Row| {
        Ok(WaitingScreening {
            call: row.get("call_id")?,
            number: row.get("number")?,
            title: row.get("title")?,
            asked_at: row.get("asked_at")?,
        })
    };
    rows.iter().map(waiting).collect()
}

fn read(row: &Row) -> StoreResult<Screening> {
    let at: Option<i64> = row.get("answered_at")?;
    let answer = match at.and_then(|at| Timestamp::from_microsecond(at).ok()) {
        Some(at) => {
            let findings: Option<String> = row.get("findings")?;
            Some(ScreeningAnswer {
                findings: serde_json::from_str(findings.as_deref().unwrap_or("[]"))
                    .map_err(|error| StoreError::unreadable("findings", error))?,
                note: row.get::<Option<String>>("note")?.unwrap_or_default(),
                by: row.get::<Option<String>>("answered_by")?.unwrap_or_default(),
                at,
            })
        }
        None => None,
    };
    Ok(Screening {
        number: row.get("number")?,
        content: row.get("content")?,
        asked_by: row.get("asked_by")?,
        asked_at: row.get("asked_at")?,
        answer,
    })
}

/// Keeps a new question.
pub(crate) async fn insert_screening(
    tx: &mut Tx,
    expression: Id<Expression>,
    new: &Screening,
) -> StoreResult<()> {
    let values = args![expression, new.number, new.content, &new.asked_by, new.asked_at];
    tx.conn().execute(&sql::INSERT, values).await.map(drop)
}

/// Keeps an answer. Tells whether the question was open.
pub(crate) async fn answer_screening(
    tx: &mut Tx,
    expression: Id<Expression>,
    number: u32,
    answer: &ScreeningAnswer,
) -> StoreResult<bool> {
    let findings = serde_json::to_string(&answer.findings).expect("findings have a JSON form");
    let values = args![expression, number, findings, &answer.note, &answer.by, answer.at];
    Ok(tx.conn().execute(&sql::ANSWER, values).await? == 1)
}

/// Every question of an expression of interest, the first one first.
pub async fn screenings(conn: &mut Conn<'_>, expression: Id<Expression>) -> StoreResult<Vec<Screening>> {
    conn.all(&sql::OF, args![expression]).await?.iter().map(read).collect()
}
