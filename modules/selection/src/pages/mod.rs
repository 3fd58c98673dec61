//! Pages of a selection.

pub(crate) mod interests;
pub(crate) mod readers;
