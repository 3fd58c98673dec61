//! Which IRIs may pass, and how those with stray characters are mended.

use std::fmt::Write as _;

pub use oxiri::Iri;

/// The longest language tag; RFC 5646 asks for no more than 35.
pub(crate) const LANGUAGE_BYTES: usize = 64;

/// What became of an IRI.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IriRepair {
    /// It was right.
    Right,
    /// It is right with these characters escaped.
    Mended(String),
    /// It has no scheme: it is relative to something unknown.
    Relative,
    /// Nothing sensible can be made of it.
    Hopeless,
}

/// Checks an IRI and escapes what must not stand in it.
#[must_use]
pub fn repair(iri: &str) -> IriRepair {
    if is_plain(iri) || (!iri.is_ascii() && Iri::parse(iri).is_ok()) {
        return IriRepair::Right;
    }
    let trimmed = without_padding(iri);
    if scheme_end(trimmed).is_none() {
        return if trimmed.contains(char::is_control) { IriRepair::Hopeless } else { IriRepair::Relative };
    }
    if Iri::parse(trimmed).is_ok() {
        return if trimmed.len() == iri.len() {
            IriRepair::Right
        } else {
            IriRepair::Mended(trimmed.to_owned())
        };
    }
    // A line break inside is a bracket that was never closed, not an address.
    if trimmed.contains(['\n', '\r']) {
        return IriRepair::Hopeless;
    }
    let mended = escape(trimmed);
    if Iri::parse(mended.as_str()).is_ok() { IriRepair::Mended(mended) } else { IriRepair::Hopeless }
}

/// Where the scheme's colon is.
pub(crate) fn scheme_end(iri: &str) -> Option<usize> {
    let colon = iri.find(':')?;
    let scheme = &iri.as_bytes()[..colon];
    let right = scheme.first().is_some_and(u8::is_ascii_alphabetic)
        && scheme.iter().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'));
    right.then_some(colon)
}

/// Whether an IRI is made of plain ASCII and needs no closer look.
pub(crate) fn is_plain(iri: &str) -> bool {
    let Some(colon) = scheme_end(iri) else { return false };
    let bytes = iri.as_bytes();
    // A port or an address in brackets deserves the full parser.
    let authority = if bytes[colon + 1..].starts_with(b"//") { colon + 3 } else { colon + 1 };
    let mut in_authority = authority > colon + 1;
    let mut fragment = false;
    for (at, byte) in bytes.iter().enumerate().skip(authority) {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {}
            b':' | b'@' if in_authority => return Iri::parse(iri).is_ok(),
            b'/' | b'?' => in_authority = false,
            b'#' if !fragment => {
                fragment = true;
                in_authority = false;
            }
            b'%' if is_escape(&bytes[at..]) => {}
            b':' | b'@' | b'!' | b'$' | b'&' | b'\'' | b'(' | b')' | b'*' | b'+' | b',' | b';' | b'=' => {}
            _ => return false,
        }
    }
    true
}

fn is_escape(bytes: &[u8]) -> bool {
    matches!(bytes, [b'%', high, low, ..] if high.is_ascii_hexdigit() && low.is_ascii_hexdigit())
}

/// Takes off white space around an address, also where a base was already put in front of it.
fn without_padding(iri: &str) -> &str {
    let trimmed = iri.trim();
    let joined = trimmed.match_indices("http").map(|(at, _)| at).find(|at| {
        let before = trimmed[..*at].trim_end();
        before.len() < *at && before.ends_with('/') && trimmed[*at..].contains("://")
    });
    joined.map_or(trimmed, |at| &trimmed[at..])
}

