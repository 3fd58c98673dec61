//! Questions about a call: asked privately, answered publicly in words that name nobody. An answer that is corrected keeps
//! its number, and what it said before stays public.

mod actions;
mod store;

pub use actions::{MAX_ANSWER, MAX_QUESTION, QuestionError, answer, ask, ask_once, forget_asker, set_aside};
pub(crate) use store::all_of_person;
pub use store::corrections::{Earlier, corrections};
pub(crate) use store::corrections::{correction, forget_told, note_told_of_correction, untold_of_correction};
pub use store::{
    Asked, Question, answered, answered_at_number, find_question, questions_of, questions_of_person,
};

/// Every statement of this room.
pub(crate) const STATEMENTS: [&[&centum_store::Statement]; 2] =
    [store::STATEMENTS, store::corrections::STATEMENTS];
/// Every table of this room, referenced ones first.
pub(crate) const TABLES: [&[centum_store::Table]; 2] = [store::TABLES, store::corrections::TABLES];
