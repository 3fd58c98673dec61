//! Ways out of a clash: the least change of each kind that makes an assignment possible, each tried by solving again.

use std::cell::Cell;
use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::answer::RuleRef;
use super::change::{Change, WayOut, with_reader};
use super::clash::{clash_of, feasible, only};
use super::network::{Aim, Network, Terms};
use super::problem::{Place, Problem};
use super::search::{self, Wish, search};

/// Single rules of one kind that are tried, as far as the trials reach, and ways of one kind that are kept.
const MAX_TRIED: usize = 40;
const MAX_KEPT: usize = 3;
/// Changes that are tried at most, and how many cells they may hold together.
const MAX_TRIALS: u64 = 4_000;
const MAX_TRIED_CELLS: u64 = 8_000_000;
/// Changes of one way out.
const MAX_CHANGES: usize = 16;

/// What a change weighs: a judgement, declared here and nowhere else. Work that readers take on is cheap, a reader yet
/// to be found dearer, a review that is missing dearer still, and a lifted conflict dearest.
mod price {
    pub(super) const LOWER_LOAD: u64 = 1;
    pub(super) const UPPER_LOAD: u64 = 2;
    pub(super) const GROUP: u64 = 6;
    pub(super) const READER: u64 = 8;
    pub(super) const DEMAND: u64 = 10;
    pub(super) const UNPIN: u64 = 20;
    pub(super) const FORBIDDEN: u64 = 30;
}

/// Ways out of a clash, the cheapest first. A change that touches no rule of the clash cannot help, so none such is
/// tried. Where no single change is enough, clash after clash is cleared by its own cheapest change.
pub(super) fn ways_out(problem: &Problem, clash: &[RuleRef]) -> Vec<WayOut> {
    let trials = Cell::new(MAX_TRIALS.min(MAX_TRIED_CELLS / (problem.cells.len() as u64).max(1)).max(16));
    let single = Seek { problem, free: &[], clash, trials: &trials }.found();
    if !single.is_empty() {
        let way = |(cost, change)| WayOut { changes: vec![change], cost };
        return single.into_iter().map(way).collect();
    }
    let mut way = WayOut { changes: Vec::new(), cost: 0 };
    let mut changed = problem.clone();
    let mut clash = clash.to_vec();
    for _ in 0..MAX_CHANGES {
        let (alone, free) = only(&changed, &clash);
        let seek = Seek { problem: &alone, free: &free, clash: &clash, trials: &trials };
        let Some((cost, change)) = seek.found().into_iter().next() else { break };
        changed = change.apply(&changed);
        way.changes.push(change);
        way.cost += cost;
        match feasible(&changed, &[]) {
            Some(true) => return vec![way],
            Some(false) => clash = clash_of(&changed),
            None => break,
        }
    }
    Vec::new()
}

/// Looks for changes of one problem, some of whose demands may be lifted.
struct Seek<'a> {
    problem: &'a Problem,
    free: &'a [bool],
    clash: &'a [RuleRef],
    trials: &'a Cell<u64>,
}

type Found = Vec<(u64, Change)>;

