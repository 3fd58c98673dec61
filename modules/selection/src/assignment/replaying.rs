//! Whether what is kept of an assignment holds.

use centum_base::Digest;

use super::answering::answer;
use super::question::Question;
use super::store::Run;

/// Works the answer of an assignment out again: whether question and answer are those that were kept, to the byte.
pub fn replays(run: &Run) -> bool {
    let question: Result<Question, _> = serde_json::from_str(&run.question);
    let again = question.map(|question| answer(&question).text());
    Digest::of(run.question.as_bytes()) == run.question_digest
        && Digest::of(run.answer.as_bytes()) == run.answer_digest
        && again.is_ok_and(|again| again == run.answer)
}
