//! An index that is open: one for the whole process, cheap to clone, always at the last commit.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use tantivy::{Index, IndexReader, ReloadPolicy};

use super::folder::{Folder, Pointed};
use super::{Rebuild, Writer, WriterOptions};
use crate::error::{OpenError, RebuildReason, SearchError, WriteError};
use crate::read::{Answer, Explanation, Kept, Request, Snapshot, Suggestions, Work};
use crate::schema::{Layout, Schema};

/// Blocks of stored bytes that are kept unpacked for each segment.
const STORE_CACHE_BLOCKS: usize = 16;

/// An open index. Clones share it.
#[derive(Clone)]
pub struct SearchIndex(Arc<Shared>);

pub(super) struct Shared {
    pub schema: Schema,
    pub layout: Layout,
    pub folder: Option<Folder>,
    serving: RwLock<Arc<Generation>>,
    kept: Mutex<Kept>,
}

/// One build of the index.
pub(super) struct Generation {
    pub number: u64,
    pub index: Index,
    reader: IndexReader,
    snapshot: RwLock<Arc<Snapshot>>,
}

impl std::fmt::Debug for SearchIndex {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SearchIndex").field("position", &self.position()).finish_non_exhaustive()
    }
}

impl Generation {
    pub(super) fn open(number: u64, mut index: Index, layout: &Layout) -> tantivy::Result<Self> {
        index.set_tokenizers(layout.tokenizers());
        let position = position(&index)?;
        let reader = index
            .reader_builder()
            .reload_policy(ReloadPolicy::Manual)
            .doc_store_cache_num_blocks(STORE_CACHE_BLOCKS)
            .try_into()?;
        let snapshot = Snapshot::first(reader.searcher(), layout, position)?;
        Ok(Self { number, index, reader, snapshot: RwLock::new(Arc::new(snapshot)) })
    }

    pub(super) fn snapshot(&self) -> Arc<Snapshot> {
        self.snapshot.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Shows the last commit from now on.
    pub(super) fn refresh(&self, layout: &Layout, position: u64) -> tantivy::Result<()> {
        self.reader.reload()?;
        let snapshot = self.snapshot().after(self.reader.searcher(), layout, position)?;
        *self.snapshot.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(snapshot);
        Ok(())
    }
}

/// How far of the caller's log the last commit knows; 0 before the first.
fn position(index: &Index) -> tantivy::Result<u64> {
    match index.load_metas()?.payload {
        None => Ok(0),
        Some(payload) => payload
            .parse()
            .map_err(|_| tantivy::TantivyError::InvalidArgument("the commit has no position".to_owned())),
    }
}

impl SearchIndex {
    /// An index in memory, for tests and previews.
    pub fn in_memory(schema: Schema) -> Result<Self, OpenError> {
        let layout = Layout::of(&schema);
        let index = Index::create_in_ram(layout.engine.clone());
        let serving = Generation::open(1, index, &layout)?;
        Ok(Self::from_parts(schema, layout, None, serving))
    }

    /// Makes an empty index in `root` and lets it serve, whatever was there of an earlier index. Its position is 0.
    pub fn create(root: &Path, schema: Schema) -> Result<Self, OpenError> {
        let io = |source| OpenError::Io { path: root.to_owned(), source };
        let (folder, layout) = (Folder::new(root), Layout::of(&schema));
        let number = folder.begin(&schema.mark()).map_err(io)?;
        let index = Index::create_in_dir(folder.generation(number), layout.engine.clone())?;
        let serving = Generation::open(number, index, &layout)?;
        folder.point_to(number).map_err(io)?;
        folder.remove_all_but(number);
        Ok(Self::from_parts(schema, layout, Some(folder), serving))
    }

