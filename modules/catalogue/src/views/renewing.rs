//! What a record stands in may change without an entry in the log: a catalogue gets another name, or publishes for one
//! more city. Then its records are handed to the views again.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use centum_base::{Digest, Id};
use centum_store::{Conn, StoreResult};

use super::{Around, FollowError, Views};
use crate::records;
use crate::sources::{self, Source};

/// Records that are looked up at once.
const AT_ONCE: u32 = 500;
/// The file in the folder of the views.
const FILE: &str = "surroundings.json";

/// The digests of the surroundings that the views know, by source.
#[derive(Debug, Default)]
pub(super) struct Surroundings {
    known: BTreeMap<String, String>,
    file: Option<PathBuf>,
}

impl Surroundings {
    /// What the folder tells. One that cannot be read tells nothing: then everything is handed over once more.
    pub(super) fn in_folder(folder: &Path) -> Self {
        let file = folder.join(FILE);
        let known = std::fs::read(&file).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
        Self { known: known.unwrap_or_default(), file: Some(file) }
    }

    /// Takes for known what holds now: for views that have yet to read everything.
    pub(super) async fn begin(&mut self, conn: &mut Conn<'_>) -> StoreResult<()> {
        self.known = all(conn).await?.into_iter().map(|(id, digest)| (id.to_string(), digest)).collect();
        self.keep();
        Ok(())
    }

    fn keep(&self) {
        let Some(file) = &self.file else { return };
        let written = serde_json::to_vec(&self.known).map_err(std::io::Error::other);
        // Lost, it costs time and no truth.
        if let Err(error) = written.and_then(|bytes| std::fs::write(file, bytes)) {
            tracing::warn!(file = %file.display(), %error, "what the views know of surroundings was not kept");
        }
    }
}

async fn all(conn: &mut Conn<'_>) -> StoreResult<Vec<(Id<Source>, String)>> {
    let mut all = Vec::new();
    for source in sources::sources(conn).await? {
        let around = Around::of_source(conn, source.id).await?;
        all.push((source.id, Digest::of(format!("{around:?}").as_bytes()).to_string()));
    }
    Ok(all)
}

impl Views {
    /// Hands over again the records of sources whose surroundings have changed.
    pub async fn renew_changed(&self) -> Result<(), FollowError> {
        let mut surroundings = self.0.surroundings.lock().await;
        let all = all(&mut self.0.house.db.read_current().await?.conn()).await?;
        for (source, digest) in all {
            let key = source.to_string();
            if surroundings.known.get(&key) == Some(&digest) {
                continue;
            }
            self.renew_source(source).await?;
            surroundings.known.insert(key, digest);
            surroundings.keep();
        }
        Ok(())
    }

    async fn renew_source(&self, source: Id<Source>) -> Result<(), FollowError> {
        let mut after = None;
        loop {
            let records = {
                let mut reader = self.0.house.db.read_current().await?;
                records::records_of(&mut reader.conn(), source, after, AT_ONCE).await?
            };
            let Some(last) = records.last() else { return Ok(()) };
            after = Some(last.id);
            let shown: Vec<_> =
                records.iter().filter(|record| record.state.is_shown()).map(|record| record.id).collect();
            self.renew(&shown).await?;
        }
    }
}
