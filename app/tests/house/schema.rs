//! The two databases agree, and every column is known.

use std::collections::BTreeSet;

use centum::modules::{statements, tables};
use centum_store::{Class, describe, introspect};
use centum_testkit::TestDb;

#[tokio::test]
async fn both_databases_describe_every_statement_alike() {
    let (sqlite, postgres) = (TestDb::sqlite().await, TestDb::postgres().await);
    let mut faults = Vec::new();
    let all = statements();
    for statement in &all {
        let (one, other) = match (describe(&sqlite, statement).await, describe(&postgres, statement).await) {
            (Ok(one), Ok(other)) => (one, other),
            (one, other) => {
                faults.push(format!("{}: {:?} {:?}", statement.name, one.err(), other.err()));
                continue;
            }
        };
        if one.parameters != other.parameters {
            faults
                .push(format!("{}: {} and {} parameters", statement.name, one.parameters, other.parameters));
        }
        let names = |columns: &[(String, Option<centum_store::Kind>)]| {
            columns.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>()
        };
        if names(&one.columns) != names(&other.columns) {
            faults.push(format!("{}: columns {:?} and {:?}", statement.name, one.columns, other.columns));
        }
        for ((name, left), (_, right)) in one.columns.iter().zip(&other.columns) {
            if right.is_none() {
                faults.push(format!(
                    "{}: PostgreSQL gives column {name} a type that the house does not use",
                    statement.name
                ));
            } else if left.is_some() && left != right {
                faults.push(format!("{}: column {name} is {left:?} and {right:?}", statement.name));
            }
        }
        for kind in other.parameter_kinds.iter().flatten() {
            if !["TEXT", "INT8", "BYTEA"].contains(&kind.as_str()) {
                faults.push(format!("{}: a parameter of type {kind}; write a CAST", statement.name));
            }
        }
    }
    let twofold: Vec<_> = all.iter().filter_map(|one| Some((one.name, one.two_texts_because?))).collect();
    println!("{} statements, {} of them in two texts: {twofold:?}", all.len(), twofold.len());
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(all.len() > 100, "only {} statements are registered", all.len());
    sqlite.drop().await;
    postgres.drop().await;
}

#[tokio::test]
async fn both_schemas_are_the_same_and_every_column_is_classed() {
    let (sqlite, postgres) = (TestDb::sqlite().await, TestDb::postgres().await);
    let (left, right) = (introspect(&sqlite).await.unwrap(), introspect(&postgres).await.unwrap());
    assert_eq!(left, right);
    let registered: BTreeSet<_> = tables().iter().map(|table| table.name.to_owned()).collect();
    assert_eq!(
        registered,
        left.keys().cloned().collect(),
        "every table is registered with its columns' classes"
    );
    for table in tables() {
        let shape = &left[table.name];
        let columns: Vec<_> =
            shape.columns.iter().map(|column| (column.name.as_str(), column.kind)).collect();
        let expected: Vec<_> = table.columns.iter().map(|column| (column.name, Some(column.kind))).collect();
        assert_eq!(columns, expected, "{}", table.name);
        assert_eq!(shape.key, table.key, "{}", table.name);
    }
    sqlite.drop().await;
    postgres.drop().await;
}

#[test]
fn every_personal_column_says_what_for_and_how_long() {
    for table in tables() {
        for column in table.columns {
            if let Class::Personal { purpose, retention } = column.class {
                assert!(purpose.len() > 5 && retention.len() > 5, "{}.{}", table.name, column.name);
            }
        }
    }
}

#[tokio::test]
async fn everything_moves_to_the_other_database_and_back_with_the_same_checksums() {
    let (first, second, third) = (TestDb::sqlite().await, TestDb::postgres().await, TestDb::sqlite().await);
    let site = crate::site::Site::on(&first).await;
    let there = centum_store::copy(&first, &second, &tables()).await.unwrap();
    let back = centum_store::copy(&second, &third, &tables()).await.unwrap();
    assert_eq!(format!("{there:?}"), format!("{back:?}"));
    let head = centum_ledger::head(&mut site.house.read().await.unwrap().conn()).await.unwrap();
    let mut reader = third.read().await.unwrap();
    centum_ledger::verify(&mut reader.conn(), Some(head)).await.unwrap();
    drop(reader);
    second.drop().await;
}
