//! The files of the checkout as git sees them, and what a check says about them.

use std::fmt;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};

/// A larger file is data, and is not read as text.
const MAX_TEXT_BYTES: u64 = 2 * 1024 * 1024;

/// One file of the checkout.
pub(crate) struct Source {
    /// Path from the root, with forward slashes.
    pub(crate) path: String,
    /// What stands in it; empty when it is not text.
    pub(crate) text: String,
}

impl Source {
    /// The lines with their numbers, counted from one.
    pub(crate) fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text.lines().enumerate().map(|(index, line)| (index + 1, line))
    }

    /// Whether the name ends in `.rs`.
    pub(crate) fn is_rust(&self) -> bool {
        self.path.ends_with(".rs")
    }

    /// The folders and the file name, in order.
    pub(crate) fn parts(&self) -> impl Iterator<Item = &str> {
        self.path.split('/')
    }
}

/// Something that a check objects to.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Finding {
    /// Where: a path, or the name of a crate.
    pub(crate) place: String,
    /// The line, counted from one; none when the whole file is meant.
    pub(crate) line: Option<usize>,
    /// What is wrong, and the way out.
    pub(crate) says: String,
}

impl Finding {
    /// An objection to one line.
    pub(crate) fn at(source: &Source, line: usize, says: impl Into<String>) -> Self {
        Self { place: source.path.clone(), line: Some(line), says: says.into() }
    }

    /// An objection to a whole file, crate or folder.
    pub(crate) fn on(place: impl Into<String>, says: impl Into<String>) -> Self {
        Self { place: place.into(), line: None, says: says.into() }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.place, self.says),
            None => write!(f, "{}: {}", self.place, self.says),
        }
    }
}

/// The root of the workspace, whatever the current folder.
pub(crate) fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// Every file that git tracks, and every new one that it does not ignore.
pub(crate) fn sources(root: &Path) -> Result<Vec<Source>> {
    let listing = Command::new("git")
        .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        .current_dir(root)
        .output()
        .context("git ls-files: is git installed?")?;
    ensure!(listing.status.success(), "git ls-files: {}", String::from_utf8_lossy(&listing.stderr));
    let names = String::from_utf8(listing.stdout).context("a file name is not UTF-8")?;
    let paths = names.split('\0').filter(|name| !name.is_empty());
    let sources: Vec<_> = paths.filter_map(|path| read(root, path)).collect();
    ensure!(!sources.is_empty(), "git lists no file in {}", root.display());
    Ok(sources)
}

/// A file that is gone from the disk but not yet from the index is passed over.
fn read(root: &Path, path: &str) -> Option<Source> {
    let on_disk = root.join(path);
    let facts = std::fs::symlink_metadata(&on_disk).ok()?;
    let text = if facts.is_file() && facts.len() <= MAX_TEXT_BYTES {
        std::fs::read_to_string(&on_disk).unwrap_or_default()
    } else {
        String::new()
    };
    Some(Source { path: path.to_owned(), text })
}

/// Prints the findings on standard error and fails if there is any.
pub(crate) fn report(check: &str, mut findings: Vec<Finding>) -> Result<()> {
    findings.sort();
    let lines: String = findings.iter().map(|finding| format!("\n  {finding}")).collect();
    match findings.len() {
        0 => Ok(()),
        1 => bail!("{check}: one finding{lines}"),
        many => bail!("{check}: {many} findings{lines}"),
    }
}
