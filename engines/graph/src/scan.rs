//! A look at the text before the parser sees it: what could make the parser recurse without end is refused here.
//!
//! The parser recurses once a bracket, and it reads some constructs twice before it knows what they are, so that nesting
//! those doubles its time at every level. Both depths are counted on the characters. This only holds if the parser cuts
//! the text into tokens where this scan does, and SPARQL has one place in doubt: `<` opens an address or is an operator.
//! Brackets, quotes and hashes inside what looks like an address are therefore handed on as `\u` escapes, which mean the
//! same in an address and are an error anywhere else.

use crate::query::{Bounds, Refusal};
use std::fmt::Write;

/// Functions that the parser reads twice.
const READ_TWICE: [&str; 4] = ["SUBSTR", "REGEX", "REPLACE", "GROUP_CONCAT"];

/// An open bracket.
struct Open {
    bracket: char,
    /// How often the parser may read what is inside, as a power of two.
    doublings: usize,
}

struct Scan<'a> {
    rest: &'a str,
    length: usize,
    out: String,
    open: Vec<Open>,
    /// The name that was just read.
    word: String,
    /// A negation waits for its operand.
    negated: bool,
}

/// The text as the parser may have it.
pub(crate) fn scan(text: &str, bounds: &Bounds) -> Result<String, Refusal> {
    if text.len() > bounds.text_bytes {
        return Err(Refusal::TooLong { limit: bounds.text_bytes });
    }
    let out = String::with_capacity(text.len());
    let mut scan =
        Scan { rest: text, length: text.len(), out, open: Vec::new(), word: String::new(), negated: false };
    scan.run(bounds)?;
    Ok(scan.out)
}

impl Scan<'_> {
    fn run(&mut self, bounds: &Bounds) -> Result<(), Refusal> {
        while let Some(char) = self.rest.chars().next() {
            match char {
                '"' | '\'' => self.quoted(char)?,
                '#' => self.pass(self.rest.find(['\n', '\r']).unwrap_or(self.rest.len())),
                '<' => self.angle()?,
                '(' | '[' | '{' => {
                    self.pass(1);
                    self.bracket(char, bounds)?;
                }
                ')' | ']' | '}' => {
                    self.close(char)?;
                    self.pass(1);
                    self.negated = false;
                }
                '!' => {
                    self.pass(1);
                    self.negated |= !self.rest.starts_with('=');
                }
                // An escaped character of a prefixed name.
                '\\' => self.pass(1 + self.rest[1..].chars().next().map_or(0, char::len_utf8)),
                '&' | '|' | ',' | ';' => {
                    self.pass(1);
                    self.negated = false;
                    self.word.clear();
                }
                _ if char.is_whitespace() => self.pass(char.len_utf8()),
                _ if char.is_alphabetic() => {
                    let end = self.rest.find(|c: char| !(c.is_alphanumeric() || c == '_'));
                    let end = end.unwrap_or(self.rest.len());
                    self.word = self.rest[..end].to_ascii_uppercase();
                    self.pass(end);
                }
                _ => {
                    self.word.clear();
                    self.pass(char.len_utf8());
                }
            }
        }
        if self.open.is_empty() { Ok(()) } else { Err(self.unbalanced()) }
    }

    /// Hands so many bytes on as they are.
    fn pass(&mut self, bytes: usize) {
        let (head, rest) = self.rest.split_at(bytes);
        self.out.push_str(head);
        self.rest = rest;
    }

    fn unbalanced(&self) -> Refusal {
        Refusal::Unbalanced { at: self.length - self.rest.len() }
    }

    fn bracket(&mut self, bracket: char, bounds: &Bounds) -> Result<(), Refusal> {
        let outer = self.open.last().map_or(0, |open| open.doublings);
        let twice = bracket == '(' && READ_TWICE.contains(&self.word.as_str());
        let doublings = outer + usize::from(twice) + usize::from(std::mem::take(&mut self.negated));
        self.word.clear();
        self.open.push(Open { bracket, doublings });
        if self.open.len() > bounds.depth {
            return Err(Refusal::TooDeep { limit: bounds.depth });
        }
        if doublings > bounds.doublings {
            return Err(Refusal::TooDeep { limit: bounds.doublings });
        }
        Ok(())
    }

    fn close(&mut self, bracket: char) -> Result<(), Refusal> {
        let fits = |open: &Open| matches!((open.bracket, bracket), ('(', ')') | ('[', ']') | ('{', '}'));
        if self.open.pop().is_some_and(|open| fits(&open)) { Ok(()) } else { Err(self.unbalanced()) }
    }

    /// A text in quotes. An escape that the parser does not know would make it start again in the middle.
    fn quoted(&mut self, quote: char) -> Result<(), Refusal> {
        let long = if quote == '"' { "\"\"\"" } else { "'''" };
        let end = if self.rest.starts_with(long) { long } else { &long[..1] };
        let mut at = end.len();
        while !self.rest[at..].starts_with(end) {
            match self.rest[at..].chars().next() {
                Some('\\') => at += escape(&self.rest[at..]).ok_or_else(|| self.unbalanced())?,
                Some('\n' | '\r') if end.len() == 1 => return Err(self.unbalanced()),
                Some(char) => at += char.len_utf8(),
                None => return Err(self.unbalanced()),
            }
        }
        self.word.clear();
        self.pass(at + end.len());
        Ok(())
    }

    fn angle(&mut self) -> Result<(), Refusal> {
        self.word.clear();
        let address = self.rest[1..].find('>').map(|end| &self.rest[1..=end]);
        let never = |c: char| c.is_whitespace() || c.is_control() || "<\"{}|^`".contains(c);
        let Some(address) = address.filter(|address| !address.contains(never)) else {
            self.pass(1);
            return Ok(());
        };
        let mut at = 0;
        self.out.push('<');
        while let Some(char) = address[at..].chars().next() {
            match char {
                '\\' => {
                    let length = escape(&address[at..]).filter(|length| *length > 2);
                    let length = length.ok_or_else(|| self.unbalanced())?;
                    self.out.push_str(&address[at..at + length]);
                    at += length;
                    continue;
                }
                '(' | ')' | '[' | ']' | '\'' | '#' | '!' => {
                    write!(self.out, "\\u{:04X}", u32::from(char)).map_err(|_| self.unbalanced())?;
                }
                char => self.out.push(char),
            }
            at += char.len_utf8();
        }
        self.out.push('>');
        self.rest = &self.rest[address.len() + 2..];
        Ok(())
    }
}

