//! Reasons and changes, each verified by applying it.

use centum_optimise::choose::{
    Because, Choice, Fixed, Problem, Rule, explain, explain_by_enough_floors, merit,
};

use crate::brute::{self, Dice};

fn is_in(problem: &Problem, at: usize) -> bool {
    brute::merit(problem).unwrap() >> at & 1 == 1
}

fn with_floors(problem: &Problem, keys: &[u32]) -> Problem {
    let mut other = problem.clone();
    for rule in other.rules.iter_mut().filter(|rule| !keys.contains(&rule.key)) {
        rule.floor = None;
    }
    other
}

fn without_floors(problem: &Problem, keys: &[u32]) -> Problem {
    let mut other = problem.clone();
    for rule in other.rules.iter_mut().filter(|rule| keys.contains(&rule.key)) {
        rule.floor = None;
    }
    other
}

fn solvable(dice: &mut Dice) -> (Problem, Choice) {
    loop {
        let problem = brute::problem(dice);
        if let Ok(choice) = merit(&problem) {
            return (problem, choice);
        }
    }
}

/// Those taken before a place stay, the rest that is not named is free of rules: is there a set with this one?
fn room_under(problem: &Problem, choice: &Choice, at: usize, keys: &[u32]) -> bool {
    let mut other = problem.clone();
    // Where seats are filled the floor is what can be filled; it takes part under the seats' key.
    let filled = brute::keeping(problem);
    for rule in &mut other.rules {
        if problem.seats.is_some_and(|seats| seats.fill && seats.key == rule.key) {
            rule.floor = filled.iter().map(|&mask| brute::sum(rule, mask)).max();
        }
    }
    other.seats = None;
    other.rules.retain(|rule| keys.contains(&rule.key));
    for (place, one) in other.candidates.iter_mut().enumerate() {
        if place == at || (place < at && choice.taken[place]) {
            one.fixed = Fixed::In;
        }
    }
    !brute::keeping(&other).is_empty()
}

#[test]
fn every_reason_holds() {
    let mut dice = Dice(7);
    let (mut for_rule, mut passed, mut below) = (0, 0, 0);
    for _ in 0..400 {
        let (problem, choice) = solvable(&mut dice);
        let verdicts = explain(&problem, &choice).unwrap();
        for (at, verdict) in verdicts.iter().enumerate() {
            assert_eq!(verdict.taken, choice.taken[at]);
            match &verdict.because {
                Because::OnRank => assert!(is_in(&with_floors(&problem, &[]), at)),
                Because::ForRule { rules, instead_of } => {
                    let without = without_floors(&problem, rules);
                    assert!(!is_in(&without, at), "without {rules:?} {at} is in: {problem:?}");
                    let has_the_seat = |other: usize| !choice.taken[other] && is_in(&without, other);
                    assert!(instead_of.is_none_or(has_the_seat), "{instead_of:?} for {at} of {problem:?}");
                    for_rule += 1;
                }
                Because::PassedOver { clash } => {
                    assert!(!room_under(&problem, &choice, at, clash), "{clash:?} at {at} of {problem:?}");
                    passed += 1;
                }
                Because::BelowLine => {
                    let keys: Vec<u32> = problem.rules.iter().map(|rule| rule.key).collect();
                    assert!(!room_under(&problem, &choice, at, &keys));
                    below += 1;
                }
                Because::NotEligible => assert!(!problem.candidates[at].eligible),
                Because::FixedIn => assert_eq!(problem.candidates[at].fixed, Fixed::In),
                Because::FixedOut => assert_eq!(problem.candidates[at].fixed, Fixed::Out),
            }
        }
    }
    assert!(for_rule > 30 && passed > 100 && below > 100, "{for_rule} {passed} {below}");
}

#[test]
fn the_floors_that_were_named_once_were_enough_and_none_too_many() {
    let mut dice = Dice(7);
    let mut for_rule = 0;
    for _ in 0..400 {
        let (problem, choice) = solvable(&mut dice);
        let verdicts = explain_by_enough_floors(&problem, &choice).unwrap();
        for (at, verdict) in verdicts.iter().enumerate() {
            let Because::ForRule { rules, instead_of } = &verdict.because else { continue };
            assert!(!is_in(&with_floors(&problem, &[]), at));
            assert!(is_in(&with_floors(&problem, rules), at));
            for key in rules {
                let rest: Vec<u32> = rules.iter().copied().filter(|other| other != key).collect();
                assert!(!is_in(&with_floors(&problem, &rest), at), "{key} is not needed");
            }
            assert!(instead_of.is_none_or(|other| !choice.taken[other]));
            for_rule += 1;
        }
    }
    assert!(for_rule > 30, "{for_rule}");
}

#[test]
fn the_points_named_would_have_changed_it_and_fewer_would_not() {
    let mut dice = Dice(8);
    let (mut up, mut down) = (0, 0);
    for _ in 0..400 {
        let (problem, choice) = solvable(&mut dice);
        let last = problem.candidates.len() - 1;
        for (at, verdict) in explain(&problem, &choice).unwrap().iter().enumerate() {
            let Some(change) = &verdict.change else { continue };
            let at_place = |to: usize| is_in(&brute::moved(&problem, at, to), to);
            let scores = |past: usize| problem.candidates[past].score - problem.candidates[at].score;
            match (verdict.taken, change.points) {
                (false, Some(points)) => {
                    assert!(at_place(points.past), "{at} before {points:?} in {problem:?}");
                    assert!(!at_place(points.past + 1));
                    assert_eq!(points.gap, scores(points.past));
                    up += 1;
                }
                (false, None) => assert!(!at_place(0)),
                (true, Some(points)) => {
                    assert!(!at_place(points.past), "{at} behind {points:?} in {problem:?}");
                    assert!(at_place(points.past - 1));
                    assert_eq!(points.gap, -scores(points.past));
                    down += 1;
                }
                (true, None) => assert!(at_place(last)),
            }
        }
    }
    assert!(up > 250 && down > 250, "{up} {down}");
}

#[test]
fn the_rules_named_would_each_have_changed_it_and_no_other_would() {
    let mut dice = Dice(9);
    for _ in 0..200 {
        let (problem, choice) = solvable(&mut dice);
        for (at, verdict) in explain(&problem, &choice).unwrap().iter().enumerate() {
            let Some(change) = &verdict.change else { continue };
            for Rule { key, .. } in &problem.rules {
                let differs = is_in(&brute::without(&problem, *key), at) != choice.taken[at];
                assert_eq!(change.rules.contains(key), differs, "rule {key}, candidate {at}: {problem:?}");
            }
        }
    }
}

#[test]
fn a_choice_that_is_not_the_one_by_merit_is_not_explained() {
    let mut dice = Dice(11);
    let (problem, mut choice) = solvable(&mut dice);
    let at = (0..choice.taken.len())
        .find(|&at| problem.candidates[at].eligible && problem.candidates[at].fixed == Fixed::Free);
    let at = at.unwrap();
    choice.taken[at] = !choice.taken[at];
    assert!(explain(&problem, &choice).is_err());
}
