//! What is asked of the index: a tree of clauses with limits.

mod bounds;
mod people;
mod plan;
mod prefix;
mod present;
mod wildcard;

use std::ops::Bound;

use crate::schema::{Laid, Layout};
use crate::text::Language;

pub use bounds::Bounds;
pub(crate) use people::Parsed;
pub(crate) use plan::{Leaf, Plan, PlanError, Planner};
pub(crate) use prefix::completions;
pub use wildcard::Pattern;

/// A value to compare with.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Scalar {
    /// Microseconds UTC.
    Instant(i64),
    /// A number.
    Number(f64),
}

/// A condition on documents. Parsers of query languages build it; the engine checks it against schema and limits.
#[derive(Debug, Clone, PartialEq)]
pub enum Clause {
    /// Every document.
    Everything,
    /// Documents that meet all of these; every document where there are none.
    All(Vec<Clause>),
    /// Documents that meet at least one of these; none where there are none.
    Any(Vec<Clause>),
    /// Documents that do not meet this.
    Not(Box<Clause>),
    /// Documents that meet the first; those that meet any of the others rank higher.
    Prefer(Box<Clause>, Vec<Clause>),
    /// Words in a text field (in all of them where none is named), in any inflected form; or a keyword of a facet.
    Term {
        /// The field.
        field: Option<String>,
        /// The words, or the keyword.
        text: String,
    },
    /// Words next to each other, as spelt but for case and marks.
    Phrase {
        /// The field.
        field: Option<String>,
        /// The words.
        text: String,
    },
    /// Words, the last of which may go on; or keywords of a facet that begin so.
    Prefix {
        /// The field.
        field: Option<String>,
        /// The words, or the beginning of the keyword.
        text: String,
    },
    /// Words of which some hold a `*`, which stands for any run of letters, or a `?` for any single one; or keywords that
    /// such a pattern fits as a whole. All that fit count, however rare they are.
    Wildcard {
        /// The field.
        field: Option<String>,
        /// The words, or the pattern of the keyword.
        text: String,
    },
    /// Instants or numbers between two ends.
    Range {
        /// The field.
        field: String,
        /// The lower end.
        from: Bound<Scalar>,
        /// The upper end.
        to: Bound<Scalar>,
    },
    /// Documents with this keyword, or with this step of a path.
    Facet {
        /// The field.
        field: String,
        /// The keyword.
        value: String,
    },
    /// Documents whose box meets this one.
    Box {
        /// The field.
        field: String,
        /// The box.
        bounds: Bounds,
    },
    /// Documents that have a value in a facet, instant, number or box, or a word in a text field.
    Present {
        /// The field.
        field: String,
    },
    /// Documents with one of these keys.
    Keys(Vec<String>),
}

/// How much one query may ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of text in the whole query. Default 4,096.
    pub bytes: usize,
    /// Clauses, words counted one by one. Default 256.
    pub clauses: usize,
    /// Clauses within clauses. Default 16.
    pub depth: usize,
    /// Keys in the query. Default 10,000.
    pub keys: usize,
    /// Words of texts that the beginning of one may stand for; the most frequent ones are taken. Default 64.
    pub expansions: usize,
    /// Words that one pattern may stand for in a field. Default 65,536.
    pub alike: usize,
    /// Words of the index that the patterns of a query are looked for among. Default 5,000,000.
    pub looked_at: usize,
    /// Words of people's text that count; what comes after is left out, and the answer says so. Default 16.
    pub people_words: usize,
    /// Characters of people's text that are read. Default 512.
    pub people_chars: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 4_096,
            clauses: 256,
            depth: 16,
            keys: 10_000,
            expansions: 64,
            alike: 65_536,
            looked_at: 5_000_000,
            people_words: 16,
            people_chars: 512,
        }
    }
}

/// A clause that does not fit.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ClauseError {
    /// There is no such field.
    #[error("no field {0}")]
    NoField(String),
    /// The field cannot be asked so.
    #[error("{0} cannot be asked so")]
    Kind(String),
    /// A pattern stands for more words than can be looked up.
    #[error("more than {limit} words look like “{pattern}”: write more of it")]
    Vague {
        /// The pattern.
        pattern: String,
        /// Possible.
        limit: usize,
    },
    /// Patterns would have to be compared with more words than there is time for.
    #[error(
        "a * or ? would be looked for among more than {limit} words: write how the word begins, or name one field"
    )]
    Searched {
        /// Possible.
        limit: usize,
    },
    /// More than a limit allows.
    #[error("{what:?}: {asked}, and {limit} are possible")]
    Limit {
        /// Which limit.
        what: Limit,
        /// Asked for.
        asked: usize,
        /// Possible.
        limit: usize,
    },
}

