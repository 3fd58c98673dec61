//! Looking through everything: without words the counts over all documents are known, and what is chosen is gone over by
//! the lists of its values instead of by looking at every document.

use tantivy::index::SegmentReader;
use tantivy::query::{BooleanQuery, EnableScoring, Occur, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, DocSet, TERMINATED, Term};

use super::facets::{SegmentFacet, Slot};
use super::order::SegmentSort;
use super::scan::{DEADLINE_STRIDE, Deadline, Found, Scan};
use super::top::{Candidate, Top};
use super::whole::Whole;
use crate::error::SearchError;

/// So many of the first documents are kept for who comes next.
const MOST_KEPT: usize = 128;

/// A pass over every document, with the fields of the slots.
pub(super) struct Browse<'a> {
    pub scan: &'a Scan<'a>,
    pub fields: &'a [Field],
    pub whole: &'a Whole,
}

impl Browse<'_> {
    /// Goes over one segment, and finds what [`Scan::segment`] finds where every document matches.
    pub(super) fn segment(&self, segment: &SegmentReader) -> Result<Found, SearchError> {
        let Scan { slots, deadline, .. } = *self.scan;
        deadline.check()?;
        let sort = SegmentSort::open(self.scan.sort, segment, self.scan.after)?;
        let mut facets =
            slots.iter().map(|slot| SegmentFacet::open(slot, segment)).collect::<Result<Vec<_>, _>>()?;
        let choosing: Vec<usize> = (0..slots.len()).filter(|at| !slots[*at].chosen.is_empty()).collect();
        for at in (0..slots.len()).filter(|at| slots[*at].counted) {
            // A choice does not narrow its own facet.
            let others: Vec<usize> = choosing.iter().copied().filter(|other| *other != at).collect();
            if others.is_empty() {
                let make = || count_all(&slots[at], segment, deadline);
                facets[at].share(self.whole.counts(segment, &slots[at].field, make)?);
            } else if others.len() < choosing.len() {
                let facet = &mut facets[at];
                self.each(segment, &others, |doc| facet.count(doc))?;
            }
        }
        let matched = u64::from(segment.num_docs());
        if choosing.is_empty() {
            let top = self.first_of_all(segment, &sort)?;
            return Ok(Found { matched, total: matched, facets, sort, top });
        }
        let (mut top, mut total) = (Top::new(self.scan.limit), 0);
        let mut narrowed: Vec<&mut SegmentFacet> = facets
            .iter_mut()
            .zip(slots)
            .filter(|(_, slot)| slot.counted && slot.chosen.is_empty())
            .map(|(facet, _)| facet)
            .collect();
        self.each(segment, &choosing, |doc| {
            total += 1;
            narrowed.iter_mut().for_each(|facet| facet.count(doc));
            top.offer(&sort, doc, 0.0);
        })?;
        Ok(Found { matched, total, facets, sort, top: top.into_sorted() })
    }

    /// The first documents in the order.
    fn first_of_all(
        &self,
        segment: &SegmentReader,
        sort: &SegmentSort,
    ) -> Result<Vec<Candidate>, SearchError> {
        let Scan { limit, deadline, .. } = *self.scan;
        let make = |limit| {
            let mut top = Top::new(limit);
            every(segment, deadline, |doc| top.offer(sort, doc, 0.0))?;
            Ok(top.into_sorted())
        };
        match limit {
            0 => Ok(Vec::new()),
            _ if self.scan.after.is_some() || limit > MOST_KEPT => make(limit),
            _ => {
                let order = format!("{:?}", self.scan.sort);
                let kept = self.whole.top(segment, &order, || make(MOST_KEPT))?;
                Ok(kept.iter().take(limit).copied().collect())
            }
        }
    }

    /// The documents that have a chosen value in each of these slots.
    fn each(
        &self,
        segment: &SegmentReader,
        slots: &[usize],
        mut with: impl FnMut(DocId),
    ) -> Result<(), SearchError> {
        let parts = slots.iter().map(|at| {
            let terms = self.scan.slots[*at].chosen.iter().map(|value| -> Box<dyn Query> {
                let term = Term::from_field_text(self.fields[*at], value);
                Box::new(TermQuery::new(term, IndexRecordOption::Basic))
            });
            (Occur::Must, Box::new(BooleanQuery::union(terms.collect())) as Box<dyn Query>)
        });
        let query = BooleanQuery::new(parts.collect());
        let weight = query.weight(EnableScoring::disabled_from_schema(segment.schema()))?;
        let (mut scorer, alive) = (weight.scorer(segment, 1.0)?, segment.alive_bitset());
        let (mut doc, mut seen) = (scorer.doc(), 0_u32);
        while doc != TERMINATED {
            seen += 1;
            if seen.is_multiple_of(DEADLINE_STRIDE) {
                self.scan.deadline.check()?;
            }
            if alive.is_none_or(|alive| alive.is_alive(doc)) {
                with(doc);
            }
            doc = scorer.advance();
        }
        Ok(())
    }
}

/// The counts of a facet over every document.
fn count_all(slot: &Slot, segment: &SegmentReader, deadline: Deadline) -> Result<Vec<u32>, SearchError> {
    let mut facet = SegmentFacet::open(slot, segment)?;
    every(segment, deadline, |doc| facet.count(doc))?;
    Ok(facet.into_counts())
}

fn every(
    segment: &SegmentReader,
    deadline: Deadline,
    mut with: impl FnMut(DocId),
) -> Result<(), SearchError> {
    for (seen, doc) in (1_u32..).zip(segment.doc_ids_alive()) {
        if seen.is_multiple_of(DEADLINE_STRIDE) {
            deadline.check()?;
        }
        with(doc);
    }
    Ok(())
}
