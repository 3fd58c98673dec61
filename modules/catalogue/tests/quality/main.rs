//! Quality on both databases: scores that follow the log, links that are looked at, letters, pages.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod dialects;
mod faces;
mod following;
mod links;
mod pages;
mod peer;
mod scene;
mod speed;
