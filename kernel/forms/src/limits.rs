//! How much one answer may hold. Beyond it nothing is taken in, and the refusal names the limit.

use serde::{Deserialize, Serialize};

use crate::Value;

/// Bytes of one answer as JSON.
pub const MAX_VALUE_BYTES: usize = 256 * 1024;
/// Characters of one text.
pub const MAX_TEXT_CHARS: usize = 100_000;
/// Rows of one table.
pub const MAX_ROWS: usize = 500;
/// Files of one answer.
pub const MAX_FILES: usize = 50;

/// A limit that an answer goes beyond.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Limit {
    /// [`MAX_VALUE_BYTES`].
    Bytes,
    /// [`MAX_TEXT_CHARS`].
    Chars,
    /// [`MAX_ROWS`].
    Rows,
    /// [`MAX_FILES`].
    Files,
}

impl Limit {
    /// The number that must not be exceeded.
    pub fn most(self) -> usize {
        match self {
            Self::Bytes => MAX_VALUE_BYTES,
            Self::Chars => MAX_TEXT_CHARS,
            Self::Rows => MAX_ROWS,
            Self::Files => MAX_FILES,
        }
    }

    /// The name in message ids.
    pub fn name(self) -> &'static str {
        match self {
            Self::Bytes => "bytes",
            Self::Chars => "chars",
            Self::Rows => "rows",
            Self::Files => "files",
        }
    }
}

/// The limit that an answer goes beyond, if it does.
pub fn beyond(value: &Value) -> Option<Limit> {
    parts_beyond(value).or_else(|| {
        // What cannot be written as JSON could not be kept either.
        let bytes = serde_json::to_vec(value).map_or(usize::MAX, |json| json.len());
        (bytes > MAX_VALUE_BYTES).then_some(Limit::Bytes)
    })
}

fn parts_beyond(value: &Value) -> Option<Limit> {
    let long = |text: &str| text.len() > MAX_TEXT_CHARS && text.chars().count() > MAX_TEXT_CHARS;
    match value {
        Value::Text(text) => long(text).then_some(Limit::Chars),
        Value::Place(place) => long(&place.name).then_some(Limit::Chars),
        Value::Person(person) => {
            person.parts().into_iter().any(|(_, text)| long(text)).then_some(Limit::Chars)
        }
        Value::Table(rows) if rows.len() > MAX_ROWS => Some(Limit::Rows),
        Value::Table(rows) => rows.iter().flat_map(|row| row.values()).find_map(parts_beyond),
        Value::Files(files) => (files.len() > MAX_FILES).then_some(Limit::Files),
        Value::Choice(_)
        | Value::Several(_)
        | Value::Number(_)
        | Value::Money(_)
        | Value::Day(_)
        | Value::Agreed => None,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn the_limit_that_is_passed_is_named() {
        let text = |length: usize| Value::Text("ä".repeat(length));
        assert_eq!(beyond(&text(MAX_TEXT_CHARS)), None);
        assert_eq!(beyond(&text(MAX_TEXT_CHARS + 1)), Some(Limit::Chars));
        assert_eq!(beyond(&Value::Table(vec![BTreeMap::new(); MAX_ROWS + 1])), Some(Limit::Rows));
        let cell = BTreeMap::from([("a".parse().unwrap(), text(90_000))]);
        assert_eq!(beyond(&Value::Table(vec![cell.clone()])), None);
        assert_eq!(beyond(&Value::Table(vec![cell; 2])), Some(Limit::Bytes));
    }
}
