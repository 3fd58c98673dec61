//! Where every statement of every syntax passes: limits, addresses that must be mended, blank nodes that must not mix.

use crate::fault::{FaultKind, Faults, Places};
use crate::iri::{self, Iri, IriRepair};
use crate::limits::Limits;
use crate::read::ReadError;
use oxrdf::{BlankNode, GraphName, Literal, NamedNode, NamedOrBlankNode, Quad, Term};
use std::collections::{HashMap, HashSet};

/// How much of a line a fault quotes, in characters.
const QUOTED: usize = 60;

/// The statements of one document as they come.
pub(crate) struct Sink<'a> {
    pub(crate) limits: &'a Limits,
    pub(crate) faults: Faults,
    pub(crate) quads: Vec<Quad>,
    /// The nodes of which a statement was left out.
    pub(crate) gaps: HashSet<NamedOrBlankNode>,
    places: Places<'a>,
    prefix: &'a str,
    labels: HashMap<String, BlankNode>,
    issued: usize,
    /// The bytes of the terms of all statements that were taken.
    held: usize,
}

/// How far a document was read, to go back to.
#[derive(Clone, Copy)]
pub(crate) struct Bookmark {
    quads: usize,
    held: usize,
}

impl<'a> Sink<'a> {
    pub(crate) fn new(text: &'a str, prefix: &'a str, limits: &'a Limits) -> Self {
        Self {
            limits,
            faults: Faults::new(limits.faults),
            quads: Vec::new(),
            gaps: HashSet::new(),
            places: Places::new(text),
            prefix,
            labels: HashMap::new(),
            issued: 0,
            held: 0,
        }
    }

    /// Records a fault whose place is where the value first stands in the text.
    pub(crate) fn fault(&mut self, kind: FaultKind, value: &str) {
        self.fault_near(kind, value, None);
    }

    pub(crate) fn fault_at_byte(&mut self, kind: FaultKind, value: &str, offset: usize) {
        self.fault_near(kind, value, Some(offset));
    }

    fn fault_near(&mut self, kind: FaultKind, value: &str, offset: Option<usize>) {
        let places = &mut self.places;
        self.faults.add(kind, value, || {
            let found = || if value.is_empty() { None } else { places.text.find(value) };
            offset.or_else(found).map(|offset| places.of(offset))
        });
    }

    /// Records that a statement was left out, and what it was about: the description of that node has a gap.
    pub(crate) fn torn(&mut self, reason: &str, offset: usize, about: Option<NamedOrBlankNode>) {
        let rest = self.places.text.get(offset..).unwrap_or_default();
        let quoted: String =
            rest.chars().take(QUOTED).take_while(|letter| !matches!(letter, '\n' | '\r')).collect();
        let value = if quoted.is_empty() { reason.to_owned() } else { format!("{reason}: {quoted}") };
        self.fault_at_byte(FaultKind::Syntax, &value, offset);
        if let Some(about) = about {
            self.faults.name_last(&about);
            self.gaps.insert(about);
        }
    }

    /// Takes a statement, mended where it must be; one that can't be saved is left out with a fault.
    pub(crate) fn push(&mut self, quad: Quad) -> Result<(), ReadError> {
        let Quad { subject, predicate, object, graph_name } = quad;
        let Some(subject) = self.node(subject)? else { return Ok(()) };
        let Some(predicate) = self.named(predicate) else { return Ok(()) };
        let object = match object {
            Term::NamedNode(node) => self.named(node).map(Term::NamedNode),
            Term::BlankNode(node) => Some(Term::BlankNode(self.blank(node.as_str())?)),
            Term::Literal(literal) => self.literal(literal).map(Term::Literal),
        };
        let Some(object) = object else { return Ok(()) };
        let graph_name = match graph_name {
            GraphName::DefaultGraph => GraphName::DefaultGraph,
            GraphName::NamedNode(node) => match self.named(node) {
                Some(node) => GraphName::NamedNode(node),
                None => return Ok(()),
            },
            GraphName::BlankNode(node) => GraphName::BlankNode(self.blank(node.as_str())?),
        };
        self.add(Quad { subject, predicate, object, graph_name })
    }

    /// Takes a statement whose terms were looked at one by one.
    pub(crate) fn add(&mut self, quad: Quad) -> Result<(), ReadError> {
        if self.quads.len() >= self.limits.triples {
            return Err(ReadError::TooManyTriples { limit: self.limits.triples });
        }
        self.held = self.limits.within_held(self.held, size(&quad))?;
        self.quads.push(quad);
        Ok(())
    }

    /// Where reading stands.
    pub(crate) fn bookmark(&self) -> Bookmark {
        Bookmark { quads: self.quads.len(), held: self.held }
    }

    /// Leaves out what came since.
    pub(crate) fn go_back(&mut self, to: Bookmark) {
        self.quads.truncate(to.quads);
        self.held = to.held;
    }

