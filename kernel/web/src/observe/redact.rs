//! The last line of defence: what never reaches the log, whoever tries to write it.

use std::io::{self, Write};

use tracing_subscriber::fmt::MakeWriter;

/// Names whose values are never logged.
pub const NEVER_LOGGED: [&str; 14] = [
    "authorization",
    "cookie",
    "set-cookie",
    "csrf",
    "x-csrf-token",
    "password",
    "secret",
    "token",
    "session",
    "email",
    "recipient",
    "query",
    "uri",
    "api_key",
];

const GONE: &str = "[redacted]";
/// A run of so many hexadecimal digits is taken for a secret: tokens have 64, digests on a page are shortened.
const SECRET_RUN: usize = 32;

/// `line` without the values of names that are never logged, without mail addresses and without long secrets.
pub fn redacted(line: &str) -> String {
    without_secrets(&without_addresses(&without_named(line)))
}

/// Finds `name=value`, `name: value` and `"name":"value"`, whatever the case.
fn without_named(line: &str) -> String {
    let lower = line.to_ascii_lowercase();
    let mut clean = String::with_capacity(line.len());
    let mut at = 0;
    while at < line.len() {
        let word_begins = at == 0 || !lower.as_bytes()[at - 1].is_ascii_alphanumeric();
        let name = NEVER_LOGGED.iter().filter(|_| word_begins).find(|name| lower[at..].starts_with(**name));
        if let Some((name, value)) =
            name.and_then(|name| Some((name, value_after(&line[at + name.len()..])?)))
        {
            let start = at + name.len();
            clean.push_str(&line[at..start + value.start]);
            clean.push_str(GONE);
            at = start + value.end;
            continue;
        }
        let letter = line[at..].chars().next().map_or(1, char::len_utf8);
        clean.push_str(&line[at..at + letter]);
        at += letter;
    }
    clean
}

/// Where a value stands after its name, if a value follows.
fn value_after(rest: &str) -> Option<std::ops::Range<usize>> {
    let bytes = rest.as_bytes();
    let mut start = 0;
    if bytes.first() == Some(&b'"') || rest.starts_with("\\\"") {
        start = if bytes[0] == b'"' { 1 } else { 2 };
    }
    if !matches!(bytes.get(start), Some(b'=' | b':')) {
        return None;
    }
    start += 1;
    while bytes.get(start) == Some(&b' ') {
        start += 1;
    }
    let quoted = bytes.get(start) == Some(&b'"');
    if quoted {
        start += 1;
    }
    let mut end = start;
    while let Some(byte) = bytes.get(end) {
        let escaped = quoted && *byte == b'\\';
        let ends = if quoted { *byte == b'"' } else { matches!(byte, b' ' | b',' | b'}' | b'\n' | b'&') };
        if ends {
            // Credentials such as “Bearer x” are two words.
            let scheme = !quoted && *byte == b' ' && is_scheme(&rest[start..end]);
            if !scheme {
                break;
            }
        }
        end += if escaped { 2 } else { 1 };
    }
    let mut end = end.min(rest.len());
    while !rest.is_char_boundary(end) {
        end += 1;
    }
    Some(start..end)
}

fn is_scheme(word: &str) -> bool {
    ["bearer", "basic", "digest"].iter().any(|scheme| word.eq_ignore_ascii_case(scheme))
}

fn without_addresses(line: &str) -> String {
    let of_address = |letter: char| letter.is_alphanumeric() || "._%+-@".contains(letter);
    let mut clean = String::with_capacity(line.len());
    let mut word = String::new();
    for letter in line.chars().chain(['\n']) {
        if of_address(letter) {
            word.push(letter);
            continue;
        }
        let is_address =
            word.split_once('@').is_some_and(|(user, host)| !user.is_empty() && host.contains('.'));
        clean.push_str(if is_address { GONE } else { &word });
        word.clear();
        clean.push(letter);
    }
    clean.pop();
    clean
}

fn without_secrets(line: &str) -> String {
    let mut clean = String::with_capacity(line.len());
    let mut run = String::new();
    for letter in line.chars().chain(['\n']) {
        if letter.is_ascii_hexdigit() {
            run.push(letter);
            continue;
        }
        clean.push_str(if run.len() >= SECRET_RUN { GONE } else { &run });
        run.clear();
        clean.push(letter);
    }
    clean.pop();
    clean
}

/// Writes lines through [`redacted`].
#[derive(Clone, Debug)]
pub(super) struct Redacting<M>(pub(super) M);

/// One line on its way.
pub(super) struct Line<W: Write> {
    inner: W,
    bytes: Vec<u8>,
}

impl<'w, M: MakeWriter<'w>> MakeWriter<'w> for Redacting<M> {
    type Writer = Line<M::Writer>;

    fn make_writer(&'w self) -> Self::Writer {
        Line { inner: self.0.make_writer(), bytes: Vec::new() }
    }
}

impl<W: Write> Write for Line<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        let line = redacted(&String::from_utf8_lossy(&self.bytes));
        self.bytes.clear();
        self.inner.write_all(line.as_bytes())?;
        self.inner.flush()
    }
}

impl<W: Write> Drop for Line<W> {
    fn drop(&mut self) {
        // A log that cannot be written must not stop what is logged.
        let _ = self.flush();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_of_forbidden_names_are_gone_in_every_way_of_writing() {
        for line in [
            "Authorization: Bearer c4n4ry",
            "cookie=c4n4ry; other",
            "{\"password\":\"c4n4ry\"}",
            "{\"fields\":{\"token\":\"a \\\" c4n4ry\"}}",
            "{\"message\":\"{\\\"token\\\":\\\"c4n4ry\\\"}\"}",
            "csrf=c4n4ry&x=1",
            "Set-Cookie: c4n4ry",
        ] {
            let clean = redacted(line);
            assert!(!clean.contains("c4n4ry") && clean.contains(GONE), "{line} -> {clean}");
        }
    }

    #[test]
    fn addresses_and_long_secrets_are_gone_wherever_they_stand() {
        let clean = redacted("sent to ana.costa+x@city.example about 0123456789abcdef0123456789abcdef ok");
        assert_eq!(clean, "sent to [redacted] about [redacted] ok");
    }

    #[test]
    fn what_is_no_secret_stays() {
        let line = "{\"status\":200,\"millis\":3,\"route\":\"/editions/{slug}\",\"request_id\":\"7F3K-9Q2M-0001\"} é";
        assert_eq!(redacted(line), line);
        assert_eq!(redacted("the token is old"), "the token is old");
    }
}
