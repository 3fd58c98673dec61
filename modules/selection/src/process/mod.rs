//! The selection of a call: what is declared about it, and how far it is.

mod actions;
mod model;
pub mod rules;
pub(crate) mod store;

pub(crate) use actions::marks_in_view;
pub use actions::{SelectionError, begin, correct_terms, go_on, terms_of_call};
pub use model::*;
pub use store::{Declared, find, of_call, selections, steps, terms_history};
