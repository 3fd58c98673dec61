//! Packages as they were written before: an entry of the log never changes, so neither does the package that is made of it.

use std::sync::Arc;

use super::guide::Organisation;
use crate::standards::Cache;

/// Bytes of packages that are kept.
const MOST_BYTES: usize = 32 << 20;

/// What tells one package from another: the entry of the log, and what of its organisation stands in it.
pub(super) type Key = (i64, Option<[String; 3]>);

/// The key of a package.
pub(super) fn key(head: i64, organisation: Option<&Organisation>) -> Key {
    (head, organisation.map(|one| [one.id.clone(), one.name.clone(), one.title.clone()]))
}

/// Packages that were written before, in JSON.
pub(crate) struct Kept(Cache<Key>);

impl Default for Kept {
    fn default() -> Self {
        Self(Cache::new(MOST_BYTES))
    }
}

impl Kept {
    /// The package of a key.
    pub(super) fn get(&self, key: &Key) -> Option<Arc<str>> {
        self.0.get(key)
    }

    /// Keeps a package.
    pub(super) fn put(&self, key: Key, text: Arc<str>) {
        self.0.put(key, text);
    }
}
