//! Records, and the entries of the log.

use centum_base::{Digest, Id, Timestamp};
use serde::{Deserialize, Serialize};

use super::graph::Packed;
use crate::harvest::Run;
use crate::named::named;
use crate::sources::Source;

named! {
    /// What a record describes.
    Kind {
        /// Data.
        Dataset = "dataset",
        /// Datasets that belong together.
        Series = "series",
        /// An interface to data.
        Service = "service",
    }
}

named! {
    /// How a record stands.
    State {
        /// It is there.
        Live = "live",
        /// The source did not show it the last time; its grace runs.
        Missing = "missing",
        /// The source has not shown it for longer than the grace.
        Vanished = "vanished",
        /// A person took it out.
        Withdrawn = "withdrawn",
        /// A person decided that another record describes the same, and better.
        Hidden = "hidden",
    }
}

impl State {
    /// Whether readers of the catalogue see it. What is missing stays until its grace is over.
    pub fn is_shown(self) -> bool {
        matches!(self, Self::Live | Self::Missing)
    }
}

named! {
    /// What an entry of the log says.
    What {
        /// The record was seen for the first time.
        Created = "created",
        /// The source says something else than before.
        Changed = "changed",
        /// The source says the same; it is read better now.
        Reread = "reread",
        /// The source has not shown it for longer than the grace.
        Vanished = "vanished",
        /// It is back after it had vanished.
        Returned = "returned",
        /// A person took it out.
        Withdrawn = "withdrawn",
        /// A person put it back.
        Restored = "restored",
        /// A person decided that another record stands for it.
        Hidden = "hidden",
        /// That decision was taken back.
        Shown = "shown",
    }
}

named! {
    /// How bad a finding is.
    Severity {
        /// Good to know.
        Info = "info",
        /// The record works, but less well.
        Warning = "warning",
        /// The record breaks a rule.
        Violation = "violation",
        /// The record could not be taken.
        Refusal = "refusal",
    }
}

/// What is wrong with a record, where, by which rule, and what helps.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Finding {
    /// What the source calls the record, where that could be seen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub record: Option<String>,
    /// The field, as a path or a pointer.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub field: String,
    /// The rule that is broken.
    pub rule: String,
    /// How bad it is.
    pub severity: Severity,
    /// The id of the text that says what helps.
    pub remedy: String,
    /// What stands there.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub value: String,
}

/// A record as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The identifier.
    pub id: Id<Record>,
    /// The source that it comes from.
    pub source: Id<Source>,
    /// What the source calls it.
    pub remote_id: String,
    /// What it describes.
    pub kind: Kind,
    /// The name in addresses. It never changes.
    pub slug: String,
    /// When it was first seen.
    pub first_seen: Timestamp,
    /// When it was last seen.
    pub last_seen: Timestamp,
    /// How it stands.
    pub state: State,
    /// Since when the source does not show it.
    pub missing_since: Option<Timestamp>,
    /// The position of its latest entry in the log.
    pub head: i64,
}

/// What a source says of a record: the bytes by their digest, and what was read out of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    /// The digest of the record's own bytes, which are kept beside the database.
    pub raw: Digest,
    /// What the bytes are.
    pub media_type: String,
    /// The hash of the graph.
    pub hash: Digest,
    /// Whether the hash is that of the canonical form. If not, two graphs that say the same may differ in it.
    pub canonical: bool,
    /// The node that the record is about: an IRI, or a blank node as `_:label`.
    pub subject: String,
    /// The graph in N-Quads, canonical where [`Content::canonical`] says so.
    pub graph: Packed,
    /// The typed record as JSON.
    pub record: String,
    /// What was found wrong with it.
    pub findings: Vec<Finding>,
}

/// One entry of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its place in the log: one more than the entry before it, over all records.
    pub position: i64,
    /// Which record.
    pub record: Id<Record>,
    /// When.
    pub at: Timestamp,
    /// The run that brought it; a person's deed has none.
    pub run: Option<Id<Run>>,
    /// What happened.
    pub what: What,
    /// How the record stands from then on.
    pub state: State,
    /// What is known of the record from then on; of one that is gone, the last that was known.
    pub content: Content,
    /// Who did it, as the ledger writes it.
    pub by: Option<String>,
    /// Why.
    pub reason: Option<String>,
}

/// What a record says in an entry of the log, without the graph and the findings that it was read with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The record as it stands today.
    pub record: Record,
    /// The place of the entry in the log.
    pub position: i64,
    /// When it was made.
    pub at: Timestamp,
    /// The typed record as JSON.
    pub typed: String,
}
