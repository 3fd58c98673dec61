//! The decision: a set chosen under declared bounds, with a reason for each application, proposed by one person and released
//! by another.

mod actions;
mod bounds;
mod deciding;
mod drawn;
mod gathering;
mod letters;
mod model;
mod ranking;
mod reasons;
mod redress;
mod sense;
mod steps;
pub(crate) mod store;

pub(crate) use actions::clashes;
pub use actions::{DecisionError, drop_proposed, propose, release, work_out};
pub use deciding::{Chosen, Clashing, Undecidable, chosen, decide};
pub use drawn::{Lot, lots, ties_that_mattered};
pub use gathering::Missing;
pub use letters::{LETTERS_JOB, Outcome, Unsent, outcomes};
pub(crate) use letters::{handler, news};
pub use model::*;
pub(crate) use redress::had_part;
pub use redress::{
    Complaint, MAX_COMPLAINT, RedressOutcome, answer_complaint, file_complaint, open_complaints, redress_ends,
};
pub use sense::{Sensitivity, sensitivity};
pub use steps::{Step, steps};
pub use store::{complaints, complaints_about, decisions, find_decision, last_released, released};
