//! Ways out of a clash: the least change of each kind that makes an assignment possible, each tried by solving again.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::answer::RuleRef;
use super::clash::feasible;
use super::network::{Aim, Network, Terms};
use super::problem::{Place, Problem, Reader};
use super::search::{Found, Wish, search};

/// The code of pairs that a reader who is yet to be found was not asked for.
pub const NOT_ASKED: u32 = u32::MAX;

/// Single rules of one kind that are tried, and ways of one kind that are kept.
const MAX_TRIED: usize = 40;
const MAX_KEPT: usize = 3;

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

/// A change of a problem that makes an assignment possible.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WayOut {
    /// What changes.
    pub change: Change,
    /// What it weighs against the other ways.
    pub cost: u64,
}

/// One change of a problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// More readers, of no group, each for these pieces at least.
    NewReaders {
        /// The pieces of each new reader.
        pieces: Vec<Vec<usize>>,
        /// What keeps the others from these pieces, the most frequent first: what the new ones must be free of.
        free_of: Vec<u32>,
    },
    /// One reader reads more.
    RaiseUpper {
        /// The reader.
        reader: usize,
        /// The new upper load.
        to: u32,
    },
    /// Every reader may read so many more.
    RaiseUppers {
        /// How many more.
        by: u32,
    },
    /// One reader may read less.
    DropLower {
        /// The reader.
        reader: usize,
        /// The new lower load.
        to: u32,
    },
    /// Every reader may read so many fewer.
    DropLowers {
        /// How many fewer.
        by: u32,
    },
    /// These pieces want another number of readers.
    Demands(Vec<(usize, u32)>),
    /// The limit of first groups is so many.
    LimitA(u32),
    /// The limit of second groups is so many.
    LimitB(u32),
    /// Pairs that are forbidden with a code are allowed.
    Lift {
        /// The code.
        code: u32,
        /// The fewest pairs that need it.
        pairs: Vec<Place>,
    },
    /// These pairs need not stay.
    Unpin(Vec<Place>),
}

impl Change {
    /// The problem with this change made.
    #[must_use]
    pub fn apply(&self, problem: &Problem) -> Problem {
        let mut changed = problem.clone();
        match self {
            Self::NewReaders { pieces, .. } => {
                for pieces in pieces {
                    changed = with_reader(&changed, pieces);
                }
            }
            Self::RaiseUpper { reader, to } => changed.readers[*reader].upper = *to,
            Self::RaiseUppers { by } => {
                for reader in &mut changed.readers {
                    reader.upper = reader.upper.saturating_add(*by);
                }
            }
            Self::DropLower { reader, to } => changed.readers[*reader].lower = *to,
            Self::DropLowers { by } => {
                for reader in &mut changed.readers {
                    reader.lower = reader.lower.saturating_sub(*by);
                }
            }
            Self::Demands(demands) => {
                for &(piece, demand) in demands {
                    changed.demands[piece] = demand;
                }
            }
            Self::LimitA(to) => changed.limit_a = Some(*to),
            Self::LimitB(to) => changed.limit_b = Some(*to),
            Self::Lift { pairs, .. } => {
                for &at in pairs {
                    changed.cell_mut(at).forbidden = None;
                }
            }
            Self::Unpin(pairs) => changed.pinned.retain(|at| !pairs.contains(at)),
        }
        changed
    }
}

/// The problem with one more reader, of no group, who may read these pieces and no others.
fn with_reader(problem: &Problem, pieces: &[usize]) -> Problem {
    let mut readers = problem.readers.clone();
    let upper = u32::try_from(pieces.len()).unwrap_or(u32::MAX);
    readers.push(Reader { upper, ..Reader::default() });
    let mut changed = Problem { readers, cells: Vec::new(), ..problem.clone() };
    let old = problem.readers.len();
    for piece in 0..problem.demands.len() {
        changed.cells.extend_from_slice(&problem.cells[piece * old..(piece + 1) * old]);
        let forbidden = (!pieces.contains(&piece)).then_some(NOT_ASKED);
        changed.cells.push(super::problem::Cell { affinity: 0, forbidden });
    }
    changed
}

/// Ways out of a clash, the cheapest first. A change that touches no rule of the clash cannot help, so none such is tried.
pub(super) fn ways_out(problem: &Problem, clash: &[RuleRef]) -> Vec<WayOut> {
    let seek = Seek { problem, clash };
    let mut ways = Vec::new();
    let kinds = [
        seek.uppers(),
        seek.lowers(),
        seek.limits(),
        seek.single_demands(),
        seek.newcomers(),
        seek.lifts(),
        seek.unpins(),
    ];
    for kind in kinds {
        ways.extend(kind.into_iter().filter(|way| works(&way.change.apply(problem))));
    }
    ways.sort_by_key(|way| way.cost);
    ways
}

fn works(problem: &Problem) -> bool {
    feasible(problem, &[]) == Some(true)
}

struct Seek<'a> {
    problem: &'a Problem,
    clash: &'a [RuleRef],
}

