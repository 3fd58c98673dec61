//! The applicant's pages and interface, from outside: what a browser and a program see, on both databases.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod autosave;
mod beginning;
mod documents;
mod files;
mod filling;
mod handing;
mod programs;
mod secrecy;
mod site;
mod supplement;
mod trials;
