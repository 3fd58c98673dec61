//! Everything out, in open formats.

use std::fs::File;
use std::io::Write as _;
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use centum_cohort::announcement::{State, announcements};
use centum_cohort::edition::editions;
use centum_cohort::exports::{Format, Links};
use centum_desk::without_secrets;
use centum_store::{Class, Kind, Table, Value, read_all};

use super::print;
use crate::cli::{Export, Outcome};
use crate::config::Config;
use crate::{modules, running};

pub(super) async fn export(config: &Config, args: &Export) -> anyhow::Result<Outcome> {
    running::must_exist(&config.database_url())?;
    let house = running::open_for_work(config).await?;
    let mut reader = house.read().await?;
    let mut conn = reader.conn();
    let chosen = match &args.edition {
        Some(slug) => vec![super::editions::named(&mut conn, slug).await?],
        None => editions(&mut conn).await?,
    };
    let links = Links::new(&config.base_url).context("base_url")?;
    // Not before it is known that there is something to write: a second try would find the folder in its way. It has its name
    // once it is whole: what was broken off is not taken for an export.
    let unfinished = unfinished(&args.folder)?;
    make(&unfinished)?;
    let mut files = 0;
    for edition in &chosen {
        for version in announcements(&mut conn, edition.id).await? {
            if version.state == State::Published {
                let folder = unfinished.join(&edition.slug).join(version.number.to_string());
                std::fs::create_dir_all(&folder)?;
                for format in Format::ALL {
                    if let Some(bytes) = format.write(&version.content, &links)? {
                        write(&folder.join(format.file_name()), &bytes)?;
                        files += 1;
                    }
                }
            }
        }
    }
    if args.edition.is_none() {
        let folder = unfinished.join("tables");
        std::fs::create_dir(&folder)?;
        for table in modules::tables() {
            let rows = read_all(&mut conn, table).await?;
            write(&folder.join(format!("{}.json", table.name)), &json(table, &rows)?)?;
            files += 1;
        }
    }
    drop(reader);
    house.db.close().await;
    std::fs::rename(&unfinished, &args.folder).with_context(|| args.folder.display().to_string())?;
    print(&format!("{files} files written to {}", args.folder.display()))?;
    Ok(Outcome::Done)
}

/// Where an export stands until all is there: beside its folder, which must not exist.
fn unfinished(folder: &Path) -> anyhow::Result<PathBuf> {
    let name = folder.file_name().filter(|_| !folder.exists());
    let mut name = name
        .with_context(|| format!("the folder {} cannot be made; it must not exist", folder.display()))?
        .to_owned();
    name.push(".part");
    let unfinished = folder.with_file_name(name);
    if unfinished.exists() {
        bail!("{}: this export was broken off before it was whole; remove it first", unfinished.display());
    }
    Ok(unfinished)
}

/// It holds what is personal: for its owner alone, who may open it to others.
fn make(folder: &Path) -> anyhow::Result<()> {
    std::fs::DirBuilder::new()
        .mode(0o700)
        .create(folder)
        .with_context(|| format!("the folder {} cannot be made", folder.display()))
}

fn write(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    if path.exists() {
        bail!("{} stands there already", path.display());
    }
    let written = File::create(path).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()
    });
    written.with_context(|| path.display().to_string())
}

/// A table with the class of each column; secrets stay in the house.
fn json(table: &Table, rows: &[Vec<Value>]) -> anyhow::Result<Vec<u8>> {
    let open: Vec<usize> =
        (0..table.columns.len()).filter(|at| table.columns[*at].class != Class::Secret).collect();
    let columns = open.iter().map(|at| {
        let column = &table.columns[*at];
        serde_json::json!({ "name": column.name, "kind": kind(column.kind), "class": class(column.class) })
    });
    let columns: Vec<_> = columns.collect();
    let rows: Vec<Vec<serde_json::Value>> =
        rows.iter().map(|row| open.iter().map(|at| told(table, *at, &row[*at])).collect()).collect();
    let mut bytes =
        serde_json::to_vec(&serde_json::json!({ "table": table.name, "columns": columns, "rows": rows }))?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// A letter may hold a link that signs in or lets into an application: that is a secret too.
fn told(table: &Table, at: usize, held: &Value) -> serde_json::Value {
    match held {
        Value::Text(Some(text)) if (table.name, table.columns[at].name) == ("mail", "body") => {
            serde_json::json!(without_secrets(text))
        }
        held => value(held),
    }
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Text => "text",
        Kind::Int => "integer",
        Kind::Blob => "bytes in hexadecimal",
    }
}

fn class(class: Class) -> &'static str {
    match class {
        Class::Public => "public",
        Class::Internal => "internal",
        Class::Secret => "secret",
        Class::Personal { .. } => "personal",
    }
}

fn value(value: &Value) -> serde_json::Value {
    match value {
        Value::Text(text) => serde_json::json!(text),
        Value::Int(number) => serde_json::json!(number),
        Value::Blob(bytes) => serde_json::json!(
            bytes
                .as_ref()
                .map(|bytes| { bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>() })
        ),
    }
}
