//! Any text as what somebody types into the search, and as a pattern: people's words are never an error.
#![no_main]

use std::sync::LazyLock;

use centum_search::{
    Clause, Document, FieldKind, Language, People, Query, Request, Schema, SearchError, SearchIndex,
    TextOptions, WriterOptions,
};
use libfuzzer_sys::fuzz_target;

static INDEX: LazyLock<SearchIndex> = LazyLock::new(|| {
    let fields = [
        ("title", FieldKind::Text(TextOptions::TITLE)),
        ("body", FieldKind::Text(TextOptions::BODY)),
    ];
    let schema = Schema::new(fields, &Language::ALL).expect("the names are right");
    let index = SearchIndex::in_memory(schema).expect("memory");
    let options = WriterOptions { memory: 15_000_000, threads: 1 };
    let mut writer = index.writer(options).expect("the only writer");
    for (key, language, title) in [
        ("1", Language::En, "Air quality in the city's streets"),
        ("2", Language::De, "Luftqualität in München, stündlich"),
        ("3", Language::El, "Ποιότητα του αέρα"),
    ] {
        let document = Document::new(key).text("title", Some(language), title).text("body", None, title);
        writer.put(&document).expect("a document within the limits");
    }
    writer.commit(1).expect("memory");
    index
});

fuzz_target!(|text: &str| {
    for typing in [false, true] {
        let people = People { text: text.to_owned(), typing };
        let answer = INDEX.search(&Request::new(Query::People(people)));
        assert!(matches!(answer, Ok(_) | Err(SearchError::Deadline)), "{answer:?}");
    }
    let suggested = INDEX.suggest(text, 5, &Request::people(""));
    assert!(matches!(suggested, Ok(_) | Err(SearchError::Deadline)), "{suggested:?}");
    for field in [None, Some("title".to_owned())] {
        // A pattern may be over a limit; that it is said is enough.
        let _ = INDEX.search(&Request::new(Query::Clause(Clause::Wildcard { field, text: text.to_owned() })));
    }
});
