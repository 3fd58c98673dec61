//! The brackets of a line: what stands outside, and what stands in each.

use super::limits::MAX_BRACKET_DEPTH;

/// What a line is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// Words outside every bracket.
    Outside(&'a str),
    /// The words in one bracket, inner brackets included.
    Inside {
        /// The words alone.
        text: &'a str,
        /// The words with their bracket.
        whole: &'a str,
        /// Whether the bracket is square: those hold marks.
        square: bool,
    },
}

fn opens(c: char) -> bool {
    matches!(c, '(' | '[' | '（' | '［')
}

fn closes(c: char) -> bool {
    matches!(c, ')' | ']' | '）' | '］')
}

/// How many brackets are open at the end of `text`; a closing one without its opening one does not count.
pub(super) fn open_at_end(text: &str) -> usize {
    text.chars().fold(0usize, |open, c| {
        if opens(c) {
            open + 1
        } else if closes(c) {
            open.saturating_sub(1)
        } else {
            open
        }
    })
}

/// Takes `text` apart. A bracket that never closes, or is too deep, is no bracket: its words stay outside.
pub(super) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut stack: Vec<(usize, char)> = Vec::new();
    let mut outside_from = 0;
    for (at, c) in text.char_indices() {
        if opens(c) {
            if stack.len() == MAX_BRACKET_DEPTH {
                return vec![Piece::Outside(text)];
            }
            stack.push((at, c));
        } else if closes(c)
            && let Some((from, opening)) = stack.pop()
            && stack.is_empty()
        {
            let end = at + c.len_utf8();
            push_outside(&mut pieces, &text[outside_from..from]);
            pieces.push(Piece::Inside {
                text: text[from + opening.len_utf8()..at].trim(),
                whole: &text[from..end],
                square: matches!(opening, '[' | '［'),
            });
            outside_from = end;
        }
    }
    push_outside(&mut pieces, &text[outside_from..]);
    pieces
}

fn push_outside<'a>(pieces: &mut Vec<Piece<'a>>, text: &'a str) {
    if !text.trim().is_empty() {
        pieces.push(Piece::Outside(text));
    }
}

/// Parts `text` at every `separator` outside brackets.
pub(super) fn split_outside(text: &str, is_separator: impl Fn(char) -> bool) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut from, mut depth) = (0, 0usize);
    for (at, c) in text.char_indices() {
        if opens(c) {
            depth += 1;
        } else if closes(c) {
            depth = depth.saturating_sub(1);
        } else if depth == 0 && is_separator(c) {
            parts.push(&text[from..at]);
            from = at + c.len_utf8();
        }
    }
    parts.push(&text[from..]);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_comes_apart_at_its_brackets() {
        let found = pieces("Espoo (DCC; covering A (north) and B) Finland [new]");
        assert_eq!(
            found,
            [
                Piece::Outside("Espoo "),
                Piece::Inside {
                    text: "DCC; covering A (north) and B",
                    whole: "(DCC; covering A (north) and B)",
                    square: false
                },
                Piece::Outside(" Finland "),
                Piece::Inside { text: "new", whole: "[new]", square: true },
            ]
        );
    }

    #[test]
    fn a_bracket_that_never_closes_is_no_bracket() {
        assert_eq!(pieces("Ulm (DCC Germany"), [Piece::Outside("Ulm (DCC Germany")]);
        assert_eq!(open_at_end("Ulm (DCC"), 1);
        assert_eq!(open_at_end("Ulm) (DCC)"), 0);
        let deep = "(".repeat(100_000);
        assert_eq!(pieces(&deep), [Piece::Outside(deep.as_str())]);
    }

    #[test]
    fn separators_inside_brackets_do_not_part() {
        assert_eq!(split_outside("A (b, c), D", |c| c == ','), ["A (b, c)", " D"]);
    }
}
