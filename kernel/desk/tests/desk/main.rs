//! The pages of the desk over HTTP, on both databases.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop right there")]

mod account;
mod ledger;
mod pages;
mod people;
mod sign_in;
mod site;
