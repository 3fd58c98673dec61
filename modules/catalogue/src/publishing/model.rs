//! Publications: what somebody writes here because there is no portal to harvest.

use centum_base::{Digest, Id, Timestamp};

use crate::dcat;
use crate::named::named;
use crate::records::Record;
use crate::sources::Catalogue;

named! {
    /// How a publication stands.
    State {
        /// Somebody writes it.
        Draft = "draft",
        /// A second person looks at it.
        Review = "review",
        /// It is approved, and its time has not come.
        Waiting = "waiting",
        /// It is public, as it stands.
        Published = "published",
        /// It was taken out, or given up.
        Withdrawn = "withdrawn",
    }
}

/// Something that is written here to be published.
#[derive(Clone, Debug, PartialEq)]
pub struct Publication {
    /// The identifier, also that of its record once it is public.
    pub id: Id<Record>,
    /// The catalogue that it belongs to.
    pub catalogue: Id<Catalogue>,
    /// The name in addresses. It never changes.
    pub slug: String,
    /// How it stands.
    pub state: State,
    /// Whether a version of it is public, be it this one or an earlier.
    pub live: bool,
    /// What it says.
    pub document: dcat::Record,
    /// It stays closed until then.
    pub embargo: Option<Timestamp>,
    /// Grows with each change.
    pub version: i64,
    /// Who changed it last, as the ledger writes it.
    pub changed_by: String,
    /// When.
    pub changed_at: Timestamp,
}

/// A step that a publication took.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Where it led to.
    pub state: State,
    /// When.
    pub at: Timestamp,
    /// Who, as the ledger writes it.
    pub by: String,
    /// Why, where that was said.
    pub reason: Option<String>,
}

/// A file of a publication.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredFile {
    /// Its digest.
    pub digest: Digest,
    /// Its name in addresses.
    pub name: String,
    /// What its bytes are.
    pub media_type: String,
    /// How many bytes it has.
    pub size: i64,
}
