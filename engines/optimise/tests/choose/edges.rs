//! Lists at the edge: nobody to choose from, one alone, everyone equal, more seats than candidates.

use centum_optimise::choose::{
    Because, Candidate, Fixed, Problem, Rule, Seats, Way, explain, greatest, margins, merit, open_ties,
    open_ties_of_greatest, prices,
};

const WAYS: [Way; 2] = [Way::Merit, Way::Greatest];

fn list(scores: &[i64], eligible: bool, seats: u64) -> Problem {
    let one = |score: &i64| Candidate {
        score: *score,
        tie_group: u32::try_from(1_000 - score).unwrap(),
        eligible,
        fixed: Fixed::Free,
    };
    let weights = vec![1; scores.len()];
    Problem {
        candidates: scores.iter().map(one).collect(),
        rules: vec![Rule { key: 1, weights, floor: None, ceiling: Some(seats) }],
        seats: Some(Seats { key: 1, fill: false }),
    }
}

#[test]
fn where_nobody_can_be_chosen_nobody_is_and_the_seats_cost_nothing() {
    for problem in [list(&[], true, 3), list(&[500, 500, 400], false, 3)] {
        let found = greatest(&problem).unwrap();
        assert_eq!(found.choice, merit(&problem).unwrap());
        assert!(found.choice.taken.iter().all(|taken| !taken));
        assert!(found.all_known && found.is_only());
        for way in WAYS {
            let price = prices(&problem, &found.choice, way).unwrap().remove(0);
            assert_eq!((price.points, price.comes_in.len(), price.goes_out.len()), (0, 0, 0));
        }
        let verdicts = explain(&problem, &found.choice).unwrap();
        assert!(verdicts.iter().all(|verdict| verdict.because == Because::NotEligible));
        assert!(margins(&problem, &found).unwrap().iter().all(Option::is_none));
        assert!(open_ties(&problem, &found.choice).unwrap().is_empty());
        assert!(open_ties_of_greatest(&problem, &found).unwrap().is_empty());
    }
}

#[test]
fn one_alone_and_everyone_where_seats_are_left_are_in_and_there_is_no_other_set() {
    for problem in [list(&[500], true, 1), list(&[500], true, 3), list(&[500, 500, 400], true, 9)] {
        let found = greatest(&problem).unwrap();
        assert_eq!(found.choice, merit(&problem).unwrap());
        assert!(found.choice.taken.iter().all(|taken| *taken));
        assert!(found.all_known && found.is_only());
        for way in WAYS {
            let price = prices(&problem, &found.choice, way).unwrap().remove(0);
            assert_eq!((price.points, price.comes_in.len(), price.goes_out.len()), (0, 0, 0));
        }
        let verdicts = explain(&problem, &found.choice).unwrap();
        assert!(verdicts.iter().all(|verdict| verdict.because == Because::OnRank));
        assert!(open_ties_of_greatest(&problem, &found).unwrap().is_empty());
    }
}

#[test]
fn among_equals_the_other_sets_are_found_and_the_seats_have_their_price() {
    let problem = list(&[500; 6], true, 2);
    let found = greatest(&problem).unwrap();
    assert_eq!(found.choice.taken, [true, true, false, false, false, false]);
    assert!(found.all_known && !found.is_only());
    assert_eq!((found.in_every, found.in_some), (vec![false; 6], vec![true; 6]));
    assert_eq!(open_ties(&problem, &found.choice).unwrap(), [500]);
    for way in WAYS {
        let price = prices(&problem, &found.choice, way).unwrap().remove(0);
        assert_eq!((price.points, price.comes_in), (2_000, vec![2, 3, 4, 5]));
    }
}

#[test]
fn where_every_seat_is_confirmed_and_nobody_is_left_the_set_stays() {
    let mut problem = list(&[500, 400, 300], true, 2);
    problem.candidates[0].fixed = Fixed::In;
    problem.candidates[1].fixed = Fixed::In;
    problem.candidates[2].fixed = Fixed::Out;
    let found = greatest(&problem).unwrap();
    assert_eq!(found.choice.taken, [true, true, false]);
    assert_eq!(found.choice, merit(&problem).unwrap());
    assert!(found.all_known && found.is_only());
}
