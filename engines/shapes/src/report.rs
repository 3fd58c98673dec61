//! What a validation found.

mod group;
mod triples;

use std::collections::BTreeSet;
use std::sync::Arc;

use oxrdf::{Literal, NamedOrBlankNode, Term};

pub use group::Group;

use crate::limits::Cut;
use crate::model::{Component, Severity};
use crate::path::Path;

/// One thing that is not as a shape wants it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The node that a shape was held against.
    pub focus: Term,
    /// The way to the values; none at a node shape.
    pub path: Option<Arc<Path>>,
    /// The value at fault; none where several or none are.
    pub value: Option<Term>,
    /// What kind of constraint does not hold.
    pub component: Component,
    /// The shape that it belongs to.
    pub shape: NamedOrBlankNode,
    /// How much the shape says it weighs.
    pub severity: Severity,
    /// What the shape says about it, per language.
    pub messages: Arc<[Literal]>,
}

/// All that a validation found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// What was found, in the order of shapes and of the data.
    pub findings: Vec<Finding>,
    /// How many more findings there were than were kept.
    pub dropped: u64,
    /// Why the report is not the whole truth; empty when it is.
    pub cuts: BTreeSet<Cut>,
}

impl Report {
    /// Whether nothing was found, whatever its severity, and everything was looked at.
    pub fn conforms(&self) -> bool {
        self.findings.is_empty() && self.is_complete()
    }

    /// Whether everything was looked at and kept. A shape that asked for itself counts as looked at: the standard
    /// leaves the answer open, and here it is the one that finds the least.
    pub fn is_complete(&self) -> bool {
        self.cuts.iter().all(|&cut| cut == Cut::Recursion)
    }
}
