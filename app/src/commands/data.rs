//! Schema, copies and backups.

use std::fmt::Write as _;
use std::path::Path;

use anyhow::{Context as _, bail};
use centum_blobs::{Blobs, Options};
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
    let beside = beside(file);
    if beside.exists() {
        bail!("{} exists already; a backup never goes over another", beside.display());
    }
    centum_store::backup(&house.db, file, &modules::tables()).await?;
    house.db.close().await;
    // A backup that cannot be opened is none.
    let db = centum_store::open_backup(file).await?;
    let verified =
        centum_ledger::verify(&mut db.read().await?.conn(), None).await.context("the backup's ledger")?;
    db.close().await;
    print(&format!("{}: written, ledger head {}", file.display(), verified.head))?;
    // After the database: bytes are kept before anything refers to them, so that all it refers to is there by now.
    if let Some(blobs) = bytes_of(config).await? {
        let to = Blobs::open(&beside.display().to_string(), Options::default()).await?;
        let count = move_bytes(&blobs, &to).await?;
        print(&format!("{}: {count} files of harvested and uploaded bytes", beside.display()))?;
    }
    Ok(Outcome::Done)
}

/// Where the bytes of a backup stand: in a folder of its name.
fn beside(file: &Path) -> std::path::PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".blobs");
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

/// Copies everything, each checked against its name; says how much that is.
async fn move_bytes(from: &Blobs, to: &Blobs) -> anyhow::Result<u64> {
    let mut count = 0;
    let mut entries = std::pin::pin!(from.list());
    while let Some(entry) = entries.next().await {
        let digest = entry?.digest;
        let bytes = from.get(&digest).await?.with_context(|| format!("{digest} is gone"))?;
        to.put(bytes).await?;
        count += 1;
    }
    Ok(count)
}

pub(super) async fn restore(config: &Config, file: &Path) -> anyhow::Result<Outcome> {
    let house = running::open(config, true).await?;
    let beside = beside(file);
    if beside.is_dir() {
        // Before the database: what it refers to is there when it is.
        let from = Blobs::open(&beside.display().to_string(), Options::default()).await?;
        let count = move_bytes(&from, &holding::blobs(config).await?).await?;
        print(&format!("{count} files of harvested and uploaded bytes"))?;
    }
    let report = centum_store::restore(&house.db, file, &config.data, &modules::tables()).await?;
    let verified = centum_ledger::verify(&mut house.db.read_current().await?.conn(), None).await;
    house.db.close().await;
    print(&told(&report)?)?;
    // A backup whose ledger was touched is better than none, but nobody may take it for whole.
    Ok(match verified {
        Ok(verified) => {
            print(&format!("ledger head {}", verified.head))?;
            Outcome::Done
        }
        Err(fault) => {
            print(&format!("Restored as it was, but the ledger does not hold: {fault}"))?;
            Outcome::Found
        }
    })
}
