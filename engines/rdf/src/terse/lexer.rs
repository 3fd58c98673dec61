//! The text into words. Nothing is copied, and what is wrong is left behind so that the rest can be read.

use super::names::{self, is_tag_byte};
use super::token::{Number, Raw, Token, Trouble};

/// How many bytes may be looked at in vain for the ends of texts that have none, beyond the length of the document.
const IN_VAIN: usize = 1 << 20;

/// Walks through a text.
pub(super) struct Lexer<'a> {
    text: &'a str,
    at: usize,
    /// Where the last word begins.
    start: usize,
    /// Whether the end of a line is a word.
    lines: bool,
    in_vain: usize,
    /// Whether the last text is a short one over several lines.
    is_broken: bool,
}

impl<'a> Lexer<'a> {
    pub(super) fn new(text: &'a str, lines: bool) -> Self {
        Self { text, at: 0, start: 0, lines, in_vain: text.len().saturating_add(IN_VAIN), is_broken: false }
    }

    /// Where the last word begins.
    pub(super) fn start(&self) -> usize {
        self.start
    }

    /// Whether the last word stands at the beginning of a line.
    pub(super) fn is_at_margin(&self) -> bool {
        self.start == 0 || matches!(self.text.as_bytes()[self.start - 1], b'\n' | b'\r')
    }

    /// Whether the last text has line breaks that it may not have.
    pub(super) fn is_broken(&self) -> bool {
        self.is_broken
    }

    /// Goes back to before the last word.
    pub(super) fn back(&mut self) {
        self.at = self.start;
    }

    /// Whether a byte stands there, behind blanks.
    pub(super) fn is_before(&mut self, byte: u8) -> bool {
        self.pass_blanks();
        self.byte(self.at) == Some(byte)
    }

    /// Goes to the end of the line.
    pub(super) fn leave_line(&mut self) {
        self.at = self.line_end(self.at);
    }

    /// The next word. After trouble the walk goes on behind what is wrong.
    pub(super) fn next(&mut self) -> Result<Token<'a>, Trouble> {
        self.pass_blanks();
        self.start = self.at;
        let Some(byte) = self.byte(self.at) else { return Ok(Token::End) };
        match byte {
            b'<' => self.iri(),
            b'"' | b'\'' => self.text(byte),
            b'.' if self.byte(self.at + 1).is_some_and(|next| next.is_ascii_digit()) => self.number(),
            b'.' | b',' | b';' | b'[' | b']' | b'(' | b')' | b'{' | b'}' => {
                self.at += 1;
                Ok(Token::Mark(byte))
            }
            b'\n' | b'\r' => {
                self.at += 1;
                Ok(Token::Line)
            }
            b'@' => {
                let word = self.take_while(1, is_tag_byte);
                if word.is_empty() { self.trouble(1, "“@” without a word") } else { Ok(Token::At(word)) }
            }
            b'^' if self.byte(self.at + 1) == Some(b'^') => {
                self.at += 2;
                Ok(Token::Carets)
            }
            b'0'..=b'9' | b'+' | b'-' => self.number(),
            b'_' => self.label(),
            _ => self.name(),
        }
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    fn trouble<T>(&mut self, length: usize, reason: &'static str) -> Result<T, Trouble> {
        self.at = self.start + length;
        Err(Trouble { at: self.start, reason })
    }

    fn pass_blanks(&mut self) {
        while let Some(byte) = self.byte(self.at) {
            match byte {
                b' ' | b'\t' => self.at += 1,
                b'\n' | b'\r' if !self.lines => self.at += 1,
                b'#' => self.leave_line(),
                _ => return,
            }
        }
    }

    fn line_end(&self, at: usize) -> usize {
        let rest = &self.text.as_bytes()[at..];
        rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')).map_or(self.text.len(), |end| at + end)
    }

