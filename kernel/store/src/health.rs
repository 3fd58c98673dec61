//! What a database can tell about its own condition.

use crate::{Db, Engine, StoreResult};

/// Something about a database that endangers what it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ailment {
    /// The file is damaged; the database's own words.
    Damaged(String),
    /// Rows of a table refer to rows that do not exist.
    Dangling {
        /// The table.
        table: String,
        /// How many of its references lead nowhere.
        rows: i64,
    },
    /// A setting of the server with which a power cut loses what was acknowledged.
    Careless {
        /// The setting.
        setting: String,
        /// Its value.
        value: String,
    },
    /// The server is older than the oldest that is supported.
    TooOld {
        /// Its version.
        version: String,
    },
}

/// A damaged file is described in ten lines at most.
const INTEGRITY: &str = "SELECT integrity_check AS line FROM pragma_integrity_check LIMIT 10";
const DANGLING: &str =
    "SELECT \"table\" AS table_name, COUNT(*) AS n FROM pragma_foreign_key_check GROUP BY 1 ORDER BY 1";
const SETTINGS: &str = "SELECT name, setting FROM pg_settings WHERE name IN ('fsync', 'full_page_writes', \
    'synchronous_commit') AND setting = 'off' ORDER BY name";
const VERSION: &str = "SELECT setting FROM pg_settings WHERE name = 'server_version' \
    AND current_setting('server_version_num')::bigint < 140000";

/// Looks at the database as a whole: every page of a SQLite file, the settings of a server.
pub async fn ailments(db: &Db) -> StoreResult<Vec<Ailment>> {
    let mut bare = db.bare().await?;
    let mut conn = bare.conn();
    let mut found = Vec::new();
    match db.engine() {
        Engine::Sqlite => {
            for row in conn.built(INTEGRITY.to_owned(), Vec::new()).await? {
                let line: String = row.get("line")?;
                if line != "ok" {
                    found.push(Ailment::Damaged(line));
                }
            }
            for row in conn.built(DANGLING.to_owned(), Vec::new()).await? {
                found.push(Ailment::Dangling { table: row.get("table_name")?, rows: row.get("n")? });
            }
        }
        Engine::Postgres => {
            for row in conn.built(VERSION.to_owned(), Vec::new()).await? {
                found.push(Ailment::TooOld { version: row.get("setting")? });
            }
            for row in conn.built(SETTINGS.to_owned(), Vec::new()).await? {
                found.push(Ailment::Careless { setting: row.get("name")?, value: row.get("setting")? });
            }
        }
    }
    Ok(found)
}
