//! `xtask direction`: dependencies run downwards, and each heavy engine is named in one crate only.

mod graph;
mod rules;

use anyhow::Result;

use crate::tree;
use graph::Graph;

/// Reads the graph from cargo and applies every rule.
pub(crate) fn run() -> Result<()> {
    let graph = Graph::of_workspace(&tree::root())?;
    tree::report("direction", rules::findings(&graph))
}
