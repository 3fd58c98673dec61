//! Why each pair stands, and why every better reader does not stand there instead.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::answer::{Origin, Pair, PassedOver, Why};
use super::problem::{Place, Problem};

/// What the reasons are drawn from.
pub(super) struct Facts<'a> {
    pub(super) problem: &'a Problem,
    pub(super) pairs: &'a [Place],
    pub(super) loads: &'a [u32],
    /// The best pairs without regard to links, when they had to be left for the graph to hang together.
    pub(super) unlinked: Option<&'a [Place]>,
    pub(super) proved: bool,
}

/// Each pair with its reason.
pub(super) fn explained(facts: &Facts<'_>) -> Vec<Pair> {
    let problem = facts.problem;
    let taken = problem.marks(facts.pairs);
    let pinned: BTreeSet<Place> = problem.pinned.iter().copied().collect();
    let previous: BTreeSet<Place> = problem.previous.iter().copied().collect();
    let unlinked: Option<BTreeSet<Place>> = facts.unlinked.map(|pairs| pairs.iter().copied().collect());
    let mut explained = Vec::with_capacity(facts.pairs.len());
    let mut from = 0;
    while let Some(first) = facts.pairs.get(from) {
        let piece = first.piece;
        let here = &facts.pairs[from..from + facts.pairs[from..].partition_point(|at| at.piece == piece)];
        from += here.len();
        let mut others: Vec<(u32, usize)> = (0..problem.readers.len())
            .map(|reader| (problem.cell(Place { piece, reader }).affinity, reader))
            .collect();
        others.sort_unstable_by_key(|&(affinity, reader)| (Reverse(affinity), reader));
        for &at in here {
            let affinity = problem.cell(at).affinity;
            let origin = if pinned.contains(&at) {
                Origin::Pinned
            } else if previous.contains(&at) {
                Origin::Kept
            } else if unlinked.as_ref().is_some_and(|pairs| !pairs.contains(&at)) {
                Origin::Linking
            } else {
                Origin::Chosen
            };
            let better = || others.iter().take_while(|(other, _)| *other > affinity);
            let open = better().filter(|(_, reader)| problem.open(Place { piece, reader: *reader })).count();
            let passed_over = better()
                .map(|&(_, reader)| Place { piece, reader })
                .filter(|&other| !taken[problem.index(other)])
                .map(|other| PassedOver { reader: other.reader, why: why(facts, here, at, other, origin) })
                .collect();
            let rank = u32::try_from(open + 1).unwrap_or(u32::MAX);
            explained.push(Pair { at, affinity, rank, origin, passed_over });
        }
    }
    explained
}

fn why(facts: &Facts<'_>, here: &[Place], at: Place, other: Place, origin: Origin) -> Why {
    let problem = facts.problem;
    if let Some(code) = problem.cell(other).forbidden {
        return Why::Forbidden(code);
    }
    match origin {
        Origin::Pinned => return Why::Pinned,
        Origin::Kept => return Why::Kept,
        Origin::Chosen | Origin::Linking => {}
    }
    let reader = problem.readers[other.reader];
    // How many of the other's group would stand on the piece if it took this pair's place.
    let crowded = |limit: Option<u32>, group: &dyn Fn(usize) -> Option<u32>| {
        let Some((limit, wanted)) = limit.zip(group(other.reader)) else { return false };
        let mates =
            here.iter().filter(|mate| **mate != at && group(mate.reader) == Some(wanted)).count() as u64;
        mates >= u64::from(limit)
    };
    if facts.loads[other.reader] >= reader.upper {
        Why::FullLoad
    } else if crowded(problem.limit_a, &|reader| problem.readers[reader].group_a) {
        Why::GroupA
    } else if crowded(problem.limit_b, &|reader| problem.readers[reader].group_b) {
        Why::GroupB
    } else if facts.loads[at.reader] <= problem.readers[at.reader].lower {
        Why::LowerLoad
    } else if facts.unlinked.is_some() {
        Why::Linking
    } else {
        debug_assert!(!facts.proved, "an exchange would better a proved assignment");
        Why::Unproved
    }
}