/// The length of the escape that the text begins with.
fn escape(text: &str) -> Option<usize> {
    let length = match text.as_bytes().get(1)? {
        b't' | b'b' | b'n' | b'r' | b'f' | b'"' | b'\'' | b'\\' => return Some(2),
        b'u' => 6,
        b'U' => 10,
        _ => return None,
    };
    text.get(2..length).filter(|hex| hex.bytes().all(|byte| byte.is_ascii_hexdigit())).map(|_| length)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scanned(text: &str) -> Result<String, Refusal> {
        scan(text, &Bounds { depth: 3, doublings: 1, ..Bounds::default() })
    }

    #[test]
    fn brackets_in_texts_comments_and_names_are_not_nesting() {
        for text in
            ["{ '((((' }", "{ \"\"\"((\" (( \\\" ((\"\"\" }", "{ # ((((( \n }", "{ ex:a\\(\\(\\(\\(\\( }"]
        {
            assert_eq!(scanned(text).as_deref(), Ok(text));
        }
    }

    #[test]
    fn brackets_in_an_address_are_escaped_so_that_no_reading_of_the_text_can_nest() {
        assert_eq!(
            scanned("{ <a#(((('> }").as_deref(),
            Ok("{ <a\\u0023\\u0028\\u0028\\u0028\\u0028\\u0027> }")
        );
        assert_eq!(scanned("(?a < ?b && ?c > (1))").as_deref(), Ok("(?a < ?b && ?c > (1))"));
    }

    #[test]
    fn depth_is_refused_where_it_begins() {
        assert_eq!(scanned("{(([1]))}"), Err(Refusal::TooDeep { limit: 3 }));
        assert_eq!(scanned("{(!(!(1)))}"), Err(Refusal::TooDeep { limit: 3 }));
        assert_eq!(scanned("{!(!(1))}"), Err(Refusal::TooDeep { limit: 1 }));
        assert_eq!(scanned("{regex ( # here\n SubStr(1))}"), Err(Refusal::TooDeep { limit: 1 }));
        assert!(scanned("{!(1) && !(1) && (1 != (1))}").is_ok());
    }

    #[test]
    fn what_does_not_close_is_refused() {
        for text in ["{", "}", "(]", "'a", "'a\n'", "'''a''", "'\\q'", "<a\\n>", "{ 'a\\"] {
            assert!(matches!(scanned(text), Err(Refusal::Unbalanced { .. })), "{text}");
        }
    }
}
