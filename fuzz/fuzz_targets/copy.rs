//! Any bytes as the filled copy of a form: nothing may panic, and an answer is for a question of the form.
#![no_main]

use centum_calls::call::template;
use centum_forms::offline::read;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let form = template::form();
    let mut bytes = bytes.to_vec();
    if bytes.len() >= 4 {
        bytes[..4].copy_from_slice(b"PK\x03\x04");
    }
    if let Ok(filled) = read(&bytes, &form) {
        assert!(filled.answers.iter().all(|read| form.field(read.field.as_str()).is_some()));
    }
});
