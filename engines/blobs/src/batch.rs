//! Many blobs into a folder at once: the disk is waited for twice, however many there are.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use bytes::Bytes;

use crate::unfinished::MARK;

/// Writes files under the folder, each at its path; when this has returned they outlast a power cut. As with one blob alone
/// a file is under its name only when its bytes are on the disk.
pub(crate) fn write(folder: &Path, files: &[(String, Bytes)]) -> io::Result<()> {
    let mut written = Written(Vec::with_capacity(files.len()));
    for (path, bytes) in files {
        let target = folder.join(path);
        if fs::metadata(&target).is_ok_and(|there| there.len() == bytes.len() as u64) {
            continue;
        }
        written.begin(target)?.write_all(bytes)?;
    }
    if !written.0.is_empty() {
        settle(folder, written.0.iter().map(|(unfinished, _)| unfinished.as_path()))?;
    }
    for (unfinished, target) in written.0.drain(..) {
        fs::rename(unfinished, target)?;
    }
    // Also for files that were there: whoever wrote them may not have come so far yet.
    let shards = files.iter().filter_map(|(path, _)| Some(folder.join(Path::new(path).parent()?)));
    let mut shards: Vec<PathBuf> = shards.chain([folder.to_owned()]).collect();
    shards.sort_unstable();
    shards.dedup();
    settle(folder, shards.iter().map(PathBuf::as_path))
}

/// Files that have no name yet, with the one that they get. What is left at the end is removed.
struct Written(Vec<(PathBuf, PathBuf)>);

impl Written {
    fn begin(&mut self, target: PathBuf) -> io::Result<File> {
        if let Some(shard) = target.parent() {
            fs::create_dir_all(shard)?;
        }
        for attempt in 1_u32.. {
            let mut name = target.clone().into_os_string();
            name.push(format!("{MARK}{attempt}"));
            match OpenOptions::new().write(true).create_new(true).open(&name) {
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
                Ok(file) => {
                    self.0.push((name.into(), target));
                    return Ok(file);
                }
            }
        }
        Err(ErrorKind::AlreadyExists.into())
    }
}

impl Drop for Written {
    fn drop(&mut self) {
        for (unfinished, _) in &self.0 {
            let _ = fs::remove_file(unfinished);
        }
    }
}

/// Waits until these are on the disk. Linux does that for the whole file system in one call, which tells of failures since
/// its version 5.8.
#[cfg(target_os = "linux")]
fn settle<'a>(folder: &Path, _: impl Iterator<Item = &'a Path>) -> io::Result<()> {
    Ok(rustix::fs::syncfs(File::open(folder)?)?)
}

/// Waits until these are on the disk, one after the other.
#[cfg(not(target_os = "linux"))]
fn settle<'a>(_: &Path, paths: impl Iterator<Item = &'a Path>) -> io::Result<()> {
    for path in paths {
        File::open(path)?.sync_all()?;
    }
    Ok(())
}
