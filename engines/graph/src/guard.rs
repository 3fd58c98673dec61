//! The walk over a query that was read: it counts, refuses what leaves the house, and puts checks where they are needed.
//!
//! Rows are metered by their cells, so a row without a bound cell would be free, and a product of such rows could run
//! for ever unseen. Where patterns can give several empty rows (VALUES of UNDEF, a union with an empty branch, a subquery
//! that selects nothing bound, a path between two constants), a hidden variable with a constant is bound beside them. Its
//! name has a space, so no query can mention it, and projections were fixed before.

use crate::functions::{PATTERN_BYTES, constant_fits, guarded, kept};
use crate::query::{Bounds, Count, Refusal};
use oxrdf::{Literal, Variable};
use spargebra::algebra::{
    AggregateExpression, AggregateFunction, Expression, Function, GraphPattern, OrderExpression,
    PropertyPathExpression,
};
use spargebra::term::{NamedNodePattern, TermPattern, TriplePattern};
use std::collections::HashSet;
use std::mem::take;

/// The counts of one query so far.
pub(crate) struct Guard<'a> {
    bounds: &'a Bounds,
    counts: [usize; 6],
    variables: HashSet<String>,
    hidden: usize,
}

impl<'a> Guard<'a> {
    pub(crate) fn new(bounds: &'a Bounds) -> Self {
        Self { bounds, counts: [0; 6], variables: HashSet::new(), hidden: 0 }
    }

    /// How many variables rows may have.
    pub(crate) fn variables(&self) -> usize {
        self.variables.len() + self.hidden
    }

    /// The pattern of the whole query. Its outermost projection needs no weight: nothing is multiplied above it, and
    /// what is bound there would be part of the answer.
    pub(crate) fn query(&mut self, pattern: &mut GraphPattern) -> Result<(), Refusal> {
        match pattern {
            GraphPattern::Slice { inner, .. }
            | GraphPattern::Distinct { inner }
            | GraphPattern::Reduced { inner } => self.query(inner),
            GraphPattern::Project { inner, variables } => {
                variables.iter().try_for_each(|variable| self.variable(variable.as_str()))?;
                self.pattern(inner, false)
            }
            pattern => self.pattern(pattern, false),
        }
    }

    /// The template of a CONSTRUCT.
    pub(crate) fn template(&mut self, template: &[TriplePattern]) -> Result<(), Refusal> {
        template.iter().try_for_each(|triple| self.triple(triple))
    }

    fn count(&mut self, count: Count, more: usize) -> Result<(), Refusal> {
        let bounds = self.bounds;
        let (place, limit) = match count {
            Count::Patterns => (0, bounds.patterns),
            Count::PathSteps => (1, bounds.path_steps),
            Count::Groups => (2, bounds.groups),
            Count::Expressions => (3, bounds.expressions),
            Count::Matches => (4, bounds.matches),
            Count::Values => (5, bounds.values),
            Count::Variables => return self.room_for_variables(),
            Count::From | Count::PatternBytes => return Ok(()),
        };
        self.counts[place] += more;
        if self.counts[place] > limit { Err(Refusal::TooMany { count, limit }) } else { Ok(()) }
    }

    fn room_for_variables(&self) -> Result<(), Refusal> {
        let limit = self.bounds.variables;
        if self.variables.len() > limit {
            return Err(Refusal::TooMany { count: Count::Variables, limit });
        }
        Ok(())
    }

    fn variable(&mut self, name: &str) -> Result<(), Refusal> {
        if !self.variables.contains(name) {
            self.variables.insert(name.to_owned());
        }
        self.count(Count::Variables, 1)
    }

    fn term(&mut self, term: &TermPattern) -> Result<(), Refusal> {
        match term {
            TermPattern::Variable(variable) => self.variable(variable.as_str()),
            TermPattern::BlankNode(node) => self.variable(&format!("_:{}", node.as_str())),
            _ => Ok(()),
        }
    }

