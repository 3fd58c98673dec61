//! A bounded store of texts that were made before: what was not used for longest goes first.

use std::collections::{BTreeMap, HashMap};
use std::hash::Hash;
use std::sync::{Arc, Mutex, PoisonError};

/// What an entry takes beside its text.
const AROUND: usize = 160;

/// Texts by key, no more bytes than a limit.
pub(crate) struct Cache<K> {
    most: usize,
    inner: Mutex<Inner<K>>,
}

struct Inner<K> {
    texts: HashMap<K, (Arc<str>, u64)>,
    by_use: BTreeMap<u64, K>,
    bytes: usize,
    uses: u64,
}

impl<K: Clone + Eq + Hash> Cache<K> {
    /// An empty one of at most so many bytes.
    pub(crate) fn new(most: usize) -> Self {
        let inner = Inner { texts: HashMap::new(), by_use: BTreeMap::new(), bytes: 0, uses: 0 };
        Self { most, inner: Mutex::new(inner) }
    }

    /// The text of a key.
    pub(crate) fn get(&self, key: &K) -> Option<Arc<str>> {
        let mut guard = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        let inner = &mut *guard;
        let (text, last) = inner.texts.get_mut(key)?;
        inner.uses += 1;
        inner.by_use.remove(last);
        inner.by_use.insert(inner.uses, key.clone());
        *last = inner.uses;
        Some(Arc::clone(text))
    }

    /// Keeps a text; one that is larger than all is not kept.
    pub(crate) fn put(&self, key: K, text: Arc<str>) {
        let weight = |text: &str| text.len() + AROUND;
        if weight(&text) > self.most {
            return;
        }
        let mut guard = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        let inner = &mut *guard;
        inner.uses += 1;
        inner.bytes += weight(&text);
        inner.by_use.insert(inner.uses, key.clone());
        if let Some((old, last)) = inner.texts.insert(key, (text, inner.uses)) {
            inner.bytes -= weight(&old);
            inner.by_use.remove(&last);
        }
        while inner.bytes > self.most {
            let Some((_, oldest)) = inner.by_use.pop_first() else { break };
            if let Some((text, _)) = inner.texts.remove(&oldest) {
                inner.bytes -= weight(&text);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_used_stays_and_the_bound_holds() {
        let cache = Cache::new(3 * (AROUND + 10));
        for key in 0..3 {
            cache.put(key, "0123456789".into());
        }
        assert!(cache.get(&0).is_some());
        cache.put(3, "0123456789".into());
        assert!(cache.get(&1).is_none() && cache.get(&0).is_some() && cache.get(&3).is_some());
        cache.put(3, "0123".into());
        assert_eq!(cache.get(&3).as_deref(), Some("0123"));
        cache.put(9, "x".repeat(10_000).into());
        assert!(cache.get(&9).is_none(), "one that is larger than all is not kept");
        let inner = cache.inner.lock().unwrap();
        assert_eq!(inner.texts.len(), inner.by_use.len());
        assert!(inner.bytes <= cache.most);
    }
}
