//! The constraints of one shape out of a shapes graph.

use oxrdf::vocab::rdf;
use oxrdf::{NamedNodeRef, NamedOrBlankNode, Term};

use super::{Compiler, pattern};
use crate::fault::CompileFault;
use crate::graph::as_node;
use crate::model::{Bound, Const, Constraint, Kinds, Qualified, ShapeNo};
use crate::value::Value;
use crate::vocab;

/// Whether a predicate makes its subject a shape.
pub(super) fn is_parameter(name: NamedNodeRef<'_>) -> bool {
    const PARAMETERS: &[NamedNodeRef<'static>] = &[
        vocab::CLASS,
        vocab::DATATYPE,
        vocab::NODE_KIND,
        vocab::MIN_COUNT,
        vocab::MAX_COUNT,
        vocab::MIN_EXCLUSIVE,
        vocab::MIN_INCLUSIVE,
        vocab::MAX_EXCLUSIVE,
        vocab::MAX_INCLUSIVE,
        vocab::MIN_LENGTH,
        vocab::MAX_LENGTH,
        vocab::PATTERN,
        vocab::LANGUAGE_IN,
        vocab::UNIQUE_LANG,
        vocab::EQUALS,
        vocab::DISJOINT,
        vocab::LESS_THAN,
        vocab::LESS_THAN_OR_EQUALS,
        vocab::NOT,
        vocab::AND,
        vocab::OR,
        vocab::XONE,
        vocab::NODE,
        vocab::PROPERTY,
        vocab::QUALIFIED_VALUE_SHAPE,
        vocab::CLOSED,
        vocab::HAS_VALUE,
        vocab::IN,
    ];
    PARAMETERS.contains(&name)
}

impl<'a> Compiler<'a> {
    /// The constraints of a shape, the cheap ones first.
    pub(super) fn constraints(&mut self, id: &NamedOrBlankNode, has_path: bool) -> Vec<Constraint> {
        let mut constraints = Vec::new();
        if !has_path {
            self.refuse_without_path(id);
        }
        constraints
            .extend(self.count(id, vocab::MIN_COUNT).filter(|&count| count > 0).map(Constraint::MinCount));
        constraints.extend(self.count(id, vocab::MAX_COUNT).map(Constraint::MaxCount));
        constraints.extend(self.kinds(id).map(Constraint::NodeKind));
        constraints.extend(self.iri(id, vocab::DATATYPE).map(Constraint::Datatype));
        self.each(id, vocab::CLASS, &mut constraints, |compiler, value| {
            value.is_named_node().then(|| Constraint::Class(compiler.constant(value.clone())))
        });
        for (parameter, bound) in [
            (vocab::MIN_EXCLUSIVE, Bound::MinExclusive),
            (vocab::MIN_INCLUSIVE, Bound::MinInclusive),
            (vocab::MAX_EXCLUSIVE, Bound::MaxExclusive),
            (vocab::MAX_INCLUSIVE, Bound::MaxInclusive),
        ] {
            match self.single(id, parameter) {
                Some(Term::Literal(literal)) => {
                    constraints.push(Constraint::Range(bound, Value::of(literal)));
                }
                Some(other) => self.wrong(id, parameter, other),
                None => {}
            }
        }
        constraints.extend(
            self.count(id, vocab::MIN_LENGTH).filter(|&length| length > 0).map(Constraint::MinLength),
        );
        constraints.extend(self.count(id, vocab::MAX_LENGTH).map(Constraint::MaxLength));
        constraints.extend(self.pattern(id));
        constraints.extend(self.languages(id));
        constraints
            .extend(self.truth(id, vocab::UNIQUE_LANG).filter(|&on| on).map(|_| Constraint::UniqueLang));
        for (parameter, make) in [
            (vocab::EQUALS, Constraint::Equals as fn(Const) -> Constraint),
            (vocab::DISJOINT, Constraint::Disjoint),
            (vocab::LESS_THAN, Constraint::LessThan),
            (vocab::LESS_THAN_OR_EQUALS, Constraint::LessThanOrEquals),
        ] {
            self.each(id, parameter, &mut constraints, |compiler, value| {
                value.is_named_node().then(|| make(compiler.constant(value.clone())))
            });
        }
        self.each(id, vocab::HAS_VALUE, &mut constraints, |compiler, value| {
            Some(Constraint::HasValue(compiler.constant(value.clone())))
        });
        if let Some(head) = self.single(id, vocab::IN) {
            let members = self.list(id, vocab::IN, head);
            let members = members.into_iter().map(|member| self.constant(member.clone())).collect();
            constraints.push(Constraint::In(members));
        }
        constraints.extend(self.closed(id));
        self.shaped(id, &mut constraints);
        constraints
    }

