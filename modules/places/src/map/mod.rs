//! Maps of Europe as SVG, drawn on the server; the page stands a table with the same rows beside each.
//!
//! A map goes into a page with classes alone (no style attribute, no script), or into a file of its own with a
//! style element inside. Points keep their size and letters theirs on every width of a page: places are shares
//! of the frame. Which names have room depends on the width; each carries the class of the least width that it
//! fits, and no two names touch from that width on.
//!
//! Nothing is dropped: what lies outside the frame stands in a row below it, and crowded points are drawn as one
//! with their number.
//!
//! Classes that the style sheet knows: `map` around all (a size container), `map-frame` (8 : 7) and
//! `map-frame near` (4 : 3), `map-land` with `takes-part` on countries, `map-point` with the point's kind,
//! `map-label` with `narrow`, `middle` (from 520 px) or `wide` (from 780 px), `map-reach`, `map-extent`, `map-disc` and
//! `map-number` for candidates with `map-country` for names of countries, `map-outside`, `map-key`, `map-mark` and `map-note` below the frame.

mod below;
mod candidates;
mod clip;
mod crowd;
mod europe;
mod extent;
mod grid;
mod land;
mod marks;
mod names;
mod outlines;
mod projection;
mod room;
mod view;

pub use candidates::CandidateMap;
pub use europe::{EuropeMap, Highlight, Key};
pub use extent::{Edges, ExtentMap};
pub use marks::Point;

/// Titles have this many letters at most; the table beside the map has the whole name.
const LONGEST_NAME: usize = 80;
