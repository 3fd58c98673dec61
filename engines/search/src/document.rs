//! What a caller hands over to be found.

use tantivy::TantivyDocument;

use crate::query::Bounds;
use crate::schema::{Laid, Layout, path_and_above};
use crate::text::Language;

/// Longest key.
pub const MAX_KEY_BYTES: usize = 512;
/// Longest value of a facet and of a sort key.
pub const MAX_FACET_BYTES: usize = 2_048;
/// Longest stored blob.
pub const MAX_STORED_BYTES: usize = 1 << 20;
/// A text is searched up to here; what stands behind is not an error, and not found.
pub const MAX_TEXT_BYTES: usize = 128 * 1024;

/// A document with its key. A later one with the same key takes its place.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Document {
    pub(crate) key: String,
    texts: Vec<(String, Option<Language>, String)>,
    facets: Vec<(String, String)>,
    instants: Vec<(String, i64)>,
    numbers: Vec<(String, f64)>,
    boxes: Vec<(String, Bounds)>,
    sort_keys: Vec<(String, Vec<u8>)>,
    stored: Vec<u8>,
}

/// A document that does not fit the schema.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DocumentError {
    /// There is no such field, or it holds something else.
    #[error("no field {0} of this kind")]
    Field(String),
    /// A field that takes one value was given a second.
    #[error("a second value for {0}")]
    Second(String),
    /// A value is longer than its bound.
    #[error("{field}: {bytes} bytes, and {limit} are possible")]
    TooLong {
        /// The field.
        field: String,
        /// Bytes given.
        bytes: usize,
        /// Bytes possible.
        limit: usize,
    },
    /// The key is empty.
    #[error("a document without a key")]
    NoKey,
    /// A number that is none.
    #[error("{0}: not a number")]
    NotANumber(String),
}

impl Document {
    /// A document with nothing but its key.
    pub fn new(key: impl Into<String>) -> Self {
        Self { key: key.into(), ..Self::default() }
    }

    /// Adds a text; without a language it is found by its words alone.
    #[must_use]
    pub fn text(mut self, field: &str, language: Option<Language>, text: impl Into<String>) -> Self {
        self.texts.push((field.to_owned(), language, text.into()));
        self
    }

    /// Adds a value of a facet, or of a path made by [`path`](crate::path).
    #[must_use]
    pub fn facet(mut self, field: &str, value: impl Into<String>) -> Self {
        self.facets.push((field.to_owned(), value.into()));
        self
    }

    /// Sets an instant, in microseconds.
    #[must_use]
    pub fn instant(mut self, field: &str, micros: i64) -> Self {
        self.instants.push((field.to_owned(), micros));
        self
    }

    /// Sets a number.
    #[must_use]
    pub fn number(mut self, field: &str, number: f64) -> Self {
        self.numbers.push((field.to_owned(), number));
        self
    }

    /// Sets a box.
    #[must_use]
    pub fn bounds(mut self, field: &str, bounds: Bounds) -> Self {
        self.boxes.push((field.to_owned(), bounds));
        self
    }

    /// Sets the bytes to order by.
    #[must_use]
    pub fn sort_key(mut self, field: &str, key: impl Into<Vec<u8>>) -> Self {
        self.sort_keys.push((field.to_owned(), key.into()));
        self
    }

    /// Sets the bytes that a hit gives back.
    #[must_use]
    pub fn stored(mut self, bytes: impl Into<Vec<u8>>) -> Self {
        self.stored = bytes.into();
        self
    }