    /// The constraints that ask for other shapes.
    fn shaped(&mut self, id: &NamedOrBlankNode, constraints: &mut Vec<Constraint>) {
        for (parameter, make) in
            [(vocab::NOT, Constraint::Not as fn(ShapeNo) -> Constraint), (vocab::NODE, Constraint::Node)]
        {
            for value in self.graph.objects(id, parameter) {
                constraints.extend(self.inner(id, parameter, value).map(make));
            }
        }
        for (parameter, make) in [
            (vocab::AND, Constraint::And as fn(Vec<ShapeNo>) -> Constraint),
            (vocab::OR, Constraint::Or),
            (vocab::XONE, Constraint::Xone),
        ] {
            for head in self.graph.objects(id, parameter) {
                let members = self.list(id, parameter, head);
                constraints.push(make(
                    members.into_iter().filter_map(|member| self.inner(id, parameter, member)).collect(),
                ));
            }
        }
        for value in self.graph.objects(id, vocab::PROPERTY) {
            match as_node(value) {
                Some(node) if self.graph.objects(&node, vocab::PATH).next().is_none() => {
                    self.faults.push(CompileFault::NoPath { shape: node });
                }
                _ => constraints.extend(self.inner(id, vocab::PROPERTY, value).map(Constraint::Property)),
            }
        }
        constraints.extend(self.qualified(id));
    }

    fn each(
        &mut self,
        id: &NamedOrBlankNode,
        parameter: NamedNodeRef<'a>,
        constraints: &mut Vec<Constraint>,
        make: impl Fn(&mut Self, &Term) -> Option<Constraint>,
    ) {
        for value in self.graph.objects(id, parameter) {
            match make(self, value) {
                Some(constraint) => constraints.push(constraint),
                None => self.wrong(id, parameter, value),
            }
        }
    }

    fn refuse_without_path(&mut self, id: &NamedOrBlankNode) {
        const ONLY_WITH_PATH: &[NamedNodeRef<'static>] = &[
            vocab::MIN_COUNT,
            vocab::MAX_COUNT,
            vocab::UNIQUE_LANG,
            vocab::LESS_THAN,
            vocab::LESS_THAN_OR_EQUALS,
            vocab::QUALIFIED_VALUE_SHAPE,
        ];
        if self.graph.objects(id, vocab::PATH).next().is_some() {
            return; // The path is there, but bad: that is told already.
        }
        for &parameter in ONLY_WITH_PATH {
            if self.graph.objects(id, parameter).next().is_some() {
                self.faults
                    .push(CompileFault::NeedsPath { shape: id.clone(), parameter: parameter.into_owned() });
            }
        }
    }

