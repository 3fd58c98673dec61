//! What the public sees of a cohort, on both databases: pages, files and the interface for programs.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop right there")]

#[path = "../desk/scene.rs"]
#[allow(dead_code, reason = "the desk's tests use all of the scene, these a part")]
mod scene;

mod api;
mod pages;
mod secrets;
mod site;
