//! Flows of calls on both databases: from a draft to the archive, corrected, followed and asked about.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod asking;
mod correcting;
mod living;
mod scene;
mod web;
