//! Full-text search with facets over documents in many languages.
//!
//! The engine knows documents, languages, facets, instants and boxes, and nothing of what they describe. A caller
//! says once which fields there are ([`Schema`]), writes [`Document`]s in batches that carry a position in the
//! caller's own log ([`Writer`]), and asks ([`Request`] → [`Answer`]).
//!
//! - Everything blocks: a caller with a runtime moves it to a thread that may.
//! - A search has a deadline. It is looked at before each segment and after every [`DEADLINE_STRIDE`] documents.
//! - An index can always be made again from the caller's log: what cannot be read is [`OpenError::Rebuild`].

mod document;
mod error;
mod read;
mod schema;
mod text;
mod write;

pub mod query;

pub use document::{
    Document, DocumentError, MAX_FACET_BYTES, MAX_KEY_BYTES, MAX_STORED_BYTES, MAX_TEXT_BYTES,
};
pub use error::{OpenError, RebuildReason, SearchError, WriteError};
pub use query::{Bounds, Clause, ClauseError, Limits, Pattern, Scalar};
pub use read::{
    Answer, Cursor, DEADLINE_STRIDE, Explanation, FacetCount, FacetCounts, FacetRequest, Form, Hit,
    Languages, MAX_FACET_VALUES, MAX_HITS, MAX_OFFSET, MAX_THEN, Match, Order, People, Query, Request,
    Selection, Start, Suggestion, Suggestions, What,
};
pub use schema::{Field, FieldKind, Schema, SchemaError, TextOptions, path};
pub use text::{Language, Stemming, fold_word, lower_word, stemming};
pub use write::{Rebuild, SearchIndex, Writer, WriterOptions};
