//! Hits far into an answer. The engine passes over so many by number and goes on by cursor; clients know numbers alone.

use centum_search::{Answer, MAX_HITS, MAX_OFFSET, Request, Start};

use super::{Search, SearchFault};

/// As far as hits can be asked for by number. Harvesters stay below by asking for what changed since.
pub(crate) const FARTHEST: usize = 1_000_000;

impl Search {
    /// Answers a request with its hits from `start` on; where it says that it begins does not count.
    pub(crate) async fn run_from(&self, request: Request, start: usize) -> Result<Answer, SearchFault> {
        if start <= MAX_OFFSET {
            return self.run(Request { start: Start::Offset(start), ..request }).await;
        }
        let mut left = start - MAX_OFFSET;
        let step = left.min(MAX_HITS);
        let over = Request { stored: false, ..request.clone() };
        let first = Request { hits: step, start: Start::Offset(MAX_OFFSET), ..over };
        let mut answer = self.run(first).await?;
        left -= step;
        // The counts are known: the way on needs none.
        let on = Request { facets: Vec::new(), ..request };
        loop {
            answer.hits.clear();
            let Some(cursor) = answer.next.take() else { return Ok(answer) };
            let hits = if left == 0 { on.hits } else { left.min(MAX_HITS) };
            // What is passed over is not looked into.
            let stored = on.stored && left == 0;
            let next = Request { hits, stored, start: Start::After(cursor), ..on.clone() };
            let found = self.run(next).await?;
            answer.hits = found.hits;
            answer.next = found.next;
            if left == 0 {
                return Ok(answer);
            }
            left -= hits;
        }
    }
}

#[cfg(test)]
mod tests {
    use centum_search::{Clause, Document, Order};

    use super::*;
    use crate::search::fields;

    #[tokio::test]
    async fn hits_beyond_those_that_are_passed_over_by_number_come_in_their_order() {
        let search = Search::in_memory().unwrap();
        let mut all = search.begin_again().unwrap();
        let last = MAX_OFFSET + 2 * MAX_HITS + 5;
        for number in 0..last {
            let at = i64::try_from(number).unwrap();
            all.put_new(&Document::new(format!("{number}")).instant(fields::SEEN, at)).unwrap();
        }
        search.swap(all, 1).unwrap();
        let mut request = Request::clause(Clause::Everything);
        request.order = Order::By { field: fields::SEEN.to_owned(), descending: false };
        request.hits = 3;
        for start in [0, MAX_OFFSET, MAX_OFFSET + 1, MAX_OFFSET + MAX_HITS, MAX_OFFSET + 2 * MAX_HITS + 1] {
            let answer = search.run_from(request.clone(), start).await.unwrap();
            let keys: Vec<String> = answer.hits.into_iter().map(|hit| hit.key).collect();
            assert_eq!(keys, [start, start + 1, start + 2].map(|number| number.to_string()));
            assert_eq!((answer.total, answer.next.is_some()), (last as u64, true), "{start}");
        }
        let answer = search.run_from(request.clone(), last - 1).await.unwrap();
        assert_eq!((answer.hits.len(), answer.next), (1, None));
        let beyond = search.run_from(request, FARTHEST).await.unwrap();
        assert_eq!((beyond.hits.len(), beyond.total), (0, last as u64));
    }
}
