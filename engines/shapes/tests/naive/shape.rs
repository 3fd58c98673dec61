//! Shapes as a tree, and as the graph that says the same.

use centum_shapes::Path;
use oxrdf::vocab::{rdf, xsd};
use oxrdf::{BlankNode, Literal, NamedNode, NamedOrBlankNode, Term, Triple};

/// A shape that no other shape refers to but its parent.
#[derive(Debug, Clone)]
pub(crate) struct Shape {
    pub(crate) path: Option<Path>,
    pub(crate) parts: Vec<Part>,
}

/// One constraint.
#[derive(Debug, Clone)]
pub(crate) enum Part {
    MinCount(usize),
    MaxCount(usize),
    Class(NamedNode),
    Datatype(NamedNode),
    NodeKind(&'static str),
    MinInclusive(i64),
    MaxExclusive(i64),
    MaxLength(usize),
    LanguageIn(&'static str),
    UniqueLang,
    Equals(NamedNode),
    Disjoint(NamedNode),
    LessThan(NamedNode),
    HasValue(Term),
    In(Vec<Term>),
    Closed,
    Not(Shape),
    Node(Shape),
    Property(Shape),
    And(Vec<Shape>),
    Or(Vec<Shape>),
    Xone(Vec<Shape>),
    Qualified(Shape, usize, usize),
}

impl Part {
    /// Whether a node shape may not have it.
    pub(crate) fn needs_path(&self) -> bool {
        matches!(
            self,
            Self::MinCount(_)
                | Self::MaxCount(_)
                | Self::UniqueLang
                | Self::LessThan(_)
                | Self::Qualified(..)
        )
    }

    /// Whether a shape may have it once only.
    pub(crate) fn once(&self) -> Option<std::mem::Discriminant<Self>> {
        let many = matches!(
            self,
            Self::Class(_)
                | Self::Equals(_)
                | Self::Disjoint(_)
                | Self::LessThan(_)
                | Self::HasValue(_)
                | Self::Not(_)
                | Self::Node(_)
                | Self::Property(_)
                | Self::And(_)
                | Self::Or(_)
                | Self::Xone(_)
        );
        (!many).then(|| std::mem::discriminant(self))
    }
}

/// Writes shapes as triples.
#[derive(Default)]
pub(crate) struct Writer {
    pub(crate) triples: Vec<Triple>,
    last: usize,
}

fn sh(local: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("http://www.w3.org/ns/shacl#{local}"))
}

fn number(count: usize) -> Term {
    Literal::new_typed_literal(count.to_string(), xsd::INTEGER).into()
}

impl Writer {
    fn fresh(&mut self) -> NamedOrBlankNode {
        self.last += 1;
        NamedNode::new_unchecked(format!("http://example.org/shape/{}", self.last)).into()
    }

    /// Lists and paths have no name: a path with a name is a predicate.
    fn nameless(&mut self) -> NamedOrBlankNode {
        self.last += 1;
        BlankNode::new_unchecked(format!("s{}", self.last)).into()
    }

    fn say(&mut self, subject: &NamedOrBlankNode, local: &str, object: impl Into<Term>) {
        self.triples.push(Triple::new(subject.clone(), sh(local), object));
    }

    fn list(&mut self, members: Vec<Term>) -> Term {
        let mut rest: Term = rdf::NIL.into_owned().into();
        for member in members.into_iter().rev() {
            let node = self.nameless();
            self.triples.push(Triple::new(node.clone(), rdf::FIRST, member));
            self.triples.push(Triple::new(node.clone(), rdf::REST, rest));
            rest = node.into();
        }
        rest
    }

    fn path(&mut self, path: &Path) -> Term {
        let (local, inner) = match path {
            Path::Predicate(predicate) => return predicate.clone().into(),
            Path::Sequence(parts) => {
                let parts = parts.iter().map(|part| self.path(part)).collect();
                return self.list(parts);
            }
            Path::Alternative(parts) => {
                let parts = parts.iter().map(|part| self.path(part)).collect();
                ("alternativePath", self.list(parts))
            }
            Path::Inverse(inner) => ("inversePath", self.path(inner)),
            Path::ZeroOrMore(inner) => ("zeroOrMorePath", self.path(inner)),
            Path::OneOrMore(inner) => ("oneOrMorePath", self.path(inner)),
            Path::ZeroOrOne(inner) => ("zeroOrOnePath", self.path(inner)),
        };
        let node = self.nameless();
        self.say(&node, local, inner);
        node.into()
    }

    /// Writes a shape and gives its node.
    pub(crate) fn shape(&mut self, shape: &Shape) -> NamedOrBlankNode {
        let id = self.fresh();
        self.triples.push(Triple::new(
            id.clone(),
            rdf::TYPE,
            sh(if shape.path.is_some() { "PropertyShape" } else { "NodeShape" }),
        ));
        if let Some(path) = &shape.path {
            let path = self.path(path);
            self.say(&id, "path", path);
        }
        for part in &shape.parts {
            self.part(&id, part);
        }
        id
    }

    fn part(&mut self, id: &NamedOrBlankNode, part: &Part) {
        match part {
            Part::MinCount(count) => self.say(id, "minCount", number(*count)),
            Part::MaxCount(count) => self.say(id, "maxCount", number(*count)),
            Part::Class(class) => self.say(id, "class", class.clone()),
            Part::Datatype(datatype) => self.say(id, "datatype", datatype.clone()),
            Part::NodeKind(kind) => self.say(id, "nodeKind", sh(kind)),
            Part::MinInclusive(bound) => self.say(id, "minInclusive", Literal::from(*bound)),
            Part::MaxExclusive(bound) => self.say(id, "maxExclusive", Literal::from(*bound)),
            Part::MaxLength(length) => self.say(id, "maxLength", number(*length)),
            Part::LanguageIn(language) => {
                let list = self.list(vec![Literal::from(*language).into()]);
                self.say(id, "languageIn", list);
            }
            Part::UniqueLang => self.say(id, "uniqueLang", Literal::from(true)),
            Part::Equals(predicate) => self.say(id, "equals", predicate.clone()),
            Part::Disjoint(predicate) => self.say(id, "disjoint", predicate.clone()),
            Part::LessThan(predicate) => self.say(id, "lessThan", predicate.clone()),
            Part::HasValue(value) => self.say(id, "hasValue", value.clone()),
            Part::In(values) => {
                let list = self.list(values.clone());
                self.say(id, "in", list);
            }
            Part::Closed => self.say(id, "closed", Literal::from(true)),
            Part::Not(inner) => self.inner(id, "not", inner),
            Part::Node(inner) => self.inner(id, "node", inner),
            Part::Property(inner) => self.inner(id, "property", inner),
            Part::And(parts) => self.several(id, "and", parts),
            Part::Or(parts) => self.several(id, "or", parts),
            Part::Xone(parts) => self.several(id, "xone", parts),
            Part::Qualified(inner, min, max) => {
                self.inner(id, "qualifiedValueShape", inner);
                self.say(id, "qualifiedMinCount", number(*min));
                self.say(id, "qualifiedMaxCount", number(*max));
            }
        }
    }

    fn inner(&mut self, id: &NamedOrBlankNode, local: &str, inner: &Shape) {
        let inner = self.shape(inner);
        self.say(id, local, inner);
    }

    fn several(&mut self, id: &NamedOrBlankNode, local: &str, parts: &[Shape]) {
        let parts = parts.iter().map(|part| self.shape(part).into()).collect();
        let list = self.list(parts);
        self.say(id, local, list);
    }
}
