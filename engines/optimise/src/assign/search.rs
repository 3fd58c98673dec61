//! Branch and bound over edits of a flow: shares out the limit of a group that crosses the other grouping, and
//! links components by a pair across the cut. The bound is the exact cost of the flow, so the first answer
//! that survives is the cheapest of all.

use super::flow::{Cost, Flow, Paths};
use super::links::components;
use super::network::{Crossing, Network};
use super::problem::Place;

/// How many arcs one search may look at after its first flow: some seconds of work.
const SEARCH_WORK: u64 = 400_000_000;
/// The same when the graph must be connected: many pairs could link it, and a good answer comes early.
const LINK_WORK: u64 = 100_000_000;
/// How many ways of sharing out one limit are tried.
const MAX_SHARES: usize = 512;

/// What a search found.
#[derive(Debug)]
pub(super) enum Found {
    /// The cheapest answer; `proved` is false when the work ran out before all others were excluded.
    Best { cost: Cost, pairs: Vec<Place>, proved: bool },
    /// There is none.
    Nothing,
    /// The work ran out before one was found.
    Unsettled,
}

/// What is sought.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wish {
    /// The graph must be connected.
    pub(super) linked: bool,
    /// Any answer of at most this cost will do, and no dearer one.
    pub(super) at_most: Option<Cost>,
}

/// The cheapest assignment of a network.
pub(super) fn search(network: &Network, wish: Wish) -> Found {
    let mut paths = Paths::new(&network.net);
    let Some(flow) = network.base(&mut paths) else { return Found::Nothing };
    paths.looked = 0;
    let mut seek = Seek { network, wish, paths, best: None, spent: false };
    seek.descend(flow);
    match (seek.best, seek.spent) {
        (Some((cost, pairs)), spent) => {
            let enough = wish.at_most.is_some_and(|most| cost <= most);
            Found::Best { cost, pairs, proved: !spent || enough }
        }
        (None, true) => Found::Unsettled,
        (None, false) => Found::Nothing,
    }
}

#[derive(Debug)]
struct Seek<'a> {
    network: &'a Network,
    wish: Wish,
    paths: Paths,
    best: Option<(Cost, Vec<Place>)>,
    spent: bool,
}

impl Seek<'_> {
    /// Whether an answer of this cost could still be of use.
    fn useful(&self, cost: Cost) -> bool {
        let enough = self.wish.at_most.is_none_or(|most| cost <= most);
        enough && self.best.as_ref().is_none_or(|(best, _)| cost < *best)
    }

    fn done(&mut self) -> bool {
        let work = if self.wish.linked { LINK_WORK } else { SEARCH_WORK };
        self.spent |= self.paths.looked > work;
        let found = self.wish.at_most.is_some() && self.best.is_some();
        self.spent || found
    }

    fn descend(&mut self, flow: Flow) {
        let cost = flow.cost(&self.network.net);
        if self.done() || !self.useful(cost) {
            return;
        }
        if let Some(crossing) = self.network.crossings.iter().find(|crossing| over(crossing, &flow)) {
            return self.share(crossing, &flow);
        }
        let pairs = self.network.pairs(&flow);
        if self.wish.linked {
            let parts = components(pairs.iter().copied());
            if let [.., last] = parts.as_slice()
                && parts.len() > 1
            {
                return self.link(&last.pieces, &last.readers, flow);
            }
        }
        self.best = Some((cost, pairs));
    }

    /// One child for each way to share the limit out among the parts; the cheapest first.
    fn share(&mut self, crossing: &Crossing, flow: &Flow) {
        let caps: Vec<u32> = crossing.parts.iter().map(|&arc| flow.capacity(arc)).collect();
        let mut children = Vec::new();
        let Some(shares) = shares(crossing.limit, &caps) else {
            self.spent = true;
            return;
        };
        let parent = flow.cost(&self.network.net);
        for share in shares {
            let mut child = flow.clone();
            let fits = crossing
                .parts
                .iter()
                .zip(&share)
                .all(|(&arc, &most)| self.paths.cap(&self.network.net, &mut child, arc, most));
            if !fits {
                continue;
            }
            let cost = child.cost(&self.network.net);
            if cost == parent {
                // No child can be cheaper, so this one need not wait for the others.
                self.descend(child);
            } else {
                children.push((cost, child));
            }
        }
        children.sort_by_key(|(cost, _)| *cost);
        for (_, child) in children {
            self.descend(child);
        }
    }

    /// One child for each pair that could link the component to the rest: that pair is in, those tried before it
    /// are out. Without any of them the component stays alone, so no answer is missed.
    fn link(&mut self, pieces: &[usize], readers: &[usize], mut flow: Flow) {
        let network = self.network;
        let open = network.leaves.iter().filter(|leaf| flow.capacity(leaf.arc) > 0).map(|leaf| leaf.at);
        if !joins_all(open, &network.pairs(&flow)) {
            return;
        }
        let across = network.leaves.iter().filter(|leaf| {
            let piece = pieces.binary_search(&leaf.at.piece).is_ok();
            let reader = readers.binary_search(&leaf.at.reader).is_ok();
            piece != reader
        });
        for leaf in across {
            if flow.capacity(leaf.arc) == 0 {
                continue;
            }
            if self.done() {
                return;
            }
            let mut child = flow.clone();
            if self.paths.raise(&network.net, &mut child, leaf.arc, 1) {
                self.descend(child);
            }
            // Nothing runs here, so nothing has to be rerouted.
            self.paths.cap(&network.net, &mut flow, leaf.arc, 0);
        }
    }
}

