//! From text to tokens.

use std::iter::Peekable;
use std::str::Chars;

use super::Unread;

/// One end of a range, and whether it counts.
type End = Option<(String, bool)>;

/// A piece of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    Open,
    Close,
    And,
    Or,
    Not,
    Must,
    /// A minus with a blank behind it.
    Dash,
    Field(String),
    Word {
        text: String,
        /// Whether a `*` in it stands for any letters, or a `?` for one.
        open: bool,
    },
    Phrase(String),
    Range {
        from: End,
        to: End,
    },
}

/// Takes a query apart.
pub(super) fn tokens(text: &str) -> Result<Vec<Token>, Unread> {
    let mut lexer = Lexer { chars: text.chars().peekable(), found: Vec::new() };
    while let Some(letter) = lexer.chars.next() {
        lexer.one(letter)?;
    }
    Ok(lexer.found)
}

struct Lexer<'a> {
    chars: Peekable<Chars<'a>>,
    found: Vec<Token>,
}

impl Lexer<'_> {
    fn one(&mut self, letter: char) -> Result<(), Unread> {
        let token = match letter {
            _ if letter.is_whitespace() => return Ok(()),
            '(' => Token::Open,
            ')' => {
                self.found.push(Token::Close);
                self.skip_weight();
                return Ok(());
            }
            '+' => Token::Must,
            '-' if self.chars.peek().is_some_and(|next| next.is_whitespace()) => Token::Dash,
            '-' | '!' => Token::Not,
            '"' => {
                let text = self.quoted()?;
                self.skip_weight();
                Token::Phrase(text)
            }
            '[' | '{' => {
                let range = self.range(letter == '[')?;
                self.skip_weight();
                range
            }
            '&' if self.chars.next_if_eq(&'&').is_some() => Token::And,
            '|' if self.chars.next_if_eq(&'|').is_some() => Token::Or,
            _ => return self.word(letter),
        };
        self.found.push(token);
        Ok(())
    }

    /// A boost or a slop: `^4`, `~2`.
    fn skip_weight(&mut self) {
        while self.chars.next_if(|letter| matches!(letter, '^' | '~')).is_some() {
            while self.chars.next_if(|letter| letter.is_ascii_digit() || *letter == '.').is_some() {}
        }
    }

    fn quoted(&mut self) -> Result<String, Unread> {
        let mut text = String::new();
        while let Some(letter) = self.chars.next() {
            match letter {
                '"' => return Ok(text),
                '\\' => text.push(self.chars.next().ok_or(Unread::Half)?),
                _ => text.push(letter),
            }
        }
        Err(Unread::Half)
    }

    fn range(&mut self, from_counts: bool) -> Result<Token, Unread> {
        let (mut inner, mut to_counts, mut closed) = (String::new(), true, false);
        for letter in self.chars.by_ref() {
            if matches!(letter, ']' | '}') {
                (to_counts, closed) = (letter == ']', true);
                break;
            }
            inner.push(letter);
        }
        if !closed {
            return Err(Unread::Half);
        }
        let shown = || Unread::Range(inner.chars().take(60).collect());
        let (from, to) = inner.split_once(" TO ").ok_or_else(shown)?;
        let end = |text: &str, counts: bool| {
            let text = text.trim().trim_matches('"').replace('\\', "");
            (text != "*").then_some((text, counts))
        };
        let (from, to) = (end(from, from_counts), end(to, to_counts));
        let is_empty = |end: &End| end.as_ref().is_some_and(|(text, _)| text.is_empty());
        if is_empty(&from) || is_empty(&to) { Err(shown()) } else { Ok(Token::Range { from, to }) }
    }

    fn word(&mut self, first: char) -> Result<(), Unread> {
        let (mut text, mut open, mut escaped) = (String::new(), false, false);
        let mut next = Some(first);
        while let Some(letter) = next {
            match letter {
                '\\' => {
                    let literal = self.chars.next().ok_or_else(|| Unread::Missing("\\".into()))?;
                    text.push(literal);
                    escaped = true;
                }
                '*' | '?' => {
                    text.push(letter);
                    open = true;
                }
                ':' => {
                    self.found.push(Token::Field(text));
                    return Ok(());
                }
                '^' | '~' => while self.chars.next_if(|it| it.is_ascii_digit() || *it == '.').is_some() {},
                _ => text.push(letter),
            }
            let ends =
                |it: &char| it.is_whitespace() || matches!(it, '(' | ')' | '"' | '[' | ']' | '{' | '}');
            next = self.chars.next_if(|it| !ends(it));
        }
        let token = match (text.as_str(), open, escaped) {
            ("AND", false, false) => Token::And,
            ("OR", false, false) => Token::Or,
            ("NOT", false, false) => Token::Not,
            ("", false, _) => return Ok(()),
            _ => Token::Word { text, open },
        };
        self.found.push(token);
        Ok(())
    }
}