/// Which limit a query went over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// Bytes of text.
    Bytes,
    /// Number of clauses.
    Clauses,
    /// Clauses within clauses.
    Depth,
    /// Number of keys.
    Keys,
}

impl Clause {
    /// Words in any text field.
    pub fn words(text: impl Into<String>) -> Self {
        Self::Term { field: None, text: text.into() }
    }

    /// One keyword of a facet.
    pub fn facet(field: &str, value: impl Into<String>) -> Self {
        Self::Facet { field: field.to_owned(), value: value.into() }
    }

    /// Checks the whole tree against the limits, before any of it is looked up.
    pub(crate) fn check(&self, limits: &Limits) -> Result<(), ClauseError> {
        let (mut bytes, mut clauses, mut keys) = (0_usize, 0_usize, 0_usize);
        let mut open = vec![(self, 1_usize)];
        while let Some((clause, depth)) = open.pop() {
            clauses += 1;
            within(Limit::Depth, depth, limits.depth)?;
            match clause {
                Self::All(inner) | Self::Any(inner) => open.extend(inner.iter().map(|one| (one, depth + 1))),
                Self::Not(inner) => open.push((inner, depth + 1)),
                Self::Prefer(must, should) => {
                    open.push((must, depth + 1));
                    open.extend(should.iter().map(|one| (one, depth + 1)));
                }
                Self::Term { text, .. }
                | Self::Phrase { text, .. }
                | Self::Prefix { text, .. }
                | Self::Wildcard { text, .. } => {
                    bytes += text.len();
                    clauses += crate::text::words(text).count().saturating_sub(1);
                }
                Self::Facet { value, .. } => bytes += value.len(),
                Self::Keys(asked) => keys += asked.len(),
                Self::Everything | Self::Range { .. } | Self::Box { .. } | Self::Present { .. } => {}
            }
            within(Limit::Bytes, bytes, limits.bytes)?;
            within(Limit::Keys, keys, limits.keys)?;
            within(Limit::Clauses, clauses + open.len(), limits.clauses)?;
        }
        Ok(())
    }
}

fn within(what: Limit, asked: usize, limit: usize) -> Result<(), ClauseError> {
    if asked > limit { Err(ClauseError::Limit { what, asked, limit }) } else { Ok(()) }
}

/// The field of this name.
pub(crate) fn laid<'a>(layout: &'a Layout, name: &str) -> Result<&'a Laid, ClauseError> {
    layout.fields.get(name).ok_or_else(|| ClauseError::NoField(name.to_owned()))
}

/// Languages in which a query is read, bounded by those that the documents have.
pub(crate) fn read_in(asked: Option<&[Language]>, present: &[Language]) -> Vec<Language> {
    match asked {
        None => present.to_vec(),
        Some(asked) => present.iter().copied().filter(|language| asked.contains(language)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tree_that_is_too_deep_or_too_wide_is_refused() {
        let limits = Limits::default();
        let mut deep = Clause::Everything;
        for _ in 0..limits.depth {
            deep = Clause::Not(Box::new(deep));
        }
        assert!(matches!(deep.check(&limits), Err(ClauseError::Limit { what: Limit::Depth, .. })));
        let wide = Clause::Any(vec![Clause::Everything; limits.clauses]);
        assert!(matches!(wide.check(&limits), Err(ClauseError::Limit { what: Limit::Clauses, .. })));
        let wordy = Clause::words("a ".repeat(limits.clauses + 1));
        assert!(matches!(wordy.check(&limits), Err(ClauseError::Limit { what: Limit::Clauses, .. })));
        let long = Clause::words("a".repeat(limits.bytes + 1));
        assert!(matches!(long.check(&limits), Err(ClauseError::Limit { what: Limit::Bytes, .. })));
        assert!(Clause::All(vec![Clause::words("air quality"), Clause::Everything]).check(&limits).is_ok());
    }
}
