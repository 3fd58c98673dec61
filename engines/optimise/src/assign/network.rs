//! The problem as a network: piece → group → group → reader → sink. Where the two groupings cross on a piece,
//! a group is cut into parts and its limit is kept by the search, which shares it out among them.

use std::collections::BTreeMap;

use super::draw::{DRAW_SPAN, drawn};
use super::flow::{Cost, Flow, Net, Paths};
use super::problem::{BEST_AFFINITY, MAX_PAIRS, Place, Problem};

/// What one step of an aim weighs, so that no sum of lesser aims outweighs it.
pub(super) mod weight {
    use super::{BEST_AFFINITY, Cost, DRAW_SPAN, MAX_PAIRS};

    /// One unit of the sum of squared loads: more than all draws together.
    pub(crate) const LOAD: Cost = DRAW_SPAN as Cost * MAX_PAIRS as Cost + 1;
    /// One hundredth of affinity: more than the greatest sum of squared loads.
    pub(crate) const AFFINITY: Cost = LOAD * (MAX_PAIRS as Cost * MAX_PAIRS as Cost + 1);
    /// One pair that changes: more than all affinity together.
    pub(crate) const CHANGE: Cost = AFFINITY * (BEST_AFFINITY as Cost * MAX_PAIRS as Cost + 1);
}

/// What the flow is to be cheapest in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Aim {
    /// As few pairs outside the previous assignment as possible; with none, any flow will do.
    Stay,
    /// Few changes, then affinity, then balance, then the draw.
    All,
}

/// What is asked of a network beside the problem itself.
#[derive(Debug, Clone, Copy)]
pub(super) struct Terms<'a> {
    pub(super) aim: Aim,
    /// Pairs that are neither pinned nor in the previous assignment need at least this affinity.
    pub(super) threshold: u32,
    /// Pieces whose demand is lifted; empty when none is.
    pub(super) free: &'a [bool],
}

/// A pair that may be, and the arc that says whether it is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Leaf {
    pub(super) at: Place,
    pub(super) arc: usize,
}

/// A group that crosses the other grouping on one piece: all its parts together have one limit.
#[derive(Debug, Clone)]
pub(super) struct Crossing {
    pub(super) limit: u32,
    pub(super) parts: Vec<usize>,
}

/// The network with what is needed to read it.
#[derive(Debug)]
pub(super) struct Network {
    pub(super) net: Net,
    pub(super) leaves: Vec<Leaf>,
    pub(super) crossings: Vec<Crossing>,
    supply: Vec<(usize, u32)>,
    lowers: Vec<(usize, u32)>,
    pins: Vec<usize>,
    /// A rule that no flow can obey, seen while building: a load with its ends crossed, a pin that is forbidden.
    hopeless: bool,
}

const SINK: usize = 0;

impl Network {
    pub(super) fn build(problem: &Problem, terms: Terms<'_>) -> Self {
        let mut net = Net::default();
        net.node();
        let readers: Vec<usize> = problem.readers.iter().map(|_| net.node()).collect();
        let pieces: Vec<usize> = problem.demands.iter().map(|_| net.node()).collect();
        let pinned = problem.marks(&problem.pinned);
        let previous = problem.marks(&problem.previous);
        let mut network = Self {
            net,
            leaves: Vec::new(),
            crossings: Vec::new(),
            supply: Vec::new(),
            lowers: Vec::new(),
            pins: Vec::new(),
            hopeless: problem.pinned.iter().any(|&at| !problem.open(at)),
        };
        let mut seats = vec![0_u32; readers.len()];
        for (piece, &node) in pieces.iter().enumerate() {
            let here: Vec<usize> = (0..readers.len())
                .filter(|&reader| {
                    let at = Place { piece, reader };
                    let cell = problem.cell(at);
                    let index = problem.index(at);
                    cell.forbidden.is_none()
                        && (cell.affinity >= terms.threshold || pinned[index] || previous[index])
                })
                .collect();
            let above = network.groups(problem, node, &here);
            for (&reader, above) in here.iter().zip(above) {
                let at = Place { piece, reader };
                let changed = !problem.previous.is_empty() && !previous[problem.index(at)];
                let cost = pair_cost(problem, at, changed, terms.aim);
                let arc = network.net.arc(above, readers[reader], 1, cost);
                network.leaves.push(Leaf { at, arc });
                seats[reader] += 1;
                if pinned[problem.index(at)] {
                    network.pins.push(arc);
                }
            }
        }
        network.sink(problem, &readers, &seats, terms.aim);
        network.demand(problem, &pieces, terms.free);
        network
    }

