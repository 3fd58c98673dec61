//! Assignment against brute force, on thousands of invented problems.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "assigned/brute.rs"]
mod brute;
#[path = "assigned/random.rs"]
mod random;

use std::cmp::Reverse;

use centum_optimise::assign::{
    Apart, Assignment, Change, Impossible, Origin, Place, Problem, Reader, Refusal, RuleRef, Why, assign,
    components, obeys, rules,
};
use random::{Dice, Groups, call, small};

const KINDS: [Groups; 3] = [Groups::None, Groups::Nested, Groups::Crossing];

fn places(assignment: &Assignment) -> Vec<Place> {
    assignment.pairs.iter().map(|pair| pair.at).collect()
}

/// What must hold of every answer, however large.
fn sound(problem: &Problem, assignment: &Assignment) {
    let pairs = places(assignment);
    assert!(obeys(problem, &pairs));
    assert!(assignment.proved);
    assert_eq!(assignment.links.components, components(pairs.iter().copied()));
    assert_eq!(assignment.links.connected(), assignment.links.apart.is_none());
    for pair in &assignment.pairs {
        assert_eq!(pair.affinity, problem.cell(pair.at).affinity);
        assert!(pair.passed_over.iter().all(|over| over.why != Why::Unproved), "{pair:?}");
        assert_eq!(problem.pinned.contains(&pair.at), pair.origin == Origin::Pinned);
    }
}

fn matches_brute_force(problem: &Problem) -> Option<Box<Impossible>> {
    let bests = brute::bests(problem);
    match assign(problem) {
        Ok(assignment) => {
            sound(problem, &assignment);
            let expected = bests.linked.or(bests.any).unwrap();
            let pairs = places(&assignment);
            assert_eq!(brute::key(problem, &pairs), expected, "{problem:?}");
            assert_eq!(assignment.links.connected(), bests.linked.is_some());
            assert_eq!(assignment.changed, expected.0);
            assert_eq!(assignment.worst.unwrap_or(u32::MAX), expected.1.0);
            assert_eq!(Reverse(assignment.total), expected.2);
            None
        }
        Err(Refusal::Impossible(impossible)) => {
            assert!(bests.any.is_none(), "{problem:?}");
            Some(impossible)
        }
        Err(other) => panic!("{other:?} for {problem:?}"),
    }
}

#[test]
fn the_answer_is_as_good_as_the_best_of_all_assignments() {
    let mut solved = [0; 3];
    for (kind, groups) in KINDS.into_iter().enumerate() {
        for seed in 0..2_000 {
            if matches_brute_force(&small(seed, 4, 5, groups)).is_none() {
                solved[kind] += 1;
            }
        }
    }
    assert!(solved.iter().sum::<u32>() >= 2_000, "too few could be solved: {solved:?}");
    assert!(solved.iter().all(|&count| count >= 300), "too few of one kind: {solved:?}");
}

#[test]
fn a_clash_cannot_be_obeyed_and_without_any_one_of_its_rules_it_can() {
    let mut seen = 0;
    for seed in 0..900 {
        let problem = small(50_000 + seed, 3, 4, KINDS[seed as usize % 3]);
        let Some(impossible) = matches_brute_force(&problem) else { continue };
        seen += 1;
        let clash = &impossible.clash;
        assert!(impossible.irreducible && impossible.smallest, "{clash:?}");
        assert!(!brute::possible(&problem, clash), "{clash:?} can be obeyed: {problem:?}");
        for rule in clash {
            let rest: Vec<RuleRef> = clash.iter().copied().filter(|other| other != rule).collect();
            assert!(brute::possible(&problem, &rest), "{rule:?} of {clash:?} is not needed: {problem:?}");
        }
        if seen % 4 == 0 {
            no_smaller_clash(&problem, clash.len());
        }
    }
    assert!(seen >= 300, "only {seen} could not be solved");
}

/// Rules that clash still clash with more rules beside them, so one size less is enough to look at.
fn no_smaller_clash(problem: &Problem, size: usize) {
    let all = rules(problem);
    for mask in 0..1_u64 << all.len() {
        if mask.count_ones() as usize == size - 1 {
            let some: Vec<RuleRef> =
                (0..all.len()).filter(|index| mask >> index & 1 == 1).map(|index| all[index]).collect();
            assert!(brute::possible(problem, &some), "{some:?} clashes and is smaller: {problem:?}");
        }
    }
}

