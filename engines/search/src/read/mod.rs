//! Asking an index: what is asked, what comes back, and how the answer is put together.

mod answered;
mod browse;
mod cursor;
mod explain;
mod facets;
mod merging;
mod order;
mod request;
mod scan;
mod search;
mod statistics;
mod suggest;
mod top;
mod whole;

pub use cursor::Cursor;
pub use explain::{Explanation, Form, Match, What};
pub use request::{
    Answer, FacetCount, FacetCounts, FacetRequest, Hit, Languages, MAX_FACET_VALUES, MAX_HITS, MAX_OFFSET,
    MAX_THEN, Order, People, Query, Request, Selection, Start,
};
pub use scan::DEADLINE_STRIDE;
pub(crate) use search::{Snapshot, Work};
pub(crate) use statistics::Kept;
pub use suggest::{Suggestion, Suggestions};
