//! The contract of the store, stamped for both databases.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop right there")]

use centum_base::{Id, Timestamp};
use centum_store::{Db, StoreError, Table, args, backup, copy, migrate, missing_migrations, restore};
use centum_testkit::{TestDb, on_both_databases};

mod sql {
    centum_store::statements! {
        INSERT = "INSERT INTO organisation (id, name, name_key, country, created_at) VALUES ($1, $2, $3, $4, $5)";
        FIND = "SELECT id, name, country, created_at FROM organisation WHERE id = $1";
        COUNT = "SELECT COUNT(*) AS n FROM organisation";
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
        let values = args![id("a"), "a", "a", Option::<String>::None, 0_i64];
        assert!(reader.conn().execute(&sql::INSERT, values).await.is_err());
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
        let report = restore(&target, &file, &tables).await.unwrap();
        assert!((700..=760).contains(&report.tables[0].rows), "{report:?}");
        assert_eq!(count(&target).await as u64, report.tables[0].rows);
        assert!(backup(&db, &file, &tables).await.is_err(), "an existing file is never overwritten");
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
