//! The graphs that a program serves: the current snapshot, and who may change it.

use crate::snapshot::Snapshot;
use oxrdf::{NamedNode, Triple};
use std::sync::{Mutex, PoisonError, RwLock};

/// A change to one graph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// These are its statements from now on.
    Put {
        /// Its name.
        graph: NamedNode,
        /// All of them.
        triples: Vec<Triple>,
    },
    /// It is gone.
    Remove {
        /// Its name.
        graph: NamedNode,
    },
}

/// The graphs in service. Readers never wait for a writer: they hold the state that was current when they came.
#[derive(Default)]
pub struct Graphs {
    current: RwLock<Snapshot>,
    writing: Mutex<()>,
}

impl Graphs {
    /// Serves this state.
    #[must_use]
    pub fn new(snapshot: Snapshot) -> Self {
        Self { current: RwLock::new(snapshot), writing: Mutex::new(()) }
    }

    /// The current state.
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        self.current.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Replaces and removes graphs; readers see all of the changes or none. Many in one call cost little more than one,
    /// and now and then a call builds the large arrays again, which takes as long as loading.
    pub fn apply(&self, changes: impl IntoIterator<Item = Change>) {
        let writing = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let next = self.snapshot().with(changes);
        self.put(next);
        drop(writing);
    }

    /// Serves a state that was built elsewhere, and gives back the one before. What was applied since the building
    /// began is not in it: the caller knows its position and applies the rest.
    pub fn swap(&self, snapshot: Snapshot) -> Snapshot {
        let writing = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let before = self.put(snapshot);
        drop(writing);
        before
    }

    fn put(&self, next: Snapshot) -> Snapshot {
        std::mem::replace(&mut *self.current.write().unwrap_or_else(PoisonError::into_inner), next)
    }
}
