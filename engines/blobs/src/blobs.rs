//! Keeping bytes and giving them back.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use futures_util::{Stream, StreamExt, TryStreamExt};
use object_store::local::LocalFileSystem;
use object_store::memory::InMemory;
use object_store::path::Path;
use object_store::prefix::PrefixStore;
use object_store::{Error, ObjectMeta, ObjectStore, ObjectStoreExt};

use crate::batch;
use crate::digest::Digest;
use crate::error::BlobError;
use crate::pack::{Form, Packing, pack, unpack};
use crate::place::Place;
use crate::s3::{self, S3Access};
use crate::unfinished;

/// Above this size bytes are hashed and packed away from the threads that serve requests.
const ASIDE: usize = 128 * 1024;
/// So many are put into an object store at the same time.
const AT_ONCE: usize = 16;

/// How blobs are kept.
#[derive(Clone, Debug)]
pub struct Options {
    /// The largest blob; 512 MiB. A blob is held in memory while it is written or read.
    pub max_bytes: u64,
    /// Whether new blobs are packed.
    pub packing: Packing,
    /// How to sign in to an object store.
    pub s3: Option<S3Access>,
}

impl Default for Options {
    fn default() -> Self {
        Self { max_bytes: 512 * 1024 * 1024, packing: Packing::Plain, s3: None }
    }
}

/// Bytes kept under their own digest. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Blobs {
    store: Arc<dyn ObjectStore>,
    /// Where files are, if they are files.
    folder: Option<PathBuf>,
    max_bytes: u64,
    packing: Packing,
}

/// A blob that is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its name.
    pub digest: Digest,
    /// The bytes that it takes where it is kept.
    pub stored_bytes: u64,
    /// When it was written, in microseconds UTC: what is younger than the work under way is no garbage.
    pub written: i64,
}

impl Blobs {
    /// Opens a place: a folder (made if it is missing), `s3://BUCKET/PREFIX`, or `memory:`.
    pub async fn open(place: &str, options: Options) -> Result<Self, BlobError> {
        let mut folder = None;
        let store: Arc<dyn ObjectStore> = match Place::read(place)? {
            Place::Memory => Arc::new(InMemory::new()),
            Place::Folder(path) => {
                let files = aside(usize::MAX, {
                    let path = path.clone();
                    move || open_folder(path)
                });
                folder = Some(path);
                Arc::new(files.await??)
            }
            Place::S3 { bucket, prefix } => {
                let access = options.s3.ok_or_else(|| BlobError::NoAccess { place: place.to_owned() })?;
                let bucket = s3::bucket(&bucket, &access)?;
                if prefix.is_empty() { Arc::new(bucket) } else { Arc::new(PrefixStore::new(bucket, prefix)) }
            }
        };
        Ok(Self { store, folder, max_bytes: options.max_bytes, packing: options.packing })
    }

    /// Keeps bytes. They are safe when this has returned; keeping them again changes nothing, but mends
    /// what was cut.
    pub async fn put(&self, bytes: impl Into<Bytes>) -> Result<Digest, BlobError> {
        let (digest, form, stored) = self.prepare(bytes.into()).await?;
        let path = path(&digest, form);
        let there = found(self.store.head(&path).await)?;
        if there.is_none_or(|there| there.size != stored.len() as u64) {
            self.store.put(&path, stored.into()).await?;
        }
        Ok(digest)
    }

    /// Keeps many at once, in their order. All of them are safe when this has returned; if it fails, some may be. In a
    /// folder the disk is waited for once for all, and not for each.
    pub async fn put_many(&self, all: Vec<Bytes>) -> Result<Vec<Digest>, BlobError> {
        let Some(folder) = self.folder.clone().filter(|_| all.len() > 1) else {
            let putting = futures_util::stream::iter(all.into_iter().map(|bytes| self.put(bytes)));
            return putting.buffered(AT_ONCE).try_collect().await;
        };
        let (mut digests, mut files) = (Vec::with_capacity(all.len()), Vec::with_capacity(all.len()));
        for bytes in all {
            let (digest, form, stored) = self.prepare(bytes).await?;
            digests.push(digest);
            files.push((path(&digest, form).to_string(), stored));
        }
        files.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
        files.dedup_by(|(one, _), (other, _)| one == other);
        let written = aside(usize::MAX, {
            let folder = folder.clone();
            move || batch::write(&folder, &files)
        });
        written.await?.map_err(|source| BlobError::Folder { path: folder, source })?;
        Ok(digests)
    }

    /// The name of these bytes, and in which form what is written.
    async fn prepare(&self, bytes: Bytes) -> Result<(Digest, Form, Bytes), BlobError> {
        self.check_size(bytes.len())?;
        let packing = self.packing;
        let packed = aside(bytes.len(), move || (Digest::of(&bytes), pack(bytes, packing)));
        let (digest, (form, stored)) = packed.await?;
        Ok((digest, form, stored))
    }

