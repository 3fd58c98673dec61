//! At the size of an announcement, and at ten thousand.

use centum_optimise::choose::{Candidate, Fixed, Problem, Rule, Seats, compare, explain, greatest, merit};

use crate::brute::Dice;

/// Countries with floors and ceilings, alumni, mentors, newcomers, a cap on heads: crossing rules as in a real call.
fn call(count: usize, seats: u64, seed: u64) -> Problem {
    let mut dice = Dice(seed);
    let mut scores: Vec<i64> =
        (0..count).map(|_| 4_000 + (0..6).map(|_| dice.below(2_000) as i64).sum::<i64>() / 2).collect();
    scores.sort_unstable_by(|a, b| b.cmp(a));
    let candidates = scores
        .iter()
        .map(|&score| Candidate {
            score,
            tie_group: u32::try_from(score).unwrap(),
            eligible: true,
            fixed: Fixed::Free,
        })
        .collect();
    let countries: Vec<u64> = (0..count).map(|_| dice.below(24).min(dice.below(24))).collect();
    let alumni: Vec<u32> = (0..count).map(|_| u32::from(dice.one_in(3))).collect();
    let mentors: Vec<u32> = (0..count).map(|_| u32::from(dice.one_in(9))).collect();
    let heads: Vec<u32> =
        (0..count).map(|_| if dice.one_in(10) { 2 + dice.below(4) as u32 } else { 1 }).collect();
    let newcomers: Vec<u32> = alumni.iter().map(|alumnus| 1 - alumnus).collect();
    let rule = |key, weights, floor, ceiling| Rule { key, weights, floor, ceiling };
    let mut rules = vec![
        rule(1, vec![1; count], None, Some(seats)),
        rule(2, alumni, None, Some(seats * 26 / 90)),
        rule(3, mentors, Some(seats / 9), None),
        rule(4, heads, None, Some(seats * 126 / 90)),
        rule(5, newcomers, Some(seats * 54 / 90), None),
    ];
    for country in 0..24_u32 {
        let own: Vec<u32> = countries.iter().map(|c| u32::from(*c == u64::from(country))).collect();
        let there: u64 = own.iter().map(|w| u64::from(*w)).sum();
        rules.push(rule(100 + country, own, Some(there.min(seats / 60)), Some(seats / 8)));
    }
    Problem { candidates, rules, seats: Some(Seats { key: 1, fill: true }) }
}

#[test]
fn ten_thousand_candidates_give_two_sets_that_keep_every_rule() {
    let problem = call(10_000, 5_000, 21);
    let by_merit = merit(&problem).unwrap();
    let best = greatest(&problem).unwrap();
    for choice in [&by_merit, &best.choice] {
        assert!(problem.keeps_rules(&choice.taken));
        assert_eq!(choice.taken.iter().filter(|taken| **taken).count(), 5_000);
    }
    let difference = compare(&by_merit, &best.choice);
    assert_eq!(difference.points, best.choice.total - by_merit.total);
    assert!(difference.points >= 0);
    assert_eq!(difference.only_first.len(), difference.only_second.len());
}

#[test]
fn a_call_of_131_for_90_seats_has_a_reason_for_each_in_several_years() {
    for seed in 0..3 {
        let problem = call(131, 90, seed);
        let by_merit = merit(&problem).unwrap();
        assert!(problem.keeps_rules(&by_merit.taken));
        let verdicts = explain(&problem, &by_merit).unwrap();
        assert_eq!(verdicts.iter().filter(|verdict| verdict.taken).count(), 90);
        let best = greatest(&problem).unwrap();
        assert!(best.choice.total >= by_merit.total);
    }
}
