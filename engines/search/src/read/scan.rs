//! One pass over what matches: totals, counts of facets and the first hits, with a look at the clock.

use std::time::Instant;

use tantivy::index::SegmentReader;
use tantivy::query::Weight;
use tantivy::{DocSet, TERMINATED};

use super::cursor::Place;
use super::facets::{SegmentFacet, Slot};
use super::order::{SegmentSort, Sort};
use super::top::{Candidate, Top};
use crate::error::SearchError;

/// Documents between two looks at the clock.
pub const DEADLINE_STRIDE: u32 = 1_024;

/// When a search has to be over.
#[derive(Debug, Clone, Copy)]
pub(super) struct Deadline(pub Option<Instant>);

impl Deadline {
    pub(super) fn check(self) -> Result<(), SearchError> {
        match self.0 {
            Some(end) if Instant::now() >= end => Err(SearchError::Deadline),
            _ => Ok(()),
        }
    }
}

/// What is collected.
#[derive(Clone, Copy)]
pub(super) struct Scan<'a> {
    pub sort: &'a Sort,
    pub after: Option<&'a Place>,
    pub slots: &'a [Slot],
    pub limit: usize,
    pub deadline: Deadline,
}

/// What one segment has.
pub(super) struct Found {
    /// Documents that match before anything is chosen.
    pub matched: u64,
    pub total: u64,
    pub facets: Vec<SegmentFacet>,
    pub sort: SegmentSort,
    pub top: Vec<Candidate>,
}

impl Scan<'_> {
    /// Goes over one segment. A document that fails one choice alone still counts in that facet.
    pub(super) fn segment(&self, weight: &dyn Weight, segment: &SegmentReader) -> Result<Found, SearchError> {
        self.deadline.check()?;
        let sort = SegmentSort::open(self.sort, segment, self.after)?;
        let mut facets =
            self.slots.iter().map(|slot| SegmentFacet::open(slot, segment)).collect::<Result<Vec<_>, _>>()?;
        let choosing: Vec<usize> =
            (0..self.slots.len()).filter(|at| !self.slots[*at].chosen.is_empty()).collect();
        let alive = segment.alive_bitset();
        let mut top = Top::new(self.limit);
        let (mut matched, mut total, mut seen) = (0, 0, 0_u32);
        let mut scorer = weight.scorer(segment, 1.0)?;
        let mut doc = scorer.doc();
        while doc != TERMINATED {
            seen += 1;
            if seen.is_multiple_of(DEADLINE_STRIDE) {
                self.deadline.check()?;
            }
            if alive.is_none_or(|alive| alive.is_alive(doc)) {
                matched += 1;
                let mut failed = choosing.iter().filter(|at| !facets[**at].admits(doc));
                match (failed.next(), failed.next()) {
                    (None, _) => {
                        total += 1;
                        facets.iter_mut().for_each(|facet| facet.count(doc));
                        let score = if self.sort.by_score() { scorer.score() } else { 0.0 };
                        top.offer(&sort, doc, score);
                    }
                    (Some(alone), None) => facets[*alone].count(doc),
                    _ => {}
                }
            }
            doc = scorer.advance();
        }
        Ok(Found { matched, total, facets, sort, top: top.into_sorted() })
    }
}
