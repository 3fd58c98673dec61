//! Any text as a query of the Action API: nothing may panic, and what is read stays within its bounds.
#![no_main]

use centum_catalogue::ckan::solr::{Node, instant, parse};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let _ = instant(text, Default::default());
    let Ok(node) = parse(text) else { return };
    let (mut open, mut parts) = (vec![&node], 0);
    while let Some(node) = open.pop() {
        parts += 1;
        match node {
            Node::All(inner) | Node::Any(inner) => open.extend(inner),
            Node::Not(inner) => open.push(inner),
            _ => {}
        }
    }
    assert!(parts <= 2000, "{parts} parts of {} bytes", text.len());
});
