//! The first so many documents of a segment in the order, without sorting the rest.

use std::collections::BinaryHeap;

use tantivy::{DocId, Score};

use super::order::{Rank, SegmentSort, Then};

/// A document that may be a hit: by its ranks, then by key.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Candidate {
    rank: Rank,
    then: Then,
    key: u64,
    pub doc: DocId,
    pub score: Score,
}

impl Eq for Candidate {}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Candidate {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (self.rank, self.then, self.key, self.doc).cmp(&(other.rank, other.then, other.key, other.doc))
    }
}

/// Keeps the first `limit` candidates.
pub(super) struct Top {
    limit: usize,
    kept: BinaryHeap<Candidate>,
}

impl Top {
    pub(super) fn new(limit: usize) -> Self {
        Self { limit, kept: BinaryHeap::new() }
    }

    /// Takes the document in where it comes before the last of the kept ones.
    pub(super) fn offer(&mut self, sort: &SegmentSort, doc: DocId, score: Score) {
        if self.limit == 0 {
            return;
        }
        let rank = sort.rank(doc, score);
        let full = self.kept.len() == self.limit;
        if full && self.kept.peek().is_some_and(|last| rank > last.rank) {
            return;
        }
        let then = sort.then(doc, score);
        if !sort.is_after((rank, then), doc) {
            return;
        }
        let candidate = Candidate { rank, then, key: sort.key_rank(doc), doc, score };
        if !full {
            self.kept.push(candidate);
        } else if let Some(mut last) = self.kept.peek_mut()
            && candidate < *last
        {
            *last = candidate;
        }
    }

    /// The kept ones, the first first.
    pub(super) fn into_sorted(self) -> Vec<Candidate> {
        self.kept.into_sorted_vec()
    }
}
