//! What people type. Nothing that they type is an error.
//!
//! Words are all wanted; "quoted words" are wanted side by side; `-word` is not wanted; the last word may be unfinished.

use super::{Clause, Limits};
use crate::text::{Language, fold_word, is_stop_word, words};

/// People's text, read.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Parsed {
    wanted: Vec<Part>,
    unwanted: Vec<Part>,
    /// Something was left out because the text is longer than the limits allow.
    pub cut: bool,
}

#[derive(Debug, Clone, PartialEq)]
enum Part {
    Words(String),
    Phrase(String),
    Unfinished(String),
}

impl Part {
    fn clause(&self) -> Clause {
        match self {
            Self::Words(text) => Clause::Term { field: None, text: text.clone() },
            Self::Phrase(text) => Clause::Phrase { field: None, text: text.clone() },
            Self::Unfinished(text) => Clause::Prefix { field: None, text: text.clone() },
        }
    }

    fn is_stop_word(&self, languages: &[Language]) -> bool {
        matches!(self, Self::Words(text) if words(text).all(|word| is_stop_word(&fold_word(word), languages)))
    }
}

impl Parsed {
    /// Reads `text`; with `unfinished` its last word may go on, unless something other than a letter or digit follows it.
    pub(crate) fn read(text: &str, unfinished: bool, limits: &Limits) -> Self {
        let end = text.char_indices().nth(limits.people_chars).map_or(text.len(), |(at, _)| at);
        let mut parsed = Self { cut: end < text.len(), ..Self::default() };
        let mut rest = text[..end].trim_start();
        let mut left = limits.people_words;
        while !rest.is_empty() {
            let (not, from) = match rest.strip_prefix(['-', '−', '–']) {
                Some(from) if from.starts_with(|c: char| c.is_alphanumeric() || is_quote(c)) => (true, from),
                _ => (false, rest),
            };
            let (part, after) = next_part(from, unfinished);
            rest = after.trim_start();
            let Some(part) = part else { continue };
            let (Part::Words(text) | Part::Phrase(text) | Part::Unfinished(text)) = &part;
            let count = words(text).count();
            if count > left {
                parsed.cut = true;
                break;
            }
            left -= count;
            match (not, part) {
                (true, Part::Unfinished(text)) => parsed.unwanted.push(Part::Words(text)),
                (true, part) => parsed.unwanted.push(part),
                (false, part) => parsed.wanted.push(part),
            }
        }
        parsed
    }

    /// Whether asking for any of the words could find more than asking for all of them.
    pub(crate) fn can_be_looser(&self, languages: &[Language]) -> bool {
        self.wanted.iter().filter(|part| !part.is_stop_word(languages)).count() > 1
    }

    /// The words that are wanted, for suggestions.
    pub(crate) fn wanted_words(&self) -> impl Iterator<Item = &str> {
        self.wanted.iter().flat_map(|part| match part {
            Part::Words(text) | Part::Phrase(text) | Part::Unfinished(text) => words(text),
        })
    }

    /// As a clause: all the words, or any of them. Small words lift the rank and are not insisted on.
    pub(crate) fn clause(&self, all: bool, languages: &[Language]) -> Clause {
        let (small, telling): (Vec<&Part>, Vec<&Part>) =
            self.wanted.iter().partition(|part| part.is_stop_word(languages));
        let (small, telling) = if telling.is_empty() { (telling, small) } else { (small, telling) };
        let telling: Vec<Clause> = telling.into_iter().map(Part::clause).collect();
        let must = match telling.len() {
            0 => Clause::Everything,
            _ if all => Clause::All(telling),
            _ => Clause::Any(telling),
        };
        let must = if small.is_empty() {
            must
        } else {
            Clause::Prefer(Box::new(must), small.into_iter().map(Part::clause).collect())
        };
        if self.unwanted.is_empty() {
            return must;
        }
        let nots = self.unwanted.iter().map(|part| Clause::Not(Box::new(part.clause())));
        Clause::All(std::iter::once(must).chain(nots).collect())
    }
}

