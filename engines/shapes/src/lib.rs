//! SHACL Core, compiled to checks over interned identifiers.
//!
//! A shapes graph becomes [`Shapes`] once; a graph becomes [`Data`], alone or over a shared [`Background`] of
//! vocabularies; [`validate`] holds one against the other. What the shapes ask for and is not run here is told by
//! [`Shapes::unsupported`]; what a limit cut short is told by [`Report::cuts`].

mod check;
mod compile;
mod data;
mod fault;
mod graph;
mod lexical;
pub mod limits;
mod model;
mod path;
mod report;
mod value;
pub mod vocab;

pub use check::{validate, validate_focus};
pub use compile::Shapes;
pub use data::{Background, Data};
pub use fault::{CompileFault, Feature, Unsupported};
pub use limits::{Cut, Limits};
pub use model::{Component, Severity};
pub use path::Path;
pub use report::{Finding, Group, Report};
