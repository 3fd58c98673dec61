//! What is asked: pieces that want readers, readers with loads, how well each pair fits, and the rules.

use thiserror::Error;

/// The most pieces of one problem.
pub const MAX_PIECES: usize = 20_000;
/// The most readers of one problem.
pub const MAX_READERS: usize = 4_000;
/// The most cells (pieces times readers) of one problem.
pub const MAX_CELLS: usize = 2_000_000;
/// The most pairs that all demands together may ask for.
pub const MAX_PAIRS: u64 = 1 << 15;
/// The best affinity, in hundredths.
pub const BEST_AFFINITY: u32 = 10_000;

/// One piece and one reader, by their places in the problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Index of the piece.
    pub piece: usize,
    /// Index of the reader.
    pub reader: usize,
}

/// One who reads: how much at least and at most, and the two groups that count on one piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reader {
    /// The least number of pieces.
    pub lower: u32,
    /// The greatest number of pieces.
    pub upper: u32,
    /// The group of the first grouping, if any.
    pub group_a: Option<u32>,
    /// The group of the second grouping, if any.
    pub group_b: Option<u32>,
}

/// How well a reader fits a piece, and whether the pair is forbidden.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cell {
    /// Affinity in hundredths, 0 to [`BEST_AFFINITY`].
    pub affinity: u32,
    /// The caller's code of why the pair may not be; `None` when it may.
    pub forbidden: Option<u32>,
}

/// The whole question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// How many readers each piece wants, exactly.
    pub demands: Vec<u32>,
    /// The readers.
    pub readers: Vec<Reader>,
    /// One cell a pair, piece after piece: `cells[piece * readers.len() + reader]`.
    pub cells: Vec<Cell>,
    /// Pairs that stay whatever happens: finished or fixed.
    pub pinned: Vec<Place>,
    /// The assignment that stands; as many of its pairs as possible are kept.
    pub previous: Vec<Place>,
    /// At most so many readers of one first group on one piece.
    pub limit_a: Option<u32>,
    /// At most so many readers of one second group on one piece.
    pub limit_b: Option<u32>,
    /// The declared seed: decides between assignments that are equally good in everything else.
    pub seed: u64,
}

/// Why a problem is not well put.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Fault {
    /// Too many pieces, readers or cells.
    #[error("at most {MAX_PIECES} pieces, {MAX_READERS} readers and {MAX_CELLS} cells")]
    TooLarge,
    /// The demands ask for too many pairs.
    #[error("the demands ask for more than {MAX_PAIRS} pairs")]
    TooManyPairs,
    /// There is not exactly one cell for each pair.
    #[error("there must be one cell for each piece and reader")]
    Cells,
    /// An affinity is out of range.
    #[error("the affinity of piece {} and reader {} is above {BEST_AFFINITY}", .0.piece, .0.reader)]
    Affinity(Place),
    /// A pinned or previous pair names a piece or reader that is not there.
    #[error("piece {} or reader {} is not there", .0.piece, .0.reader)]
    Unknown(Place),
    /// A pair is pinned twice, or stands twice in the previous assignment.
    #[error("piece {} and reader {} are named twice", .0.piece, .0.reader)]
    Twice(Place),
}

impl Problem {
    /// A problem in which every pair may be and fits with affinity 0; the rest is filled in by the caller.
    #[must_use]
    pub fn new(demands: Vec<u32>, readers: Vec<Reader>, seed: u64) -> Self {
        let cells = vec![Cell::default(); demands.len() * readers.len()];
        Self {
            demands,
            readers,
            cells,
            pinned: Vec::new(),
            previous: Vec::new(),
            limit_a: None,
            limit_b: None,
            seed,
        }
    }

    /// The cell of a pair.
    #[must_use]
    pub fn cell(&self, at: Place) -> Cell {
        self.cells[at.piece * self.readers.len() + at.reader]
    }

    /// The cell of a pair, to be written.
    pub fn cell_mut(&mut self, at: Place) -> &mut Cell {
        &mut self.cells[at.piece * self.readers.len() + at.reader]
    }

    /// Every pair, piece after piece.
    pub fn places(&self) -> impl Iterator<Item = Place> + use<> {
        let readers = self.readers.len();
        (0..self.demands.len()).flat_map(move |piece| (0..readers).map(move |reader| Place { piece, reader }))
    }

    /// Whether a pair may be.
    #[must_use]
    pub fn open(&self, at: Place) -> bool {
        self.cell(at).forbidden.is_none()
    }

    /// A mark for each cell: the pair is among `places`.
    pub(super) fn marks(&self, places: &[Place]) -> Vec<bool> {
        let mut marks = vec![false; self.cells.len()];
        for at in places {
            marks[self.index(*at)] = true;
        }
        marks
    }

    pub(super) fn index(&self, at: Place) -> usize {
        at.piece * self.readers.len() + at.reader
    }

    /// Refuses a problem that is not well put or too large.
    pub(super) fn check(&self) -> Result<(), Fault> {
        let (pieces, readers) = (self.demands.len(), self.readers.len());
        if pieces > MAX_PIECES || readers > MAX_READERS || pieces.saturating_mul(readers) > MAX_CELLS {
            return Err(Fault::TooLarge);
        }
        if self.demands.iter().map(|&demand| u64::from(demand)).sum::<u64>() > MAX_PAIRS {
            return Err(Fault::TooManyPairs);
        }
        if self.cells.len() != pieces * readers {
            return Err(Fault::Cells);
        }
        if let Some(at) = self.places().find(|&at| self.cell(at).affinity > BEST_AFFINITY) {
            return Err(Fault::Affinity(at));
        }
        for list in [&self.pinned, &self.previous] {
            if let Some(at) = list.iter().find(|at| at.piece >= pieces || at.reader >= readers) {
                return Err(Fault::Unknown(*at));
            }
            let mut sorted = list.clone();
            sorted.sort_unstable();
            if let Some(two) = sorted.windows(2).find(|two| two[0] == two[1]) {
                return Err(Fault::Twice(two[0]));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn small() -> Problem {
        Problem::new(vec![1, 1], vec![Reader { upper: 2, ..Reader::default() }; 2], 1)
    }

    #[test]
    fn a_problem_says_which_pair_is_not_well_put() {
        let at = Place { piece: 1, reader: 0 };
        let mut problem = small();
        problem.cell_mut(at).affinity = BEST_AFFINITY + 1;
        assert_eq!(problem.check(), Err(Fault::Affinity(at)));
        let mut problem = small();
        problem.pinned = vec![at, at];
        assert_eq!(problem.check(), Err(Fault::Twice(at)));
        let mut problem = small();
        problem.previous = vec![Place { piece: 2, reader: 0 }];
        assert_eq!(problem.check(), Err(Fault::Unknown(Place { piece: 2, reader: 0 })));
        let mut problem = small();
        problem.cells.pop();
        assert_eq!(problem.check(), Err(Fault::Cells));
    }

    #[test]
    fn demands_and_sizes_have_a_limit() {
        let mut problem = small();
        problem.demands = vec![u32::MAX, u32::MAX];
        assert_eq!(problem.check(), Err(Fault::TooManyPairs));
        let problem = Problem { demands: vec![0; MAX_PIECES + 1], ..small() };
        assert_eq!(problem.check(), Err(Fault::TooLarge));
    }
}
