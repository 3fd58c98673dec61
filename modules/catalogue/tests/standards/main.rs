//! The catalogue for programs, over the real router on both databases: documents, pages, dumps, SPARQL, OGC API Records.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod documents;
mod dumps;
mod exhausting;
mod faces;
mod many;
mod maps;
mod paging;
mod questions;
mod scene;
mod speed;
