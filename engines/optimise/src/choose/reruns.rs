//! The same choice with sides of rules dropped, each computed once.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::clash::{Place, Side};
use super::classes::{Bounds, Classes, NO_CEILING};
use super::model::{ChooseError, Problem};
use super::way::Way;

/// Answers who would be in, chosen in one way, without certain sides of rules.
pub(super) struct Reruns<'a> {
    way: Way,
    problem: &'a Problem,
    classes: &'a Classes,
    bounds: Bounds,
    known: BTreeMap<Vec<Place>, Rc<Vec<bool>>>,
}

impl<'a> Reruns<'a> {
    /// Nothing computed yet.
    pub(super) fn new(way: Way, problem: &'a Problem, classes: &'a Classes) -> Self {
        Self { way, problem, classes, bounds: classes.bounds(problem), known: BTreeMap::new() }
    }

    /// Who is in without these sides.
    pub(super) fn without(&mut self, mut sides: Vec<Place>) -> Result<Rc<Vec<bool>>, ChooseError> {
        sides.sort_unstable();
        if let Some(known) = self.known.get(&sides) {
            return Ok(Rc::clone(known));
        }
        let mut bounds = self.bounds.clone();
        for &(side, rule) in &sides {
            match side {
                Side::Floor => bounds.least[rule] = 0,
                Side::Ceiling => bounds.most[rule] = NO_CEILING,
            }
        }
        let taken = self.way.choose(self.problem, self.classes, bounds)?.ok_or(ChooseError::NotAChoice)?;
        let taken = Rc::new(taken);
        self.known.insert(sides, Rc::clone(&taken));
        Ok(taken)
    }

    /// How many choices were made.
    pub(super) fn made(&self) -> usize {
        self.known.len()
    }

    /// Who is in without a rule.
    pub(super) fn without_rule(&mut self, rule: usize) -> Result<Rc<Vec<bool>>, ChooseError> {
        self.without(vec![(Side::Floor, rule), (Side::Ceiling, rule)])
    }
}
