//! What can go wrong, as values; the words for people are the caller's.

use std::io;
use std::path::PathBuf;

use crate::document::DocumentError;
use crate::query::ClauseError;

/// Opening an index failed.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The folder cannot serve and has to be built again from the caller's log.
    #[error("the index in {folder} is to be rebuilt: {reason:?}")]
    Rebuild {
        /// The folder of the index.
        folder: PathBuf,
        /// Why.
        reason: RebuildReason,
    },
    /// The file system refused.
    #[error("{path}: {source}")]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What it said.
        source: io::Error,
    },
    /// The engine underneath refused.
    #[error(transparent)]
    Engine(#[from] tantivy::TantivyError),
}

/// Why an index has to be built again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RebuildReason {
    /// There is none yet.
    Missing,
    /// The folder holds something that is not an index of ours.
    Foreign,
    /// It was written for other fields, or by other rules for words.
    OtherSchema,
    /// Its files contradict each other or fail their checksums.
    Damaged,
}

/// A write failed. What was committed before stands.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// Another writer is at work on this index.
    #[error("another writer is open")]
    Busy,
    /// The index was rebuilt and swapped since this writer was opened.
    #[error("the index was swapped; open a new writer")]
    Stale,
    /// The memory budget is outside what the engine can work with.
    #[error("{bytes} bytes of memory for {threads} threads are not possible: at least {least} a thread")]
    Memory {
        /// Asked for, altogether.
        bytes: usize,
        /// Over so many threads.
        threads: usize,
        /// The least for one.
        least: usize,
    },
    /// The document does not fit the schema.
    #[error(transparent)]
    Document(#[from] DocumentError),
    /// The file system refused.
    #[error("{path}: {source}")]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What it said.
        source: io::Error,
    },
    /// The engine underneath refused.
    #[error(transparent)]
    Engine(#[from] tantivy::TantivyError),
}

/// A search failed.
#[derive(Debug, thiserror::Error)]
pub enum SearchError {
    /// The time was up before the answer was complete.
    #[error("the search took longer than it was given")]
    Deadline,
    /// The cursor was not made by this query and order, or is no cursor.
    #[error("the cursor does not belong to this query")]
    Cursor,
    /// The offset or the number of hits is above its bound.
    #[error("{asked} is above the limit of {limit}")]
    TooFar {
        /// Asked for.
        asked: usize,
        /// The bound.
        limit: usize,
    },
    /// The clause does not fit the schema or the limits.
    #[error(transparent)]
    Clause(#[from] ClauseError),
    /// The index could not be read.
    #[error("{0}")]
    Io(#[from] io::Error),
    /// The engine underneath refused.
    #[error(transparent)]
    Engine(#[from] tantivy::TantivyError),
}
