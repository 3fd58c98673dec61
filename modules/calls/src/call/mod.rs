//! Calls: what they say, how far they are, and what changed after publication.

mod model;

pub use model::*;