impl Seek<'_> {
    /// Every change found that works, the cheapest first.
    fn found(&self) -> Found {
        let kinds: [fn(&Self) -> Found; 7] = [
            Self::newcomers,
            Self::lifts,
            Self::uppers,
            Self::lowers,
            Self::limits,
            Self::unpins,
            Self::single_demands,
        ];
        let mut ways: Found = kinds.iter().flat_map(|kind| kind(self)).collect();
        // Not counted: these are few, and none is handed out untried.
        ways.retain(|(_, change)| feasible(&change.apply(self.problem), self.free) == Some(true));
        ways.sort_by_key(|(cost, _)| *cost);
        ways
    }

    fn works(&self, change: &Change) -> bool {
        let Some(left) = self.trials.get().checked_sub(1) else { return false };
        self.trials.set(left);
        feasible(&change.apply(self.problem), self.free) == Some(true)
    }

    /// The least step from 1 to `most` with which the change works.
    fn least(&self, most: u32, change: impl Fn(u32) -> Change) -> Option<(u32, Change)> {
        let works = |step| self.works(&change(step));
        if most == 0 || !works(most) {
            return None;
        }
        // The least step is mostly small, so it is approached from below.
        let (mut low, mut high) = (1, 1);
        while high < most && !works(high) {
            (low, high) = (high + 1, high.saturating_mul(2).min(most));
        }
        while low < high {
            let middle = low.midpoint(high);
            if works(middle) { high = middle } else { low = middle + 1 }
        }
        Some((low, change(low)))
    }

    fn named<T>(&self, pick: impl Fn(&RuleRef) -> Option<T>) -> Vec<T> {
        // A search for the least step takes about ten trials.
        let reach = usize::try_from(self.trials.get() / 20).unwrap_or(MAX_TRIED);
        self.clash.iter().filter_map(pick).take(reach.clamp(1, MAX_TRIED)).collect()
    }

    fn uppers(&self) -> Found {
        let named = self.named(|rule| if let RuleRef::Upper(reader) = rule { Some(*reader) } else { None });
        let pieces = u32::try_from(self.problem.demands.len()).unwrap_or(u32::MAX);
        let all = if named.is_empty() { None } else { self.least(pieces, |by| Change::RaiseUppers { by }) };
        let mut ways = Vec::new();
        for &reader in &named {
            let now = self.problem.readers[reader].upper;
            let raised =
                self.least(pieces.saturating_sub(now), |step| Change::RaiseUpper { reader, to: now + step });
            ways.extend(raised.map(|(step, change)| (u64::from(step) * price::UPPER_LOAD, change)));
        }
        let mut ways = cheapest(ways);
        ways.extend(all.map(|(step, change)| (u64::from(step) * (price::UPPER_LOAD + 1), change)));
        ways
    }

    fn lowers(&self) -> Found {
        let named = self.named(|rule| if let RuleRef::Lower(reader) = rule { Some(*reader) } else { None });
        let mut ways = Vec::new();
        for &reader in &named {
            let now = self.problem.readers[reader].lower;
            let dropped = self.least(now, |step| Change::DropLower { reader, to: now - step });
            ways.extend(dropped.map(|(step, change)| (u64::from(step) * price::LOWER_LOAD, change)));
        }
        let mut ways = cheapest(ways);
        let most = named.iter().map(|&reader| self.problem.readers[reader].lower).max().unwrap_or(0);
        if let Some((step, change)) = self.least(most, |by| Change::DropLowers { by }) {
            ways.push((u64::from(step) * (price::LOWER_LOAD + 1), change));
        }
        ways
    }

    fn limits(&self) -> Found {
        let most = u32::try_from(self.problem.readers.len()).unwrap_or(u32::MAX);
        let mut ways = Vec::new();
        for (rule, limit) in
            [(RuleRef::GroupA, self.problem.limit_a), (RuleRef::GroupB, self.problem.limit_b)]
        {
            let Some(limit) = limit.filter(|_| self.clash.contains(&rule)) else { continue };
            let raised = self.least(most.saturating_sub(limit), |step| match rule {
                RuleRef::GroupA => Change::LimitA(limit + step),
                _ => Change::LimitB(limit + step),
            });
            ways.extend(raised.map(|(step, change)| (u64::from(step) * price::GROUP, change)));
        }
        ways
    }

    /// One piece with fewer readers, or with as many as are pinned to it.
    fn single_demands(&self) -> Found {
        let named = self.named(|rule| if let RuleRef::Demand(piece) = rule { Some(*piece) } else { None });
        let mut ways = Vec::new();
        for piece in named {
            let now = self.problem.demands[piece];
            let pins = self.problem.pinned.iter().filter(|at| at.piece == piece).count();
            let pins = u32::try_from(pins).unwrap_or(u32::MAX);
            let fewer = self.least(now, |step| Change::Demands(vec![(piece, now - step)]));
            ways.extend(fewer.map(|(step, change)| (u64::from(step) * price::DEMAND, change)));
            if pins > now {
                let step = u64::from(pins - now);
                ways.push((step * price::DEMAND, Change::Demands(vec![(piece, pins)])));
            }
        }
        cheapest(ways)
    }

    /// The fewest new readers with the fewest pairs, and the same pairs as demands that are given up.
    fn newcomers(&self) -> Found {
        if !self.clash.iter().any(|rule| matches!(rule, RuleRef::Demand(_))) {
            return Vec::new();
        }
        let old = self.problem.readers.len();
        let everywhere: Vec<usize> = (0..self.problem.demands.len()).collect();
        let widest = self.problem.demands.iter().copied().max().unwrap_or(0);
        let mut wider = self.problem.clone();
        for _ in 0..widest {
            wider = with_reader(&wider, &everywhere);
            let Some(mut pairs) = fewest(&wider, self.free, |at| at.reader >= old) else { continue };
            let mut pieces = vec![Vec::new(); wider.readers.len() - old];
            let mut demands: BTreeMap<usize, u32> = BTreeMap::new();
            pairs.sort_unstable();
            for at in pairs {
                pieces[at.reader - old].push(at.piece);
                *demands.entry(at.piece).or_insert(self.problem.demands[at.piece]) -= 1;
            }
            let lost: u64 =
                demands.iter().map(|(&piece, &to)| u64::from(self.problem.demands[piece] - to)).sum();
            let free_of = self.codes(demands.keys().copied());
            let newcomers = price::READER * pieces.len() as u64 + lost;
            let mut ways = vec![(newcomers, Change::NewReaders { pieces, free_of })];
            if demands.len() > 1 {
                let change = Change::Demands(demands.into_iter().collect());
                ways.push((lost * price::DEMAND, change));
            }
            return ways;
        }
        Vec::new()
    }

    /// The codes that forbid pairs of these pieces, the most frequent first.
    fn codes(&self, pieces: impl Iterator<Item = usize>) -> Vec<u32> {
        let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
        for piece in pieces {
            for reader in 0..self.problem.readers.len() {
                if let Some(code) = self.problem.cell(Place { piece, reader }).forbidden {
                    *counts.entry(code).or_default() += 1;
                }
            }
        }
        let mut codes: Vec<(u32, usize)> = counts.into_iter().collect();
        codes.sort_by_key(|&(code, count)| (Reverse(count), code));
        codes.into_iter().map(|(code, _)| code).collect()
    }

    fn lifts(&self) -> Found {
        let named = self.named(|rule| if let RuleRef::Forbidden(code) = rule { Some(*code) } else { None });
        let mut ways = Vec::new();
        for code in named {
            let shut = |at: Place| self.problem.cell(at).forbidden == Some(code);
            let mut lifted = self.problem.clone();
            for cell in &mut lifted.cells {
                cell.forbidden = cell.forbidden.filter(|&other| other != code);
            }
            if let Some(pairs) = fewest(&lifted, self.free, shut) {
                let cost = pairs.len() as u64 * price::FORBIDDEN;
                ways.push((cost, Change::Lift { code, pairs }));
            }
        }
        ways
    }

    fn unpins(&self) -> Found {
        let named = self.named(|rule| if let RuleRef::Pinned(at) = rule { Some(*at) } else { None });
        let single = named.iter().map(|&at| (price::UNPIN, Change::Unpin(vec![at])));
        let working = single.filter(|(_, change)| self.works(change)).collect();
        let mut ways = cheapest(working);
        if ways.is_empty() && named.len() > 1 {
            ways.push((price::UNPIN * named.len() as u64, Change::Unpin(named)));
        }
        ways
    }
}

fn cheapest(mut ways: Found) -> Found {
    ways.sort_by_key(|(cost, _)| *cost);
    ways.truncate(MAX_KEPT);
    ways
}

/// An assignment with the fewest pairs that `counts`: those pairs.
fn fewest(problem: &Problem, free: &[bool], counts: impl Fn(Place) -> bool) -> Option<Vec<Place>> {
    let previous: Vec<Place> = problem.places().filter(|&at| !counts(at)).collect();
    let counted = Problem { previous, ..problem.clone() };
    let network = Network::build(&counted, Terms { aim: Aim::Stay, threshold: 0, free });
    match search(&network, Wish { linked: false, at_most: None }) {
        search::Found::Best { pairs, .. } => Some(pairs.into_iter().filter(|&at| counts(at)).collect()),
        search::Found::Nothing | search::Found::Unsettled => None,
    }
}
