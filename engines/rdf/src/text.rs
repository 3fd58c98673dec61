//! From bytes to text: byte order marks, and text that is not in the encoding it claims.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::borrow::Cow;

/// A document's text, and the encoding it was in where that was not UTF-8 throughout.
pub(crate) struct Decoded<'a> {
    pub(crate) text: Cow<'a, str>,
    /// The encoding that was taken, when it had to be guessed or did not fit everywhere.
    pub(crate) guessed: Option<&'static str>,
}

/// Decodes by byte order mark, then as UTF-8, then as what is declared, then as Windows-1252.
///
/// A few wrong bytes in UTF-8 cost themselves only: in another encoding every other letter with an accent would be wrong.
pub(crate) fn decode<'a>(bytes: &'a [u8], media_type: Option<&str>) -> Decoded<'a> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let (text, broken) = encoding.decode_without_bom_handling(&bytes[mark..]);
        return Decoded { text, guessed: broken.then_some(encoding.name()) };
    }
    match bytes {
        [0, first, ..] if *first != 0 => return whole(bytes, UTF_16BE),
        [first, 0, ..] if *first != 0 => return whole(bytes, UTF_16LE),
        _ => {}
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Decoded { text: Cow::Borrowed(text), guessed: None },
        Err(_) if is_mostly_utf_8(bytes) => whole(bytes, UTF_8),
        Err(_) => whole(bytes, declared(bytes, media_type).unwrap_or(WINDOWS_1252)),
    }
}

/// The text of any document, by the same rules: for those who read other things than RDF.
#[must_use]
pub fn text_of(bytes: &[u8]) -> Cow<'_, str> {
    decode(bytes, None).text
}

/// The same, where a host names the encoding: `text/html; charset=iso-8859-2`.
#[must_use]
pub fn text_in<'a>(bytes: &'a [u8], media_type: &str) -> Cow<'a, str> {
    decode(bytes, Some(media_type)).text
}

fn whole<'a>(bytes: &'a [u8], encoding: &'static Encoding) -> Decoded<'a> {
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    Decoded { text, guessed: Some(encoding.name()) }
}

/// Whether more letters of several bytes are right than places are wrong; by chance, those of other encodings hardly ever are.
fn is_mostly_utf_8(bytes: &[u8]) -> bool {
    let (mut right, mut wrong) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        right += chunk.valid().bytes().filter(|byte| *byte >= 0xc0).count();
        wrong += usize::from(!chunk.invalid().is_empty());
    }
    right > wrong
}

/// The encoding that the media type or the XML declaration names, unless it is the one that did not fit.
fn declared(bytes: &[u8], media_type: Option<&str>) -> Option<&'static Encoding> {
    let from_type = media_type.and_then(|kind| {
        kind.split(';').skip(1).find_map(|parameter| {
            let (name, value) = parameter.split_once('=')?;
            name.trim().eq_ignore_ascii_case("charset").then(|| value.trim().trim_matches('"'))
        })
    });
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]);
    let from_xml =
        head.split_once("encoding=").and_then(|(_, rest)| rest.get(1..)?.split(['"', '\'']).next());
    from_type
        .into_iter()
        .chain(from_xml)
        .filter_map(|label| Encoding::for_label(label.as_bytes()))
        .find(|encoding| *encoding != UTF_8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_of_utf_16_is_believed() {
        let bytes: Vec<u8> =
            [0xff, 0xfe].into_iter().chain("<a>".encode_utf16().flat_map(u16::to_le_bytes)).collect();
        let decoded = decode(&bytes, None);
        assert_eq!((decoded.text.as_ref(), decoded.guessed), ("<a>", None));
    }

    #[test]
    fn text_without_utf_8_is_windows_1252_unless_something_else_is_declared() {
        assert_eq!(decode(b"Stra\xdfe", None).text, "Straße");
        assert_eq!(decode(b"Stra\xdfe", None).guessed, Some("windows-1252"));
        assert_eq!(decode(b"\xb1", Some("text/turtle; charset=\"ISO-8859-2\"")).text, "ą");
        assert_eq!(
            decode(b"<?xml version='1.0' encoding='ISO-8859-2'?>\xb1", None).guessed,
            Some("ISO-8859-2")
        );
    }

    #[test]
    fn a_wrong_byte_in_utf_8_costs_itself_only() {
        for media_type in [None, Some("text/turtle; charset=utf-8"), Some("text/turtle; charset=iso-8859-2")]
        {
            let decoded = decode(b"Stra\xc3\x9fe, Caf\xc3\xa9, na\xefve", media_type);
            assert_eq!(
                (decoded.text.as_ref(), decoded.guessed),
                ("Straße, Café, na\u{fffd}ve", Some("UTF-8"))
            );
        }
    }

    #[test]
    fn utf_16_without_a_mark_is_seen_by_its_zeros() {
        let bytes: Vec<u8> = "{}".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(decode(&bytes, None).text, "{}");
    }
}
