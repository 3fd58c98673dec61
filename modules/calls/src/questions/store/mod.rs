//! Questions as they are kept.

pub(super) mod corrections;

use centum_accounts::Person;
use centum_base::{Id, Timestamp};
use centum_store::{Conn, Row, StoreResult, args};

use crate::call::Call;

mod sql {
    centum_store::statements! {
        INSERT_QUESTION = "INSERT INTO question (id, call_id, person_id, asked, asked_at, state, wording, answer, version) \
            VALUES ($1, $2, $3, $4, $5, 'waiting', '', '', 1)";
        FIND_QUESTION = "SELECT id, call_id, person_id, asked, asked_at, state, number, wording, answer, answered_at, version \
            FROM question WHERE id = $1";
        FIND_ANSWERED = "SELECT id, call_id, person_id, asked, asked_at, state, number, wording, answer, answered_at, version \
            FROM question WHERE call_id = $1 AND number = $2";
        OF_CALL = "SELECT id, call_id, person_id, asked, asked_at, state, number, wording, answer, answered_at, version \
            FROM question WHERE call_id = $1 ORDER BY asked_at, id";
        ANSWERED = "SELECT id, call_id, person_id, asked, asked_at, state, number, wording, answer, answered_at, version \
            FROM question WHERE call_id = $1 AND state = 'answered' ORDER BY number";
        OF_PERSON = "SELECT id, call_id, person_id, asked, asked_at, state, number, wording, answer, answered_at, version \
            FROM question WHERE call_id = $1 AND person_id = $2 ORDER BY asked_at, id";
        ALL_OF_PERSON = "SELECT id, call_id, person_id, asked, asked_at, state, number, wording, answer, answered_at, version \
            FROM question WHERE person_id = $1 ORDER BY asked_at, id";
        COUNT_WAITING = "SELECT COUNT(*) AS n FROM question WHERE call_id = $1 AND person_id = $2 AND state = 'waiting'";
        LAST_NUMBER = "SELECT COALESCE(MAX(number), 0) AS number FROM question WHERE call_id = $1";
        ANSWER = "UPDATE question SET state = 'answered', number = $3, wording = $4, answer = $5, answered_at = $6, \
            version = version + 1 WHERE id = $1 AND version = $2";
        SET_ASIDE = "UPDATE question SET state = 'set-aside', version = version + 1 \
            WHERE id = $1 AND version = $2 AND state = 'waiting'";
        ERASE_ASKED = "UPDATE question SET person_id = NULL, asked = '' WHERE person_id = $1";
    }
    centum_store::tables! {
        question(id) {
            id: Text Internal, call_id: Text Internal,
            person_id: Text Personal("telling the asker of the answer", "until the person is erased"),
            asked: Text Personal("answering the question", "until the person is erased"),
            asked_at: Int Internal, state: Text Internal, number: Int Public, wording: Text Public, answer: Text Public,
            answered_at: Int Public, version: Int Internal,
        }
    }
}
pub(super) use sql::{ANSWER, COUNT_WAITING, INSERT_QUESTION, LAST_NUMBER, SET_ASIDE};
pub(crate) use sql::{ERASE_ASKED, STATEMENTS, TABLES};

/// A question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The identifier.
    pub id: Id<Question>,
    /// The call.
    pub call: Id<Call>,
    /// Who asked; nobody any more if the person was erased.
    pub person: Option<Id<Person>>,
    /// In the asker's own words; they stay private.
    pub asked: String,
    /// When.
    pub asked_at: Timestamp,
    /// How far it is.
    pub state: Asked,
    /// Grows with each change.
    pub version: i64,
}

/// How far a question is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// It waits.
    Waiting,
    /// It was answered for everyone.
    Answered {
        /// The number among the answers of the call.
        number: u32,
        /// The question in words that name nobody.
        wording: String,
        /// The answer.
        answer: String,
        /// When.
        at: Timestamp,
    },
    /// It is not for everyone: answered otherwise, or not about the call.
    SetAside,
}

fn question(row: &Row) -> StoreResult<Question> {
    let state = match row.get::<String>("state")?.as_str() {
        "answered" => Asked::Answered {
            number: row.get("number")?,
            wording: row.get("wording")?,
            answer: row.get("answer")?,
            at: row.get("answered_at")?,
        },
        "waiting" => Asked::Waiting,
        _ => Asked::SetAside,
    };
    Ok(Question {
        id: row.get("id")?,
        call: row.get("call_id")?,
        person: row.get("person_id")?,
        asked: row.get("asked")?,
        asked_at: row.get("asked_at")?,
        state,
        version: row.get("version")?,
    })
}

/// The question of that identifier.
pub async fn find_question(conn: &mut Conn<'_>, id: Id<Question>) -> StoreResult<Option<Question>> {
    conn.optional(&sql::FIND_QUESTION, args![id]).await?.as_ref().map(question).transpose()
}

/// The question that was answered under that number.
pub async fn answered_at_number(
    conn: &mut Conn<'_>,
    call: Id<Call>,
    number: u32,
) -> StoreResult<Option<Question>> {
    conn.optional(&sql::FIND_ANSWERED, args![call, number]).await?.as_ref().map(question).transpose()
}

/// Every question about a call, for the organiser, in the order in which they came.
pub async fn questions_of(conn: &mut Conn<'_>, call: Id<Call>) -> StoreResult<Vec<Question>> {
    conn.all(&sql::OF_CALL, args![call]).await?.iter().map(question).collect()
}

/// What was answered for everyone, in its order.
pub async fn answered(conn: &mut Conn<'_>, call: Id<Call>) -> StoreResult<Vec<Question>> {
    conn.all(&sql::ANSWERED, args![call]).await?.iter().map(question).collect()
}

/// What one person asked about a call.
pub async fn questions_of_person(
    conn: &mut Conn<'_>,
    call: Id<Call>,
    person: Id<Person>,
) -> StoreResult<Vec<Question>> {
    conn.all(&sql::OF_PERSON, args![call, person]).await?.iter().map(question).collect()
}

/// What one person asked, about any call.
pub(crate) async fn all_of_person(conn: &mut Conn<'_>, person: Id<Person>) -> StoreResult<Vec<Question>> {
    conn.all(&sql::ALL_OF_PERSON, args![person]).await?.iter().map(question).collect()
}
