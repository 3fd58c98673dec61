//! The words that lists are made of, by language: tables only, and how to look in them.
//!
//! Every word stands folded (see `centum_base::fold`), so that case, accents and hyphens do not matter. A new language
//! is new words here; no rule changes.

pub(super) mod columns;
pub(super) mod consortia;
pub(super) mod figures;
pub(super) mod headings;
pub(super) mod legal;

use std::collections::HashSet;
use std::sync::OnceLock;

/// Words or phrases, folded, parted by a bar.
pub(super) struct Words {
    text: &'static str,
    set: OnceLock<HashSet<&'static str>>,
}

impl Words {
    pub(super) const fn new(text: &'static str) -> Self {
        Self { text, set: OnceLock::new() }
    }

    /// Every word, in the order in which they are written.
    pub(super) fn iter(&self) -> impl Iterator<Item = &'static str> {
        self.text.split('|')
    }

    /// Whether `word` is one of them.
    pub(super) fn contains(&self, word: &str) -> bool {
        self.set.get_or_init(|| self.iter().collect()).contains(word)
    }

    /// Whether one of them stands in the folded text `keys`, as whole words.
    pub(super) fn stand_in(&self, keys: &str) -> bool {
        self.iter().any(|phrase| stands_in(keys, phrase))
    }

    /// Where the first of them in `keys` begins.
    pub(super) fn first_in(&self, keys: &str) -> Option<usize> {
        self.iter().filter_map(|phrase| places(keys, phrase).next()).min()
    }

    /// Where the last of them in `keys` begins.
    pub(super) fn last_in(&self, keys: &str) -> Option<usize> {
        self.iter().filter_map(|phrase| places(keys, phrase).last()).max()
    }
}

/// Whether `phrase` stands in the folded text `keys`, as whole words.
pub(super) fn stands_in(keys: &str, phrase: &str) -> bool {
    places(keys, phrase).next().is_some()
}

fn places<'a>(keys: &'a str, phrase: &'a str) -> impl Iterator<Item = usize> + 'a {
    let bounded = move |at: &usize| {
        let before = keys[..*at].bytes().next_back().is_none_or(|byte| byte == b' ');
        let after = keys[at + phrase.len()..].bytes().next().is_none_or(|byte| byte == b' ');
        before && after
    };
    keys.match_indices(phrase).map(|(at, _)| at).filter(bounded)
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
