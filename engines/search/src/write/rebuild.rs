//! A new index in a folder of its own, which takes the place of the old one in one step.

use std::sync::Arc;

use tantivy::Index;

use super::index::Generation;
use super::{SearchIndex, Writer, WriterOptions};
use crate::document::Document;
use crate::error::WriteError;

/// An index in the making. When it is dropped before [`finish`](Self::finish), the old one stays.
#[derive(Debug)]
pub struct Rebuild {
    index: SearchIndex,
    number: u64,
    writer: Option<Writer>,
}

impl Rebuild {
    pub(super) fn begin(index: SearchIndex, options: WriterOptions) -> Result<Self, WriteError> {
        let shared = index.shared();
        let (number, engine) = match &shared.folder {
            None => (index.serving().number + 1, Index::create_in_ram(shared.layout.engine.clone())),
            Some(folder) => {
                let number = folder
                    .begin(&shared.schema.mark())
                    .map_err(|source| WriteError::Io { path: folder.root.clone(), source })?;
                (number, Index::create_in_dir(folder.generation(number), shared.layout.engine.clone())?)
            }
        };
        let generation = Arc::new(Generation::open(number, engine, &shared.layout)?);
        let writer = Writer::open(index.clone(), generation, options)?;
        Ok(Self { index, number, writer: Some(writer) })
    }

    /// Adds a document, in place of the one with the same key.
    pub fn put(&mut self, document: &Document) -> Result<(), WriteError> {
        self.writer()?.put(document)
    }

    /// Adds a document whose key was not added before.
    pub fn put_new(&mut self, document: &Document) -> Result<(), WriteError> {
        self.writer()?.put_new(document)
    }

    /// Takes a document away that was added before.
    pub fn delete(&mut self, key: &str) -> Result<(), WriteError> {
        self.writer()?.delete(key);
        Ok(())
    }

    fn writer(&mut self) -> Result<&mut Writer, WriteError> {
        self.writer.as_mut().ok_or(WriteError::Stale)
    }

    /// Puts the new index on the disk and lets it serve, as the caller's log stands at `position`. Writers of the
    /// old one are stale from now on; searches that are under way end on the old one.
    pub fn finish(mut self, position: u64) -> Result<(), WriteError> {
        let Some(mut writer) = self.writer.take() else { return Err(WriteError::Stale) };
        if self.index.serving().number >= self.number {
            return Err(WriteError::Stale);
        }
        writer.commit_unseen(position)?;
        let engine = writer.into_engine();
        let index = engine.index().clone();
        engine.wait_merging_threads()?;
        let shared = self.index.shared();
        let generation = Generation::open(self.number, index, &shared.layout)?;
        let old = self.index.serving().number;
        if let Some(folder) = &shared.folder {
            folder
                .point_to(self.number)
                .map_err(|source| WriteError::Io { path: folder.root.clone(), source })?;
        }
        self.index.serve(generation);
        if let Some(folder) = &shared.folder {
            folder.remove(old);
        }
        Ok(())
    }
}

impl Drop for Rebuild {
    /// Takes a new index away that does not serve.
    fn drop(&mut self) {
        drop(self.writer.take());
        if let Some(folder) = &self.index.shared().folder
            && self.index.serving().number != self.number
        {
            folder.remove(self.number);
        }
    }
}
