//! Seats: offered, confirmed or declined, filled again by a further decision.

mod actions;
mod handing_over;
mod model;
pub(crate) mod store;

pub(crate) use actions::offer;
pub use actions::{SeatError, confirm, decline, lapse};
pub use handing_over::hand_over;
pub(crate) use handing_over::handed_over_at;
pub use model::*;
pub use store::{seat_of, seats};
