//! From what was expanded to statements.

use super::item::{Item, Node, Typed};
use super::json;
use super::resolve::is_absolute;
use crate::fault::FaultKind;
use crate::read::ReadError;
use crate::sink::Sink;
use oxrdf::vocab::{rdf, xsd};
use oxrdf::{BlankNode, GraphName, Literal, NamedNode, NamedNodeRef, NamedOrBlankNode, Quad, Term};
use serde_json::Value;

/// The datatype of a literal that holds JSON.
const RDF_JSON: NamedNodeRef<'_> =
    NamedNodeRef::new_unchecked("http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON");

/// Emits a whole document.
pub(super) fn document(items: Vec<Item>, sink: &mut Sink<'_>) -> Result<(), ReadError> {
    let mut emitter = Emitter { sink, unnamed: 0 };
    for item in items {
        if let Item::Node(node) = item {
            emitter.node(*node, &GraphName::DefaultGraph)?;
        }
    }
    Ok(())
}

struct Emitter<'s, 't> {
    sink: &'s mut Sink<'t>,
    unnamed: usize,
}

impl Emitter<'_, '_> {
    fn unnamed(&mut self) -> BlankNode {
        self.unnamed += 1;
        // No label of a document begins with a space.
        BlankNode::new_unchecked(format!(" {}", self.unnamed))
    }

    fn name(&mut self, id: Option<String>) -> NamedOrBlankNode {
        match id {
            None => self.unnamed().into(),
            Some(id) => match id.strip_prefix("_:") {
                Some(label) => BlankNode::new_unchecked(label).into(),
                None => NamedNode::new_unchecked(id).into(),
            },
        }
    }

    fn push(
        &mut self,
        subject: &NamedOrBlankNode,
        predicate: NamedNode,
        object: Term,
        graph: &GraphName,
    ) -> Result<(), ReadError> {
        self.sink.push(Quad { subject: subject.clone(), predicate, object, graph_name: graph.clone() })
    }

    fn node(&mut self, node: Node, graph: &GraphName) -> Result<NamedOrBlankNode, ReadError> {
        let subject = self.name(node.id);
        for kind in node.types {
            let kind = self.name(Some(kind));
            self.push(&subject, rdf::TYPE.into_owned(), kind.into(), graph)?;
        }
        for (predicate, items) in node.properties {
            for item in items {
                let Some(object) = self.object(item, graph)? else { continue };
                if let Some(predicate) = self.predicate(&predicate) {
                    self.push(&subject, predicate, object, graph)?;
                }
            }
        }
        for (predicate, items) in node.reverse {
            for item in items {
                let Item::Node(other) = item else { continue };
                let other = self.node(*other, graph)?;
                if let Some(predicate) = self.predicate(&predicate) {
                    self.push(&other, predicate, subject.clone().into(), graph)?;
                }
            }
        }
        for item in node.included {
            if let Item::Node(included) = item {
                self.node(*included, graph)?;
            }
        }
        if let Some(items) = node.graph {
            let name = GraphName::from(subject.clone());
            for item in items {
                if let Item::Node(inner) = item {
                    self.node(*inner, &name)?;
                }
            }
        }
        Ok(subject)
    }

    /// A predicate must be an IRI; a blank one has no place in RDF.
    fn predicate(&self, name: &str) -> Option<NamedNode> {
        (!name.starts_with("_:") && is_absolute(name)).then(|| NamedNode::new_unchecked(name))
    }

    fn object(&mut self, item: Item, graph: &GraphName) -> Result<Option<Term>, ReadError> {
        Ok(match item {
            Item::Node(node) => Some(self.node(*node, graph)?.into()),
            Item::Value(value) => self.literal(value).map(Term::Literal),
            Item::List(items) => Some(self.list(items, graph)?),
        })
    }

    fn list(&mut self, items: Vec<Item>, graph: &GraphName) -> Result<Term, ReadError> {
        let mut objects = Vec::with_capacity(items.len());
        for item in items {
            objects.extend(self.object(item, graph)?);
        }
        let mut rest: Term = rdf::NIL.into_owned().into();
        let cells: Vec<BlankNode> = objects.iter().map(|_| self.unnamed()).collect();
        for (cell, object) in cells.into_iter().zip(objects).rev() {
            let cell = NamedOrBlankNode::from(cell);
            self.push(&cell, rdf::FIRST.into_owned(), object, graph)?;
            self.push(&cell, rdf::REST.into_owned(), rest, graph)?;
            rest = cell.into();
        }
        Ok(rest)
    }

    fn literal(&mut self, typed: Typed) -> Option<Literal> {
        let Typed { value, datatype, language } = typed;
        if datatype.as_deref() == Some("@json") {
            return Some(Literal::new_typed_literal(json::canonical(&value), RDF_JSON));
        }
        let own = datatype.map(NamedNode::new_unchecked);
        let (text, usual) = match value {
            Value::String(text) => {
                return Some(match (own, language) {
                    (Some(datatype), _) => Literal::new_typed_literal(text, datatype),
                    (None, Some(language)) => Literal::new_language_tagged_literal_unchecked(text, language),
                    (None, None) => Literal::new_simple_literal(text),
                });
            }
            Value::Bool(is) => (is.to_string(), xsd::BOOLEAN),
            Value::Number(number) => {
                let wants_double = own.as_ref().is_some_and(|own| own.as_ref() == xsd::DOUBLE);
                match json::number(&number, wants_double) {
                    (text, true) => (text, xsd::DOUBLE),
                    (text, false) => (text, xsd::INTEGER),
                }
            }
            Value::Null | Value::Array(_) | Value::Object(_) => {
                self.sink.fault(FaultKind::Entry, "@value");
                return None;
            }
        };
        Some(Literal::new_typed_literal(text, own.unwrap_or_else(|| usual.into_owned())))
    }
}
