//! Finding records on both databases: the views follow the log, and the pages of the search show what they find.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod exhausting;
mod following;
mod hostile;
mod pages;
mod projection;
mod saved;
mod scene;
mod site;
