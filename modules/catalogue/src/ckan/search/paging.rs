//! Rows far into an answer. The engine passes over so many by number and goes on by cursor; clients know numbers alone.

use centum_search::{Answer, Hit, MAX_HITS, MAX_OFFSET, Request, Start};

use crate::ckan::answer::Fault;
use crate::search::Search;

/// As far as rows can be asked for by number. Harvesters stay below by asking for what changed since.
const FARTHEST: usize = 1_000_000;

/// The answer, and its rows from `start` on.
pub(super) async fn page(
    search: &Search,
    mut request: Request,
    start: usize,
    rows: usize,
) -> Result<(Answer, Vec<Hit>), Fault> {
    if start > FARTHEST {
        return Err(Fault::of("start", format!("At most {FARTHEST}: narrow the search instead")));
    }
    request.hits = rows;
    request.start = Start::Offset(start.min(MAX_OFFSET));
    if start <= MAX_OFFSET {
        let mut answer = search.run(request).await?;
        let hits = std::mem::take(&mut answer.hits);
        return Ok((answer, hits));
    }
    let mut left = start - MAX_OFFSET;
    let first = Request { hits: left.min(MAX_HITS), ..request.clone() };
    let answer = search.run(first).await?;
    let mut next = answer.next.clone();
    left -= left.min(MAX_HITS);
    // The counts are known: the way on needs none.
    request.facets.clear();
    while left > 0 {
        let Some(cursor) = next else { return Ok((answer, Vec::new())) };
        let step = left.min(MAX_HITS);
        next = search.run(Request { hits: step, start: Start::After(cursor), ..request.clone() }).await?.next;
        left -= step;
    }
    let Some(cursor) = next else { return Ok((answer, Vec::new())) };
    let hits = search.run(Request { start: Start::After(cursor), ..request }).await?.hits;
    Ok((answer, hits))
}