    fn name(&mut self, name: &NamedNodePattern) -> Result<(), Refusal> {
        match name {
            NamedNodePattern::Variable(variable) => self.variable(variable.as_str()),
            NamedNodePattern::NamedNode(_) => Ok(()),
        }
    }

    fn triple(&mut self, triple: &TriplePattern) -> Result<(), Refusal> {
        self.count(Count::Patterns, 1)?;
        self.term(&triple.subject)?;
        self.name(&triple.predicate)?;
        self.term(&triple.object)
    }

    /// Binds a hidden variable in every row of the pattern.
    fn weigh(&mut self, pattern: &mut GraphPattern) {
        let inner = Box::new(take(pattern));
        let variable = Variable::new_unchecked(format!("weight {}", self.hidden));
        self.hidden += 1;
        *pattern = GraphPattern::Extend { inner, variable, expression: Literal::from(true).into() };
    }

    /// `beside`: the rows stand beside those of another branch of a union.
    fn pattern(&mut self, pattern: &mut GraphPattern, beside: bool) -> Result<(), Refusal> {
        self.count(Count::Groups, 1)?;
        match pattern {
            GraphPattern::Bgp { patterns } => {
                patterns.iter().try_for_each(|triple| self.triple(triple))?;
                if beside && patterns.is_empty() {
                    self.weigh(pattern);
                }
            }
            GraphPattern::Path { subject, path, object } => {
                self.count(Count::Patterns, 1)?;
                self.term(subject)?;
                self.term(object)?;
                self.path(path)?;
                let constant =
                    |term: &TermPattern| matches!(term, TermPattern::NamedNode(_) | TermPattern::Literal(_));
                if constant(subject) && constant(object) {
                    self.weigh(pattern);
                }
            }
            GraphPattern::Values { variables, bindings } => {
                self.count(Count::Values, bindings.len().saturating_mul(variables.len().max(1)))?;
                variables.iter().try_for_each(|variable| self.variable(variable.as_str()))?;
                if bindings.iter().any(|row| row.iter().all(Option::is_none)) {
                    self.weigh(pattern);
                }
            }
            GraphPattern::Join { left, right } | GraphPattern::Minus { left, right } => {
                self.pattern(left, beside)?;
                self.pattern(right, beside)?;
            }
            GraphPattern::Union { left, right } => {
                self.pattern(left, true)?;
                self.pattern(right, true)?;
            }
            GraphPattern::LeftJoin { left, right, expression } => {
                self.pattern(left, beside)?;
                self.pattern(right, beside)?;
                if let Some(expression) = expression {
                    self.expression(expression)?;
                }
            }
            GraphPattern::Filter { expr, inner } => {
                self.expression(expr)?;
                self.pattern(inner, beside)?;
            }
            GraphPattern::Graph { name, inner } => {
                self.name(name)?;
                self.pattern(inner, beside)?;
            }
            GraphPattern::Extend { inner, variable, expression } => {
                self.variable(variable.as_str())?;
                self.expression(expression)?;
                self.pattern(inner, beside)?;
            }
            GraphPattern::OrderBy { inner, expression } => {
                for OrderExpression::Asc(by) | OrderExpression::Desc(by) in expression {
                    self.expression(by)?;
                }
                self.pattern(inner, beside)?;
            }
            GraphPattern::Project { inner, variables } => {
                variables.iter().try_for_each(|variable| self.variable(variable.as_str()))?;
                // Its rows are weighed as a whole, below.
                self.pattern(inner, false)?;
                self.weigh(pattern);
            }
            GraphPattern::Distinct { inner } | GraphPattern::Reduced { inner } => {
                self.pattern(inner, beside)?;
            }
            GraphPattern::Slice { inner, .. } => self.pattern(inner, beside)?,
            GraphPattern::Group { inner, variables, aggregates } => {
                variables.iter().try_for_each(|variable| self.variable(variable.as_str()))?;
                for (variable, aggregate) in aggregates {
                    self.variable(variable.as_str())?;
                    self.aggregate(aggregate)?;
                }
                self.pattern(inner, beside)?;
            }
            GraphPattern::Service { .. } => return Err(Refusal::Service),
        }
        Ok(())
    }

