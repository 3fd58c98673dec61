//! A query that may run: read, bounded, without a way out of the house.

use crate::columns::as_written;
use crate::format::QueryForm;
use crate::guard::Guard;
use crate::scan::scan;
use crate::stack::{Broken, deep, message};
use oxrdf::NamedNode;
use spargebra::algebra::QueryDataset;
use spargebra::{Query as Algebra, SparqlParser};

/// What the text of a query may hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bounds {
    /// Bytes of the text. 64 KiB.
    pub text_bytes: usize,
    /// Brackets inside each other, of any kind. 64.
    pub depth: usize,
    /// Of these, such that the parser reads what is in them twice: negations, SUBSTR, REGEX, REPLACE, GROUP_CONCAT. 6.
    pub doublings: usize,
    /// Triple patterns and property paths; the optimiser's time grows with their cube, and nobody can stop it. 128.
    pub patterns: usize,
    /// Steps of all property paths. 256.
    pub path_steps: usize,
    /// Groups: joins, unions, optionals, minus, filters, subqueries and what else stands between patterns. 512.
    pub groups: usize,
    /// Operators, functions, variables and values of all expressions; the optimiser's time grows with their square. 2,048.
    pub expressions: usize,
    /// Calls of REGEX and REPLACE. 32.
    pub matches: usize,
    /// Cells of VALUES. 10,000.
    pub values: usize,
    /// Variables, blank nodes counted with them. 256.
    pub variables: usize,
    /// Graphs in FROM and FROM NAMED. 256.
    pub from: usize,
}

impl Default for Bounds {
    fn default() -> Self {
        Self {
            text_bytes: 64 << 10,
            depth: 64,
            doublings: 6,
            patterns: 128,
            path_steps: 256,
            groups: 512,
            expressions: 2048,
            matches: 32,
            values: 10_000,
            variables: 256,
            from: 256,
        }
    }
}

/// What a query has too many of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Count {
    /// Triple patterns and property paths.
    Patterns,
    /// Steps of property paths.
    PathSteps,
    /// Groups.
    Groups,
    /// Parts of expressions.
    Expressions,
    /// REGEX and REPLACE.
    Matches,
    /// Cells of VALUES.
    Values,
    /// Variables.
    Variables,
    /// FROM and FROM NAMED.
    From,
    /// Bytes of a compiled regular expression.
    PatternBytes,
}

/// Why a text is not a query that may run.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The text is too long.
    #[error("text over {limit} bytes")]
    TooLong {
        /// The limit in bytes.
        limit: usize,
    },
    /// Brackets nest too deep.
    #[error("nesting over {limit}")]
    TooDeep {
        /// The limit.
        limit: usize,
    },
    /// A bracket or a quote does not close, closes what was not open, or a text has an escape that SPARQL has not.
    #[error("unbalanced at byte {at}")]
    Unbalanced {
        /// Where, in bytes.
        at: usize,
    },
    /// Not SPARQL 1.1.
    #[error("syntax: {detail}")]
    Syntax {
        /// The parser's words: place and what it expected.
        detail: String,
    },
    /// An update: INSERT, DELETE, LOAD, CLEAR and the like.
    #[error("update")]
    Update,
    /// SERVICE: a question to another endpoint.
    #[error("federated query")]
    Service,
    /// Too many of something.
    #[error("{count:?} over {limit}")]
    TooMany {
        /// Of what.
        count: Count,
        /// The limit.
        limit: usize,
    },
    /// The parser panicked; a fault of the engine.
    #[error("parser failed: {0}")]
    Failed(String),
}

/// A query that may run, on any snapshot and as often as wanted.
#[derive(Debug, Clone)]
pub struct Query {
    pub(crate) algebra: Algebra,
    pub(crate) dataset: Option<QueryDataset>,
    pub(crate) variables: usize,
}

impl Query {
    /// Reads a query. Relative addresses are refused, as there is nothing that they could be relative to.
    pub fn parse(text: &str, bounds: &Bounds) -> Result<Self, Refusal> {
        let text = scan(text, bounds)?;
        deep(|| Self::read(&text, bounds)).unwrap_or_else(|broken| {
            Err(Refusal::Failed(match broken {
                Broken::NoThread(error) => error,
                Broken::Unwound(payload) => message(&*payload),
            }))
        })
    }

    /// The form.
    #[must_use]
    pub fn form(&self) -> QueryForm {
        match self.algebra {
            Algebra::Select { .. } => QueryForm::Select,
            Algebra::Ask { .. } => QueryForm::Ask,
            Algebra::Construct { .. } => QueryForm::Construct,
            Algebra::Describe { .. } => QueryForm::Describe,
        }
    }

    /// The same query on these graphs only, whatever its FROM says: as `default-graph-uri` and `named-graph-uri` of the
    /// protocol ask.
    #[must_use]
    pub fn on(mut self, default: Vec<NamedNode>, named: Vec<NamedNode>) -> Self {
        self.dataset = Some(QueryDataset { default, named: Some(named) });
        self
    }

    fn read(text: &str, bounds: &Bounds) -> Result<Self, Refusal> {
        let mut algebra = SparqlParser::new().parse_query(text).map_err(|error| {
            // Nothing at all is an update too, of no steps.
            if SparqlParser::new().parse_update(text).is_ok_and(|update| !update.operations.is_empty()) {
                Refusal::Update
            } else {
                Refusal::Syntax { detail: error.to_string() }
            }
        })?;
        if let Algebra::Select { pattern, .. } = &mut algebra {
            as_written(text, pattern);
        }
        let mut guard = Guard::new(bounds);
        let (dataset, pattern) = match &mut algebra {
            Algebra::Select { dataset, pattern, .. }
            | Algebra::Ask { dataset, pattern, .. }
            | Algebra::Describe { dataset, pattern, .. } => (dataset, pattern),
            Algebra::Construct { template, dataset, pattern, .. } => {
                guard.template(template)?;
                (dataset, pattern)
            }
        };
        guard.query(pattern)?;
        let dataset = dataset.take();
        let from = dataset.as_ref().map_or(0, |d| d.default.len() + d.named.as_ref().map_or(0, Vec::len));
        if from > bounds.from {
            return Err(Refusal::TooMany { count: Count::From, limit: bounds.from });
        }
        let variables = guard.variables();
        Ok(Self { algebra, dataset, variables })
    }
}
