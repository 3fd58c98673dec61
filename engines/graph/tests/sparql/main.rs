//! What the crate answers, what it refuses, what it stops, and what changes leave behind.

mod answers;
mod changes;
mod common;
mod exhaustion;
mod refusals;
