//! One constraint held against the values of one focus node.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use oxrdf::vocab::rdf;
use oxrdf::{Literal, NamedNode, Term};

use super::Run;
use crate::data::Id;
use crate::lexical;
use crate::model::{Bound, Component, Const, Constraint, Kinds, Qualified, Shape};
use crate::path::Path;
use crate::value::Value;

impl Run<'_> {
    /// Whether a constraint holds; with `collect` what does not is kept.
    pub(super) fn constraint(
        &mut self,
        shape: &Shape,
        constraint: &Constraint,
        focus: Id,
        values: &[Id],
        collect: bool,
    ) -> bool {
        self.steps += 1 + values.len() as u64;
        let count = values.len() as u64;
        let at = At { shape, focus, values, collect };
        match constraint {
            Constraint::Class(class) => {
                let class = self.constant(*class);
                self.each(&at, Component::Class, |run, value| run.is_instance(value, class))
            }
            Constraint::Datatype(datatype) => self.each(&at, Component::Datatype, |run, value| {
                literal(run.term(value)).is_some_and(|literal| has_datatype(literal, datatype))
            }),
            Constraint::NodeKind(kinds) => {
                self.each(&at, Component::NodeKind, |run, value| is_of_kind(run.term(value), *kinds))
            }
            Constraint::MinCount(least) => self.whole(&at, Component::MinCount, count >= *least),
            Constraint::MaxCount(most) => self.whole(&at, Component::MaxCount, count <= *most),
            Constraint::Range(bound, limit) => self.each(&at, component_of(*bound), |run, value| {
                let value = literal(run.term(value)).and_then(Value::of);
                is_within(value.as_ref(), *bound, limit.as_ref())
            }),
            Constraint::MinLength(least) => self.each(&at, Component::MinLength, |run, value| {
                text(run.term(value)).is_some_and(|text| text.chars().count() as u64 >= *least)
            }),
            Constraint::MaxLength(most) => self.each(&at, Component::MaxLength, |run, value| {
                text(run.term(value)).is_some_and(|text| text.chars().count() as u64 <= *most)
            }),
            Constraint::Pattern(pattern) => self.each(&at, Component::Pattern, |run, value| {
                text(run.term(value)).is_some_and(|text| pattern.is_match(text))
            }),
            Constraint::LanguageIn(languages) => self.each(&at, Component::LanguageIn, |run, value| {
                let language = literal(run.term(value)).and_then(Literal::language);
                language.is_some_and(|language| languages.iter().any(|range| lang_matches(language, range)))
            }),
            Constraint::UniqueLang => self.unique_lang(&at),
            Constraint::Equals(predicate) => self.equals(&at, *predicate),
            Constraint::Disjoint(predicate) => {
                let others: Vec<Id> = self.data.objects(focus, self.constant(*predicate)).collect();
                self.each(&at, Component::Disjoint, |_, value| !others.contains(&value))
            }
            Constraint::LessThan(predicate) => {
                self.compared(&at, Component::LessThan, *predicate, |order| order == Ordering::Less)
            }
            Constraint::LessThanOrEquals(predicate) => {
                self.compared(&at, Component::LessThanOrEquals, *predicate, |order| {
                    order != Ordering::Greater
                })
            }
            Constraint::Not(inner) => {
                self.each(&at, Component::Not, |run, value| !run.conforms(*inner, value))
            }
            Constraint::Node(inner) => {
                self.each(&at, Component::Node, |run, value| run.conforms(*inner, value))
            }
            Constraint::And(parts) => self
                .each(&at, Component::And, |run, value| parts.iter().all(|&part| run.conforms(part, value))),
            Constraint::Or(parts) => self
                .each(&at, Component::Or, |run, value| parts.iter().any(|&part| run.conforms(part, value))),
            Constraint::Xone(parts) => self.each(&at, Component::Xone, |run, value| {
                parts.iter().filter(|&&part| run.conforms(part, value)).count() == 1
            }),
            Constraint::Property(inner) => values.iter().fold(true, |holds, &value| {
                // Without `collect` the answer is worth keeping; with it, each finding is the property shape's own.
                holds
                    & if at.collect { self.shape(*inner, value, true) } else { self.conforms(*inner, value) }
            }),
            Constraint::Qualified(qualified) => self.qualified(&at, qualified),
            Constraint::Closed(allowed) => self.closed(&at, allowed),
            Constraint::HasValue(wanted) => {
                let wanted = self.constant(*wanted);
                self.whole(&at, Component::HasValue, values.contains(&wanted))
            }
            Constraint::In(allowed) => self
                .each(&at, Component::In, |run, value| allowed.iter().any(|&one| run.constant(one) == value)),
        }
    }

    /// Holds a test against each value.
    fn each(
        &mut self,
        at: &At<'_>,
        component: Component,
        mut holds: impl FnMut(&mut Self, Id) -> bool,
    ) -> bool {
        let mut all = true;
        for &value in at.values {
            if holds(self, value) {
                continue;
            }
            all = false;
            if !at.collect {
                break;
            }
            self.find(at.shape, component, at.focus, Some(value));
        }
        all
    }

    /// Holds a test against all values together.
    fn whole(&mut self, at: &At<'_>, component: Component, holds: bool) -> bool {
        if !holds && at.collect {
            self.find(at.shape, component, at.focus, None);
        }
        holds
    }

    fn unique_lang(&mut self, at: &At<'_>) -> bool {
        let mut languages: BTreeMap<String, u32> = BTreeMap::new();
        for &value in at.values {
            if let Some(language) = literal(self.term(value)).and_then(Literal::language) {
                *languages.entry(language.to_ascii_lowercase()).or_default() += 1;
            }
        }
        languages
            .into_values()
            .fold(true, |holds, count| holds & self.whole(at, Component::UniqueLang, count == 1))
    }

    fn equals(&mut self, at: &At<'_>, predicate: Const) -> bool {
        let others: HashSet<Id> = self.data.objects(at.focus, self.constant(predicate)).collect();
        let here = self.each(at, Component::Equals, |_, value| others.contains(&value));
        if !here && !at.collect {
            return false;
        }
        let values: HashSet<Id> = at.values.iter().copied().collect();
        let mut missing: Vec<Id> = others.into_iter().filter(|other| !values.contains(other)).collect();
        missing.sort_unstable();
        let there = At { values: &missing, ..*at };
        here & self.each(&there, Component::Equals, |_, _| false)
    }

    fn compared(
        &mut self,
        at: &At<'_>,
        component: Component,
        predicate: Const,
        holds: fn(Ordering) -> bool,
    ) -> bool {
        let others: Vec<Option<Value>> = self
            .data
            .objects(at.focus, self.constant(predicate))
            .map(|other| literal(self.term(other)).and_then(Value::of))
            .collect();
        let mut all = true;
        for &value in at.values {
            let own = literal(self.term(value)).and_then(Value::of);
            for other in &others {
                self.steps += 1;
                let order = own.as_ref().zip(other.as_ref()).and_then(|(own, other)| own.partial_cmp(other));
                if order.is_some_and(holds) {
                    continue;
                }
                all = false;
                if !at.collect {
                    return false;
                }
                self.find(at.shape, component, at.focus, Some(value));
            }
        }
        all
    }

    fn qualified(&mut self, at: &At<'_>, qualified: &Qualified) -> bool {
        let mut count = 0_u64;
        for &value in at.values {
            let counts = self.conforms(qualified.shape, value)
                && !qualified.siblings.iter().any(|&sibling| self.conforms(sibling, value));
            count += u64::from(counts);
        }
        let enough = qualified.min.is_none_or(|least| count >= least);
        let few = qualified.max.is_none_or(|most| count <= most);
        self.whole(at, Component::QualifiedMinCount, enough)
            & self.whole(at, Component::QualifiedMaxCount, few)
    }

    fn closed(&mut self, at: &At<'_>, allowed: &[Const]) -> bool {
        let allowed: HashSet<Id> = allowed.iter().map(|&predicate| self.constant(predicate)).collect();
        let mut all = true;
        for &value in at.values {
            let data = self.data;
            for (predicate, object) in data.said_of(value) {
                self.steps += 1;
                if allowed.contains(&predicate) {
                    continue;
                }
                all = false;
                if !at.collect {
                    return false;
                }
                let path = match self.term(predicate) {
                    Term::NamedNode(predicate) => Some(Arc::new(Path::Predicate(predicate.clone()))),
                    _ => None,
                };
                self.find_at(at.shape, Component::Closed, at.focus, path, Some(object));
            }
        }
        all
    }
}

