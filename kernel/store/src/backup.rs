//! Backup and restore. A backup is one SQLite file, whichever database it was taken from, so that it can be
//! opened and restored anywhere. It is taken from one state while the server goes on serving.

use std::path::Path;

use crate::conn::Inner;
use crate::{CopyError, Db, Engine, StoreError, StoreResult, Table, copy, migrate};

/// Writes the whole of `db` to the new file `path`.
pub async fn backup(db: &Db, path: &Path, tables: &[&Table]) -> Result<(), CopyError> {
    if path.exists() {
        let source = std::io::Error::new(std::io::ErrorKind::AlreadyExists, "a file stands there already");
        return Err(StoreError::File { path: path.display().to_string(), source }.into());
    }
    let done = match db.engine() {
        Engine::Sqlite => vacuum_into(db, path).await.map_err(CopyError::from),
        Engine::Postgres => copy_into(db, path, tables).await,
    };
    if done.is_err() {
        // Half a backup is worse than none.
        let _ = std::fs::remove_file(path);
    }
    done
}

#[expect(clippy::disallowed_methods, reason = "SQLite's own word for a copy; no table is named")]
async fn vacuum_into(db: &Db, path: &Path) -> StoreResult<()> {
    let mut bare = db.bare().await?;
    if let Inner::Sqlite(conn) = &mut bare.conn().0 {
        sqlx::query("VACUUM INTO $1").bind(path.display().to_string()).execute(&mut **conn).await?;
    }
    sync(path)
}

async fn copy_into(db: &Db, path: &Path, tables: &[&Table]) -> Result<(), CopyError> {
    let file = Db::open(&format!("sqlite:{}", path.display())).await?;
    migrate(&file).await?;
    let copied = copy(db, &file, tables).await;
    file.close().await;
    copied?;
    sync(path)?;
    Ok(())
}

fn sync(path: &Path) -> StoreResult<()> {
    std::fs::File::open(path)
        .and_then(|file| file.sync_all())
        .map_err(|source| StoreError::File { path: path.display().to_string(), source })
}

/// Fills the empty, migrated database `db` from the backup at `path`.
pub async fn restore(db: &Db, path: &Path, tables: &[&Table]) -> Result<crate::CopyReport, CopyError> {
    if !path.is_file() {
        let source = std::io::Error::new(std::io::ErrorKind::NotFound, "no backup stands there");
        return Err(StoreError::File { path: path.display().to_string(), source }.into());
    }
    let file = Db::open(&format!("sqlite:{}", path.display())).await?;
    migrate(&file).await?;
    let copied = copy(&file, db, tables).await;
    file.close().await;
    copied
}
