//! Reviews: each alone, blind until one's own is submitted, saved as they are typed.

mod model;
pub mod score;
pub(crate) mod store;

pub use model::*;
