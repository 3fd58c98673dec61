//! Any bytes as a pasted text: nothing may panic, and what was read goes through JSON unchanged.
#![no_main]

use centum_cohort::reading::{Hints, Reading, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(reading) = read(bytes, &Hints::default()) {
        let json = serde_json::to_string(&reading).expect("a reading can be written");
        let back: Reading = serde_json::from_str(&json).expect("what was written can be read");
        assert_eq!(back, reading);
    }
});
