//! Any bytes as an uploaded CSV file; where its columns are asked for, the guess is taken and must lead on.
#![no_main]

use centum_cohort::reading::{Hints, ReadError, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let hints = Hints { file_name: Some("list.csv"), ..Hints::default() };
    if let Err(ReadError::NeedsMapping(needs)) = read(bytes, &hints) {
        assert!(needs.samples.iter().all(|row| row.len() <= needs.headers.len()));
        let _ = read(bytes, &Hints { mapping: Some(needs.guess), ..hints });
    }
});
