//! Any text as a cursor: as it is, and as JSON whose members stand in the place of those of a cursor of our own. It leads
//! somewhere or is refused.
#![no_main]

use std::sync::LazyLock;

use centum_search::{
    Clause, Cursor, Document, FieldKind, Language, Order, Query, Request, Schema, SearchError, SearchIndex,
    Start, TextOptions, WriterOptions,
};
use libfuzzer_sys::fuzz_target;
use serde_json::Value;

static INDEX: LazyLock<SearchIndex> = LazyLock::new(|| {
    let fields = [
        ("title", FieldKind::Text(TextOptions::TITLE)),
        ("size", FieldKind::Number),
        ("at", FieldKind::Instant),
        ("name", FieldKind::SortKey),
    ];
    let schema = Schema::new(fields, &Language::ALL).expect("the names are right");
    let index = SearchIndex::in_memory(schema).expect("memory");
    let options = WriterOptions { memory: 15_000_000, threads: 1 };
    let mut writer = index.writer(options).expect("the only writer");
    for n in 0_u8..5 {
        let document = Document::new(n.to_string()).text("title", Some(Language::En), "trees");
        let document = document.number("size", f64::from(n % 2)).instant("at", i64::from(n / 2));
        writer.put(&document.sort_key("name", [n])).expect("a document within the limits");
    }
    writer.commit(1).expect("memory");
    index
});

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

fn decoded(text: &str) -> Vec<u8> {
    let (mut out, mut held, mut bits) = (Vec::new(), 0_usize, 0);
    for byte in text.bytes() {
        held = held << 6 | LETTERS.iter().position(|letter| *letter == byte).expect("a letter of an address");
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            out.push((held >> bits) as u8);
            held &= (1 << bits) - 1;
        }
    }
    out
}

fn encoded(bytes: &[u8]) -> String {
    let (mut out, mut held, mut bits) = (String::new(), 0_usize, 0);
    for byte in bytes {
        held = held << 8 | usize::from(*byte);
        bits += 8;
        while bits >= 6 {
            bits -= 6;
            out.push(LETTERS[held >> bits & 63].into());
        }
        held &= (1 << bits) - 1;
    }
    if bits > 0 {
        out.push(LETTERS[held << (6 - bits) & 63].into());
    }
    out
}

/// A cursor with some of its members in the place of its own.
fn with(own: &Cursor, text: &str) -> Option<String> {
    let Value::Object(others) = serde_json::from_str(text).ok()? else { return None };
    let mut told: Value = serde_json::from_slice(&decoded(&own.to_string())).expect("a cursor holds JSON");
    told.as_object_mut()?.extend(others);
    Some(encoded(told.to_string().as_bytes()))
}

fuzz_target!(|text: &str| {
    let by = |field: &str| Order::By { field: field.to_owned(), descending: false };
    for order in [Order::Relevance, by("size"), by("at"), by("name")] {
        let mut request = Request::new(Query::Clause(Clause::words("trees")));
        request.order = order;
        request.then = vec![by("size")];
        request.hits = 2;
        let own = INDEX.search(&request).expect("a plain question").next.expect("five are more than two");
        for cursor in [Some(text.to_owned()), with(&own, text)].into_iter().flatten() {
            request.start = Start::After(cursor.into());
            let answer = INDEX.search(&request);
            let is_told = matches!(answer, Ok(_) | Err(SearchError::Cursor | SearchError::Deadline));
            assert!(is_told, "{answer:?}");
        }
    }
});
