//! A graph by its subjects, so that a record is read in one pass over what is said about it.

use std::collections::HashMap;

use centum_rdf::{NamedOrBlankNodeRef, Term, Triple};

/// What is said about one node: properties and values.
type Said<'a> = Vec<(&'a str, &'a Term)>;

/// Triples by subject. Build it once for a catalogue, and read many records from it.
#[derive(Debug, Default)]
pub struct Graph<'a> {
    named: HashMap<&'a str, Said<'a>>,
    blank: HashMap<&'a str, Said<'a>>,
}

impl<'a> Graph<'a> {
    /// The index of some triples.
    pub fn new(triples: &'a [Triple]) -> Self {
        let mut graph = Self::default();
        for triple in triples {
            let said = match triple.subject.as_ref() {
                NamedOrBlankNodeRef::NamedNode(name) => graph.named.entry(name.as_str()),
                NamedOrBlankNodeRef::BlankNode(blank) => graph.blank.entry(blank.as_str()),
            };
            said.or_default().push((triple.predicate.as_str(), &triple.object));
        }
        // A graph has no order: whatever is taken first below is first in any serialisation of it.
        for said in graph.named.values_mut().chain(graph.blank.values_mut()) {
            said.sort_by(|(a, x), (b, y)| a.cmp(b).then_with(|| rank(x).cmp(&rank(y))));
        }
        graph
    }

    /// Everything that is said about a node.
    pub fn about(&self, node: NamedOrBlankNodeRef<'_>) -> &[(&'a str, &'a Term)] {
        let said = match node {
            NamedOrBlankNodeRef::NamedNode(name) => self.named.get(name.as_str()),
            NamedOrBlankNodeRef::BlankNode(blank) => self.blank.get(blank.as_str()),
        };
        said.map_or(&[], Vec::as_slice)
    }

    /// What a node has for any of these properties.
    pub fn values(&self, node: NamedOrBlankNodeRef<'_>, names: &[&str]) -> impl Iterator<Item = &'a Term> {
        let said = self.about(node);
        said.iter().filter(move |(name, _)| names.contains(name)).map(|(_, value)| *value)
    }

    /// Whether a node is of a class.
    pub fn is_a(&self, node: NamedOrBlankNodeRef<'_>, class: &str) -> bool {
        self.values(node, &[super::super::names::rdf::TYPE])
            .any(|term| matches!(term, Term::NamedNode(name) if name.as_str() == class))
    }
}

/// What orders the values of a property.
fn rank(term: &Term) -> (u8, &str, Option<&str>) {
    match term {
        Term::NamedNode(name) => (0, name.as_str(), None),
        Term::Literal(literal) => (1, literal.value(), literal.language()),
        Term::BlankNode(blank) => (2, blank.as_str(), None),
        #[allow(unreachable_patterns, reason = "a feature of the crate adds quoted triples")]
        _ => (3, "", None),
    }
}

/// The node that a term is, if it is one.
pub(super) fn node(term: &Term) -> Option<NamedOrBlankNodeRef<'_>> {
    match term {
        Term::NamedNode(name) => Some(name.as_ref().into()),
        Term::BlankNode(blank) => Some(blank.as_ref().into()),
        _ => None,
    }
}

/// The address that a term is, if it is one.
pub(super) fn iri(term: &Term) -> Option<&str> {
    match term {
        Term::NamedNode(name) => Some(name.as_str()),
        _ => None,
    }
}

/// The address of a node that has one.
pub(super) fn address(node: NamedOrBlankNodeRef<'_>) -> Option<String> {
    match node {
        NamedOrBlankNodeRef::NamedNode(name) => Some(name.as_str().to_owned()),
        NamedOrBlankNodeRef::BlankNode(_) => None,
    }
}

/// The text of a literal, if a term is one.
pub(super) fn literal(term: &Term) -> Option<&str> {
    match term {
        Term::Literal(literal) => Some(literal.value()),
        _ => None,
    }
}
