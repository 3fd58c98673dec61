//! The contract of the store, stamped for both databases.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop right there")]

use std::os::unix::fs::PermissionsExt as _;
use std::sync::Arc;
use std::time::Duration;

use centum_base::{Id, Timestamp};
use centum_store::{
    Ailment, Db, StoreError, Table, ailments, args, backup, copy, migrate, missing_migrations, open_backup,
    restore,
};
use centum_testkit::{TestDb, on_both_databases};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

mod sql {
    centum_store::statements! {
        INSERT = "INSERT INTO organisation (id, name, name_key, country, created_at) VALUES ($1, $2, $3, $4, $5)";
        FIND = "SELECT id, name, country, created_at FROM organisation WHERE id = $1";
        COUNT = "SELECT COUNT(*) AS n FROM organisation";
        SET = "UPDATE organisation SET created_at = $2 WHERE id = $1";
        ADD = "UPDATE organisation SET created_at = created_at + 1 WHERE id = $1";
        MEMBER = "INSERT INTO membership (id, person_id, role, since_at) VALUES ($1, $2, $3, $4)";
    }
    centum_store::tables! {
        organisation(id) { id: Text Internal, name: Text Public, name_key: Text Internal, country: Text Public, created_at: Int Internal }
    }
}

struct Organisation;

fn id(name: &str) -> Id<Organisation> {
    Id::of_name("organisation", name)
}

async fn insert(db: &Db, name: &str) -> Result<(), StoreError> {
    let mut tx = db.begin().await?;
    let values = args![id(name), name, name.to_lowercase(), Option::<String>::None, Timestamp::UNIX_EPOCH];
    tx.conn().execute(&sql::INSERT, values).await?;
    tx.commit().await
}

async fn count(db: &Db) -> i64 {
    let mut reader = db.read().await.unwrap();
    reader.conn().one(&sql::COUNT, args![]).await.unwrap().get("n").unwrap()
}

#[expect(clippy::disallowed_methods, reason = "whoever tampers does not use registered statements")]
async fn tamper(db: &TestDb, sql: &str) {
    if db.folder().is_some() {
        let pool = sqlx::SqlitePool::connect(db.url()).await.unwrap();
        let sql = sql.replace("AS BYTEA", "AS BLOB");
        sqlx::raw_sql(sqlx::AssertSqlSafe(sql)).execute(&pool).await.unwrap();
    } else {
        let pool = sqlx::PgPool::connect(db.url()).await.unwrap();
        sqlx::raw_sql(sqlx::AssertSqlSafe(sql.to_owned())).execute(&pool).await.unwrap();
    }
}

/// A server that only tests use may be fast and careless.
fn is_of_test_server(ailment: &Ailment) -> bool {
    matches!(ailment, Ailment::Careless { .. })
}

