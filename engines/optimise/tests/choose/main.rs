//! The choice of a set against brute force over all subsets, and at size.
#![allow(clippy::unwrap_used, reason = "a test says what it expects by failing")]

mod brute;
mod edges;
mod explained;
mod greatest;
mod large;
mod merit;
mod scenes;
mod supposed;
mod twenty;
