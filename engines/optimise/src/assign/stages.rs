//! The aims in their order: few changes, then the greatest least affinity, then total, balance and the draw.

use super::network::{Aim, Network, Terms, full_cost};
use super::problem::{Place, Problem};
use super::search::{Found, Wish, search};
use super::verify::loads;

/// The best pairs, or that there are none.
#[derive(Debug)]
pub(super) enum Solved {
    /// The pairs in order, and whether every better answer was excluded.
    Best { pairs: Vec<Place>, proved: bool },
    /// No pairs obey the rules.
    Nothing,
    /// The work ran out.
    Unsettled,
    /// The answer does not cost what the problem says it must.
    Broken,
}

/// Solves for all aims. `linked` asks for a connected graph; no least affinity above `ceiling` can be met.
pub(super) fn solve(problem: &Problem, linked: bool, ceiling: Option<u32>) -> Solved {
    let stay = |threshold, at_most| {
        let terms = Terms { aim: Aim::Stay, threshold, free: &[] };
        search(&Network::build(problem, terms), Wish { linked, at_most })
    };
    let (changes, mut proved) = match stay(0, None) {
        Found::Best { cost, proved, .. } => (cost, proved),
        Found::Nothing => return Solved::Nothing,
        Found::Unsettled => return Solved::Unsettled,
    };
    let levels = levels(problem, ceiling);
    // The greatest level that still can be met: below `reached` all can, from `missed` on none.
    let (mut reached, mut missed) = (0, levels.len());
    let mut probe = missed.checked_sub(1).filter(|_| ceiling.is_some());
    while reached < missed {
        let middle = probe.take().unwrap_or(reached.midpoint(missed));
        match stay(levels[middle], Some(changes)) {
            Found::Best { .. } => reached = middle + 1,
            Found::Nothing => missed = middle,
            Found::Unsettled => {
                missed = middle;
                proved = false;
            }
        }
    }
    let threshold = reached.checked_sub(1).map_or(0, |level| levels[level]);
    let terms = Terms { aim: Aim::All, threshold, free: &[] };
    match search(&Network::build(problem, terms), Wish { linked, at_most: None }) {
        Found::Best { cost, pairs, proved: last } => {
            if cost == full_cost(problem, &pairs, &loads(problem, &pairs)) {
                Solved::Best { pairs, proved: proved && last }
            } else {
                Solved::Broken
            }
        }
        Found::Nothing | Found::Unsettled => Solved::Unsettled,
    }
}

/// The affinities that could be the least of a free pair, in order.
fn levels(problem: &Problem, ceiling: Option<u32>) -> Vec<u32> {
    let exempt = [problem.marks(&problem.pinned), problem.marks(&problem.previous)];
    let mut levels: Vec<u32> = problem
        .places()
        .filter(|&at| problem.open(at) && exempt.iter().all(|marks| !marks[problem.index(at)]))
        .map(|at| problem.cell(at).affinity)
        .filter(|&affinity| ceiling.is_none_or(|ceiling| affinity <= ceiling))
        .collect();
    levels.sort_unstable();
    levels.dedup();
    levels
}