/// The next part of `text`, and what follows it.
fn next_part(text: &str, unfinished: bool) -> (Option<Part>, &str) {
    if let Some(inner) = text.strip_prefix(is_quote) {
        let end = inner.find(is_quote).unwrap_or(inner.len());
        let after = inner[end..].strip_prefix(is_quote).unwrap_or_default();
        return (some_words(&inner[..end]).map(Part::Phrase), after);
    }
    let end = text.find(|c: char| c.is_whitespace() || is_quote(c)).unwrap_or(text.len());
    let (word, after) = text.split_at(end);
    let last = unfinished && after.is_empty() && word.ends_with(char::is_alphanumeric);
    (some_words(word).map(if last { Part::Unfinished } else { Part::Words }), after)
}

fn some_words(text: &str) -> Option<String> {
    words(text).next().map(|_| text.to_owned())
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»' | '‟')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Clause {
        Parsed::read(text, false, &Limits::default()).clause(true, &[Language::En])
    }

    fn term(text: &str) -> Clause {
        Clause::words(text)
    }

    #[test]
    fn words_are_all_wanted_and_quotes_hold_them_together() {
        assert_eq!(read("air  quality"), Clause::All(vec![term("air"), term("quality")]));
        let phrase = Clause::Phrase { field: None, text: "air quality".to_owned() };
        assert_eq!(read("„air quality“ bus"), Clause::All(vec![phrase.clone(), term("bus")]));
        assert_eq!(read("\"air quality"), Clause::All(vec![phrase]));
    }

    #[test]
    fn a_minus_before_a_word_takes_it_away_and_within_a_word_it_does_not() {
        let no_bus = Clause::Not(Box::new(term("bus")));
        assert_eq!(read("air -bus"), Clause::All(vec![Clause::All(vec![term("air")]), no_bus.clone()]));
        assert_eq!(read("-bus"), Clause::All(vec![Clause::Everything, no_bus]));
        assert_eq!(read("e-mobility - x"), Clause::All(vec![term("e-mobility"), term("x")]));
    }

    #[test]
    fn small_words_lift_the_rank_only_unless_there_are_no_others() {
        assert_eq!(
            read("the air"),
            Clause::Prefer(Box::new(Clause::All(vec![term("air")])), vec![term("the")])
        );
        assert_eq!(read("the"), Clause::All(vec![term("the")]));
    }

    #[test]
    fn only_the_last_word_may_go_on() {
        let parsed = Parsed::read("air qual", true, &Limits::default());
        let unfinished = Clause::Prefix { field: None, text: "qual".to_owned() };
        assert_eq!(parsed.clause(true, &[]), Clause::All(vec![term("air"), unfinished]));
        let parsed = Parsed::read("air qual ", true, &Limits::default());
        assert_eq!(parsed.clause(true, &[]), Clause::All(vec![term("air"), term("qual")]));
    }

    #[test]
    fn what_is_beyond_the_limits_is_left_out_and_said() {
        let parsed = Parsed::read(&"word ".repeat(17), false, &Limits::default());
        assert!(parsed.cut);
        assert_eq!(parsed.wanted_words().count(), 16);
        assert!(Parsed::read(&"x".repeat(513), false, &Limits::default()).cut);
        assert!(!Parsed::read("x", false, &Limits::default()).cut);
    }

    proptest! {
        #[test]
        fn whatever_people_type_is_a_query_within_the_limits(text in "[-\"“ a-zà-ž*:()\\[\\]~^+&|!/\\\\]{0,600}") {
            let limits = Limits::default();
            for all in [true, false] {
                let clause = Parsed::read(&text, true, &limits).clause(all, &Language::ALL);
                prop_assert!(clause.check(&limits).is_ok());
            }
        }
    }
}
