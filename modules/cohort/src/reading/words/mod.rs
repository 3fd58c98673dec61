//! The words that lists are made of, by language: tables only, and how to look in them.
//!
//! Every word stands folded (see `centum_base::fold`), so that case, accents and hyphens do not matter. A new language
//! is new words here; no rule changes.

pub(super) mod columns;
pub(super) mod consortia;
pub(super) mod figures;
pub(super) mod headings;
pub(super) mod legal;
pub(super) mod numbers;

use std::collections::HashMap;
use std::sync::OnceLock;

/// Words or phrases, folded, parted by a bar.
pub(super) struct Words {
    text: &'static str,
    /// The phrases by their first word, made when they are first asked for.
    by_first: OnceLock<HashMap<&'static str, Vec<&'static str>>>,
}

impl Words {
    pub(super) const fn new(text: &'static str) -> Self {
        Self { text, by_first: OnceLock::new() }
    }

    /// Every phrase, in the order in which they are written.
    pub(super) fn iter(&self) -> impl Iterator<Item = &'static str> {
        self.text.split('|')
    }

    /// The phrases that begin with `word`, in the order in which they are written.
    pub(super) fn beginning_with(&self, word: &str) -> &[&'static str] {
        let by_first = self.by_first.get_or_init(|| {
            let mut by_first: HashMap<&'static str, Vec<&'static str>> = HashMap::new();
            for phrase in self.iter() {
                by_first.entry(phrase.split(' ').next().unwrap_or_default()).or_default().push(phrase);
            }
            by_first
        });
        by_first.get(word).map_or(&[], Vec::as_slice)
    }

    /// Whether `word` is one of them.
    pub(super) fn contains(&self, word: &str) -> bool {
        let first = word.split(' ').next().unwrap_or_default();
        self.beginning_with(first).contains(&word)
    }

    /// How many words the first of them has that the words from `keys` on begin with.
    pub(super) fn length_at<'k>(&self, mut keys: impl Iterator<Item = &'k str> + Clone) -> Option<usize> {
        let first = keys.next()?;
        self.beginning_with(first).iter().find_map(|phrase| {
            let mut rest = keys.clone();
            let mut words = phrase.split(' ').skip(1);
            words.all(|word| rest.next() == Some(word)).then(|| phrase.split(' ').count())
        })
    }

    /// Whether one of them stands in the folded text `keys`, as whole words.
    pub(super) fn stand_in(&self, keys: &str) -> bool {
        self.first_in(keys).is_some()
    }

    /// Where the first of them in `keys` begins.
    pub(super) fn first_in(&self, keys: &str) -> Option<usize> {
        self.places_in(keys).next()
    }

    /// Where the last of them in `keys` begins.
    pub(super) fn last_in(&self, keys: &str) -> Option<usize> {
        self.places_in(keys).last()
    }

    /// Whether the folded text `keys` ends with one of them.
    pub(super) fn end(&self, keys: &str) -> bool {
        let ends = |phrase: &str| {
            keys.strip_suffix(phrase).is_some_and(|before| before.is_empty() || before.ends_with(' '))
        };
        self.iter().any(ends)
    }

    fn places_in<'k>(&'k self, keys: &'k str) -> impl Iterator<Item = usize> + 'k {
        let words = keys.split(' ').scan(0, |from, word| {
            let at = *from;
            *from += word.len() + 1;
            Some((at, word))
        });
        words
            .filter(|(at, word)| {
                self.beginning_with(word).iter().any(|phrase| {
                    keys[*at..]
                        .strip_prefix(phrase)
                        .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
                })
            })
            .map(|(at, _)| at)
    }
}

/// Whether `phrase` stands in the folded text `keys`, as whole words.
pub(super) fn stands_in(keys: &str, phrase: &str) -> bool {
    keys.match_indices(phrase).any(|(at, _)| {
        let before = keys[..at].bytes().next_back().is_none_or(|byte| byte == b' ');
        let after = keys[at + phrase.len()..].bytes().next().is_none_or(|byte| byte == b' ');
        before && after
    })
}

/// A small word that ends no name: after it, a country belongs to the name ("Association of Towns of Slovenia").
pub(super) static LINKING: Words = Words::new(
    "of|in|for|from|at|to|de|du|des|d|del|della|delle|dei|di|da|do|dos|das|von|van|der|fur|en|em|w|\
     z|pour|dans|per|para|voor|and|et|und",
);

/// Words that make a sentence of a line; no name of a city or a network has one.
pub(super) static SENTENCE_WORDS: Words = Words::new(
    "is|are|was|were|will|has|have|had|be|been|can|we|our|they|their|this|that|which|you|your|est|\
     sont|sera|seront|ete|ont|nous|notre|qui|cette|ist|sind|wird|werden|wurde|wurden|hat|haben|wir|\
     unser|unsere|dass|diese|es|son|han|nuestro|sono|saranno|hanno|nostra|sao|foram|zijn|worden|\
     onze|jest|zostaly|zostanie",
);

/// Countries as German sentences bend their names, folded.
pub(super) const BENT_COUNTRIES: &[(&str, &str)] = &[
    ("vereinigten konigreich", "GB"),
    ("vereinigten konigreichs", "GB"),
    ("vereinigten konigreiches", "GB"),
    ("niederlanden", "NL"),
    ("tschechischen republik", "CZ"),
    ("slowakischen republik", "SK"),
    ("vereinigten staaten", "US"),
];

/// The last word of a folded key, and the words before it.
pub(super) fn last_word(key: &str) -> &str {
    key.rsplit(' ').next().unwrap_or(key)
}
