//! The database: where it is, and how to read and write.

use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;
use std::str::FromStr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use sqlx::pool::PoolConnection;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{Connection as _, PgConnection, PgPool, Postgres, Sqlite, SqlitePool, Transaction};
use tokio::time::Instant;

use crate::conn::Inner;
use crate::{Conn, Row, Statement, StoreError, StoreResult, Value};

/// Which of the two databases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Embedded; the default.
    Sqlite,
    /// A server, 14 or newer.
    Postgres,
}

/// So many rows SQLite's thread reads before it waits for who takes them: each wait costs two changes of thread.
const ROWS_AHEAD: usize = 1000;
/// How long a request waits for a connection or for the writer before it.
const PATIENCE: Duration = Duration::from_secs(15);
/// A connection to a server that is given back has to answer by then. One whose server vanished without a word would hold
/// its place until the system gives the line up, a quarter of an hour later, and writers have few.
const ANSWERS_WITHIN: Duration = Duration::from_secs(5);
/// The same for one that lay idle and is wanted now: somebody waits, and another line is quickly laid.
const ANSWERS_AT_ONCE: Duration = Duration::from_secs(2);
/// How long a reader waits for the replica before it turns to the primary, and how long nobody asks the replica then.
const REPLICA_PATIENCE: Duration = Duration::from_secs(2);
const REPLICA_AWAY: Duration = Duration::from_secs(30);
const SQLITE_READERS: u32 = 8;
const POSTGRES_READERS: u32 = 16;
/// One of them writes, the others stand ready behind it: what a connection is asked before and after costs the queue nothing.
const POSTGRES_WRITERS: u32 = 4;
/// KiB of pages that a connection to SQLite keeps in memory. Keys fall anywhere in their index, so a writer that keeps too
/// few reads and writes each page again for every row.
const WRITER_PAGES: &str = "-65536";
const READER_PAGES: &str = "-16384";
/// Pages of SQLite's log that are folded into the file together: what was changed again meanwhile is written once, and fewer
/// than one save in a hundred waits for it.
const LOG_PAGES: &str = "4000";
/// How much of SQLite's log stays on disk after a large change was folded into the file.
const SQLITE_LOG_BYTES: &str = "67108864";

/// Waits for the other writers, of this node and of others. Read committed, whatever the server's default is: each statement must see
/// what the writer before it left, and so must the one that waited. The limits end a wait behind a node that hangs,
/// and free the place of a node that vanished in the middle.
const BEGIN: &str = "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE";
const TURN: &str = "SET LOCAL lock_timeout = '15s'; SET LOCAL idle_in_transaction_session_timeout = '5min'; \
    SELECT pg_advisory_xact_lock(hashtext('centum writer ' || current_schema()))";

/// A database that stands open. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Db(Pools);

#[derive(Clone, Debug)]
enum Pools {
    Sqlite {
        writer: SqlitePool,
        readers: SqlitePool,
    },
    /// Writers wait for each other in the server, on connections of their own: they do not take the readers' places.
    Postgres {
        writer: PgPool,
        readers: PgPool,
        replica: Option<Replica>,
    },
}

/// A copy of the primary that may be away for a while.
#[derive(Clone, Debug)]
struct Replica {
    pool: PgPool,
    away_until: Arc<Mutex<Option<Instant>>>,
}

impl Replica {
    fn at(url: &str) -> StoreResult<Self> {
        Ok(Self { pool: postgres_pool(url, POSTGRES_READERS, REPLICA_PATIENCE)?, away_until: Arc::default() })
    }

    fn is_away(&self) -> bool {
        let until = *self.away_until.lock().unwrap_or_else(PoisonError::into_inner);
        until.is_some_and(|until| Instant::now() < until)
    }

    /// A reader; none while the replica does not answer.
    async fn read(&self) -> Option<Reader> {
        if self.is_away() {
            return None;
        }
        match Db::reader(&self.pool).await {
            Ok(reader) => Some(reader),
            Err(error) => {
                tracing::warn!(%error, "the replica does not answer: the primary is read");
                let until = Instant::now() + REPLICA_AWAY;
                *self.away_until.lock().unwrap_or_else(PoisonError::into_inner) = Some(until);
                None
            }
        }
    }
}

impl Db {
    /// Opens `sqlite:PATH` or `postgres://…`. A SQLite file that is missing is made.
    pub async fn open(url: &str) -> StoreResult<Self> {
        Self::open_with_replica(url, None).await
    }

