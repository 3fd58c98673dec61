//! The schema: two folders of migrations with the same names, and a look at what stands in the database.

use std::collections::BTreeMap;

use sqlx::migrate::Migrator;

use crate::conn::Inner;
use crate::{Db, Engine, Kind, StoreError, StoreResult};

static SQLITE: Migrator = sqlx::migrate!("migrations/sqlite");
static POSTGRES: Migrator = sqlx::migrate!("migrations/postgres");

fn migrator(engine: Engine) -> &'static Migrator {
    match engine {
        Engine::Sqlite => &SQLITE,
        Engine::Postgres => &POSTGRES,
    }
}

/// Brings the schema up to this program. Running it again, or by several processes at once, changes nothing more.
pub async fn migrate(db: &Db) -> StoreResult<()> {
    match db.engine() {
        // The migrator locks PostgreSQL, but not SQLite: there the writer's transaction does.
        Engine::Sqlite => {
            let mut tx = db.begin().await?;
            if let Inner::Sqlite(conn) = &mut tx.conn().0 {
                SQLITE.run(&mut **conn).await?;
            }
            tx.commit().await
        }
        Engine::Postgres => {
            let mut bare = db.bare().await?;
            if let Inner::Postgres(conn) = &mut bare.conn().0 {
                POSTGRES.run(&mut **conn).await?;
            }
            Ok(())
        }
    }
}

/// Whether no migration was ever applied: the database is empty, or not one of ours.
pub(crate) async fn is_foreign(db: &Db) -> StoreResult<bool> {
    Ok(missing_migrations(db).await?.len() == migrator(db.engine()).iter().count())
}

/// The names of the migrations that the database still lacks. One that this program does not know is an error:
/// reading on would leave out what only the newer program knows.
pub async fn missing_migrations(db: &Db) -> StoreResult<Vec<String>> {
    // A reader: whoever asks whether the program is ready must not queue up with the writers.
    let mut reader = db.read_current().await?;
    let mut conn = reader.conn();
    let table = match conn.engine() {
        Engine::Sqlite => "SELECT name FROM sqlite_master WHERE type = 'table' AND name = '_sqlx_migrations'",
        Engine::Postgres => {
            "SELECT table_name::text AS name FROM information_schema.tables \
             WHERE table_schema = current_schema() AND table_name = '_sqlx_migrations'"
        }
    };
    let applied = if conn.built(table.to_owned(), Vec::new()).await?.is_empty() {
        Vec::new()
    } else {
        let applied = "SELECT version FROM _sqlx_migrations WHERE success";
        conn.built(applied.to_owned(), Vec::new())
            .await?
            .iter()
            .map(|row| row.get::<i64>("version"))
            .collect::<StoreResult<Vec<_>>>()?
    };
    let known = |version: &i64| migrator(db.engine()).iter().any(|migration| migration.version == *version);
    if let Some(version) = applied.iter().copied().find(|version| !known(version)) {
        return Err(StoreError::Newer { version });
    }
    Ok(migrator(db.engine())
        .iter()
        .filter(|migration| !applied.contains(&migration.version))
        .map(|migration| format!("{:04} {}", migration.version, migration.description))
        .collect())
}

/// A table as it stands in a database.
#[derive(Debug, PartialEq, Eq)]
pub struct TableShape {
    /// The columns in the schema's order.
    pub columns: Vec<ColumnShape>,
    /// The columns of the primary key, in its order.
    pub key: Vec<String>,
}

/// A column as it stands in a database.
#[derive(Debug, PartialEq, Eq)]
pub struct ColumnShape {
    /// The name.
    pub name: String,
    /// What it holds; absent for a type that the house does not use.
    pub kind: Option<Kind>,
    /// Whether it may be empty.
    pub nullable: bool,
}

const SQLITE_SHAPE: &str = "SELECT m.name AS table_name, c.name AS column_name, c.type AS type_name, \
     CASE WHEN c.\"notnull\" = 1 OR c.pk > 0 THEN 0 ELSE 1 END AS nullable, c.pk AS key_position \
     FROM sqlite_master m JOIN pragma_table_info(m.name) c \
     WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND m.name <> '_sqlx_migrations' \
     ORDER BY m.name, c.cid";
const POSTGRES_SHAPE: &str = "SELECT c.table_name::text AS table_name, c.column_name::text AS column_name, \
     c.data_type::text AS type_name, CASE WHEN c.is_nullable = 'YES' THEN 1 ELSE 0 END::bigint AS nullable, \
     COALESCE((SELECT k.ordinal_position FROM information_schema.key_column_usage k \
       JOIN information_schema.table_constraints t ON t.constraint_name = k.constraint_name \
       AND t.table_schema = k.table_schema AND t.table_name = k.table_name \
       WHERE t.constraint_type = 'PRIMARY KEY' AND k.table_schema = c.table_schema \
       AND k.table_name = c.table_name AND k.column_name = c.column_name), 0)::bigint AS key_position \
     FROM information_schema.columns c WHERE c.table_schema = current_schema() AND c.table_name <> '_sqlx_migrations' \
     ORDER BY c.table_name, c.ordinal_position";

/// Every table of the database with its columns: for the parity of the two and for `doctor`.
pub async fn introspect(db: &Db) -> StoreResult<BTreeMap<String, TableShape>> {
    let mut bare = db.bare().await?;
    let mut conn = bare.conn();
    let sql = match conn.engine() {
        Engine::Sqlite => SQLITE_SHAPE,
        Engine::Postgres => POSTGRES_SHAPE,
    };
    let mut shapes = BTreeMap::<String, (TableShape, Vec<(i64, String)>)>::new();
    for row in conn.built(sql.to_owned(), Vec::new()).await? {
        let name: String = row.get("column_name")?;
        let (shape, key) = shapes
            .entry(row.get("table_name")?)
            .or_insert_with(|| (TableShape { columns: Vec::new(), key: Vec::new() }, Vec::new()));
        let position: i64 = row.get("key_position")?;
        if position > 0 {
            key.push((position, name.clone()));
        }
        let kind = match row.get::<String>("type_name")?.as_str() {
            "TEXT" | "text" => Some(Kind::Text),
            "INTEGER" | "bigint" => Some(Kind::Int),
            "BLOB" | "bytea" => Some(Kind::Blob),
            _ => None,
        };
        shape.columns.push(ColumnShape { name, kind, nullable: row.get("nullable")? });
    }
    Ok(shapes
        .into_iter()
        .map(|(name, (mut shape, mut key))| {
            key.sort();
            shape.key = key.into_iter().map(|(_, column)| column).collect();
            (name, shape)
        })
        .collect())
}
