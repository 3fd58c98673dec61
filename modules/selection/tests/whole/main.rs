//! A whole invented challenge: 131 applications of 193 cities, 30 reviewers, from the open call to an announcement that adds
//! up. Everything is done through the actions that people use.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop right there")]

mod challenge;
mod flow;
mod hand_over;
mod panel;
