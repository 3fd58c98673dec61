//! Pages of a selection, for those who read, those who lead the panel, and the organiser.

pub(crate) mod consensus;
pub(crate) mod panel;
mod problem;
pub(crate) mod reviewing;
mod words;