    /// Opens a database whose reads may go to a streaming replica (PostgreSQL only).
    pub async fn open_with_replica(url: &str, replica: Option<&str>) -> StoreResult<Self> {
        if let Some(path) = sqlite_path(url) {
            return Self::open_sqlite(path).await;
        }
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            let writer = postgres_pool(url, POSTGRES_WRITERS, PATIENCE)?;
            // Fail now, with the server's own words, rather than at the first request.
            drop(writer.acquire().await.map_err(StoreError::from)?);
            let readers = postgres_pool(url, POSTGRES_READERS, PATIENCE)?;
            let replica = replica.map(Replica::at).transpose()?;
            return Ok(Self(Pools::Postgres { writer, readers, replica }));
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
        match make_private(Path::new(path)) {
            Err(StoreError::File { source, .. }) if source.kind() == std::io::ErrorKind::AlreadyExists => {}
            made => made?,
        }
        let options = SqliteConnectOptions::new()
            .filename(path)
            .journal_mode(SqliteJournalMode::Wal)
            .pragma("wal_autocheckpoint", LOG_PAGES)
            .pragma("journal_size_limit", SQLITE_LOG_BYTES)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .row_buffer_size(ROWS_AHEAD)
            .busy_timeout(PATIENCE);
        let writer = options.clone().pragma("cache_size", WRITER_PAGES);
        let writer = sqlite_pool(1).connect_with(writer).await?;
        let readers = options.read_only(true).pragma("cache_size", READER_PAGES);
        let readers = sqlite_pool(SQLITE_READERS).connect_lazy_with(readers);
        Ok(Self(Pools::Sqlite { writer, readers }))
    }

    /// Opens the SQLite file at `path` to read it. Not a byte of it changes.
    pub(crate) fn open_file(path: &Path) -> Self {
        let options = SqliteConnectOptions::new().filename(path).read_only(true).busy_timeout(PATIENCE);
        let pool = sqlite_pool(1).connect_lazy_with(options);
        Self(Pools::Sqlite { writer: pool.clone(), readers: pool })
    }

    /// Which database this is.
    pub fn engine(&self) -> Engine {
        match self.0 {
            Pools::Sqlite { .. } => Engine::Sqlite,
            Pools::Postgres { .. } => Engine::Postgres,
        }
    }

    /// A reader that sees one state of the database from its first statement to its last. Where there is a replica,
    /// that state may be some moments old; while the replica is away, the primary is read.
    pub async fn read(&self) -> StoreResult<Reader> {
        if let Pools::Postgres { replica: Some(replica), .. } = &self.0
            && let Some(reader) = replica.read().await
        {
            return Ok(reader);
        }
        self.read_current().await
    }

    /// A reader that sees everything that was committed before, wherever it was: for what must not be decided on an
    /// old state, such as a password or the letter of a job.
    pub async fn read_current(&self) -> StoreResult<Reader> {
        match &self.0 {
            Pools::Sqlite { readers, .. } => Ok(Reader(Held::Sqlite(readers.begin().await?))),
            Pools::Postgres { readers, .. } => Self::reader(readers).await,
        }
    }

    async fn reader(pool: &PgPool) -> StoreResult<Reader> {
        Ok(Reader(Held::Postgres(pool.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await?)))
    }

    /// The rows of one statement, which by itself sees one state of the database: in SQLite nothing stands around it. For what
    /// is asked so often that beginning and ending a transaction would cost more than the answer.
    pub async fn ask(&self, statement: &Statement, values: Vec<Value>) -> StoreResult<Vec<Row>> {
        match &self.0 {
            Pools::Sqlite { readers, .. } => {
                let mut conn = readers.acquire().await?;
                Conn(Inner::Sqlite(&mut conn)).all(statement, values).await
            }
            // Only in a transaction that says so can nothing be written there.
            Pools::Postgres { .. } => self.read().await?.conn().all(statement, values).await,
        }
    }

    /// The writer. One at a time; the next waits.
    pub async fn begin(&self) -> StoreResult<Tx> {
        Ok(Tx(match &self.0 {
            Pools::Sqlite { writer, .. } => Held::Sqlite(writer.begin_with("BEGIN IMMEDIATE").await?),
            Pools::Postgres { writer, .. } => {
                let mut transaction = writer.begin_with(BEGIN).await?;
                Conn(Inner::Postgres(&mut transaction)).raw(TURN).await?;
                Held::Postgres(transaction)
            }
        }))
    }

