//! The decision: a set chosen under declared bounds, with a reason for each application, proposed by one person and released
//! by another.

pub(crate) mod store;
