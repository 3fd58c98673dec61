//! The hits of all segments in one order, looked up as far as the page goes.
//!
//! Every segment has its hits in their order already. To look a key up is dearer than all else that a hit needs, so that
//! each segment is asked for a few at a time, and the others of its hits are never looked up.

use std::cmp::Ordering;
use std::collections::VecDeque;

use tantivy::DocAddress;

use super::cursor::SortValue;
use super::order::Sort;
use super::scan::Found;
use crate::error::SearchError;

/// A hit at its place in the order.
pub(super) struct InOrder {
    pub values: Vec<SortValue>,
    pub key: String,
    pub address: DocAddress,
    pub score: f32,
}

/// The hits of one segment that are still to come.
struct Line<'a> {
    segment: u32,
    found: &'a Found,
    /// So many of them were looked up.
    taken: usize,
    ready: VecDeque<InOrder>,
}

impl Line<'_> {
    /// Looks the next ones up, where none is ready.
    fn fill(&mut self, few: usize) -> Result<(), SearchError> {
        if !self.ready.is_empty() || self.taken == self.found.top.len() {
            return Ok(());
        }
        let end = self.taken.saturating_add(few).min(self.found.top.len());
        let next = &self.found.top[self.taken..end];
        self.taken = end;
        let docs: Vec<_> = next.iter().map(|candidate| candidate.doc).collect();
        for (candidate, key) in next.iter().zip(self.found.sort.keys(&docs)?) {
            let values = self.found.sort.values(candidate.doc, candidate.score)?;
            let address = DocAddress::new(self.segment, candidate.doc);
            self.ready.push_back(InOrder { values, key, address, score: candidate.score });
        }
        Ok(())
    }

    fn compare(&self, other: &Self, sort: &Sort) -> Ordering {
        match (self.ready.front(), other.ready.front()) {
            (Some(a), Some(b)) => sort.compare((&a.values, &a.key), (&b.values, &b.key)),
            (a, b) => b.is_some().cmp(&a.is_some()),
        }
    }
}

/// So many hits after the first so many, and whether there are further ones.
pub(super) fn page(
    sort: &Sort,
    segments: &[Found],
    offset: usize,
    wanted: usize,
) -> Result<(Vec<InOrder>, bool), SearchError> {
    if wanted == 0 {
        return Ok((Vec::new(), false));
    }
    let few = (offset + wanted + 1).div_ceil(segments.len().max(1)) + 1;
    let lines = (0_u32..).zip(segments);
    let mut lines: Vec<Line<'_>> =
        lines.map(|(segment, found)| Line { segment, found, taken: 0, ready: VecDeque::new() }).collect();
    let (mut page, mut passed) = (Vec::with_capacity(wanted), 0);
    loop {
        for line in &mut lines {
            line.fill(few)?;
        }
        let first = lines.iter_mut().min_by(|a, b| a.compare(b, sort));
        let Some(next) = first.and_then(|line| line.ready.pop_front()) else { return Ok((page, false)) };
        if passed < offset {
            passed += 1;
        } else if page.len() < wanted {
            page.push(next);
        } else {
            return Ok((page, true));
        }
    }
}
