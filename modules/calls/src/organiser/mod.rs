//! What an organiser does with the applications of a call: sees how many there are, finds them, decides whether they are
//! eligible, reminds, settles doubles, and moves them in and out.

pub mod bringing;
pub mod deciding;
pub mod doubles;
pub mod entrants;
pub mod exports;
pub mod figures;
pub mod filter;
mod grace;
pub mod listing;
pub mod reminding;
mod stocktaking;
mod store;
pub mod submitted;

pub use deciding::{Check, Decision, checks, decide_eligibility};
pub use figures::{Cities, Day, Figures, Tally, figures, headline};
pub use filter::Filter;
pub use grace::in_grace;
pub use listing::Line;
pub(crate) use stocktaking::sweep;
pub use stocktaking::take_stock;
pub(crate) use store::{STATEMENTS, TABLES};
