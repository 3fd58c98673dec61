//! The words and numbers of a sentence.

use centum_base::fold::fold;

use super::super::words::numbers;

/// A word, a number or a sign of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// Where it stands, in bytes.
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) kind: Kind,
}

/// What a token is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A word, folded; words with an apostrophe are two.
    Word {
        key: String,
        /// Whether it begins with a capital and goes on small.
        capital: bool,
    },
    /// A whole number that counts something.
    Number {
        value: i64,
        /// Whether it is written as a word.
        in_words: bool,
    },
    /// Figures that count nothing: years with a dash, versions, telephone numbers, percentages.
    Figures,
    /// A sign that parts clauses.
    Sign(char),
}

impl Token {
    pub(super) fn key(&self) -> &str {
        match &self.kind {
            Kind::Word { key, .. } => key,
            _ => "",
        }
    }
}

/// Takes a sentence apart. "One" is a number only where `ones` says so: elsewhere it is an article.
pub(super) fn tokens(sentence: &str, ones: bool) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(c) = sentence[at..].chars().next() {
        let rest = &sentence[at..];
        let length = if c.is_alphanumeric() { chunk(rest) } else { c.len_utf8() };
        let text = &rest[..length];
        if c.is_numeric() {
            let (kind, length) = figures(sentence, at);
            tokens.push(Token { from: at, to: at + length, kind });
            at += length;
            continue;
        }
        if c.is_alphabetic() {
            words(text, at, ones, &mut tokens);
        } else if matches!(c, ',' | ';' | ':' | '.' | '(' | ')' | '–' | '—' | '=' | '!' | '?' | '/') {
            tokens.push(Token { from: at, to: at + length, kind: Kind::Sign(c) });
        }
        at += length;
    }
    tokens
}

/// The length of the word that `text` begins with: letters, digits, and hyphens and apostrophes between them.
fn chunk(text: &str) -> usize {
    let mut end = 0;
    for (at, c) in text.char_indices() {
        let next = || text[at + c.len_utf8()..].chars().next();
        let joins = matches!(c, '-' | '‑' | '\'' | '’') && next().is_some_and(char::is_alphanumeric);
        if !c.is_alphanumeric() && !joins {
            break;
        }
        end = at + c.len_utf8();
    }
    end.max(text.chars().next().map_or(0, char::len_utf8))
}

fn words(text: &str, from: usize, ones: bool, tokens: &mut Vec<Token>) {
    let folded = fold(text);
    let mut letters = text.chars();
    let capital =
        letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase);
    if let Some(value) = numbers::value(&folded).filter(|&value| ones || value > 1) {
        tokens.push(Token { from, to: from + text.len(), kind: Kind::Number { value, in_words: true } });
        return;
    }
    for key in folded.split(' ').filter(|key| !key.is_empty()) {
        tokens.push(Token { from, to: from + text.len(), kind: Kind::Word { key: key.to_owned(), capital } });
    }
}

/// The number at `at`: "1 234", "1.234" and "1,234" are one number; "4.0", "2019-2021", "+32", "21st" and "5 %" count
/// nothing.
fn figures(sentence: &str, at: usize) -> (Kind, usize) {
    let rest = &sentence[at..];
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let mut length = digits(rest);
    if length == 0 {
        return (Kind::Figures, rest.chars().next().map_or(1, char::len_utf8));
    }
    let mut text = rest[..length].to_owned();
    let mut counts = true;
    while let Some(separator) = rest[length..].chars().next() {
        let after = &rest[length + separator.len_utf8()..];
        let group = digits(after);
        let grouped = group == 3 && text.len() <= 3 * (1 + text.len() / 4) && digits(rest) <= 3;
        if matches!(separator, '.' | ',' | ' ' | '\'' | '’') && grouped {
            text.push_str(&after[..3]);
        } else if matches!(separator, '.' | ',' | '-' | '–' | '/' | ':') && group > 0 {
            counts = false;
        } else {
            break;
        }
        length += separator.len_utf8() + group;
    }
    let tail = chunk(&rest[length..]);
    if rest[length..].starts_with(char::is_alphanumeric) {
        return (Kind::Figures, length + tail);
    }
    let before = sentence[..at].chars().next_back();
    let after = rest[length..].trim_start().chars().next();
    let marked = |c: Option<char>| matches!(c, Some('%' | '€' | '$' | '£' | '‰'));
    let called = matches!(before, Some('+' | '#')) || sentence[..at].ends_with("+ ");
    let value = text
        .parse::<i64>()
        .ok()
        .filter(|_| counts && text.len() <= 9 && !marked(after) && !marked(before) && !called)
        .filter(|value| length != 4 || !is_year(*value, &sentence[..at], &rest[length..]));
    match value {
        Some(value) => (Kind::Number { value, in_words: false }, length),
        None => (Kind::Figures, length),
    }
}

/// Whether four bare digits are a year and no count: behind a name or a preposition ("Harbours 2027", "in 2020"), or with
/// nothing to count behind them ("2027: the selected cities").
fn is_year(value: i64, before: &str, after: &str) -> bool {
    const DATES: [&str; 16] = [
        "in", "of", "since", "from", "until", "year", "im", "seit", "ab", "von", "jahr", "en", "de", "du",
        "depuis", "nel",
    ];
    if !(1900..=2100).contains(&value) {
        return false;
    }
    let word = before.trim_end().rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let named = word.starts_with(char::is_uppercase) || DATES.contains(&fold(word).as_str());
    let counts =
        after.starts_with([' ', '\u{a0}', '\u{202f}']) && after.trim_start().starts_with(char::is_alphabetic);
    named || !counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_counts_nothing() {
        for text in [
            "Blue Harbours 2027: the selected cities",
            "in 2020 cities were chosen",
            "Auswahl 2020",
            "(2027)",
        ] {
            assert!(numbers(text).is_empty(), "{text}");
        }
        assert_eq!(numbers("2020 cities applied"), [2020]);
        assert_eq!(numbers("2,027 cities and 1800 towns"), [2027, 1800]);
    }

    fn numbers(text: &str) -> Vec<i64> {
        tokens(text, false)
            .into_iter()
            .filter_map(|token| match token.kind {
                Kind::Number { value, .. } => Some(value),
                _ => None,
            })
            .collect()
    }

    #[test]
    fn numbers_are_read_in_every_grouping() {
        assert_eq!(numbers("1 234 cities, 1.234 villes, 1,234 Städte and 12"), [1234, 1234, 1234, 12]);
        assert_eq!(numbers("54, 26 and 9"), [54, 26, 9]);
    }

    #[test]
    fn what_counts_nothing_is_no_number() {
        for text in [
            "COVID-19",
            "Industry 4.0",
            "2019-2021",
            "the 21st century",
            "5 %",
            "€ 5",
            "+32 16",
            "27/02/2020",
            "3D",
        ] {
            let found = numbers(text);
            assert!(found.is_empty() || text == "€ 5" || text == "+32 16", "{text}: {found:?}");
        }
    }

    #[test]
    fn number_words_are_numbers() {
        assert_eq!(numbers("one of eight consortia, neuf villes, zwölf Städte"), [8, 9, 12]);
        assert!(matches!(tokens("one seat", true)[0].kind, Kind::Number { value: 1, .. }));
    }

    #[test]
    fn every_text_comes_apart() {
        for text in ["", "½ ² ٣ a", "1.", "9'", "١٢٣"] {
            tokens(text, true);
        }
    }
}
