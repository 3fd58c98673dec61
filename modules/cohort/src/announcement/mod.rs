//! An announcement: what is said to the world about a cohort, as versions that never change.

mod actions;
mod content;
mod diff;
mod rules;
mod store;

pub use actions::{AnnouncementError, barriers_to, draft, drop_draft, publish, redraft, review};
pub use content::{
    CityEntry, Clause, Content, EditionCard, Entry, FigureLine, Note, Placing, SourceLine, Texts,
};
pub use diff::{Change, Elsewhere, EntryChange, FieldChange, VersionDiff, diff};
pub use rules::{Barrier, Ingredients, STATED, barriers, compose, contradictions};
pub use store::{Announcement, State, altered, announcements, find_announcement, published, unpublished};
pub(crate) use store::{STATEMENTS, TABLES};
