//! Temporary files that a killed process left behind.

use std::io;
use std::path::Path;
use std::time::Duration;

/// What stands between a blob's name and the number of an attempt to write it.
const MARK: char = '#';

/// Removes temporary files that nobody has touched for so long; says how many.
pub(crate) fn remove(folder: &Path, untouched: Duration) -> io::Result<u64> {
    let mut removed = 0;
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
                std::fs::remove_file(file.path())?;
                removed += 1;
            }
        }
    }
    Ok(removed)
}
