//! Where one word ends and the next begins.
//!
//! A word is a run of letters, digits and marks. What an apostrophe cuts off is dropped where it carries no meaning:
//! `l'eau` and `dell'acqua` are found by `eau` and `acqua`, `city's` by `city`.

use unicode_normalization::char::is_combining_mark;

use super::fold::is_invisible;

/// Articles and the like that stand before an apostrophe, longer than one letter.
const ELIDED: [&str; 12] =
    ["qu", "dell", "nell", "all", "sull", "dall", "coll", "un", "jusqu", "lorsqu", "puisqu", "quell"];

/// The words of `text`, in their order.
pub(crate) fn words(text: &str) -> Words<'_> {
    Words { rest: text, after_apostrophe: false }
}

/// Iterator over words; see [`words`].
#[derive(Debug, Clone)]
pub(crate) struct Words<'a> {
    rest: &'a str,
    after_apostrophe: bool,
}

impl<'a> Iterator for Words<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        loop {
            let start = self.rest.find(in_word)?;
            if start > 0 {
                self.after_apostrophe &= self.rest[..start].chars().all(is_apostrophe);
            }
            let from = &self.rest[start..];
            let end = from.find(|c| !in_word(c)).unwrap_or(from.len());
            let (word, rest) = from.split_at(end);
            self.rest = rest;
            let before_apostrophe =
                rest.starts_with(is_apostrophe) && rest.chars().nth(1).is_some_and(char::is_alphanumeric);
            let after_apostrophe = std::mem::replace(&mut self.after_apostrophe, before_apostrophe);
            let single = word.chars().nth(1).is_none() && word.chars().all(char::is_alphabetic);
            let dropped = (single && (before_apostrophe || after_apostrophe))
                || (before_apostrophe && ELIDED.iter().any(|article| article.eq_ignore_ascii_case(word)));
            if !dropped && word.chars().any(char::is_alphanumeric) {
                return Some(word);
            }
        }
    }
}

/// Whether a character is part of a word.
pub(crate) fn in_word(c: char) -> bool {
    (c.is_alphanumeric() && !is_apostrophe(c)) || is_combining_mark(c) || is_invisible(c)
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`' | '´' | '\u{2b0}'..='\u{2ff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<&str> {
        words(text).collect()
    }

    #[test]
    fn punctuation_and_spaces_part_words() {
        assert_eq!(of("Air-quality: PM2.5 (hourly)"), ["Air", "quality", "PM2", "5", "hourly"]);
        assert_eq!(of(" … "), [""; 0]);
    }

    #[test]
    fn what_an_apostrophe_cuts_off_is_dropped() {
        assert_eq!(of("qualité de l'eau d’Aix"), ["qualité", "de", "eau", "Aix"]);
        assert_eq!(of("dell'acqua"), ["acqua"]);
        assert_eq!(of("the city's trees"), ["the", "city", "trees"]);
        assert_eq!(of("aujourd'hui"), ["aujourd", "hui"]);
        assert_eq!(of("the cities' trees"), ["the", "cities", "trees"]);
    }

    #[test]
    fn a_single_letter_of_its_own_is_a_word() {
        assert_eq!(of("plan B"), ["plan", "B"]);
    }
}
