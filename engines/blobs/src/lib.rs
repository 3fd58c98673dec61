//! Bytes kept under their own digest, in a folder or in an object store.
//!
//! A blob is named by the SHA-256 of its bytes, so that writing it twice is writing it once, and what is read is
//! checked against its name. In a folder it is `ab/abcd…` (or `ab/abcd….gz`, packed): `sha256sum` and `zcat` are
//! enough to check a folder without this program.
//!
//! A blob is on disk when [`Blobs::put`] has returned: it is written under a temporary name, synced, renamed,
//! and the folder synced. [`Blobs::put_many`] does the same for many with one wait for the disk. A process that is
//! killed leaves a temporary file, which no reader sees and [`Blobs::remove_unfinished`] removes.

mod batch;
mod blobs;
mod digest;
mod error;
mod pack;
mod place;
mod s3;
mod unfinished;

pub use blobs::{Blobs, Entry, Options};
pub use digest::{Digest, DigestError};
pub use error::BlobError;
pub use pack::Packing;
pub use s3::S3Access;