    fn demand(&mut self, problem: &Problem, pieces: &[usize], free: &[bool]) {
        let lifted = |piece: usize| free.get(piece).copied().unwrap_or(false);
        if free.contains(&true) {
            let spring = self.net.node();
            let plenty = u32::try_from(problem.cells.len()).unwrap_or(u32::MAX);
            self.net.arc(SINK, spring, plenty, 0);
            for (_, &node) in pieces.iter().enumerate().filter(|(piece, _)| lifted(*piece)) {
                self.net.arc(spring, node, plenty, 0);
            }
        }
        for (piece, &node) in pieces.iter().enumerate().filter(|(piece, _)| !lifted(*piece)) {
            self.supply.push((node, problem.demands[piece]));
        }
    }

    fn sink(&mut self, problem: &Problem, nodes: &[usize], seats: &[u32], aim: Aim) {
        for (index, reader) in problem.readers.iter().enumerate() {
            if reader.lower > reader.upper || reader.lower > seats[index] {
                self.hopeless = true;
                continue;
            }
            let top = reader.upper.min(seats[index]);
            match aim {
                Aim::Stay => {
                    let arc = self.net.arc(nodes[index], SINK, reader.lower, 0);
                    self.lowers.push((arc, reader.lower));
                    self.net.arc(nodes[index], SINK, top - reader.lower, 0);
                }
                Aim::All => {
                    for load in 1..=top {
                        let arc =
                            self.net.arc(nodes[index], SINK, 1, Cost::from(2 * load - 1) * weight::LOAD);
                        if load <= reader.lower {
                            self.lowers.push((arc, 1));
                        }
                    }
                }
            }
        }
    }

    /// The node above each reader of a piece: the piece itself, or the group or part that counts there.
    fn groups(&mut self, problem: &Problem, piece: usize, here: &[usize]) -> Vec<usize> {
        let a = binding(here, problem.limit_a, |reader| problem.readers[reader].group_a);
        let b = binding(here, problem.limit_b, |reader| problem.readers[reader].group_b);
        let (limit_a, limit_b) = (problem.limit_a.unwrap_or(0), problem.limit_b.unwrap_or(0));
        let mut parts: BTreeMap<u32, BTreeMap<Option<u32>, usize>> = BTreeMap::new();
        let mut size_a: BTreeMap<u32, usize> = BTreeMap::new();
        for (a, b) in a.iter().zip(&b) {
            if let Some(b) = b {
                *parts.entry(*b).or_default().entry(*a).or_default() += 1;
            }
            if let Some(a) = a {
                *size_a.entry(*a).or_default() += 1;
            }
        }
        let mut node_a: BTreeMap<u32, usize> = BTreeMap::new();
        let mut node_b: BTreeMap<(u32, Option<u32>), usize> = BTreeMap::new();
        // A second group that holds whole first groups stands above them.
        for (&group, split) in &parts {
            let whole = split.iter().all(|(a, count)| a.is_none_or(|a| size_a[&a] == *count));
            if split.len() > 1 && whole {
                let above = self.child(piece, limit_b).0;
                for a in split.keys() {
                    match a {
                        Some(a) => {
                            node_a.insert(*a, self.child(above, limit_a).0);
                        }
                        None => {
                            node_b.insert((group, None), above);
                        }
                    }
                }
            }
        }
        for &a in size_a.keys() {
            node_a.entry(a).or_insert_with(|| self.child(piece, limit_a).0);
        }
        for (&group, split) in &parts {
            let whole = split.iter().all(|(a, count)| a.is_none_or(|a| size_a[&a] == *count));
            if split.len() > 1 && whole {
                continue;
            }
            let mut arcs = Vec::new();
            for a in split.keys() {
                let above = a.map_or(piece, |a| node_a[&a]);
                let (node, arc) = self.child(above, limit_b);
                node_b.insert((group, *a), node);
                arcs.push(arc);
            }
            if arcs.len() > 1 {
                self.crossings.push(Crossing { limit: limit_b, parts: arcs });
            }
        }
        a.iter()
            .zip(&b)
            .map(|(a, b)| {
                let below = b.and_then(|b| node_b.get(&(b, *a)).copied());
                below.or_else(|| a.map(|a| node_a[&a])).unwrap_or(piece)
            })
            .collect()
    }

