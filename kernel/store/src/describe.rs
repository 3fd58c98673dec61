//! What a database says of a statement without running it.

use sqlx::{Column as _, Either, Executor, SqlSafeStr, TypeInfo};

use crate::conn::Inner;
use crate::{Db, Engine, Kind, Statement, StoreResult};

/// Parameters and columns of a statement, as one database sees them.
#[derive(Debug, PartialEq, Eq)]
pub struct Described {
    /// How many parameters there are.
    pub parameters: usize,
    /// The kinds of the parameters, where the database knows them.
    pub parameter_kinds: Option<Vec<String>>,
    /// Names of the columns with their kinds, where known.
    pub columns: Vec<(String, Option<Kind>)>,
}

/// Asks `db` to describe `statement`. A misspelt column, a wrong type or a syntax error shows here.
pub async fn describe(db: &Db, statement: &Statement) -> StoreResult<Described> {
    let sql = statement.sql(db.engine()).into_sql_str();
    let mut bare = db.bare().await?;
    let mut conn = bare.conn();
    Ok(match &mut conn.0 {
        Inner::Sqlite(conn) => {
            let found = (&mut **conn).describe(sql).await?;
            Described {
                parameters: count(found.parameters()),
                parameter_kinds: None,
                columns: found
                    .columns()
                    .iter()
                    .map(|column| (column.name().to_owned(), kind(Engine::Sqlite, column.type_info().name())))
                    .collect(),
            }
        }
        Inner::Postgres(conn) => {
            let found = (&mut **conn).describe(sql).await?;
            let kinds = match found.parameters() {
                Some(Either::Left(types)) => {
                    Some(types.iter().map(|info| info.name().to_owned()).collect::<Vec<_>>())
                }
                _ => None,
            };
            Described {
                parameters: count(found.parameters()),
                parameter_kinds: kinds,
                columns: found
                    .columns()
                    .iter()
                    .map(|column| {
                        (column.name().to_owned(), kind(Engine::Postgres, column.type_info().name()))
                    })
                    .collect(),
            }
        }
    })
}

fn count<T>(parameters: Option<Either<&[T], usize>>) -> usize {
    match parameters {
        Some(Either::Left(types)) => types.len(),
        Some(Either::Right(count)) => count,
        None => 0,
    }
}

fn kind(engine: Engine, name: &str) -> Option<Kind> {
    match (engine, name) {
        (_, "TEXT") => Some(Kind::Text),
        (Engine::Sqlite, "INTEGER") | (Engine::Postgres, "INT8") => Some(Kind::Int),
        (Engine::Sqlite, "BLOB") | (Engine::Postgres, "BYTEA") => Some(Kind::Blob),
        _ => None,
    }
}
