//! What a shapes graph can get wrong, and what in it is not run here.

use oxrdf::{NamedNode, NamedOrBlankNode, Term};

/// One fault of a shapes graph. A graph with any of them is not run: half of a rule is a wrong rule.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CompileFault {
    /// A parameter has more values than it may have.
    #[error("{shape} has several values of {parameter}")]
    SeveralValues {
        /// The shape at fault.
        shape: NamedOrBlankNode,
        /// The parameter.
        parameter: NamedNode,
    },
    /// A parameter has a value of the wrong kind.
    #[error("{shape} has {value} as {parameter}")]
    WrongValue {
        /// The shape at fault.
        shape: NamedOrBlankNode,
        /// The parameter.
        parameter: NamedNode,
        /// What stands there.
        value: Term,
    },
    /// A parameter that a property shape alone may have stands at a node shape.
    #[error("{shape} has {parameter} and no path")]
    NeedsPath {
        /// The shape at fault.
        shape: NamedOrBlankNode,
        /// The parameter.
        parameter: NamedNode,
    },
    /// A parameter stands without the one that it belongs to.
    #[error("{shape} has {parameter} without {missing}")]
    Lonely {
        /// The shape at fault.
        shape: NamedOrBlankNode,
        /// The parameter that is there.
        parameter: NamedNode,
        /// The one that is not.
        missing: NamedNode,
    },
    /// A value of `sh:property` has no path.
    #[error("{shape} is used as a property shape and has no path")]
    NoPath {
        /// The shape at fault.
        shape: NamedOrBlankNode,
    },
    /// A path is none: it is a literal, has several meanings, or leads into itself.
    #[error("{shape} has no path at {node}")]
    BadPath {
        /// The shape at fault.
        shape: NamedOrBlankNode,
        /// The node where the path ends to make sense.
        node: Term,
    },
    /// A list has no end, several ends, or more members than allowed.
    #[error("{shape} has no list as {parameter}")]
    BadList {
        /// The shape at fault.
        shape: NamedOrBlankNode,
        /// The parameter.
        parameter: NamedNode,
    },
    /// A regular expression cannot be read, or is too large.
    #[error("{shape} has an unreadable pattern {pattern}")]
    BadPattern {
        /// The shape at fault.
        shape: NamedOrBlankNode,
        /// The pattern as it stands.
        pattern: String,
        /// Its flags.
        flags: String,
    },
}

/// Something in a shapes graph that is not run here. What it would have found is not found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsupported {
    /// Where it stands.
    pub at: Term,
    /// What it is.
    pub what: Feature,
}

/// A feature that is not run here.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Feature {
    /// A constraint in SPARQL.
    SparqlConstraint,
    /// A target of SHACL Advanced Features.
    CustomTarget,
    /// A constraint component that the graph declares itself.
    CustomComponent,
    /// A rule that makes triples.
    Rule,
    /// A node expression.
    Expression,
    /// A constraint in JavaScript.
    Script,
    /// An entailment regime that the data should be read under.
    Entailment,
    /// A predicate in the namespace of SHACL that SHACL Core does not know, often a slip of the pen.
    UnknownName(NamedNode),
}
