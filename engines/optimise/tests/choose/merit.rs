//! By merit, against the definition.

use centum_optimise::choose::{ChooseError, Clash, Problem, Rule, Side, merit, open_ties};

use crate::brute::{self, Dice, to_mask};

#[test]
fn the_set_by_merit_is_what_its_definition_says() {
    let mut dice = Dice(1);
    let (mut solved, mut unsatisfiable) = (0, 0);
    for round in 0..4_000 {
        let problem = brute::problem(&mut dice);
        match (merit(&problem), brute::merit(&problem)) {
            (Ok(choice), Some(taken)) => {
                assert_eq!(to_mask(&choice.taken), taken, "round {round}: {problem:?}");
                assert_eq!(choice.total, brute::total(&problem, taken));
                solved += 1;
            }
            (Err(ChooseError::Unsatisfiable(_)), None) => unsatisfiable += 1,
            other => panic!("round {round}: {other:?} for {problem:?}"),
        }
    }
    assert!(solved > 1_500 && unsatisfiable > 300, "{solved} solved, {unsatisfiable} not");
}

fn kept_by(problem: &Problem, sides: &[(u32, Side)]) -> bool {
    brute::sets(problem).any(|mask| {
        sides.iter().all(|&(key, side)| {
            let rule = problem.rules.iter().find(|rule| rule.key == key).unwrap();
            match side {
                Side::Floor => brute::sum(rule, mask) >= rule.floor.unwrap(),
                Side::Ceiling => brute::sum(rule, mask) <= rule.ceiling.unwrap(),
            }
        })
    })
}

fn every_side(problem: &Problem) -> Vec<(u32, Side)> {
    let side = |rule: &Rule| {
        let floor = rule.floor.map(|_| (rule.key, Side::Floor));
        [floor, rule.ceiling.map(|_| (rule.key, Side::Ceiling))]
    };
    problem.rules.iter().flat_map(side).flatten().collect()
}

fn check_clash(problem: &Problem, clash: &Clash) {
    let sides: Vec<(u32, Side)> = clash.sides.iter().map(|one| (one.key, one.side)).collect();
    assert!(!kept_by(problem, &sides), "{clash:?} does not clash in {problem:?}");
    for (at, one) in clash.sides.iter().enumerate() {
        let mut rest = sides.clone();
        let left_out = rest.remove(at);
        assert!(kept_by(problem, &rest), "{left_out:?} is not needed in {clash:?}");
        let eased = |moved_by: u64| {
            let mut eased = problem.clone();
            let rule = eased.rules.iter_mut().find(|rule| rule.key == one.key).unwrap();
            match one.side {
                Side::Floor => rule.floor = rule.floor.map(|floor| floor - moved_by),
                Side::Ceiling => rule.ceiling = rule.ceiling.map(|ceiling| ceiling + moved_by),
            }
            eased
        };
        // The bound moved by what it lacks is kept, by one less it is not.
        for (moved_by, kept) in [(one.short_by, true), (one.short_by - 1, false)] {
            assert_eq!(kept_by(&eased(moved_by), &sides), kept, "{one:?} moved by {moved_by} in {problem:?}");
        }
        // What is said to be enough leaves every rule to be kept, and one less does not.
        let Some(enough) = one.enough else {
            let mut others = every_side(problem);
            others.retain(|other| *other != left_out);
            assert!(!kept_by(problem, &others), "{one:?} would be enough in {problem:?}");
            continue;
        };
        for (moved_by, kept) in [(enough, true), (enough - 1, false)] {
            let all = every_side(problem);
            assert_eq!(kept_by(&eased(moved_by), &all), kept, "{one:?} moved by {moved_by} in {problem:?}");
        }
    }
    let all = every_side(problem);
    for subset in 0..1_u32 << all.len() {
        if (subset.count_ones() as usize) < sides.len() {
            let fewer: Vec<_> = (0..all.len()).filter(|at| subset >> at & 1 == 1).map(|at| all[at]).collect();
            assert!(kept_by(problem, &fewer), "{fewer:?} is smaller than {clash:?}");
        }
    }
}

#[test]
fn rules_that_clash_are_named_with_none_to_spare_and_with_what_they_lack() {
    let mut dice = Dice(2);
    let mut seen = [0; 5];
    while seen.iter().sum::<i32>() < 250 {
        let problem = brute::problem(&mut dice);
        if problem.candidates.len() > 8 || problem.rules.len() > 5 {
            continue;
        }
        if let Err(ChooseError::Unsatisfiable(clash)) = merit(&problem) {
            assert!(clash.smallest);
            check_clash(&problem, &clash);
            seen[clash.sides.len().min(4)] += 1;
        }
    }
    assert!(seen[2] > 20 && seen[3] > 0, "{seen:?}");
}

#[test]
fn one_that_is_in_stays_in_when_it_moves_up() {
    let mut dice = Dice(3);
    for _ in 0..600 {
        let problem = brute::problem(&mut dice);
        let Ok(choice) = merit(&problem) else { continue };
        for (at, _) in choice.taken.iter().enumerate().filter(|(_, taken)| **taken) {
            for to in 0..at {
                assert!(merit(&brute::moved(&problem, at, to)).unwrap().taken[to]);
            }
        }
    }
}

#[test]
fn a_tie_is_open_exactly_when_another_order_of_its_members_gives_another_set() {
    let mut dice = Dice(4);
    let mut open_seen = 0;
    for _ in 0..800 {
        let problem = brute::problem(&mut dice);
        let Ok(choice) = merit(&problem) else { continue };
        let open = open_ties(&problem, &choice).unwrap();
        let mut start = 0;
        while start < problem.candidates.len() {
            let group = problem.candidates[start].tie_group;
            let end = (start..problem.candidates.len())
                .take_while(|&at| problem.candidates[at].tie_group == group)
                .count()
                + start;
            // Each member in turn first of its group: by definition those that are out stay out, or the tie is open.
            let matters = (start..end).filter(|&at| !choice.taken[at]).any(|at| {
                let first = brute::moved(&problem, at, start);
                brute::merit(&first).unwrap() >> start & 1 == 1
            });
            assert_eq!(open.contains(&group), matters, "{group} of {problem:?}");
            open_seen += usize::from(matters);
            start = end;
        }
    }
    assert!(open_seen > 50);
}
