//! Small scenes, told one by one.

use centum_optimise::choose::{
    Because, Candidate, ChooseError, Fixed, MAX_CANDIDATES, Problem, Rule, Seats, Side, Way, compare,
    explain, explain_by_enough_floors, explain_by_one_clash, greatest, merit, next_in_line, weightings,
};

fn candidates(scores: &[i64]) -> Vec<Candidate> {
    let one = |score: &i64| Candidate {
        score: *score,
        tie_group: *score as u32,
        eligible: true,
        fixed: Fixed::Free,
    };
    scores.iter().map(one).collect()
}

fn rule(key: u32, weights: &[u32], floor: Option<u64>, ceiling: Option<u64>) -> Rule {
    Rule { key, weights: weights.to_vec(), floor, ceiling }
}

fn seats(count: usize, ceiling: u64) -> Rule {
    rule(1, &vec![1; count], None, Some(ceiling))
}

/// Six candidates, three seats, and one seat at least for the group of the last two.
fn one_seat_kept() -> Problem {
    Problem {
        candidates: candidates(&[900, 800, 700, 600, 500, 400]),
        rules: vec![seats(6, 3), rule(7, &[0, 0, 0, 0, 1, 1], Some(1), None)],
        seats: Some(Seats { key: 1, fill: true }),
    }
}

#[test]
fn one_brought_in_by_a_floor_has_the_seat_of_the_best_below_the_line() {
    let problem = one_seat_kept();
    let choice = merit(&problem).unwrap();
    assert_eq!(choice.taken, [true, true, false, false, true, false]);
    let verdicts = explain(&problem, &choice).unwrap();
    assert_eq!(verdicts[0].because, Because::OnRank);
    assert_eq!(verdicts[4].because, Because::ForRule { rules: vec![7], instead_of: Some(2) });
    assert_eq!(verdicts[2].because, Because::PassedOver { clash: vec![1, 7] });
    // Without the floor the fourth would have been below the line all the same.
    assert_eq!(verdicts[3].because, Because::BelowLine);
    assert_eq!(verdicts[5].because, Because::BelowLine);
    let change = verdicts[2].change.clone().unwrap();
    assert_eq!((change.points.unwrap().past, change.points.unwrap().gap), (1, 100));
    assert_eq!(change.rules, [1, 7]);
    let change = verdicts[4].change.clone().unwrap();
    assert_eq!((change.points.unwrap().past, change.points.unwrap().gap), (5, 100));
}

#[test]
fn one_that_either_of_two_floors_would_bring_in_is_told_both_and_the_other_who_has_its_seat() {
    // The fourth is of both groups, the fifth of the first alone.
    let problem = Problem {
        candidates: candidates(&[900, 800, 700, 600, 500]),
        rules: vec![
            seats(5, 3),
            rule(7, &[0, 0, 0, 1, 1], Some(2), None),
            rule(8, &[0, 0, 0, 1, 0], Some(1), None),
        ],
        seats: Some(Seats { key: 1, fill: false }),
    };
    let choice = merit(&problem).unwrap();
    assert_eq!(choice.taken, [true, false, false, true, true]);
    let verdicts = explain(&problem, &choice).unwrap();
    assert_eq!(verdicts[3].because, Because::ForRule { rules: vec![7, 8], instead_of: Some(1) });
    // Without its floor the second would be in, and the fourth all the same.
    assert_eq!(verdicts[4].because, Because::ForRule { rules: vec![7], instead_of: Some(1) });
    let as_once = explain_by_enough_floors(&problem, &choice).unwrap();
    assert_eq!(as_once[3].because, Because::ForRule { rules: vec![7], instead_of: Some(1) });
    assert_eq!(as_once[4].because, Because::ForRule { rules: vec![7], instead_of: None });
}

#[test]
fn a_seat_held_back_is_a_lower_ceiling() {
    let mut problem = one_seat_kept();
    problem.rules[0].ceiling = Some(2);
    assert_eq!(merit(&problem).unwrap().taken, [true, false, false, false, true, false]);
}

