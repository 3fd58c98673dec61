//! Regular expressions of XPath, in the dialect of the crate that runs them in linear time.

use regex::{Regex, RegexBuilder};

use crate::limits::PATTERN_BYTES;

/// Compiles a pattern with the flags `i`, `m`, `s`, `x` and `q`. `None` for what cannot be read or grows too large.
pub(super) fn compile(pattern: &str, flags: &str) -> Option<Regex> {
    if !flags.chars().all(|flag| "imsxq".contains(flag)) {
        return None;
    }
    let text = if flags.contains('q') { regex::escape(pattern) } else { translate(pattern) };
    RegexBuilder::new(&text)
        .case_insensitive(flags.contains('i'))
        .multi_line(flags.contains('m'))
        .dot_matches_new_line(flags.contains('s'))
        .ignore_whitespace(flags.contains('x') && !flags.contains('q'))
        .size_limit(PATTERN_BYTES)
        .build()
        .ok()
}

/// `\i` and `\c` are the letters of XML names, and a class may have another one taken away.
fn translate(pattern: &str) -> String {
    let mut out = String::with_capacity(pattern.len());
    let mut chars = pattern.chars().peekable();
    let mut depth = 0_usize;
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some('i') => out.push_str(if depth > 0 { r"_:\p{L}" } else { r"[_:\p{L}]" }),
                Some('c') => {
                    out.push_str(if depth > 0 { r"_:\p{L}\p{N}\p{M}.\-" } else { r"[_:\p{L}\p{N}\p{M}.\-]" });
                }
                Some('I') => out.push_str(r"[^_:\p{L}]"),
                Some('C') => out.push_str(r"[^_:\p{L}\p{N}\p{M}.\-]"),
                // A slash needs no escape, and has none in the other dialect; the rest is common.
                Some('/') => out.push('/'),
                Some(other) => out.extend(['\\', other]),
                None => out.push('\\'),
            },
            '[' => {
                // An opening bracket inside a class is a plain one there, and a subtraction only after a hyphen.
                if depth > 0 && !out.ends_with("--") {
                    out.push_str(r"\[");
                } else {
                    depth += 1;
                    out.push('[');
                }
            }
            ']' if depth > 0 => {
                depth -= 1;
                out.push(']');
            }
            '-' if depth > 0 && chars.peek() == Some(&'[') => out.push_str("--"),
            '&' | '~' if depth > 0 => out.extend(['\\', c]),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matches(pattern: &str, flags: &str, text: &str) -> bool {
        compile(pattern, flags).expect("a readable pattern").is_match(text)
    }

    #[test]
    fn patterns_match_anywhere_unless_they_are_anchored() {
        assert!(matches("b", "", "abc"));
        assert!(!matches("^b", "", "abc"));
        assert!(matches(r"^https?:\/\/", "", "http://example.org"));
    }

    #[test]
    fn flags_change_how_a_pattern_reads() {
        assert!(matches("^AB$", "i", "ab"));
        assert!(matches("^b$", "m", "a\nb"));
        assert!(matches("a.b", "s", "a\nb"));
        assert!(matches("a b", "x", "ab"));
        assert!(matches("a.b", "q", "a.b"));
        assert!(!matches("a.b", "q", "axb"));
        assert!(compile("a", "z").is_none());
    }

    #[test]
    fn names_and_subtraction_of_xpath_are_understood() {
        assert!(matches(r"^\i\c*$", "", "a-1"));
        assert!(!matches(r"^\i\c*$", "", "1a"));
        assert!(matches("^[a-z-[aeiou]]+$", "", "xyz"));
        assert!(!matches("^[a-z-[aeiou]]+$", "", "xyza"));
    }

    #[test]
    fn what_cannot_be_read_is_refused() {
        assert!(compile("(", "").is_none());
        assert!(compile(r"(a)\1", "").is_none());
        assert!(compile("((a{999}){999}){999}", "").is_none());
    }
}
