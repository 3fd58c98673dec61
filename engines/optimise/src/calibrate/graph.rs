//! Which pieces and readers are connected by marks.

use super::model::{Component, Mark};

/// The parts that marks connect, the one with most pieces first, then by its lowest piece.
pub(super) fn components(marks: &[Mark]) -> Vec<Component> {
    let pieces = marks.iter().map(|mark| mark.piece + 1).max().unwrap_or(0);
    let readers = marks.iter().map(|mark| mark.reader + 1).max().unwrap_or(0);
    let mut leads_to: Vec<usize> = (0..pieces + readers).collect();
    for mark in marks {
        let (a, b) = (root(&mut leads_to, mark.piece), root(&mut leads_to, pieces + mark.reader));
        leads_to[a.max(b)] = a.min(b);
    }
    let mut seen = vec![false; pieces + readers];
    for mark in marks {
        seen[mark.piece] = true;
        seen[pieces + mark.reader] = true;
    }
    let mut number = vec![None; pieces + readers];
    let mut found: Vec<Component> = Vec::new();
    for node in (0..pieces + readers).filter(|&node| seen[node]) {
        let root = root(&mut leads_to, node);
        let at = *number[root].get_or_insert_with(|| {
            found.push(Component { pieces: Vec::new(), readers: Vec::new() });
            found.len() - 1
        });
        if node < pieces {
            found[at].pieces.push(node);
        } else {
            found[at].readers.push(node - pieces);
        }
    }
    found.sort_by_key(|part| (std::cmp::Reverse(part.pieces.len()), part.pieces.first().copied()));
    found
}

fn root(leads_to: &mut [usize], mut node: usize) -> usize {
    while leads_to[node] != node {
        leads_to[node] = leads_to[leads_to[node]];
        node = leads_to[node];
    }
    node
}
