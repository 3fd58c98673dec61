//! One connection to either database.

use futures_util::TryStreamExt;
use sqlx::{Executor, PgConnection, SqliteConnection};

use crate::row::Raw;
use crate::{Engine, Row, Statement, StoreError, StoreResult, Value};

/// A connection that statements run on. [`crate::Tx`] and [`crate::Reader`] hand it out.
pub struct Conn<'c>(pub(crate) Inner<'c>);

pub(crate) enum Inner<'c> {
    Sqlite(&'c mut SqliteConnection),
    Postgres(&'c mut PgConnection),
}

macro_rules! bind {
    ($query:expr, $values:expr) => {{
        let mut query = $query;
        for value in $values {
            query = match value {
                Value::Text(value) => query.bind(value),
                Value::Int(value) => query.bind(value),
                Value::Blob(value) => query.bind(value),
            };
        }
        query
    }};
}

#[expect(clippy::disallowed_methods, reason = "the one place that runs registered statements")]
impl Conn<'_> {
    /// Which database this is.
    pub fn engine(&self) -> Engine {
        match self.0 {
            Inner::Sqlite(_) => Engine::Sqlite,
            Inner::Postgres(_) => Engine::Postgres,
        }
    }

    /// Runs a statement and tells how many rows it touched.
    pub async fn execute(&mut self, statement: &Statement, values: Vec<Value>) -> StoreResult<u64> {
        let sql = statement.sql(self.engine());
        Ok(match &mut self.0 {
            Inner::Sqlite(conn) => {
                bind!(sqlx::query(sql), values).execute(&mut **conn).await?.rows_affected()
            }
            Inner::Postgres(conn) => {
                bind!(sqlx::query(sql), values).execute(&mut **conn).await?.rows_affected()
            }
        })
    }

    /// Every row of a statement.
    pub async fn all(&mut self, statement: &Statement, values: Vec<Value>) -> StoreResult<Vec<Row>> {
        let sql = statement.sql(self.engine());
        Ok(match &mut self.0 {
            Inner::Sqlite(conn) => {
                let rows = bind!(sqlx::query(sql), values).fetch_all(&mut **conn).await?;
                rows.into_iter().map(|row| Row(Raw::Sqlite(row))).collect()
            }
            Inner::Postgres(conn) => {
                let rows = bind!(sqlx::query(sql), values).fetch_all(&mut **conn).await?;
                rows.into_iter().map(|row| Row(Raw::Postgres(row))).collect()
            }
        })
    }

    /// The row of a statement, if there is one.
    pub async fn optional(&mut self, statement: &Statement, values: Vec<Value>) -> StoreResult<Option<Row>> {
        let sql = statement.sql(self.engine());
        Ok(match &mut self.0 {
            Inner::Sqlite(conn) => bind!(sqlx::query(sql), values)
                .fetch_optional(&mut **conn)
                .await?
                .map(|row| Row(Raw::Sqlite(row))),
            Inner::Postgres(conn) => bind!(sqlx::query(sql), values)
                .fetch_optional(&mut **conn)
                .await?
                .map(|row| Row(Raw::Postgres(row))),
        })
    }

    /// The one row of a statement that always has one, such as a count.
    pub async fn one(&mut self, statement: &Statement, values: Vec<Value>) -> StoreResult<Row> {
        self.optional(statement, values).await?.ok_or(StoreError::Refused(sqlx::Error::RowNotFound))
    }

    /// Walks through the rows of a statement without holding them all.
    pub async fn each(
        &mut self,
        statement: &Statement,
        values: Vec<Value>,
        mut visit: impl FnMut(Row) -> StoreResult<()>,
    ) -> StoreResult<()> {
        let sql = statement.sql(self.engine());
        match &mut self.0 {
            Inner::Sqlite(conn) => {
                let mut rows = bind!(sqlx::query(sql), values).fetch(&mut **conn);
                while let Some(row) = rows.try_next().await? {
                    visit(Row(Raw::Sqlite(row)))?;
                }
            }
            Inner::Postgres(conn) => {
                let mut rows = bind!(sqlx::query(sql), values).fetch(&mut **conn);
                while let Some(row) = rows.try_next().await? {
                    visit(Row(Raw::Postgres(row)))?;
                }
            }
        }
        Ok(())
    }

    /// Runs text that the store itself made from registered names: schema questions, copies.
    pub(crate) async fn built(&mut self, sql: String, values: Vec<Value>) -> StoreResult<Vec<Row>> {
        let sql = sqlx::AssertSqlSafe(sql);
        Ok(match &mut self.0 {
            Inner::Sqlite(conn) => {
                let rows = bind!(sqlx::query(sql), values).fetch_all(&mut **conn).await?;
                rows.into_iter().map(|row| Row(Raw::Sqlite(row))).collect()
            }
            Inner::Postgres(conn) => {
                let rows = bind!(sqlx::query(sql), values).fetch_all(&mut **conn).await?;
                rows.into_iter().map(|row| Row(Raw::Postgres(row))).collect()
            }
        })
    }

    /// Hands the rows of text that the store itself made to `visit`, one after another.
    pub(crate) async fn stream(
        &mut self,
        sql: String,
        mut visit: impl AsyncFnMut(Row) -> StoreResult<()>,
    ) -> StoreResult<()> {
        let query = sqlx::AssertSqlSafe(sql);
        match &mut self.0 {
            Inner::Sqlite(conn) => {
                let mut rows = sqlx::query(query).fetch(&mut **conn);
                while let Some(row) = rows.try_next().await? {
                    visit(Row(Raw::Sqlite(row))).await?;
                }
            }
            Inner::Postgres(conn) => {
                let mut rows = sqlx::query(query).fetch(&mut **conn);
                while let Some(row) = rows.try_next().await? {
                    visit(Row(Raw::Postgres(row))).await?;
                }
            }
        }
        Ok(())
    }

    /// Runs fixed text without parameters, several statements at once if need be.
    pub(crate) async fn raw(&mut self, sql: &'static str) -> StoreResult<()> {
        match &mut self.0 {
            Inner::Sqlite(conn) => conn.execute(sqlx::raw_sql(sql)).await.map(drop)?,
            Inner::Postgres(conn) => conn.execute(sqlx::raw_sql(sql)).await.map(drop)?,
        }
        Ok(())
    }
}