    /// A connection outside a transaction, for migrations, `VACUUM INTO` and checks.
    pub(crate) async fn bare(&self) -> StoreResult<Bare> {
        Ok(match &self.0 {
            Pools::Sqlite { writer, .. } => Bare::Sqlite(writer.acquire().await?),
            Pools::Postgres { readers, .. } => Bare::Postgres(readers.acquire().await?),
        })
    }

    /// Closes every connection after what runs has ended. SQLite folds its log into the file.
    pub async fn close(&self) {
        match &self.0 {
            Pools::Sqlite { writer, readers } => {
                readers.close().await;
                writer.close().await;
            }
            Pools::Postgres { writer, readers, replica } => {
                if let Some(replica) = replica {
                    replica.pool.close().await;
                }
                readers.close().await;
                writer.close().await;
            }
        }
    }
}

/// The path of the database file, if the address is one of SQLite.
pub fn sqlite_path(url: &str) -> Option<&str> {
    let path = url.strip_prefix("sqlite:")?;
    Some(path.strip_prefix("//").unwrap_or(path))
}

/// Makes an empty file that only its owner reads: it will hold what is personal. An existing one is an error.
pub(crate) fn make_private(path: &Path) -> StoreResult<()> {
    std::fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)
        .map(drop)
        .map_err(|source| StoreError::File { path: path.display().to_string(), source })
}

/// On a full disk SQLite rolls a transaction back by itself. Its driver does not hear of that and would begin nothing any
/// more, so such a connection makes room for a new one. Whether the file is still there is not asked before: no line
/// leads to it that could be cut, and each question costs two changes of thread.
fn sqlite_pool(connections: u32) -> SqlitePoolOptions {
    SqlitePoolOptions::new()
        .max_connections(connections)
        .acquire_timeout(PATIENCE)
        .test_before_acquire(false)
        .before_acquire(|conn, _| Box::pin(async move { Ok(!conn.is_in_transaction()) }))
}

fn postgres_pool(url: &str, connections: u32, patience: Duration) -> StoreResult<PgPool> {
    let options = PgConnectOptions::from_str(url)
        .map_err(|error| StoreError::Address { url: without_password(url), why: error.to_string() })?
        .application_name("centum");
    let answers = PgPoolOptions::new()
        .test_before_acquire(false)
        .before_acquire(|conn, _| Box::pin(answers(conn, ANSWERS_AT_ONCE)))
        .after_release(|conn, _| Box::pin(answers(conn, ANSWERS_WITHIN)));
    Ok(answers.max_connections(connections).acquire_timeout(patience).connect_lazy_with(options))
}

async fn answers(conn: &mut PgConnection, within: Duration) -> Result<bool, sqlx::Error> {
    match tokio::time::timeout(within, conn.ping()).await {
        Ok(answered) => answered.map(|()| true),
        Err(_) => Err(sqlx::Error::PoolTimedOut),
    }
}

fn without_password(url: &str) -> String {
    // A password may stand in the query too.
    let (url, query) = url.split_once('?').map_or((url, ""), |(url, _)| (url, "?…"));
    match (url.find("://"), url.rfind('@')) {
        (Some(scheme), Some(at)) if scheme < at => format!("{}://…{}{query}", &url[..scheme], &url[at..]),
        _ => format!("{url}{query}"),
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
        assert_eq!(without_password("postgres://db/centum?password=secret"), "postgres://db/centum?…");
    }

    #[tokio::test]
    async fn whoever_comes_after_a_transaction_that_the_database_ended_by_itself_can_write() {
        let folder = tempfile::tempdir().unwrap();
        let db = Db::open(&format!("sqlite:{}", folder.path().join("a.db").display())).await.unwrap();
        for _ in 0..3 {
            let mut tx = db.begin().await.unwrap();
            // What a full disk does, without the driver's knowledge.
            tx.conn().raw("CREATE TABLE t (a INTEGER) STRICT; ROLLBACK").await.unwrap();
            assert!(tx.commit().await.is_err(), "nothing was kept, and nobody is told that it was");
        }
        let mut tx = db.begin().await.unwrap();
        tx.conn().raw("CREATE TABLE t (a INTEGER) STRICT").await.unwrap();
        tx.commit().await.unwrap();
        db.close().await;
    }

    #[tokio::test]
    async fn an_address_of_neither_kind_names_what_is_expected() {
        let error = Db::open("mysql://u:secret@db/x").await.unwrap_err().to_string();
        assert!(error.contains("sqlite:PATH") && !error.contains("secret"), "{error}");
        assert!(Db::open("sqlite::memory:").await.is_err());
    }
}
