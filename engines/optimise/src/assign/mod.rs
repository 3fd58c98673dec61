//! Who reads what: each piece gets exactly as many readers as it wants, each reader a load within bounds, no pair
//! that is forbidden, every pair that is pinned, and no more readers of one group on one piece than may be.
//!
//! # The aims, in their order
//! 0. With a previous assignment: as many of its pairs as still may be are kept (so the fewest change).
//! 1. The worst-off piece: the least affinity of any pair that is free to choose (neither pinned nor kept) is as
//!    great as possible. This is the bottleneck of the assignment. The sum of a piece's affinities would be another
//!    measure of who is worst off; making the least sum greatest is NP-hard already without groups, so it could not
//!    be answered exactly for every problem, and a rule that is not met exactly cannot be defended.
//! 2. The total affinity is as great as possible.
//! 3. The loads are balanced: the sum of their squares is as small as possible.
//! 4. What is still open is drawn: each pair has a number from the declared seed, and the least sum wins. So the
//!    answer depends on the problem and its seed, never on the order in which paths were found.
//!
//! The graph of pieces and readers is then asked to be connected. If the best assignment is not, the answer is the best,
//! by the same aims in the same order, among all connected ones; when there is none, the unconnected best with the
//! reason.
//!
//! # What is exact
//! All of it, in integers. Where the groupings are nested on a piece (or do not bind there) a least-cost flow gives
//! the answer directly; where they cross, and for links, branch and bound over such flows excludes everything
//! else. Only this last part has a limit of work: an answer it could not finish says `proved: false`. Every answer is
//! checked again from the problem alone, rule by rule and figure by figure.
//!
//! When no assignment obeys all rules, a small set of clashing rules is given ([`Impossible`] says whether it
//! is irreducible and whether it is known to be smallest), with ways out that were each tried.

mod answer;
mod change;
mod clash;
mod draw;
mod flow;
mod links;
mod network;
mod problem;
mod reasons;
mod search;
mod stages;
mod verify;
mod ways;

pub use answer::{Apart, Assignment, Impossible, Links, Origin, Pair, PassedOver, Refusal, RuleRef, Why};
pub use change::{Change, NOT_ASKED, WayOut};
pub use clash::{clashes, rules};
pub use links::{Component, components};
pub use problem::{
    BEST_AFFINITY, Cell, Fault, MAX_CELLS, MAX_PAIRS, MAX_PIECES, MAX_READERS, Place, Problem, Reader,
};
pub use verify::obeys;

use reasons::Facts;
use stages::{Solved, solve};

/// The best assignment, or why there is none.
///
/// # Errors
/// A problem that is not well put, rules that clash (with the clash and ways out), or a limit of work.
pub fn assign(problem: &Problem) -> Result<Assignment, Refusal> {
    problem.check()?;
    let (best, proved) = match solve(problem, false, None) {
        Solved::Best { pairs, proved } => (pairs, proved),
        Solved::Nothing => return Err(Refusal::Impossible(Box::new(clash::explain(problem)))),
        Solved::Unsettled => return Err(Refusal::TooHard),
        Solved::Broken => return Err(Refusal::Broken),
    };
    let parts = components(best.iter().copied());
    if parts.len() <= 1 {
        let links = Links { components: parts, swapped: false, apart: None };
        return finished(problem, best, None, links, proved);
    }
    let apart = match never(problem, &best) {
        Some(apart) => apart,
        // With a previous assignment the linked answer may keep fewer pairs and so do better in what is free.
        None => {
            match solve(problem, true, verify::worst(problem, &best).filter(|_| problem.previous.is_empty()))
            {
                Solved::Best { pairs, proved: linked } => {
                    let components = components(pairs.iter().copied());
                    let links = Links { components, swapped: true, apart: None };
                    return finished(problem, pairs, Some(best), links, proved && linked);
                }
                Solved::Nothing => Apart::Excluded,
                Solved::Unsettled => Apart::Unsettled,
                Solved::Broken => return Err(Refusal::Broken),
            }
        }
    };
    let links = Links { components: parts, swapped: false, apart: Some(apart) };
    finished(problem, best, None, links, proved)
}

/// Why the graph can never be connected, where that is seen without a search.
fn never(problem: &Problem, best: &[Place]) -> Option<Apart> {
    let wanted = |at: &Place| problem.demands[at.piece] > 0 && problem.readers[at.reader].upper > 0;
    let mut sets = components(problem.places().filter(|&at| problem.open(at)).filter(wanted));
    sets.retain(|set| best.iter().any(|at| set.pieces.binary_search(&at.piece).is_ok()));
    if sets.len() > 1 {
        return Some(Apart::NeverShare(sets));
    }
    let pieces = problem.demands.iter().filter(|&&demand| demand > 0).count() as u64;
    let pinned = problem.marks(&problem.pinned);
    let bound = (0..problem.readers.len()).filter(|&reader| {
        let pins = |piece| pinned[problem.index(Place { piece, reader })];
        problem.readers[reader].lower > 0 || (0..problem.demands.len()).any(pins)
    });
    let widest = problem.demands.iter().copied().max().unwrap_or(0);
    let needed = pieces + (bound.count() as u64).max(u64::from(widest)).max(1) - 1;
    let pairs = best.len() as u64;
    (pairs < needed).then_some(Apart::TooFewPairs { pairs, needed })
}

/// Checks an answer exactly and gives each pair its reason.
fn finished(
    problem: &Problem,
    mut pairs: Vec<Place>,
    unlinked: Option<Vec<Place>>,
    links: Links,
    proved: bool,
) -> Result<Assignment, Refusal> {
    pairs.sort_unstable();
    if !obeys(problem, &pairs) {
        return Err(Refusal::Broken);
    }
    let loads = verify::loads(problem, &pairs);
    let facts = Facts { problem, pairs: &pairs, loads: &loads, unlinked: unlinked.as_deref(), proved };
    let explained = reasons::explained(&facts);
    let before = problem.marks(&problem.previous);
    let changed = if problem.previous.is_empty() {
        0
    } else {
        pairs.iter().filter(|&&at| !before[problem.index(at)]).count()
    };
    Ok(Assignment {
        worst: verify::worst(problem, &pairs),
        total: verify::total(problem, &pairs),
        pairs: explained,
        loads,
        changed,
        links,
        proved,
    })
}