    /// Opens the index in `root` at its last commit. With `verify` every file is read and its checksum compared.
    pub fn open(root: &Path, schema: Schema, verify: bool) -> Result<Self, OpenError> {
        let folder = Folder::new(root);
        let rebuild = |reason| OpenError::Rebuild { folder: root.to_owned(), reason };
        let number =
            match folder.pointed().map_err(|source| OpenError::Io { path: root.to_owned(), source })? {
                Pointed::To(number) => number,
                Pointed::Missing => return Err(rebuild(RebuildReason::Missing)),
                Pointed::Foreign => return Err(rebuild(RebuildReason::Foreign)),
            };
        match folder.mark(number) {
            Some(mark) if mark == schema.mark() => {}
            Some(_) => return Err(rebuild(RebuildReason::OtherSchema)),
            None if folder.generation(number).is_dir() => return Err(rebuild(RebuildReason::Foreign)),
            None => return Err(rebuild(RebuildReason::Damaged)),
        }
        let layout = Layout::of(&schema);
        // The engine panics on some damaged files.
        let opened = catch_unwind(AssertUnwindSafe(|| {
            let index = Index::open_in_dir(folder.generation(number))?;
            let sound = index.schema() == layout.engine && (!verify || index.validate_checksum()?.is_empty());
            Ok::<_, tantivy::TantivyError>((sound, Generation::open(number, index, &layout)?))
        }));
        let Ok(Ok((true, serving))) = opened else { return Err(rebuild(RebuildReason::Damaged)) };
        folder.remove_all_but(number);
        Ok(Self::from_parts(schema, layout, Some(folder), serving))
    }

    fn from_parts(schema: Schema, layout: Layout, folder: Option<Folder>, serving: Generation) -> Self {
        let serving = RwLock::new(Arc::new(serving));
        Self(Arc::new(Shared { schema, layout, folder, serving, kept: Mutex::default() }))
    }

    pub(super) fn shared(&self) -> &Shared {
        &self.0
    }

    pub(super) fn serving(&self) -> Arc<Generation> {
        self.0.serving.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(super) fn serve(&self, generation: Generation) {
        *self.0.serving.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(generation);
    }

    /// The fields of the index.
    pub fn schema(&self) -> &Schema {
        &self.0.schema
    }

    /// How far of the caller's log the index knows: the position of its last commit.
    pub fn position(&self) -> u64 {
        self.serving().snapshot().position
    }

    /// Documents in the index.
    pub fn documents(&self) -> u64 {
        self.serving().snapshot().searcher.num_docs()
    }

    /// The writer. There is one at a time.
    pub fn writer(&self, options: WriterOptions) -> Result<Writer, WriteError> {
        Writer::open(self.clone(), self.serving(), options)
    }

    /// Begins a new index of the same fields, while this one goes on serving.
    pub fn rebuild(&self, options: WriterOptions) -> Result<Rebuild, WriteError> {
        Rebuild::begin(self.clone(), options)
    }

    /// Answers a request.
    pub fn search(&self, request: &Request) -> Result<Answer, SearchError> {
        let snapshot = self.serving().snapshot();
        if let Some(answer) = snapshot.answered.find(request) {
            return Ok(answer);
        }
        let answer = Work::new(&snapshot, &self.0.layout, request).answer(&self.0.kept)?;
        snapshot.answered.keep(request, &answer);
        Ok(answer)
    }

    /// The answer to a request that was answered since the last commit: nothing need be searched for it.
    pub fn answered(&self, request: &Request) -> Option<Answer> {
        self.serving().snapshot().answered.find(request)
    }

    /// Why the document of this key matches the query of the request; none where it does not, or is not there.
    pub fn explain(&self, request: &Request, key: &str) -> Result<Option<Explanation>, SearchError> {
        let snapshot = self.serving().snapshot();
        Work::new(&snapshot, &self.0.layout, request).explain(key)
    }

    /// What can follow on `text`, and what it may have meant. Languages, limits and time are those of the request.
    pub fn suggest(&self, text: &str, limit: usize, request: &Request) -> Result<Suggestions, SearchError> {
        let snapshot = self.serving().snapshot();
        Work::new(&snapshot, &self.0.layout, request).suggest(text, limit)
    }

    /// The bytes stored under a key.
    pub fn stored(&self, key: &str) -> Result<Option<Vec<u8>>, SearchError> {
        let (snapshot, request) = (self.serving().snapshot(), Request::people(""));
        Work::new(&snapshot, &self.0.layout, &request).stored_under(key)
    }
}
