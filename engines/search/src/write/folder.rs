//! The folder of an index: one folder a generation, and a file that says which one serves.
//!
//! ```text
//! current            the name of the generation that serves
//! g-000007/          its files, and `mark.json`: the fields and rules that it was written with
//! ```
//! The pointer is replaced in one step after everything it points to is on the disk. A generation that it does not
//! point to is left over from a rebuild that was cut off, and is removed when the index is next opened.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::schema::Mark;

const POINTER: &str = "current";
const NEW_POINTER: &str = "current.new";
const MARK: &str = "mark.json";
const PREFIX: &str = "g-";

/// The folder of an index.
#[derive(Debug, Clone)]
pub(super) struct Folder {
    pub root: PathBuf,
}

/// What the pointer says.
pub(super) enum Pointed {
    To(u64),
    Missing,
    Foreign,
}

impl Folder {
    pub(super) fn new(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    pub(super) fn generation(&self, number: u64) -> PathBuf {
        self.root.join(format!("{PREFIX}{number:06}"))
    }

    pub(super) fn pointed(&self) -> io::Result<Pointed> {
        match fs::read_to_string(self.root.join(POINTER)) {
            Ok(name) => Ok(number(name.trim_end()).map_or(Pointed::Foreign, Pointed::To)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let foreign = self.names()?.iter().any(|name| number(name).is_none() && name != NEW_POINTER);
                Ok(if foreign { Pointed::Foreign } else { Pointed::Missing })
            }
            Err(error) if error.kind() == io::ErrorKind::InvalidData => Ok(Pointed::Foreign),
            Err(error) => Err(error),
        }
    }

    /// Makes an empty folder for the next generation, with its mark.
    pub(super) fn begin(&self, mark: &Mark) -> io::Result<u64> {
        fs::create_dir_all(&self.root)?;
        let last = self.names()?.iter().filter_map(|name| number(name)).max().unwrap_or(0);
        let next = last + 1;
        let path = self.generation(next);
        fs::create_dir(&path)?;
        let mark = serde_json::to_vec(mark).map_err(io::Error::other)?;
        write_synced(&path.join(MARK), &mark)?;
        Ok(next)
    }

    /// The mark of a generation; none where it has none that can be read.
    pub(super) fn mark(&self, number: u64) -> Option<Mark> {
        serde_json::from_slice(&fs::read(self.generation(number).join(MARK)).ok()?).ok()
    }

    /// Points to this generation, in one step.
    pub(super) fn point_to(&self, number: u64) -> io::Result<()> {
        sync_folder(&self.generation(number))?;
        let new = self.root.join(NEW_POINTER);
        write_synced(&new, format!("{PREFIX}{number:06}\n").as_bytes())?;
        fs::rename(&new, self.root.join(POINTER))?;
        sync_folder(&self.root)
    }

    /// Removes every generation but this one. What cannot be removed now is removed another time.
    pub(super) fn remove_all_but(&self, keep: u64) {
        for other in self.names().unwrap_or_default().iter().filter_map(|name| number(name)) {
            if other != keep {
                self.remove(other);
            }
        }
    }

    /// Removes a generation that does not serve, as far as that is possible.
    pub(super) fn remove(&self, number: u64) {
        if matches!(self.pointed(), Ok(Pointed::To(serving)) if serving == number) {
            return;
        }
        let _ = fs::remove_dir_all(self.generation(number));
    }

    fn names(&self) -> io::Result<Vec<String>> {
        match fs::read_dir(&self.root) {
            Ok(entries) => {
                entries.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned())).collect()
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
            Err(error) => Err(error),
        }
    }
}

fn number(name: &str) -> Option<u64> {
    let digits = name.strip_prefix(PREFIX)?;
    (digits.len() >= 6 && digits.bytes().all(|byte| byte.is_ascii_digit())).then(|| digits.parse().ok())?
}

fn write_synced(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

fn sync_folder(path: &Path) -> io::Result<()> {
    File::open(path)?.sync_all()
}
