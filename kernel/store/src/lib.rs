//! The store: one portable SQL text on two databases.
//!
//! SQLite is embedded and the default; PostgreSQL is for a team that outgrows one machine. Every
//! statement is a registered [`Statement`]; every table is a registered [`Table`] whose columns are
//! classed. On both databases a [`Tx`] is the only writer while it lives, so a rule that reads and
//! then writes holds without retries: SQLite by `BEGIN IMMEDIATE`, PostgreSQL by one advisory lock
//! (the ledger puts all writers in one order in any case). A `Tx` that is dropped is rolled back.

mod backup;
mod conn;
mod copy;
mod db;
mod describe;
mod error;
mod health;
mod row;
mod schema;
mod statement;
mod table;
mod value;

pub use backup::{backup, open_backup, restore};
pub use conn::Conn;
pub use copy::{CopyError, CopyReport, TableCopy, copy, must_be_empty, read_all};
pub use db::{Db, Engine, Reader, Tx, sqlite_path};
pub use describe::{Described, describe};
pub use error::{StoreError, StoreResult};
pub use health::{Ailment, ailments};
pub use row::{FromColumn, Row};
pub use schema::{ColumnShape, TableShape, introspect, migrate, missing_migrations};
pub use statement::{LISTS_BECAUSE, Statement, list};
pub use table::{Class, Column, Kind, Table};
pub use value::Value;
