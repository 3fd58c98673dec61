//! The grid that the committed outlines are drawn on: whole kilometres right of and below the frame's corner.

use super::clip::{Point, Rectangle};
use super::projection::Spot;

/// How far the frame's left edge lies west of the projection's centre, in kilometres.
const WEST: f64 = 1870.0;
/// How far the frame's upper edge lies north of the projection's centre, in kilometres.
const NORTH: f64 = 2260.0;

/// The frame's width in kilometres: from Iceland to the Caucasus.
pub(crate) const WIDTH: f64 = 4800.0;
/// The frame's height in kilometres: from the North Cape to Crete.
pub(crate) const HEIGHT: f64 = 4200.0;

/// The whole frame.
pub(crate) const FRAME: Rectangle = Rectangle { least: [0.0, 0.0], most: [WIDTH, HEIGHT] };

/// The point of the grid for a spot of the projection.
pub(crate) fn place(spot: Spot) -> Point {
    [spot.east + WEST, NORTH - spot.north]
}
