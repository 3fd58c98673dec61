//! Reviews, reports and the panel, on both databases and through the whole site.

#![allow(clippy::unwrap_used, reason = "a test that cannot set its scene has failed")]

mod blind;
mod marks;
mod panel;
mod releasing;
mod reports;
mod secrets;
mod site;
mod watching;
