//! Functions that could make or search more text than there is room for, put behind checks.
//!
//! The evaluator computes an expression in one go: nothing is metered between the arguments and the result. So calls that
//! can grow are rewritten, when a query is read, to go through the functions below, which know the size before they let
//! the evaluator do the work.

use crate::meter::{Meter, Part};
use crate::view::size;
use oxrdf::{Literal, NamedNode, Term, vocab::xsd};
use regex::RegexBuilder;
use spareval::QueryEvaluator;
use spargebra::algebra::{Expression, Function};
use std::sync::Arc;

/// The text may grow threefold: letters of another case, escapes of an address.
const THREEFOLD: &str = "urn:x-centum:sparql:threefold";
/// A text that a constant pattern is looked for in.
const SEARCHED: &str = "urn:x-centum:sparql:searched";
/// A text that is read from end to end: cut, or made a digest of.
const READ: &str = "urn:x-centum:sparql:read";
/// Two texts, one after the other.
const JOINED: &str = "urn:x-centum:sparql:joined";
/// REGEX whose pattern is computed.
const MATCHED: &str = "urn:x-centum:sparql:matched";
/// REPLACE whose pattern or replacement is computed.
const REPLACED: &str = "urn:x-centum:sparql:replaced";
/// A value that an aggregate remembers until its group ends, with the text that it puts between two of them.
const KEPT: &str = "urn:x-centum:sparql:kept";
/// A value of which an aggregate remembers one a group: only a long one weighs more than the group itself.
const KEPT_IF_LONG: &str = "urn:x-centum:sparql:kept-if-long";

/// Bytes that a group is reckoned with anyway.
const LONG_BYTES: u64 = 256;
/// Characters times the size of the pattern that one search may cost. The regular expressions are linear in both.
const SEARCH_COST: u64 = 200_000_000;
/// Bytes of a compiled pattern: past it the evaluator would silently call the pattern an error.
pub(crate) const PATTERN_BYTES: usize = 1_000_000;

fn call(name: &str, arguments: Vec<Expression>) -> Expression {
    Expression::FunctionCall(Function::Custom(NamedNode::new_unchecked(name)), arguments)
}

/// The same call behind its check. The arguments are rewritten already.
pub(crate) fn guarded(function: Function, mut arguments: Vec<Expression>) -> Expression {
    let constant = arguments.iter().skip(1).all(|argument| matches!(argument, Expression::Literal(_)));
    match function {
        Function::Concat if arguments.len() > 1 => joined(arguments),
        Function::UCase | Function::LCase | Function::EncodeForUri => {
            let arguments = arguments.into_iter().map(|argument| call(THREEFOLD, vec![argument])).collect();
            Expression::FunctionCall(function, arguments)
        }
        Function::SubStr
        | Function::StrBefore
        | Function::StrAfter
        | Function::Md5
        | Function::Sha1
        | Function::Sha256
        | Function::Sha384
        | Function::Sha512 => {
            let mut arguments = arguments.into_iter();
            let text = arguments.next().map(|text| call(READ, vec![text]));
            Expression::FunctionCall(function, text.into_iter().chain(arguments).collect())
        }
        Function::Regex | Function::Replace if constant => {
            let searched = call(SEARCHED, arguments.iter().take(3).cloned().collect());
            if function == Function::Regex {
                // The third argument is flags, not a replacement.
                arguments[0] = call(SEARCHED, arguments.iter().take(2).cloned().collect());
            } else {
                arguments[0] = searched;
            }
            Expression::FunctionCall(function, arguments)
        }
        Function::Regex => call(MATCHED, arguments),
        Function::Replace => call(REPLACED, arguments),
        function => Expression::FunctionCall(function, arguments),
    }
}

/// Halves first, so that a long list nests little and no intermediate text is longer than the limit.
fn joined(mut arguments: Vec<Expression>) -> Expression {
    if arguments.len() == 1 {
        // Alone, it still has to be a text.
        return Expression::FunctionCall(Function::Concat, arguments);
    }
    let right = arguments.split_off(arguments.len() / 2);
    call(JOINED, vec![joined(arguments), joined(right)])
}

/// The argument of an aggregate that remembers every value, or one a group, and what it puts between two of them.
pub(crate) fn kept(argument: Expression, every: bool, between: Option<&str>) -> Expression {
    let between = between.map(|text| Expression::from(Literal::from(text)));
    let arguments = std::iter::once(argument).chain(between).collect();
    call(if every { KEPT } else { KEPT_IF_LONG }, arguments)
}

/// An evaluator that knows the checks, for one run.
pub(crate) fn evaluator(meter: &Arc<Meter>) -> QueryEvaluator {
    let add = |evaluator: QueryEvaluator, name: &str, check: fn(&Meter, &[Term]) -> Option<Term>| {
        let meter = Arc::clone(meter);
        evaluator.with_custom_function(NamedNode::new_unchecked(name), move |terms| check(&meter, terms))
    };
    let mut evaluator = QueryEvaluator::new();
    evaluator = add(evaluator, THREEFOLD, |meter, terms| {
        let text = terms.first()?;
        meter.text(length(text) * 3);
        Some(text.clone())
    });
    evaluator = add(evaluator, READ, |meter, terms| {
        let text = terms.first()?;
        meter.text(length(text));
        Some(text.clone())
    });
    evaluator = add(evaluator, SEARCHED, |meter, terms| {
        search(meter, terms.first()?, terms.get(1)?, terms.get(2));
        terms.first().cloned()
    });
    evaluator = add(evaluator, JOINED, |meter, terms| {
        let [Term::Literal(left), Term::Literal(right)] = terms else { return None };
        join(meter, left, right).map(Term::from)
    });
    evaluator = add(evaluator, MATCHED, |meter, terms| {
        search(meter, terms.first()?, terms.get(1)?, None);
        compiled(meter, terms.get(1)?, terms.get(2));
        computed(sparopt::algebra::Function::Regex, terms)
    });
    evaluator = add(evaluator, REPLACED, |meter, terms| {
        search(meter, terms.first()?, terms.get(1)?, terms.get(2));
        compiled(meter, terms.get(1)?, terms.get(3));
        computed(sparopt::algebra::Function::Replace, terms)
    });
    evaluator = add(evaluator, KEPT, |meter, terms| {
        // Once in the result, which grows by doubling, and once in the set of those seen.
        let between = terms.get(1).map_or(0, length);
        meter.take_bytes((size(terms.first()?) + between) * 2);
        terms.first().cloned()
    });
    add(evaluator, KEPT_IF_LONG, |meter, terms| {
        let bytes = size(terms.first()?);
        if bytes > LONG_BYTES {
            meter.take_bytes(bytes);
        }
        terms.first().cloned()
    })
}

