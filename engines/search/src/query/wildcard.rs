//! Words with a `*` or a `?` in them: they are looked for among all that the index has, and all that fit count.

use std::cell::Cell;
use std::collections::BTreeSet;

use tantivy::query::{Query, TermSetQuery};
use tantivy::schema::Field;
use tantivy::{Searcher, TantivyError, Term};

use super::plan::{Leaf, LeafQuery, PREFIX_WEIGHT, Plan, PlanError, Planned, Planner};
use super::{ClauseError, Limits};
use crate::read::Form;
use crate::schema::TextFields;
use crate::text::{fold_word, in_word, words};

/// What stands for other letters.
const OPEN: [char; 2] = ['*', '?'];

/// A text in which every `*` stands for any run of characters, also for none, and every `?` for any single one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern(Vec<String>);

impl Pattern {
    /// Reads a pattern; without a `*` or a `?` it fits itself alone.
    pub fn new(text: &str) -> Self {
        Self(text.split('*').map(str::to_owned).collect())
    }

    /// Whether it fits the whole of a text.
    pub fn fits(&self, text: &str) -> bool {
        let Some((start, rest)) = self.0.split_first() else { return false };
        let Some(taken) = beginning_of(text, start) else { return false };
        let left = &text[taken..];
        let Some((end, middle)) = rest.split_last() else { return left.is_empty() };
        let Some(mut left) = before_end_of(left, end) else { return false };
        for part in middle {
            let Some(behind) = behind_first_of(left, part) else { return false };
            left = behind;
        }
        true
    }

    /// What all that it fits begins with.
    fn beginning(&self) -> &str {
        self.0.first().and_then(|first| first.split('?').next()).unwrap_or_default()
    }
}

/// How many bytes of a text fit a part that it has to begin with.
fn beginning_of(text: &str, part: &str) -> Option<usize> {
    if !part.contains('?') {
        return text.starts_with(part).then_some(part.len());
    }
    let mut letters = text.chars();
    for asked in part.chars() {
        let letter = letters.next()?;
        if asked != '?' && asked != letter {
            return None;
        }
    }
    Some(text.len() - letters.as_str().len())
}

/// What stands before a part that a text has to end in.
fn before_end_of<'a>(text: &'a str, part: &str) -> Option<&'a str> {
    if !part.contains('?') {
        return text.strip_suffix(part);
    }
    let (at, _) = text.char_indices().rev().nth(part.chars().count() - 1)?;
    beginning_of(&text[at..], part).map(|_| &text[..at])
}

/// What stands behind the first place of a text that fits a part.
fn behind_first_of<'a>(text: &'a str, part: &str) -> Option<&'a str> {
    if !part.contains('?') {
        return text.find(part).map(|at| &text[at + part.len()..]);
    }
    text.char_indices().find_map(|(at, _)| {
        let here = &text[at..];
        beginning_of(here, part).map(|taken| &here[taken..])
    })
}

impl Planner<'_> {
    /// Words in every field, some of them with a `*` or a `?`; or all keywords that the pattern fits.
    pub(super) fn wildcard(&self, name: Option<&str>, text: &str) -> Planned {
        if let Some(field) = self.keywords(name)? {
            return Ok(Plan::Filter(self.all_like(field, text, &Pattern::new(text))?));
        }
        let fields = self.texts(name)?;
        let without = text.replace(OPEN, "");
        let said: Vec<&str> = words(&without).collect();
        let mut must = Vec::new();
        for piece in text.split(|letter: char| !OPEN.contains(&letter) && !in_word(letter)) {
            let bare = piece.replace(OPEN, "");
            // What an apostrophe cuts off stands in no index, either.
            if !said.contains(&bare.as_str()) {
                continue;
            }
            must.push(if bare == piece { self.word(&fields, piece)? } else { self.alike(&fields, piece)? });
        }
        Ok(match must.len() {
            0 => Plan::Nothing,
            1 => must.swap_remove(0),
            _ => Plan::All { must, should: Vec::new(), not: Vec::new() },
        })
    }

    /// The words that one pattern fits; where it says how they begin, also the forms of that beginning.
    fn alike(&self, fields: &[(&str, &TextFields)], piece: &str) -> Planned {
        let pattern = Pattern(piece.split('*').map(fold_word).collect());
        let begun = piece.strip_suffix('*').filter(|word| !word.contains(OPEN));
        let mut forms = match begun {
            Some(word) => self.forms(fields, word)?,
            None => Vec::new(),
        };
        for (name, text) in fields {
            forms.push(Plan::Leaf(Leaf {
                field: (*name).to_owned(),
                language: None,
                form: Form::Prefix,
                term: pattern.0.join("*"),
                weight: PREFIX_WEIGHT * text.options.boost,
                query: LeafQuery::Fixed(self.all_like(text.words, piece, &pattern)?),
            }));
        }
        match begun {
            Some(word) => self.with_spellings(word, fields, forms),
            None => Ok(Plan::Best { word: piece.to_owned(), of: forms }),
        }
    }

    fn all_like(&self, field: Field, said: &str, pattern: &Pattern) -> Result<Box<dyn Query>, PlanError> {
        let found = fitting(self.searcher, field, (said, pattern), self.limits, &self.looked_at)?;
        Ok(Box::new(TermSetQuery::new(found.iter().map(|term| Term::from_field_text(field, term)))))
    }
}

