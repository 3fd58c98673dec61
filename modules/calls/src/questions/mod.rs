//! Questions about a call: asked privately, answered publicly in words that name nobody.

mod actions;
mod store;

pub use actions::{MAX_ANSWER, MAX_QUESTION, QuestionError, answer, ask, forget_asker, set_aside};
pub use store::{
    Asked, Question, answered, answered_at_number, find_question, questions_of, questions_of_person,
};
pub(crate) use store::{STATEMENTS, TABLES, all_of_person};
