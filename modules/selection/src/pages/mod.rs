//! Pages of a selection.

pub(crate) mod deciding;
mod problem;