/// What a constraint is held against.
#[derive(Clone, Copy)]
struct At<'s> {
    shape: &'s Shape,
    focus: Id,
    values: &'s [Id],
    collect: bool,
}

fn literal(term: &Term) -> Option<&Literal> {
    match term {
        Term::Literal(literal) => Some(literal),
        _ => None,
    }
}

/// What SPARQL's `str` makes of a term; a blank node has no text.
fn text(term: &Term) -> Option<&str> {
    match term {
        Term::NamedNode(node) => Some(node.as_str()),
        Term::Literal(literal) => Some(literal.value()),
        _ => None,
    }
}

fn has_datatype(literal: &Literal, datatype: &NamedNode) -> bool {
    literal.datatype() == *datatype
        && (literal.language().is_some() == (*datatype == rdf::LANG_STRING))
        && lexical::is_valid(datatype.as_ref(), literal.value())
}

fn is_of_kind(term: &Term, kinds: Kinds) -> bool {
    (kinds.iri && term.is_named_node())
        || (kinds.blank && term.is_blank_node())
        || (kinds.literal && term.is_literal())
}

fn component_of(bound: Bound) -> Component {
    match bound {
        Bound::MinExclusive => Component::MinExclusive,
        Bound::MinInclusive => Component::MinInclusive,
        Bound::MaxExclusive => Component::MaxExclusive,
        Bound::MaxInclusive => Component::MaxInclusive,
    }
}

/// What cannot be compared is not within.
fn is_within(value: Option<&Value>, bound: Bound, limit: Option<&Value>) -> bool {
    let order = value.zip(limit).and_then(|(value, limit)| value.partial_cmp(limit));
    order.is_some_and(|order| match bound {
        Bound::MinExclusive => order == Ordering::Greater,
        Bound::MinInclusive => order != Ordering::Less,
        Bound::MaxExclusive => order == Ordering::Less,
        Bound::MaxInclusive => order != Ordering::Greater,
    })
}

/// SPARQL's `langMatches`, with a range in lower case.
fn lang_matches(language: &str, range: &str) -> bool {
    let language: Cow<'_, str> = match language.bytes().any(|byte| byte.is_ascii_uppercase()) {
        true => language.to_ascii_lowercase().into(),
        false => language.into(),
    };
    range == "*" || language.strip_prefix(range).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}
