//! Why bytes could not be kept or given back.

use std::path::PathBuf;

use crate::digest::Digest;

/// Why bytes could not be kept or given back.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BlobError {
    /// The place is neither a folder nor `s3://BUCKET/PREFIX` nor `memory:`.
    #[error("no place for blobs: {place}")]
    Place {
        /// The place.
        place: String,
    },
    /// The place is in an object store, and nobody said how to sign in.
    #[error("no access to the object store {place}")]
    NoAccess {
        /// The place.
        place: String,
    },
    /// The folder cannot be made or read.
    #[error("folder {path}")]
    Folder {
        /// The folder.
        path: PathBuf,
        /// What the system says.
        #[source]
        source: std::io::Error,
    },
    /// The connection to the object store cannot be set up.
    #[error("connection to the object store cannot be set up")]
    Encryption(#[source] rustls::Error),
    /// The blob is larger than the limit.
    #[error("{bytes} bytes over {limit}")]
    TooLarge {
        /// Its size.
        bytes: u64,
        /// The limit.
        limit: u64,
    },
    /// What is kept under a digest has another one: it was changed or cut behind our back.
    #[error("{digest} is damaged")]
    Damaged {
        /// Its name.
        digest: Digest,
    },
    /// The store did not do as asked.
    #[error("store of blobs")]
    Store(#[from] object_store::Error),
    /// The work was given up because the program ends.
    #[error("given up")]
    GivenUp,
}
