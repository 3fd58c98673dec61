//! Where one answer ended and the next begins: the place of the last hit in the order, not its number.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};

/// Longest cursor that is read.
const MAX_CURSOR_BYTES: usize = 8_192;

/// An opaque place between two hits, fit for an address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Cursor(String);

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<S: Into<String>> From<S> for Cursor {
    fn from(text: S) -> Self {
        Self(text.into())
    }
}

/// The value by which the last hit was sorted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) enum SortValue {
    /// In steps; see [`super::order`].
    Score(u32),
    I64(i64),
    /// The bits of the number.
    F64(u64),
    Bytes(Vec<u8>),
    Missing,
}

/// What a cursor says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Place {
    /// Of the query and order that it was made by.
    pub mark: u64,
    /// The answer had any of the words, not all.
    pub looser: bool,
    /// The statistics that the scores were made with.
    pub statistics: u64,
    pub value: SortValue,
    /// By which those are told apart that are equal in the first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub then: Vec<SortValue>,
    pub key: String,
}

impl Place {
    pub(super) fn cursor(&self) -> Cursor {
        Cursor(URL_SAFE_NO_PAD.encode(serde_json::to_vec(self).unwrap_or_default()))
    }

    pub(super) fn read(cursor: &Cursor) -> Option<Self> {
        if cursor.0.len() > MAX_CURSOR_BYTES {
            return None;
        }
        serde_json::from_slice(&URL_SAFE_NO_PAD.decode(&cursor.0).ok()?).ok()
    }
}

/// FNV-1a over 64 bits: tells queries apart, and is the same in every release.
pub(super) fn mark(text: &str) -> u64 {
    text.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_comes_back_as_it_went() {
        let place = Place {
            mark: u64::MAX,
            looser: true,
            statistics: 7,
            value: SortValue::F64((-1.5_f64).to_bits()),
            then: vec![SortValue::I64(-3), SortValue::Missing],
            key: "ä/1".to_owned(),
        };
        let cursor = place.cursor();
        assert!(cursor.to_string().chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_'));
        assert_eq!(Place::read(&cursor), Some(place));
    }

    #[test]
    fn what_is_no_cursor_is_none() {
        for text in ["", "x", "bm8", &"A".repeat(10_000)] {
            assert_eq!(Place::read(&Cursor::from(text)), None);
        }
    }
}