on_both_databases! {
    async fn what_is_committed_is_read_back_with_its_types(db: TestDb) {
        insert(&db, "Škofja Loka").await.unwrap();
        let mut reader = db.read().await.unwrap();
        let row = reader.conn().optional(&sql::FIND, args![id("Škofja Loka")]).await.unwrap().unwrap();
        assert_eq!(row.get::<String>("name").unwrap(), "Škofja Loka");
        assert_eq!(row.get::<Option<String>>("country").unwrap(), None);
        assert_eq!(row.get::<Timestamp>("created_at").unwrap(), Timestamp::UNIX_EPOCH);
        assert_eq!(row.get::<Id<Organisation>>("id").unwrap(), id("Škofja Loka"));
    }

    async fn a_dropped_transaction_leaves_no_trace(db: TestDb) {
        let mut tx = db.begin().await.unwrap();
        let values = args![id("a"), "a", "a", Option::<String>::None, 0_i64];
        tx.conn().execute(&sql::INSERT, values).await.unwrap();
        drop(tx);
        assert_eq!(count(&db).await, 0);
        insert(&db, "a").await.unwrap();
    }

    async fn a_second_row_of_the_same_key_is_a_duplicate(db: TestDb) {
        insert(&db, "a").await.unwrap();
        assert!(matches!(insert(&db, "a").await, Err(StoreError::Duplicate(_))));
        assert_eq!(count(&db).await, 1);
    }

    async fn a_reference_to_nothing_and_an_unknown_role_are_refused(db: TestDb) {
        let mut tx = db.begin().await.unwrap();
        let values = args![id("m"), id("nobody"), "organiser", 0_i64];
        let refused = tx.conn().execute(&sql::MEMBER, values).await.unwrap_err();
        drop(tx);
        assert!(matches!(refused, StoreError::Reference(_)), "{refused}");
        let mut tx = db.begin().await.unwrap();
        let refused = tx.conn().execute(&sql::MEMBER, args![id("m"), id("p"), "king", 0_i64]).await.unwrap_err();
        assert!(matches!(refused, StoreError::Broken(_)), "{refused}");
    }

    async fn eight_writers_at_once_all_commit_and_none_is_lost(db: TestDb) {
        insert(&db, "counter").await.unwrap();
        let writers: Vec<_> = (0..8).map(|_| {
            let db = Db::clone(&db);
            tokio::spawn(async move {
                for _ in 0..20 {
                    // Read, then write: only right if no other writer comes between.
                    let mut tx = db.begin().await.unwrap();
                    let row = tx.conn().one(&sql::FIND, args![id("counter")]).await.unwrap();
                    row.get::<i64>("created_at").unwrap();
                    tx.conn().execute(&sql::ADD, args![id("counter")]).await.unwrap();
                    tx.commit().await.unwrap();
                }
            })
        }).collect();
        for writer in writers {
            writer.await.unwrap();
        }
        let mut reader = db.read().await.unwrap();
        let row = reader.conn().one(&sql::FIND, args![id("counter")]).await.unwrap();
        assert_eq!(row.get::<i64>("created_at").unwrap(), 160);
    }

    async fn a_reader_sees_one_state_from_first_to_last(db: TestDb) {
        insert(&db, "a").await.unwrap();
        let mut reader = db.read().await.unwrap();
        assert_eq!(reader.conn().one(&sql::COUNT, args![]).await.unwrap().get::<i64>("n").unwrap(), 1);
        insert(&db, "b").await.unwrap();
        assert_eq!(reader.conn().one(&sql::COUNT, args![]).await.unwrap().get::<i64>("n").unwrap(), 1);
        drop(reader);
        assert_eq!(count(&db).await, 2);
    }

    async fn a_reader_cannot_write(db: TestDb) {
        let mut reader = db.read().await.unwrap();
        let values = || args![id("a"), "a", "a", Option::<String>::None, 0_i64];
        assert!(reader.conn().execute(&sql::INSERT, values()).await.is_err());
        drop(reader);
        assert!(db.ask(&sql::INSERT, values()).await.is_err());
        assert_eq!(count(&db).await, 0);
    }

    async fn a_statement_that_is_asked_by_itself_sees_what_is_committed_and_nothing_else(db: TestDb) {
        insert(&db, "a").await.unwrap();
        let mut tx = db.begin().await.unwrap();
        tx.conn().execute(&sql::ADD, args![id("a")]).await.unwrap();
        let rows = db.ask(&sql::FIND, args![id("a")]).await.unwrap();
        assert_eq!(rows[0].get::<i64>("created_at").unwrap(), 0);
        tx.commit().await.unwrap();
        let rows = db.ask(&sql::FIND, args![id("a")]).await.unwrap();
        assert_eq!(rows[0].get::<i64>("created_at").unwrap(), 1);
    }

    async fn writers_of_two_nodes_lose_nothing(db: TestDb) {
        insert(&db, "counter").await.unwrap();
        let nodes = [Db::open(db.url()).await.unwrap(), Db::open(db.url()).await.unwrap()];
        let writers: Vec<_> = nodes.iter().flat_map(|node| [node.clone(), node.clone()]).map(|node| {
            tokio::spawn(async move {
                for _ in 0..20 {
                    let mut tx = node.begin().await.unwrap();
                    let row = tx.conn().one(&sql::FIND, args![id("counter")]).await.unwrap();
                    let count: i64 = row.get("created_at").unwrap();
                    tx.conn().execute(&sql::SET, args![id("counter"), count + 1]).await.unwrap();
                    tx.commit().await.unwrap();
                }
            })
        }).collect();
        for writer in writers {
            writer.await.unwrap();
        }
        let mut reader = db.read_current().await.unwrap();
        let row = reader.conn().one(&sql::FIND, args![id("counter")]).await.unwrap();
        assert_eq!(row.get::<i64>("created_at").unwrap(), 80);
        for node in nodes {
            node.close().await;
        }
    }

    async fn writers_that_wait_do_not_keep_readers_out(db: TestDb) {
        let holder = db.begin().await.unwrap();
        let waiting: Vec<_> = (0..40).map(|_| {
            let db = Db::clone(&db);
            tokio::spawn(async move { db.begin().await.is_ok() })
        }).collect();
        tokio::task::yield_now().await;
        let read = tokio::time::timeout(Duration::from_secs(5), count(&db)).await;
        assert_eq!(read.unwrap(), 0);
        drop(holder);
        for writer in waiting {
            assert!(writer.await.unwrap());
        }
    }

    async fn a_request_that_is_given_up_at_any_moment_leaves_no_trace_and_blocks_nobody(db: TestDb) {
        insert(&db, "counter").await.unwrap();
        for micros in (0..40).map(|n| n * 60) {
            let write = async {
                let mut tx = db.begin().await.unwrap();
                let values = args![id("a"), "a", "a", Option::<String>::None, 0_i64];
                tx.conn().execute(&sql::INSERT, values).await.unwrap();
                std::future::pending::<()>().await;
                tx.commit().await.unwrap();
            };
            assert!(tokio::time::timeout(Duration::from_micros(micros), write).await.is_err());
        }
        assert_eq!(count(&db).await, 1);
        insert(&db, "b").await.unwrap();
        assert_eq!(count(&db).await, 2);
    }

    async fn migrating_at_once_from_several_places_does_it_once(db: TestDb) {
        let folder = tempfile::tempdir().unwrap();
        // On SQLite a fresh file; on PostgreSQL, where the migrator has its own lock, the schema that stands.
        let url = db.folder().map_or_else(|| db.url().to_owned(), |_| format!("sqlite:{}/new.db", folder.path().display()));
        let start = || async {
            let db = Db::open(&url).await.unwrap();
            let done = migrate(&db).await;
            db.close().await;
            done
        };
        let (first, second, third) = tokio::join!(start(), start(), start());
        for done in [first, second, third] {
            done.unwrap();
        }
    }

    async fn a_schema_of_a_newer_program_is_refused(db: TestDb) {
        tamper(&db, "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) \
            VALUES (9999, 'later', TRUE, CAST('x' AS BYTEA), 0)").await;
        let refused = missing_migrations(&db).await.unwrap_err();
        assert!(matches!(refused, StoreError::Newer { version: 9999 }), "{refused}");
    }

    async fn a_healthy_database_has_no_ailment(db: TestDb) {
        insert(&db, "a").await.unwrap();
        let found: Vec<_> = ailments(&db).await.unwrap().into_iter().filter(|one| !is_of_test_server(one)).collect();
        assert!(found.is_empty(), "{found:?}");
    }

    async fn whether_the_schema_fits_is_seen_while_somebody_writes(db: TestDb) {
        let writing = db.begin().await.unwrap();
        let asked = tokio::time::timeout(Duration::from_secs(5), missing_migrations(&db)).await;
        assert!(asked.unwrap().unwrap().is_empty());
        drop(writing);
    }

    async fn migrating_twice_changes_nothing(db: TestDb) {
        migrate(&db).await.unwrap();
        assert!(missing_migrations(&db).await.unwrap().is_empty());
    }

    async fn a_backup_taken_while_writing_restores_to_the_same_checksums(db: TestDb) {
        let tables: Vec<&Table> = sql::TABLES.iter().collect();
        for n in 0..700 {
            insert(&db, &format!("city {n}")).await.unwrap();
        }
        let writer = {
            let db = Db::clone(&db);
            tokio::spawn(async move {
                for n in 700..760 {
                    insert(&db, &format!("city {n}")).await.unwrap();
                }
            })
        };
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("backup.db");
        backup(&db, &file, &tables).await.unwrap();
        writer.await.unwrap();
        let target = TestDb::sqlite().await;
        let before = std::fs::read(&file).unwrap();
        let report = restore(&target, &file, folder.path(), &tables).await.unwrap();
        assert!((700..=760).contains(&report.tables[0].rows), "{report:?}");
        assert_eq!(count(&target).await as u64, report.tables[0].rows);
        assert!(backup(&db, &file, &tables).await.is_err(), "an existing file is never overwritten");
        assert_eq!(std::fs::read(&file).unwrap(), before, "restoring does not touch the backup");
        assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside it");
    }

    async fn a_copy_goes_to_the_other_database_and_only_into_an_empty_one(db: TestDb) {
        let tables: Vec<&Table> = sql::TABLES.iter().collect();
        insert(&db, "Øresund").await.unwrap();
        for target in [TestDb::sqlite().await, TestDb::postgres().await] {
            let report = copy(&db, &target, &tables).await.unwrap();
            assert_eq!(report.tables[0].rows, 1);
            let again = copy(&db, &target, &tables).await.unwrap_err().to_string();
            assert!(again.contains("not empty"), "{again}");
            assert_eq!(count(&target).await, 1);
            target.drop().await;
        }
    }
}

