//! Which rules clash: a set without any one of which the rest can be obeyed, and where that is affordable the
//! smallest such set.

use std::collections::BTreeSet;

use super::answer::{Impossible, RuleRef};
use super::network::{Aim, Network, Terms};
use super::problem::Problem;
use super::search::{Found, Wish, search};
use super::ways::ways_out;

/// How many sets of rules are tried at most, and how many cells they may hold together.
const MAX_TRIALS: u64 = 20_000;
const MAX_TRIED_CELLS: u64 = 10_000_000;
/// Above this size no other clash is looked for.
const LARGE_CLASH: usize = 24;

/// Every rule of a problem.
#[must_use]
pub fn rules(problem: &Problem) -> Vec<RuleRef> {
    let mut rules: Vec<RuleRef> = (0..problem.demands.len()).map(RuleRef::Demand).collect();
    rules.extend((0..problem.readers.len()).map(RuleRef::Upper));
    let lower = |reader: &usize| problem.readers[*reader].lower > 0;
    rules.extend((0..problem.readers.len()).filter(lower).map(RuleRef::Lower));
    if problem.limit_a.is_some() && problem.readers.iter().any(|reader| reader.group_a.is_some()) {
        rules.push(RuleRef::GroupA);
    }
    if problem.limit_b.is_some() && problem.readers.iter().any(|reader| reader.group_b.is_some()) {
        rules.push(RuleRef::GroupB);
    }
    let codes: BTreeSet<u32> = problem.cells.iter().filter_map(|cell| cell.forbidden).collect();
    rules.extend(codes.into_iter().map(RuleRef::Forbidden));
    rules.extend(problem.pinned.iter().copied().map(RuleRef::Pinned));
    rules
}

/// Whether these rules alone cannot be obeyed together. `None` when the work ran out.
#[must_use]
pub fn clashes(problem: &Problem, rules: &[RuleRef]) -> Option<bool> {
    let (alone, free) = only(problem, rules);
    feasible(&alone, &free).map(|feasible| !feasible)
}

/// The problem with these rules alone, and for each piece whether its demand is lifted.
pub(super) fn only(problem: &Problem, rules: &[RuleRef]) -> (Problem, Vec<bool>) {
    let kept: BTreeSet<RuleRef> = rules.iter().copied().collect();
    let keeps = |rule: RuleRef| kept.contains(&rule);
    let mut lifted = problem.clone();
    let plenty = u32::try_from(problem.demands.len()).unwrap_or(u32::MAX);
    for (index, reader) in lifted.readers.iter_mut().enumerate() {
        if !keeps(RuleRef::Upper(index)) {
            reader.upper = reader.upper.max(plenty).max(reader.lower);
        }
        if !keeps(RuleRef::Lower(index)) {
            reader.lower = 0;
        }
    }
    if !keeps(RuleRef::GroupA) {
        lifted.limit_a = None;
    }
    if !keeps(RuleRef::GroupB) {
        lifted.limit_b = None;
    }
    for cell in &mut lifted.cells {
        cell.forbidden = cell.forbidden.filter(|&code| keeps(RuleRef::Forbidden(code)));
    }
    lifted.pinned.retain(|&at| keeps(RuleRef::Pinned(at)));
    let free: Vec<bool> = (0..problem.demands.len()).map(|piece| !keeps(RuleRef::Demand(piece))).collect();
    (lifted, free)
}

/// Whether an assignment exists at all, with the demand of some pieces lifted.
pub(super) fn feasible(problem: &Problem, free: &[bool]) -> Option<bool> {
    let problem = Problem { previous: Vec::new(), ..problem.clone() };
    let network = Network::build(&problem, Terms { aim: Aim::Stay, threshold: 0, free });
    match search(&network, Wish { linked: false, at_most: Some(0) }) {
        Found::Best { .. } => Some(true),
        Found::Nothing => Some(false),
        Found::Unsettled => None,
    }
}

/// The clash of a problem that no assignment obeys, and the ways out.
pub(super) fn explain(problem: &Problem) -> Impossible {
    let mut trial = Trial { problem, left: budget(problem), sure: true };
    let all = rules(problem);
    let from = trial.suspects(&all);
    let (mut clash, mut irreducible) = (from.clone(), false);
    for (turn, order) in orders(&from).into_iter().enumerate() {
        // A pair of rules is as small as a clash gets; a very large one is what it is, a lack of room everywhere.
        if turn > 0 && (trial.left == 0 || clash.len() <= 2 || clash.len() > LARGE_CLASH) {
            break;
        }
        trial.sure = true;
        let other = trial.reduce(&[], false, &order);
        if (!trial.sure, other.len()) < (!irreducible, clash.len()) {
            (clash, irreducible) = (other, trial.sure);
        }
    }
    trial.sure = irreducible;
    if let Some(smaller) = trial.smaller(&all, clash.len()) {
        clash = smaller;
    }
    let smallest = trial.sure;
    clash.sort_unstable();
    let ways_out = ways_out(problem, &clash);
    Impossible { clash, irreducible, smallest, ways_out }
}

/// One clash, quickly: perhaps not the smallest.
pub(super) fn clash_of(problem: &Problem) -> Vec<RuleRef> {
    let mut trial = Trial { problem, left: budget(problem) / 4, sure: true };
    let from = trial.suspects(&rules(problem));
    trial.reduce(&[], false, &from)
}

fn budget(problem: &Problem) -> u64 {
    MAX_TRIALS.min(MAX_TRIED_CELLS / (problem.cells.len() as u64).max(1)).max(16)
}

