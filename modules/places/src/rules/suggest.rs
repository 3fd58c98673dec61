//! Places with a name like one that nothing has: longer names first, then misspelt ones.

use crate::gazetteer::{Near, Spellings};
use crate::model::{Candidate, Countries, Reason};

use super::{Hit, Resolver, decide, legal, with_parts};

/// So many suggestions help; more confuse.
const MAX_SUGGESTIONS: usize = 8;

/// Of a longer text only so many words are looked at.
const MAX_WORDS: usize = 12;

/// From this many letters on, two of them may be wrong; below, one.
const LETTERS_FOR_TWO_MISTAKES: usize = 6;

impl Resolver {
    /// Places whose names are like `key`, the likest first.
    pub(super) fn suggestions(&self, key: &str, countries: &Countries) -> Vec<Candidate> {
        let mut keys = vec![key.to_owned()];
        keys.extend(legal::readings(key).into_iter().map(|reading| reading.key).take(2));
        let mut found = Vec::new();
        for key in &keys {
            found.extend(self.longer(key, countries));
            found.extend(self.misspelt(key, countries));
        }
        if found.is_empty() {
            found = self.parts(key, countries);
        }
        found.sort_by_key(|candidate| std::cmp::Reverse((candidate.confidence, candidate.population)));
        let mut seen = Vec::new();
        found.retain(|candidate| {
            let new = !seen.contains(&candidate.id);
            seen.push(candidate.id.clone());
            new
        });
        found.truncate(MAX_SUGGESTIONS);
        found
    }

    /// Places that stand within a longer name: "Nice Côte d'Azur".
    fn parts(&self, key: &str, countries: &Countries) -> Vec<Candidate> {
        let words: Vec<_> = key.split(' ').take(MAX_WORDS).collect();
        decide::ranked(&self.within(&words, countries), "", &[Reason::PartOfName])
    }

    fn longer(&self, key: &str, countries: &Countries) -> Vec<Candidate> {
        let mut hits = Vec::new();
        for asked in countries.iter() {
            for country in with_parts(asked) {
                hits.extend(
                    self.gazetteer
                        .beginning(country, key)
                        .into_iter()
                        .flatten()
                        .map(|(place, ordinal)| Hit { place, ordinal, asked }),
                );
            }
        }
        decide::ranked(&hits, "", &[Reason::LongerName])
    }

    fn misspelt(&self, key: &str, countries: &Countries) -> Vec<Candidate> {
        let mistakes = if key.chars().count() < LETTERS_FOR_TWO_MISTAKES { 1 } else { 2 };
        let Some(near) = Near::to(key, mistakes) else { return Vec::new() };
        let mut found = Vec::new();
        for asked in countries.iter() {
            for country in with_parts(asked) {
                for (letters, spellings) in self.gazetteer.near(country, &near) {
                    found.extend(self.misspelt_by(letters, spellings, asked));
                }
            }
        }
        found
    }

    fn misspelt_by(&self, letters: u8, spellings: Spellings, asked: centum_base::Country) -> Vec<Candidate> {
        let hits: Vec<_> = spellings.map(|(place, ordinal)| Hit { place, ordinal, asked }).collect();
        decide::ranked(&hits, "", &[Reason::Misspelt { letters }])
    }
}
