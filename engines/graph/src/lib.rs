//! SPARQL 1.1 over named graphs that are held in memory.
//!
//! [`Graphs`] keeps one named graph a record in sorted arrays of interned terms; readers take a [`Snapshot`] that never
//! changes under them. [`Query::parse`] admits the query language alone and refuses what could exhaust the parser;
//! [`Snapshot::run`] answers within [`Limits`] or not at all: a part of an answer is never handed out as the whole.
//!
//! Parser, optimiser, evaluator and result writers are Oxigraph's own crates. The index under them is ours for two
//! reasons: every term that the evaluator copies passes through our hands, which is where time and memory are metered
//! (see `meter`), and a statement that stands in two graphs is one statement of their union. Nothing in this crate can
//! open a connection: the evaluator is used without its HTTP client.

#[cfg(not(panic = "unwind"))]
compile_error!("a query is stopped by unwinding: build with panic = \"unwind\"");

mod answer;
mod columns;
mod delta;
mod description;
mod dictionary;
mod format;
mod functions;
mod graphs;
mod guard;
mod index;
mod meter;
mod query;
mod run;
mod scan;
mod snapshot;
mod stack;
mod view;

pub use answer::{Answer, Rows};
pub use description::description;
pub use format::{QueryForm, ResultFormat};
pub use graphs::{Change, Graphs};
pub use meter::{Cancel, Limits, Part, RunError};
pub use query::{Bounds, Count, Query, Refusal};
pub use snapshot::{Loader, Snapshot};
