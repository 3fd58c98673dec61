//! What is asked, and what comes back.

use std::time::Duration;

use super::Cursor;
use crate::query::{Clause, Limits};
use crate::text::Language;

/// Hits in one answer.
pub const MAX_HITS: usize = 1_000;
/// Hits that may be passed over by number; further on goes a cursor.
pub const MAX_OFFSET: usize = 10_000;
/// Orders beside the first one.
pub const MAX_THEN: usize = 4;
/// Values of one facet in one answer.
pub const MAX_FACET_VALUES: usize = 1_000;

/// What is looked for.
#[derive(Debug, Clone, PartialEq)]
pub enum Query {
    /// What somebody typed: never an error, and looser where all of it together finds nothing.
    People(People),
    /// What a parser made.
    Clause(Clause),
}

/// What somebody typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct People {
    /// The text.
    pub text: String,
    /// The last word may be unfinished.
    pub typing: bool,
}

/// In which languages words are read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Languages {
    /// In every language that the documents have.
    #[default]
    All,
    /// In these, as far as the documents have them.
    Only(Vec<Language>),
}

/// Chosen values of one facet: a document has to have one of them. None chosen is no condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selection {
    /// The field.
    pub field: String,
    /// The values.
    pub values: Vec<String>,
}

/// Counts that are wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FacetRequest {
    /// The field.
    pub field: String,
    /// So many values, the most frequent first.
    pub limit: usize,
    /// In a field of paths: the steps directly under this one; at the top where there is none.
    pub under: Option<String>,
}

/// The order of the hits. Those that are equal in every order follow by key; documents without the value come last.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Order {
    /// The best match first.
    #[default]
    Relevance,
    /// By an instant, a number or a sort key.
    By {
        /// The field.
        field: String,
        /// The greatest first.
        descending: bool,
    },
}

/// Where the hits begin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Start {
    /// After so many.
    Offset(usize),
    /// Where an earlier answer ended. Stays right while documents come and go.
    After(Cursor),
}

/// One question to the index.
#[derive(Debug, Clone, PartialEq)]
pub struct Request {
    /// What is looked for.
    pub query: Query,
    /// Conditions without a part in the rank.
    pub filters: Vec<Clause>,
    /// Chosen facets. Each is left out of its own count, so that its other values can be seen.
    pub selections: Vec<Selection>,
    /// Counts that are wanted.
    pub facets: Vec<FacetRequest>,
    /// In which languages words are read.
    pub languages: Languages,
    /// The order of the hits.
    pub order: Order,
    /// The orders of those that are equal in it, one after the other; no more than [`MAX_THEN`] of them are looked at.
    pub then: Vec<Order>,
    /// Where they begin.
    pub start: Start,
    /// So many of them.
    pub hits: usize,
    /// Whether each comes with the bytes that were stored with it; who reads them elsewhere is spared the unpacking.
    pub stored: bool,
    /// How much the query may ask.
    pub limits: Limits,
    /// How long it may take. Default 2 seconds.
    pub time: Duration,
}

impl Request {
    /// A question with the usual settings: 20 hits by relevance, from the beginning.
    pub fn new(query: Query) -> Self {
        Self {
            query,
            filters: Vec::new(),
            selections: Vec::new(),
            facets: Vec::new(),
            languages: Languages::All,
            order: Order::Relevance,
            then: Vec::new(),
            start: Start::Offset(0),
            hits: 20,
            stored: true,
            limits: Limits::default(),
            time: Duration::from_secs(2),
        }
    }

    /// What somebody typed.
    pub fn people(text: impl Into<String>) -> Self {
        Self::new(Query::People(People { text: text.into(), typing: false }))
    }

    /// A clause.
    pub fn clause(clause: Clause) -> Self {
        Self::new(Query::Clause(clause))
    }

    /// With counts of a facet.
    #[must_use]
    pub fn count(mut self, field: &str, limit: usize) -> Self {
        self.facets.push(FacetRequest { field: field.to_owned(), limit, under: None });
        self
    }

    /// With chosen values of a facet.
    #[must_use]
    pub fn select<S: Into<String>>(mut self, field: &str, values: impl IntoIterator<Item = S>) -> Self {
        let values = values.into_iter().map(Into::into).collect();
        self.selections.push(Selection { field: field.to_owned(), values });
        self
    }
}

/// A document that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// Its key.
    pub key: String,
    /// How well it matches; 0 where the order is another.
    pub score: f32,
    /// The bytes that were stored with it, where they were asked for.
    pub stored: Vec<u8>,
}

/// A value of a facet with its count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FacetCount {
    /// The value.
    pub value: String,
    /// Documents that have it.
    pub count: u64,
    /// It is chosen. Chosen values are always here, also with a count of 0.
    pub selected: bool,
}

/// The counts of one facet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FacetCounts {
    /// The field.
    pub field: String,
    /// The most frequent first, then by value.
    pub values: Vec<FacetCount>,
    /// There are further values.
    pub more: bool,
}

/// What was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// The documents, in order.
    pub hits: Vec<Hit>,
    /// All documents that were found, not only these.
    pub total: u64,
    /// The counts, in the order in which they were asked for.
    pub facets: Vec<FacetCounts>,
    /// Where the next hits begin, where there are any.
    pub next: Option<Cursor>,
    /// All the words together found nothing: these have any of them.
    pub looser: bool,
    /// Another spelling that finds something, where this one found nothing.
    pub did_you_mean: Option<String>,
    /// The text was longer than is read.
    pub cut: bool,
    /// The languages in which the words were read.
    pub languages: Vec<Language>,
    /// How far of the caller's log the answer knows.
    pub position: u64,
}
