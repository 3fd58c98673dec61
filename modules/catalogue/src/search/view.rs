//! How the index follows the log.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use centum_search::{Document, Rebuild, SearchIndex, WriteError, Writer, WriterOptions};

use super::document::document;
use crate::views::{Batch, Shown, View, ViewFault};

/// Documents that wait to be shown, at most. Every time they are, the index is opened anew, and what was written is put
/// together again in larger pieces: doing that often would take most of a rebuild's time.
const MOST_WAITING: usize = 65_536;

/// Its name among the views.
pub(crate) const VIEW: &str = "search";

/// The index as a view of the log.
pub struct SearchView {
    index: SearchIndex,
    at_work: Mutex<Option<AtWork>>,
}

/// What was taken in since the last commit is in the writer's hands; when it is dropped, it is read from the log again.
struct AtWork {
    writer: Writer,
    position: i64,
    waiting: usize,
}

impl SearchView {
    pub(super) fn new(index: SearchIndex) -> Self {
        Self { index, at_work: Mutex::new(None) }
    }

    fn kept(&self) -> i64 {
        i64::try_from(self.index.position()).unwrap_or(i64::MAX)
    }

    /// Lets a new index serve that knows the log up to a position. What waited for the old one is read again.
    pub(super) fn swap(&self, new: Rebuild, position: i64) -> Result<(), WriteError> {
        let mut held = self.at_work.lock().unwrap_or_else(PoisonError::into_inner);
        *held = None;
        new.finish(u64::try_from(position).unwrap_or(0))
    }

    fn begin(&self) -> Result<AtWork, WriteError> {
        let writer = self.index.writer(WriterOptions::default())?;
        Ok(AtWork { writer, position: self.kept(), waiting: 0 })
    }
}

impl AtWork {
    fn take_in(&mut self, batch: &Batch) -> Result<(), WriteError> {
        for shown in last_words(batch) {
            self.waiting += 1;
            if !fitting(shown, |document| self.writer.put(document))? {
                self.writer.delete(&shown.record.id.to_string());
            }
        }
        self.position = batch.position;
        if self.waiting >= MOST_WAITING { self.commit() } else { Ok(()) }
    }

    fn commit(&mut self) -> Result<(), WriteError> {
        self.writer.commit(u64::try_from(self.position).unwrap_or(0))?;
        self.waiting = 0;
        Ok(())
    }
}

/// Puts a record into a new index that has none of it yet, or takes it out again.
pub(super) fn put_into(new: &mut Rebuild, batch: &Batch) -> Result<(), WriteError> {
    for shown in last_words(batch) {
        if !fitting(shown, |document| new.put(document))? {
            new.delete(&shown.record.id.to_string())?;
        }
    }
    Ok(())
}

/// Puts the document of a record that is shown; false for one that is not, or that does not fit.
fn fitting(shown: &Shown, put: impl FnOnce(&Document) -> Result<(), WriteError>) -> Result<bool, WriteError> {
    if !shown.record.state.is_shown() {
        return Ok(false);
    }
    match put(&document(shown)) {
        Err(WriteError::Document(error)) => {
            tracing::error!(record = %shown.record.id, %error, "a record does not fit the index");
            Ok(false)
        }
        put => put.map(|()| true),
    }
}

/// The last entry of each record in the batch. One that a later entry outdates is left to that.
fn last_words(batch: &Batch) -> impl Iterator<Item = &Shown> {
    let each: HashMap<_, _> = batch.entries.iter().map(|shown| (shown.record.id, shown)).collect();
    let mut last: Vec<&Shown> = each.into_values().collect();
    last.sort_unstable_by_key(|shown| shown.entry.position);
    last.into_iter().filter(|shown| !shown.is_outdated() || !shown.record.state.is_shown())
}

impl View for SearchView {
    fn name(&self) -> &'static str {
        VIEW
    }

    fn position(&self) -> i64 {
        let at_work = self.at_work.lock().unwrap_or_else(PoisonError::into_inner);
        at_work.as_ref().map_or_else(|| self.kept(), |at_work| at_work.position)
    }

    fn apply(&self, batch: &Batch) -> Result<(), ViewFault> {
        let mut held = self.at_work.lock().unwrap_or_else(PoisonError::into_inner);
        // Whatever goes wrong, also by a panic, the writer is gone and the index stands at its last commit.
        let mut at_work = match held.take() {
            Some(at_work) => at_work,
            None => self.begin().map_err(ViewFault::new)?,
        };
        at_work.take_in(batch).map_err(ViewFault::new)?;
        *held = Some(at_work);
        Ok(())
    }

    fn rest(&self) -> Result<(), ViewFault> {
        let mut held = self.at_work.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(mut at_work) = held.take() else { return Ok(()) };
        if at_work.waiting > 0 || at_work.position != self.kept() {
            at_work.commit().map_err(ViewFault::new)?;
        }
        *held = Some(at_work);
        Ok(())
    }
}