    fn node(&mut self, node: NamedOrBlankNode) -> Result<Option<NamedOrBlankNode>, ReadError> {
        Ok(match node {
            NamedOrBlankNode::NamedNode(node) => self.named(node).map(NamedOrBlankNode::NamedNode),
            NamedOrBlankNode::BlankNode(node) => {
                Some(NamedOrBlankNode::BlankNode(self.blank(node.as_str())?))
            }
        })
    }

    /// The document's own blank node for a label of the text.
    pub(crate) fn blank(&mut self, label: &str) -> Result<BlankNode, ReadError> {
        if let Some(node) = self.labels.get(label) {
            return Ok(node.clone());
        }
        let node = self.fresh()?;
        self.labels.insert(label.to_owned(), node.clone());
        Ok(node)
    }

    /// A blank node that has no label in the text.
    pub(crate) fn fresh(&mut self) -> Result<BlankNode, ReadError> {
        if self.issued >= self.limits.blank_nodes {
            return Err(ReadError::TooManyBlankNodes { limit: self.limits.blank_nodes });
        }
        let node = BlankNode::new_unchecked(format!("{}{}", self.prefix, self.issued));
        self.issued += 1;
        Ok(node)
    }

    fn named(&mut self, node: NamedNode) -> Option<NamedNode> {
        self.address(node.into_string(), None)
    }

    /// An IRI that may be written down, or nothing and a fault, at its place if that is known.
    pub(crate) fn address(&mut self, iri: String, offset: Option<usize>) -> Option<NamedNode> {
        let (kind, mended) = match self.limits.repair(&iri) {
            IriRepair::Right => return Some(NamedNode::new_unchecked(iri)),
            IriRepair::Mended(mended) => (FaultKind::IriRepaired, Some(mended)),
            IriRepair::Relative => (FaultKind::IriRelative, None),
            IriRepair::Hopeless => (FaultKind::IriDropped, None),
        };
        self.fault_near(kind, &iri, offset);
        mended.map(NamedNode::new_unchecked)
    }

    /// What other addresses are to be relative to, mended where it must be; nothing if nothing can be made of it.
    pub(crate) fn base(&mut self, iri: String, offset: Option<usize>) -> Option<Iri<String>> {
        match self.limits.repair(&iri) {
            IriRepair::Right => Iri::parse(iri).ok(),
            IriRepair::Mended(mended) => {
                self.fault_near(FaultKind::IriRepaired, &iri, offset);
                Iri::parse(mended).ok()
            }
            IriRepair::Relative | IriRepair::Hopeless => None,
        }
    }

    /// The value of a literal, of one that is too long its beginning: without it, it would seem that nothing was said.
    pub(crate) fn value(&mut self, mut value: String, offset: Option<usize>) -> String {
        if value.len() > self.limits.literal_bytes {
            let start: String = value.chars().take(80).collect();
            self.fault_near(FaultKind::LiteralTooLong, &start, offset);
            value.truncate(value.floor_char_boundary(self.limits.literal_bytes));
        }
        if !value.contains('\0') {
            return value;
        }
        self.fault_near(FaultKind::Escaped, "\\0", offset);
        value.replace('\0', "\u{fffd}")
    }

    /// A text with its language, if that is one.
    pub(crate) fn tagged(&mut self, value: String, tag: &str, offset: Option<usize>) -> Literal {
        let language = iri::without_direction(tag);
        match iri::language(language) {
            Some(known) => {
                if language.len() < tag.len() {
                    self.fault_near(FaultKind::Escaped, tag, offset);
                }
                Literal::new_language_tagged_literal_unchecked(value, known)
            }
            None => {
                self.fault_near(FaultKind::LanguageDropped, tag, offset);
                Literal::new_simple_literal(value)
            }
        }
    }

    fn literal(&mut self, literal: Literal) -> Option<Literal> {
        let (value, datatype, tag) = literal.destruct();
        let value = self.value(value, None);
        if let Some(tag) = tag {
            return Some(self.tagged(value, &tag, None));
        }
        Some(match datatype {
            None => Literal::new_simple_literal(value),
            Some(datatype) => Literal::new_typed_literal(value, self.named(datatype)?),
        })
    }
}

/// The bytes that the terms of a statement hold.
fn size(quad: &Quad) -> usize {
    let subject = match &quad.subject {
        NamedOrBlankNode::NamedNode(node) => node.as_str().len(),
        NamedOrBlankNode::BlankNode(node) => node.as_str().len(),
    };
    let object = match &quad.object {
        Term::NamedNode(node) => node.as_str().len(),
        Term::BlankNode(node) => node.as_str().len(),
        Term::Literal(literal) => literal.value().len() + literal.datatype().as_str().len(),
    };
    let graph = match &quad.graph_name {
        GraphName::DefaultGraph => 0,
        GraphName::NamedNode(node) => node.as_str().len(),
        GraphName::BlankNode(node) => node.as_str().len(),
    };
    subject + quad.predicate.as_str().len() + object + graph
}
