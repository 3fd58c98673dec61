//! Reviews: each alone, blind until one's own is submitted, saved as they are typed.

mod actions;
mod counting;
mod error;
mod letters;
pub mod marking;
mod model;
mod reading;
pub mod rules;
pub mod score;
pub(crate) mod store;

pub(crate) use actions::check;
pub use actions::{decline, reopen, save_marks, settle, submit, try_marks, try_settling};
pub(crate) use counting::counted;
pub use counting::{Counted, Spread, counting};
pub use error::ReviewError;
pub(crate) use error::reason_of;
pub use letters::letters;
pub use model::*;
pub(crate) use reading::of_reader;
pub use reading::{Desk, Own, Task, desks, own};
pub use store::{Held, of_selection};