    /// Gives bytes back, checked against their name.
    pub async fn get(&self, digest: &Digest) -> Result<Option<Bytes>, BlobError> {
        let mut damaged = false;
        for form in Form::likely(self.packing) {
            let Some(object) = found(self.store.get(&path(digest, form)).await)? else { continue };
            self.check_size(usize::try_from(object.meta.size).unwrap_or(usize::MAX))?;
            let stored = object.bytes().await?;
            let (digest, limit) = (*digest, self.max_bytes);
            let whole = aside(stored.len(), move || {
                unpack(form, stored, limit).ok().filter(|bytes| Digest::of(bytes) == digest)
            });
            match whole.await? {
                Some(bytes) => return Ok(Some(bytes)),
                // The other form may be whole.
                None => damaged = true,
            }
        }
        if damaged { Err(BlobError::Damaged { digest: *digest }) } else { Ok(None) }
    }

    /// Whether there is something under this name; it is not read.
    pub async fn has(&self, digest: &Digest) -> Result<bool, BlobError> {
        for form in Form::likely(self.packing) {
            if found(self.store.head(&path(digest, form)).await)?.is_some() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Removes a blob; what is not there is removed already.
    pub async fn delete(&self, digest: &Digest) -> Result<(), BlobError> {
        for form in Form::likely(self.packing) {
            found(self.store.delete(&path(digest, form)).await)?;
        }
        Ok(())
    }

    /// All blobs, in no order; other files are passed over. One that is kept in both forms comes twice.
    pub fn list(&self) -> impl Stream<Item = Result<Entry, BlobError>> + Send + use<> {
        let objects = self.store.list(None);
        objects.filter_map(async |object| match object {
            Ok(object) => entry(&object).map(Ok),
            Err(error) => Some(Err(error.into())),
        })
    }

    /// Removes what killed processes left half-written, if nobody has touched it for so long; says how many files.
    /// An object store has none: there a blob is whole or not at all.
    pub async fn remove_unfinished(&self, untouched: Duration) -> Result<u64, BlobError> {
        let Some(folder) = self.folder.clone() else { return Ok(0) };
        let removed = aside(usize::MAX, {
            let folder = folder.clone();
            move || unfinished::remove(&folder, untouched)
        });
        removed.await?.map_err(|source| BlobError::Folder { path: folder, source })
    }

    /// How many files [`Blobs::remove_unfinished`] would remove.
    pub async fn count_unfinished(&self, untouched: Duration) -> Result<u64, BlobError> {
        let Some(folder) = self.folder.clone() else { return Ok(0) };
        let found = aside(usize::MAX, {
            let folder = folder.clone();
            move || unfinished::find(&folder, untouched)
        });
        let found = found.await?.map_err(|source| BlobError::Folder { path: folder, source })?;
        Ok(found.len() as u64)
    }

    fn check_size(&self, bytes: usize) -> Result<(), BlobError> {
        let (bytes, limit) = (bytes as u64, self.max_bytes);
        if bytes > limit { Err(BlobError::TooLarge { bytes, limit }) } else { Ok(()) }
    }
}

fn open_folder(path: PathBuf) -> Result<LocalFileSystem, BlobError> {
    use std::os::unix::fs::DirBuilderExt as _;
    // For its owner alone: uploads under embargo lie there too.
    std::fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(&path)
        .map_err(|source| BlobError::Folder { path: path.clone(), source })?;
    Ok(LocalFileSystem::new_with_prefix(path)?.with_fsync(true))
}

/// Where a blob is: the first two digits spread them over folders.
fn path(digest: &Digest, form: Form) -> Path {
    let name = digest.to_string();
    Path::from(format!("{}/{name}{}", &name[..2], form.suffix()))
}

fn entry(object: &ObjectMeta) -> Option<Entry> {
    let (shard, name) = object.location.as_ref().rsplit_once('/')?;
    let digest = name.strip_suffix(Form::Gzip.suffix()).unwrap_or(name);
    if !name.starts_with(shard) {
        return None;
    }
    let written = object.last_modified.timestamp_micros();
    Some(Entry { digest: digest.parse().ok()?, stored_bytes: object.size, written })
}

fn found<T>(result: Result<T, Error>) -> Result<Option<T>, BlobError> {
    match result {
        Ok(found) => Ok(Some(found)),
        Err(Error::NotFound { .. }) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// Does work that takes long for its size on a thread that may be held up.
async fn aside<T: Send + 'static>(
    bytes: usize,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, BlobError> {
    if bytes < ASIDE {
        return Ok(work());
    }
    tokio::task::spawn_blocking(work).await.map_err(|_| BlobError::GivenUp)
}
