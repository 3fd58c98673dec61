//! The public pages over the real router, on both databases: what they show, what they never show, and whether their sums
//! are those of the log.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod beside;
mod figures;
mod gone;
mod history;
mod hostile;
mod issues;
mod large;
mod portal;
mod reuses;
mod samples;
mod scopes;
mod site;
