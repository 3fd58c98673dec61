//! Seats: offered, confirmed or declined, filled again from those in line.

pub(crate) mod store;
