//! Seats: offered, confirmed or declined, filled again by a further decision.

mod actions;
mod model;
pub(crate) mod store;

pub(crate) use actions::offer;
pub use actions::{SeatError, confirm, decline, hand_over, lapse};
pub use model::*;
pub use store::{seat_of, seats};
