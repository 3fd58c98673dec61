//! Pages in JSON: taken apart into the texts of their records before any of them is read, so that a record that is
//! broken, too deep or too odd costs itself only, and each keeps the bytes that it came in.

use std::borrow::Cow;
use std::ops::Range;

use bytes::Bytes;
use serde_json::Value;

use super::draft::Draft;
use super::{Answer, Batch, PageError, Refused};

/// The longest page, in bytes.
pub(super) const LONGEST_PAGE: usize = 256 << 20;
/// The most records of one page.
pub(super) const MOST_RECORDS: usize = 200_000;
/// The deepest nesting that is walked over; records are read to 128.
const DEEPEST: usize = 512;

/// Why one record is refused: an identifier of a message, and what it names.
pub(super) type Refusal = (&'static str, String);

/// A page: its text, in which parts are found.
pub(super) struct Page<'a> {
    text: Cow<'a, str>,
    expected: &'static str,
}

impl<'a> Page<'a> {
    /// The text of an answer, or what it is instead.
    pub(super) fn open(answer: &'a Answer, expected: &'static str) -> Result<Self, PageError> {
        if answer.body.len() > LONGEST_PAGE {
            return Err(PageError::Limit("bytes"));
        }
        let text = decode(&answer.body);
        let page = Self { text, expected };
        match page.text.trim_start().as_bytes().first() {
            Some(b'{' | b'[') => Ok(page),
            Some(b'<') if looks_like_html(&page.text) => Err(PageError::Html),
            Some(_) => Err(page.kind(page.text.trim_start().chars().take(80).collect())),
            None => Err(page.kind(String::new())),
        }
    }

    /// The whole page as a part.
    pub(super) fn whole(&self) -> Range<usize> {
        let start = self.text.len() - self.text.trim_start().len();
        start..self.text.len()
    }

    /// The text of a part.
    pub(super) fn part(&self, part: &Range<usize>) -> &str {
        self.text.get(part.clone()).unwrap_or_default()
    }

    /// That it is of another kind.
    pub(super) fn kind(&self, detail: String) -> PageError {
        PageError::Kind { expected: self.expected, detail }
    }

    /// The members of an object, none where it is none.
    pub(super) fn members(&self, of: &Range<usize>) -> Result<Vec<(String, Range<usize>)>, PageError> {
        let mut walk = Walk { text: &self.text, at: of.start };
        let mut members = Vec::new();
        if !walk.take(b'{') {
            return Ok(members);
        }
        if walk.take(b'}') {
            return Ok(members);
        }
        loop {
            let key = walk.value()?;
            let key = serde_json::from_str(self.part(&key)).map_err(|_| walk.broken("a name"))?;
            if !walk.take(b':') {
                return Err(walk.broken(":"));
            }
            members.push((key, walk.value()?));
            if members.len() > MOST_RECORDS {
                return Err(PageError::Limit("members"));
            }
            match (walk.take(b','), walk.take(b'}')) {
                (true, _) => {}
                (_, true) => return Ok(members),
                _ => return Err(walk.broken("}")),
            }
        }
    }

    /// The items of an array, none where it is none.
    pub(super) fn items(&self, of: &Range<usize>) -> Result<Vec<Range<usize>>, PageError> {
        let mut walk = Walk { text: &self.text, at: of.start };
        let mut items = Vec::new();
        if !walk.take(b'[') || walk.take(b']') {
            return Ok(items);
        }
        loop {
            items.push(walk.value()?);
            if items.len() > MOST_RECORDS {
                return Err(PageError::Limit("records"));
            }
            match (walk.take(b','), walk.take(b']')) {
                (true, _) => {}
                (_, true) => return Ok(items),
                _ => return Err(walk.broken("]")),
            }
        }
    }

    /// A part as a value, nothing where it is none.
    pub(super) fn value(&self, part: &Range<usize>) -> Value {
        parse(self.part(part)).unwrap_or(Value::Null)
    }

    /// How many there are, where a part says so: as a number, or as a text of one.
    pub(super) fn count(&self, part: &Range<usize>) -> Option<u64> {
        super::plain::said(&self.value(part))?.trim_end_matches(".0").parse().ok()
    }

