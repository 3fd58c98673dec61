//! Backup and restore. A backup is one SQLite file, whichever database it was taken from, so that it can be
//! opened and restored anywhere. It is taken from one state while the server goes on serving, only its owner reads
//! it, and nothing that reads it changes it.

use std::path::{Path, PathBuf};

use crate::conn::Inner;
use crate::db::make_private;
use crate::schema::is_foreign;
use crate::{
    CopyError, CopyReport, Db, Engine, StoreError, StoreResult, Table, copy, migrate, missing_migrations,
};

/// Writes the whole of `db` to the new file `path`.
pub async fn backup(db: &Db, path: &Path, tables: &[&Table]) -> Result<(), CopyError> {
    make_private(path)?;
    let done = match db.engine() {
        Engine::Sqlite => vacuum_into(db, path).await.map_err(CopyError::from),
        Engine::Postgres => copy_into(db, path, tables).await,
    };
    let done = done.and_then(|()| Ok(sync(path)?));
    if done.is_err() {
        // Half a backup is worse than none.
        remove(path);
    }
    done
}

/// Opens the backup at `path` to look at it.
pub async fn open_backup(path: &Path) -> StoreResult<Db> {
    let refused = |kind, why| StoreError::File {
        path: path.display().to_string(),
        source: std::io::Error::new(kind, why),
    };
    if !path.is_file() {
        return Err(refused(std::io::ErrorKind::NotFound, "no backup stands there"));
    }
    let file = Db::open_file(path);
    if is_foreign(&file).await? {
        return Err(refused(std::io::ErrorKind::InvalidData, "this is not a backup of Centum"));
    }
    Ok(file)
}

/// Fills the empty, migrated database `db` from the backup at `path`. The backup of an older program is brought up to
/// this one in a copy, which stands in the folder `scratch` meanwhile.
pub async fn restore(
    db: &Db,
    path: &Path,
    scratch: &Path,
    tables: &[&Table],
) -> Result<CopyReport, CopyError> {
    let file = open_backup(path).await?;
    if missing_migrations(&file).await?.is_empty() {
        let copied = copy(&file, db, tables).await;
        file.close().await;
        return copied;
    }
    let younger = scratch.join("restoring.db");
    // One that was killed left its own behind.
    remove(&younger);
    make_private(&younger)?;
    let copied = restore_older(&file, &younger, db, tables).await;
    file.close().await;
    remove(&younger);
    copied
}

async fn restore_older(
    old: &Db,
    younger: &Path,
    db: &Db,
    tables: &[&Table],
) -> Result<CopyReport, CopyError> {
    vacuum_into(old, younger).await?;
    let file = Db::open(&format!("sqlite:{}", younger.display())).await?;
    migrate(&file).await?;
    let copied = copy(&file, db, tables).await;
    file.close().await;
    copied
}

#[expect(clippy::disallowed_methods, reason = "SQLite's own word for a copy; no table is named")]
async fn vacuum_into(db: &Db, path: &Path) -> StoreResult<()> {
    let mut bare = db.bare().await?;
    if let Inner::Sqlite(conn) = &mut bare.conn().0 {
        sqlx::query("VACUUM INTO $1").bind(path.display().to_string()).execute(&mut **conn).await?;
    }
    Ok(())
}

async fn copy_into(db: &Db, path: &Path, tables: &[&Table]) -> Result<(), CopyError> {
    let file = Db::open(&format!("sqlite:{}", path.display())).await?;
    migrate(&file).await?;
    let copied = copy(db, &file, tables).await;
    // One file, without a log beside it: it may be read where nothing can be written.
    file.bare().await?.conn().raw("PRAGMA journal_mode = DELETE").await?;
    file.close().await;
    copied.map(drop)
}

/// The file, and its name in its folder.
fn sync(path: &Path) -> StoreResult<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    for path in [path, folder] {
        std::fs::File::open(path)
            .and_then(|file| file.sync_all())
            .map_err(|source| StoreError::File { path: path.display().to_string(), source })?;
    }
    Ok(())
}

fn remove(path: &Path) {
    for end in ["", "-wal", "-shm"] {
        let mut name = path.as_os_str().to_owned();
        name.push(end);
        let _ = std::fs::remove_file(PathBuf::from(name));
    }
}
