//! Taking a published list in: it is read, shown, corrected by a person and confirmed. Nothing reaches the register before.

mod actions;
mod draft;
mod known;
mod placing;
mod report;
mod store;

pub use actions::{
    Confirmed, Correction, IntakeError, Prepared, Receipt, Received, Terms, confirm, correct_row,
    decide_city, discard, draft_plan, keep_rows, prepare, preview, receive, receive_anew_in, receive_in,
};
pub use draft::{Draft, DraftCity, DraftRow, Obstacle, Placement, Said, Tally, WhyOpen};
pub use known::Known;
pub use placing::{Suggestion, placement, suggestions};
pub use report::{Effects, FORMAT, Report};
pub(crate) use store::{STATEMENTS, TABLES};
pub use store::{
    SourceDocument, SourceState, documents, find_document, remembered_mapping, waiting_documents,
};