/// A line to the server of `url`. When it is cut, the server hears of it and we do not: nothing is said, and nothing closed.
async fn line_to(url: &str) -> (String, Arc<watch::Sender<()>>) {
    let (user, rest) = url.split_once('@').unwrap();
    let (server, name) = rest.split_once('/').unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let line = format!("{user}@{}/{name}", listener.local_addr().unwrap());
    let cut = Arc::new(watch::Sender::new(()));
    let (server, cuts) = (server.to_owned(), Arc::clone(&cut));
    tokio::spawn(async move {
        while let Ok((mut near, _)) = listener.accept().await {
            let mut far = TcpStream::connect(&server).await.unwrap();
            let mut is_cut = cuts.subscribe();
            tokio::spawn(async move {
                tokio::select! {
                    _ = tokio::io::copy_bidirectional(&mut near, &mut far) => return,
                    _ = is_cut.changed() => {}
                }
                drop(far);
                std::future::pending::<()>().await;
            });
        }
    });
    (line, cut)
}

#[tokio::test]
async fn writing_goes_on_after_the_server_of_the_writer_vanished_without_a_word() {
    let test = TestDb::postgres().await;
    let (url, cut) = line_to(test.url()).await;
    let db = Db::open(&url).await.unwrap();
    insert(&db, "a").await.unwrap();
    let mut tx = db.begin().await.unwrap();
    cut.send_replace(());
    let soon = Duration::from_millis(200);
    let lost = tokio::time::timeout(soon, tx.conn().execute(&sql::ADD, args![id("a")])).await;
    assert!(lost.is_err(), "nobody answers");
    drop(tx);
    insert(&db, "b").await.unwrap();
    assert_eq!(count(&db).await, 2);
    db.close().await;
    test.drop().await;
}

