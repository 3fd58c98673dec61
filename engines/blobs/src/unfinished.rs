//! Temporary files that a killed process left behind.

use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// What stands between a blob's name and the number of an attempt to write it.
pub(crate) const MARK: char = '#';

/// Temporary files that nobody has touched for so long.
pub(crate) fn find(folder: &Path, untouched: Duration) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for shard in std::fs::read_dir(folder)? {
        let shard = shard?;
        if !shard.file_type()?.is_dir() {
            continue;
        }
        for file in std::fs::read_dir(shard.path())? {
            let file = file?;
            if !file.file_name().to_string_lossy().contains(MARK) {
                continue;
            }
            let Ok(metadata) = file.metadata() else { continue };
            // A clock that was set back makes a file from the future: it is left alone.
            let age = metadata.modified()?.elapsed().unwrap_or_default();
            if metadata.is_file() && age >= untouched {
                found.push(file.path());
            }
        }
    }
    Ok(found)
}

/// Removes them; says how many.
pub(crate) fn remove(folder: &Path, untouched: Duration) -> io::Result<u64> {
    let mut removed = 0;
    for file in find(folder, untouched)? {
        std::fs::remove_file(file)?;
        removed += 1;
    }
    Ok(removed)
}
