//! The decision: a set chosen under declared bounds, with a reason for each application, proposed by one person and released
//! by another.

mod bounds;
mod deciding;
mod model;
mod ranking;
pub(crate) mod store;

pub use deciding::{Clashing, Undecidable, decide};
pub use model::*;
pub use ranking::pool_digest;