fn over(crossing: &Crossing, flow: &Flow) -> bool {
    crossing.parts.iter().map(|&arc| flow.on(arc)).sum::<u32>() > crossing.limit
}

/// Whether all pieces of `pairs` could be linked by the open pairs at all.
fn joins_all(open: impl Iterator<Item = Place>, pairs: &[Place]) -> bool {
    components(open).iter().filter(|part| part.pieces.iter().any(|piece| holds(pairs, *piece))).count() <= 1
}

/// Pairs stand piece after piece.
fn holds(pairs: &[Place], piece: usize) -> bool {
    let from = pairs.partition_point(|at| at.piece < piece);
    pairs.get(from).is_some_and(|at| at.piece == piece)
}

/// Every way to split `limit` into parts that respect the caps and use it up as far as they can; `None` when
/// there are too many.
fn shares(limit: u32, caps: &[u32]) -> Option<Vec<Vec<u32>>> {
    let limit = u64::from(limit).min(caps.iter().map(|&cap| u64::from(cap)).sum());
    let limit = u32::try_from(limit).ok()?;
    let mut done = vec![(Vec::new(), limit)];
    for (index, &cap) in caps.iter().enumerate() {
        let rest: u64 = caps[index + 1..].iter().map(|&cap| u64::from(cap)).sum();
        let mut longer = Vec::new();
        for (share, left) in done {
            for part in 0..=cap.min(left) {
                if u64::from(left - part) <= rest {
                    let mut share: Vec<u32> = share.clone();
                    share.push(part);
                    longer.push((share, left - part));
                }
            }
            if longer.len() > MAX_SHARES {
                return None;
            }
        }
        done = longer;
    }
    Some(done.into_iter().map(|(share, _)| share).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_is_shared_out_in_every_way_that_uses_it_up() {
        assert_eq!(shares(1, &[1, 1]), Some(vec![vec![0, 1], vec![1, 0]]));
        assert_eq!(shares(2, &[1, 2]), Some(vec![vec![0, 2], vec![1, 1]]));
        assert_eq!(shares(0, &[3, 3]), Some(vec![vec![0, 0]]));
        assert_eq!(shares(9, &[1, 2]), Some(vec![vec![1, 2]]));
        assert_eq!(shares(40, &[40; 8]), None);
    }
}
