//! A least-cost flow in exact integers that can be edited: every edit reroutes by shortest paths and leaves
//! the flow of least cost among those that obey all edits so far.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// A cost. Several aims in their order fit into one number: see `network::weight`.
pub(super) type Cost = i128;

/// The fixed part: nodes and arcs with their costs, none negative. Arc `i` runs forward as half `2 i`.
#[derive(Debug, Default)]
pub(super) struct Net {
    head: Vec<u32>,
    cost: Vec<Cost>,
    out: Vec<Vec<u32>>,
    capacity: Vec<u32>,
}

impl Net {
    pub(super) fn node(&mut self) -> usize {
        self.out.push(Vec::new());
        self.out.len() - 1
    }

    pub(super) fn arc(&mut self, from: usize, to: usize, capacity: u32, cost: Cost) -> usize {
        let arc = self.capacity.len();
        self.capacity.push(capacity);
        self.cost.push(cost);
        self.head.extend([number(to), number(from)]);
        self.out[from].push(number(2 * arc));
        arc
    }

    pub(super) fn start(&self) -> Flow {
        Flow {
            used: vec![0; self.capacity.len()],
            least: vec![0; self.capacity.len()],
            most: self.capacity.clone(),
            price: vec![0; self.out.len()],
            first: vec![NONE; self.out.len()],
            next: vec![NONE; self.capacity.len()],
            before: vec![NONE; self.capacity.len()],
        }
    }

    fn ends(&self, arc: usize) -> (usize, usize) {
        (self.head[2 * arc + 1] as usize, self.head[2 * arc] as usize)
    }
}

/// Sizes are limited far below this by the problem's own limits.
fn number(index: usize) -> u32 {
    u32::try_from(index).expect("the size of a problem is limited")
}

/// The part that changes: how much runs where, within which bounds, and the prices that prove it cheapest.
#[derive(Debug, Clone)]
pub(super) struct Flow {
    used: Vec<u32>,
    least: Vec<u32>,
    most: Vec<u32>,
    price: Vec<Cost>,
    /// The arcs in use that end in each node, as a linked list: a reader has very many arcs and uses few.
    first: Vec<u32>,
    next: Vec<u32>,
    before: Vec<u32>,
}

impl Flow {
    pub(super) fn on(&self, arc: usize) -> u32 {
        self.used[arc]
    }

    pub(super) fn capacity(&self, arc: usize) -> u32 {
        self.most[arc]
    }

    pub(super) fn cost(&self, net: &Net) -> Cost {
        self.used.iter().zip(&net.cost).map(|(&used, &cost)| Cost::from(used) * cost).sum()
    }

    fn add(&mut self, net: &Net, arc: usize) {
        self.used[arc] += 1;
        if self.used[arc] == 1 {
            let (_, to) = net.ends(arc);
            let then = std::mem::replace(&mut self.first[to], number(arc));
            self.next[arc] = then;
            self.before[arc] = NONE;
            if then != NONE {
                self.before[then as usize] = number(arc);
            }
        }
    }

    fn take(&mut self, net: &Net, arc: usize) {
        self.used[arc] -= 1;
        if self.used[arc] == 0 {
            let (_, to) = net.ends(arc);
            let (before, then) = (self.before[arc], self.next[arc]);
            if before == NONE {
                self.first[to] = then;
            } else {
                self.next[before as usize] = then;
            }
            if then != NONE {
                self.before[then as usize] = before;
            }
        }
    }

    fn room(&self, half: u32) -> bool {
        let arc = (half >> 1) as usize;
        if half & 1 == 0 { self.used[arc] < self.most[arc] } else { self.used[arc] > self.least[arc] }
    }
}

/// Room for the search of paths, used again and again, and a count of the arcs looked at.
#[derive(Debug)]
pub(super) struct Paths {
    distance: Vec<Cost>,
    by: Vec<u32>,
    touched: Vec<u32>,
    heap: BinaryHeap<Reverse<(Cost, u32)>>,
    /// The nodes that the last search reached when it found no way.
    pub(super) stuck: Vec<u32>,
    /// How many arcs have been looked at: the measure of work, the same on every machine.
    pub(super) looked: u64,
}

const FAR: Cost = Cost::MAX;
const NONE: u32 = u32::MAX;

impl Paths {
    pub(super) fn new(net: &Net) -> Self {
        let nodes = net.out.len();
        Self {
            distance: vec![FAR; nodes],
            by: vec![NONE; nodes],
            touched: Vec::new(),
            heap: BinaryHeap::new(),
            stuck: Vec::new(),
            looked: 0,
        }
    }

