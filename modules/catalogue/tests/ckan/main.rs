//! The Action API as its clients see it, and publishing by hand behind it.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod contract;
mod desk;
mod exhausting;
mod harvested;
mod publishing;
mod reading;
mod searching;
mod site;
mod strangers;
mod writing;
