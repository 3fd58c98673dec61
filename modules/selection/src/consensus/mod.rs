//! Consensus: the reviewers of one application agree on a report; the panel compares applications.

mod actions;
mod again;
mod board;
mod calibrated;
mod error;
mod leaving;
mod live;
mod model;
mod outcome;
mod panel;
mod reading;
pub mod rules;
pub(crate) mod store;
mod table;
mod unheard;

pub use actions::{
    Place, ask_approval, comment, name_rapporteur, save_marks, settle, speak, try_marks, try_settling,
};
pub use again::evaluate_again;
pub(crate) use again::open_again;
pub use board::{Board, Line, Load, board};
pub use calibrated::{Calibrated, NotCalibrated, Severity, calibrated};
pub use error::ReportError;
pub(crate) use leaving::close_without;
pub use live::{Live, live, sits};
pub use model::*;
pub use outcome::{Outcome, final_marks, is_sitting, progress};
pub(crate) use outcome::{is_agreed, outcomes};
pub use panel::{change_mark, put_on_table};
pub use reading::{Individual, Reading, Written, for_manager, for_reader};
pub(crate) use reading::{Reported, reported_at};
pub use unheard::go_on_without;
