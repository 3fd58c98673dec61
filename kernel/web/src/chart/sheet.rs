//! What a drawing is drawn on: a page of unknown width, or a file of a fixed one.

use std::fmt;

/// Where a drawing goes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Sheet {
    /// Into a page: places are shares of the width and height that the page gives it.
    Fluid,
    /// Into a file: places are pixels.
    Fixed {
        /// The width in pixels.
        width: f64,
        /// The height in pixels.
        height: f64,
    },
}

/// A place along one side of the sheet, ready to be written as an attribute.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Coordinate {
    /// A share of the side.
    Share(f64),
    /// Pixels.
    Pixels(f64),
}

impl Sheet {
    /// A share (0 to 1) of the width.
    pub fn x(&self, share: f64) -> Coordinate {
        match self {
            Self::Fluid => Coordinate::Share(share),
            Self::Fixed { width, .. } => Coordinate::Pixels(share * width),
        }
    }

    /// A share (0 to 1) of the height.
    pub fn y(&self, share: f64) -> Coordinate {
        match self {
            Self::Fluid => Coordinate::Share(share),
            Self::Fixed { height, .. } => Coordinate::Pixels(share * height),
        }
    }

    /// Whether the drawing is a file of its own.
    pub fn is_fixed(&self) -> bool {
        matches!(self, Self::Fixed { .. })
    }
}

impl fmt::Display for Coordinate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (value, unit) = match self {
            // A hundredth of a percent is a tenth of a pixel on a wide page.
            Self::Share(share) => ((share * 10_000.0).round() / 100.0, "%"),
            Self::Pixels(pixels) => ((pixels * 10.0).round() / 10.0, ""),
        };
        // Adding nought turns a negative nought into a plain one.
        write!(f, "{}{unit}", value + 0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_written_in_percent_on_a_page_and_in_pixels_in_a_file() {
        assert_eq!(Sheet::Fluid.x(0.123_456).to_string(), "12.35%");
        let file = Sheet::Fixed { width: 800.0, height: 600.0 };
        assert_eq!(file.x(0.5).to_string(), "400");
        assert_eq!(file.y(0.123).to_string(), "73.8");
        assert_eq!(Sheet::Fluid.y(-0.0).to_string(), "0%");
    }
}
