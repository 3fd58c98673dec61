//! Any bytes as an uploaded workbook; the first bytes of an archive are set, so that few inputs are lost.
#![no_main]

use centum_cohort::reading::{Hints, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let mut bytes = bytes.to_vec();
    if bytes.len() >= 4 {
        bytes[..4].copy_from_slice(b"PK\x03\x04");
    }
    let _ = read(&bytes, &Hints::default());
});
