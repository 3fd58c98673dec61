//! The chain shows every later change, deletion, reordering and truncation, on both databases.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop right there")]

use centum_base::Id;
use centum_ledger::{Actor, Fault, Head, Note, Subject, append, forget, history, verify};
use centum_store::Db;
use centum_testkit::{TestDb, World, on_both_databases};

struct Person;

fn ana() -> Id<Person> {
    Id::of_name("person", "ana")
}

async fn three_entries(db: &Db) -> Head {
    let World { clock, random } = World::new();
    let actor = Actor::Person(ana().to_string());
    let mut head = Head::EMPTY;
    for (verb, name) in
        [("test.first", "Ana Kos"), ("test.second", "Ana Kos-Vidmar"), ("test.third", "A. Kos")]
    {
        let mut tx = db.begin().await.unwrap();
        let note = Note::new().with("city", "Ljubljana").personal("name", ana(), name);
        let entry =
            append(&mut tx, &*clock, &*random, &actor, verb, &Subject::new("city", "1"), note).await.unwrap();
        tx.commit().await.unwrap();
        clock.advance(std::time::Duration::from_secs(60));
        head = entry.head();
    }
    head
}

async fn checked(db: &Db, outside: Option<Head>) -> Result<centum_ledger::Verified, Fault> {
    let mut reader = db.read().await.unwrap();
    verify(&mut reader.conn(), outside).await
}

#[expect(clippy::disallowed_methods, reason = "whoever tampers does not use registered statements")]
/// Does to the database what only someone with the file in hand could do.
async fn tamper(db: &TestDb, sql: &'static str) {
    if db.url().starts_with("sqlite:") {
        let pool = sqlx::SqlitePool::connect(db.url()).await.unwrap();
        let mut conn = pool.acquire().await.unwrap();
        sqlx::raw_sql("PRAGMA foreign_keys = OFF").execute(&mut *conn).await.unwrap();
        sqlx::raw_sql(sql).execute(&mut *conn).await.unwrap();
    } else {
        let pool = sqlx::PgPool::connect(db.url()).await.unwrap();
        sqlx::raw_sql("ALTER TABLE ledger_personal DROP CONSTRAINT ledger_personal_seq_fkey")
            .execute(&pool)
            .await
            .unwrap();
        sqlx::raw_sql(sql).execute(&pool).await.unwrap();
    }
}

