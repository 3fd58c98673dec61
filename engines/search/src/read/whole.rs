//! What holds for all documents of a segment, counted once: readers who browse ask for it again and again, and a segment
//! never changes but for what is deleted from it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use tantivy::Searcher;
use tantivy::index::{SegmentId, SegmentReader};

use super::top::Candidate;
use crate::error::SearchError;

/// A segment with what is deleted from it by now: nothing is ever put back.
type State = (SegmentId, u32);

/// Figures by segment and by the name of what they are figures of.
type Known<V> = Mutex<HashMap<(State, String), Arc<[V]>>>;

/// Figures over all documents, by segment.
#[derive(Default)]
pub(crate) struct Whole {
    counts: Known<u32>,
    tops: Known<Candidate>,
}

fn state(segment: &SegmentReader) -> State {
    (segment.segment_id(), segment.num_deleted_docs())
}

impl Whole {
    /// The counts of a facet, made where they are not known yet.
    pub(super) fn counts(
        &self,
        segment: &SegmentReader,
        field: &str,
        make: impl FnOnce() -> Result<Vec<u32>, SearchError>,
    ) -> Result<Arc<[u32]>, SearchError> {
        known(&self.counts, (state(segment), field.to_owned()), make)
    }

    /// The first documents of an order, made where they are not known yet.
    pub(super) fn top(
        &self,
        segment: &SegmentReader,
        order: &str,
        make: impl FnOnce() -> Result<Vec<Candidate>, SearchError>,
    ) -> Result<Arc<[Candidate]>, SearchError> {
        known(&self.tops, (state(segment), order.to_owned()), make)
    }

    /// Forgets segments that are no more.
    pub(crate) fn retain(&self, searcher: &Searcher) {
        let there: Vec<State> = searcher.segment_readers().iter().map(state).collect();
        let is_there = |key: &(State, String)| there.contains(&key.0);
        self.counts.lock().unwrap_or_else(PoisonError::into_inner).retain(|key, _| is_there(key));
        self.tops.lock().unwrap_or_else(PoisonError::into_inner).retain(|key, _| is_there(key));
    }
}

/// What is known, or what is made now. Two who ask at the same time may both make it; nobody waits for the other.
fn known<V>(
    all: &Known<V>,
    key: (State, String),
    make: impl FnOnce() -> Result<Vec<V>, SearchError>,
) -> Result<Arc<[V]>, SearchError> {
    if let Some(known) = all.lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
        return Ok(Arc::clone(known));
    }
    let made: Arc<[V]> = make()?.into();
    all.lock().unwrap_or_else(PoisonError::into_inner).insert(key, Arc::clone(&made));
    Ok(made)
}
