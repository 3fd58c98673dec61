//! Sources speak many dialects; each is read here into records with a graph of their own, a page at a time.
//! An adapter is pure: it says what to ask for, and reads what came. Fetching, storing and judging happen elsewhere.

mod address;
mod apart;
mod arcgis;
mod ckan;
mod csw;
mod dcat;
mod detect;
mod draft;
mod json;
mod ods;
mod ogc;
mod parts;
mod plain;
mod portal;
mod schema;
mod sitemap;
mod sparql;
mod udata;
mod xml;

#[cfg(test)]
mod odd;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod wild;

use std::sync::Arc;

use bytes::Bytes;
use centum_rdf::Triple;

pub use arcgis::{ArcGis, DataJson};
pub use ckan::Ckan;
pub(crate) use ckan::of_package;
pub use csw::Csw;
pub use dcat::Dcat;
pub(crate) use dcat::misspelt;
pub use detect::{Guess, Seen, detect, probes, unread};
pub use ods::Opendatasoft;
pub use ogc::OgcRecords;
pub(crate) use plain::without_markup;
pub use portal::Portal;
pub use sitemap::Sitemap;
pub use sparql::Sparql;
pub use udata::Udata;

/// What to ask a source for.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Request {
    /// Where.
    pub url: String,
    /// What is wished for, as an `Accept` header.
    pub accept: String,
    /// A body to be sent with POST, and its media type: for CSW and SPARQL.
    pub body: Option<(String, String)>,
    /// What is to be asked for after it, in this order, where no answer names that: pages that a list has named.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub then: Vec<String>,
}

/// What came: one answer of a source.
#[derive(Debug, Clone)]
pub struct Answer {
    /// Where it came from in the end, after redirects.
    pub url: String,
    /// The media type that it claims, without parameters, in lower case.
    pub media_type: Option<String>,
    /// The bytes, inflated.
    pub body: Bytes,
}

/// What an answer holds.
#[derive(Debug, Default)]
pub struct Batch {
    /// Records that could be read.
    pub found: Vec<Found>,
    /// Records that could not, each for itself.
    pub refused: Vec<Refused>,
    /// Records among those found of which a part could not be read. What is known of them must not become less by it.
    pub incomplete: Vec<Refused>,
    /// What to ask for next.
    pub next: Option<Request>,
    /// How many records the source says it has.
    pub total: Option<u64>,
}

/// One record of a source.
#[derive(Debug, Clone)]
pub struct Found {
    /// What the source calls it, for ever.
    pub remote_id: String,
    /// The bytes that are its own: a part of the answer where the dialect has parts, else its graph in N-Triples.
    pub raw: Bytes,
    /// What the bytes are.
    pub media_type: &'static str,
    /// The record in DCAT, from the first triple about it to the last that it reaches; blank nodes are its own.
    pub graph: Vec<Triple>,
    /// The node that the record is about.
    pub subject: centum_rdf::NamedOrBlankNode,
}

/// A record that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// What the source calls it, where that could be seen.
    pub remote_id: Option<String>,
    /// Where in the answer: a line, a JSON pointer, or a node.
    pub place: String,
    /// Why: an identifier of a message.
    pub reason: &'static str,
    /// What the message names.
    pub detail: String,
}

/// Why a whole page could not be read. What is wrong with one record is [`Refused`] instead.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PageError {
    /// The answer is a page for people.
    #[error("HTML came where data was expected")]
    Html,
    /// The answer is of another kind than the dialect speaks.
    #[error("the answer is not {expected}: {detail}")]
    Kind {
        /// What was expected.
        expected: &'static str,
        /// What came.
        detail: String,
    },
    /// The answer breaks off, or is not well formed.
    #[error("the answer cannot be read at {place}: {detail}")]
    Broken {
        /// Where.
        place: String,
        /// What is wrong there.
        detail: String,
    },
    /// The source says that it failed.
    #[error("the source answers with an error: {0}")]
    Source(String),
    /// The answer names a context of JSON-LD that is not bundled; nothing is fetched.
    #[error("the answer names a context that is not known here: {0}")]
    Context(String),
    /// The next page is the page that was asked for.
    #[error("the next page is this page again")]
    Endless,
    /// The answer is larger or deeper than what is read.
    #[error("the answer goes beyond the limit of {0}")]
    Limit(&'static str),
}

impl PageError {
    /// The identifier of its message.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Html => "page-html",
            Self::Kind { .. } => "page-kind",
            Self::Broken { .. } => "page-broken",
            Self::Source(_) => "page-source",
            Self::Context(_) => "page-context",
            Self::Endless => "page-endless",
            Self::Limit(_) => "page-limit",
        }
    }

    /// Whether asking again may help: a portal that is being repaired shows a page for people, a format stays what it is.
    pub fn may_pass(&self) -> bool {
        !matches!(self, Self::Context(_))
    }
}

/// One way to speak to a source.
pub trait Dialect: Send + Sync + 'static {
    /// What to ask for first.
    fn first(&self, address: &str) -> Request;

    /// Reads what came.
    fn read(&self, asked: &Request, answer: &Answer) -> Result<Batch, PageError>;

    /// What to ask for instead of a page that was read already. Nothing where pages name one another: then they lead in a
    /// circle. A list may name a page twice without harm.
    fn passes_over(&self, asked: &Request) -> Option<Option<Request>> {
        let _ = asked;
        None
    }

    /// What to ask for instead where a source says that it left out a part of what was asked for.
    fn in_smaller_steps(&self, asked: &Request) -> Option<Request> {
        let _ = asked;
        None
    }

    /// What to ask for instead where a source refuses what was asked for, with this status.
    fn in_another_form(&self, asked: &Request, status: &str) -> Option<Request> {
        let _ = (asked, status);
        None
    }

    /// What to ask for next where a page tells of nothing that others have not told of. Nothing where that is a fault.
    fn has_told(&self, asked: &Request) -> Option<Option<Request>> {
        let _ = asked;
        None
    }

    /// What to ask for next where a page cannot be had that costs itself alone. Nothing where it leads to others.
    fn does_without(&self, asked: &Request) -> Option<Option<Request>> {
        let _ = asked;
        None
    }
}

/// The names of all dialects, as sources are stored with.
pub const NAMES: [&str; 10] = [
    "dcat",
    "ckan",
    "opendatasoft",
    "udata",
    "arcgis",
    "data-json",
    "ogc-records",
    "csw",
    "sparql",
    "sitemap",
];

/// The dialect of a name of [`NAMES`].
pub fn named(name: &str) -> Option<Arc<dyn Dialect>> {
    Some(match name {
        "dcat" => Arc::new(Dcat),
        "ckan" => Arc::new(Ckan),
        "opendatasoft" => Arc::new(Opendatasoft),
        "udata" => Arc::new(Udata),
        "arcgis" => Arc::new(ArcGis),
        "data-json" => Arc::new(DataJson),
        "ogc-records" => Arc::new(OgcRecords),
        "csw" => Arc::new(Csw),
        "sparql" => Arc::new(Sparql),
        "sitemap" => Arc::new(Sitemap),
        _ => return None,
    })
}
