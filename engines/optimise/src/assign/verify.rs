//! The exact re-check of an answer, from the problem alone: every rule and every figure.

use std::collections::{BTreeMap, BTreeSet};

use super::problem::{Place, Problem};

/// Whether these pairs obey every rule of the problem.
#[must_use]
pub fn obeys(problem: &Problem, pairs: &[Place]) -> bool {
    let set: BTreeSet<Place> = pairs.iter().copied().collect();
    let known = |at: &Place| at.piece < problem.demands.len() && at.reader < problem.readers.len();
    if set.len() != pairs.len() || !set.iter().all(known) || !set.iter().all(|&at| problem.open(at)) {
        return false;
    }
    let mut served = vec![0_u32; problem.demands.len()];
    let mut groups: BTreeMap<(usize, bool, u32), u32> = BTreeMap::new();
    for at in &set {
        served[at.piece] += 1;
        let reader = problem.readers[at.reader];
        for (second, group) in [(false, reader.group_a), (true, reader.group_b)] {
            if let Some(group) = group {
                *groups.entry((at.piece, second, group)).or_default() += 1;
            }
        }
    }
    let loads = loads(problem, pairs);
    served == problem.demands
        && problem.pinned.iter().all(|at| set.contains(at))
        && problem
            .readers
            .iter()
            .zip(&loads)
            .all(|(reader, load)| (reader.lower..=reader.upper).contains(load))
        && groups.iter().all(|(&(_, second, _), &count)| {
            let limit = if second { problem.limit_b } else { problem.limit_a };
            limit.is_none_or(|limit| count <= limit)
        })
}

/// The pieces of each reader, counted.
pub(super) fn loads(problem: &Problem, pairs: &[Place]) -> Vec<u32> {
    let mut loads = vec![0; problem.readers.len()];
    for at in pairs {
        loads[at.reader] += 1;
    }
    loads
}

/// The least affinity among pairs that are neither pinned nor kept.
pub(super) fn worst(problem: &Problem, pairs: &[Place]) -> Option<u32> {
    let exempt = [problem.marks(&problem.pinned), problem.marks(&problem.previous)];
    let free = pairs.iter().filter(|at| exempt.iter().all(|marks| !marks[problem.index(**at)]));
    free.map(|&at| problem.cell(at).affinity).min()
}

/// The affinity of all pairs together.
pub(super) fn total(problem: &Problem, pairs: &[Place]) -> u64 {
    pairs.iter().map(|&at| u64::from(problem.cell(at).affinity)).sum()
}

#[cfg(test)]
mod tests {
    use super::super::problem::Reader;
    use super::*;

    #[test]
    fn each_rule_is_checked() {
        let reader = Reader { lower: 0, upper: 1, group_a: Some(1), group_b: None };
        let mut problem = Problem::new(vec![2], vec![reader; 3], 0);
        let at = |reader| Place { piece: 0, reader };
        assert!(obeys(&problem, &[at(0), at(1)]));
        assert!(!obeys(&problem, &[at(0)]), "too few");
        assert!(!obeys(&problem, &[at(0), at(0)]), "twice the same");
        assert!(!obeys(&problem, &[at(0), at(3)]), "unknown");
        problem.readers[2].lower = 1;
        assert!(!obeys(&problem, &[at(0), at(1)]), "below the lower load");
        problem.limit_a = Some(1);
        assert!(!obeys(&problem, &[at(0), at(2)]), "too many of one group");
        problem.limit_a = None;
        problem.pinned = vec![at(1)];
        assert!(!obeys(&problem, &[at(0), at(2)]), "a pin is missing");
        problem.cell_mut(at(1)).forbidden = Some(4);
        assert!(!obeys(&problem, &[at(1), at(2)]), "forbidden");
    }
}
