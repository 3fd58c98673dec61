//! Packages as they were written before: an entry of the log never changes, so neither does the package that is made of it.
//! And the organisations as they were last read: whatever changes them leaves an entry in the ledger.

use std::sync::{Arc, Mutex, PoisonError};

use centum_ledger::head;
use centum_store::{Conn, StoreResult};

use super::guide::{Guide, Organisation};
use crate::standards::Cache;

/// Bytes of packages that are kept.
const MOST_BYTES: usize = 32 << 20;

/// What tells one package from another: the entry of the log, and what of its organisation stands in it.
pub(super) type Key = (i64, Option<[String; 3]>);

/// The key of a package.
pub(super) fn key(head: i64, organisation: Option<&Organisation>) -> Key {
    (head, organisation.map(|one| [one.id.clone(), one.name.clone(), one.title.clone()]))
}

/// Packages that were written before, in JSON, and the organisations.
pub(crate) struct Kept {
    packages: Cache<Key>,
    /// With the number of the last entry of the ledger at that time.
    guide: Mutex<(i64, Arc<Guide>)>,
}

impl Default for Kept {
    fn default() -> Self {
        Self { packages: Cache::new(MOST_BYTES), guide: Mutex::default() }
    }
}

impl Kept {
    /// The package of a key.
    pub(super) fn get(&self, key: &Key) -> Option<Arc<str>> {
        self.packages.get(key)
    }

    /// Keeps a package.
    pub(super) fn put(&self, key: Key, text: Arc<str>) {
        self.packages.put(key, text);
    }

    /// The organisations as they were last read, which may be a while ago.
    pub(super) fn guide(&self) -> Arc<Guide> {
        Arc::clone(&self.guide.lock().unwrap_or_else(PoisonError::into_inner).1)
    }

    /// Whether the organisations that were last read are those of this entry of the ledger, so that nothing can have changed.
    pub(super) fn is_of(&self, guide: &Arc<Guide>, last: i64) -> bool {
        let kept = self.guide.lock().unwrap_or_else(PoisonError::into_inner);
        last > 0 && kept.0 == last && Arc::ptr_eq(&kept.1, guide)
    }

    /// The organisations as they stand; the same as before, where nothing of them has changed.
    pub(super) async fn guide_now(&self, conn: &mut Conn<'_>) -> StoreResult<Arc<Guide>> {
        let last = head(conn).await?.seq;
        let (known, before) = self.guide.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if known == last && last > 0 {
            return Ok(before);
        }
        let read = Guide::read(conn).await?;
        let now = if read == *before { before } else { Arc::new(read) };
        *self.guide.lock().unwrap_or_else(PoisonError::into_inner) = (last, Arc::clone(&now));
        Ok(now)
    }
}
