//! Any bytes as the beginning of a file: no table, or one within its bounds, every row as wide as its columns.
#![no_main]

use centum_catalogue::glance::{Shape, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some((choice, bytes)) = bytes.split_first() else { return };
    let shape = if choice & 1 == 0 { Shape::Lines } else { Shape::Objects };
    if let Some(rows) = read(shape, bytes, choice & 2 == 0) {
        assert!(rows.columns.len() <= 20 && rows.rows.len() <= 20);
        assert!(rows.rows.iter().all(|row| row.len() == rows.columns.len()));
    }
});
