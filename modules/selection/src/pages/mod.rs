//! Pages of a selection: for the organiser, for those who read, for those who lead the panel, for applicants, for everyone.

pub(crate) mod consensus;
pub(crate) mod deciding;
pub(crate) mod interests;
pub(crate) mod panel;
mod place;
mod problem;
pub(crate) mod readers;
pub(crate) mod reviewing;
pub(crate) mod wording;
mod words;