#[test]
fn one_that_two_rules_bar_while_seats_are_left_is_told_both() {
    let problem = Problem {
        candidates: candidates(&[900, 800, 700, 600]),
        rules: vec![
            seats(4, 3),
            rule(2, &[1, 0, 1, 0], None, Some(1)),
            rule(3, &[0, 1, 1, 0], None, Some(1)),
        ],
        seats: Some(Seats { key: 1, fill: false }),
    };
    let choice = merit(&problem).unwrap();
    assert_eq!(choice.taken, [true, true, false, true], "the last one has the seat that was left");
    let because = Because::PassedOver { clash: vec![2, 3] };
    assert_eq!(explain(&problem, &choice).unwrap()[2].because, because);
    let as_once = explain_by_one_clash(&problem, &choice).unwrap();
    assert_eq!(as_once[2].because, Because::BelowLine);
}

#[test]
fn where_a_rule_leaves_seats_empty_nobody_is_told_that_none_was_left() {
    let problem = Problem {
        candidates: candidates(&[900, 800, 700, 600]),
        rules: vec![seats(4, 2), rule(2, &[5, 1, 1, 1], None, Some(5))],
        seats: Some(Seats { key: 1, fill: false }),
    };
    let choice = merit(&problem).unwrap();
    assert_eq!(choice.taken, [true, false, false, false]);
    for verdict in &explain(&problem, &choice).unwrap()[1..] {
        assert_eq!(verdict.because, Because::PassedOver { clash: vec![2] });
    }
}

#[test]
fn one_that_a_full_rule_bars_is_below_the_line_where_no_seat_was_left_either() {
    let problem = Problem {
        candidates: candidates(&[900, 800, 700, 600]),
        rules: vec![rule(2, &[1, 0, 0, 1], None, Some(1)), seats(4, 2)],
        seats: Some(Seats { key: 1, fill: false }),
    };
    let choice = merit(&problem).unwrap();
    assert_eq!(choice.taken, [true, true, false, false]);
    let verdicts = explain(&problem, &choice).unwrap();
    assert!(verdicts[2..].iter().all(|verdict| verdict.because == Because::BelowLine), "{verdicts:?}");
}

#[test]
fn where_rules_cross_the_greatest_total_may_be_another_set_and_its_price_is_said() {
    // The best one is heavy: with it only one more fits.
    let problem = Problem {
        candidates: candidates(&[900, 800, 700, 600]),
        rules: vec![seats(4, 3), rule(2, &[3, 1, 1, 2], None, Some(4))],
        seats: Some(Seats { key: 1, fill: false }),
    };
    let by_merit = merit(&problem).unwrap();
    assert_eq!(by_merit.taken, [true, true, false, false]);
    let best = greatest(&problem).unwrap();
    assert_eq!(best.choice.taken, [false, true, true, true]);
    let difference = compare(&by_merit, &best.choice);
    assert_eq!(
        (difference.only_first, difference.only_second, difference.points),
        (vec![0], vec![2, 3], 400)
    );
}

#[test]
fn sets_of_equal_total_are_found_and_the_first_by_rank_is_given() {
    let problem = Problem {
        candidates: candidates(&[900, 700, 700, 700]),
        rules: vec![seats(4, 2), rule(2, &[0, 1, 0, 1], None, Some(1))],
        seats: Some(Seats { key: 1, fill: true }),
    };
    let best = greatest(&problem).unwrap();
    assert_eq!(best.choice.taken, [true, true, false, false]);
    assert!(!best.is_only() && best.all_known);
    assert_eq!(best.in_every, [true, false, false, false]);
    assert_eq!(best.in_some, [true; 4]);
}

#[test]
fn seats_that_the_rules_leave_empty_stay_empty() {
    let mut problem = one_seat_kept();
    problem.rules.push(rule(8, &[1, 1, 1, 1, 0, 0], None, Some(1)));
    problem.rules[0].ceiling = Some(5);
    assert_eq!(merit(&problem).unwrap().taken, [true, false, false, false, true, true]);
}

#[test]
fn rules_that_clash_say_what_is_lacking() {
    let mut problem = one_seat_kept();
    problem.rules[1].floor = Some(5);
    let Err(ChooseError::Unsatisfiable(clash)) = merit(&problem) else { panic!() };
    assert_eq!((clash.sides.len(), clash.smallest), (1, true));
    let side = clash.sides[0];
    assert_eq!((side.key, side.side, side.short_by), (7, Side::Floor, 3));
    let Err(ChooseError::Unsatisfiable(same)) = greatest(&problem) else { panic!() };
    assert_eq!(same, clash);
}

