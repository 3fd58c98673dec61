//! How far the reading of a selection is, and whether what is kept of an assignment holds.

use std::collections::BTreeSet;

use centum_base::Digest;
use centum_store::{Conn, StoreResult};

use super::answering::answer;
use super::question::Question;
use super::store::{self, Run};
use crate::pool::Pool;
use crate::process::Selection;
use crate::process::rules::Progress;
use crate::reviews::ReviewState;

/// How much of a pool is given out and read. Reports are counted elsewhere.
pub async fn progress(conn: &mut Conn<'_>, of: &Selection, pool: &Pool) -> StoreResult<Progress> {
    let reviews = store::given(conn, of.id).await?;
    let live = || reviews.iter().filter(|one| one.state.is_live());
    let read: BTreeSet<_> = live().map(|one| one.expression).collect();
    let pieces = || pool.eligible.iter().chain(&pool.open);
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Ok(Progress {
        eligible: count(pieces().count()),
        unassigned: count(pieces().filter(|piece| !read.contains(&piece.id)).count()),
        reviews_open: count(live().filter(|one| one.state != ReviewState::Submitted).count()),
        reports_open: 0,
    })
}

/// Works the answer of an assignment out again: whether question and answer are those that were kept, to the byte.
pub fn replays(run: &Run) -> bool {
    let question: Result<Question, _> = serde_json::from_str(&run.question);
    let again = question.map(|question| answer(&question).text());
    Digest::of(run.question.as_bytes()) == run.question_digest
        && Digest::of(run.answer.as_bytes()) == run.answer_digest
        && again.is_ok_and(|again| again == run.answer)
}
