//! What a decision says, worked out from data alone.
#![allow(clippy::unwrap_used, reason = "a test stops where something is not as it should be")]

mod changes;
mod data;
mod decisions;
