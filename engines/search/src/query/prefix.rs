//! Words that begin like this one, from the dictionaries of the index.

use std::collections::BTreeMap;

use tantivy::Searcher;
use tantivy::schema::Field;

/// Words of a segment that are looked at, in the order of the alphabet, before the most frequent ones are taken.
const MAX_SCANNED: usize = 50_000;

/// A term of the index, with the number of documents it stands in. Deleted ones count until their segment is merged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Completion {
    pub term: String,
    pub documents: u64,
}

/// The most frequent terms of `field` that begin with `prefix`, the most frequent first.
pub(crate) fn completions(
    searcher: &Searcher,
    field: Field,
    prefix: &str,
    limit: usize,
) -> tantivy::Result<Vec<Completion>> {
    let mut counts: BTreeMap<String, u64> = BTreeMap::new();
    for segment in searcher.segment_readers() {
        let index = segment.inverted_index(field)?;
        let mut stream = index.terms().range().ge(prefix.as_bytes()).into_stream()?;
        let mut scanned = 0;
        while scanned < MAX_SCANNED && stream.advance() {
            scanned += 1;
            let Ok(term) = std::str::from_utf8(stream.key()) else { continue };
            if !term.starts_with(prefix) {
                break;
            }
            let documents = u64::from(stream.value().doc_freq);
            match counts.get_mut(term) {
                Some(count) => *count += documents,
                None => {
                    counts.insert(term.to_owned(), documents);
                }
            }
        }
    }
    let mut found: Vec<Completion> =
        counts.into_iter().map(|(term, documents)| Completion { term, documents }).collect();
    found.sort_by(|a, b| b.documents.cmp(&a.documents).then_with(|| a.term.cmp(&b.term)));
    found.truncate(limit);
    Ok(found)
}
