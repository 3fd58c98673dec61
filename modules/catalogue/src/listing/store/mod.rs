//! The listing in the database.

pub(super) mod reading;
pub(super) mod writing;
