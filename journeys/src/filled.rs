//! The demonstration's data, filled once for all journeys: filling takes longer than many a journey.

use std::fs::{self, File};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use anyhow::{Context as _, ensure};

/// What is older is filled again: calls of the demonstration open and close by the clock.
const FRESH: Duration = Duration::from_secs(15 * 60);

/// Written last: without it, whoever filled was interrupted.
const DONE: &str = "filled";

/// Puts a copy of the data that `binary` fills into `to`, which must not exist. The first who asks fills; others wait.
pub(crate) fn copy(binary: &Path, to: &Path) -> anyhow::Result<()> {
    let home = binary.parent().context("a program stands in a folder")?.join("journeys");
    fs::create_dir_all(&home)?;
    let lock = File::create(home.join("lock"))?;
    lock.lock().context("the data of the demonstration cannot be locked")?;
    let data = home.join("data");
    if !fresh(&data, binary)? {
        fill(binary, &home, &data)?;
    }
    copied(&data, to)
}

/// Whether data is there that this very program filled a little while ago.
fn fresh(data: &Path, binary: &Path) -> anyhow::Result<bool> {
    let Ok(filled) = fs::metadata(data.join(DONE)).and_then(|done| done.modified()) else { return Ok(false) };
    let built = fs::metadata(binary)?.modified()?;
    Ok(filled > built && filled.elapsed().is_ok_and(|age| age < FRESH))
}

fn fill(binary: &Path, home: &Path, data: &Path) -> anyhow::Result<()> {
    if data.exists() {
        fs::remove_dir_all(data)?;
    }
    let log = File::create(home.join("log"))?;
    let status = Command::new(binary)
        .arg("--data")
        .arg(data)
        .args(["demo", "--populate-only"])
        .current_dir(home)
        .stdin(Stdio::null())
        .stdout(log.try_clone()?)
        .stderr(log)
        .status()
        .context("the program cannot be started")?;
    let said = || fs::read_to_string(home.join("log")).unwrap_or_default();
    ensure!(status.success(), "the demonstration cannot be filled: {}", said());
    fs::write(data.join(DONE), "")?;
    Ok(())
}

/// A folder with all it holds.
fn copied(from: &Path, to: &Path) -> anyhow::Result<()> {
    fs::create_dir(to)?;
    fs::set_permissions(to, fs::metadata(from)?.permissions())?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let name = entry.file_name();
        if entry.file_type()?.is_dir() {
            copied(&entry.path(), &to.join(name))?;
        } else if name != DONE {
            fs::copy(entry.path(), to.join(name))?;
        }
    }
    Ok(())
}
