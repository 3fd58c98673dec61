//! What a score is worth when readers are strict or mild: an additive mixed model, mark = mean + piece + reader + rest, in which
//! pieces and readers are drawn from their own spreads and so are shrunk towards the mean.
//!
//! The three variances are those of the restricted likelihood (REML), sought on their two ratios, with zero allowed for pieces
//! and for readers. Each evaluation absorbs the pieces and decomposes one system of the size of the readers (Cholesky), so no
//! linear algebra crate is needed. Only +, −, ×, ÷ and square roots are used, in a fixed order, and these are the same on every
//! machine: so are the results, which are rounded to hundredths.

mod equations;
mod estimate;
mod graph;
mod likelihood;
mod model;

pub use estimate::calibrate;
pub use model::{
    CalibrateError, Calibration, Component, MAX_MARKS, MAX_PIECES, MAX_READERS, MAX_SCORE, Mark,
    PieceEstimate, ReaderEstimate, Spreads,
};
