//! By how much a bound would have had to be another for the result of one application to change. Worked out from a decision for
//! whoever reads it; no part of what is kept.

use centum_optimise::choose;

use super::deciding::Weighed;
use super::model::{Input, Line};

/// The furthest that a bound is moved.
const FURTHEST: u32 = 10;
/// Of more applications nothing is tried: somebody waits for the page.
const MOST: usize = 1_000;

/// A bound, and its nearest value under which the result of an application would have been another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The name of the bound; with its country after a colon for one of each country.
    pub bound: String,
    /// Whether it is the floor that is lowered; otherwise the ceiling is raised.
    pub is_floor: bool,
    /// What was declared, without what is held back.
    pub declared: u32,
    /// What would have changed the result.
    pub instead: u32,
}

/// The nearest such value of each bound that could alone have changed the result. Nothing where it lies further away than is tried.
pub fn steps(input: &Input, line: &Line) -> Vec<Step> {
    let bounds = line.change.as_ref().map(|change| change.bounds.as_slice()).unwrap_or_default();
    if bounds.is_empty() || input.candidates.len() > MOST {
        return Vec::new();
    }
    let Ok(weighed) = Weighed::of(input) else { return Vec::new() };
    bounds.iter().filter_map(|bound| weighed.step(bound, line)).collect()
}

impl Weighed<'_> {
    fn step(&self, bound: &str, line: &Line) -> Option<Step> {
        let rule = self.singles.iter().position(|single| single.key == bound)?;
        let at = self.standings.iter().position(|one| one.candidate.id == line.id)?;
        let single = &self.singles[rule];
        (1..=FURTHEST).find_map(|by| {
            let lower = |floor: u32| floor.checked_sub(by).map(|instead| (true, floor, instead));
            let higher = |ceiling: u32| ceiling.checked_add(by).map(|instead| (false, ceiling, instead));
            let sides = [single.floor.and_then(lower), single.ceiling.and_then(higher)];
            sides.into_iter().flatten().find_map(|(is_floor, declared, instead)| {
                let is_in = self.is_in_with((rule, is_floor, instead), at)?;
                let bound = bound.to_owned();
                (is_in != line.selected).then_some(Step { bound, is_floor, declared, instead })
            })
        })
    }

    /// Whether an application would be in, if one side of a bound had this value.
    fn is_in_with(&self, (rule, is_floor, value): (usize, bool, u32), at: usize) -> Option<bool> {
        let mut problem = self.problem.clone();
        let rule = problem.rules.get_mut(rule)?;
        let side = if is_floor { &mut rule.floor } else { &mut rule.ceiling };
        *side = Some(value.into());
        // It stays where it is and what it is.
        let score = problem.candidates.get(at)?.score;
        choose::is_in_if(&problem, at, (at, score), self.way).ok()
    }
}
