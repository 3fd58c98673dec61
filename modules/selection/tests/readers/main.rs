//! Reviewers, what keeps them from applications, and who reads what; on both databases, through the whole site without a
//! network.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop right there")]

mod assigning;
mod conflicts;
mod inviting;
mod pages;

mod site;