/// Orders of taking the rules up: each may lead to another clash.
fn orders(all: &[RuleRef]) -> Vec<Vec<RuleRef>> {
    let backwards = all.iter().rev().copied().collect();
    let mut middle = all.to_vec();
    middle.rotate_left(all.len() / 2);
    // The families last, so that a clash made of loads and demands alone is found when there is one.
    let (families, single): (Vec<RuleRef>, Vec<RuleRef>) = all.iter().partition(|rule| {
        matches!(rule, RuleRef::GroupA | RuleRef::GroupB | RuleRef::Forbidden(_) | RuleRef::Pinned(_))
    });
    let mut ends = families;
    ends.extend(single);
    vec![all.to_vec(), backwards, middle, ends]
}

struct Trial<'a> {
    problem: &'a Problem,
    left: u64,
    /// Every trial so far could be settled.
    sure: bool,
}

impl Trial<'_> {
    fn clashes(&mut self, rules: &[RuleRef]) -> bool {
        let answer = if self.left == 0 { None } else { clashes(self.problem, rules) };
        self.left = self.left.saturating_sub(1);
        self.sure &= answer.is_some();
        answer.unwrap_or(false)
    }

    /// The rules to begin with: those at the cut where the flow got stuck, when they clash by themselves; else all.
    fn suspects(&mut self, all: &[RuleRef]) -> Vec<RuleRef> {
        let problem = Problem { previous: Vec::new(), ..self.problem.clone() };
        let network = Network::build(&problem, Terms { aim: Aim::Stay, threshold: 0, free: &[] });
        let Some((pieces, readers)) = network.stuck(&problem) else { return all.to_vec() };
        for inside in [true, false] {
            let at_cut = |rule: &&RuleRef| match rule {
                RuleRef::Demand(piece) => pieces.binary_search(piece).is_ok() == inside,
                RuleRef::Upper(reader) | RuleRef::Lower(reader) => {
                    readers.binary_search(reader).is_ok() == inside
                }
                _ => true,
            };
            let some: Vec<RuleRef> = all.iter().filter(at_cut).copied().collect();
            if self.clashes(&some) {
                return some;
            }
        }
        all.to_vec()
    }

    /// Halves the candidates again and again; what is left clashes together with the background, and every rule
    /// of it is needed. A trial that could not be settled only leaves rules in.
    fn reduce(&mut self, background: &[RuleRef], news: bool, candidates: &[RuleRef]) -> Vec<RuleRef> {
        if news && self.clashes(background) {
            return Vec::new();
        }
        let [_, _, ..] = candidates else { return candidates.to_vec() };
        let (first, second) = candidates.split_at(candidates.len() / 2);
        let with_first: Vec<RuleRef> = background.iter().chain(first).copied().collect();
        let from_second = self.reduce(&with_first, true, second);
        let with_second: Vec<RuleRef> = background.iter().chain(&from_second).copied().collect();
        let mut from_first = self.reduce(&with_second, !from_second.is_empty(), first);
        from_first.extend(from_second);
        from_first
    }

    /// A clash of fewer rules, tried size after size; turns `sure` off when not all could be tried.
    fn smaller(&mut self, all: &[RuleRef], size: usize) -> Option<Vec<RuleRef>> {
        // One rule alone clashes only when it asks for more than there is.
        if let Some(alone) = all.iter().find(|rule| hopeless(self.problem, **rule)).filter(|_| size > 1) {
            return Some(vec![*alone]);
        }
        for size in 2..size {
            if choices(all.len(), size) > self.left {
                self.sure = false;
                return None;
            }
            let mut picks: Vec<usize> = (0..size).collect();
            loop {
                let rules: Vec<RuleRef> = picks.iter().map(|&pick| all[pick]).collect();
                if self.clashes(&rules) {
                    return Some(rules);
                }
                if !next(&mut picks, all.len()) {
                    break;
                }
            }
        }
        None
    }
}

/// Whether a rule cannot be obeyed even without any other.
fn hopeless(problem: &Problem, rule: RuleRef) -> bool {
    let more = |wanted: u32, there: usize| u64::from(wanted) > there as u64;
    match rule {
        RuleRef::Demand(piece) => more(problem.demands[piece], problem.readers.len()),
        RuleRef::Lower(reader) => more(problem.readers[reader].lower, problem.demands.len()),
        _ => false,
    }
}

fn choices(of: usize, size: usize) -> u64 {
    (0..size as u64)
        .fold(1_u64, |sum, step| sum.saturating_mul((of as u64).saturating_sub(step)) / (step + 1))
}

/// The next set of indices in order; false after the last.
fn next(picks: &mut [usize], of: usize) -> bool {
    let size = picks.len();
    let Some(turn) = (0..size).rev().find(|&index| picks[index] < of - (size - index)) else { return false };
    picks[turn] += 1;
    for index in turn + 1..size {
        picks[index] = picks[index - 1] + 1;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::super::problem::{Place, Reader};
    use super::*;

    #[test]
    fn all_sets_of_a_size_are_tried() {
        let mut picks = vec![0, 1];
        let mut seen = vec![picks.clone()];
        while next(&mut picks, 4) {
            seen.push(picks.clone());
        }
        assert_eq!(seen.len() as u64, choices(4, 2));
        assert_eq!(seen.last(), Some(&vec![2, 3]));
    }

    #[test]
    fn a_piece_that_nobody_may_read_clashes_with_what_forbids_it() {
        let mut problem = Problem::new(vec![1, 1], vec![Reader { upper: 2, ..Reader::default() }; 2], 0);
        for reader in 0..2 {
            problem.cell_mut(Place { piece: 1, reader }).forbidden = Some(7);
        }
        let impossible = explain(&problem);
        assert_eq!(impossible.clash, [RuleRef::Demand(1), RuleRef::Forbidden(7)]);
        assert!(impossible.irreducible && impossible.smallest);
    }
}
