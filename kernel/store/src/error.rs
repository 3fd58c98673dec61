//! Database errors by kind: SQLite does not name the constraint, so no caller may look at names.

use std::fmt;

/// What a store operation gives.
pub type StoreResult<T> = Result<T, StoreError>;

/// Why the store could not do it.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// A value that must be unique stands there already.
    #[error("the value is taken already")]
    Duplicate(#[source] sqlx::Error),
    /// A row that is referred to does not exist, or is still referred to.
    #[error("a reference does not hold")]
    Reference(#[source] sqlx::Error),
    /// A CHECK or NOT NULL does not hold.
    #[error("a value breaks a rule of its table")]
    Broken(#[source] sqlx::Error),
    /// The disk is full. Nothing of the transaction was kept.
    #[error("the disk is full: free some space, then try again; nothing of this change was kept")]
    Full(#[source] sqlx::Error),
    /// The database cannot be reached, or did not answer in time.
    #[error("the database does not answer: {0}")]
    Unavailable(#[source] sqlx::Error),
    /// The address is not one of a database.
    #[error("“{url}” is not a database address: {why}")]
    Address {
        /// The address, without its password.
        url: String,
        /// What is wrong with it.
        why: String,
    },
    /// A column holds something that its type does not allow.
    #[error("column “{column}” cannot be read: {why}")]
    Unreadable {
        /// The column.
        column: String,
        /// What is wrong with it.
        why: String,
    },
    /// The schema is older or newer than the program.
    #[error("the schema does not fit this program: {0}")]
    Schema(#[from] sqlx::migrate::MigrateError),
    /// A newer program wrote the database.
    #[error(
        "the schema is newer than this program (migration {version}): use the program that wrote it, or a newer one"
    )]
    Newer {
        /// The first migration that this program does not know.
        version: i64,
    },
    /// A file of a backup or a database could not be read or written.
    #[error("{path}: {source}")]
    File {
        /// The file.
        path: String,
        /// The system's word.
        source: std::io::Error,
    },
    /// Anything else that the database says.
    #[error("the database refused: {0}")]
    Refused(#[source] sqlx::Error),
}

impl StoreError {
    /// A column whose content its type does not allow.
    pub fn unreadable(column: &str, why: impl fmt::Display) -> Self {
        Self::Unreadable { column: column.to_owned(), why: why.to_string() }
    }

    /// Whether the same request may succeed a moment later.
    pub fn is_passing(&self) -> bool {
        matches!(self, Self::Unavailable(_) | Self::Full(_))
    }
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        use sqlx::error::ErrorKind;
        let Some(database) = error.as_database_error() else {
            return match error {
                sqlx::Error::Io(_)
                | sqlx::Error::PoolTimedOut
                | sqlx::Error::PoolClosed
                | sqlx::Error::Tls(_) => Self::Unavailable(error),
                _ => Self::Refused(error),
            };
        };
        match (database.kind(), database.code().as_deref()) {
            (ErrorKind::UniqueViolation, _) => Self::Duplicate(error),
            (ErrorKind::ForeignKeyViolation, _) => Self::Reference(error),
            (ErrorKind::CheckViolation | ErrorKind::NotNullViolation, _) => Self::Broken(error),
            // SQLITE_FULL, SQLITE_IOERR_WRITE as some file systems report it, SQLITE_IOERR_SHMSIZE where the index of the
            // log cannot grow; PostgreSQL's disk_full.
            (_, Some("13" | "778" | "4874" | "53100")) => Self::Full(error),
            // SQLITE_BUSY and its relatives.
            (_, Some("5" | "261" | "517")) => Self::Unavailable(error),
            (_, Some(code)) if PASSING.contains(&code) => Self::Unavailable(error),
            _ => Self::Refused(error),
        }
    }
}

/// What PostgreSQL says when the same request may succeed a moment later: the connection was lost (class 08), the
/// server is shutting down, starting, full of connections or became a replica, the wait for another was too long, a
/// transaction stood idle too long, or two stood in each other's way.
const PASSING: [&str; 14] = [
    "08000", "08003", "08006", "57P01", "57P02", "57P03", "57014", "53300", "55P03", "25P03", "25006",
    "40001", "40P01", "57P05",
];
