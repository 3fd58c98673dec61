//! Pages that never change: rendered once, then sent like a file.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use axum::http::{HeaderValue, header};
use axum::response::Response;
use bytes::Bytes;
use tokio::time::Instant;

use crate::assets::Packed;
use crate::errors::Problem;
use crate::negotiate::{Format, vary};
use crate::page::Appearance;
use crate::visit::Visit;

/// What all kept pages may take up in memory.
const MAX_WEIGHT: usize = 64 * 1024 * 1024;
/// Kept pages.
const MAX_PAGES: usize = 5_000;
/// A page is made again after this: another node, or the command line, may have erased somebody whom it names.
const LONGEST: Duration = Duration::from_secs(3600);
/// A published version is immutable, the frame around it is not: ask again, mostly to hear “not modified”.
const ASK_AGAIN: &str = "public, no-cache";

/// What makes two answers different.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Key {
    address: String,
    format: Format,
    tag: &'static str,
    appearance: &'static str,
}

struct Kept {
    packed: Arc<Packed>,
    used: AtomicU64,
    since: Instant,
}

/// A bounded store of pages that never change.
#[derive(Default)]
pub struct FrozenPages {
    pages: RwLock<HashMap<Key, Kept>>,
    tick: AtomicU64,
    /// How often everything was forgotten.
    epoch: AtomicU64,
}

impl FrozenPages {
    fn epoch(&self) -> u64 {
        self.epoch.load(Ordering::Acquire)
    }

    fn get(&self, key: &Key) -> Option<Arc<Packed>> {
        let pages = self.pages.read().unwrap_or_else(PoisonError::into_inner);
        let kept = pages.get(key).filter(|kept| kept.since.elapsed() < LONGEST)?;
        kept.used.store(self.tick.fetch_add(1, Ordering::Relaxed), Ordering::Relaxed);
        Some(Arc::clone(&kept.packed))
    }

    /// Keeps a page that was begun in `epoch`: one that was made from what was there before an erasure stays out.
    fn keep(&self, key: Key, packed: Arc<Packed>, epoch: u64) {
        let mut pages = self.pages.write().unwrap_or_else(PoisonError::into_inner);
        if self.epoch() != epoch {
            return;
        }
        let used = AtomicU64::new(self.tick.fetch_add(1, Ordering::Relaxed));
        pages.insert(key, Kept { packed, used, since: Instant::now() });
        while pages.len() > MAX_PAGES
            || pages.values().map(|kept| kept.packed.weight()).sum::<usize>() > MAX_WEIGHT
        {
            let oldest = pages
                .iter()
                .min_by_key(|(_, kept)| kept.used.load(Ordering::Relaxed))
                .map(|(key, _)| key.clone());
            match oldest {
                Some(oldest) => drop(pages.remove(&oldest)),
                None => return,
            }
        }
    }

    /// Forgets everything, for the rare case that what never changes did: an erasure.
    pub fn clear(&self) {
        let mut pages = self.pages.write().unwrap_or_else(PoisonError::into_inner);
        self.epoch.fetch_add(1, Ordering::AcqRel);
        pages.clear();
    }

    /// How many pages are kept.
    pub fn len(&self) -> usize {
        self.pages.read().unwrap_or_else(PoisonError::into_inner).len()
    }

    /// Whether none is kept.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl Visit {
    /// Answers with bytes that never change at this address. `make` runs only if they are not kept yet; it gives the
    /// body, or the problem that there is nothing here. Signed-in readers see their own frame, so theirs is not kept.
    pub async fn frozen<F, Made, Body>(&self, format: Format, make: F) -> Result<Response, Problem>
    where
        F: FnOnce() -> Made,
        Made: Future<Output = Result<Body, Problem>>,
        Body: Into<Bytes>,
    {
        let is_page = format == Format::Html;
        // An address with a query is not kept: anybody can make up endlessly many of them.
        let own =
            self.here().contains('?') || (is_page && (self.session.is_some() || !self.flashes.is_empty()));
        let key = Key {
            address: self.uri.path().to_owned(),
            format,
            tag: self.locale.tag(),
            appearance: if is_page { self.appearance.name() } else { Appearance::Auto.name() },
        };
        let kept = if own { None } else { self.app.frozen.get(&key) };
        let packed = match kept {
            Some(packed) => packed,
            None => {
                let epoch = self.app.frozen.epoch();
                let packed = Arc::new(Packed::new(format.content_type(), make().await?.into()));
                if !own && !self.csrf.was_given() {
                    self.app.frozen.keep(key, Arc::clone(&packed), epoch);
                }
                packed
            }
        };
        let mut response = packed.answer(&self.headers);
        let headers = response.headers_mut();
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(ASK_AGAIN));
        headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(self.locale.tag()));
        vary(&mut response, "accept");
        Ok(response)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(address: &str) -> Key {
        Key { address: address.into(), format: Format::Html, tag: "en", appearance: "auto" }
    }

    #[test]
    fn the_page_that_was_not_asked_for_longest_makes_room() {
        let pages = FrozenPages::default();
        let third = MAX_WEIGHT / 6;
        let large = || Arc::new(Packed::new("text/html", Bytes::from(vec![0; third])));
        for address in ["/1", "/2", "/3"] {
            pages.keep(key(address), large(), 0);
        }
        assert!(pages.get(&key("/1")).is_some());
        pages.keep(key("/4"), large(), 0);
        assert!(pages.get(&key("/2")).is_none());
        assert!(pages.get(&key("/1")).is_some());
        assert_eq!(pages.len(), 3);
    }

    #[tokio::test(start_paused = true)]
    async fn a_page_is_made_again_after_an_hour_for_another_node_may_have_erased_somebody() {
        let pages = FrozenPages::default();
        pages.keep(key("/1"), Arc::new(Packed::new("text/html", Bytes::from_static(b"x"))), 0);
        tokio::time::advance(LONGEST - Duration::from_secs(1)).await;
        assert!(pages.get(&key("/1")).is_some());
        tokio::time::advance(Duration::from_secs(1)).await;
        assert!(pages.get(&key("/1")).is_none());
    }

    #[test]
    fn a_page_that_was_begun_before_everything_was_forgotten_is_not_kept() {
        let pages = FrozenPages::default();
        let small = || Arc::new(Packed::new("text/html", Bytes::from_static(b"x")));
        let epoch = pages.epoch();
        pages.keep(key("/1"), small(), epoch);
        pages.clear();
        assert!(pages.is_empty());
        pages.keep(key("/2"), small(), epoch);
        assert!(pages.is_empty(), "it may show what was erased");
        pages.keep(key("/2"), small(), pages.epoch());
        assert_eq!(pages.len(), 1);
    }
}
