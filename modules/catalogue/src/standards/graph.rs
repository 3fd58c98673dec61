//! The records as named graphs in memory, for questions in SPARQL.
//!
//! Until the log has been read once, statements are gathered without an order and sorted at the end; from then on each
//! record is changed by itself. A catalogue that outgrows the bound has no graphs at all: an answer from a part of them
//! would be wrong. Where the beginning of the log shows that it will, the rest is not read: that gives the memory back, and
//! spares a large house minutes of work at every start.

use std::collections::HashSet;
use std::sync::atomic::{AtomicI64, AtomicU8, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use centum_base::Id;
use centum_graph::{Change, Graphs, Loader, Snapshot};
use centum_rdf::{NamedNode, Triple};

use super::described;
use super::origin::Origin;
use super::statements::node;
use super::told::Told;
use super::uris::Uris;
use crate::records::Record;
use crate::views::{Around, Batch, Shown, View, ViewFault};

/// A judgement on the whole log takes at least this share of the bound to rest on.
const TELLING_SHARE: usize = 8;
/// So many times the bound have to be in sight: records at the beginning may be longer than the others.
const IN_SIGHT: usize = 2;

/// Whether questions can be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The log is being read for the first time.
    Loading,
    /// Every record is there.
    Ready,
    /// There are more statements than the bound.
    TooLarge,
}

/// The graphs as a view of the log.
pub struct GraphView {
    uris: Uris,
    graphs: Arc<Graphs>,
    most: usize,
    position: AtomicI64,
    standing: AtomicU8,
    loading: Mutex<Option<Loading>>,
}

/// What was gathered so far.
struct Loading {
    loader: Loader,
    statements: usize,
    seen: HashSet<Id<Record>>,
    /// Changes of records that were gathered already.
    later: Vec<Change>,
}

impl GraphView {
    /// No graphs yet; never more statements than `most`.
    pub fn new(uris: Uris, most: usize) -> Self {
        let loading =
            Loading { loader: Loader::new(), statements: 0, seen: HashSet::new(), later: Vec::new() };
        Self {
            uris,
            graphs: Arc::new(Graphs::default()),
            most,
            position: AtomicI64::new(0),
            standing: AtomicU8::new(Standing::Loading as u8),
            loading: Mutex::new(Some(loading)),
        }
    }

    /// The graphs.
    pub fn graphs(&self) -> Arc<Graphs> {
        Arc::clone(&self.graphs)
    }

    /// Whether questions can be asked.
    pub fn standing(&self) -> Standing {
        match self.standing.load(Ordering::Acquire) {
            0 => Standing::Loading,
            1 => Standing::Ready,
            _ => Standing::TooLarge,
        }
    }

    fn stands(&self, standing: Standing) {
        self.standing.store(standing as u8, Ordering::Release);
    }

    /// Gives the memory back, and says so.
    fn give_up(&self) {
        tracing::warn!(
            most = self.most,
            "the catalogue has more statements than SPARQL may hold: it is off until the program is started anew"
        );
        self.stands(Standing::TooLarge);
        self.graphs.swap(Snapshot::default());
    }

    /// The graph of a record: its name, and what it says.
    fn told(&self, shown: &Shown) -> (NamedNode, Vec<Triple>) {
        let origin = Origin::from(&*shown.around);
        let told = Told::typed(&self.uris, (&shown.record, shown.entry.at), &shown.typed, &origin);
        let mut statements = told.all();
        statements.extend(described::catalogue(&self.uris, &origin.catalogue, origin.publisher.as_ref()));
        (self.name(shown), statements)
    }

    fn name(&self, shown: &Shown) -> NamedNode {
        node(&self.uris.dataset(&shown.record.slug))
    }

    fn gather(&self, loading: &mut Loading, batch: &Batch) {
        for shown in last_words(batch) {
            let is_shown = shown.record.state.is_shown();
            if loading.seen.insert(shown.record.id) {
                if is_shown {
                    let (graph, triples) = self.told(shown);
                    loading.statements += triples.len();
                    loading.loader.add(&graph, triples);
                }
            } else {
                loading.later.push(self.change(shown));
            }
        }
    }

    fn change(&self, shown: &Shown) -> Change {
        if shown.record.state.is_shown() {
            let (graph, triples) = self.told(shown);
            Change::Put { graph, triples }
        } else {
            Change::Remove { graph: self.name(shown) }
        }
    }
}

/// The entries that say what holds now. One that a later entry outdates is left to that, unless its record is gone.
fn last_words(batch: &Batch) -> impl Iterator<Item = &Shown> {
    batch.entries.iter().filter(|shown| !shown.is_outdated() || !shown.record.state.is_shown())
}

/// Whether so many statements in the log up to here tell that the whole of it goes far beyond the bound.
fn outgrows(most: usize, statements: usize, batch: &Batch) -> bool {
    let (read, all) = (batch.position.max(1).unsigned_abs(), batch.head.max(1).unsigned_abs());
    let projected = statements as u128 * u128::from(all) / u128::from(read);
    statements > most / TELLING_SHARE && projected > (most as u128) * IN_SIGHT as u128
}

impl View for GraphView {
    fn name(&self) -> &'static str {
        "graph"
    }

    fn wants_more(&self) -> bool {
        self.standing() != Standing::TooLarge
    }

    fn position(&self) -> i64 {
        self.position.load(Ordering::Acquire)
    }

    fn apply(&self, batch: &Batch) -> Result<(), ViewFault> {
        let mut loading = self.loading.lock().unwrap_or_else(PoisonError::into_inner);
        if self.wants_more() {
            let statements = match loading.as_mut() {
                Some(loading) => {
                    self.gather(loading, batch);
                    loading.statements
                }
                None => {
                    self.graphs.apply(last_words(batch).map(|shown| self.change(shown)).collect::<Vec<_>>());
                    self.graphs.snapshot().len()
                }
            };
            let hopeless = loading.is_some() && outgrows(self.most, statements, batch);
            if statements > self.most || hopeless {
                *loading = None;
                self.give_up();
            }
        }
        self.position.store(batch.position, Ordering::Release);
        Ok(())
    }

    fn rest(&self) -> Result<(), ViewFault> {
        let mut loading = self.loading.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(Loading { loader, later, .. }) = loading.take() {
            self.graphs.swap(loader.finish());
            self.graphs.apply(later);
            self.stands(Standing::Ready);
        }
        Ok(())
    }
}

impl From<&Around> for Origin {
    fn from(around: &Around) -> Self {
        let Around { catalogue, publisher, address, .. } = around;
        Self { catalogue: catalogue.clone(), publisher: publisher.clone(), address: address.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(position: i64, head: i64) -> Batch {
        Batch { position, head, entries: Vec::new() }
    }

    #[test]
    fn the_beginning_of_a_long_log_tells_that_the_whole_is_too_much() {
        assert!(outgrows(1_000, 200, &at(10, 1_000)));
        assert!(!outgrows(1_000, 200, &at(200, 1_000)), "it fits by a whisker, and is tried");
        assert!(!outgrows(1_000, 200, &at(110, 1_000)), "so near the bound the beginning decides nothing");
        assert!(!outgrows(1_000, 100, &at(1, 1_000_000)), "too little to judge by");
    }
}
