//! The whole house: what must be true of all modules together.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop right there")]

mod applying;
mod commands;
mod harvesting;
mod operating;
mod pages;
mod programs;
mod receipts;
mod routes;
mod schema;
mod site;
mod survives;
