//! A database per test.

use std::ops::Deref;
use std::sync::Arc;

use centum_base::{Random, SystemRandom};
use centum_store::{Db, migrate};
use sqlx::{Connection, Executor};
use tempfile::TempDir;

/// Where the tests find a PostgreSQL server. `make test` starts one and sets it.
const POSTGRES: &str = "CENTUM_TEST_POSTGRES";

/// A migrated, empty database that is gone after the test.
#[derive(Clone)]
pub struct TestDb {
    db: Db,
    url: String,
    place: Arc<Place>,
}

enum Place {
    Folder(TempDir),
    Schema { server: String, name: String },
}

impl TestDb {
    /// A fresh SQLite file.
    pub async fn sqlite() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let url = format!("sqlite:{}", folder.path().join("centum.db").display());
        Self::open(url, Place::Folder(folder)).await
    }

    /// A fresh schema of the PostgreSQL server that `CENTUM_TEST_POSTGRES` names. Its absence is a failure.
    #[expect(clippy::disallowed_methods, reason = "tests are told by the environment where the server is")]
    pub async fn postgres() -> Self {
        let server = std::env::var(POSTGRES).unwrap_or_else(|_| {
            panic!("{POSTGRES} is not set: run the tests by `make test`, which starts a PostgreSQL server")
        });
        let name = format!("t_{}", &SystemRandom.token()[..20]);
        command(&server, format!("CREATE SCHEMA {name}")).await;
        let mark = if server.contains('?') { '&' } else { '?' };
        let url = format!("{server}{mark}options=-c%20search_path%3D{name}");
        Self::open(url, Place::Schema { server, name }).await
    }

    async fn open(url: String, place: Place) -> Self {
        let db = Db::open(&url).await.expect("the test's database opens");
        migrate(&db).await.expect("the test's database migrates");
        Self { db, url, place: Arc::new(place) }
    }

    /// The address, for a second connection or another process.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The folder of a SQLite database.
    pub fn folder(&self) -> Option<&std::path::Path> {
        match &*self.place {
            Place::Folder(folder) => Some(folder.path()),
            Place::Schema { .. } => None,
        }
    }

    /// Closes the connections and removes what the test left.
    pub async fn drop(self) {
        self.db.close().await;
        if let Place::Schema { server, name } = &*self.place {
            command(server, format!("DROP SCHEMA {name} CASCADE")).await;
        }
    }
}

impl Deref for TestDb {
    type Target = Db;

    fn deref(&self) -> &Db {
        &self.db
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "schemas of tests come and go outside the registered statements"
)]
async fn command(server: &str, sql: String) {
    let mut conn = sqlx::PgConnection::connect(server).await.expect("the test server answers");
    conn.execute(sqlx::raw_sql(sqlx::AssertSqlSafe(sql))).await.expect("the test server obeys");
    conn.close().await.expect("the connection closes");
}
