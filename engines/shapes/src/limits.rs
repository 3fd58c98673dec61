//! What a run may cost, and what a report says when it would have cost more.

/// How deep paths, lists of shapes and shapes in one another may go when a shapes graph is compiled.
pub const PATH_DEPTH: usize = 32;
/// How many members a list in a shapes graph may have.
pub const LIST_MEMBERS: usize = 100_000;
/// How much memory one compiled regular expression may take, in bytes.
pub const PATTERN_BYTES: usize = 1 << 20;

/// What one validation may cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// How many findings a report keeps; the others are counted. Default: 100,000.
    pub findings: usize,
    /// How many shapes deep a node may be asked for; deeper ones count as conforming, and the report says so. Default: 50.
    pub depth: usize,
    /// How many nodes one path may lead to from one focus node. Default: 100,000.
    pub path_values: usize,
    /// How many steps (a constraint looked at, a value looked at, a triple walked) the whole may take. Default: 2,000,000,000.
    pub steps: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { findings: 100_000, depth: 50, path_values: 100_000, steps: 2_000_000_000 }
    }
}

/// Why a report is not the whole truth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cut {
    /// There are more findings than a report keeps.
    Findings,
    /// A shape asked for itself at the same node; the inner question counted as answered with yes.
    Recursion,
    /// Shapes asked for one another deeper than allowed; the innermost question counted as answered with yes.
    Depth,
    /// A path led to more nodes than allowed; the others were not looked at.
    PathValues,
    /// The whole took more steps than allowed; what came after was not looked at.
    Steps,
}
