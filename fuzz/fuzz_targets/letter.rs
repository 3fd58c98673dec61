//! Any text as a letter of an organiser: nothing may panic, what has no fault is written, and nothing grows over its bound.
#![no_main]

use centum_letters::{MAX_BODY, Template, Values};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let values = Values::from([("name", "Ada".to_owned()), ("call", "The call".to_owned())]);
    let template = Template { subject: "Subject".to_owned(), body: text.to_owned() };
    let written = template.write(&values);
    assert!(written.is_ok() || !template.faults(&values).is_empty());
    if let Ok(written) = written {
        assert!(written.body.chars().count() <= 4 * MAX_BODY);
    }
});
