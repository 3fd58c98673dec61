//! Schema, copies and backups.

use std::fmt::Write as _;
use std::path::Path;

use anyhow::{Context as _, bail};
use centum_blobs::{BlobError, Blobs, Digest, Options};
use centum_store::{CopyReport, Db};
use futures_util::StreamExt as _;

use super::print;
use crate::cli::{Copy, Outcome};
use crate::config::Config;
use crate::{holding, modules, running};

pub(super) async fn migrate(config: &Config) -> anyhow::Result<Outcome> {
    let house = running::open(config, true).await?;
    house.db.close().await;
    print("The schema is that of this program.")?;
    Ok(Outcome::Done)
}

pub(super) async fn copy(args: &Copy) -> anyhow::Result<Outcome> {
    running::must_exist(&args.from)?;
    let from = Db::open(&args.from).await.context("--from")?;
    let to = Db::open(&args.to).await.context("--to")?;
    centum_store::migrate(&to).await.context("--to")?;
    let missing = centum_store::missing_migrations(&from).await?;
    if !missing.is_empty() {
        bail!("--from: the schema is older than this program; run `centum migrate` on it first");
    }
    let report = centum_store::copy(&from, &to, &modules::tables()).await?;
    from.close().await;
    to.close().await;
    print(&told(&report)?)?;
    Ok(Outcome::Done)
}

fn told(report: &CopyReport) -> anyhow::Result<String> {
    let mut text = String::new();
    for table in &report.tables {
        writeln!(text, "{:24} {:>9} rows  {}", table.table, table.rows, table.checksum.short())?;
    }
    let rows: u64 = report.tables.iter().map(|table| table.rows).sum();
    writeln!(text, "{:24} {rows:>9} rows, read back and equal", "all")?;
    Ok(text)
}

pub(super) async fn backup(config: &Config, file: &Path) -> anyhow::Result<Outcome> {
    let house = running::open(config, false).await?;
    let (beside, unfinished) = (beside(file), unfinished(file));
    for folder in [&beside, &unfinished] {
        if folder.exists() {
            bail!("{} exists already; a backup never goes over another", folder.display());
        }
    }
    centum_store::backup(&house.db, file, &modules::tables()).await?;
    house.db.close().await;
    // A backup that cannot be opened is none.
    let db = centum_store::open_backup(file).await?;
    let verified = centum_ledger::verify(&mut db.read().await?.conn(), None).await;
    db.close().await;
    let (said, mut outcome) = match verified {
        Ok(verified) => (format!("written, ledger head {}", verified.head), Outcome::Done),
        Err(fault) => (format!("written as it is, but the ledger does not hold: {fault}"), Outcome::Found),
    };
    print(&format!("{}: {said}", file.display()))?;
    // After the database: bytes are kept before anything refers to them, so that all it refers to is there by now.
    if let Some(blobs) = bytes_of(config).await? {
        // It has its name once it is whole: what was broken off is not taken for a backup.
        let to = Blobs::open(&unfinished.display().to_string(), Options::default()).await?;
        let moved = move_bytes(&blobs, &to).await?;
        std::fs::rename(&unfinished, &beside).with_context(|| beside.display().to_string())?;
        print(&format!("{}: {}", beside.display(), moved.told()))?;
        if !moved.damaged.is_empty() {
            outcome = Outcome::Found;
        }
    }
    Ok(outcome)
}

/// Where the bytes of a backup stand: in a folder of its name.
fn beside(file: &Path) -> std::path::PathBuf {
    ending(file, ".blobs")
}

/// Where they stand until all are there.
fn unfinished(file: &Path) -> std::path::PathBuf {
    ending(file, ".blobs.part")
}

fn ending(file: &Path, end: &str) -> std::path::PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(end);
    name.into()
}

/// The place for bytes, where there is one: whoever never harvested has none.
async fn bytes_of(config: &Config) -> anyhow::Result<Option<Blobs>> {
    let place = config.blobs_place();
    if !place.contains("://") && !Path::new(&place).is_dir() {
        return Ok(None);
    }
    holding::blobs(config).await.map(Some)
}

/// What was copied of the bytes, and what could not be.
#[derive(Default)]
struct Moved {
    count: u64,
    damaged: Vec<Digest>,
}

impl Moved {
    fn told(&self) -> String {
        let mut text = format!("{} files of harvested and uploaded bytes", self.count);
        for digest in &self.damaged {
            text.push_str(&format!("\nDAMAGED: {digest} is not what its name says and was left out"));
        }
        text
    }
}

/// Copies everything, each checked against its name. One that is damaged costs no other.
async fn move_bytes(from: &Blobs, to: &Blobs) -> anyhow::Result<Moved> {
    let mut moved = Moved::default();
    let mut entries = std::pin::pin!(from.list());
    while let Some(entry) = entries.next().await {
        match from.get(&entry?.digest).await {
            Ok(Some(bytes)) => {
                to.put(bytes).await?;
                moved.count += 1;
            }
            // Taken out by the server since the list was begun: nothing refers to it any more.
            Ok(None) => {}
            Err(BlobError::Damaged { digest }) => moved.damaged.push(digest),
            Err(error) => return Err(error.into()),
        }
    }
    Ok(moved)
}

pub(super) async fn restore(config: &Config, file: &Path) -> anyhow::Result<Outcome> {
    let unfinished = unfinished(file);
    if unfinished.exists() {
        bail!(
            "{}: this backup was broken off before its bytes were whole; take another one, or give that folder the \
             name {} to restore what is there",
            unfinished.display(),
            beside(file).display()
        );
    }
    // No house is made for a backup that is not there or is none.
    centum_store::open_backup(file).await?.close().await;
    let house = running::open(config, true).await?;
    // A house in which people work gets no bytes of another.
    centum_store::must_be_empty(&house.db, &modules::tables()).await?;
    let beside = beside(file);
    let mut outcome = Outcome::Done;
    if beside.is_dir() {
        // Before the database: what it refers to is there when it is.
        let from = Blobs::open(&beside.display().to_string(), Options::default()).await?;
        let moved = move_bytes(&from, &holding::blobs(config).await?).await?;
        print(&moved.told())?;
        if !moved.damaged.is_empty() {
            outcome = Outcome::Found;
        }
    } else {
        print(&format!("{} is not there: harvested and uploaded bytes do not come back", beside.display()))?;
    }
    let report = centum_store::restore(&house.db, file, &config.data, &modules::tables()).await?;
    let verified = centum_ledger::verify(&mut house.db.read_current().await?.conn(), None).await;
    house.db.close().await;
    print(&told(&report)?)?;
    // A backup whose ledger was touched is better than none, but nobody may take it for whole.
    Ok(match verified {
        Ok(verified) => {
            print(&format!("ledger head {}", verified.head))?;
            outcome
        }
        Err(fault) => {
            print(&format!("Restored as it was, but the ledger does not hold: {fault}"))?;
            Outcome::Found
        }
    })
}
