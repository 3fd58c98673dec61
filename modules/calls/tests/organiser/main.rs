//! The organiser's view and moving data in and out, on both databases, through the whole site without a network.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop right there")]

mod bringing;
mod copies;
mod deciding;
mod exports;
mod faces;
mod grace;
mod list;
mod reminders;
mod retention;
mod site;
