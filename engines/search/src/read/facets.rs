//! Counts of facets: per segment by number, merged by value without looking every value up.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use tantivy::DocId;
use tantivy::columnar::{BytesColumn, StrColumn};
use tantivy::index::SegmentReader;

use super::request::{FacetCount, FacetCounts, FacetRequest, Selection};
use crate::error::SearchError;
use crate::schema::is_directly_under;

/// Values of all segments together that are listed rather than looked up one by one.
const MOST_LISTED: usize = 4_096;

/// A facet that is counted, chosen from, or both.
#[derive(Debug)]
pub(super) struct Slot {
    pub field: String,
    pub path: bool,
    pub chosen: BTreeSet<String>,
    pub counted: bool,
}

impl Slot {
    /// One slot a field, of what is asked.
    pub(super) fn all(
        requests: &[FacetRequest],
        selections: &[Selection],
        is_path: impl Fn(&str) -> Result<bool, SearchError>,
    ) -> Result<Vec<Self>, SearchError> {
        let mut slots: Vec<Self> = Vec::new();
        for (field, counted, values) in requests
            .iter()
            .map(|request| (&request.field, true, [].as_slice()))
            .chain(selections.iter().map(|one| (&one.field, false, one.values.as_slice())))
        {
            let path = is_path(field)?;
            let slot = match slots.iter().position(|slot| slot.field == *field) {
                Some(at) => &mut slots[at],
                None => {
                    slots.push(Self { field: field.clone(), path, chosen: BTreeSet::new(), counted: false });
                    let last = slots.len() - 1;
                    &mut slots[last]
                }
            };
            slot.counted |= counted;
            slot.chosen.extend(values.iter().cloned());
        }
        Ok(slots)
    }
}

/// One facet in one segment.
pub(super) struct SegmentFacet {
    column: StrColumn,
    chosen: Option<Vec<bool>>,
    counts: Vec<u32>,
    /// Counts that were made before, for all documents; they stand in for the others.
    shared: Option<Arc<[u32]>>,
    counted: bool,
}

impl SegmentFacet {
    pub(super) fn open(slot: &Slot, segment: &SegmentReader) -> Result<Self, SearchError> {
        let column = segment
            .fast_fields()
            .str(&slot.field)?
            .unwrap_or_else(|| StrColumn::wrap(BytesColumn::empty(segment.max_doc())));
        let terms = column.num_terms();
        let chosen = if slot.chosen.is_empty() {
            None
        } else {
            let mut chosen = vec![false; terms];
            for value in &slot.chosen {
                if let Some(ord) = column.dictionary().term_ord(value)? {
                    chosen[ord as usize] = true;
                }
            }
            Some(chosen)
        };
        Ok(Self {
            column,
            chosen,
            counts: vec![0; if slot.counted { terms } else { 0 }],
            shared: None,
            counted: slot.counted,
        })
    }

    /// Whether the document meets what is chosen here.
    pub(super) fn admits(&self, doc: DocId) -> bool {
        match &self.chosen {
            None => true,
            Some(chosen) => self.column.term_ords(doc).any(|ord| chosen[ord as usize]),
        }
    }

    pub(super) fn count(&mut self, doc: DocId) {
        if self.counted {
            for ord in self.column.ords().values_for_doc(doc) {
                self.counts[ord as usize] += 1;
            }
        }
    }

    /// Takes over counts that are known.
    pub(super) fn share(&mut self, counts: Arc<[u32]>) {
        self.shared = Some(counts);
    }

    pub(super) fn into_counts(self) -> Vec<u32> {
        self.counts
    }

    fn counts(&self) -> &[u32] {
        self.shared.as_deref().unwrap_or(&self.counts)
    }

    /// The `n`-th greatest count; 0 where there are fewer.
    fn greatest(&self, n: usize) -> u32 {
        let mut counts: Vec<u32> = self.counts().iter().copied().filter(|count| *count > 0).collect();
        if n == 0 || counts.len() < n {
            return 0;
        }
        *counts.select_nth_unstable_by(n - 1, |a, b| b.cmp(a)).1
    }

    /// At most `limit` of the values whose count `holds`, with their counts.
    fn values(&self, limit: usize, holds: impl Fn(u32) -> bool) -> Result<Vec<(String, u32)>, SearchError> {
        let (ords, counts): (Vec<u64>, Vec<u32>) = (0_u64..)
            .zip(self.counts())
            .map(|(ord, count)| (ord, *count))
            .filter(|(_, count)| holds(*count))
            .take(limit)
            .unzip();
        let mut values = Vec::with_capacity(ords.len());
        self.column.dictionary().sorted_ords_to_term_cb(&ords, |term| {
            values.push(String::from_utf8_lossy(term).into_owned());
        })?;
        Ok(values.into_iter().zip(counts).collect())
    }

    fn count_of(&self, value: &str) -> Result<Option<u32>, SearchError> {
        let ord = self.column.dictionary().term_ord(value)?;
        Ok(ord.map(|ord| self.counts()[ord as usize]))
    }
}

/// The counts that were asked for, over all segments.
///
/// With many values only those are looked up that can be among the first: a value whose sum is at least `least` has
/// at least its share of that in one of the segments.
pub(super) fn merge(
    request: &FacetRequest,
    slot: &Slot,
    segments: &[&SegmentFacet],
) -> Result<FacetCounts, SearchError> {
    let terms: usize = segments.iter().map(|segment| segment.counts().len()).sum();
    let least = if slot.path || terms <= MOST_LISTED {
        1
    } else {
        let least = segments.iter().map(|segment| segment.greatest(request.limit)).max().unwrap_or(0);
        least.div_ceil(segments.len().max(1) as u32).max(1)
    };
    let mut counts: BTreeMap<String, u64> = BTreeMap::new();
    for segment in segments {
        for (value, count) in segment.values(usize::MAX, |count| count >= least)? {
            *counts.entry(value).or_default() += u64::from(count);
        }
    }
    if slot.path {
        counts.retain(|value, _| is_directly_under(value, request.under.as_deref()));
    }
    let shown = |value: &&String| !slot.path || is_directly_under(value, request.under.as_deref());
    let chosen: BTreeSet<String> = slot.chosen.iter().filter(shown).cloned().collect();
    for value in &chosen {
        counts.entry(value.clone()).or_default();
    }
    let mut more = false;
    for segment in segments {
        // One more than are known has to have one that is not.
        let rare = segment.values(counts.len() + 1, |count| (1..least).contains(&count))?;
        more |= rare.iter().any(|(value, _)| !counts.contains_key(value));
    }
    if least > 1 {
        // What a segment has less of than that was not listed there, and is looked up.
        for (value, count) in &mut counts {
            for segment in segments {
                *count += segment.count_of(value)?.filter(|there| *there < least).map_or(0, u64::from);
            }
        }
    }
    let mut sorted: Vec<FacetCount> = counts
        .into_iter()
        .map(|(value, count)| FacetCount { selected: chosen.contains(&value), value, count })
        .collect();
    sorted.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.value.cmp(&b.value)));
    let late = sorted.split_off(sorted.len().min(request.limit));
    let (late_chosen, rest): (Vec<_>, Vec<_>) = late.into_iter().partition(|count| count.selected);
    more |= rest.iter().any(|count| count.count > 0);
    sorted.extend(late_chosen);
    sorted.retain(|count| count.selected || count.count > 0);
    Ok(FacetCounts { field: request.field.clone(), values: sorted, more })
}