fn escape(iri: &str) -> String {
    let colon = scheme_end(iri).unwrap_or(0);
    let after_slashes = if iri[colon..].starts_with("://") { colon + 3 } else { colon };
    let path = iri[after_slashes..].find(['/', '?', '#']).map_or(iri.len(), |at| after_slashes + at);
    let mut mended = String::with_capacity(iri.len() + 16);
    let mut fragment = false;
    for (at, letter) in iri.char_indices() {
        let keep = match letter {
            '%' => is_escape(&iri.as_bytes()[at..]),
            '#' => !std::mem::replace(&mut fragment, true),
            '[' | ']' => at < path && after_slashes > colon,
            ' ' | '<' | '>' | '"' | '{' | '}' | '|' | '\\' | '^' | '`' => false,
            '\u{fff0}'..='\u{ffff}' | '\u{e000}'..='\u{f8ff}' => false,
            other => !other.is_control() && !other.is_whitespace() && !is_direction(other),
        };
        if keep {
            mended.push(letter);
        } else {
            let mut buffer = [0; 4];
            for byte in letter.encode_utf8(&mut buffer).bytes() {
                let _ = write!(mended, "%{byte:02X}");
            }
        }
    }
    mended
}

/// Marks of writing direction, which no IRI may hold.
fn is_direction(letter: char) -> bool {
    matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}')
}

/// A language tag without the direction of writing that RDF 1.2 puts behind it.
pub(crate) fn without_direction(tag: &str) -> &str {
    tag.strip_suffix("--ltr").or_else(|| tag.strip_suffix("--rtl")).unwrap_or(tag)
}

/// A language tag as RDF takes it: in lower case, with hyphens.
pub(crate) fn language(tag: &str) -> Option<String> {
    if (1..=8).contains(&tag.len()) && tag.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return Some(tag.to_owned());
    }
    if tag.len() > LANGUAGE_BYTES {
        return None;
    }
    let tag = tag.trim().replace('_', "-").to_ascii_lowercase();
    let mut parts = tag.split('-');
    let first = parts.next().unwrap_or_default();
    let right = (1..=8).contains(&first.len())
        && first.bytes().all(|byte| byte.is_ascii_alphabetic())
        && parts.all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        });
    right.then_some(tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn right_addresses_pass_unchanged() {
        for iri in [
            "http://example.org/a?b=c&d=%20#e",
            "urn:uuid:0b5c",
            "http://example.org:8080/x",
            "https://[2001:db8::1]/x",
            "http://example.org/straße",
            "mailto:someone@example.org",
        ] {
            assert_eq!(repair(iri), IriRepair::Right, "{iri}");
        }
    }

    #[test]
    fn stray_characters_are_escaped() {
        let mended = |text: &str| IriRepair::Mended(text.to_owned());
        assert_eq!(repair("http://example.org/a b{c}"), mended("http://example.org/a%20b%7Bc%7D"));
        assert_eq!(repair("http://example.org/100%"), mended("http://example.org/100%25"));
        assert_eq!(repair("http://example.org/a#b#c"), mended("http://example.org/a#b%23c"));
        assert_eq!(repair("http://example.org/?f[]=1"), mended("http://example.org/?f%5B%5D=1"));
        assert_eq!(repair(" http://example.org/x\n"), mended("http://example.org/x"));
        assert_eq!(repair("http://base.org/ http://example.org/x"), mended("http://example.org/x"));
    }

    #[test]
    fn what_is_no_address_is_said_to_be_none() {
        assert_eq!(repair("data/set"), IriRepair::Relative);
        assert_eq!(repair(""), IriRepair::Relative);
        assert_eq!(repair("http://example.org/a ;\n dct:title"), IriRepair::Hopeless);
        assert_eq!(repair("http://exa mple.org:port/"), IriRepair::Hopeless);
    }

    #[test]
    fn language_tags_are_put_in_one_form() {
        assert_eq!(language("en_US").as_deref(), Some("en-us"));
        assert_eq!(language("DE").as_deref(), Some("de"));
        assert_eq!(language("english language"), None);
        assert_eq!(language(""), None);
        assert_eq!(language(&format!("en{}", "-longer".repeat(20))), None);
        assert_eq!(without_direction("ar--rtl"), "ar");
    }
}
