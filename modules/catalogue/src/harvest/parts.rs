//! What a harvest is put together from: others fetch, read, map, check and keep bytes.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use centum_base::Digest;
use centum_rdf::Triple;

use super::limits::Limits;
use crate::adapters::{Answer, Dialect, Found, Request};
use crate::records::{Finding, Identity, Kind};

/// What a part that takes its time gives.
pub type Promise<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// What a source said of a page when it was read, to ask whether it is still so.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Validators {
    /// The entity tag.
    pub etag: Option<String>,
    /// When the page last changed, in the words of the source.
    pub last_modified: Option<String>,
}

impl Validators {
    /// Whether there is nothing to ask by.
    pub fn is_empty(&self) -> bool {
        self.etag.is_none() && self.last_modified.is_none()
    }
}

/// What came of a request.
#[derive(Clone, Debug)]
pub enum Fetched {
    /// An answer, and by what to ask the next time.
    Answer(Answer, Validators),
    /// The page is as it was.
    NotModified,
}

/// Why a request gave no answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{code}: {detail}")]
pub struct FetchFault {
    /// The id of the fault.
    pub code: &'static str,
    /// What was seen.
    pub detail: String,
    /// Whether asking again later may help, and how long to wait at least.
    pub again: Again,
}

/// Whether asking again may help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Again {
    /// It will not.
    Never,
    /// It may.
    Later,
    /// It may, after the time that the source named.
    After(Duration),
}

/// Asks sources. It must reach no private address, and bound all that it reads.
pub trait Fetch: Send + Sync + 'static {
    /// Asks for a page. `pause` is the least time between two requests to the same host.
    fn fetch<'a>(
        &'a self,
        request: &'a Request,
        validators: &'a Validators,
        pause: Duration,
    ) -> Promise<'a, Result<Fetched, FetchFault>>;

    /// Whether a source at `from` may lead on to `to`: not into what is open to other sources alone.
    fn leads(&self, from: &str, to: &str) -> bool {
        let _ = (from, to);
        true
    }
}

/// Knows dialects by name.
pub trait Dialects: Send + Sync + 'static {
    /// The dialect of that name.
    fn named(&self, name: &str) -> Option<Arc<dyn Dialect>>;
}

/// What a record says, as far as the log, the address and the search for duplicates need it.
#[derive(Clone, Debug)]
pub struct Mapped {
    /// What it describes.
    pub kind: Kind,
    /// A title, for its name in addresses.
    pub title: Option<String>,
    /// By what it is known elsewhere.
    pub identities: Vec<Identity>,
    /// The hash of the graph.
    pub hash: Digest,
    /// Whether the hash is that of the canonical form.
    pub canonical: bool,
    /// The graph in N-Quads.
    pub graph: String,
    /// The node in it that the record is about.
    pub subject: String,
    /// The typed record as JSON.
    pub record: String,
    /// What was odd in it.
    pub findings: Vec<Finding>,
}

/// Makes typed records of graphs. Total: what cannot be taken is a finding with [`crate::records::Severity::Refusal`].
pub trait Mapper: Send + Sync + 'static {
    /// Maps one record.
    fn map(&self, found: &Found) -> Result<Mapped, Box<Finding>>;

    /// Which generation of mapping and checking this is. Records that an earlier one read are read again.
    fn reading(&self) -> i64;

    /// Whether a typed record only mentions what another page may describe.
    fn is_mention(&self, record: &str) -> bool {
        let _ = record;
        false
    }

    /// Which fields two typed records differ in.
    fn differences(&self, before: &str, after: &str) -> Vec<String>;
}

/// Checks a record against rules.
pub trait Check: Send + Sync + 'static {
    /// What is wrong with it.
    fn check(&self, mapped: &Mapped, graph: &[Triple]) -> Vec<Finding>;
}

/// Keeps bytes under their digest.
pub trait Vault: Send + Sync + 'static {
    /// Keeps bytes. When it is done they are safe; keeping them again changes nothing.
    fn put(&self, bytes: Bytes) -> Promise<'_, Result<Digest, VaultFault>>;

    /// Keeps many. When it is done all of them are safe.
    fn put_all(&self, all: Vec<Bytes>) -> Promise<'_, Result<(), VaultFault>> {
        Box::pin(async move {
            for bytes in all {
                self.put(bytes).await?;
            }
            Ok(())
        })
    }

    /// The bytes of that digest.
    fn get(&self, digest: Digest) -> Promise<'_, Result<Option<Bytes>, VaultFault>>;
}

/// Why bytes could not be kept or read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("bytes cannot be kept or read: {0}")]
pub struct VaultFault(pub String);

/// Everything that a harvest is put together from. Cheap to clone.
#[derive(Clone)]
pub struct Harvester {
    /// Asks sources.
    pub fetch: Arc<dyn Fetch>,
    /// Reads their dialects.
    pub dialects: Arc<dyn Dialects>,
    /// Makes typed records.
    pub mapper: Arc<dyn Mapper>,
    /// Checks them.
    pub check: Arc<dyn Check>,
    /// Keeps their bytes.
    pub vault: Arc<dyn Vault>,
    /// Bounds.
    pub limits: Limits,
}

impl fmt::Debug for Harvester {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Harvester").field("limits", &self.limits).finish_non_exhaustive()
    }
}
