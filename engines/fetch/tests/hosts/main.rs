//! The fetcher against hosts on loopback that behave, misbehave or lure.

mod answers;
mod host;
mod limits;
mod refusals;
mod tls;
