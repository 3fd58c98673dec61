//! What the public sees of a cohort, on both databases: pages, files and the interface for programs.

mod api;
mod pages;
mod secrets;
pub(crate) mod site;
