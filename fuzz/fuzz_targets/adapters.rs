//! Any bytes as an answer of a portal in any dialect: an error or records, never a panic, and every record can be read.
#![no_main]

use bytes::Bytes;
use centum_catalogue::adapters::{Answer, NAMES, Seen, detect, named};
use centum_catalogue::dcat;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some((choice, body)) = bytes.split_first() else { return };
    let dialect = named(NAMES[usize::from(*choice) % NAMES.len()]).expect("every name is that of a dialect");
    let asked = dialect.first("https://portal.example/");
    let answer = Answer { url: asked.url.clone(), media_type: None, body: Bytes::copy_from_slice(body) };
    if let Ok(batch) = dialect.read(&asked, &answer) {
        for found in &batch.found {
            assert!(!found.remote_id.is_empty());
            dcat::record(&found.graph, (&found.subject).into());
        }
        if let Some(next) = &batch.next {
            assert_ne!(next, &asked);
        }
    }
    detect(&[Seen { asked, answer }]);
});
