//! Harvests on both databases: every way through the machine, and every way to break it off.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod alike;
mod broken_off;
mod changing;
mod dialects;
mod dry;
mod failing;
mod hostile;
mod portal;
mod refusing;
mod reporting;
mod rights;
mod scene;
mod speed;
mod vanishing;
