//! Reviewers: invited, accepted, and kept from what they are partial to.

mod model;
pub(crate) mod store;

pub use model::*;
