//! What is done to questions.

use centum_accounts::{Actor, Permission, Person, Refused};
use centum_base::Id;
use centum_ledger::{House, Note, Subject};
use centum_store::{StoreError, StoreResult, Tx, args};

use super::store::corrections::{Earlier, keep_earlier, next_number};
use super::store::{
    ANSWER, Asked, COUNT_WAITING, ERASE_ASKED, INSERT_QUESTION, LAST_NUMBER, Question, SET_ASIDE,
    find_question,
};
use crate::Attempt;
use crate::call::{About, Call, find_call};
use crate::once::id_of_request;
use crate::telling::{Site, tell_later};

/// The longest question and the longest wording of one, in characters.
pub const MAX_QUESTION: usize = 4_000;
/// The longest answer, in characters.
pub const MAX_ANSWER: usize = 20_000;
/// So many questions of one person about one call may wait at once.
const MAX_WAITING: i64 = 20;

/// Why an action on a question did not happen. Nothing was kept.
#[derive(Debug, thiserror::Error)]
pub enum QuestionError {
    /// The right is missing.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// There is no such question or call, or none that may be asked about.
    #[error("there is no such question or call")]
    Absent,
    /// The question says nothing or too much.
    #[error("a question has between 1 and {MAX_QUESTION} characters")]
    Question,
    /// The answer says nothing or too much.
    #[error("an answer has between 1 and {MAX_ANSWER} characters")]
    Answer,
    /// Too many questions of this person wait already.
    #[error("{MAX_WAITING} questions of yours wait already")]
    TooMany,
    /// Somebody changed it in the meantime.
    #[error("somebody answered or changed this question in the meantime; look at it again")]
    Changed,
    /// The database did not do its part.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Asks a question about a call that everyone can read. It stays private.
pub async fn ask(
    house: impl Into<Attempt<'_, House>>,
    actor: &Actor,
    call: Id<Call>,
    asked: &str,
) -> Result<Id<Question>, QuestionError> {
    ask_once(house, actor, call, asked, "").await
}

/// Asks a question once: the same question of the same person under the same name, sent again, is the first. Without a name
/// each is a new one.
pub async fn ask_once(
    house: impl Into<Attempt<'_, House>>,
    actor: &Actor,
    call: Id<Call>,
    asked: &str,
    name: &str,
) -> Result<Id<Question>, QuestionError> {
    let house: &Attempt<'_, House> = &house.into();
    let id = id_of_request(house, actor, "question", name, &format!("{call} {name:?} {asked:?}"))?;
    let recorded = actor.require(Permission::Apply)?;
    let person = actor.person().ok_or(Refused::NotSignedIn)?.id;
    let asked = within(asked, MAX_QUESTION).ok_or(QuestionError::Question)?;
    let mut tx = house.begin().await?;
    let call = find_call(&mut tx.conn(), call).await?.filter(|call| call.state.is_public());
    let call = call.ok_or(QuestionError::Absent)?;
    if find_question(&mut tx.conn(), id).await?.is_some() {
        return Ok(id);
    }
    let waiting: i64 = tx.conn().one(&COUNT_WAITING, args![call.id, person]).await?.get("n")?;
    if waiting >= MAX_WAITING {
        return Err(QuestionError::TooMany);
    }
    tx.conn().execute(&INSERT_QUESTION, args![id, call.id, person, &asked, house.now()]).await?;
    // The words may name people: they are personal, and not even their digest enters the chain in clear.
    let note = Note::new().with("call", call.id).personal("asked", person, asked);
    house.record(&mut tx, &recorded, "calls.ask", &Subject::new("question", id), note).await?;
    house.close(tx).await?;
    Ok(id)
}

/// Answers a question for everyone, in words that name nobody, or corrects the answer: it keeps its number, and what it
/// said stays public. Whoever asked and whoever follows the call is told, of each answer and each correction once. Gives the
/// number of the answer.
pub async fn answer(
    house: impl Into<Attempt<'_, House>>,
    actor: &Actor,
    id: Id<Question>,
    seen: i64,
    (wording, answer): (&str, &str),
    site: &Site,
) -> Result<u32, QuestionError> {
    let house = &house.into();
    let recorded = actor.require(Permission::ManageCalls)?;
    let wording = within(wording, MAX_QUESTION).ok_or(QuestionError::Question)?;
    let answer = within(answer, MAX_ANSWER).ok_or(QuestionError::Answer)?;
    let mut tx = house.begin().await?;
    let question = find_question(&mut tx.conn(), id).await?.ok_or(QuestionError::Absent)?;
    if question.version != seen {
        return Err(QuestionError::Changed);
    }
    let now = house.now();
    let (number, correction) = match question.state {
        // Who sends the same words again corrects nothing, and nobody is written to.
        Asked::Answered { number, wording: stood, answer: said, .. }
            if stood == wording && said == answer =>
        {
            return Ok(number);
        }
        Asked::Answered { number, wording, answer, at } => {
            let correction = next_number(&mut tx.conn(), question.call).await?;
            let (answered_at, corrected_at) = (at, now);
            let earlier =
                Earlier { number: correction, question: id, wording, answer, answered_at, corrected_at };
            keep_earlier(&mut tx, question.call, &earlier).await?;
            (number, Some(correction))
        }
        Asked::Waiting | Asked::SetAside => {
            let last: u32 = tx.conn().one(&LAST_NUMBER, args![question.call]).await?.get("number")?;
            (last + 1, None)
        }
    };
    let values = args![id, seen, number, &wording, &answer, now];
    if tx.conn().execute(&ANSWER, values).await? == 0 {
        return Err(QuestionError::Changed);
    }
    let about = correction.map_or((About::Answer, number), |correction| (About::Correction, correction));
    tell_later(house, &mut tx, question.call, about, site).await?;
    let note = Note::new().with("call", question.call).with("number", number);
    let note = note.with("wording", &wording).with("answer", &answer);
    let note = correction.into_iter().fold(note, |note, correction| note.with("correction", correction));
    house.record(&mut tx, &recorded, "calls.answer", &Subject::new("question", id), note).await?;
    house.close(tx).await?;
    Ok(number)
}

/// Sets a question aside: it will not be answered in public.
pub async fn set_aside(
    house: impl Into<Attempt<'_, House>>,
    actor: &Actor,
    id: Id<Question>,
    seen: i64,
) -> Result<(), QuestionError> {
    let house = &house.into();
    let recorded = actor.require(Permission::ManageCalls)?;
    let mut tx = house.begin().await?;
    let question = find_question(&mut tx.conn(), id).await?.ok_or(QuestionError::Absent)?;
    if tx.conn().execute(&SET_ASIDE, args![id, seen]).await? == 0 {
        return Err(QuestionError::Changed);
    }
    let note = Note::new().with("call", question.call);
    house.record(&mut tx, &recorded, "calls.set-question-aside", &Subject::new("question", id), note).await?;
    Ok(house.close(tx).await?)
}

/// Takes a person out of every question: what was answered stays, who asked and in which words does not.
pub async fn forget_asker(tx: &mut Tx, person: Id<Person>) -> StoreResult<u64> {
    tx.conn().execute(&ERASE_ASKED, args![person]).await
}

fn within(text: &str, most: usize) -> Option<String> {
    let text = text.replace("\r\n", "\n").trim().to_owned();
    (!text.is_empty() && text.chars().count() <= most).then_some(text)
}
