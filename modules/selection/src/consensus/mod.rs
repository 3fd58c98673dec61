//! The report on one application that its reviewers agree on, and what the panel changes when it compares.

pub(crate) mod store;

pub use store::final_marks;
