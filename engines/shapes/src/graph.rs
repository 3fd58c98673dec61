//! A shapes graph, to be asked by subject and predicate.

use std::collections::{HashMap, HashSet};

use oxrdf::vocab::rdf;
use oxrdf::{NamedNode, NamedNodeRef, NamedOrBlankNode, Term, Triple};

use crate::limits::LIST_MEMBERS;
use crate::vocab;

/// The triples of a shapes graph by subject; each subject keeps the order in which it was first seen.
#[derive(Debug, Default)]
pub(crate) struct ShapesGraph {
    subjects: Vec<NamedOrBlankNode>,
    by_subject: HashMap<NamedOrBlankNode, Vec<(NamedNode, Term)>>,
}

impl ShapesGraph {
    pub(crate) fn new(triples: impl IntoIterator<Item = Triple>) -> Self {
        let mut graph = Self::default();
        let mut seen = HashSet::new();
        for triple in triples {
            if !seen.insert(triple.clone()) {
                continue;
            }
            let Triple { subject, predicate, object } = triple;
            let said = graph.by_subject.entry(subject.clone()).or_default();
            if said.is_empty() {
                graph.subjects.push(subject);
            }
            said.push((predicate, object));
        }
        graph
    }

    /// Every subject, in the order of the graph.
    pub(crate) fn subjects(&self) -> &[NamedOrBlankNode] {
        &self.subjects
    }

    /// All that is said of a subject.
    pub(crate) fn said_of(&self, subject: &NamedOrBlankNode) -> &[(NamedNode, Term)] {
        self.by_subject.get(subject).map_or(&[], Vec::as_slice)
    }

    /// The objects at a subject and a predicate.
    pub(crate) fn objects<'a>(
        &'a self,
        subject: &NamedOrBlankNode,
        predicate: NamedNodeRef<'a>,
    ) -> impl Iterator<Item = &'a Term> + use<'a> {
        let said = self.by_subject.get(subject).map_or(&[][..], Vec::as_slice);
        said.iter().filter(move |(found, _)| found.as_ref() == predicate).map(|(_, object)| object)
    }

    /// The members of a list, when it is one: each node has one first and one rest, and it ends.
    pub(crate) fn list(&self, head: &Term) -> Option<Vec<&Term>> {
        let mut members = Vec::new();
        let mut seen = HashSet::new();
        let mut rest = head;
        while *rest != Term::from(rdf::NIL) {
            let node = as_node(rest)?;
            if members.len() >= LIST_MEMBERS || !seen.insert(node.clone()) {
                return None;
            }
            members.push(only(self.objects(&node, rdf::FIRST))?);
            rest = only(self.objects(&node, rdf::REST))?;
        }
        Some(members)
    }

    /// The classes that are `rdfs:Class` or below it, as this graph says.
    pub(crate) fn classes_of_classes(&self) -> HashSet<Term> {
        let mut classes = HashSet::from([Term::from(vocab::RDFS_CLASS)]);
        loop {
            let before = classes.len();
            for subject in &self.subjects {
                if self.objects(subject, vocab::SUB_CLASS_OF).any(|class| classes.contains(class)) {
                    classes.insert(subject.clone().into());
                }
            }
            if classes.len() == before {
                return classes;
            }
        }
    }
}

/// The one item of an iterator that has exactly one.
pub(crate) fn only<T>(mut items: impl Iterator<Item = T>) -> Option<T> {
    let first = items.next()?;
    items.next().is_none().then_some(first)
}

/// A term as something that can be a subject.
pub(crate) fn as_node(term: &Term) -> Option<NamedOrBlankNode> {
    match term {
        Term::NamedNode(node) => Some(node.clone().into()),
        Term::BlankNode(node) => Some(node.clone().into()),
        _ => None,
    }
}
