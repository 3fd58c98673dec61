//! Marks in, estimates out.

/// The most marks.
pub const MAX_MARKS: usize = 200_000;
/// The number that every piece is below.
pub const MAX_PIECES: usize = 20_000;
/// The number that every reader is below.
pub const MAX_READERS: usize = 400;
/// The greatest score, up or down, in hundredths of a point.
pub const MAX_SCORE: i64 = 1_000_000;

/// One reader's score of one piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// The piece, numbered from nought.
    pub piece: usize,
    /// The reader, numbered from nought.
    pub reader: usize,
    /// The score in hundredths of a point.
    pub score: i64,
}

/// What is known of one piece. All in hundredths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PieceEstimate {
    /// The piece.
    pub piece: usize,
    /// How many marks it has.
    pub marks: usize,
    /// Their plain mean.
    pub raw_mean: i64,
    /// Its calibrated score.
    pub estimate: i64,
    /// The standard error of that.
    pub error: i64,
    /// The standard deviation of its marks: how much its readers disagree.
    pub spread: i64,
    /// The distance of its highest mark from its lowest.
    pub range: i64,
}

/// What is known of one reader. All in hundredths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReaderEstimate {
    /// The reader.
    pub reader: usize,
    /// How many marks it gave.
    pub marks: usize,
    /// How much lower than the average reader it marks; below nought for a mild one.
    pub severity: i64,
    /// The lower end of the interval that holds the severity with 95 per cent.
    pub low: i64,
    /// The upper end.
    pub high: i64,
}

/// The standard deviations of the model, in hundredths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spreads {
    /// Between pieces.
    pub pieces: i64,
    /// Between readers.
    pub readers: i64,
    /// What neither explains.
    pub rest: i64,
}

/// The result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calibration {
    /// The mean of the model, in hundredths.
    pub mean: i64,
    /// The spreads of the model.
    pub spreads: Spreads,
    /// Every piece that has a mark, by number.
    pub pieces: Vec<PieceEstimate>,
    /// Every reader who gave a mark, by number.
    pub readers: Vec<ReaderEstimate>,
    /// The pieces with two marks or more, those first on which readers disagree most.
    pub by_disagreement: Vec<usize>,
}

/// Pieces and readers that marks connect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Component {
    /// The pieces.
    pub pieces: Vec<usize>,
    /// The readers.
    pub readers: Vec<usize>,
}

/// Why nothing was computed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CalibrateError {
    /// A size is beyond what is accepted.
    #[error("{what}: {found} is beyond the limit of {limit}")]
    TooLarge {
        /// What is too large.
        what: &'static str,
        /// Its size.
        found: u64,
        /// The limit.
        limit: u64,
    },
    /// There is no mark.
    #[error("there is no mark")]
    NoMarks,
    /// One reader marked one piece twice.
    #[error("reader {reader} marked piece {piece} twice")]
    Twice {
        /// The piece.
        piece: usize,
        /// The reader.
        reader: usize,
    },
    /// One reader alone: strictness and quality cannot be told apart.
    #[error("only one reader gave marks")]
    OneReader,
    /// One piece alone: there is nothing to compare readers on.
    #[error("only one piece has marks")]
    OnePiece,
    /// The marks fall apart into parts with no reader in common, so that readers cannot be compared across them.
    #[error("the marks fall into {} parts with no reader in common", components.len())]
    NotConnected {
        /// The parts, the largest first.
        components: Vec<Component>,
    },
    /// The system could not be solved.
    #[error("the equations of the model could not be solved")]
    Numbers,
}
