//! The log and its records as they are kept.

pub(super) mod alike;
pub(super) mod reading;
pub(super) mod writing;
