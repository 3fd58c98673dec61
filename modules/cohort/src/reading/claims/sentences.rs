//! From passages to sentences, with the line of every word.

use centum_base::fold::fold;

use super::super::register::Passage;
use super::super::words::figures::{ABBREVIATIONS, MONTHS};

/// Characters of a line that was wrapped by its width.
const WRAPPED_FROM: usize = 60;
/// Characters of one paragraph.
const MAX_PARAGRAPH: usize = 20_000;

/// Passages that belong together: one paragraph of running text, or one line that stands alone.
pub(super) struct Paragraph {
    pub(super) text: String,
    /// The line of each passage, with the offset where it begins.
    lines: Vec<(usize, u32)>,
}

impl Paragraph {
    /// The line on which the character at `offset` stands.
    pub(super) fn line_at(&self, offset: usize) -> u32 {
        self.lines.iter().take_while(|(from, _)| *from <= offset).last().map_or(0, |&(_, line)| line)
    }
}

/// Joins lines that were wrapped in the middle of a sentence.
pub(super) fn paragraphs(passages: &[Passage]) -> Vec<Paragraph> {
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    let mut before: Option<&Passage> = None;
    for passage in passages {
        let wrapped = before.is_some_and(|before| runs_on(before, passage));
        match paragraphs.last_mut() {
            Some(last) if wrapped && last.text.len() + passage.text.len() < MAX_PARAGRAPH => {
                last.text.push(' ');
                last.lines.push((last.text.len(), passage.line));
                last.text.push_str(&passage.text);
            }
            _ => paragraphs.push(Paragraph { text: passage.text.clone(), lines: vec![(0, passage.line)] }),
        }
        before = Some(passage);
    }
    paragraphs
}

fn runs_on(before: &Passage, next: &Passage) -> bool {
    let ended = before.text.ends_with(['.', '!', '?', ':', ';']);
    let small = next.text.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit() || c == '(');
    let long = |passage: &Passage| passage.text.chars().count() >= WRAPPED_FROM;
    let indented = next.text.starts_with(['•', '-', '*', '–', '#']);
    !next.after_gap && !ended && !indented && long(before) && (small || long(next))
}

/// The sentences of `text`, as ranges of bytes.
pub(in super::super) fn sentences(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    for (at, c) in text.char_indices() {
        if !matches!(c, '.' | '!' | '?' | '…') || at < from {
            continue;
        }
        let rest = &text[at + c.len_utf8()..];
        let closing: usize =
            rest.chars().take_while(|c| matches!(c, '"' | '”' | '»' | ')' | '’')).map(char::len_utf8).sum();
        let after = &rest[closing..];
        if !after.is_empty()
            && (!after.starts_with(char::is_whitespace) || (c == '.' && !ends(&text[from..at], after)))
        {
            continue;
        }
        let end = at + c.len_utf8() + closing;
        found.push(from..end);
        from = end + (after.len() - after.trim_start().len());
    }
    if !text[from..].trim().is_empty() {
        found.push(from..text.len());
    }
    found
}

/// Whether a point between `before` and `after` ends a sentence.
fn ends(before: &str, after: &str) -> bool {
    let word = before.rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or_default();
    let next = after.split_whitespace().next().unwrap_or_default();
    if word.chars().all(|c| c.is_ascii_digit()) && word.len() <= 2 && !word.is_empty() {
        // "28. September", but "in May 28. The …"
        return !MONTHS.contains(&fold(next)) && next.starts_with(char::is_uppercase);
    }
    if word.chars().count() == 1 && word.starts_with(char::is_uppercase)
        || ABBREVIATIONS.contains(&fold(word))
    {
        return false;
    }
    !next.starts_with(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<&str> {
        sentences(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn a_point_ends_a_sentence_only_where_one_ends() {
        assert_eq!(texts("It starts on 28. September. We go."), ["It starts on 28. September.", "We go."]);
        assert_eq!(texts("In St. Pölten. Then e.g. here"), ["In St. Pölten.", "Then e.g. here"]);
        assert_eq!(
            texts("90 cities (of 1.234). \"Good.\" Yes!"),
            ["90 cities (of 1.234).", "\"Good.\"", "Yes!"]
        );
    }

    #[test]
    fn lines_wrapped_by_their_width_are_one_paragraph() {
        let passage = |line, text: &str| Passage { line, text: text.into(), after_gap: false };
        let first = "The programme received a very large number of answers, that is 131 expressions";
        let joined =
            paragraphs(&[passage(1, first), passage(2, "of interest from 193 cities."), passage(3, "Next")]);
        assert_eq!(joined.len(), 2);
        assert_eq!(joined[0].line_at(first.len() + 1), 2);
    }
}
