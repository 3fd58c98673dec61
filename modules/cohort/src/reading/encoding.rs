//! From bytes to letters: which encoding, and how that is known.

use encoding_rs::{Encoding as Codec, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1250, WINDOWS_1252};
use serde::{Deserialize, Serialize};

/// How the bytes were turned into letters.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Encoding {
    /// The name, in lower case ("utf-8", "windows-1252").
    pub name: String,
    /// How that is known.
    pub known: Known,
}

/// How an encoding is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Known {
    /// The source begins with a byte order mark.
    ByteOrderMark,
    /// The media type or the page says so.
    Declared,
    /// Every byte fits, and hardly could by chance.
    Fits,
    /// The likeliest one, by the letters that it gives.
    Guessed,
}

/// A decoded source.
pub(super) struct Decoded {
    pub(super) text: String,
    pub(super) encoding: Encoding,
    /// Characters that stand for bytes which fit no character.
    pub(super) replaced: u32,
}

/// Decodes `bytes`. `declared` is a label from a media type or from the page.
pub(super) fn decode(bytes: &[u8], declared: Option<&str>) -> Decoded {
    if let Some((codec, length)) = Codec::for_bom(bytes) {
        return with(codec, &bytes[length..], Known::ByteOrderMark);
    }
    if let Some(codec) = wide(bytes) {
        return with(codec, bytes, Known::Fits);
    }
    if std::str::from_utf8(bytes).is_ok() {
        return with(UTF_8, bytes, Known::Fits);
    }
    if let Some(codec) = declared.and_then(|label| Codec::for_label(label.as_bytes())) {
        let decoded = with(codec, bytes, Known::Declared);
        if decoded.replaced == 0 {
            return decoded;
        }
    }
    let codec = if central_european(bytes) { WINDOWS_1250 } else { WINDOWS_1252 };
    with(codec, bytes, Known::Guessed)
}

fn with(codec: &'static Codec, bytes: &[u8], known: Known) -> Decoded {
    let (text, _) = codec.decode_without_bom_handling(bytes);
    let replaced = text.matches(char::REPLACEMENT_CHARACTER).count();
    Decoded {
        encoding: Encoding { name: codec.name().to_ascii_lowercase(), known },
        replaced: u32::try_from(replaced).unwrap_or(u32::MAX),
        text: text.into_owned(),
    }
}

/// How many bytes are looked at to find UTF-16 without a mark.
const WIDE_SAMPLE: usize = 8_192;

/// UTF-16 without a byte order mark: every second byte of plain letters and spaces is zero, always on the same side.
fn wide(bytes: &[u8]) -> Option<&'static Codec> {
    let sample = &bytes[..bytes.len().min(WIDE_SAMPLE)];
    let pairs = sample.len() / 2;
    if pairs < 2 {
        return None;
    }
    let zeros = |side: usize| sample.iter().skip(side).step_by(2).filter(|&&byte| byte == 0).count();
    let (high_first, low_first) = (zeros(0), zeros(1));
    let (many, few) = (high_first.max(low_first), high_first.min(low_first));
    (many * 10 > pairs && few * 20 <= many).then_some(if low_first > high_first {
        UTF_16LE
    } else {
        UTF_16BE
    })
}

/// Whether bytes of one letter each read better as the Central European table than as the western one. Most letters
/// stand in both; these tell.
fn central_european(bytes: &[u8]) -> bool {
    let letter = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_alphabetic);
    let mut balance = 0i64;
    for (at, byte) in bytes.iter().enumerate() {
        if !byte.is_ascii() && (letter(at.checked_sub(1)) || letter(Some(at + 1))) {
            balance += match byte {
                // š ž Š Ž are rare in the west; the others are signs there: ³ ¹ ¿ £ ¥ ¯ ¼ ¾ ª º, þ and ð.
                0x8a | 0x8e | 0x9a | 0x9e | 0xb3 | 0xb9 | 0xbf | 0xa3 | 0xa5 | 0xaf | 0xbc | 0xbe | 0xaa
                | 0xba | 0x8d | 0x8f | 0x9d | 0x9f | 0xfe | 0xf0 | 0xde | 0xd0 => 2,
                // ñ stands before a vowel, ń mostly does not.
                0xf1 if !bytes.get(at + 1).is_some_and(|next| b"aeiou".contains(next)) => 1,
                // à å ñ ã ê ø æ, which would be ŕ ĺ ń ă ę ř ć.
                0xe0 | 0xe5 | 0xc5 | 0xf1 | 0xe3 | 0xea | 0xf8 => -1,
                _ => 0,
            };
        }
    }
    balance > 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> (String, String, Known) {
        let decoded = decode(bytes, None);
        (decoded.text, decoded.encoding.name, decoded.encoding.known)
    }

    #[test]
    fn a_byte_order_mark_decides_and_disappears() {
        assert_eq!(read(b"\xef\xbb\xbfUlm"), ("Ulm".into(), "utf-8".into(), Known::ByteOrderMark));
        assert_eq!(read(b"\xff\xfeU\0l\0m\0"), ("Ulm".into(), "utf-16le".into(), Known::ByteOrderMark));
    }

    #[test]
    fn utf_16_is_found_without_a_mark() {
        let little: Vec<u8> = "Chalcis Greece\nΧαλκίδα".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = "Chalcis Greece\nΧαλκίδα".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(read(&little), ("Chalcis Greece\nΧαλκίδα".into(), "utf-16le".into(), Known::Fits));
        assert_eq!(read(&big), ("Chalcis Greece\nΧαλκίδα".into(), "utf-16be".into(), Known::Fits));
    }

    #[test]
    fn western_and_central_european_bytes_are_told_apart() {
        for text in ["Skellefteå, Gijón, Guimarães", "Jyväskylä et Besançon", "Málaga, Köln, Liège"]
        {
            let (bytes, _, lossy) = WINDOWS_1252.encode(text);
            assert!(!lossy);
            assert_eq!(read(&bytes), (text.into(), "windows-1252".into(), Known::Guessed));
        }
        for text in ["Kočevje, Laško, Škofja Loka", "Białystok, Gdańsk, Poznań", "Plzeň a Třebíč, Žilina"]
        {
            let (bytes, _, lossy) = WINDOWS_1250.encode(text);
            assert!(!lossy);
            assert_eq!(read(&bytes), (text.into(), "windows-1250".into(), Known::Guessed));
        }
    }

    #[test]
    fn a_declared_encoding_is_taken_where_the_bytes_are_not_utf_8() {
        let (bytes, _, _) = encoding_rs::ISO_8859_2.encode("Łódź");
        let decoded = decode(&bytes, Some("iso-8859-2"));
        assert_eq!((decoded.text.as_str(), decoded.encoding.known), ("Łódź", Known::Declared));
        assert_eq!(decode("Łódź".as_bytes(), Some("iso-8859-2")).text, "Łódź");
    }
}
