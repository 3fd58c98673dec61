//! Where every statement of every syntax passes: limits, addresses that must be mended, blank nodes that must not mix.

use crate::fault::{FaultKind, Faults, Place, place_of};
use crate::iri::{self, IriRepair};
use crate::limits::Limits;
use crate::read::ReadError;
use oxrdf::vocab::xsd;
use oxrdf::{BlankNode, GraphName, Literal, NamedNode, NamedOrBlankNode, Quad, Term};
use std::collections::HashMap;

/// The statements of one document as they come.
pub(crate) struct Sink<'a> {
    pub(crate) limits: &'a Limits,
    pub(crate) faults: Faults,
    pub(crate) quads: Vec<Quad>,
    text: &'a str,
    prefix: &'a str,
    labels: HashMap<String, BlankNode>,
    issued: usize,
}

impl<'a> Sink<'a> {
    pub(crate) fn new(text: &'a str, prefix: &'a str, limits: &'a Limits) -> Self {
        Self {
            limits,
            faults: Faults::new(limits.faults),
            quads: Vec::new(),
            text,
            prefix,
            labels: HashMap::new(),
            issued: 0,
        }
    }

    /// Records a fault whose place is where the value first stands in the text.
    pub(crate) fn fault(&mut self, kind: FaultKind, value: &str) {
        let text = self.text;
        self.faults.add(kind, value, || {
            let offset = if value.is_empty() { None } else { text.find(value) };
            offset.map(|offset| place_of(text, offset))
        });
    }

    pub(crate) fn fault_at(&mut self, kind: FaultKind, value: &str, place: Place) {
        self.faults.add(kind, value, || Some(place));
    }

    pub(crate) fn fault_at_byte(&mut self, kind: FaultKind, value: &str, offset: usize) {
        let text = self.text;
        self.faults.add(kind, value, || Some(place_of(text, offset)));
    }

    /// Takes a statement, mended where it must be; one that can't be saved is left out with a fault.
    pub(crate) fn push(&mut self, quad: Quad) -> Result<(), ReadError> {
        let Quad { subject, predicate, object, graph_name } = quad;
        let Some(subject) = self.node(subject)? else { return Ok(()) };
        let Some(predicate) = self.named(predicate) else { return Ok(()) };
        let object = match object {
            Term::NamedNode(node) => self.named(node).map(Term::NamedNode),
            Term::BlankNode(node) => Some(Term::BlankNode(self.blank(node.into_string())?)),
            Term::Literal(literal) => self.literal(literal).map(Term::Literal),
        };
        let Some(object) = object else { return Ok(()) };
        let graph_name = match graph_name {
            GraphName::DefaultGraph => GraphName::DefaultGraph,
            GraphName::NamedNode(node) => match self.named(node) {
                Some(node) => GraphName::NamedNode(node),
                None => return Ok(()),
            },
            GraphName::BlankNode(node) => GraphName::BlankNode(self.blank(node.into_string())?),
        };
        if self.quads.len() >= self.limits.triples {
            return Err(ReadError::TooManyTriples { limit: self.limits.triples });
        }
        self.quads.push(Quad { subject, predicate, object, graph_name });
        Ok(())
    }

    fn node(&mut self, node: NamedOrBlankNode) -> Result<Option<NamedOrBlankNode>, ReadError> {
        Ok(match node {
            NamedOrBlankNode::NamedNode(node) => self.named(node).map(NamedOrBlankNode::NamedNode),
            NamedOrBlankNode::BlankNode(node) => {
                Some(NamedOrBlankNode::BlankNode(self.blank(node.into_string())?))
            }
        })
    }

    /// The document's own blank node for a label of the text.
    pub(crate) fn blank(&mut self, label: String) -> Result<BlankNode, ReadError> {
        if let Some(node) = self.labels.get(&label) {
            return Ok(node.clone());
        }
        let node = self.fresh()?;
        self.labels.insert(label, node.clone());
        Ok(node)
    }

    fn fresh(&mut self) -> Result<BlankNode, ReadError> {
        if self.issued >= self.limits.blank_nodes {
            return Err(ReadError::TooManyBlankNodes { limit: self.limits.blank_nodes });
        }
        let node = BlankNode::new_unchecked(format!("{}{}", self.prefix, self.issued));
        self.issued += 1;
        Ok(node)
    }

    /// An IRI that may be written down, or nothing and a fault.
    fn named(&mut self, node: NamedNode) -> Option<NamedNode> {
        if node.as_str().len() > self.limits.iri_bytes {
            self.fault(FaultKind::IriDropped, node.as_str());
            return None;
        }
        match iri::repair(node.as_str()) {
            IriRepair::Right => Some(node),
            IriRepair::Mended(mended) => {
                self.fault(FaultKind::IriRepaired, node.as_str());
                Some(NamedNode::new_unchecked(mended))
            }
            IriRepair::Relative => {
                self.fault(FaultKind::IriRelative, node.as_str());
                None
            }
            IriRepair::Hopeless => {
                self.fault(FaultKind::IriDropped, node.as_str());
                None
            }
        }
    }

    fn literal(&mut self, literal: Literal) -> Option<Literal> {
        if literal.value().len() > self.limits.literal_bytes {
            let start: String = literal.value().chars().take(80).collect();
            self.fault(FaultKind::LiteralTooLong, &start);
            return None;
        }
        if literal.datatype() == xsd::STRING && !literal.value().contains('\0') {
            return Some(literal);
        }
        let (mut value, datatype, tag) = literal.destruct();
        if value.contains('\0') {
            self.fault(FaultKind::Escaped, "\\0");
            value = value.replace('\0', "\u{fffd}");
        }
        if let Some(tag) = tag {
            return Some(match iri::language(&tag) {
                Some(tag) => Literal::new_language_tagged_literal_unchecked(value, tag),
                None => {
                    self.fault(FaultKind::LanguageDropped, &tag);
                    Literal::new_simple_literal(value)
                }
            });
        }
        Some(match datatype {
            None => Literal::new_simple_literal(value),
            Some(datatype) => Literal::new_typed_literal(value, self.named(datatype)?),
        })
    }
}
