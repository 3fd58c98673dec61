//! Signing in, inviting, giving and ending roles, and erasing, on both databases.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop right there")]

mod access;
mod password;
mod people;
mod scene;
mod signing;
