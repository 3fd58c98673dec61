//! Any text as what is asked of OGC API Records, and as a search of the Action API, a form or JSON: read or refused.
#![no_main]

use centum_catalogue::{ckan, standards};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let _ = standards::is_question(text);
    let _ = ckan::is_search(text);
});
