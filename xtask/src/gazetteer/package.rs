//! A published package as it lies on disk: the archive that its registry hands out, or a folder.

use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use flate2::read::GzDecoder;
use serde::Deserialize;
use sha2::{Digest as _, Sha256};

/// No file that we read from a package is larger.
const MAX_FILE_BYTES: u64 = 128 * 1024 * 1024;

/// An opened package.
pub(crate) enum Package {
    Archive(PathBuf),
    Folder(PathBuf),
}

/// What a package says about itself.
#[derive(Deserialize)]
pub(crate) struct Manifest {
    pub(crate) name: String,
    pub(crate) version: String,
    pub(crate) license: String,
}

impl Package {
    pub(crate) fn open(path: &Path) -> Result<Self> {
        if path.is_dir() {
            Ok(Self::Folder(path.to_owned()))
        } else if path.is_file() {
            Ok(Self::Archive(path.to_owned()))
        } else {
            bail!("{} is neither an archive nor a folder", path.display())
        }
    }

    /// One file, by its path below the package's own folder.
    pub(crate) fn read(&self, file: &str) -> Result<Vec<u8>> {
        match self {
            Self::Folder(folder) => {
                let path = folder.join(file);
                fs::read(&path).with_context(|| format!("reading {}", path.display()))
            }
            Self::Archive(archive) => {
                let mut tar = tar::Archive::new(GzDecoder::new(fs::File::open(archive)?));
                let wanted = Path::new("package").join(file);
                for entry in tar.entries()? {
                    let entry = entry?;
                    if entry.path()? == wanted {
                        let mut bytes = Vec::new();
                        entry.take(MAX_FILE_BYTES).read_to_end(&mut bytes)?;
                        return Ok(bytes);
                    }
                }
                bail!("{} holds no {}", archive.display(), wanted.display())
            }
        }
    }

    pub(crate) fn manifest(&self) -> Result<Manifest> {
        Ok(serde_json::from_slice(&self.read("package.json")?)?)
    }

    /// The archive's SHA-256; a folder has none.
    pub(crate) fn checksum(&self) -> Result<Option<String>> {
        match self {
            Self::Archive(path) => Ok(Some(hex::encode(Sha256::digest(fs::read(path)?)))),
            Self::Folder(_) => Ok(None),
        }
    }
}
