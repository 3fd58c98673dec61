//! Every assignment of a small problem, one by one: slow, and too simple to be wrong.

use std::cmp::Reverse;

use centum_optimise::assign::{Place, Problem, RuleRef, components};

/// How good an assignment is, best least: changes, worst-off, total, balance.
pub(crate) type Key = (usize, Reverse<u32>, Reverse<u64>, u64);

pub(crate) fn key(problem: &Problem, pairs: &[Place]) -> Key {
    let changed = match problem.previous.is_empty() {
        true => 0,
        false => pairs.iter().filter(|at| !problem.previous.contains(at)).count(),
    };
    let free = pairs.iter().filter(|at| !problem.previous.contains(at) && !problem.pinned.contains(at));
    let worst = free.map(|&at| problem.cell(at).affinity).min().unwrap_or(u32::MAX);
    let total = pairs.iter().map(|&at| u64::from(problem.cell(at).affinity)).sum();
    let loads = (0..problem.readers.len())
        .map(|reader| pairs.iter().filter(|at| at.reader == reader).count() as u64)
        .map(|load| load * load)
        .sum();
    (changed, Reverse(worst), Reverse(total), loads)
}

/// The best of all assignments, and the best of the connected ones.
#[derive(Debug, Default)]
pub(crate) struct Bests {
    pub(crate) any: Option<Key>,
    pub(crate) linked: Option<Key>,
}

pub(crate) fn bests(problem: &Problem) -> Bests {
    let mut bests = Bests::default();
    let all = centum_optimise::assign::rules(problem);
    each(problem, &all, &mut |pairs| {
        let key = key(problem, pairs);
        bests.any = Some(bests.any.map_or(key, |best| best.min(key)));
        if components(pairs.iter().copied()).len() <= 1 {
            bests.linked = Some(bests.linked.map_or(key, |best| best.min(key)));
        }
        true
    });
    bests
}

/// Whether these rules can be obeyed together.
pub(crate) fn possible(problem: &Problem, rules: &[RuleRef]) -> bool {
    let mut found = false;
    each(problem, rules, &mut |_| {
        found = true;
        false
    });
    found
}

/// Calls `see` with each assignment that obeys the rules, until it says false.
fn each(problem: &Problem, rules: &[RuleRef], see: &mut dyn FnMut(&[Place]) -> bool) {
    let readers = problem.readers.len();
    let masks: Vec<Vec<u32>> = (0..problem.demands.len())
        .map(|piece| (0..1_u32 << readers).filter(|&mask| piece_obeys(problem, rules, piece, mask)).collect())
        .collect();
    walk(problem, rules, &masks, &mut Vec::new(), see);
}

fn walk(
    problem: &Problem,
    rules: &[RuleRef],
    masks: &[Vec<u32>],
    taken: &mut Vec<u32>,
    see: &mut dyn FnMut(&[Place]) -> bool,
) -> bool {
    let load =
        |reader: usize, taken: &[u32]| taken.iter().filter(|&mask| mask >> reader & 1 == 1).count() as u32;
    let Some((first, rest)) = masks.split_first() else {
        let low = |(reader, who): (usize, &centum_optimise::assign::Reader)| {
            rules.contains(&RuleRef::Lower(reader)) && load(reader, taken) < who.lower
        };
        if problem.readers.iter().enumerate().any(low) {
            return true;
        }
        let pairs: Vec<Place> = taken
            .iter()
            .enumerate()
            .flat_map(|(piece, mask)| {
                (0..problem.readers.len())
                    .filter(move |reader| mask >> reader & 1 == 1)
                    .map(move |reader| Place { piece, reader })
            })
            .collect();
        return see(&pairs);
    };
    for &mask in first {
        taken.push(mask);
        let high = |(reader, who): (usize, &centum_optimise::assign::Reader)| {
            rules.contains(&RuleRef::Upper(reader)) && load(reader, taken) > who.upper
        };
        let fits = !problem.readers.iter().enumerate().any(high);
        let on = !fits || walk(problem, rules, rest, taken, see);
        taken.pop();
        if !on {
            return false;
        }
    }
    true
}

fn piece_obeys(problem: &Problem, rules: &[RuleRef], piece: usize, mask: u32) -> bool {
    let here: Vec<usize> = (0..problem.readers.len()).filter(|reader| mask >> reader & 1 == 1).collect();
    let demand = !rules.contains(&RuleRef::Demand(piece)) || here.len() == problem.demands[piece] as usize;
    let open = here.iter().all(|&reader| {
        let code = problem.cell(Place { piece, reader }).forbidden;
        code.is_none_or(|code| !rules.contains(&RuleRef::Forbidden(code)))
    });
    let pins = problem
        .pinned
        .iter()
        .all(|&at| at.piece != piece || here.contains(&at.reader) || !rules.contains(&RuleRef::Pinned(at)));
    let crowd = |limit: Option<u32>, group: &dyn Fn(usize) -> Option<u32>| {
        here.iter().filter_map(|&reader| group(reader)).all(|wanted| {
            let mates = here.iter().filter(|&&reader| group(reader) == Some(wanted)).count();
            limit.is_none_or(|limit| mates as u32 <= limit)
        })
    };
    let first = !rules.contains(&RuleRef::GroupA)
        || crowd(problem.limit_a, &|reader| problem.readers[reader].group_a);
    let second = !rules.contains(&RuleRef::GroupB)
        || crowd(problem.limit_b, &|reader| problem.readers[reader].group_b);
    demand && open && pins && first && second
}
