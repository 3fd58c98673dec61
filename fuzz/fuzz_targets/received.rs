//! Any bytes as a table of applications that were received elsewhere, with the columns as their headings suggest.
#![no_main]

use centum_calls::call::template;
use centum_calls::organiser::bringing::{read, suggest};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(table) = read(bytes) {
        let mapping = suggest(&template::form(), &table);
        assert_eq!(mapping.0.len(), table.headings.len());
        assert!(table.rows.iter().all(|(line, _)| *line > 0));
    }
});
