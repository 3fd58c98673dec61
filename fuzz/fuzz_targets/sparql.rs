//! Any text as a query: nothing may panic, and what is admitted runs to an end within its limits.
#![no_main]

use centum_graph::{Bounds, Cancel, Limits, Loader, Query, RunError};
use libfuzzer_sys::fuzz_target;
use oxrdf::{NamedNode, Triple};
use std::time::Duration;

fuzz_target!(|text: &str| {
    let Ok(query) = Query::parse(text, &Bounds::default()) else { return };
    let name = |n: u8| NamedNode::new_unchecked(format!("urn:{n}"));
    let mut loader = Loader::new();
    for n in 0..4 {
        loader.add(&name(n), (0..4).map(|m| Triple::new(name(n), name(m), name(m + 1))));
    }
    let limits = Limits { time: Duration::from_millis(500), memory_bytes: 64 << 20, ..Limits::default() };
    let answer = loader.finish().rows(&query, &limits, &Cancel::new());
    assert!(!matches!(answer, Err(RunError::Failed(ref why)) if why.contains("panic")), "{answer:?}");
});