    /// The steps of a path, each of which the evaluator takes anew.
    fn path(&mut self, path: &PropertyPathExpression) -> Result<(), Refusal> {
        use PropertyPathExpression as Path;
        self.count(Count::PathSteps, 1)?;
        match path {
            Path::NamedNode(_) => Ok(()),
            Path::NegatedPropertySet(names) => self.count(Count::PathSteps, names.len()),
            Path::Sequence(left, right) | Path::Alternative(left, right) => {
                self.path(left)?;
                self.path(right)
            }
            Path::Reverse(path) | Path::ZeroOrMore(path) | Path::OneOrMore(path) | Path::ZeroOrOne(path) => {
                self.path(path)
            }
        }
    }

    fn aggregate(&mut self, aggregate: &mut AggregateExpression) -> Result<(), Refusal> {
        let AggregateExpression::FunctionCall { name, expr, distinct } = aggregate else { return Ok(()) };
        self.expression(expr)?;
        let counts_terms = *name == AggregateFunction::Count && matches!(expr, Expression::Variable(_));
        let every = match name {
            AggregateFunction::GroupConcat { .. } => Some(true),
            _ if *distinct && !counts_terms => Some(true),
            AggregateFunction::Min | AggregateFunction::Max | AggregateFunction::Sample => Some(false),
            _ => None,
        };
        let between = match &*name {
            AggregateFunction::GroupConcat { separator } => separator.as_deref(),
            _ => None,
        };
        if let Some(every) = every {
            let argument = std::mem::replace(expr, Literal::from(true).into());
            *expr = kept(argument, every, between);
        }
        Ok(())
    }

    fn expression(&mut self, expression: &mut Expression) -> Result<(), Refusal> {
        use Expression as E;
        self.count(Count::Expressions, 1)?;
        match expression {
            E::NamedNode(_) | E::Literal(_) => {}
            E::Variable(variable) | E::Bound(variable) => self.variable(variable.as_str())?,
            E::Or(left, right)
            | E::And(left, right)
            | E::Equal(left, right)
            | E::SameTerm(left, right)
            | E::Greater(left, right)
            | E::GreaterOrEqual(left, right)
            | E::Less(left, right)
            | E::LessOrEqual(left, right)
            | E::Add(left, right)
            | E::Subtract(left, right)
            | E::Multiply(left, right)
            | E::Divide(left, right) => {
                self.expression(left)?;
                self.expression(right)?;
            }
            E::UnaryPlus(inner) | E::UnaryMinus(inner) | E::Not(inner) => self.expression(inner)?,
            E::In(one, many) => {
                self.expression(one)?;
                many.iter_mut().try_for_each(|other| self.expression(other))?;
            }
            E::If(condition, yes, no) => {
                for part in [condition, yes, no] {
                    self.expression(part)?;
                }
            }
            E::Coalesce(parts) => parts.iter_mut().try_for_each(|part| self.expression(part))?,
            E::Exists(pattern) => self.pattern(pattern, false)?,
            E::FunctionCall(function, arguments) => {
                arguments.iter_mut().try_for_each(|argument| self.expression(argument))?;
                if matches!(function, Function::Regex | Function::Replace) {
                    self.count(Count::Matches, 1)?;
                    if !constant_fits(function, arguments) {
                        return Err(Refusal::TooMany { count: Count::PatternBytes, limit: PATTERN_BYTES });
                    }
                }
                *expression = guarded(function.clone(), take(arguments));
            }
        }
        Ok(())
    }
}