    /// Sends one unit over the cheapest way; false when there is none.
    pub(super) fn send(&mut self, net: &Net, flow: &mut Flow, from: usize, to: usize) -> bool {
        self.reach(from, 0, NONE);
        let mut end = None;
        while let Some(Reverse((distance, node))) = self.heap.pop() {
            let node = node as usize;
            if distance > self.distance[node] {
                continue;
            }
            if node == to {
                end = Some(distance);
                break;
            }
            self.looked += net.out[node].len() as u64;
            for &half in &net.out[node] {
                self.follow(net, flow, node, distance, half);
            }
            let mut arc = flow.first[node];
            while arc != NONE {
                self.looked += 1;
                self.follow(net, flow, node, distance, 2 * arc + 1);
                arc = flow.next[arc as usize];
            }
        }
        if let Some(length) = end {
            for &node in &self.touched {
                let distance = self.distance[node as usize];
                if distance < length {
                    flow.price[node as usize] += distance - length;
                }
            }
            let mut node = to;
            while self.by[node] != NONE {
                let half = self.by[node];
                let arc = (half >> 1) as usize;
                if half & 1 == 0 {
                    flow.add(net, arc);
                } else {
                    flow.take(net, arc);
                }
                node = net.head[(half ^ 1) as usize] as usize;
            }
        }
        if end.is_none() {
            self.stuck.clone_from(&self.touched);
        }
        for node in self.touched.drain(..) {
            self.distance[node as usize] = FAR;
            self.by[node as usize] = NONE;
        }
        self.heap.clear();
        end.is_some()
    }

    fn follow(&mut self, net: &Net, flow: &Flow, node: usize, distance: Cost, half: u32) {
        if !flow.room(half) {
            return;
        }
        let next = net.head[half as usize] as usize;
        let cost = net.cost[(half >> 1) as usize];
        let cost = if half & 1 == 0 { cost } else { -cost };
        let there = distance + cost + flow.price[node] - flow.price[next];
        if there < self.distance[next] {
            self.reach(next, there, half);
        }
    }

    fn reach(&mut self, node: usize, distance: Cost, by: u32) {
        if self.distance[node] == FAR {
            self.touched.push(number(node));
        }
        self.distance[node] = distance;
        self.by[node] = by;
        self.heap.push(Reverse((distance, number(node))));
    }

    /// No more than `most` on an arc from now on; false when the rest has no other way.
    pub(super) fn cap(&mut self, net: &Net, flow: &mut Flow, arc: usize, most: u32) -> bool {
        flow.most[arc] = flow.most[arc].min(most);
        let (from, to) = net.ends(arc);
        while flow.used[arc] > flow.most[arc] {
            if flow.used[arc] <= flow.least[arc] {
                return false;
            }
            flow.take(net, arc);
            if !self.send(net, flow, from, to) {
                return false;
            }
        }
        true
    }

    /// No less than `least` on an arc from now on; false when there is no way to bring it there.
    pub(super) fn raise(&mut self, net: &Net, flow: &mut Flow, arc: usize, least: u32) -> bool {
        if least > flow.most[arc] {
            return false;
        }
        flow.least[arc] = flow.least[arc].max(least);
        let (from, to) = net.ends(arc);
        while flow.used[arc] < flow.least[arc] {
            flow.add(net, arc);
            if !self.send(net, flow, to, from) {
                return false;
            }
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two ways from 0 to 3: over 1 (cost 1, then 1) and over 2 (cost 5, then 5).
    fn square() -> (Net, [usize; 4]) {
        let mut net = Net::default();
        for _ in 0..4 {
            net.node();
        }
        let arcs = [net.arc(0, 1, 2, 1), net.arc(1, 3, 1, 1), net.arc(0, 2, 2, 5), net.arc(2, 3, 2, 5)];
        (net, arcs)
    }

    #[test]
    fn the_cheaper_way_is_filled_first() {
        let (net, arcs) = square();
        let (mut flow, mut paths) = (net.start(), Paths::new(&net));
        assert!(paths.send(&net, &mut flow, 0, 3));
        assert_eq!((flow.on(arcs[1]), flow.cost(&net)), (1, 2));
        assert!(paths.send(&net, &mut flow, 0, 3));
        assert_eq!((flow.on(arcs[3]), flow.cost(&net)), (1, 12));
        assert!(paths.send(&net, &mut flow, 0, 3));
        assert!(!paths.send(&net, &mut flow, 0, 3));
    }

    #[test]
    fn an_edit_reroutes_or_says_that_it_cannot() {
        let (net, arcs) = square();
        let (mut flow, mut paths) = (net.start(), Paths::new(&net));
        assert!(paths.send(&net, &mut flow, 0, 3));
        assert!(paths.cap(&net, &mut flow, arcs[1], 0));
        assert_eq!(flow.cost(&net), 10);
        assert!(paths.send(&net, &mut flow, 0, 3));
        assert!(!paths.cap(&net, &mut flow.clone(), arcs[3], 1));
        let mut other = net.start();
        assert!(paths.send(&net, &mut other, 0, 3));
        assert!(paths.raise(&net, &mut other, arcs[2], 1));
        assert_eq!(other.cost(&net), 10);
    }
}
