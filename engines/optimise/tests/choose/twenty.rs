//! Twenty candidates, against every subset of them.

use centum_optimise::choose::{Candidate, ChooseError, Fixed, Problem, Rule, Seats, greatest, merit};

use crate::brute::Dice;

const COUNT: usize = 20;

/// Crossing rules over twenty candidates, with many ties.
fn problem(dice: &mut Dice) -> Problem {
    let mut scores: Vec<i64> = (0..COUNT).map(|_| dice.below(40) as i64 * 25).collect();
    scores.sort_unstable_by(|a, b| b.cmp(a));
    let one = |score: i64| Candidate {
        score,
        tie_group: u32::try_from(1_000 - score).unwrap(),
        eligible: true,
        fixed: Fixed::Free,
    };
    let mut rules =
        vec![Rule { key: 1, weights: vec![1; COUNT], floor: None, ceiling: Some(10 + dice.below(8)) }];
    for key in 2..7 {
        let heavy = if dice.one_in(3) { 4 } else { 1 };
        let weights: Vec<u32> = (0..COUNT)
            .map(|_| if dice.one_in(2) { 0 } else { 1 + u32::try_from(dice.below(heavy)).unwrap() })
            .collect();
        let most: u64 = weights.iter().map(|weight| u64::from(*weight)).sum();
        let floor = (!dice.one_in(3)).then(|| dice.below(most / 3 + 1));
        let ceiling = dice.one_in(2).then(|| floor.unwrap_or(0) + dice.below(most / 2 + 2));
        rules.push(Rule { key, weights, floor, ceiling });
    }
    let candidates = scores.into_iter().map(one).collect();
    Problem { candidates, rules, seats: Some(Seats { key: 1, fill: false }) }
}

/// Goes through every set that begins as is settled.
struct Every<'a> {
    problem: &'a Problem,
    settled: &'a [bool],
    sums: Vec<u64>,
    best: Option<i64>,
}

impl Every<'_> {
    fn walk(&mut self, at: usize, total: i64) {
        let problem = self.problem;
        let sums = || problem.rules.iter().zip(&self.sums);
        if sums().any(|(rule, sum)| rule.ceiling.is_some_and(|most| *sum > most)) {
            return;
        }
        if at == problem.candidates.len() {
            if sums().all(|(rule, sum)| rule.floor.is_none_or(|least| *sum >= least)) {
                self.best = self.best.max(Some(total));
            }
            return;
        }
        let settled = self.settled.get(at).copied();
        if settled != Some(true) {
            self.walk(at + 1, total);
        }
        if settled != Some(false) {
            for (sum, rule) in self.sums.iter_mut().zip(&problem.rules) {
                *sum += u64::from(rule.weights[at]);
            }
            self.walk(at + 1, total + problem.candidates[at].score);
            for (sum, rule) in self.sums.iter_mut().zip(&problem.rules) {
                *sum -= u64::from(rule.weights[at]);
            }
        }
    }
}

/// The greatest total of all sets that begin so and keep the rules, if there are any.
fn best(problem: &Problem, settled: &[bool]) -> Option<i64> {
    let mut every = Every { problem, settled, sums: vec![0; problem.rules.len()], best: None };
    every.walk(0, 0);
    every.best
}

/// Down the list, by definition.
fn down_the_list(problem: &Problem) -> Vec<bool> {
    let mut settled = Vec::new();
    while settled.len() < problem.candidates.len() {
        let with_the_next: Vec<bool> = settled.iter().copied().chain([true]).collect();
        settled.push(best(problem, &with_the_next).is_some());
    }
    settled
}

#[test]
fn of_twenty_both_ways_choose_what_looking_at_every_subset_gives() {
    let mut dice = Dice(31);
    let mut solved = 0;
    for _ in 0..24 {
        let problem = problem(&mut dice);
        let Some(most) = best(&problem, &[]) else {
            assert!(matches!(greatest(&problem), Err(ChooseError::Unsatisfiable(_))), "{problem:?}");
            assert!(matches!(merit(&problem), Err(ChooseError::Unsatisfiable(_))), "{problem:?}");
            continue;
        };
        let found = greatest(&problem).unwrap().choice;
        assert!(problem.keeps_rules(&found.taken), "{problem:?}");
        assert_eq!(found.total, most, "{problem:?}");
        assert_eq!(merit(&problem).unwrap().taken, down_the_list(&problem), "{problem:?}");
        solved += 1;
    }
    assert!(solved > 8, "only {solved} could be solved");
}
