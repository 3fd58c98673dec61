//! One state of the graphs: it can be asked for as long as somebody holds it, whatever is written meanwhile.

use crate::delta::{Base, Delta, Interner};
use crate::dictionary::{Dictionary, Id, read, write};
use crate::graphs::Change;
use crate::index::{Index, Order, Pattern, Row};
use oxrdf::{NamedNode, NamedNodeRef, Term, TermRef, Triple};
use std::sync::Arc;

/// Statements that may be new or hidden before the large arrays are built again.
const LOOSE_QUADS: usize = 16_384;
/// Bytes of terms that may be new: a graph that is replaced again and again leaves behind what it said before.
const LOOSE_BYTES: usize = 32 << 20;
/// The same as a share of all: one in so many.
const LOOSE_SHARE: usize = 8;

/// One state of the graphs. Cheap to clone.
#[derive(Clone, Default)]
pub struct Snapshot {
    base: Arc<Base>,
    delta: Arc<Delta>,
}

/// Fills a store from nothing, fast: terms are interned as they come, and sorting is left for the end.
pub struct Loader {
    interner: Interner<'static>,
    quads: Vec<Row>,
}

impl Default for Loader {
    fn default() -> Self {
        Self::new()
    }
}

impl Loader {
    /// An empty one.
    #[must_use]
    pub fn new() -> Self {
        Self { interner: Interner::alone(), quads: Vec::new() }
    }

    /// Adds statements to a graph. Blank nodes with the same label in two graphs are two.
    pub fn add(&mut self, graph: &NamedNode, triples: impl IntoIterator<Item = Triple>) {
        self.interner.graph(graph, triples, &mut self.quads);
    }

    /// Sorts what came.
    #[must_use]
    pub fn finish(self) -> Snapshot {
        let mut terms = self.interner.own;
        terms.shrink();
        Snapshot::of(Base { terms, index: Index::build(self.quads) })
    }
}

impl Snapshot {
    fn of(base: Base) -> Self {
        let delta = Arc::new(Delta::none(&base));
        Self { base: Arc::new(base), delta }
    }

    /// How many statements, one in two graphs counted twice.
    #[must_use]
    pub fn len(&self) -> usize {
        self.base.index.len() - self.delta.hidden_quads + self.delta.index.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many graphs have a statement.
    #[must_use]
    pub fn graph_count(&self) -> usize {
        self.base.index.graphs().len() - self.delta.hidden.len() + self.delta.index.graphs().len()
    }

    /// Whether there is a graph of this name.
    #[must_use]
    pub fn has_graph(&self, name: NamedNodeRef<'_>) -> bool {
        self.find(name.into()).is_some_and(|id| self.has(id))
    }

    /// Bytes that the arrays and the texts take.
    #[must_use]
    pub fn memory(&self) -> usize {
        let (base, delta) = (&self.base, &self.delta);
        base.terms.bytes() + base.index.bytes() + delta.terms.bytes() + delta.index.bytes()
    }

    /// The statements of one graph.
    pub fn graph(&self, name: NamedNodeRef<'_>) -> impl Iterator<Item = Triple> + '_ {
        let rows = self.find(name.into()).into_iter().flat_map(|id| self.in_graph(id, [None; 3]));
        rows.filter_map(|[s, p, o, _]| {
            let subject = self.term(s).try_into().ok()?;
            let Term::NamedNode(predicate) = self.term(p) else { return None };
            Some(Triple { subject, predicate, object: self.term(o) })
        })
    }

    /// The state after these changes.
    #[must_use]
    pub fn with(&self, changes: impl IntoIterator<Item = Change>) -> Self {
        let delta = self.delta.then(&self.base, changes);
        let loose = delta.index.len() + delta.hidden_quads;
        let bytes = delta.terms.bytes();
        let is_loose = loose > LOOSE_QUADS.max(self.base.index.len() / LOOSE_SHARE)
            || bytes > LOOSE_BYTES.max(self.base.terms.bytes() / LOOSE_SHARE);
        let next = Self { base: Arc::clone(&self.base), delta: Arc::new(delta) };
        if is_loose { next.settled() } else { next }
    }

    /// The same statements in one piece, without the terms that nothing mentions any more.
    fn settled(&self) -> Self {
        let mut terms = Dictionary::default();
        let mut renumbered = vec![None; self.delta.terms.end() as usize];
        let mut quads = Vec::with_capacity(self.len());
        let kept = self.base.index.by_graph().filter(|row| !self.hides(row[3]));
        for row in kept.chain(self.delta.index.by_graph()) {
            quads.push(
                row.map(|id| *renumbered[id as usize].get_or_insert_with(|| terms.intern(self.written(id)))),
            );
        }
        terms.shrink();
        Self::of(Base { terms, index: Index::build(quads) })
    }

    fn hides(&self, graph: Id) -> bool {
        self.delta.hidden.binary_search(&graph).is_ok()
    }

    fn written(&self, id: Id) -> &[u8] {
        self.base.terms.written(id).or_else(|| self.delta.terms.written(id)).unwrap_or_default()
    }

    /// The number of a term, where it has one.
    pub(crate) fn find(&self, term: TermRef<'_>) -> Option<Id> {
        let mut written = Vec::new();
        write(term, "", &mut written);
        self.base.terms.find(&written).or_else(|| self.delta.terms.find(&written))
    }

    /// The term of a number.
    pub(crate) fn term(&self, id: Id) -> Term {
        read(self.written(id))
    }

    /// The graph's statements, as far as the front of the pattern says.
    pub(crate) fn in_graph(&self, graph: Id, pattern: Pattern) -> impl Iterator<Item = Row> + '_ {
        let hidden = self.hides(graph);
        let base = (!hidden).then(|| self.base.index.in_graph(graph, pattern));
        base.into_iter().flatten().chain(self.delta.index.in_graph(graph, pattern))
    }

    /// Everything that fits the pattern; the same statement of several graphs comes one after the other.
    pub(crate) fn fitting(&self, pattern: Pattern) -> impl Iterator<Item = Row> + '_ {
        let order = Order::of(pattern);
        let base = self.base.index.fitting(order, pattern).iter();
        let mut base = base.filter(|row| !self.hides(row[3])).peekable();
        let mut delta = self.delta.index.fitting(order, pattern).iter().peekable();
        std::iter::from_fn(move || {
            let first = match (base.peek(), delta.peek()) {
                (Some(old), Some(new)) if old <= new => base.next(),
                (Some(_), None) => base.next(),
                _ => delta.next(),
            };
            first.map(|row| order.back(*row))
        })
    }

    /// The graphs.
    pub(crate) fn graphs(&self) -> impl Iterator<Item = Id> + '_ {
        let base = self.base.index.graphs().iter().filter(|graph| !self.hides(**graph));
        base.chain(self.delta.index.graphs()).copied()
    }

    /// Whether there is a graph of this number.
    pub(crate) fn has(&self, graph: Id) -> bool {
        self.delta.index.has_graph(graph) || (self.base.index.has_graph(graph) && !self.hides(graph))
    }
}