#[tokio::test]
async fn while_the_replica_is_away_the_primary_is_read() {
    let test = TestDb::postgres().await;
    let nowhere = "postgres://centum@127.0.0.1:1/nowhere";
    let db = Db::open_with_replica(test.url(), Some(nowhere)).await.unwrap();
    insert(&db, "a").await.unwrap();
    assert_eq!(count(&db).await, 1);
    let soon = tokio::time::timeout(Duration::from_secs(1), count(&db)).await;
    assert_eq!(soon.unwrap(), 1, "nobody waits for it again");
    db.close().await;
    test.drop().await;
}

#[tokio::test]
async fn a_database_file_is_for_its_owner_alone() {
    let db = TestDb::sqlite().await;
    insert(&db, "a").await.unwrap();
    for entry in std::fs::read_dir(db.folder().unwrap()).unwrap() {
        let entry = entry.unwrap();
        assert_eq!(entry.metadata().unwrap().permissions().mode() & 0o777, 0o600, "{:?}", entry.file_name());
    }
}

#[tokio::test]
async fn a_reference_to_nothing_is_an_ailment() {
    let db = TestDb::sqlite().await;
    tamper(&db, "PRAGMA foreign_keys = OFF; INSERT INTO membership (id, person_id, role, since_at) VALUES ('m', 'nobody', 'mentor', 0)").await;
    assert_eq!(ailments(&db).await.unwrap(), [Ailment::Dangling { table: "membership".into(), rows: 1 }]);
}

#[tokio::test]
async fn what_is_no_backup_is_refused_and_stays_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("notes.db");
    std::fs::write(&file, b"").unwrap();
    assert!(open_backup(&file).await.is_err());
    assert_eq!(std::fs::read(&file).unwrap(), b"");
    std::fs::write(&file, b"These are notes and no database at all.").unwrap();
    assert!(open_backup(&file).await.is_err());
}

#[tokio::test]
async fn the_backup_of_an_older_program_is_brought_up_in_a_copy() {
    let tables: Vec<&Table> = sql::TABLES.iter().collect();
    let (old, target) = (TestDb::sqlite().await, TestDb::sqlite().await);
    insert(&old, "Leuven").await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("old.db");
    // As if only the first two migrations had been written yet.
    let mut undo = "PRAGMA foreign_keys = OFF;".to_owned();
    for table in tables_since(3) {
        undo += &format!("DROP TABLE {table};");
    }
    undo += "DELETE FROM _sqlx_migrations WHERE version >= 3";
    tamper(&old, &undo).await;
    backup(&old, &file, &tables).await.unwrap();
    let before = std::fs::read(&file).unwrap();
    // What a restoring left that was killed is in nobody's way.
    std::fs::write(folder.path().join("restoring.db"), b"half").unwrap();
    assert_eq!(restore(&target, &file, folder.path(), &tables).await.unwrap().tables[0].rows, 1);
    assert_eq!(std::fs::read(&file).unwrap(), before);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

/// The tables that migrations from that number on create.
fn tables_since(number: u32) -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/migrations/sqlite");
    let mut tables = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        if name[..4].parse::<u32>().unwrap() < number {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        let created = text.split("CREATE TABLE ").skip(1);
        tables.extend(created.filter_map(|rest| rest.split_whitespace().next().map(str::to_owned)));
    }
    assert!(tables.len() >= 10, "{tables:?}");
    tables
}
