//! What rules, weights and a candidate's own place are worth, whichever way the set is chosen: each against every subset.

use centum_optimise::choose::{
    Candidate, Choice, Fixed, MAX_CRITERIA, Price, Problem, Rule, Variation, Way, barred_together, greatest,
    is_in_if, merit, prices, prices_of_floors, weightings,
};

use crate::brute::{self, Dice};

const WAYS: [Way; 2] = [Way::Merit, Way::Greatest];

fn choice(problem: &Problem, way: Way) -> Option<Choice> {
    match way {
        Way::Merit => merit(problem).ok(),
        Way::Greatest => greatest(problem).ok().map(|found| found.choice),
    }
}

fn check(price: &Price, problem: &Problem, choice: &Choice, without: &Problem, way: Way) {
    let there = brute::chosen(without, way).unwrap();
    assert_eq!(
        price.points,
        brute::total(problem, there) - choice.total,
        "{price:?} by {way:?} of {problem:?}"
    );
    for (at, taken) in choice.taken.iter().enumerate() {
        let there = there >> at & 1 == 1;
        assert_eq!(price.comes_in.contains(&at), there && !taken);
        assert_eq!(price.goes_out.contains(&at), !there && *taken);
    }
}

#[test]
fn the_price_of_a_rule_is_the_difference_of_two_choices_of_one_way() {
    let mut dice = Dice(10);
    let mut moved = [0; 2];
    for _ in 0..300 {
        let problem = brute::problem(&mut dice);
        for (way, moved) in WAYS.into_iter().zip(&mut moved) {
            let Some(choice) = choice(&problem, way) else { continue };
            for price in prices(&problem, &choice, way).unwrap() {
                check(&price, &problem, &choice, &brute::without(&problem, price.key), way);
                *moved += usize::from(!price.comes_in.is_empty() || !price.goes_out.is_empty());
            }
        }
    }
    assert!(moved.iter().all(|count| *count > 100), "{moved:?}");
}

#[test]
fn rules_that_bar_together_are_all_needed_and_enough() {
    let mut dice = Dice(21);
    let (mut several, mut none) = (0, 0);
    for _ in 0..300 {
        let problem = brute::problem(&mut dice);
        let Some(choice) = choice(&problem, Way::Greatest) else { continue };
        let is_out = |at: &usize| {
            let one = &problem.candidates[*at];
            one.eligible && one.fixed == Fixed::Free && !choice.taken[*at]
        };
        let out: Vec<usize> = (0..choice.taken.len()).filter(is_out).collect();
        let is_in_without = |at: usize, keys: &[u32]| {
            let without = keys.iter().fold(problem.clone(), |one, key| brute::without(&one, *key));
            brute::chosen(&without, Way::Greatest).unwrap() >> at & 1 == 1
        };
        let seats = problem.seats.map(|seats| seats.key);
        let all: Vec<u32> =
            problem.rules.iter().map(|rule| rule.key).filter(|key| Some(*key) != seats).collect();
        for (&at, keys) in out.iter().zip(barred_together(&problem, &out, Way::Greatest).unwrap()) {
            let Some(keys) = keys else {
                assert!(!is_in_without(at, &all), "candidate {at} of {problem:?}");
                none += 1;
                continue;
            };
            assert!(is_in_without(at, &keys), "{keys:?} for candidate {at} of {problem:?}");
            for key in &keys {
                let fewer: Vec<u32> = keys.iter().copied().filter(|other| other != key).collect();
                assert!(!is_in_without(at, &fewer), "{keys:?} for candidate {at} of {problem:?}");
            }
            several += usize::from(keys.len() > 1);
        }
    }
    assert!(several > 5 && none > 5, "{several} {none}");
}

#[test]
fn the_price_of_a_floor_leaves_the_ceiling_of_its_rule() {
    let mut dice = Dice(13);
    for _ in 0..300 {
        let problem = brute::problem(&mut dice);
        for way in WAYS {
            let Some(choice) = choice(&problem, way) else { continue };
            for price in prices_of_floors(&problem, &choice, way).unwrap() {
                let mut without = problem.clone();
                for rule in without.rules.iter_mut().filter(|rule| rule.key == price.key) {
                    rule.floor = None;
                }
                check(&price, &problem, &choice, &without, way);
            }
        }
    }
}

#[test]
fn who_missed_a_threshold_is_weighed_as_if_it_had_been_met() {
    let mut dice = Dice(14);
    let mut seen = [0; 2];
    for _ in 0..400 {
        let problem = brute::problem(&mut dice);
        for at in (0..problem.candidates.len()).filter(|&at| !problem.candidates[at].eligible) {
            let place = dice.below(at as u64 + 1) as usize;
            let score = problem.candidates[place].score;
            let mut met = brute::moved(&problem, at, place);
            let candidate = &mut met.candidates[place];
            *candidate = Candidate { score, eligible: true, fixed: Fixed::Free, ..*candidate };
            for way in WAYS {
                let Some(set) = brute::chosen(&met, way) else { continue };
                let is_in = set >> place & 1 == 1;
                assert_eq!(
                    is_in_if(&problem, at, (place, score), way).unwrap(),
                    is_in,
                    "{at} of {problem:?}"
                );
                seen[usize::from(is_in)] += 1;
            }
        }
    }
    assert!(seen.iter().all(|count| *count > 30), "{seen:?}");
}

/// Down the list the first fills the bound on its own; the two others have the greatest total together.
fn one_or_two() -> Problem {
    let one = |score| Candidate { score, tie_group: score as u32, eligible: true, fixed: Fixed::Free };
    Problem {
        candidates: [1_000, 900, 850].map(one).to_vec(),
        rules: vec![Rule { key: 1, weights: vec![5, 1, 1], floor: None, ceiling: Some(5) }],
        seats: None,
    }
}

#[test]
fn weightings_are_tried_by_the_way_that_was_declared() {
    let marks = [vec![10, 10], vec![9, 9], vec![9, 8]];
    let times = |way| weightings(&one_or_two(), &marks, &[100, 100], 10, way).unwrap().times_in;
    assert_eq!(times(Way::Merit), [5, 0, 0]);
    assert_eq!(times(Way::Greatest), [0, 5, 5]);
}

#[test]
fn with_many_criteria_one_weight_is_moved_at_a_time() {
    let found = |criteria: usize, way| {
        let marks = vec![vec![1; criteria]; 3];
        weightings(&one_or_two(), &marks, &vec![100; criteria], 10, way)
    };
    for (way, corners) in [(Way::Merit, 8), (Way::Greatest, 5)] {
        let few = found(corners, way).unwrap();
        assert_eq!((few.variation, few.tried), (Variation::Corners, (1 << corners) + 1));
        let more = found(corners + 1, way).unwrap();
        assert_eq!((more.variation, more.tried as usize), (Variation::OneAtATime, 2 * (corners + 1) + 1));
    }
    assert!(found(MAX_CRITERIA, Way::Greatest).is_ok());
    assert!(found(MAX_CRITERIA + 1, Way::Merit).is_err());
}
