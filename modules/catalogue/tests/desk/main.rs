//! The desk of the catalogue on both databases: from a pasted address to a harvest, and what a person decides on the way.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod again;
mod deciding;
mod hostile;
mod officers;
mod pages;
mod pasting;
mod roles;
mod web;
