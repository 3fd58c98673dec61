//! What a body says it is, and what it looks like.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// The bytes at a body's start that are looked at.
const LOOKED_AT: usize = 1024;

/// A `Content-Type`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MediaType {
    /// The type and subtype, in small letters.
    pub essence: String,
    /// The charset, in small letters.
    pub charset: Option<String>,
}

impl MediaType {
    /// Reads a header; nothing for what has no type and subtype.
    pub fn read(header: &str) -> Option<Self> {
        let mut parts = header.split(';');
        let essence = parts.next()?.trim().to_ascii_lowercase();
        let (kind, subtype) = essence.split_once('/')?;
        let token = |text: &str| {
            !text.is_empty()
                && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$&^_.+-*".contains(&byte))
        };
        if !token(kind) || !token(subtype) {
            return None;
        }
        let charset = parts.find_map(|part| {
            let (name, value) = part.split_once('=')?;
            let value = value.trim().trim_matches('"').to_ascii_lowercase();
            (name.trim().eq_ignore_ascii_case("charset") && !value.is_empty()).then_some(value)
        });
        Some(Self { essence, charset })
    }
}

/// Reads bytes as text: a byte order mark wins, then UTF-8 if they are that, then what was declared,
/// then Windows-1252, which reads everything. Says whether something could not be read.
///
/// A declared charset comes after UTF-8, because bytes that happen to be UTF-8 hardly ever are anything else,
/// and hosts declare what their template says.
pub(crate) fn text(bytes: &[u8], charset: Option<&str>) -> (String, bool) {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let (text, flawed) = encoding.decode_without_bom_handling(&bytes[mark..]);
        return (text.into_owned(), flawed);
    }
    let declared = charset.and_then(|label| Encoding::for_label(label.as_bytes()));
    if let Ok(text) = std::str::from_utf8(bytes)
        && declared.is_none_or(Encoding::is_ascii_compatible)
    {
        return (text.to_owned(), false);
    }
    let encoding = declared.filter(|encoding| *encoding != UTF_8).unwrap_or(WINDOWS_1252);
    let (text, flawed) = encoding.decode_without_bom_handling(bytes);
    (text.into_owned(), flawed)
}

/// Whether the bytes begin as a page of HTML does, whatever their header says.
pub(crate) fn looks_like_html(bytes: &[u8]) -> bool {
    let start = &bytes[..bytes.len().min(LOOKED_AT)];
    let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start).trim_ascii_start();
    let begins = |tag: &[u8]| start.get(..tag.len()).is_some_and(|found| found.eq_ignore_ascii_case(tag));
    if begins(b"<!doctype html") || begins(b"<html") || begins(b"<head") || begins(b"<body") {
        return true;
    }
    // XHTML with a declaration, or a comment in front.
    let lower = start.to_ascii_lowercase();
    (begins(b"<?xml") || begins(b"<!--")) && lower.windows(5).any(|window| window == b"<html")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_content_type_is_read_whatever_its_spelling() {
        let read = MediaType::read("Text/Turtle ; Charset=\"UTF-8\";q=1").unwrap();
        assert_eq!((read.essence.as_str(), read.charset.as_deref()), ("text/turtle", Some("utf-8")));
        assert_eq!(MediaType::read("application/ld+json").unwrap().charset, None);
        for text in ["", "turtle", "/x", "text/", "a b/c", "text/<script>"] {
            assert_eq!(MediaType::read(text), None, "{text}");
        }
    }

    #[test]
    fn text_is_read_in_the_charset_that_it_is_in() {
        assert_eq!(text("Škofja".as_bytes(), Some("iso-8859-1")), ("Škofja".into(), false));
        assert_eq!(text(b"M\xfcnchen", Some("utf-8")), ("München".into(), false));
        assert_eq!(text(b"M\xfcnchen", None), ("München".into(), false));
        assert_eq!(text(b"\xa9kofja", Some("iso-8859-2")), ("Škofja".into(), false));
        assert_eq!(text(b"\xff\xfea\0b\0", None), ("ab".into(), false));
        assert_eq!(text(b"\xef\xbb\xbfa", Some("utf-16")), ("a".into(), false));
        assert_eq!(text(b"a\0b\0", Some("utf-16le")), ("ab".into(), false));
        assert_eq!(text(b"x", Some("klingon")), ("x".into(), false));
    }

    #[test]
    fn a_page_is_recognised_under_a_false_name() {
        for page in [
            "<!DOCTYPE html><p>",
            " \n<html lang=et>",
            "\u{feff}<!doctype HTML>",
            "<?xml version='1.0'?><!DOCTYPE x><html>",
            "<!-- x --><HTML>",
        ] {
            assert!(looks_like_html(page.as_bytes()), "{page}");
        }
        for other in [
            "@prefix a: <html> .",
            "<?xml version='1.0'?><rdf:RDF>",
            "{}",
            "",
            "<htm",
            "<http://a> <b> <c> .",
        ] {
            assert!(!looks_like_html(other.as_bytes()), "{other}");
        }
    }
}
