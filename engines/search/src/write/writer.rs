//! Writing documents in batches.

use std::sync::Arc;

use tantivy::{IndexWriter, TantivyError, Term};

use super::SearchIndex;
use super::index::Generation;
use crate::document::Document;
use crate::error::WriteError;

/// The least memory that one thread works with.
const LEAST_MEMORY: usize = 15_000_000;

/// What a writer may use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WriterOptions {
    /// Bytes of memory for documents that are not yet on the disk, altogether. Default 64 MB.
    pub memory: usize,
    /// Threads that index. Default 1.
    pub threads: usize,
}

impl Default for WriterOptions {
    fn default() -> Self {
        Self { memory: 64_000_000, threads: 1 }
    }
}

/// The writer of an index. What was not committed is gone when it is dropped.
pub struct Writer {
    index: SearchIndex,
    generation: Arc<Generation>,
    engine: IndexWriter,
}

impl std::fmt::Debug for Writer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Writer").field("generation", &self.generation.number).finish_non_exhaustive()
    }
}

impl Writer {
    pub(super) fn open(
        index: SearchIndex,
        generation: Arc<Generation>,
        options: WriterOptions,
    ) -> Result<Self, WriteError> {
        let WriterOptions { memory, threads } = options;
        let possible = (1..=8).contains(&threads)
            && (LEAST_MEMORY..u32::MAX as usize - 1_000_000).contains(&(memory / threads));
        if !possible {
            return Err(WriteError::Memory { bytes: memory, threads, least: LEAST_MEMORY });
        }
        let engine =
            generation.index.writer_with_num_threads(threads, memory).map_err(|error| match error {
                TantivyError::LockFailure(..) => WriteError::Busy,
                other => WriteError::Engine(other),
            })?;
        Ok(Self { index, generation, engine })
    }

    /// Adds a document, in place of the one with the same key.
    pub fn put(&mut self, document: &Document) -> Result<(), WriteError> {
        let laid = document.lay_out(&self.index.shared().layout)?;
        self.delete(&document.key);
        self.engine.add_document(laid)?;
        Ok(())
    }

    /// Adds a document whose key is not in the index yet: for the first load, where looking for each old one costs.
    /// If there is one after all, both are found.
    pub fn put_new(&mut self, document: &Document) -> Result<(), WriteError> {
        self.engine.add_document(document.lay_out(&self.index.shared().layout)?)?;
        Ok(())
    }

    /// Takes the document of this key away.
    pub fn delete(&mut self, key: &str) {
        self.engine.delete_term(Term::from_field_text(self.index.shared().layout.key, key));
    }

    /// Puts everything since the last commit on the disk and shows it, as the caller's log stands at `position`.
    pub fn commit(&mut self, position: u64) -> Result<(), WriteError> {
        if self.index.serving().number != self.generation.number {
            return Err(WriteError::Stale);
        }
        self.commit_unseen(position)?;
        self.generation.refresh(&self.index.shared().layout, position)?;
        Ok(())
    }

    pub(super) fn commit_unseen(&mut self, position: u64) -> Result<(), WriteError> {
        let mut prepared = self.engine.prepare_commit()?;
        prepared.set_payload(&position.to_string());
        prepared.commit()?;
        Ok(())
    }

    /// Forgets everything since the last commit.
    pub fn rollback(&mut self) -> Result<(), WriteError> {
        self.engine.rollback()?;
        Ok(())
    }

    /// Waits until segments that are being joined are joined, and ends.
    pub fn finish(self) -> Result<(), WriteError> {
        let Self { index, generation, engine } = self;
        engine.wait_merging_threads()?;
        let position = generation.snapshot().position;
        generation.refresh(&index.shared().layout, position)?;
        Ok(())
    }

    pub(super) fn into_engine(self) -> IndexWriter {
        self.engine
    }
}
