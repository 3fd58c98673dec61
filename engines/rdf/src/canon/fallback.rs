//! Names for blank nodes whose canonical ones would take too long: hashes of their neighbourhood, some steps wide.
//! Graphs that say the same have the same names; the other way round is not certain.

use super::lines::Lines;
use super::{hash, rdfc};

/// How many times the names of the neighbours flow in after the first.
const ROUNDS: usize = 3;

pub(super) fn names(lines: &Lines<'_>) -> Vec<String> {
    let count = lines.uses.len() as u32;
    let mut names: Vec<String> = (0..count).map(|blank| rdfc::first_degree(lines, blank)).collect();
    for _ in 0..ROUNDS {
        names = (0..count).map(|blank| widened(lines, blank, &names)).collect();
    }
    names
}

fn widened(lines: &Lines<'_>, blank: u32, names: &[String]) -> String {
    let name = |other: u32| if other == blank { "self" } else { names[other as usize].as_str() };
    let mut texts: Vec<String> =
        lines.uses[blank as usize].iter().map(|line| lines.lines[*line as usize].with(&name)).collect();
    texts.sort_unstable();
    texts.push(names[blank as usize].clone());
    hash(&texts.concat())
}
