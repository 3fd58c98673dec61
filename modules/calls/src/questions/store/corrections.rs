//! What answers said before they were corrected, and who was told of that.

use centum_accounts::Person;
use centum_base::{Id, Timestamp};
use centum_store::{Conn, Row, StoreResult, Tx, args};

use super::Question;
use crate::call::Call;

mod sql {
    centum_store::statements! {
        INSERT = "INSERT INTO answer_correction (call_id, number, question_id, wording, answer, answered_at, corrected_at) \
            VALUES ($1, $2, $3, $4, $5, $6, $7)";
        LAST = "SELECT COALESCE(MAX(number), 0) AS number FROM answer_correction WHERE call_id = $1";
        OF_CALL = "SELECT number, question_id, wording, answer, answered_at, corrected_at FROM answer_correction \
            WHERE call_id = $1 ORDER BY number";
        FIND = "SELECT number, question_id, wording, answer, answered_at, corrected_at FROM answer_correction \
            WHERE call_id = $1 AND number = $2";
        /// Whoever was told of the answer before it was corrected, and whoever follows and was not told of it at all. Who
        /// was told later was told what it says now.
        UNTOLD = "SELECT p.person_id FROM (\
            SELECT n.person_id FROM call_notice n WHERE n.call_id = $1 AND n.about = 'answer' AND n.number = $2 \
                AND n.told_at < $4 \
            UNION SELECT f.person_id FROM call_follower f WHERE f.call_id = $1 AND f.since < $4 AND NOT EXISTS \
                (SELECT 1 FROM call_notice n WHERE n.call_id = f.call_id AND n.about = 'answer' AND n.number = $2 \
                AND n.person_id = f.person_id)) p \
            WHERE NOT EXISTS (SELECT 1 FROM correction_notice c WHERE c.call_id = $1 AND c.number = $3 \
                AND c.person_id = p.person_id) ORDER BY p.person_id LIMIT $5";
        TELL = "INSERT INTO correction_notice (call_id, number, person_id, told_at) VALUES ($1, $2, $3, $4)";
        FORGET = "DELETE FROM correction_notice WHERE person_id = $1";
    }
    centum_store::tables! {
        answer_correction(call_id, number) {
            call_id: Text Internal, number: Int Public, question_id: Text Internal, wording: Text Public, answer: Text Public,
            answered_at: Int Public, corrected_at: Int Public,
        }
        correction_notice(call_id, number, person_id) {
            call_id: Text Internal, number: Int Internal, person_id: Text Internal, told_at: Int Internal,
        }
    }
}
pub(crate) use sql::{STATEMENTS, TABLES};

/// What an answer said before it was corrected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earlier {
    /// The number of the correction, within the call.
    pub number: u32,
    /// Whose answer.
    pub question: Id<Question>,
    /// The question, as it was worded for everyone.
    pub wording: String,
    /// The answer.
    pub answer: String,
    /// Since when it stood.
    pub answered_at: Timestamp,
    /// When it was corrected.
    pub corrected_at: Timestamp,
}

fn earlier(row: &Row) -> StoreResult<Earlier> {
    Ok(Earlier {
        number: row.get("number")?,
        question: row.get("question_id")?,
        wording: row.get("wording")?,
        answer: row.get("answer")?,
        answered_at: row.get("answered_at")?,
        corrected_at: row.get("corrected_at")?,
    })
}

/// Everything that answers of a call said before, in the order of the corrections.
pub async fn corrections(conn: &mut Conn<'_>, call: Id<Call>) -> StoreResult<Vec<Earlier>> {
    conn.all(&sql::OF_CALL, args![call]).await?.iter().map(earlier).collect()
}

/// What an answer said before the correction of that number.
pub(crate) async fn correction(
    conn: &mut Conn<'_>,
    call: Id<Call>,
    number: u32,
) -> StoreResult<Option<Earlier>> {
    conn.optional(&sql::FIND, args![call, number]).await?.as_ref().map(earlier).transpose()
}

/// The number of a call's next correction.
pub(in crate::questions) async fn next_number(conn: &mut Conn<'_>, call: Id<Call>) -> StoreResult<u32> {
    let last: u32 = conn.one(&sql::LAST, args![call]).await?.get("number")?;
    Ok(last + 1)
}

/// Keeps what an answer said.
pub(in crate::questions) async fn keep_earlier(
    tx: &mut Tx,
    call: Id<Call>,
    one: &Earlier,
) -> StoreResult<()> {
    let values =
        args![call, one.number, one.question, &one.wording, &one.answer, one.answered_at, one.corrected_at];
    tx.conn().execute(&sql::INSERT, values).await.map(drop)
}

/// The next people who are to be told of a correction, made at `since`, of the answer of that number.
pub(crate) async fn untold_of_correction(
    tx: &mut Tx,
    call: Id<Call>,
    (correction, answer): (u32, u32),
    since: Timestamp,
    most: u32,
) -> StoreResult<Vec<Id<Person>>> {
    let rows = tx.conn().all(&sql::UNTOLD, args![call, answer, correction, since, most]).await?;
    rows.iter().map(|row| row.get("person_id")).collect()
}

/// Remembers that a person was told of a correction.
pub(crate) async fn note_told_of_correction(
    tx: &mut Tx,
    call: Id<Call>,
    correction: u32,
    person: Id<Person>,
    now: Timestamp,
) -> StoreResult<()> {
    tx.conn().execute(&sql::TELL, args![call, correction, person, now]).await.map(drop)
}

/// Takes a person out of who was told.
pub(crate) async fn forget_told(tx: &mut Tx, person: Id<Person>) -> StoreResult<()> {
    tx.conn().execute(&sql::FORGET, args![person]).await.map(drop)
}