    fn take_while(&mut self, skip: usize, belongs: impl Fn(u8) -> bool) -> &'a str {
        let text = self.text;
        let from = self.at + skip;
        let length = text.as_bytes()[from..].iter().take_while(|byte| belongs(**byte)).count();
        self.at = from + length;
        &text[from..self.at]
    }

    /// An address. Line breaks are let pass at its ends only: one inside is a bracket that was never closed, and so is one
    /// in front of the next bracket.
    fn iri(&mut self) -> Result<Token<'a>, Trouble> {
        let text = self.text;
        let bytes = text.as_bytes();
        let from = self.at + 1;
        let mut end = from;
        let mut escaped = false;
        let (mut has_begun, mut is_broken) = (false, false);
        while let Some(byte) = bytes.get(end) {
            match byte {
                b'>' => {
                    self.at = end + 1;
                    return Ok(Token::Iri(Raw { text: &text[from..end], escaped }));
                }
                b'<' => break,
                b'\n' | b'\r' => is_broken |= has_begun,
                b' ' | b'\t' => {}
                _ if is_broken => break,
                _ => {
                    has_begun = true;
                    escaped |= *byte == b'\\';
                }
            }
            end += 1;
        }
        let is_break = |byte: &u8| matches!(byte, b'\n' | b'\r');
        self.at = bytes[from..end].iter().position(is_break).map_or(end, |line| from + line);
        Err(Trouble { at: self.start, reason: "an address without an end" })
    }

    fn text(&mut self, quote: u8) -> Result<Token<'a>, Trouble> {
        let bytes = self.text.as_bytes();
        let is_long = !self.lines && bytes[self.at..].starts_with(&[quote; 3]);
        let from = self.at + if is_long { 3 } else { 1 };
        let mut end = from;
        let mut escaped = false;
        let mut has_lines = false;
        while let Some(byte) = bytes.get(end) {
            match byte {
                b'\\' => {
                    escaped = true;
                    end += 1;
                }
                b'\n' | b'\r' if !has_lines => {
                    if self.in_vain == 0 {
                        break;
                    }
                    has_lines = true;
                }
                _ if *byte != quote => {}
                _ if is_long && !bytes[end..].starts_with(&[quote; 3]) => {}
                _ => {
                    let after = end + if is_long { 3 } else { 1 };
                    // A short text over several lines is no Turtle, but some write it; most of them were never closed.
                    self.is_broken = !is_long && has_lines;
                    if self.is_broken && !self.goes_on(after) {
                        break;
                    }
                    self.at = after;
                    return Ok(Token::Text(Raw { text: &self.text[from..end], escaped }));
                }
            }
            end += 1;
        }
        self.in_vain = self.in_vain.saturating_sub(end.min(bytes.len()) - from);
        self.at = self.line_end(from);
        Err(Trouble { at: self.start, reason: "a text without an end" })
    }

    /// Whether what stands there can follow a text.
    fn goes_on(&self, at: usize) -> bool {
        let rest = self.text[at..].trim_start();
        rest.starts_with([',', ';', '.', ')', ']', '}', '@', '^', '#'])
            || self.lines && rest.starts_with(['<', '_'])
    }

    fn number(&mut self) -> Result<Token<'a>, Trouble> {
        let text = self.text;
        let digits =
            |at: usize| text.as_bytes()[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let mut end = self.at;
        if matches!(self.byte(end), Some(b'+' | b'-')) {
            end += 1;
        }
        let mut kind = Number::Integer;
        let mut count = digits(end);
        end += count;
        if self.byte(end) == Some(b'.') {
            let fraction = digits(end + 1);
            let exponent = matches!(self.byte(end + 1), Some(b'e' | b'E')) && count > 0;
            if fraction > 0 || exponent && self.exponent(end + 1).is_some() {
                kind = Number::Decimal;
                count += fraction;
                end += 1 + fraction;
            }
        }
        if count == 0 {
            return self.trouble(1, "a sign without a number");
        }
        if let Some(after) = self.exponent(end) {
            kind = Number::Double;
            end = after;
        }
        self.at = end;
        Ok(Token::Number(kind, &text[self.start..end]))
    }

    /// Behind the exponent that begins there.
    fn exponent(&self, at: usize) -> Option<usize> {
        if !matches!(self.byte(at), Some(b'e' | b'E')) {
            return None;
        }
        let from = at + 1 + usize::from(matches!(self.byte(at + 1), Some(b'+' | b'-')));
        let rest = self.text.as_bytes().get(from..)?;
        let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        (digits > 0).then_some(from + digits)
    }

    fn label(&mut self) -> Result<Token<'a>, Trouble> {
        if self.byte(self.at + 1) != Some(b':') {
            return self.trouble(1, "“_” without a colon");
        }
        let text = self.text;
        let from = self.at + 2;
        let first = text[from..].chars().next();
        // N-Triples 1.1 lets colons into labels, Turtle does not.
        let begins = |letter: char| {
            names::is_first(letter) || letter == '_' || letter.is_ascii_digit() || self.lines && letter == ':'
        };
        if !first.is_some_and(begins) {
            return self.trouble(2, "a blank node without a label");
        }
        self.at = from + names::run(text, from, self.lines);
        Ok(Token::Label(&text[from..self.at]))
    }

    /// A name with its prefix, or a word without one.
    fn name(&mut self) -> Result<Token<'a>, Trouble> {
        let text = self.text;
        let from = self.at;
        let first = text[from..].chars().next().unwrap_or_default();
        if first != ':' && !names::is_first(first) {
            return self.trouble(first.len_utf8(), "a character that belongs to nothing");
        }
        let colon = from + names::run(text, from, false);
        if self.byte(colon) != Some(b':') {
            self.at = colon;
            return Ok(Token::Word(&text[from..colon]));
        }
        let prefix = &text[from..colon];
        let local = self.local(colon + 1)?;
        Ok(Token::Name { prefix, local })
    }

    /// The part of a name behind its colon.
    fn local(&mut self, from: usize) -> Result<Raw<'a>, Trouble> {
        let text = self.text;
        let mut end = from;
        let mut escaped = false;
        let cannot_begin = |letter: char| match letter {
            '-' | '.' => true,
            other => !other.is_ascii() && !names::is_first(other),
        };
        if text[from..].starts_with(cannot_begin) {
            self.at = from;
            return Ok(Raw { text: "", escaped });
        }
        loop {
            let run = names::run(text, end, true);
            // Full stops in front of an escape belong to the name; those at its end do not.
            let stops = text.as_bytes()[end + run..].iter().take_while(|byte| **byte == b'.').count();
            let next = end + run + stops;
            match self.byte(next) {
                Some(b'\\') if text[next + 1..].starts_with(|letter: char| letter.is_ascii_punctuation()) => {
                    escaped = true;
                    end = next + 2;
                }
                Some(b'%') => {
                    let is_hex = |at: usize| self.byte(at).is_some_and(|byte| byte.is_ascii_hexdigit());
                    if !is_hex(next + 1) || !is_hex(next + 2) {
                        self.at = next + 1;
                        return Err(Trouble { at: next, reason: "“%” without two digits" });
                    }
                    end = next + 3;
                }
                _ => {
                    self.at = end + run;
                    return Ok(Raw { text: &text[from..self.at], escaped });
                }
            }
        }
    }
}
