//! Expressions of interest from the first keystroke to the receipt, on both databases.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop right there")]

mod asides;
mod consortium;
mod counting;
mod deadline;
mod many_hands;
mod receipts;
mod retention;
mod rush;
mod saving;
mod scene;
