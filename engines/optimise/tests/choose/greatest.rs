//! The greatest total, against every subset.

use centum_optimise::choose::{ChooseError, Fixed, greatest, margins, open_ties_of_greatest};

use crate::brute::{self, Dice, to_mask};

#[test]
fn the_total_is_the_greatest_and_the_set_the_first_of_all_that_reach_it() {
    let mut dice = Dice(5);
    let mut several = 0;
    for round in 0..2_000 {
        let problem = brute::problem(&mut dice);
        let kept = brute::keeping(&problem);
        let found = match greatest(&problem) {
            Ok(found) => found,
            Err(ChooseError::Unsatisfiable(_)) if kept.is_empty() => continue,
            Err(error) => panic!("round {round}: {error:?} for {problem:?}"),
        };
        let best = kept.iter().map(|&mask| brute::total(&problem, mask)).max().unwrap();
        let optima: Vec<u32> =
            kept.iter().copied().filter(|&mask| brute::total(&problem, mask) == best).collect();
        assert_eq!(found.choice.total, best, "round {round}: {problem:?}");
        let first = brute::greatest(&problem).unwrap();
        assert_eq!(to_mask(&found.choice.taken), first, "round {round}: {problem:?}");
        assert!(found.all_known);
        assert_eq!(to_mask(&found.in_every), optima.iter().fold(u32::MAX, |all, mask| all & mask));
        assert_eq!(to_mask(&found.in_some), optima.iter().fold(0, |all, mask| all | mask));
        assert_eq!(found.is_only(), optima.len() == 1);
        several += usize::from(optima.len() > 1);
    }
    assert!(several > 130, "{several}");
}

#[test]
fn a_margin_is_what_forcing_the_other_side_costs() {
    let mut dice = Dice(6);
    for _ in 0..500 {
        let problem = brute::problem(&mut dice);
        let Ok(found) = greatest(&problem) else { continue };
        let kept = brute::keeping(&problem);
        let margins = margins(&problem, &found).unwrap();
        for (at, margin) in margins.iter().enumerate() {
            let one = &problem.candidates[at];
            let other_side = u32::from(!found.choice.taken[at]);
            let forced = kept.iter().filter(|mask| *mask >> at & 1 == other_side);
            let expected = forced.map(|&mask| found.choice.total - brute::total(&problem, mask)).min();
            let open = one.eligible && one.fixed == Fixed::Free;
            assert_eq!(*margin, expected.filter(|_| open), "candidate {at} of {problem:?}");
        }
    }
}

#[test]
fn a_tie_decides_which_of_several_greatest_sets_is_taken_exactly_when_another_order_takes_another() {
    let mut dice = Dice(12);
    let mut seen = 0;
    for _ in 0..800 {
        let problem = brute::problem(&mut dice);
        let Ok(found) = greatest(&problem) else { continue };
        let open = open_ties_of_greatest(&problem, &found).unwrap();
        let taken = &found.choice.taken;
        let group = |at: usize| problem.candidates[at].tie_group;
        for at in (0..taken.len()).filter(|&at| at == 0 || group(at) != group(at - 1)) {
            let mut members = (at..taken.len()).take_while(|&other| group(other) == group(at));
            let decides = members.any(|one| {
                let moved = brute::moved(&problem, one, at);
                !taken[one] && brute::greatest(&moved).unwrap() >> at & 1 == 1
            });
            assert_eq!(open.contains(&group(at)), decides, "{} of {problem:?}", group(at));
            seen += usize::from(decides);
        }
    }
    assert!(seen > 30, "{seen}");
}
