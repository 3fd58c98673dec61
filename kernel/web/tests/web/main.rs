//! The web as a browser meets it: every layer in its place, on a small site of one module.

#![expect(clippy::unwrap_used, reason = "a test fails by unwrapping")]

mod contrast;
mod log;
mod pages;
mod security;
mod small;