    /// Reads records, each for itself. `map` gives none for what is no public dataset.
    pub(super) fn records(
        &self,
        items: &[Range<usize>],
        pointer: &str,
        ids: &[&str],
        map: impl Fn(&Value) -> Result<Option<Draft>, Refusal>,
    ) -> Batch {
        let mut batch = Batch::default();
        for (index, item) in items.iter().enumerate() {
            let text = self.part(item);
            let read = match parse(text) {
                Ok(value) if value.is_object() => map(&value),
                Ok(value) => Err(("record-shape", value.to_string().chars().take(80).collect())),
                Err(error) => Err(("record-json", error.to_string())),
            };
            match read {
                Ok(None) => {}
                Ok(Some(draft)) => batch.found.push(draft.found(Bytes::copy_from_slice(text.as_bytes()))),
                Err((reason, detail)) => batch.refused.push(Refused {
                    remote_id: self.named(item, ids),
                    place: format!("{pointer}/{index}"),
                    reason,
                    detail,
                }),
            }
        }
        batch
    }

    /// What a record that can't be read is called, as far as its members can be told apart.
    fn named(&self, item: &Range<usize>, ids: &[&str]) -> Option<String> {
        let members = self.members(item).ok()?;
        ids.iter().find_map(|id| {
            let (_, part) = members.iter().find(|(key, _)| key == id)?;
            super::plain::said(&self.value(part))
        })
    }
}

/// Reads a text, with what is commonly wrong in JSON mended where that alone is in the way.
pub(super) fn parse(text: &str) -> Result<Value, serde_json::Error> {
    serde_json::from_str(text).or_else(|error| {
        // Between strings such a character is a blank, inside it is what somebody typed.
        let blank = |letter: char| if letter < ' ' { ' ' } else { letter };
        let has_controls = text.contains(|letter: char| letter < ' ');
        let plain = has_controls.then(|| text.chars().map(blank).collect::<String>());
        let mended = centum_rdf::mended_json(plain.as_deref().unwrap_or(text)).or(plain);
        mended.and_then(|text| serde_json::from_str(&text).ok()).ok_or(error)
    })
}

/// The text of bytes: UTF-8, UTF-16 by its mark, what an XML declaration names, else Windows-1252, which fits whatever comes.
pub(super) fn decode(bytes: &[u8]) -> Cow<'_, str> {
    let wide = |rest: &[u8], read: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = rest.chunks_exact(2).map(|pair| read([pair[0], pair[1]])).collect();
        Cow::Owned(String::from_utf16_lossy(&units))
    };
    match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => return decode(rest),
        [0xff, 0xfe, rest @ ..] => return wide(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => return wide(rest, u16::from_be_bytes),
        _ => {}
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        // One wrong byte must not make every other letter with an accent wrong.
        Err(_) => centum_rdf::text_of(bytes),
    }
}

/// Whether a text is a page for people.
pub(super) fn looks_like_html(text: &str) -> bool {
    let head: String = text.trim_start().chars().take(600).collect::<String>().to_ascii_lowercase();
    head.starts_with('<')
        && !head.contains("<rdf:rdf")
        && ["<!doctype html", "<html", "<head", "<body", "<title"].iter().any(|mark| head.contains(mark))
}

/// A walk over JSON that looks at its brackets and strings only.
struct Walk<'a> {
    text: &'a str,
    at: usize,
}

