//! The tags and texts of a page. Nothing is ever wrong: what is no tag is text.

use super::MAX_SPAN;
use super::entities;

/// A piece of a page.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// Words, with their entities resolved.
    Text { text: String, line: u32 },
    /// The beginning of an element.
    Open { name: String, attributes: &'a str, closed: bool, line: u32 },
    /// The end of an element.
    Close { name: String },
}

/// Takes `page` apart.
pub(super) fn tokens(page: &str) -> impl Iterator<Item = Token<'_>> {
    let mut rest = page;
    let mut line = 1u32;
    std::iter::from_fn(move || {
        loop {
            if rest.is_empty() {
                return None;
            }
            let (token, length) = next(rest, line);
            let breaks = rest.as_bytes()[..length].iter().filter(|&&byte| byte == b'\n').count();
            line = line.saturating_add(u32::try_from(breaks).unwrap_or(u32::MAX));
            rest = &rest[length..];
            if token.is_some() {
                return token;
            }
        }
    })
}

/// The first token of `rest` and its length; comments and declarations are none.
fn next(rest: &str, line: u32) -> (Option<Token<'_>>, usize) {
    let Some(tag) = rest.strip_prefix('<') else {
        let end = rest.find('<').unwrap_or(rest.len());
        let leading = rest[..end].len() - rest[..end].trim_start().len();
        let skipped = rest[..leading].matches('\n').count();
        let line = line.saturating_add(u32::try_from(skipped).unwrap_or(u32::MAX));
        return (Some(Token::Text { text: entities::resolve(&rest[..end]), line }), end);
    };
    if tag.starts_with("!--") {
        let end = rest.find("-->").map_or(rest.len(), |at| at + 3);
        return (None, end);
    }
    if tag.starts_with(['!', '?']) {
        return (None, rest.find('>').map_or(rest.len(), |at| at + 1));
    }
    let closing = tag.starts_with('/');
    let name_at = if closing { 2 } else { 1 };
    let name: String = rest[name_at..]
        .chars()
        .take_while(char::is_ascii_alphanumeric)
        .take(32)
        .collect::<String>()
        .to_ascii_lowercase();
    if name.is_empty() {
        // "a < b": a sign, no tag.
        let end = rest[1..].find('<').map_or(rest.len(), |at| at + 1);
        return (Some(Token::Text { text: entities::resolve(&rest[..end]), line }), end);
    }
    let end = tag_end(rest);
    let inner = rest[..end].trim_end_matches('>');
    if closing {
        return (Some(Token::Close { name }), end);
    }
    let attributes = inner.get(name_at + name.len()..).unwrap_or_default();
    (Some(Token::Open { name, attributes, closed: inner.ends_with('/'), line }), end)
}

/// Where the tag ends; a bracket inside a quoted value does not end it.
fn tag_end(rest: &str) -> usize {
    const LONGEST: usize = 20_000;
    let mut quote = None;
    for (at, byte) in rest.bytes().enumerate().take(LONGEST) {
        match (quote, byte) {
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), close) if open == close => quote = None,
            _ => {}
        }
    }
    rest.find('>').map_or(rest.len(), |at| at + 1)
}

/// How many columns or rows a cell covers.
pub(super) fn span(attributes: &str, name: &str) -> usize {
    let attributes = attributes.to_ascii_lowercase();
    let number: Option<usize> = attributes.find(name).and_then(|at| {
        let value = attributes[at + name.len()..].trim_start_matches([' ', '=', '"', '\'']);
        let digits = value.bytes().take_while(u8::is_ascii_digit).count();
        value[..digits].parse().ok()
    });
    number.unwrap_or(1).clamp(1, MAX_SPAN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_tag_is_text() {
        let found: Vec<_> = tokens("a < b <i title=\"x > y\">c</I><!-- <p> -->d").collect();
        let text = |text: &str| Token::Text { text: text.into(), line: 1 };
        assert_eq!(found[0], text("a "));
        assert_eq!(found[1], text("< b "));
        assert!(matches!(&found[2], Token::Open { name, .. } if name == "i"));
        assert_eq!(found[3], text("c"));
        assert_eq!(found[4], Token::Close { name: "i".into() });
        assert_eq!(found[5], text("d"));
    }

    #[test]
    fn spans_are_read_and_bounded() {
        assert_eq!(span(" colspan=\"3\" ROWSPAN=2", "rowspan"), 2);
        assert_eq!(span(" colspan=99999999", "colspan"), MAX_SPAN);
        assert_eq!(span("", "colspan"), 1);
    }
}
