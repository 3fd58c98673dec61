//! What changed since the large arrays were built: graphs that are hidden in them, and a small index of what is new.

use crate::dictionary::{Dictionary, Id, blank_prefix, write};
use crate::graphs::Change;
use crate::index::{Index, Row};
use oxrdf::{NamedNode, Triple};
use std::collections::BTreeMap;

/// The large part: built once, never changed.
#[derive(Default)]
pub(crate) struct Base {
    pub(crate) terms: Dictionary,
    pub(crate) index: Index,
}

/// The small part, made anew at every change.
#[derive(Default)]
pub(crate) struct Delta {
    /// Terms that the base has not; their numbers go on where the base's end.
    pub(crate) terms: Dictionary,
    pub(crate) index: Index,
    /// Graphs of the base that were replaced or removed, sorted.
    pub(crate) hidden: Vec<Id>,
    /// Statements in them.
    pub(crate) hidden_quads: usize,
}

impl Delta {
    /// No change to this base.
    pub(crate) fn none(base: &Base) -> Self {
        Self { terms: Dictionary::from(base.terms.end()), ..Self::default() }
    }

    /// These changes on top of the ones before; of two to the same graph, the later counts.
    pub(crate) fn then(&self, base: &Base, changes: impl IntoIterator<Item = Change>) -> Self {
        let mut interner = Interner::over(&base.terms, self.terms.clone());
        let mut changed: BTreeMap<Id, Vec<Row>> = BTreeMap::new();
        for change in changes {
            let (graph, triples) = match change {
                Change::Put { graph, triples } => (graph, triples),
                Change::Remove { graph } => (graph, Vec::new()),
            };
            let mut rows = Vec::with_capacity(triples.len());
            let id = interner.graph(&graph, triples, &mut rows);
            changed.insert(id, rows);
        }
        let mut hidden = self.hidden.clone();
        hidden.extend(changed.keys().filter(|graph| base.index.has_graph(**graph)));
        hidden.sort_unstable();
        hidden.dedup();
        let hidden_quads = hidden.iter().map(|graph| base.index.in_graph(*graph, [None; 3]).count()).sum();
        let kept = self.index.by_graph().filter(|row| !changed.contains_key(&row[3]));
        let quads = kept.chain(changed.values().flatten().copied()).collect();
        Self { terms: interner.own, index: Index::build(quads), hidden, hidden_quads }
    }
}

/// Numbers for terms: the base's where it knows them.
pub(crate) struct Interner<'a> {
    base: Option<&'a Dictionary>,
    pub(crate) own: Dictionary,
    written: Vec<u8>,
}

impl<'a> Interner<'a> {
    /// With nothing under it.
    pub(crate) fn alone() -> Self {
        Self { base: None, own: Dictionary::default(), written: Vec::new() }
    }

    fn over(base: &'a Dictionary, own: Dictionary) -> Self {
        Self { base: Some(base), own, written: Vec::new() }
    }

    fn id(&mut self) -> Id {
        let known = self.base.and_then(|base| base.find(&self.written));
        known.unwrap_or_else(|| self.own.intern(&self.written))
    }

    /// The rows of a graph, and its number.
    pub(crate) fn graph(
        &mut self,
        name: &NamedNode,
        triples: impl IntoIterator<Item = Triple>,
        rows: &mut Vec<Row>,
    ) -> Id {
        let prefix = blank_prefix(name.as_str());
        write(name.as_ref().into(), &prefix, &mut self.written);
        let graph = self.id();
        for triple in triples {
            let triple = triple.as_ref();
            let ids = [triple.subject.into(), triple.predicate.into(), triple.object].map(|term| {
                write(term, &prefix, &mut self.written);
                self.id()
            });
            rows.push([ids[0], ids[1], ids[2], graph]);
        }
        graph
    }
}