#[test]
fn what_is_enough_to_end_a_clash_reckons_with_the_rules_outside_it() {
    let problem = Problem {
        candidates: candidates(&[900, 800, 700]),
        rules: vec![rule(1, &[1, 1, 1], Some(4), None), rule(2, &[1, 1, 0], None, Some(1))],
        seats: None,
    };
    let Err(ChooseError::Unsatisfiable(clash)) = merit(&problem) else { panic!() };
    let [side] = &clash.sides[..] else { panic!("{clash:?}") };
    assert_eq!((side.key, side.short_by, side.enough), (1, 1, Some(2)));
}

#[test]
fn on_a_decline_the_next_of_the_same_group_comes_in_where_a_rule_asks_for_it() {
    let problem = one_seat_kept();
    let before = merit(&problem).unwrap();
    let groups = [vec![true, true, true, true, false, false], vec![false, false, false, false, true, true]];
    let next = next_in_line(&problem, &before, &[0, 1], &[4], &groups).unwrap();
    assert_eq!((next.comes_in, next.goes_out), (vec![5], vec![]));
    // After that the second group has nobody left.
    assert_eq!(next.next_of_group, [Some(2), None]);
    let other = next_in_line(&problem, &before, &[0, 4], &[1], &groups).unwrap();
    assert_eq!((other.comes_in, other.next_of_group), (vec![2], vec![Some(3), Some(5)]));
    let nobody = next_in_line(&problem, &before, &[0, 1], &[4, 5], &groups);
    assert!(matches!(nobody, Err(ChooseError::Unsatisfiable(_))));
}

#[test]
fn who_is_in_under_every_weighting_and_who_under_some() {
    let problem = Problem {
        candidates: candidates(&[900, 710, 700, 100]),
        rules: vec![seats(4, 2)],
        seats: Some(Seats { key: 1, fill: true }),
    };
    let marks = [vec![450, 450], vec![500, 210], vec![200, 500], vec![50, 50]];
    let found = weightings(&problem, &marks, &[50, 50], 20, Way::Merit).unwrap();
    assert_eq!(found.tried, 5);
    assert_eq!(found.times_in, [5, 4, 1, 0]);
    assert!(found.always(0) && found.sometimes(1) && found.sometimes(2) && !found.sometimes(3));
    assert_eq!(weightings(&problem, &marks, &[50, 50], 0, Way::Merit).unwrap().times_in, [1, 1, 0, 0]);
}

#[test]
fn what_is_malformed_or_too_large_is_refused_with_the_limit() {
    let problem = one_seat_kept();
    let mut twice = problem.clone();
    twice.rules[1].key = 1;
    assert_eq!(merit(&twice), Err(ChooseError::TwoRulesOneKey(1)));
    let mut short = problem.clone();
    short.rules[1].weights.pop();
    assert_eq!(merit(&short), Err(ChooseError::WrongLength { found: 5, wanted: 6 }));
    let mut fixed = problem.clone();
    fixed.candidates[2] = Candidate { eligible: false, fixed: Fixed::In, ..fixed.candidates[2] };
    assert_eq!(merit(&fixed), Err(ChooseError::FixedInNotEligible(2)));
    let mut none = problem.clone();
    none.seats = Some(Seats { key: 99, fill: true });
    assert_eq!(merit(&none), Err(ChooseError::NoSuchRule(99)));
    let many = Problem { candidates: candidates(&vec![0; MAX_CANDIDATES + 1]), ..Problem::default() };
    assert!(matches!(merit(&many), Err(ChooseError::TooLarge { what: "candidates", .. })));
}

#[test]
fn nobody_and_no_rule_are_answered_plainly() {
    let nobody = Problem::default();
    assert_eq!(merit(&nobody).unwrap().taken, [false; 0]);
    assert_eq!(greatest(&nobody).unwrap().choice.total, 0);
    let free = Problem { candidates: candidates(&[300, 200, -100]), ..Problem::default() };
    assert_eq!(merit(&free).unwrap().taken, [true; 3]);
    // A score below nought only lowers the total.
    assert_eq!(greatest(&free).unwrap().choice.taken, [true, true, false]);
}
