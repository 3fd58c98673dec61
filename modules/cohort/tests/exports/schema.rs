//! The schema and the columns in the documentation are those of the files.

use std::path::{Path, PathBuf};

use centum_cohort::exports::schema;
use serde_json::Value;

use crate::read::{cities, our_json, rows};
use crate::sample::{bare, content};
use crate::validate::faults;

fn documented(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/schema").join(name)
}

#[test]
fn the_documented_schema_is_the_one_of_the_types() {
    let path = documented("announcement.schema.json");
    let current = format!("{:#}\n", schema());
    if std::fs::read_to_string(&path).is_ok_and(|written| written == current) {
        return;
    }
    let made = Path::new(env!("CARGO_TARGET_TMPDIR")).join("announcement.schema.json");
    std::fs::write(&made, current).unwrap();
    panic!("{} differs from the types: compare it with {} and copy that one", path.display(), made.display());
}

#[test]
fn every_file_keeps_to_the_schema() {
    let schema = schema();
    assert_eq!(faults(&schema, &our_json(&content())), Vec::<String>::new());
    assert_eq!(faults(&schema, &our_json(&bare())), Vec::<String>::new());
}

#[test]
fn a_file_that_breaks_the_schema_is_found() {
    let schema = schema();
    let broken = |pointer: &str, value: Value| {
        let mut file = our_json(&content());
        *file.pointer_mut(pointer).unwrap() = value;
        faults(&schema, &file).len()
    };
    assert_eq!(broken("/rows/0/part", "emperor".into()), 1);
    assert_eq!(broken("/rows/0/cities/0/place", 3.into()), 1);
    assert_eq!(broken("/rows/0/name", Value::Null), 1);
    assert_eq!(broken("/number", 0.into()), 1);
}

#[test]
fn every_column_is_documented() {
    let text = std::fs::read_to_string(documented("README.md")).unwrap();
    let content = content();
    let columns = rows(&content)[0].keys().chain(cities(&content)[0].keys()).cloned().collect::<Vec<_>>();
    for column in columns {
        assert!(text.contains(&format!("| `{column}` |")), "{column} is not in docs/schema/README.md");
    }
}
