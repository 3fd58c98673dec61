//! Programmes and their editions.

mod actions;
mod store;

pub use actions::{EditionError, NewEdition, create_edition, keep_settings};
pub use store::{Edition, Settings, edition_by_id, edition_by_slug, editions};
pub(crate) use store::{STATEMENTS, TABLES};