on_both_databases! {
    async fn an_untouched_chain_holds_and_tells_its_head(db: TestDb) {
        let head = three_entries(&db).await;
        let verified = checked(&db, Some(head)).await.unwrap();
        assert_eq!((verified.head, verified.personal), (head, 3));
    }

    async fn history_tells_the_newest_first_with_names_filled_in(db: TestDb) {
        three_entries(&db).await;
        let mut reader = db.read().await.unwrap();
        let told = history(&mut reader.conn(), "city", "1", 10).await.unwrap();
        assert_eq!(told[0].entry.verb, "test.third");
        assert_eq!(told[0].details["name"], "A. Kos");
        assert!(!told[0].entry.payload.contains("Kos"), "no personal value in clear in the chain");
    }

    async fn forgetting_a_person_leaves_the_chain_valid_and_the_name_gone(db: TestDb) {
        let head = three_entries(&db).await;
        let World { clock, random } = World::new();
        let mut tx = db.begin().await.unwrap();
        assert_eq!(forget(&mut tx, &*clock, &*random, &Actor::System("test"), ana()).await.unwrap(), 3);
        tx.commit().await.unwrap();
        assert_eq!(checked(&db, Some(head)).await.unwrap().personal, 0);
        let mut reader = db.read().await.unwrap();
        let told = history(&mut reader.conn(), "city", "1", 10).await.unwrap();
        assert!(told.iter().all(|told| !format!("{:?}", told.details).contains("Kos")));
    }

    async fn a_change_of_any_field_is_found(db: TestDb) {
        three_entries(&db).await;
        for (forth, back) in [
            ("UPDATE ledger_entry SET at = at + 1 WHERE seq = 2", "UPDATE ledger_entry SET at = at - 1 WHERE seq = 2"),
            ("UPDATE ledger_entry SET actor = actor || 'x' WHERE seq = 3", "UPDATE ledger_entry SET actor = substr(actor, 1, length(actor) - 1) WHERE seq = 3"),
            ("UPDATE ledger_entry SET verb = 'test.First' WHERE seq = 1", "UPDATE ledger_entry SET verb = 'test.first' WHERE seq = 1"),
            ("UPDATE ledger_entry SET subject_kind = 'citz' WHERE seq = 1", "UPDATE ledger_entry SET subject_kind = 'city' WHERE seq = 1"),
            ("UPDATE ledger_entry SET subject_id = '2' WHERE seq = 1", "UPDATE ledger_entry SET subject_id = '1' WHERE seq = 1"),
            ("UPDATE ledger_entry SET payload = replace(payload, 'Ljubljana', 'Ljublyana') WHERE seq = 2", "UPDATE ledger_entry SET payload = replace(payload, 'Ljublyana', 'Ljubljana') WHERE seq = 2"),
            ("UPDATE ledger_entry SET previous = hash WHERE seq = 3", ""),
        ] {
            change(&db, forth).await;
            assert!(checked(&db, None).await.is_err(), "{forth}");
            if back.is_empty() { return; }
            change(&db, back).await;
            checked(&db, None).await.unwrap_or_else(|fault| panic!("{back}: {fault}"));
        }
    }

    async fn every_single_byte_of_a_payload_counts(db: TestDb) {
        three_entries(&db).await;
        let mut reader = db.read().await.unwrap();
        let entry = history(&mut reader.conn(), "city", "1", 1).await.unwrap().remove(0).entry;
        for place in 0..entry.payload.len() {
            let mut changed = entry.clone();
            let mut bytes = changed.payload.into_bytes();
            bytes[place] ^= 1;
            changed.payload = String::from_utf8(bytes).unwrap();
            assert_ne!(changed.computed_hash(), entry.hash, "byte {place}");
        }
    }

    async fn a_deleted_entry_leaves_a_gap(db: TestDb) {
        three_entries(&db).await;
        tamper(&db, "DELETE FROM ledger_entry WHERE seq = 2").await;
        assert!(matches!(checked(&db, None).await, Err(Fault::Gap { expected: 2, found: 3 })));
    }

    async fn exchanged_entries_do_not_follow(db: TestDb) {
        three_entries(&db).await;
        tamper(&db, "UPDATE ledger_entry SET seq = 9 WHERE seq = 2; UPDATE ledger_entry SET seq = 2 WHERE seq = 3; UPDATE ledger_entry SET seq = 3 WHERE seq = 9").await;
        assert!(matches!(checked(&db, None).await, Err(Fault::Unlinked { seq: 2 })));
    }

    async fn a_cut_off_end_is_found_only_by_a_head_from_outside(db: TestDb) {
        let head = three_entries(&db).await;
        tamper(&db, "DELETE FROM ledger_entry WHERE seq = 3; DELETE FROM ledger_personal WHERE seq = 3").await;
        assert_eq!(checked(&db, None).await.unwrap().head.seq, 2);
        assert!(matches!(checked(&db, Some(head)).await, Err(Fault::Truncated { found: 2, kept: 3 })));
    }

    async fn another_chain_of_the_same_length_is_found_by_the_head(db: TestDb) {
        let mut head = three_entries(&db).await;
        head.hash = centum_base::Digest::of(b"another");
        assert!(matches!(checked(&db, Some(head)).await, Err(Fault::OtherChain { seq: 3 })));
    }

    async fn a_changed_personal_value_is_found(db: TestDb) {
        three_entries(&db).await;
        tamper(&db, "UPDATE ledger_personal SET value = 'Eva Kos' WHERE seq = 1").await;
        assert!(matches!(checked(&db, None).await, Err(Fault::Personal { seq: 1, .. })));
    }

    async fn a_personal_value_given_to_another_person_is_found(db: TestDb) {
        three_entries(&db).await;
        tamper(&db, "UPDATE ledger_personal SET person_id = 'x' WHERE seq = 1").await;
        assert!(matches!(checked(&db, None).await, Err(Fault::Personal { seq: 1, .. })));
    }

    async fn a_personal_value_that_vanished_without_an_erasure_is_found(db: TestDb) {
        three_entries(&db).await;
        tamper(&db, "DELETE FROM ledger_personal WHERE seq = 2").await;
        assert!(matches!(checked(&db, None).await, Err(Fault::PersonalMissing { seq: 2, .. })));
    }
}

#[expect(clippy::disallowed_methods, reason = "whoever tampers does not use registered statements")]
async fn change(db: &TestDb, sql: &'static str) {
    if db.url().starts_with("sqlite:") {
        let pool = sqlx::SqlitePool::connect(db.url()).await.unwrap();
        sqlx::raw_sql(sql).execute(&pool).await.unwrap();
    } else {
        let pool = sqlx::PgPool::connect(db.url()).await.unwrap();
        sqlx::raw_sql(sql).execute(&pool).await.unwrap();
    }
}
