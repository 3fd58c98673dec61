//! Statements as they gather: one method a kind of value.

use centum_base::Timestamp;
use centum_rdf::{Literal, NamedNode, NamedOrBlankNode, Term, Triple};

use super::names::{TYPE, XSD_DATE_TIME, XSD_INTEGER};

/// Statements under way.
#[derive(Default)]
pub(super) struct Statements(pub(super) Vec<Triple>);

/// A node of our own making: its address is known to be one.
pub(super) fn node(address: &str) -> NamedNode {
    NamedNode::new_unchecked(address)
}

/// The node of somebody else's address, where it is one.
pub(super) fn foreign(address: &str) -> Option<NamedNode> {
    NamedNode::new(address).ok()
}

impl Statements {
    fn push(&mut self, of: &NamedNode, name: &'static str, object: impl Into<Term>) {
        self.0.push(Triple::new(NamedOrBlankNode::from(of.clone()), node(name), object));
    }

    pub(super) fn class(&mut self, of: &NamedNode, class: &'static str) {
        self.push(of, TYPE, node(class));
    }

    pub(super) fn link(&mut self, of: &NamedNode, name: &'static str, to: &NamedNode) {
        self.push(of, name, to.clone());
    }

    pub(super) fn text(&mut self, of: &NamedNode, name: &'static str, text: &str) {
        self.push(of, name, Literal::new_simple_literal(text));
    }

    pub(super) fn in_language(&mut self, of: &NamedNode, name: &'static str, (language, text): (&str, &str)) {
        let literal = Literal::new_language_tagged_literal(text, language)
            .unwrap_or_else(|_| Literal::new_simple_literal(text));
        self.push(of, name, literal);
    }

    pub(super) fn instant(&mut self, of: &NamedNode, name: &'static str, at: Timestamp) {
        self.push(of, name, Literal::new_typed_literal(at.to_string(), node(XSD_DATE_TIME)));
    }

    pub(super) fn number(&mut self, of: &NamedNode, name: &'static str, number: usize) {
        self.push(of, name, Literal::new_typed_literal(number.to_string(), node(XSD_INTEGER)));
    }
}