/// Every term of a field that a pattern fits; refused where that would be more than the limits allow.
fn fitting(
    searcher: &Searcher,
    field: Field,
    (said, pattern): (&str, &Pattern),
    limits: &Limits,
    looked_at: &Cell<usize>,
) -> Result<BTreeSet<String>, PlanError> {
    let mut found = BTreeSet::new();
    for segment in searcher.segment_readers() {
        let index = segment.inverted_index(field)?;
        let terms = index.terms().range().ge(pattern.beginning().as_bytes());
        let mut stream = terms.into_stream().map_err(TantivyError::from)?;
        while stream.advance() {
            looked_at.set(looked_at.get() + 1);
            if looked_at.get() > limits.looked_at {
                return Err(ClauseError::Searched { limit: limits.looked_at }.into());
            }
            let Ok(term) = std::str::from_utf8(stream.key()) else { continue };
            if !term.starts_with(pattern.beginning()) {
                break;
            }
            if pattern.fits(term) && !found.contains(term) {
                found.insert(term.to_owned());
                if found.len() > limits.alike {
                    return Err(ClauseError::Vague { pattern: said.to_owned(), limit: limits.alike }.into());
                }
            }
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_star_stands_for_anything_also_for_nothing() {
        for (pattern, text) in [
            ("*", ""),
            ("*ate*", "water"),
            ("*water", "water"),
            ("wa*", "water"),
            ("w*t*r", "water"),
            ("water*", "water"),
            ("**water", "water"),
            ("*ß*", "straße"),
            ("w?ter", "water"),
            ("?at??", "water"),
            ("w?*r", "water"),
            ("*t?r", "water"),
            ("*a?e*", "water"),
            ("str?ße", "straße"),
            ("*?", "é"),
        ] {
            assert!(Pattern::new(pattern).fits(text), "{pattern} {text}");
        }
        for (pattern, text) in [
            ("", "a"),
            ("water", "waters"),
            ("*water", "waters"),
            ("w*w", "w"),
            ("w*r*t", "water"),
            ("*aa*a", "aa"),
            ("é*", "e"),
            ("wa?e?", "wat"),
            ("?water", "water"),
            ("w?r", "water"),
            ("*?", ""),
            ("wa?er?*r", "water"),
            ("a?b*?", "a"),
        ] {
            assert!(!Pattern::new(pattern).fits(text), "{pattern} {text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_left_out_of_a_text_can_be_a_star(
            text in "\\PC{0,12}",
            from in 0_usize..12,
            to in 0_usize..12,
        ) {
            let letters: Vec<char> = text.chars().filter(|letter| !OPEN.contains(letter)).collect();
            let (from, to) = (from.min(letters.len()), to.min(letters.len()));
            let (from, to) = (from.min(to), from.max(to));
            let (before, after): (String, String) =
                (letters[..from].iter().collect(), letters[to..].iter().collect());
            let whole: String = letters.iter().collect();
            let pattern = format!("{before}*{after}");
            prop_assert!(Pattern::new(&pattern).fits(&whole));
            let pattern = format!("{before}{}{after}", "?".repeat(to - from));
            prop_assert!(Pattern::new(&pattern).fits(&whole));
        }
    }
}