    fn kinds(&mut self, id: &NamedOrBlankNode) -> Option<Kinds> {
        let value = self.single(id, vocab::NODE_KIND)?;
        let kinds = match value {
            Term::NamedNode(kind) => match kind.as_ref() {
                vocab::IRI => Kinds { iri: true, ..Kinds::default() },
                vocab::BLANK_NODE => Kinds { blank: true, ..Kinds::default() },
                vocab::LITERAL => Kinds { literal: true, ..Kinds::default() },
                vocab::BLANK_NODE_OR_IRI => Kinds { blank: true, iri: true, literal: false },
                vocab::BLANK_NODE_OR_LITERAL => Kinds { blank: true, iri: false, literal: true },
                vocab::IRI_OR_LITERAL => Kinds { blank: false, iri: true, literal: true },
                _ => Kinds::default(),
            },
            _ => Kinds::default(),
        };
        if kinds == Kinds::default() {
            self.wrong(id, vocab::NODE_KIND, value);
            return None;
        }
        Some(kinds)
    }

    fn pattern(&mut self, id: &NamedOrBlankNode) -> Option<Constraint> {
        let flags = self.text(id, vocab::FLAGS).unwrap_or_default();
        let text = self.text(id, vocab::PATTERN)?;
        let compiled = pattern::compile(text, flags);
        if compiled.is_none() {
            self.faults.push(CompileFault::BadPattern {
                shape: id.clone(),
                pattern: text.to_owned(),
                flags: flags.to_owned(),
            });
        }
        compiled.map(Box::new).map(Constraint::Pattern)
    }

    fn languages(&mut self, id: &NamedOrBlankNode) -> Option<Constraint> {
        let head = self.single(id, vocab::LANGUAGE_IN)?;
        let mut languages = Vec::new();
        for member in self.list(id, vocab::LANGUAGE_IN, head) {
            match member {
                Term::Literal(language) => languages.push(language.value().to_ascii_lowercase()),
                other => self.wrong(id, vocab::LANGUAGE_IN, other),
            }
        }
        Some(Constraint::LanguageIn(languages))
    }

    fn closed(&mut self, id: &NamedOrBlankNode) -> Option<Constraint> {
        let ignored = self.single(id, vocab::IGNORED_PROPERTIES);
        let ignored = ignored.map(|head| self.list(id, vocab::IGNORED_PROPERTIES, head)).unwrap_or_default();
        if !self.truth(id, vocab::CLOSED)? {
            return None;
        }
        let graph = self.graph;
        let mut allowed = Vec::new();
        for member in ignored {
            if member.is_named_node() {
                allowed.push(self.constant(member.clone()));
            } else {
                self.wrong(id, vocab::IGNORED_PROPERTIES, member);
            }
        }
        for property in graph.objects(id, vocab::PROPERTY).filter_map(as_node) {
            for path in graph.objects(&property, vocab::PATH) {
                if path.is_named_node() && *path != Term::from(rdf::NIL) {
                    allowed.push(self.constant(path.clone()));
                }
            }
        }
        allowed.sort_unstable();
        allowed.dedup();
        Some(Constraint::Closed(allowed))
    }

    fn qualified(&mut self, id: &NamedOrBlankNode) -> Option<Constraint> {
        let min = self.count(id, vocab::QUALIFIED_MIN_COUNT);
        let max = self.count(id, vocab::QUALIFIED_MAX_COUNT);
        let disjoint = self.truth(id, vocab::QUALIFIED_VALUE_SHAPES_DISJOINT).unwrap_or(false);
        let value = self.single(id, vocab::QUALIFIED_VALUE_SHAPE)?;
        let shape = self.inner(id, vocab::QUALIFIED_VALUE_SHAPE, value)?;
        if min.is_none() && max.is_none() {
            self.faults.push(CompileFault::Lonely {
                shape: id.clone(),
                parameter: vocab::QUALIFIED_VALUE_SHAPE.into_owned(),
                missing: vocab::QUALIFIED_MIN_COUNT.into_owned(),
            });
            return None;
        }
        let siblings = match as_node(value) {
            Some(own) if disjoint => self.siblings(id, &own),
            _ => Vec::new(),
        };
        Some(Constraint::Qualified(Qualified { shape, siblings, min, max }))
    }
}
