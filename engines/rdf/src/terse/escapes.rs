//! What escapes stand for.

use std::borrow::Cow;

use super::token::Raw;

/// A text with its escapes resolved; where one of them means nothing, its place in the text.
pub(super) fn text(raw: Raw<'_>) -> Result<Cow<'_, str>, usize> {
    resolve(raw, |rest| {
        let letter = match rest.as_bytes().get(1)? {
            b't' => '\t',
            b'b' => '\u{8}',
            b'n' => '\n',
            b'r' => '\r',
            b'f' => '\u{c}',
            b'"' => '"',
            b'\'' => '\'',
            b'\\' => '\\',
            _ => return code(rest),
        };
        Some((letter, 2))
    })
}

/// An address with its escapes resolved. A backslash that begins none stays: addresses are mended afterwards.
pub(super) fn iri(raw: Raw<'_>) -> Cow<'_, str> {
    resolve(raw, |rest| code(rest).or(Some(('\\', 1)))).unwrap_or(Cow::Borrowed(raw.text))
}

/// The part of a name behind its colon: a backslash lets a mark pass.
pub(super) fn local(raw: Raw<'_>) -> Cow<'_, str> {
    resolve(raw, |rest| rest[1..].chars().next().map(|letter| (letter, 2))).unwrap_or(Cow::Borrowed(raw.text))
}

/// `escape` is given the text from a backslash on, and says what it stands for and how many bytes it takes.
fn resolve(raw: Raw<'_>, escape: impl Fn(&str) -> Option<(char, usize)>) -> Result<Cow<'_, str>, usize> {
    if !raw.escaped {
        return Ok(Cow::Borrowed(raw.text));
    }
    let mut whole = String::with_capacity(raw.text.len());
    let mut rest = raw.text;
    while let Some(at) = rest.find('\\') {
        whole.push_str(&rest[..at]);
        let (letter, length) = escape(&rest[at..]).ok_or(raw.text.len() - rest.len() + at)?;
        whole.push(letter);
        rest = &rest[at + length..];
    }
    whole.push_str(rest);
    Ok(Cow::Owned(whole))
}

/// A character by its number. Two halves of a pair, as JSON writes them, are one.
fn code(rest: &str) -> Option<(char, usize)> {
    let (number, length) = match rest.as_bytes().get(1)? {
        b'u' => (hex(rest, 2, 4)?, 6),
        b'U' => (hex(rest, 2, 8)?, 10),
        _ => return None,
    };
    if let Some(letter) = char::from_u32(number) {
        return Some((letter, length));
    }
    let is_pair = length == 6 && (0xd800..0xdc00).contains(&number) && rest[6..].starts_with("\\u");
    let low = if is_pair { hex(rest, 8, 4)? } else { return None };
    let low = low.checked_sub(0xdc00).filter(|low| *low < 0x400)?;
    char::from_u32(0x1_0000 + ((number - 0xd800) << 10) + low).map(|letter| (letter, 12))
}

fn hex(text: &str, from: usize, length: usize) -> Option<u32> {
    let digits = text.get(from..from + length)?;
    if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    u32::from_str_radix(digits, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn raw(text: &str) -> Raw<'_> {
        Raw { text, escaped: text.contains('\\') }
    }

    #[test]
    fn escapes_stand_for_characters() {
        assert_eq!(text(raw(r#"a\tb\n\"\\ \u00e9\U0001F600"#)).as_deref(), Ok("a\tb\n\"\\ é😀"));
        assert_eq!(text(raw(r"\ud83d\ude00")).as_deref(), Ok("😀"));
        for (wrong, at) in
            [(r"ab\d", 2), (r"\u12", 0), (r"\ud83d", 0), (r"x\ud83d\u0041", 1), (r"\U00110000", 0)]
        {
            assert_eq!(text(raw(wrong)), Err(at), "{wrong}");
        }
    }

    #[test]
    fn in_addresses_a_stray_backslash_stays() {
        assert_eq!(iri(raw(r"http://x.org/\u00e9\a")), r"http://x.org/é\a");
        assert_eq!(local(raw(r"a\,b\%")), "a,b%");
    }
}
