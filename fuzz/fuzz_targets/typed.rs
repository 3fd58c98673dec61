//! Any JSON as what somebody typed into each field: what is read says the same when it is written and read again.
#![no_main]

use centum_calls::call::template;
use centum_forms::typed::{Writing, read, read_json, write};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(json) = serde_json::from_slice(bytes) else { return };
    let form = template::form();
    for field in form.sections.iter().flat_map(|section| &section.fields) {
        for writing in ["en", "de", "fr"].map(Writing::of) {
            if let Ok(Some(value)) = read_json(field, &json, writing) {
                let again = read(field, &write(field, &value, writing), writing);
                assert_eq!(again, Ok(Some(value)), "{}", field.key);
            }
        }
    }
});