fn length(term: &Term) -> u64 {
    match term {
        Term::Literal(literal) => literal.value().len() as u64,
        _ => 0,
    }
}

/// What CONCAT makes of two: the language stays when it is the same.
fn join(meter: &Meter, left: &Literal, right: &Literal) -> Option<Literal> {
    let text = |literal: &Literal| literal.language().is_some() || literal.datatype() == xsd::STRING;
    if !text(left) || !text(right) {
        return None;
    }
    meter.text((left.value().len() + right.value().len()) as u64);
    let value = format!("{}{}", left.value(), right.value());
    Some(match left.language().filter(|language| right.language() == Some(language)) {
        Some(language) => Literal::new_language_tagged_literal_unchecked(value, language),
        None => Literal::new_simple_literal(value),
    })
}

/// Stops a search that costs too much and a replacement that would write too much.
fn search(meter: &Meter, text: &Term, pattern: &Term, replacement: Option<&Term>) {
    let (Term::Literal(text), Term::Literal(pattern)) = (text, pattern) else { return };
    let bytes = text.value().len() as u64;
    let cost = bytes.saturating_mul(weight(pattern.value()));
    if cost > SEARCH_COST {
        meter.too_large(Part::Text, SEARCH_COST);
    }
    meter.step(1 + cost / 64);
    if let Some(Term::Literal(replacement)) = replacement {
        // At most one match at every place; each `$` brings back no more than the whole text in all.
        let references = replacement.value().matches('$').count() as u64;
        let written = (bytes + 1).saturating_mul(replacement.value().len() as u64);
        meter.text(written.saturating_add(bytes.saturating_mul(references + 1)));
    }
}

/// Stops a pattern that is too large once it is compiled.
fn compiled(meter: &Meter, pattern: &Term, flags: Option<&Term>) {
    let Term::Literal(pattern) = pattern else { return };
    let flags = match flags {
        Some(Term::Literal(flags)) => flags.value(),
        _ => "",
    };
    if !pattern_fits(pattern.value(), flags) {
        meter.too_large(Part::Pattern, PATTERN_BYTES as u64);
    }
}

/// Whether the constant pattern of this call, if there is one, is small enough.
pub(crate) fn constant_fits(function: &Function, arguments: &[Expression]) -> bool {
    let flags = arguments.get(if *function == Function::Regex { 2 } else { 3 });
    match (arguments.get(1), flags) {
        (Some(Expression::Literal(pattern)), Some(Expression::Literal(flags))) => {
            pattern_fits(pattern.value(), flags.value())
        }
        (Some(Expression::Literal(pattern)), _) => pattern_fits(pattern.value(), ""),
        _ => true,
    }
}

/// Whether a pattern is small enough, or no pattern at all, which is the evaluator's to say.
fn pattern_fits(pattern: &str, flags: &str) -> bool {
    if flags.contains('q') {
        return pattern.len() < PATTERN_BYTES;
    }
    let built = RegexBuilder::new(pattern)
        .size_limit(PATTERN_BYTES)
        .case_insensitive(flags.contains('i'))
        .ignore_whitespace(flags.contains('x'))
        .build();
    !matches!(built, Err(regex::Error::CompiledTooBig(_)))
}

/// The size of a pattern from above: its length, times each count of repetitions that it states.
fn weight(pattern: &str) -> u64 {
    let mut weight = pattern.len() as u64 + 1;
    for part in pattern.split('{').skip(1) {
        let counts = part.split('}').next().unwrap_or_default().split(',');
        let most = counts.filter_map(|count| count.trim().parse::<u64>().ok()).max();
        weight = weight.saturating_mul(most.unwrap_or(1).max(1));
    }
    weight
}

/// The evaluator's own function on values.
fn computed(function: sparopt::algebra::Function, terms: &[Term]) -> Option<Term> {
    let arguments = terms.iter().map(|term| match term {
        Term::Literal(literal) => Some(sparopt::algebra::Expression::from(literal.clone())),
        _ => None,
    });
    let arguments = arguments.collect::<Option<Vec<_>>>().filter(|arguments| arguments.len() >= 2)?;
    if function == sparopt::algebra::Function::Replace && arguments.len() < 3 {
        return None;
    }
    let call = sparopt::algebra::Expression::FunctionCall(function, arguments);
    QueryEvaluator::new().evaluate_expression(&call, std::iter::empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stated_repetitions_multiply_the_weight_of_a_pattern() {
        assert_eq!(weight("abc"), 4);
        assert_eq!(weight("(a{10}){20,30}"), 15 * 10 * 30);
        assert_eq!(weight("a{99999999999999999999}{4000000000}{4000000000}{9}"), u64::MAX);
        assert_eq!(weight("\\p{Lu}{2,}"), 11 * 2);
    }
}
