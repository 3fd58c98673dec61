//! Which records hold some words, for lists that are cut into pages: a harvester that asks for the tenth page asks the same
//! question for the tenth time, so the last answers are held until the search knows more.

use std::collections::{HashSet, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};

use centum_base::Id;
use centum_search::{MAX_HITS, Request, Start};
use centum_web::Problem;

use crate::records::Record;
use crate::search::Search;

/// Records that one list with words may hold. More than these are not cut in silence but refused.
const MOST_FOUND: usize = 100_000;
/// Answers that are held.
const MOST_HELD: usize = 8;

/// The records of one answer.
pub(super) type Records = Arc<HashSet<Id<Record>>>;

/// The last answers.
#[derive(Default)]
pub(super) struct Found(Mutex<VecDeque<Held>>);

struct Held {
    words: String,
    position: i64,
    records: Records,
}

impl Found {
    /// The records with these words.
    pub(super) async fn of(&self, search: &Search, words: &str) -> Result<Records, Problem> {
        let position = search.position();
        if let Some(known) = self.known(words, position) {
            return Ok(known);
        }
        let records = Arc::new(all(search, words).await?);
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.retain(|one| one.position == position && one.words != words);
        held.truncate(MOST_HELD - 1);
        held.push_front(Held { words: words.to_owned(), position, records: Arc::clone(&records) });
        Ok(records)
    }

    fn known(&self, words: &str, position: i64) -> Option<Records> {
        let held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let found = held.iter().find(|one| one.words == words && one.position == position)?;
        Some(Arc::clone(&found.records))
    }
}

async fn all(search: &Search, words: &str) -> Result<HashSet<Id<Record>>, Problem> {
    let mut request = Request::people(words);
    request.hits = MAX_HITS;
    request.stored = false;
    let mut records = HashSet::new();
    loop {
        let answer = search.run(request.clone()).await.map_err(super::search_problem)?;
        if answer.looser {
            // People are shown what has some of the words; a program would take it for what it asked for.
            return Ok(HashSet::new());
        }
        if answer.total > MOST_FOUND as u64 {
            return Err(Problem::too_many("catalogue-standards-too-many", MOST_FOUND));
        }
        records.extend(answer.hits.into_iter().filter_map(|hit| hit.key.parse::<Id<Record>>().ok()));
        match answer.next {
            Some(cursor) => request.start = Start::After(cursor),
            None => return Ok(records),
        }
    }
}
