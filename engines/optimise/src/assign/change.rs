//! Changes that lead out of a clash, and the problem as it is with them made.

use super::problem::{Cell, Place, Problem, Reader};

/// The code of pairs that a reader who is yet to be found was not asked for.
pub const NOT_ASKED: u32 = u32::MAX;

/// Changes of a problem that together make an assignment possible.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WayOut {
    /// What changes: one thing where one is enough, else one for each clash.
    pub changes: Vec<Change>,
    /// What it weighs against the other ways.
    pub cost: u64,
}

impl WayOut {
    /// The problem with these changes made.
    #[must_use]
    pub fn apply(&self, problem: &Problem) -> Problem {
        self.changes.iter().fold(problem.clone(), |problem, change| change.apply(&problem))
    }
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
pub(super) fn with_reader(problem: &Problem, pieces: &[usize]) -> Problem {
    let mut readers = problem.readers.clone();
    let upper = u32::try_from(pieces.len()).unwrap_or(u32::MAX);
    readers.push(Reader { upper, ..Reader::default() });
    let mut changed = Problem { readers, cells: Vec::new(), ..problem.clone() };
    let old = problem.readers.len();
    for piece in 0..problem.demands.len() {
        changed.cells.extend_from_slice(&problem.cells[piece * old..(piece + 1) * old]);
        let forbidden = (!pieces.contains(&piece)).then_some(NOT_ASKED);
        changed.cells.push(Cell { affinity: 0, forbidden });
    }
    changed
}