#[test]
fn every_way_out_leads_out_and_the_cheapest_comes_first() {
    let (mut ways, mut helped, mut seen) = (0, 0, 0);
    for seed in 0..900 {
        let problem = small(90_000 + seed, 4, 4, KINDS[seed as usize % 3]);
        let Err(Refusal::Impossible(impossible)) = assign(&problem) else { continue };
        seen += 1;
        helped += usize::from(!impossible.ways_out.is_empty());
        assert!(impossible.ways_out.is_sorted_by_key(|way| way.cost));
        for way in &impossible.ways_out {
            let changed = way.apply(&problem);
            assert!(brute::bests(&changed).any.is_some(), "{way:?} does not help: {problem:?}");
            assert!(assign(&changed).is_ok());
            ways += 1;
        }
    }
    assert!(seen >= 300 && ways > seen, "{ways} ways for {seen} problems, {helped} helped");
    assert!(helped == seen, "only {helped} of {seen} have a way out");
}

#[test]
fn two_clashes_that_have_nothing_in_common_are_cleared_one_after_the_other() {
    let reader = Reader { lower: 0, upper: 3, ..Reader::default() };
    let mut problem = Problem::new(vec![1, 1, 1], vec![reader; 3], 1);
    problem.readers[2].lower = 4;
    problem.cell_mut(Place { piece: 0, reader: 0 }).forbidden = Some(1);
    problem.pinned = vec![Place { piece: 0, reader: 0 }];
    let Err(Refusal::Impossible(impossible)) = assign(&problem) else { panic!("it is impossible") };
    assert_eq!(impossible.ways_out.len(), 1);
    let changes = &impossible.ways_out[0].changes;
    assert!(changes.contains(&Change::Unpin(problem.pinned.clone())), "{changes:?}");
    assert!(
        changes.iter().any(|change| matches!(change, Change::DropLower { reader: 2, .. })),
        "{changes:?}"
    );
}

#[test]
fn a_piece_in_a_language_that_too_few_read_wants_one_more_reader_who_does() {
    let greek = 30;
    let mut problem = call(3, 40, 12, Groups::None);
    for reader in 2..12 {
        problem.cell_mut(Place { piece: 5, reader }).forbidden = Some(greek);
    }
    for reader in 0..2 {
        problem.cell_mut(Place { piece: 5, reader }).forbidden = None;
    }
    let Err(Refusal::Impossible(impossible)) = assign(&problem) else { panic!("it is impossible") };
    assert_eq!(impossible.clash, [RuleRef::Demand(5), RuleRef::Forbidden(greek)]);
    assert!(impossible.irreducible && impossible.smallest);
    let newcomer = Change::NewReaders { pieces: vec![vec![5]], free_of: vec![greek] };
    assert_eq!(impossible.ways_out[0].changes, [newcomer]);
    assert!(assign(&impossible.ways_out[0].apply(&problem)).is_ok());
}

#[test]
fn after_a_decline_the_fewest_pairs_change_and_finished_ones_stay() {
    let mut tried = 0;
    for seed in 0..1_500 {
        let mut problem = small(120_000 + seed, 4, 5, KINDS[seed as usize % 3]);
        problem.previous.clear();
        let Ok(before) = assign(&problem) else { continue };
        let mut dice = Dice::new(seed);
        problem.previous = places(&before);
        if problem.previous.is_empty() {
            continue;
        }
        let gone = dice.below(problem.readers.len() as u32) as usize;
        problem.pinned.extend(problem.previous.iter().copied().filter(|at| at.reader != gone).take(1));
        problem.pinned.sort_unstable();
        problem.pinned.dedup();
        for at in problem.places().filter(|at| at.reader == gone).collect::<Vec<_>>() {
            if !problem.pinned.contains(&at) {
                problem.cell_mut(at).forbidden = Some(9);
            }
        }
        problem.readers[gone].lower = 0;
        if matches_brute_force(&problem).is_none() {
            tried += 1;
        }
    }
    assert!(tried >= 300, "only {tried}");
}

#[test]
fn the_same_problem_with_the_same_seed_gives_the_same_answer_and_another_seed_another() {
    let mut problem = Problem::new(vec![2; 6], vec![Reader { upper: 3, ..Reader::default() }; 6], 1);
    for cell in &mut problem.cells {
        cell.affinity = 5_000;
    }
    let one = assign(&problem).unwrap();
    assert_eq!(Ok(one.clone()), assign(&problem));
    let others = (2..12).filter(|&seed| {
        problem.seed = seed;
        let other = assign(&problem).unwrap();
        assert_eq!((other.worst, other.total), (one.worst, one.total));
        places(&other) != places(&one)
    });
    assert!(others.count() > 5);
}

#[test]
fn the_answer_does_not_depend_on_the_order_of_lists_or_on_the_names_of_groups() {
    for seed in 0..300 {
        let problem = small(seed, 4, 5, Groups::Crossing);
        let mut turned = problem.clone();
        turned.pinned.reverse();
        turned.previous.reverse();
        for reader in &mut turned.readers {
            reader.group_a = reader.group_a.map(|group| 90 - group);
            reader.group_b = reader.group_b.map(|group| 90 - group);
        }
        match (assign(&problem), assign(&turned)) {
            (Ok(one), Ok(two)) => assert_eq!(one, two),
            (one, two) => assert_eq!(one.is_ok(), two.is_ok()),
        }
    }
}

