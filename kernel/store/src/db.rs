//! The database: where it is, and how to read and write.

use std::str::FromStr;
use std::time::Duration;

use sqlx::pool::PoolConnection;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{PgPool, Postgres, Sqlite, SqlitePool, Transaction};

use crate::conn::Inner;
use crate::{Conn, StoreError, StoreResult};

/// Which of the two databases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Embedded; the default.
    Sqlite,
    /// A server, 14 or newer.
    Postgres,
}

/// How long a request waits for a connection or for the writer before it.
const PATIENCE: Duration = Duration::from_secs(15);
const SQLITE_READERS: u32 = 8;
const POSTGRES_CONNECTIONS: u32 = 16;

/// A database that stands open. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Db(Pools);

#[derive(Clone, Debug)]
enum Pools {
    Sqlite { writer: SqlitePool, readers: SqlitePool },
    Postgres { primary: PgPool, replica: Option<PgPool> },
}

impl Db {
    /// Opens `sqlite:PATH` or `postgres://…`. A SQLite file that is missing is made.
    pub async fn open(url: &str) -> StoreResult<Self> {
        Self::open_with_replica(url, None).await
    }

    /// Opens a database whose reads may go to a streaming replica (PostgreSQL only).
    pub async fn open_with_replica(url: &str, replica: Option<&str>) -> StoreResult<Self> {
        if let Some(path) = url.strip_prefix("sqlite:") {
            return Self::open_sqlite(path.trim_start_matches("//")).await;
        }
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            let primary = postgres_pool(url)?;
            // Fail now, with the server's own words, rather than at the first request.
            drop(primary.acquire().await.map_err(StoreError::from)?);
            let replica = replica.map(postgres_pool).transpose()?;
            return Ok(Self(Pools::Postgres { primary, replica }));
        }
        Err(StoreError::Address {
            url: without_password(url),
            why: "expected sqlite:PATH or postgres://USER@HOST/NAME".into(),
        })
    }

    async fn open_sqlite(path: &str) -> StoreResult<Self> {
        if path.is_empty() || path.starts_with(":memory:") {
            let why = "a path is needed: memory alone would lose everything".into();
            return Err(StoreError::Address { url: format!("sqlite:{path}"), why });
        }
        let options = SqliteConnectOptions::new()
            .filename(path)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(PATIENCE);
        let writer = SqlitePoolOptions::new()
            .max_connections(1)
            .acquire_timeout(PATIENCE)
            .connect_with(options.clone().create_if_missing(true))
            .await?;
        let readers = SqlitePoolOptions::new()
            .max_connections(SQLITE_READERS)
            .acquire_timeout(PATIENCE)
            .connect_lazy_with(options.read_only(true));
        Ok(Self(Pools::Sqlite { writer, readers }))
    }

    /// Which database this is.
    pub fn engine(&self) -> Engine {
        match self.0 {
            Pools::Sqlite { .. } => Engine::Sqlite,
            Pools::Postgres { .. } => Engine::Postgres,
        }
    }

    /// A reader that sees one state of the database from its first statement to its last.
    pub async fn read(&self) -> StoreResult<Reader> {
        Ok(Reader(match &self.0 {
            Pools::Sqlite { readers, .. } => Held::Sqlite(readers.begin().await?),
            Pools::Postgres { primary, replica } => {
                let pool = replica.as_ref().unwrap_or(primary);
                Held::Postgres(pool.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await?)
            }
        }))
    }

    /// The writer. One at a time; the next waits.
    pub async fn begin(&self) -> StoreResult<Tx> {
        Ok(Tx(match &self.0 {
            Pools::Sqlite { writer, .. } => Held::Sqlite(writer.begin_with("BEGIN IMMEDIATE").await?),
            Pools::Postgres { primary, .. } => {
                let mut transaction = primary.begin().await?;
                let mut conn = Conn(Inner::Postgres(&mut transaction));
                conn.raw("SELECT pg_advisory_xact_lock(hashtext('centum writer ' || current_schema()))").await?;
                Held::Postgres(transaction)
            }
        }))
    }

    /// A connection outside a transaction, for migrations, `VACUUM INTO` and checks.
    pub(crate) async fn bare(&self) -> StoreResult<Bare> {
        Ok(match &self.0 {
            Pools::Sqlite { writer, .. } => Bare::Sqlite(writer.acquire().await?),
            Pools::Postgres { primary, .. } => Bare::Postgres(primary.acquire().await?),
        })
    }

    /// Closes every connection after what runs has ended. SQLite folds its log into the file.
    pub async fn close(&self) {
        match &self.0 {
            Pools::Sqlite { writer, readers } => {
                readers.close().await;
                writer.close().await;
            }
            Pools::Postgres { primary, replica } => {
                if let Some(replica) = replica {
                    replica.close().await;
                }
                primary.close().await;
            }
        }
    }
}

fn postgres_pool(url: &str) -> StoreResult<PgPool> {
    let options = PgConnectOptions::from_str(url)
        .map_err(|error| StoreError::Address { url: without_password(url), why: error.to_string() })?
        .application_name("centum");
    Ok(PgPoolOptions::new()
        .max_connections(POSTGRES_CONNECTIONS)
        .acquire_timeout(PATIENCE)
        .connect_lazy_with(options))
}

fn without_password(url: &str) -> String {
    match (url.find("://"), url.rfind('@')) {
        (Some(scheme), Some(at)) if scheme < at => format!("{}://…{}", &url[..scheme], &url[at..]),
        _ => url.to_owned(),
    }
}

pub(crate) enum Bare {
    Sqlite(PoolConnection<Sqlite>),
    Postgres(PoolConnection<Postgres>),
}

impl Bare {
    pub(crate) fn conn(&mut self) -> Conn<'_> {
        Conn(match self {
            Self::Sqlite(conn) => Inner::Sqlite(conn),
            Self::Postgres(conn) => Inner::Postgres(conn),
        })
    }
}

enum Held {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
}

impl Held {
    fn conn(&mut self) -> Conn<'_> {
        Conn(match self {
            Self::Sqlite(transaction) => Inner::Sqlite(transaction),
            Self::Postgres(transaction) => Inner::Postgres(transaction),
        })
    }
}

/// A view of one state of the database. It cannot write.
pub struct Reader(Held);

impl Reader {
    /// The connection that statements run on.
    pub fn conn(&mut self) -> Conn<'_> {
        self.0.conn()
    }
}

/// A transaction that writes. Dropped without [`Tx::commit`], it leaves no trace.
pub struct Tx(Held);

impl Tx {
    /// The connection that statements run on.
    pub fn conn(&mut self) -> Conn<'_> {
        self.0.conn()
    }

    /// Keeps everything. When it returns, the change is on disk.
    pub async fn commit(self) -> StoreResult<()> {
        match self.0 {
            Held::Sqlite(transaction) => transaction.commit().await?,
            Held::Postgres(transaction) => transaction.commit().await?,
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_shown_without_its_password() {
        assert_eq!(without_password("postgres://centum:secret@db/centum"), "postgres://…@db/centum");
    }

    #[tokio::test]
    async fn an_address_of_neither_kind_names_what_is_expected() {
        let error = Db::open("mysql://u:secret@db/x").await.unwrap_err().to_string();
        assert!(error.contains("sqlite:PATH") && !error.contains("secret"), "{error}");
        assert!(Db::open("sqlite::memory:").await.is_err());
    }
}