impl Walk<'_> {
    fn peek(&mut self) -> Option<u8> {
        let bytes = self.text.as_bytes();
        while bytes.get(self.at).is_some_and(u8::is_ascii_whitespace) {
            self.at += 1;
        }
        bytes.get(self.at).copied()
    }

    fn take(&mut self, byte: u8) -> bool {
        let is_there = self.peek() == Some(byte);
        self.at += usize::from(is_there);
        is_there
    }

    /// Walks over a value.
    fn value(&mut self) -> Result<Range<usize>, PageError> {
        let first = self.peek();
        let start = self.at;
        let bytes = self.text.as_bytes();
        match first {
            Some(b'"') => self.string()?,
            Some(b'{' | b'[') => {
                let mut depth = 0_usize;
                loop {
                    match bytes.get(self.at) {
                        Some(b'"') => {
                            self.string()?;
                            continue;
                        }
                        Some(b'{' | b'[') => depth += 1,
                        Some(b'}' | b']') => depth -= 1,
                        Some(_) => {}
                        None => return Err(self.broken("the end")),
                    }
                    self.at += 1;
                    if depth == 0 {
                        break;
                    }
                    if depth > DEEPEST {
                        return Err(PageError::Limit("depth"));
                    }
                }
            }
            _ => {
                let is_end = |byte: &u8| matches!(byte, b',' | b'}' | b']' | b':' | b'"' | b'{' | b'[');
                while bytes.get(self.at).is_some_and(|byte| !is_end(byte) && !byte.is_ascii_whitespace()) {
                    self.at += 1;
                }
                if self.at == start {
                    return Err(self.broken("a value"));
                }
            }
        }
        Ok(start..self.at)
    }

    fn string(&mut self) -> Result<(), PageError> {
        let bytes = self.text.as_bytes();
        self.at += 1;
        loop {
            match bytes.get(self.at) {
                Some(b'"') => break,
                Some(b'\\') => self.at += 2,
                Some(_) => self.at += 1,
                None => return Err(self.broken("\"")),
            }
        }
        self.at += 1;
        Ok(())
    }

    fn broken(&self, missing: &str) -> PageError {
        let before = &self.text.as_bytes()[..self.at.min(self.text.len())];
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        let column = before.len() - before.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1) + 1;
        PageError::Broken { place: format!("{line}:{column}"), detail: missing.to_owned() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(body: &[u8]) -> Answer {
        Answer { url: "https://a.example/".into(), media_type: None, body: Bytes::copy_from_slice(body) }
    }

    #[test]
    fn a_page_falls_apart_into_its_parts_and_their_own_bytes() {
        let answer = answer(br#" {"a": {"b]": [ {"x":"}\""} , 1.50, "s,", null ]}, "c": true} "#);
        let page = Page::open(&answer, "JSON").unwrap();
        let (name, a) = page.members(&page.whole()).unwrap().swap_remove(0);
        let (inner, list) = page.members(&a).unwrap().swap_remove(0);
        assert_eq!((name.as_str(), inner.as_str()), ("a", "b]"));
        let items = page.items(&list).unwrap();
        let texts: Vec<&str> = items.iter().map(|item| page.part(item)).collect();
        assert_eq!(texts, [r#"{"x":"}\""}"#, "1.50", "\"s,\"", "null"]);
    }

    #[test]
    fn what_breaks_off_says_where() {
        let answer = answer(b"{\"a\": [1,\n 2, {\"b\": \"x");
        let page = Page::open(&answer, "JSON").unwrap();
        let error = page.members(&page.whole()).unwrap_err();
        assert!(matches!(error, PageError::Broken { place, .. } if place.starts_with("2:")));
    }

    #[test]
    fn a_page_for_people_is_told_from_an_empty_one_and_from_text() {
        let open = |body: &[u8]| Page::open(&answer(body), "JSON").err();
        assert_eq!(open(b"<!DOCTYPE html><html>"), Some(PageError::Html));
        assert!(matches!(open(b""), Some(PageError::Kind { .. })));
        assert!(matches!(open(b"Not found"), Some(PageError::Kind { detail, .. }) if detail == "Not found"));
        assert!(open(b"\xef\xbb\xbf{}").is_none());
    }

    #[test]
    fn wrong_encodings_are_read_as_what_they_are() {
        assert_eq!(decode(b"{\"a\":\"Stra\xdfe\"}"), "{\"a\":\"Straße\"}");
        assert_eq!(decode(b"\xff\xfe{\0}\0"), "{}");
        let declared = b"<?xml version='1.0' encoding='ISO-8859-2'?><a>\xb1</a>";
        assert!(decode(declared).ends_with("<a>\u{105}</a>"));
        let cut = b"{\"a\":\"Stra\xc3\x9fe\",\"b\":\"Caf\xc3\xa9 n\xc3\"}";
        assert!(decode(cut).starts_with("{\"a\":\"Straße\",\"b\":\"Café n"), "{}", decode(cut));
    }

    #[test]
    fn a_number_that_is_none_costs_nothing() {
        let value = parse("{\"spatial\": [NaN, -Infinity],\n \"title\": \"NaN\tTrees\"}").unwrap();
        assert_eq!(value, serde_json::json!({"spatial": [null, null], "title": "NaN Trees"}));
        assert!(parse("{\"a\": Nan}").is_err());
    }

    #[test]
    fn nesting_without_end_is_refused() {
        let answer = answer("[".repeat(100_000).as_bytes());
        let page = Page::open(&answer, "JSON").unwrap();
        assert_eq!(page.items(&page.whole()), Err(PageError::Limit("depth")));
    }
}
