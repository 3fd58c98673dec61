//! Reviewers: invited, accepted, and kept from what they are partial to.

pub mod hidden;
mod model;
pub(crate) mod store;

pub use model::*;