    /// The document for the engine, checked against the schema.
    pub(crate) fn lay_out(&self, layout: &Layout) -> Result<TantivyDocument, DocumentError> {
        if self.key.is_empty() {
            return Err(DocumentError::NoKey);
        }
        within("key", self.key.len(), MAX_KEY_BYTES)?;
        within("stored", self.stored.len(), MAX_STORED_BYTES)?;
        let mut laid = TantivyDocument::new();
        laid.add_text(layout.key, &self.key);
        laid.add_bytes(layout.stored, &self.stored);
        for (name, language, text) in &self.texts {
            let Some(Laid::Text(fields)) = layout.fields.get(name) else { return Err(no_field(name)) };
            let text = searchable(text);
            laid.add_text(fields.words, text);
            if let Some(spellings) = fields.spellings {
                laid.add_text(spellings, text);
            }
            for (_, field) in fields.stems.iter().filter(|(stems, _)| Some(*stems) == *language) {
                laid.add_text(*field, text);
            }
        }
        self.lay_out_facets(layout, &mut laid)?;
        for (at, (name, micros)) in self.instants.iter().enumerate() {
            let Some(Laid::Instant(field)) = layout.fields.get(name) else { return Err(no_field(name)) };
            once(name, self.instants[..at].iter().map(|(other, _)| other))?;
            laid.add_i64(*field, *micros);
        }
        for (at, (name, number)) in self.numbers.iter().enumerate() {
            let Some(Laid::Number(field)) = layout.fields.get(name) else { return Err(no_field(name)) };
            once(name, self.numbers[..at].iter().map(|(other, _)| other))?;
            if number.is_nan() {
                return Err(DocumentError::NotANumber(name.clone()));
            }
            laid.add_f64(*field, *number);
        }
        for (at, (name, bounds)) in self.boxes.iter().enumerate() {
            let Some(Laid::Box(fields)) = layout.fields.get(name) else { return Err(no_field(name)) };
            once(name, self.boxes[..at].iter().map(|(other, _)| other))?;
            for (field, side) in fields.iter().zip(bounds.sides()) {
                laid.add_f64(*field, side);
            }
        }
        for (at, (name, key)) in self.sort_keys.iter().enumerate() {
            let Some(Laid::SortKey(field)) = layout.fields.get(name) else { return Err(no_field(name)) };
            once(name, self.sort_keys[..at].iter().map(|(other, _)| other))?;
            within(name, key.len(), MAX_FACET_BYTES)?;
            laid.add_bytes(*field, key);
        }
        Ok(laid)
    }

    fn lay_out_facets(&self, layout: &Layout, laid: &mut TantivyDocument) -> Result<(), DocumentError> {
        let mut values: Vec<(&str, &str)> = Vec::with_capacity(self.facets.len());
        for (name, value) in &self.facets {
            let Some(Laid::Facet { path, .. }) = layout.fields.get(name) else { return Err(no_field(name)) };
            within(name, value.len(), MAX_FACET_BYTES)?;
            if *path {
                values.extend(path_and_above(value).map(|step| (name.as_str(), step)));
            } else {
                values.push((name, value));
            }
        }
        values.sort_unstable();
        values.dedup();
        for (name, value) in values {
            if let Some(Laid::Facet { field, .. }) = layout.fields.get(name) {
                laid.add_text(*field, value);
            }
        }
        Ok(())
    }
}

fn no_field(name: &str) -> DocumentError {
    DocumentError::Field(name.to_owned())
}

fn once<'a>(name: &str, mut before: impl Iterator<Item = &'a String>) -> Result<(), DocumentError> {
    if before.any(|other| other == name) { Err(DocumentError::Second(name.to_owned())) } else { Ok(()) }
}

fn within(field: &str, bytes: usize, limit: usize) -> Result<(), DocumentError> {
    if bytes > limit { Err(DocumentError::TooLong { field: field.to_owned(), bytes, limit }) } else { Ok(()) }
}

fn searchable(text: &str) -> &str {
    let mut end = text.len().min(MAX_TEXT_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{FieldKind, Schema, TextOptions};

    fn layout() -> Layout {
        let fields = [
            ("title", FieldKind::Text(TextOptions::TITLE)),
            ("theme", FieldKind::Path),
            ("modified", FieldKind::Instant),
        ];
        Layout::of(&Schema::new(fields, &[Language::De]).unwrap())
    }

    #[test]
    fn a_value_for_a_field_that_is_not_there_is_refused() {
        let document = Document::new("a").facet("city", "x");
        assert_eq!(document.lay_out(&layout()).unwrap_err(), DocumentError::Field("city".to_owned()));
        let document = Document::new("a").instant("modified", 1).instant("modified", 2);
        assert_eq!(document.lay_out(&layout()).unwrap_err(), DocumentError::Second("modified".to_owned()));
        assert_eq!(Document::new("").lay_out(&layout()).unwrap_err(), DocumentError::NoKey);
    }

    #[test]
    fn a_text_without_an_end_is_searched_up_to_the_limit() {
        let endless = "ä".repeat(MAX_TEXT_BYTES);
        assert_eq!(searchable(&endless).len(), MAX_TEXT_BYTES);
        assert!(Document::new("a").text("title", None, endless).lay_out(&layout()).is_ok());
    }
}
