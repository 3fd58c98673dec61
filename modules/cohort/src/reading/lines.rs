//! From decoded text to clean lines: what cannot be seen is taken out, every kind of space becomes a plain one.

use super::error::ReadError;
use super::limits::MAX_LINES;
use super::report::Notice;

/// A line of the source; where a bracket runs on, several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Its number, from 1.
    pub(super) number: u32,
    /// The number of the last line that was joined to it.
    pub(super) last: u32,
    /// Its words.
    pub(super) text: String,
}

impl Line {
    pub(super) fn new(number: u32, text: impl Into<String>) -> Self {
        Self { number, last: number, text: text.into() }
    }

    pub(super) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

/// How many line numbers a notice names.
const LINES_NAMED: usize = 20;

/// Counts a thing and remembers the first lines where it stood.
#[derive(Default)]
struct Tally {
    count: u32,
    lines: Vec<u32>,
}

impl Tally {
    fn add(&mut self, line: u32) {
        self.count = self.count.saturating_add(1);
        if self.lines.last() != Some(&line) && self.lines.len() < LINES_NAMED {
            self.lines.push(line);
        }
    }
}

/// Cleans characters and counts what it cleans away.
#[derive(Default)]
pub(super) struct Cleaner {
    invisible: Tally,
    spaces: Tally,
}

impl Cleaner {
    /// `text` as a person sees it. A tab stays, for it may part columns.
    pub(super) fn clean(&mut self, text: &str, line: u32) -> String {
        let mut clean = String::with_capacity(text.len());
        let mut flag: Option<char> = None;
        for c in text.chars() {
            // A flag is two letters of a country's code.
            if let Some(letter) = flag_letter(c) {
                match flag.take() {
                    Some(first) => clean.push_str(&format!("({first}{letter})")),
                    None => flag = Some(letter),
                }
                continue;
            }
            if is_invisible(c) {
                self.invisible.add(line);
            } else if matches!(c, '\n' | '\r') {
                clean.push(' ');
            } else if c != ' ' && c != '\t' && c.is_whitespace() {
                self.spaces.add(line);
                clean.push(' ');
            } else {
                clean.push(c);
            }
        }
        clean
    }

    /// What there is to say about it.
    pub(super) fn notices(self) -> impl Iterator<Item = Notice> {
        let Self { invisible, spaces } = self;
        let removed = Notice::InvisibleRemoved { count: invisible.count, lines: invisible.lines };
        let plain = Notice::SpacesMadePlain { count: spaces.count, lines: spaces.lines };
        [(invisible.count, removed), (spaces.count, plain)]
            .into_iter()
            .filter_map(|(count, notice)| (count > 0).then_some(notice))
    }
}

/// The letter that a regional indicator stands for; two of them are a flag.
fn flag_letter(c: char) -> Option<char> {
    let at = u32::from(c).checked_sub(0x1f1e6).filter(|at| *at < 26)?;
    char::from_u32(u32::from('A') + at)
}

/// Zero-width characters, marks of direction, soft hyphens and control characters.
fn is_invisible(c: char) -> bool {
    (c.is_control() && !c.is_whitespace())
        || matches!(
            c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e007f}'
        )
}

/// The lines of `text`, clean and numbered. Every way to end a line counts.
pub(super) fn lines(text: &str, cleaner: &mut Cleaner) -> Result<Vec<Line>, ReadError> {
    let mut lines = Vec::new();
    for (index, raw) in split(text).enumerate() {
        if index >= MAX_LINES {
            return Err(ReadError::TooManyLines { limit: MAX_LINES });
        }
        let number = u32::try_from(index + 1).unwrap_or(u32::MAX);
        let clean = cleaner.clean(raw, number);
        lines.push(Line::new(number, clean.trim_end()));
    }
    Ok(lines)
}

/// Parts text at each end of a line: LF, CR, CR LF, NEL, line and paragraph separator, form feed.
fn split(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let end = |c: char| matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{b}' | '\u{c}');
        match text.find(end) {
            None => {
                rest = None;
                (!text.is_empty()).then_some(text)
            }
            Some(at) => {
                let after = &text[at..];
                let width = if after.starts_with("\r\n") {
                    2
                } else {
                    after.chars().next().map_or(1, char::len_utf8)
                };
                rest = Some(&after[width..]);
                Some(&text[..at])
            }
        }
    })
}

/// `text` without space at its ends and with single spaces between its words.
pub(super) fn squeeze(text: &str) -> String {
    let mut squeezed = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !squeezed.is_empty() {
            squeezed.push(' ');
        }
        squeezed.push_str(word);
    }
    squeezed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_to_end_a_line_counts_once() {
        let texts: Vec<_> = split("a\r\nb\rc\nd\u{2028}e\n\nf").collect();
        assert_eq!(texts, ["a", "b", "c", "d", "e", "", "f"]);
    }

    #[test]
    fn what_cannot_be_seen_is_taken_out_and_said() {
        let mut cleaner = Cleaner::default();
        let lines = lines("Ulm\n\u{202e}Nice\u{200b} \u{a0}France", &mut cleaner).unwrap();
        assert_eq!(lines[1].text, "Nice  France");
        let notices: Vec<_> = cleaner.notices().collect();
        assert_eq!(
            notices,
            [
                Notice::InvisibleRemoved { count: 2, lines: vec![2] },
                Notice::SpacesMadePlain { count: 1, lines: vec![2] }
            ]
        );
    }

    #[test]
    fn one_line_too_many_is_refused() {
        let text = "x\n".repeat(MAX_LINES);
        assert!(lines(&text, &mut Cleaner::default()).is_ok());
        let refused = lines(&format!("{text}x"), &mut Cleaner::default());
        assert_eq!(refused, Err(ReadError::TooManyLines { limit: MAX_LINES }));
    }
}
