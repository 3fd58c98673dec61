//! The truth of the catalogue: records, and the log of all that was ever said of them.
//!
//! The log only grows. Search, graph and scores are made from it and remember how far they have read: [`changes`] after a
//! position gives what is new, [`as_of`] what the catalogue said on a day, [`history`] what became of one record.

mod actions;
mod alike;
mod graph;
mod model;
mod slug;
mod store;

pub use actions::{RecordError, decide_duplicate, restore, withdraw};
pub(crate) use alike::note_alike;
pub use alike::{
    Alike, Decision, Duplicate, Identity, IdentityKind, Verdict, count_duplicates, duplicates, duplicates_of,
};
pub use graph::{GraphError, LARGEST_GRAPH, Packed};
pub use model::{Content, Entry, Finding, Kind, Record, Said, Severity, State, What};
pub(crate) use slug::slug;
pub use store::reading::{
    as_of, at, changes, current, head, history, record, record_by_remote_id, record_by_slug, records_of,
    said_at, standing, version,
};
pub(crate) use store::writing::{
    Cause, Known, MENTIONED, Sight, append, bring_back, count_unseen, create, known, lose, mark_missing,
    overdue, remember_reading, see, see_mentioned, see_page, stand, was_read_before,
};

pub(crate) const STATEMENTS: &[&[&centum_store::Statement]] = &[
    store::writing::STATEMENTS[0],
    store::writing::STATEMENTS[1],
    store::reading::STATEMENTS[0],
    store::reading::STATEMENTS[1],
    store::alike::STATEMENTS,
    store::alike::LISTS,
];
pub(crate) const TABLES: &[&[centum_store::Table]] = &[store::writing::TABLES, store::alike::TABLES];
