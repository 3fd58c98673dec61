//! What a compiled shape is made of.

use std::fmt;
use std::sync::Arc;

use oxrdf::{Literal, NamedNode, NamedNodeRef, NamedOrBlankNode};
use regex::Regex;

use crate::path::Path;
use crate::value::Value;
use crate::vocab;

/// The place of a term in the table of what shapes name.
pub(crate) type Const = u32;
/// The place of a shape among the compiled ones.
pub(crate) type ShapeNo = usize;

/// How much a finding weighs.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Severity {
    /// `sh:Info`
    Info,
    /// `sh:Warning`
    Warning,
    /// `sh:Violation`, which a shape has unless it says otherwise.
    #[default]
    Violation,
    /// One that the shapes graph brings along.
    Other(NamedNode),
}

impl Severity {
    pub(crate) fn of(iri: NamedNode) -> Self {
        match iri.as_ref() {
            vocab::INFO => Self::Info,
            vocab::WARNING => Self::Warning,
            vocab::VIOLATION => Self::Violation,
            _ => Self::Other(iri),
        }
    }

    /// Its name in RDF.
    pub fn iri(&self) -> NamedNodeRef<'_> {
        match self {
            Self::Info => vocab::INFO,
            Self::Warning => vocab::WARNING,
            Self::Violation => vocab::VIOLATION,
            Self::Other(iri) => iri.as_ref(),
        }
    }
}

macro_rules! components {
    ($($(#[$doc:meta])* $name:ident,)*) => {
        /// The constraint components of SHACL Core.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Component {
            $($(#[$doc])* $name,)*
        }

        impl Component {
            /// Its name in RDF.
            pub fn iri(self) -> NamedNodeRef<'static> {
                NamedNodeRef::new_unchecked(match self {
                    $(Self::$name => concat!("http://www.w3.org/ns/shacl#", stringify!($name), "ConstraintComponent"),)*
                })
            }
        }
    };
}

components! {
    /// `sh:class`
    Class,
    /// `sh:datatype`
    Datatype,
    /// `sh:nodeKind`
    NodeKind,
    /// `sh:minCount`
    MinCount,
    /// `sh:maxCount`
    MaxCount,
    /// `sh:minExclusive`
    MinExclusive,
    /// `sh:minInclusive`
    MinInclusive,
    /// `sh:maxExclusive`
    MaxExclusive,
    /// `sh:maxInclusive`
    MaxInclusive,
    /// `sh:minLength`
    MinLength,
    /// `sh:maxLength`
    MaxLength,
    /// `sh:pattern`
    Pattern,
    /// `sh:languageIn`
    LanguageIn,
    /// `sh:uniqueLang`
    UniqueLang,
    /// `sh:equals`
    Equals,
    /// `sh:disjoint`
    Disjoint,
    /// `sh:lessThan`
    LessThan,
    /// `sh:lessThanOrEquals`
    LessThanOrEquals,
    /// `sh:not`
    Not,
    /// `sh:and`
    And,
    /// `sh:or`
    Or,
    /// `sh:xone`
    Xone,
    /// `sh:node`
    Node,
    /// `sh:qualifiedMinCount`
    QualifiedMinCount,
    /// `sh:qualifiedMaxCount`
    QualifiedMaxCount,
    /// `sh:closed`
    Closed,
    /// `sh:hasValue`
    HasValue,
    /// `sh:in`
    In,
}

impl fmt::Display for Component {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.iri().fmt(f)
    }
}

/// Which kinds of node are allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Kinds {
    pub(crate) iri: bool,
    pub(crate) blank: bool,
    pub(crate) literal: bool,
}

/// Where focus nodes come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Target {
    Class(Const),
    Node(Const),
    SubjectsOf(Const),
    ObjectsOf(Const),
}

/// Which side of a bound is allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Bound {
    MinExclusive,
    MinInclusive,
    MaxExclusive,
    MaxInclusive,
}

/// How many values of one shape a property may have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Qualified {
    pub(crate) shape: ShapeNo,
    /// Shapes that a counted value must not have.
    pub(crate) siblings: Vec<ShapeNo>,
    pub(crate) min: Option<u64>,
    pub(crate) max: Option<u64>,
}

/// One thing to look at.
#[derive(Debug, Clone)]
pub(crate) enum Constraint {
    Class(Const),
    Datatype(NamedNode),
    NodeKind(Kinds),
    MinCount(u64),
    MaxCount(u64),
    Range(Bound, Option<Value>),
    MinLength(u64),
    MaxLength(u64),
    Pattern(Box<Regex>),
    LanguageIn(Vec<String>),
    UniqueLang,
    Equals(Const),
    Disjoint(Const),
    LessThan(Const),
    LessThanOrEquals(Const),
    Not(ShapeNo),
    And(Vec<ShapeNo>),
    Or(Vec<ShapeNo>),
    Xone(Vec<ShapeNo>),
    Node(ShapeNo),
    Property(ShapeNo),
    Qualified(Qualified),
    /// The predicates that are allowed.
    Closed(Vec<Const>),
    HasValue(Const),
    In(Vec<Const>),
}

/// A compiled shape: a property shape when it has a path.
#[derive(Debug, Clone)]
pub(crate) struct Shape {
    pub(crate) id: NamedOrBlankNode,
    pub(crate) path: Option<ShapePath>,
    pub(crate) targets: Vec<Target>,
    pub(crate) constraints: Vec<Constraint>,
    pub(crate) severity: Severity,
    pub(crate) messages: Arc<[Literal]>,
    pub(crate) deactivated: bool,
}

/// A path twice: to be walked, and to be shown.
#[derive(Debug, Clone)]
pub(crate) struct ShapePath {
    pub(crate) walk: Path<Const>,
    pub(crate) shown: Arc<Path>,
}