    fn child(&mut self, above: usize, limit: u32) -> (usize, usize) {
        let node = self.net.node();
        (node, self.net.arc(above, node, limit, 0))
    }

    /// The cheapest flow, groups that cross left aside; `None` when there is none.
    pub(super) fn base(&self, paths: &mut Paths) -> Option<Flow> {
        if self.hopeless {
            return None;
        }
        let mut flow = self.net.start();
        for &(node, units) in &self.supply {
            for _ in 0..units {
                if !paths.send(&self.net, &mut flow, node, SINK) {
                    return None;
                }
            }
        }
        for &(arc, least) in &self.lowers {
            if !paths.raise(&self.net, &mut flow, arc, least) {
                return None;
            }
        }
        for &arc in &self.pins {
            if !paths.raise(&self.net, &mut flow, arc, 1) {
                return None;
            }
        }
        Some(flow)
    }

    /// The pieces and readers on one side of the cut that lets no flow through, when there is none: the side
    /// from which the missing unit finds no way.
    pub(super) fn stuck(&self, problem: &Problem) -> Option<(Vec<usize>, Vec<usize>)> {
        let mut paths = Paths::new(&self.net);
        if self.hopeless || self.base(&mut paths).is_some() {
            return None;
        }
        let (readers, pieces) = (problem.readers.len(), problem.demands.len());
        let mut side = (Vec::new(), Vec::new());
        paths.stuck.sort_unstable();
        for node in paths.stuck {
            let node = node as usize;
            if (1..=readers).contains(&node) {
                side.1.push(node - 1);
            } else if (readers + 1..=readers + pieces).contains(&node) {
                side.0.push(node - readers - 1);
            }
        }
        Some(side)
    }

    pub(super) fn pairs(&self, flow: &Flow) -> Vec<Place> {
        self.leaves.iter().filter(|leaf| flow.on(leaf.arc) > 0).map(|leaf| leaf.at).collect()
    }
}

/// The group of each reader, where it can bind: more readers of it are here than may be.
fn binding(here: &[usize], limit: Option<u32>, group: impl Fn(usize) -> Option<u32>) -> Vec<Option<u32>> {
    let Some(limit) = limit else { return vec![None; here.len()] };
    let mut sizes: BTreeMap<u32, u32> = BTreeMap::new();
    for group in here.iter().filter_map(|&reader| group(reader)) {
        *sizes.entry(group).or_default() += 1;
    }
    here.iter().map(|&reader| group(reader).filter(|group| sizes[group] > limit)).collect()
}

fn pair_cost(problem: &Problem, at: Place, changed: bool, aim: Aim) -> Cost {
    match aim {
        Aim::Stay => Cost::from(changed),
        Aim::All => {
            Cost::from(changed) * weight::CHANGE
                + Cost::from(BEST_AFFINITY - problem.cell(at).affinity) * weight::AFFINITY
                + Cost::from(drawn(problem.seed, at))
        }
    }
}

/// What the flow of [`Aim::All`] must cost for these pairs, computed from the problem alone.
pub(super) fn full_cost(problem: &Problem, pairs: &[Place], loads: &[u32]) -> Cost {
    let previous = problem.marks(&problem.previous);
    let each: Cost = pairs
        .iter()
        .map(|&at| {
            let changed = !problem.previous.is_empty() && !previous[problem.index(at)];
            pair_cost(problem, at, changed, Aim::All)
        })
        .sum();
    let squares: Cost = loads.iter().map(|&load| Cost::from(load) * Cost::from(load)).sum();
    each + squares * weight::LOAD
}
