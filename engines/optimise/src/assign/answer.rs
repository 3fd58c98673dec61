//! What comes back: pairs with their reasons, or why there are none and the ways out.

use thiserror::Error;

use super::change::WayOut;
use super::links::Component;
use super::problem::{Fault, Place};

/// An assignment that obeys every rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assignment {
    /// The pairs, piece after piece, each with its reason.
    pub pairs: Vec<Pair>,
    /// The least affinity among the pairs that were free to choose: neither pinned nor kept. `None` when none was.
    pub worst: Option<u32>,
    /// The affinity of all pairs together.
    pub total: u64,
    /// The pieces of each reader, counted.
    pub loads: Vec<u32>,
    /// How many pairs stand that were not in the previous assignment; 0 when there was none.
    pub changed: usize,
    /// Whether the graph hangs together.
    pub links: Links,
    /// Every better answer has been excluded. Only groupings that cross, and linking, can leave this open.
    pub proved: bool,
}

/// One pair and why it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// Who reads what.
    pub at: Place,
    /// Their affinity in hundredths.
    pub affinity: u32,
    /// 1 for the best of the readers that may read this piece; equals share a rank.
    pub rank: u32,
    /// How the pair came about.
    pub origin: Origin,
    /// Every reader with a greater affinity who does not read this piece, and why; best first.
    pub passed_over: Vec<PassedOver>,
}

/// How a pair came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// It was pinned.
    Pinned,
    /// It stood in the previous assignment.
    Kept,
    /// It is part of the best answer.
    Chosen,
    /// It is there because the graph would not hang together otherwise.
    Linking,
}

/// A better reader who was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PassedOver {
    /// The reader.
    pub reader: usize,
    /// Why not.
    pub why: Why,
}

/// Why a better reader was not taken instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The pair is forbidden, with the caller's code.
    Forbidden(u32),
    /// The taken pair was pinned.
    Pinned,
    /// The taken pair stood before, and as many as possible are kept.
    Kept,
    /// The reader has the upper load; another piece, or all together, would lose more.
    FullLoad,
    /// One more of that first group would be too many on this piece.
    GroupA,
    /// One more of that second group would be too many on this piece.
    GroupB,
    /// The one taken would fall below the lower load.
    LowerLoad,
    /// The graph would not hang together.
    Linking,
    /// The work ran out before this exchange was weighed: the assignment is not proved.
    Unproved,
}

/// Whether the graph of pieces and readers hangs together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Links {
    /// The components, largest first: at most one when connected.
    pub components: Vec<Component>,
    /// Pairs were chosen otherwise than for affinity alone, so that the graph hangs together.
    pub swapped: bool,
    /// Why there is more than one component.
    pub apart: Option<Apart>,
}

impl Links {
    /// Whether the graph is connected.
    #[must_use]
    pub fn connected(&self) -> bool {
        self.components.len() <= 1
    }
}

/// Why the graph cannot be connected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Apart {
    /// No pair that may be leads from one of these sets to another.
    NeverShare(Vec<Component>),
    /// A connected graph of so many pieces and readers needs more pairs than the demands ask for.
    TooFewPairs {
        /// The pairs that all demands ask for.
        pairs: u64,
        /// The pairs that a connected graph needs at least.
        needed: u64,
    },
    /// Every possibility was excluded: loads, groups or pins stand in the way.
    Excluded,
    /// The work ran out before one was found or all were excluded.
    Unsettled,
}

/// Why there is no assignment.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Refusal {
    /// The problem is not well put.
    #[error(transparent)]
    Fault(#[from] Fault),
    /// The rules clash.
    #[error("no assignment obeys all rules: {} of them clash", .0.clash.len())]
    Impossible(Box<Impossible>),
    /// The work ran out before an answer was found or excluded: use groupings that do not cross, or fewer pieces.
    #[error("the work ran out before an assignment was found or excluded")]
    TooHard,
    /// An answer was found that does not pass its exact re-check. It is not handed out.
    #[error("the answer breaks a rule or misses its own figure on the re-check")]
    Broken,
}

/// Rules that clash, and what would help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Impossible {
    /// Rules that no assignment obeys together.
    pub clash: Vec<RuleRef>,
    /// Without any one of them the rest can be obeyed.
    pub irreducible: bool,
    /// No smaller set of rules clashes.
    pub smallest: bool,
    /// Changes that make an assignment possible, each tried; the cheapest first.
    pub ways_out: Vec<WayOut>,
}

/// One rule of a problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RuleRef {
    /// This piece wants exactly so many readers.
    Demand(usize),
    /// This reader reads no more than the upper load.
    Upper(usize),
    /// This reader reads no less than the lower load.
    Lower(usize),
    /// The limit of first groups on one piece.
    GroupA,
    /// The limit of second groups on one piece.
    GroupB,
    /// All pairs forbidden with this code.
    Forbidden(u32),
    /// This pair stays.
    Pinned(Place),
}
