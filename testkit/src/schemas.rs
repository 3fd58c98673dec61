//! Schemas of the test server. To make one takes longer than most tests, so within one run of all tests a schema that is as
//! it was made goes on to the next test, emptied. One that a test has changed the tables of is dropped.

use sqlx::{Connection, Executor, PgConnection, Row};

/// A schema, and how its tables looked when the test got it.
pub(crate) struct Schema {
    server: String,
    run: Option<String>,
    name: String,
    shape: String,
}

impl Schema {
    /// An empty schema: one that another test of the run is done with, or else a new one of the name `fresh`.
    pub(crate) async fn take(server: String, run: Option<String>, fresh: String) -> Self {
        let mut conn = connect(&server).await;
        let spare = match &run {
            Some(run) => take_spare(&mut conn, run).await,
            None => None,
        };
        match &spare {
            // Once more: who was killed in the middle of a test may have ended only after it.
            Some(name) => empty(&mut conn, name).await,
            None => run_sql(&mut conn, format!("CREATE SCHEMA {fresh}")).await,
        }
        close(conn).await;
        Self { server, run, name: spare.unwrap_or(fresh), shape: String::new() }
    }

    /// The address of the database with this schema before all others.
    pub(crate) fn url(&self) -> String {
        let mark = if self.server.contains('?') { '&' } else { '?' };
        format!("{}{mark}options=-c%20search_path%3D{}", self.server, self.name)
    }

    /// Remembers how its tables look, once they are there.
    pub(crate) async fn remember(&mut self) {
        if self.run.is_some() {
            let mut conn = connect(&self.server).await;
            self.shape = shape(&mut conn, &self.name).await;
            close(conn).await;
        }
    }

    /// Leaves it to the next test, or drops it.
    pub(crate) async fn give_back(&self) {
        let mut conn = connect(&self.server).await;
        match &self.run {
            Some(run) if shape(&mut conn, &self.name).await == self.shape => {
                empty(&mut conn, &self.name).await;
                let keep = format!("INSERT INTO public.spare_schema VALUES ('{}', '{run}')", self.name);
                run_sql(&mut conn, keep).await;
            }
            _ => run_sql(&mut conn, format!("DROP SCHEMA {} CASCADE", self.name)).await,
        }
        close(conn).await;
    }
}

async fn take_spare(conn: &mut PgConnection, run: &str) -> Option<String> {
    // Two that make the table at once would be in each other's way.
    let ready = "BEGIN; SELECT pg_advisory_xact_lock(2020); \
        CREATE TABLE IF NOT EXISTS public.spare_schema (name TEXT PRIMARY KEY, run TEXT NOT NULL); COMMIT";
    run_sql(conn, ready.to_owned()).await;
    let take = format!(
        "DELETE FROM public.spare_schema WHERE name = (SELECT name FROM public.spare_schema WHERE run = '{run}' \
            LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING name"
    );
    text(conn, take).await
}

/// What tells whether tables, columns, indexes or migrations are others than before.
async fn shape(conn: &mut PgConnection, name: &str) -> String {
    let look = format!(
        "SELECT md5(string_agg(line, ',' ORDER BY line)) FROM ( \
            SELECT concat_ws(' ', c.relname, c.relkind, a.attname, a.atttypid, a.attnotnull) AS line \
                FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid \
                WHERE c.relnamespace = '{name}'::regnamespace AND a.attnum > 0 \
            UNION ALL SELECT concat_ws(' ', 'constraint', conname, conrelid, contype) FROM pg_constraint \
                WHERE connamespace = '{name}'::regnamespace \
            UNION ALL SELECT concat_ws(' ', 'migration', version, success, md5(checksum)) FROM {name}._sqlx_migrations) lines"
    );
    text(conn, look).await.unwrap_or_default()
}

/// Empties every table. Triggers of foreign keys are not asked: nothing is left that could be missed.
async fn empty(conn: &mut PgConnection, name: &str) {
    let all = format!(
        "BEGIN; SET LOCAL session_replication_role = replica; \
        DO $$ DECLARE t regclass; BEGIN FOR t IN SELECT c.oid FROM pg_class c \
            WHERE c.relnamespace = '{name}'::regnamespace AND c.relkind = 'r' AND c.relname <> '_sqlx_migrations' \
            LOOP EXECUTE 'DELETE FROM ' || t; END LOOP; END $$; COMMIT"
    );
    run_sql(conn, all).await;
}

async fn connect(server: &str) -> PgConnection {
    PgConnection::connect(server).await.expect("the test server answers")
}

async fn close(conn: PgConnection) {
    conn.close().await.expect("the connection closes");
}

#[expect(
    clippy::disallowed_methods,
    reason = "schemas of tests come and go outside the registered statements"
)]
async fn run_sql(conn: &mut PgConnection, sql: String) {
    conn.execute(sqlx::raw_sql(sqlx::AssertSqlSafe(sql))).await.expect("the test server obeys");
}

#[expect(
    clippy::disallowed_methods,
    reason = "schemas of tests come and go outside the registered statements"
)]
async fn text(conn: &mut PgConnection, sql: String) -> Option<String> {
    let row =
        conn.fetch_optional(sqlx::raw_sql(sqlx::AssertSqlSafe(sql))).await.expect("the test server answers");
    row.map(|row| row.get(0))
}
