//! A database per test.

use std::ops::Deref;
use std::sync::Arc;

use centum_base::{Random, SystemRandom};
use centum_store::{Db, migrate};
use tempfile::TempDir;

use crate::schemas::Schema;

/// Where the tests find a PostgreSQL server. `make test` starts one and sets it.
const POSTGRES: &str = "CENTUM_TEST_POSTGRES";
/// What names the run that a test is part of. A test alone has none.
const RUN: &str = "NEXTEST_RUN_ID";

/// A migrated, empty database that is gone after the test.
#[derive(Clone)]
pub struct TestDb {
    db: Db,
    url: String,
    place: Arc<Place>,
}

enum Place {
    Folder(TempDir),
    Schema(Schema),
}

impl TestDb {
    /// A fresh SQLite file.
    pub async fn sqlite() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let url = format!("sqlite:{}", folder.path().join("centum.db").display());
        Self { db: open(&url).await, url, place: Arc::new(Place::Folder(folder)) }
    }

    /// An empty schema of the PostgreSQL server that `CENTUM_TEST_POSTGRES` names. Its absence is a failure.
    #[expect(clippy::disallowed_methods, reason = "tests are told by the environment where the server is")]
    pub async fn postgres() -> Self {
        let server = std::env::var(POSTGRES).unwrap_or_else(|_| {
            panic!("{POSTGRES} is not set: run the tests by `make test`, which starts a PostgreSQL server")
        });
        let run = std::env::var(RUN).ok();
        let fresh = format!("t_{}", &SystemRandom.token()[..20]);
        let mut schema = Schema::take(server, run, fresh).await;
        let url = schema.url();
        let db = open(&url).await;
        schema.remember().await;
        Self { db, url, place: Arc::new(Place::Schema(schema)) }
    }

    /// The address, for a second connection or another process.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The folder of a SQLite database.
    pub fn folder(&self) -> Option<&std::path::Path> {
        match &*self.place {
            Place::Folder(folder) => Some(folder.path()),
            Place::Schema(_) => None,
        }
    }

    /// Closes the connections and removes what the test left.
    pub async fn drop(self) {
        self.db.close().await;
        if let Place::Schema(schema) = &*self.place {
            schema.give_back().await;
        }
    }
}

impl Deref for TestDb {
    type Target = Db;

    fn deref(&self) -> &Db {
        &self.db
    }
}

async fn open(url: &str) -> Db {
    let db = Db::open(url).await.expect("the test's database opens");
    migrate(&db).await.expect("the test's database migrates");
    db
}