impl Seek<'_> {
    /// The least step from 1 to `most` with which the change works.
    fn least(&self, most: u32, change: impl Fn(u32) -> Change) -> Option<(u32, Change)> {
        let works = |step| works(&change(step).apply(self.problem));
        if most == 0 || !works(most) {
            return None;
        }
        let (mut low, mut high) = (1, most);
        while low < high {
            let middle = low.midpoint(high);
            if works(middle) { high = middle } else { low = middle + 1 }
        }
        Some((low, change(low)))
    }

    fn named<T>(&self, pick: impl Fn(&RuleRef) -> Option<T>) -> Vec<T> {
        self.clash.iter().filter_map(pick).take(MAX_TRIED).collect()
    }

    fn uppers(&self) -> Vec<WayOut> {
        let named = self.named(|rule| if let RuleRef::Upper(reader) = rule { Some(*reader) } else { None });
        let pieces = u32::try_from(self.problem.demands.len()).unwrap_or(u32::MAX);
        let mut ways = Vec::new();
        for &reader in &named {
            let now = self.problem.readers[reader].upper;
            let raised =
                self.least(pieces.saturating_sub(now), |step| Change::RaiseUpper { reader, to: now + step });
            ways.extend(raised.map(|(step, change)| (u64::from(step) * price::UPPER_LOAD, change)));
        }
        let mut ways = cheapest(ways);
        if !named.is_empty()
            && let Some((step, change)) = self.least(pieces, |by| Change::RaiseUppers { by })
        {
            ways.push(WayOut { change, cost: u64::from(step) * (price::UPPER_LOAD + 1) });
        }
        ways
    }

    fn lowers(&self) -> Vec<WayOut> {
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
            ways.push(WayOut { change, cost: u64::from(step) * (price::LOWER_LOAD + 1) });
        }
        ways
    }

    fn limits(&self) -> Vec<WayOut> {
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
            ways.extend(raised.map(|(step, change)| WayOut { change, cost: u64::from(step) * price::GROUP }));
        }
        ways
    }

    /// One piece with fewer readers, or with as many as are pinned to it.
    fn single_demands(&self) -> Vec<WayOut> {
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
    fn newcomers(&self) -> Vec<WayOut> {
        if !self.clash.iter().any(|rule| matches!(rule, RuleRef::Demand(_))) {
            return Vec::new();
        }
        let old = self.problem.readers.len();
        let everywhere: Vec<usize> = (0..self.problem.demands.len()).collect();
        let widest = self.problem.demands.iter().copied().max().unwrap_or(0);
        let mut wider = self.problem.clone();
        for _ in 0..widest {
            wider = with_reader(&wider, &everywhere);
            let Some(mut pairs) = fewest(&wider, |at| at.reader >= old) else { continue };
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
            let mut ways = vec![WayOut { change: Change::NewReaders { pieces, free_of }, cost: newcomers }];
            if demands.len() > 1 {
                let change = Change::Demands(demands.into_iter().collect());
                ways.push(WayOut { change, cost: lost * price::DEMAND });
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

    fn lifts(&self) -> Vec<WayOut> {
        let named = self.named(|rule| if let RuleRef::Forbidden(code) = rule { Some(*code) } else { None });
        let mut ways = Vec::new();
        for code in named {
            let shut = |at: Place| self.problem.cell(at).forbidden == Some(code);
            let mut lifted = self.problem.clone();
            for cell in &mut lifted.cells {
                cell.forbidden = cell.forbidden.filter(|&other| other != code);
            }
            if let Some(pairs) = fewest(&lifted, shut) {
                let cost = pairs.len() as u64 * price::FORBIDDEN;
                ways.push(WayOut { change: Change::Lift { code, pairs }, cost });
            }
        }
        ways
    }

    fn unpins(&self) -> Vec<WayOut> {
        let named = self.named(|rule| if let RuleRef::Pinned(at) = rule { Some(*at) } else { None });
        let single = named.iter().map(|&at| (price::UNPIN, Change::Unpin(vec![at])));
        let working = single.filter(|(_, change)| works(&change.apply(self.problem))).collect();
        let mut ways = cheapest(working);
        if ways.is_empty() && named.len() > 1 {
            ways.push(WayOut { cost: price::UNPIN * named.len() as u64, change: Change::Unpin(named) });
        }
        ways
    }
}

fn cheapest(mut ways: Vec<(u64, Change)>) -> Vec<WayOut> {
    ways.sort_by_key(|(cost, _)| *cost);
    ways.truncate(MAX_KEPT);
    ways.into_iter().map(|(cost, change)| WayOut { change, cost }).collect()
}

/// An assignment with the fewest pairs that `counts`: those pairs.
fn fewest(problem: &Problem, counts: impl Fn(Place) -> bool) -> Option<Vec<Place>> {
    let previous: Vec<Place> = problem.places().filter(|&at| !counts(at)).collect();
    let counted = Problem { previous, ..problem.clone() };
    let network = Network::build(&counted, Terms { aim: Aim::Stay, threshold: 0, free: &[] });
    match search(&network, Wish { linked: false, at_most: None }) {
        Found::Best { pairs, .. } => Some(pairs.into_iter().filter(|&at| counts(at)).collect()),
        Found::Nothing | Found::Unsettled => None,
    }
}
