//! What the tests of the index share.

use centum_search::{
    Document, FieldKind, Language, Request, Schema, SearchIndex, TextOptions, WriterOptions,
};

/// A schema with one field of every kind.
pub(crate) fn schema() -> Schema {
    let fields = [
        ("title", FieldKind::Text(TextOptions::TITLE)),
        ("body", FieldKind::Text(TextOptions::BODY)),
        ("city", FieldKind::Facet),
        ("theme", FieldKind::Facet),
        ("area", FieldKind::Path),
        ("modified", FieldKind::Instant),
        ("points", FieldKind::Number),
        ("extent", FieldKind::Box),
        ("title_key", FieldKind::SortKey),
    ];
    Schema::new(fields, &Language::ALL).expect("the names are right")
}

/// One thread and as little memory as possible.
pub(crate) fn small() -> WriterOptions {
    WriterOptions { memory: 15_000_000, threads: 1 }
}

/// An index in memory of these documents.
pub(crate) fn index_of(documents: &[Document]) -> SearchIndex {
    let index = SearchIndex::in_memory(schema()).unwrap();
    let mut writer = index.writer(small()).unwrap();
    for document in documents {
        writer.put(document).unwrap();
    }
    writer.commit(1).unwrap();
    index
}

/// The keys that people's text finds, in order.
pub(crate) fn found(index: &SearchIndex, text: &str) -> Vec<String> {
    keys(index, &Request::people(text))
}

/// The keys that a request finds, in order.
pub(crate) fn keys(index: &SearchIndex, request: &Request) -> Vec<String> {
    index.search(request).unwrap().hits.into_iter().map(|hit| hit.key).collect()
}

/// A document with a title.
pub(crate) fn titled(key: &str, language: Language, title: &str) -> Document {
    Document::new(key).text("title", Some(language), title)
}
