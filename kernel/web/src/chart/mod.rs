//! Quiet charts as SVG, drawn on the server; the page stands a table beside each.
//!
//! A drawing goes into a page with classes alone (no style attribute, no script), where the style sheet gives
//! it colours, or into a file of its own, with a style element inside. Labels stand where they are meant, so
//! there is no legend. Letters keep their size on every width: places are shares of the width, not units of a
//! stretched picture.
//!
//! Classes that the style sheet knows: `chart` on the drawing, `chart-bar` and `chart-bar second`,
//! `chart-track`, `chart-label`, `chart-value`, `chart-grid`, `chart-line` with `series-1` to `series-5`,
//! `chart-dot` likewise.

mod bars;
mod letters;
mod sheet;
mod svg;
mod trend;

pub use bars::{Bar, Bars, Second};
pub use letters::{shortened, width};
pub use sheet::{Coordinate, Sheet};
pub use svg::{Naming, Role, STANDALONE_STYLE, Svg};
pub use trend::{Sample, Series, Trend};

/// More was handed in than a chart can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ChartError {
    /// More bars than a reader can compare.
    #[error("{given} bars are more than {limit}: show the largest and put the others into the table")]
    TooManyBars {
        /// How many are drawn at most.
        limit: usize,
        /// How many were handed in.
        given: usize,
    },
    /// More lines than can be told apart.
    #[error("{given} lines are more than {limit}: choose some, or draw several charts")]
    TooManySeries {
        /// How many are drawn at most.
        limit: usize,
        /// How many were handed in.
        given: usize,
    },
    /// More samples on a line than the width has room for.
    #[error("{given} samples on one line are more than {limit}: take one a week or one a month")]
    TooManySamples {
        /// How many are drawn at most.
        limit: usize,
        /// How many were handed in.
        given: usize,
    },
}
