//! The one binary: it puts the modules together and gives them faces on the command line.

pub mod cli;
mod commands;
pub mod config;
pub mod demo;
pub mod holding;
pub mod modules;
pub mod post;
pub mod running;

pub use commands::{run, told};
