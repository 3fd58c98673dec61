//! The way of a list through the house, on both databases: taken in, corrected, confirmed, announced.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop right there")]

mod announcing;
mod choosing;
mod importing;
mod pages;
mod public;
mod registering;
mod rights;
mod scene;
