//! Small random problems, and the answers by looking at every subset.

use centum_optimise::choose::{Candidate, Fixed, Problem, Rule, Seats, Way};

/// A small generator, so that every run sees the same problems.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub(crate) fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    pub(crate) fn one_in(&mut self, times: u64) -> bool {
        self.below(times) == 0
    }
}

/// Up to twelve candidates, crossing rules, weights above one, some fixed, some not eligible, many ties.
pub(crate) fn problem(dice: &mut Dice) -> Problem {
    let count = 3 + dice.below(9) as usize;
    let mut scores: Vec<i64> = (0..count).map(|_| dice.below(12) as i64 * 50).collect();
    scores.sort_unstable_by(|a, b| b.cmp(a));
    let rarely = 4 + dice.below(30);
    let candidates = scores
        .iter()
        .map(|&score| Candidate {
            score,
            tie_group: u32::try_from(1000 - score).unwrap(),
            eligible: true,
            fixed: Fixed::Free,
        })
        .map(|candidate| match dice.below(rarely) {
            0 => Candidate { eligible: false, ..candidate },
            1 => Candidate { fixed: Fixed::In, ..candidate },
            2 => Candidate { fixed: Fixed::Out, ..candidate },
            _ => candidate,
        })
        .collect();
    let seats =
        Rule { key: 1, weights: vec![1; count], floor: None, ceiling: Some(1 + dice.below(count as u64)) };
    let mut rules = vec![seats];
    for key in 2..(3 + dice.below(5) as u32) {
        let heavy = dice.one_in(3);
        let weights: Vec<u32> = (0..count)
            .map(|_| {
                if dice.one_in(2) {
                    0
                } else if heavy {
                    1 + dice.below(4) as u32
                } else {
                    1
                }
            })
            .collect();
        let most: u64 = weights.iter().map(|w| u64::from(*w)).sum();
        let floor = (!dice.one_in(3)).then(|| dice.below(most / 2 + 1));
        let ceiling = dice.one_in(2).then(|| floor.unwrap_or(0) + dice.below(most / 2 + 2));
        rules.push(Rule { key, weights, floor, ceiling });
    }
    let seats = (!dice.one_in(4)).then(|| Seats { key: 1, fill: dice.one_in(2) });
    Problem { candidates, rules, seats }
}

pub(crate) fn to_mask(taken: &[bool]) -> u32 {
    taken.iter().enumerate().map(|(at, taken)| u32::from(*taken) << at).sum()
}

pub(crate) fn sum(rule: &Rule, mask: u32) -> u64 {
    rule.weights.iter().enumerate().filter(|(at, _)| mask >> at & 1 == 1).map(|(_, w)| u64::from(*w)).sum()
}

pub(crate) fn total(problem: &Problem, mask: u32) -> i64 {
    let scores = problem.candidates.iter().enumerate();
    scores.filter(|(at, _)| mask >> at & 1 == 1).map(|(_, one)| one.score).sum()
}

/// Every set that respects what is fixed.
pub(crate) fn sets(problem: &Problem) -> impl Iterator<Item = u32> + '_ {
    (0..1_u32 << problem.candidates.len()).filter(|mask| {
        problem.candidates.iter().enumerate().all(|(at, one)| match (mask >> at & 1 == 1, one.fixed) {
            (true, fixed) => one.eligible && fixed != Fixed::Out,
            (false, fixed) => fixed != Fixed::In,
        })
    })
}

/// Every set that keeps the rules, the seats filled as far as possible where that is asked.
pub(crate) fn keeping(problem: &Problem) -> Vec<u32> {
    let mut kept: Vec<u32> = sets(problem)
        .filter(|&mask| {
            problem.rules.iter().all(|rule| {
                let sum = sum(rule, mask);
                rule.floor.is_none_or(|floor| sum >= floor) && rule.ceiling.is_none_or(|most| sum <= most)
            })
        })
        .collect();
    if let Some(Seats { key, fill: true }) = problem.seats {
        let seats = problem.rules.iter().find(|rule| rule.key == key).unwrap();
        if seats.ceiling.is_some() {
            let most = kept.iter().map(|&mask| sum(seats, mask)).max();
            kept.retain(|&mask| Some(sum(seats, mask)) == most);
        }
    }
    kept
}

/// Down the list, by definition. None when no set keeps the rules.
pub(crate) fn merit(problem: &Problem) -> Option<u32> {
    let kept = keeping(problem);
    let mut taken = problem
        .candidates
        .iter()
        .enumerate()
        .filter(|(_, one)| one.fixed == Fixed::In)
        .map(|(at, _)| 1_u32 << at)
        .sum::<u32>();
    if kept.is_empty() {
        return None;
    }
    for at in 0..problem.candidates.len() {
        let with = taken | 1 << at;
        if kept.iter().any(|mask| mask & with == with) {
            taken = with;
        }
    }
    Some(taken)
}

/// Of all sets with the greatest total the first in rank order. None when no set keeps the rules.
pub(crate) fn greatest(problem: &Problem) -> Option<u32> {
    let kept = keeping(problem);
    let best = kept.iter().map(|&mask| total(problem, mask)).max()?;
    // The lowest bit is the best rank: read backwards, the greatest number is the first set.
    let optima = kept.into_iter().filter(|&mask| total(problem, mask) == best);
    optima.max_by_key(|mask| mask.reverse_bits())
}

/// The set that one way chooses.
pub(crate) fn chosen(problem: &Problem, way: Way) -> Option<u32> {
    match way {
        Way::Merit => merit(problem),
        Way::Greatest => greatest(problem),
    }
}

/// The same problem with one candidate moved to another place.
pub(crate) fn moved(problem: &Problem, from: usize, to: usize) -> Problem {
    let mut other = problem.clone();
    let one = other.candidates.remove(from);
    other.candidates.insert(to, one);
    for rule in &mut other.rules {
        let weight = rule.weights.remove(from);
        rule.weights.insert(to, weight);
    }
    other
}

/// The same problem without a rule.
pub(crate) fn without(problem: &Problem, key: u32) -> Problem {
    let mut other = problem.clone();
    other.rules.retain(|rule| rule.key != key);
    if other.seats.is_some_and(|seats| seats.key == key) {
        other.seats = None;
    }
    other
}
