//! SHACL by its definitions: no index, no order, no short cut.

use std::collections::BTreeSet;

use centum_shapes::{Component, Path};
use oxrdf::vocab::{rdf, rdfs, xsd};
use oxrdf::{Literal, NamedNode, NamedOrBlankNode, Term, Triple};

use crate::shape::{Part, Shape};

/// A finding as text: focus node, path, value, component.
pub(crate) type Line = (String, String, String, Component);

/// Everything that a shape finds at a focus node.
pub(crate) fn findings(graph: &[Triple], shape: &Shape, focus: &Term) -> BTreeSet<Line> {
    let values = match &shape.path {
        Some(path) => along(graph, path, focus),
        None => vec![focus.clone()],
    };
    let mut found = BTreeSet::new();
    let path = shape.path.as_ref().map(ToString::to_string).unwrap_or_default();
    let mut add = |path: &str, value: Option<&Term>, component| {
        let value = value.map(ToString::to_string).unwrap_or_default();
        found.insert((focus.to_string(), path.to_owned(), value, component));
    };
    let conforms = |shape: &Shape, value: &Term| findings(graph, shape, value).is_empty();
    let mut nested = Vec::new();
    for part in &shape.parts {
        let mut each = |component, holds: &dyn Fn(&Term) -> bool| {
            for value in values.iter().filter(|value| !holds(value)) {
                add(&path, Some(value), component);
            }
        };
        match part {
            Part::Class(class) => each(Component::Class, &|value| is_instance(graph, value, class)),
            Part::Datatype(datatype) => each(Component::Datatype, &|value| has_datatype(value, datatype)),
            Part::NodeKind(kind) => each(Component::NodeKind, &|value| is_of_kind(value, kind)),
            Part::MinInclusive(bound) => {
                each(Component::MinInclusive, &|value| {
                    number(value).is_some_and(|number| number >= *bound as f64)
                });
            }
            Part::MaxExclusive(bound) => {
                each(Component::MaxExclusive, &|value| {
                    number(value).is_some_and(|number| number < *bound as f64)
                });
            }
            Part::MaxLength(length) => each(Component::MaxLength, &|value| match value {
                Term::NamedNode(node) => node.as_str().chars().count() <= *length,
                Term::Literal(literal) => literal.value().chars().count() <= *length,
                _ => false,
            }),
            Part::LanguageIn(language) => each(Component::LanguageIn, &|value| tag(value) == Some(language)),
            Part::Disjoint(predicate) => {
                each(Component::Disjoint, &|value| !objects(graph, focus, predicate).contains(value));
            }
            Part::In(allowed) => each(Component::In, &|value| allowed.contains(value)),
            Part::Not(inner) => each(Component::Not, &|value| !conforms(inner, value)),
            Part::Node(inner) => each(Component::Node, &|value| conforms(inner, value)),
            Part::And(parts) => each(Component::And, &|value| parts.iter().all(|part| conforms(part, value))),
            Part::Or(parts) => each(Component::Or, &|value| parts.iter().any(|part| conforms(part, value))),
            Part::Xone(parts) => {
                each(Component::Xone, &|value| {
                    parts.iter().filter(|part| conforms(part, value)).count() == 1
                });
            }
            Part::LessThan(predicate) => each(Component::LessThan, &|value| {
                objects(graph, focus, predicate).iter().all(|other| is_less(value, other))
            }),
            Part::Equals(predicate) => {
                let others = objects(graph, focus, predicate);
                each(Component::Equals, &|value| others.contains(value));
                for other in others.iter().filter(|other| !values.contains(other)) {
                    add(&path, Some(other), Component::Equals);
                }
            }
            Part::MinCount(count) if values.len() < *count => add(&path, None, Component::MinCount),
            Part::MaxCount(count) if values.len() > *count => add(&path, None, Component::MaxCount),
            Part::HasValue(value) if !values.contains(value) => add(&path, None, Component::HasValue),
            Part::UniqueLang => {
                let tags: Vec<&str> = values.iter().filter_map(tag).collect();
                if tags.iter().collect::<BTreeSet<_>>().len() < tags.len() {
                    add(&path, None, Component::UniqueLang);
                }
            }
            Part::Qualified(inner, min, max) => {
                let count = values.iter().filter(|value| conforms(inner, value)).count();
                if count < *min {
                    add(&path, None, Component::QualifiedMinCount);
                }
                if count > *max {
                    add(&path, None, Component::QualifiedMaxCount);
                }
            }
            Part::Closed => {
                for value in &values {
                    for triple in graph.iter().filter(|triple| Term::from(triple.subject.clone()) == *value) {
                        if !allowed(shape).contains(&triple.predicate) {
                            add(&triple.predicate.to_string(), Some(&triple.object), Component::Closed);
                        }
                    }
                }
            }
            Part::Property(inner) => nested.extend(values.iter().map(|value| (inner, value.clone()))),
            Part::MinCount(_) | Part::MaxCount(_) | Part::HasValue(_) => {}
        }
    }
    for (inner, value) in nested {
        found.extend(findings(graph, inner, &value));
    }
    found
}

