//! The fetcher against hosts on loopback that behave, misbehave or lure.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop right there")]

mod answers;
mod host;
mod limits;
mod refusals;
mod tls;
