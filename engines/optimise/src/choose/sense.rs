//! How much a set hangs on the weights of criteria and on each rule, whichever way it is chosen.

use super::clash::{Place, Side};
use super::classes::Classes;
use super::model::{Choice, ChooseError, MAX_SCORE, Problem, within};
use super::reruns::Reruns;
use super::way::Way;

/// The most criteria that can be varied.
pub const MAX_CRITERIA: usize = 64;
/// The greatest weight of a criterion, in hundredths.
const MAX_CRITERION_WEIGHT: u64 = 1_000_000;
/// The greatest total under a weighting: sums of so many stay whole in the solver.
const MAX_WEIGHED: u64 = 1 << 36;

/// What a rule costs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Price {
    /// The rule.
    pub key: u32,
    /// How much more the total would be without it; below zero where the rule raises it.
    pub points: i64,
    /// Who would be in without it.
    pub comes_in: Vec<usize>,
    /// Who would be out without it.
    pub goes_out: Vec<usize>,
}

/// The price of each rule: the choice with that rule dropped, beside the choice with all.
///
/// # Errors
/// As [`merit`](super::merit) and [`greatest`](super::greatest).
pub fn prices(problem: &Problem, choice: &Choice, way: Way) -> Result<Vec<Price>, ChooseError> {
    let all = 0..problem.rules.len();
    dropped(problem, choice, way, all.map(|rule| (rule, vec![(Side::Floor, rule), (Side::Ceiling, rule)])))
}

/// The price of each floor: the choice with that floor dropped, the ceiling of its rule being kept.
///
/// # Errors
/// As [`prices`].
pub fn prices_of_floors(problem: &Problem, choice: &Choice, way: Way) -> Result<Vec<Price>, ChooseError> {
    let floors = (0..problem.rules.len()).filter(|&rule| problem.rules[rule].floor.is_some());
    dropped(problem, choice, way, floors.map(|rule| (rule, vec![(Side::Floor, rule)])))
}

fn dropped(
    problem: &Problem,
    choice: &Choice,
    way: Way,
    what: impl Iterator<Item = (usize, Vec<Place>)>,
) -> Result<Vec<Price>, ChooseError> {
    problem.check()?;
    if choice.taken.len() != problem.candidates.len() {
        return Err(ChooseError::NotAChoice);
    }
    let classes = Classes::of(problem);
    let mut reruns = Reruns::new(way, problem, &classes);
    let mut prices = Vec::new();
    for (rule, sides) in what {
        let without = reruns.without(sides)?;
        let pairs = || without.iter().zip(&choice.taken).enumerate();
        prices.push(Price {
            key: problem.rules[rule].key,
            points: problem.total(&without) - problem.total(&choice.taken),
            comes_in: pairs().filter(|(_, (there, here))| **there && !**here).map(|(at, _)| at).collect(),
            goes_out: pairs().filter(|(_, (there, here))| !**there && **here).map(|(at, _)| at).collect(),
        });
    }
    Ok(prices)
}

/// Which weightings are tried beside the declared one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Variation {
    /// Every weight up or down, in every combination.
    Corners,
    /// One weight up or down at a time: combinations of many criteria would be too many.
    OneAtATime,
}

impl Variation {
    /// What is tried for so many criteria. Every corner is a choice of its own, and one by greatest total takes longer.
    fn of(criteria: usize, way: Way) -> Self {
        let most = match way {
            Way::Merit => 8,
            Way::Greatest => 5,
        };
        if criteria <= most { Self::Corners } else { Self::OneAtATime }
    }

    /// The factor of each criterion in each weighting, in per cent; the declared weighting is the last.
    fn factors(self, criteria: usize, spread: u32) -> Vec<Vec<i64>> {
        let (low, high) = (100 - i64::from(spread), 100 + i64::from(spread));
        let mut all: Vec<Vec<i64>> = match self {
            _ if spread == 0 => Vec::new(),
            Self::Corners => (0..1_u32 << criteria)
                .map(|corner| (0..criteria).map(|c| if corner >> c & 1 == 1 { high } else { low }).collect())
                .collect(),
            Self::OneAtATime => (0..criteria)
                .flat_map(|moved| [low, high].map(|factor| (moved, factor)))
                .map(|(moved, factor)| (0..criteria).map(|c| if c == moved { factor } else { 100 }).collect())
                .collect(),
        };
        all.push(vec![100; criteria]);
        all
    }
}

/// In how many weightings each candidate is in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weightings {
    /// Which weightings were tried.
    pub variation: Variation,
    /// How many: the declared one among them.
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

/// The choice under the declared weights and with weights up or down by `spread` per cent. `marks` holds for each candidate one
/// mark a criterion. Totals are compared as whole numbers, undivided by the sum of weights, which is the same for all; who is
/// level keeps the order of the problem.
///
/// # Errors
/// As [`prices`], and where lengths or limits do not hold.
pub fn weightings(
    problem: &Problem,
    marks: &[Vec<i64>],
    weights: &[u32],
    spread: u32,
    way: Way,
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
    let variation = Variation::of(weights.len(), way);
    let mut result = Weightings { variation, tried: 0, times_in: vec![0; count] };
    for factors in variation.factors(weights.len(), spread) {
        let total = |own: &Vec<i64>| -> i64 {
            let weighed = own.iter().zip(weights).zip(&factors);
            weighed.map(|((mark, weight), factor)| mark * i64::from(*weight) * factor).sum()
        };
        let totals = lowest_terms(marks.iter().map(total).collect())?;
        let mut order: Vec<usize> = (0..count).collect();
        order.sort_by_key(|&at| (std::cmp::Reverse(totals[at]), at));
        let mut weighed = problem.reordered(&order);
        for (candidate, &at) in weighed.candidates.iter_mut().zip(&order) {
            candidate.score = totals[at];
        }
        let taken = way.taken(&weighed)?;
        result.tried += 1;
        for (place, &at) in order.iter().enumerate() {
            result.times_in[at] += u32::from(taken[place]);
        }
    }
    Ok(result)
}

/// Totals divided by what divides them all: their order and their proportions stay, and the numbers are small.
fn lowest_terms(mut totals: Vec<i64>) -> Result<Vec<i64>, ChooseError> {
    let divisor = totals.iter().fold(0, |so_far, total| common(so_far, *total)).max(1);
    for total in &mut totals {
        *total /= divisor;
        within("weighted total", total.unsigned_abs(), MAX_WEIGHED)?;
    }
    Ok(totals)
}

/// The greatest common divisor.
fn common(a: i64, b: i64) -> i64 {
    if b == 0 { a.abs() } else { common(b, a % b) }
}