/// The predicates that a closed shape names itself.
fn allowed(shape: &Shape) -> Vec<NamedNode> {
    let named = shape.parts.iter().filter_map(|part| match part {
        Part::Property(Shape { path: Some(Path::Predicate(predicate)), .. }) => Some(predicate.clone()),
        _ => None,
    });
    named.collect()
}

fn objects(graph: &[Triple], subject: &Term, predicate: &NamedNode) -> Terms {
    let said = graph
        .iter()
        .filter(|triple| Term::from(triple.subject.clone()) == *subject && triple.predicate == *predicate);
    once(said.map(|triple| triple.object.clone()).collect())
}

/// Terms have no order of their own: a list without repetition.
type Terms = Vec<Term>;

/// All nodes that a path leads to, each once.
fn along(graph: &[Triple], path: &Path, from: &Term) -> Terms {
    let found = match path {
        Path::Predicate(predicate) => objects(graph, from, predicate),
        Path::Inverse(inner) => {
            let mut nodes = vec![from.clone()];
            nodes.extend(
                graph.iter().flat_map(|triple| [triple.subject.clone().into(), triple.object.clone()]),
            );
            let nodes = once(nodes);
            nodes.into_iter().filter(|node| along(graph, inner, node).contains(from)).collect()
        }
        Path::Alternative(parts) => parts.iter().flat_map(|part| along(graph, part, from)).collect(),
        Path::Sequence(parts) => {
            let step = |at: Terms, part| once(at.iter().flat_map(|node| along(graph, part, node)).collect());
            parts.iter().fold(vec![from.clone()], step)
        }
        Path::ZeroOrOne(inner) => {
            let mut found = along(graph, inner, from);
            found.push(from.clone());
            found
        }
        Path::ZeroOrMore(inner) => reach(graph, inner, vec![from.clone()]),
        Path::OneOrMore(inner) => reach(graph, inner, along(graph, inner, from)),
    };
    once(found)
}

/// Some nodes and all that any number of steps leads to.
fn reach(graph: &[Triple], step: &Path, mut reached: Terms) -> Terms {
    loop {
        let before = reached.len();
        let more: Terms = reached.iter().flat_map(|node| along(graph, step, node)).collect();
        reached = once(reached.into_iter().chain(more).collect());
        if reached.len() == before {
            return reached;
        }
    }
}

fn once(terms: Terms) -> Terms {
    let mut kept = Terms::new();
    for term in terms {
        if !kept.contains(&term) {
            kept.push(term);
        }
    }
    kept
}

fn is_instance(graph: &[Triple], node: &Term, class: &NamedNode) -> bool {
    let below = Path::Sequence(vec![
        Path::Predicate(rdf::TYPE.into_owned()),
        Path::ZeroOrMore(Box::new(Path::Predicate(rdfs::SUB_CLASS_OF.into_owned()))),
    ]);
    along(graph, &below, node).contains(&class.clone().into())
}

fn literal(term: &Term) -> Option<&Literal> {
    if let Term::Literal(literal) = term { Some(literal) } else { None }
}

fn tag(term: &Term) -> Option<&str> {
    literal(term).and_then(Literal::language)
}

/// The numbers of these tests are small integers and decimals.
fn number(term: &Term) -> Option<f64> {
    let literal = literal(term)?;
    let numeric = literal.datatype() == xsd::INTEGER || literal.datatype() == xsd::DECIMAL;
    literal.value().parse().ok().filter(|_| numeric)
}

fn is_less(a: &Term, b: &Term) -> bool {
    let text = |term: &Term| {
        literal(term)
            .filter(|literal| literal.datatype() == xsd::STRING)
            .map(|found| found.value().to_owned())
    };
    match (number(a), number(b)) {
        (Some(a), Some(b)) => a < b,
        _ => text(a).zip(text(b)).is_some_and(|(a, b)| a < b),
    }
}

fn has_datatype(term: &Term, datatype: &NamedNode) -> bool {
    let ill_typed =
        |literal: &Literal| literal.datatype() == xsd::INTEGER && literal.value().parse::<i64>().is_err();
    literal(term).is_some_and(|literal| literal.datatype() == *datatype && !ill_typed(literal))
}

fn is_of_kind(term: &Term, kind: &str) -> bool {
    match kind {
        "IRI" => term.is_named_node(),
        "Literal" => term.is_literal(),
        "BlankNode" => term.is_blank_node(),
        other => panic!("{other} is not used here"),
    }
}

/// The node as a subject of the data.
pub(crate) fn as_subject(term: &Term) -> Option<NamedOrBlankNode> {
    match term {
        Term::NamedNode(node) => Some(node.clone().into()),
        Term::BlankNode(node) => Some(node.clone().into()),
        _ => None,
    }
}