/// Two halves that like only themselves.
fn halves() -> Problem {
    let mut problem = Problem::new(vec![2; 4], vec![Reader { upper: 2, ..Reader::default() }; 4], 3);
    for at in problem.places().collect::<Vec<_>>() {
        problem.cell_mut(at).affinity = if at.piece / 2 == at.reader / 2 { 9_000 } else { 1_000 };
    }
    problem
}

#[test]
fn a_graph_that_falls_apart_is_linked_at_the_least_cost_and_the_pairs_say_so() {
    let problem = halves();
    let linked = assign(&problem).unwrap();
    sound(&problem, &linked);
    assert!(linked.links.connected() && linked.links.swapped);
    assert_eq!((linked.worst, linked.total), (Some(1_000), 6 * 9_000 + 2 * 1_000));
    assert_eq!(linked.pairs.iter().filter(|pair| pair.origin == Origin::Linking).count(), 2);
}

#[test]
fn a_graph_that_cannot_be_linked_says_why() {
    let mut never = halves();
    for at in never.places().collect::<Vec<_>>() {
        if at.piece / 2 != at.reader / 2 {
            never.cell_mut(at).forbidden = Some(1);
        }
    }
    let apart = assign(&never).unwrap();
    assert_eq!(apart.links.apart, Some(Apart::NeverShare(apart.links.components.clone())));
    assert_eq!(apart.total, 8 * 9_000);
    let mut few = Problem::new(vec![1; 3], vec![Reader { lower: 1, upper: 1, ..Reader::default() }; 3], 1);
    few.cell_mut(Place { piece: 0, reader: 0 }).affinity = 1;
    assert_eq!(assign(&few).unwrap().links.apart, Some(Apart::TooFewPairs { pairs: 3, needed: 5 }));
    let mut pinned = halves();
    pinned.pinned = places(&assign(&never).unwrap());
    assert_eq!(assign(&pinned).unwrap().links.apart, Some(Apart::Excluded));
}

#[test]
fn each_better_reader_who_was_not_taken_has_the_reason_that_kept_them_away() {
    let reader = |upper, group_a| Reader { upper, group_a, ..Reader::default() };
    let mut problem = Problem::new(
        vec![2, 1, 2],
        vec![reader(2, Some(1)), reader(2, Some(1)), reader(2, None), reader(2, None)],
        1,
    );
    problem.limit_a = Some(1);
    let rows = [[9_000, 8_000, 7_000, 5_000], [1_000, 2_000, 9_500, 500], [9_900, 1_000, 9_900, 500]];
    for (piece, row) in rows.iter().enumerate() {
        for (reader, &affinity) in row.iter().enumerate() {
            problem.cell_mut(Place { piece, reader }).affinity = affinity;
        }
    }
    let answer = assign(&problem).unwrap();
    let last = answer.pairs.iter().find(|pair| pair.at == Place { piece: 0, reader: 3 }).unwrap();
    assert_eq!(last.rank, 4);
    let whys: Vec<(usize, Why)> = last.passed_over.iter().map(|over| (over.reader, over.why)).collect();
    assert_eq!(whys, [(1, Why::GroupA), (2, Why::FullLoad)]);
    problem.cell_mut(Place { piece: 0, reader: 1 }).forbidden = Some(44);
    let answer = assign(&problem).unwrap();
    let last = answer.pairs.iter().find(|pair| pair.at == Place { piece: 0, reader: 3 }).unwrap();
    assert_eq!((last.rank, last.passed_over[0].why), (3, Why::Forbidden(44)));
}

#[test]
fn a_call_of_131_pieces_and_30_readers_is_answered_and_proved() {
    for groups in KINDS {
        let problem = call(7, 131, 30, groups);
        let answer = assign(&problem).unwrap();
        sound(&problem, &answer);
        assert!(answer.links.connected());
        assert_eq!(answer.pairs.len(), 393);
        // No exchange of two readers between two pieces betters the total.
        let pairs = places(&answer);
        let cell = |piece, reader| problem.cell(Place { piece, reader }).affinity;
        for (index, one) in pairs.iter().enumerate() {
            for two in &pairs[index + 1..] {
                let now = cell(one.piece, one.reader) + cell(two.piece, two.reader);
                let then = cell(one.piece, two.reader) + cell(two.piece, one.reader);
                if then > now {
                    let mut other = pairs.clone();
                    other.retain(|at| at != one && at != two);
                    other.push(Place { piece: one.piece, reader: two.reader });
                    other.push(Place { piece: two.piece, reader: one.reader });
                    let least = other.iter().map(|at| cell(at.piece, at.reader)).min();
                    assert!(!obeys(&problem, &other) || least < answer.worst, "{one:?} {two:?}");
                }
            }
        }
    }
}
