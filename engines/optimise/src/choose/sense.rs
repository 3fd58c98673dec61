//! How much the set by merit hangs on the weights of criteria and on each rule.

use super::classes::Classes;
use super::merit::merit;
use super::model::{Choice, ChooseError, MAX_SCORE, Problem, within};
use super::reruns::Reruns;

/// The most criteria that can be varied: every corner is one run.
pub const MAX_CRITERIA: usize = 8;
/// The greatest weight of a criterion, in hundredths.
const MAX_CRITERION_WEIGHT: u64 = 1_000_000;

/// What a rule costs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Price {
    /// The rule.
    pub key: u32,
    /// How many hundredths more the total would be without it; below zero where the rule raises it.
    pub points: i64,
    /// Who would be in without it.
    pub comes_in: Vec<usize>,
    /// Who would be out without it.
    pub goes_out: Vec<usize>,
}

/// The price of each rule: the choice by merit with that rule dropped, beside the choice with all.
///
/// # Errors
/// As [`merit`].
pub fn prices(problem: &Problem, choice: &Choice) -> Result<Vec<Price>, ChooseError> {
    problem.check()?;
    if choice.taken.len() != problem.candidates.len() {
        return Err(ChooseError::NotAChoice);
    }
    let classes = Classes::of(problem);
    let mut reruns = Reruns::new(problem, &classes);
    let mut prices = Vec::with_capacity(problem.rules.len());
    for (at, rule) in problem.rules.iter().enumerate() {
        let without = reruns.without_rule(at)?;
        let pairs = || without.iter().zip(&choice.taken).enumerate();
        prices.push(Price {
            key: rule.key,
            points: problem.total(&without) - problem.total(&choice.taken),
            comes_in: pairs().filter(|(_, (there, here))| **there && !**here).map(|(at, _)| at).collect(),
            goes_out: pairs().filter(|(_, (there, here))| !**there && **here).map(|(at, _)| at).collect(),
        });
    }
    Ok(prices)
}

/// In how many weightings each candidate is in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weightings {
    /// How many weightings were tried: the declared one and every corner.
    pub tried: u32,
    /// For each candidate in how many it is in.
    pub times_in: Vec<u32>,
}

impl Weightings {
    /// Whether a candidate is in under every weighting.
    #[must_use]
    pub fn always(&self, at: usize) -> bool {
        self.times_in.get(at) == Some(&self.tried)
    }

    /// Whether a candidate is in under some weightings, not all.
    #[must_use]
    pub fn sometimes(&self, at: usize) -> bool {
        self.times_in.get(at).is_some_and(|times| (1..self.tried).contains(times))
    }
}

/// The choice by merit under the declared weights and with every weight up or down by `spread` per cent, in every combination.
/// `marks` holds for each candidate one mark a criterion. Totals are compared as whole numbers, undivided by the sum of weights,
/// which is the same for all; who is level keeps the order of the problem.
///
/// # Errors
/// As [`merit`], and where lengths or limits do not hold.
pub fn weightings(
    problem: &Problem,
    marks: &[Vec<i64>],
    weights: &[u32],
    spread: u32,
) -> Result<Weightings, ChooseError> {
    problem.check()?;
    let count = problem.candidates.len();
    within("criteria", weights.len() as u64, MAX_CRITERIA as u64)?;
    within("spread", u64::from(spread), 100)?;
    if marks.len() != count {
        return Err(ChooseError::WrongLength { found: marks.len(), wanted: count });
    }
    for &weight in weights {
        within("weight of a criterion", u64::from(weight), MAX_CRITERION_WEIGHT)?;
    }
    for own in marks {
        if own.len() != weights.len() {
            return Err(ChooseError::WrongLength { found: own.len(), wanted: weights.len() });
        }
        for mark in own {
            within("mark", mark.unsigned_abs(), MAX_SCORE.unsigned_abs())?;
        }
    }
    let mut result = Weightings { tried: 0, times_in: vec![0; count] };
    let corners = if spread == 0 { 0 } else { 1_u32 << weights.len() };
    for corner in 0..=corners {
        // The last is the centre.
        let factor = |criterion: usize| match (corner == corners, corner >> criterion & 1) {
            (true, _) => 100,
            (false, 1) => 100 + i64::from(spread),
            (false, _) => 100 - i64::from(spread),
        };
        let total = |own: &Vec<i64>| -> i64 {
            own.iter()
                .zip(weights)
                .enumerate()
                .map(|(c, (mark, weight))| mark * i64::from(*weight) * factor(c))
                .sum()
        };
        let totals: Vec<i64> = marks.iter().map(total).collect();
        let mut order: Vec<usize> = (0..count).collect();
        order.sort_by_key(|&at| (std::cmp::Reverse(totals[at]), at));
        let taken = merit(&reordered(problem, &order))?.taken;
        result.tried += 1;
        for (place, &at) in order.iter().enumerate() {
            result.times_in[at] += u32::from(taken[place]);
        }
    }
    Ok(result)
}

fn reordered(problem: &Problem, order: &[usize]) -> Problem {
    let mut other = problem.clone();
    other.candidates = order.iter().map(|&at| problem.candidates[at]).collect();
    for (rule, original) in other.rules.iter_mut().zip(&problem.rules) {
        rule.weights = order.iter().map(|&at| original.weights[at]).collect();
    }
    other
}
