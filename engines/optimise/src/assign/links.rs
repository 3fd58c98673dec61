//! Whether the graph of pieces and readers hangs together, and its parts when it does not.

use std::collections::BTreeMap;

use super::problem::Place;

/// Pieces and readers that are linked by pairs, directly or over others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Component {
    /// The pieces, in order.
    pub pieces: Vec<usize>,
    /// The readers, in order.
    pub readers: Vec<usize>,
}

/// The components of a graph of pairs, largest first. A piece or reader without any pair belongs to none.
#[must_use]
pub fn components(pairs: impl IntoIterator<Item = Place>) -> Vec<Component> {
    let mut union = Union::default();
    let mut nodes: BTreeMap<(bool, usize), usize> = BTreeMap::new();
    for at in pairs {
        let piece = *nodes.entry((false, at.piece)).or_insert_with(|| union.add());
        let reader = *nodes.entry((true, at.reader)).or_insert_with(|| union.add());
        union.join(piece, reader);
    }
    let mut found: BTreeMap<usize, Component> = BTreeMap::new();
    for (&(is_reader, index), &node) in &nodes {
        let root = union.root(node);
        let part = found.entry(root).or_insert_with(|| Component { pieces: Vec::new(), readers: Vec::new() });
        if is_reader { part.readers.push(index) } else { part.pieces.push(index) }
    }
    let mut parts: Vec<Component> = found.into_values().collect();
    parts.sort_by(|one, two| (two.pieces.len(), &one.pieces).cmp(&(one.pieces.len(), &two.pieces)));
    parts
}

#[derive(Debug, Default)]
struct Union {
    parent: Vec<usize>,
}

impl Union {
    fn add(&mut self) -> usize {
        self.parent.push(self.parent.len());
        self.parent.len() - 1
    }

    fn root(&mut self, mut node: usize) -> usize {
        while self.parent[node] != node {
            self.parent[node] = self.parent[self.parent[node]];
            node = self.parent[node];
        }
        node
    }

    fn join(&mut self, one: usize, two: usize) {
        let (one, two) = (self.root(one), self.root(two));
        self.parent[one.max(two)] = one.min(two);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_that_share_a_reader_are_one_component_and_the_largest_comes_first() {
        let at = |piece, reader| Place { piece, reader };
        let parts = components([at(0, 0), at(1, 2), at(2, 2), at(2, 3), at(3, 3)]);
        assert_eq!(
            parts,
            [
                Component { pieces: vec![1, 2, 3], readers: vec![2, 3] },
                Component { pieces: vec![0], readers: vec![0] }
            ]
        );
        assert!(components([]).is_empty());
    }
}
