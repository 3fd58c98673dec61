//! Runs, pages and sightings as they are kept.

pub(crate) mod findings;
mod runs;
pub(crate) mod sightings;

pub(super) use runs::{
    Page, claim, decide, drop_pages, hold, insert, keep, keep_page, page, page_again, release, stalled, woken,
};
pub(crate) use runs::{STATEMENTS, TABLES};
pub use runs::{active_run, newest_failed, run, runs, runs_in};
