//! Expressions of interest: written, signed off, handed in with a receipt, and never lost.
//!
//! [`actions`] are the only writers. What arrives is decided by pure rules: [`rules`] (what may be done when), [`saving`]
//! (which version of an answer stands). [`stock`] keeps how far each is. [`dossier`] reads all of one, and says who may see it. [`content`] fixes what
//! exactly is signed off and hashed; [`receipt`] signs it. [`version`] tells
//! whether somebody who writes saw what stands.

pub mod actions;
pub mod content;
pub mod dossier;
mod error;
pub mod files;
mod letters;
pub mod model;
pub mod receipt;
pub mod rules;
pub mod saving;
pub mod screening;
mod soundness;
pub mod stock;
pub(crate) mod store;
pub mod version;

pub use dossier::{Access, Dossier};
pub use error::{ExpressionError, MAX_NAME};
pub use model::{Expression, Member, State, reference};
pub use soundness::{Fault, Unsound, unsound};
pub use store::{
    Erasure, FileHead, Invitation, Overlap, WaitingScreening, erasures, find, find_by_number, of_call,
    of_person, revisions, screenings, screenings_waiting,
};

/// The English texts of this room.
pub(crate) const ENGLISH: &str = include_str!("../../locales/en/expression.ftl");
