//! Words to go on with, and words that were probably meant.

use std::collections::BTreeMap;

use tantivy::query::{EnableScoring, FuzzyTermQuery, Query as _};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocSet as _, TERMINATED, Term};

use super::search::Work;
use crate::error::SearchError;
use crate::query::{Clause, Parsed, Plan, completions};
use crate::text::{SPELLING_GAP, Stems, fold_word, lower_word, words};

/// Suggestions in one answer.
pub(crate) const MAX_SUGGESTIONS: usize = 50;
/// Words that are tried behind what was typed before, the most frequent first.
const MAX_TRIED: usize = 64;
/// Words that are looked at for what was meant.
const MAX_SIMILAR: usize = 2_000;
/// Shorter words are like too many others.
const SHORTEST_MEANT: usize = 3;
/// From this length two letters may be wrong.
const TWO_WRONG_FROM: usize = 6;

/// What somebody may go on with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// What was typed, with its last word completed.
    pub text: String,
    /// Documents that have all of it. For a single word this includes documents replaced since the last merge.
    pub documents: u64,
}

/// Suggestions for what was typed so far.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Suggestions {
    /// Completions, the most frequent first.
    pub completions: Vec<Suggestion>,
    /// Another spelling, where a word is not known.
    pub did_you_mean: Option<String>,
}

/// A completed word: how it is most often spelt, and how many documents have it.
struct Word {
    folded: String,
    spelt: String,
    documents: u64,
}

impl Work<'_> {
    /// What can follow on `text`.
    pub(crate) fn suggest(&self, text: &str, limit: usize) -> Result<Suggestions, SearchError> {
        let limit = limit.min(MAX_SUGGESTIONS);
        let parsed = Parsed::read(text, true, &self.request.limits);
        let did_you_mean = self.did_you_mean(&parsed)?;
        let found: Vec<&str> = words(text).collect();
        let unfinished = text.ends_with(char::is_alphanumeric);
        let (Some((last, before)), true, false) = (found.split_last(), unfinished, parsed.cut) else {
            return Ok(Suggestions { completions: Vec::new(), did_you_mean });
        };
        let head = &text[..last.as_ptr() as usize - text.as_ptr() as usize];
        let mut suggestions = Vec::new();
        for word in self.completed(&fold_word(last))? {
            self.deadline.check()?;
            let documents = match before {
                [] if self.is_there(&word.folded)? => word.documents,
                [] => 0,
                before => self.count_with(before, &word.folded)?,
            };
            if documents > 0 {
                suggestions.push(Suggestion { text: format!("{head}{}", word.spelt), documents });
            }
            if before.is_empty() && suggestions.len() == limit {
                break;
            }
        }
        suggestions.sort_by(|a, b| b.documents.cmp(&a.documents).then_with(|| a.text.cmp(&b.text)));
        suggestions.truncate(limit);
        Ok(Suggestions { completions: suggestions, did_you_mean })
    }

    /// Words that begin so, in the fields that keep spellings; the most frequent first.
    fn completed(&self, folded: &str) -> Result<Vec<Word>, SearchError> {
        let mut by_folded: BTreeMap<String, (u64, u64, String)> = BTreeMap::new();
        for field in self.layout.texts().filter_map(|(_, text)| text.spellings) {
            for found in completions(&self.snapshot.searcher, field, folded, usize::MAX)? {
                let Some((folded, spelt)) = found.term.split_once(SPELLING_GAP) else { continue };
                let (sum, most, best) = by_folded.entry(folded.to_owned()).or_default();
                *sum += found.documents;
                if found.documents > *most {
                    (*most, *best) = (found.documents, spelt.to_owned());
                }
            }
        }
        let mut found: Vec<Word> = by_folded
            .into_iter()
            .map(|(folded, (documents, _, spelt))| Word { folded, spelt, documents })
            .collect();
        found.sort_by(|a, b| b.documents.cmp(&a.documents).then_with(|| a.folded.cmp(&b.folded)));
        found.truncate(MAX_TRIED);
        Ok(found)
    }

    /// The text fields that keep spellings.
    fn spelt(&self) -> impl Iterator<Item = Field> + '_ {
        self.layout.texts().filter(|(_, text)| text.spellings.is_some()).map(|(_, text)| text.words)
    }

    /// Whether some document still has the word: dictionaries remember those of deleted ones until the next merge.
    fn is_there(&self, folded: &str) -> Result<bool, SearchError> {
        for field in self.spelt() {
            let term = Term::from_field_text(field, folded);
            for segment in self.snapshot.searcher.segment_readers() {
                let found = segment.inverted_index(field)?.read_postings(&term, IndexRecordOption::Basic)?;
                let Some(mut postings) = found else { continue };
                let alive = segment.alive_bitset();
                let mut doc = postings.doc();
                while doc != TERMINATED {
                    if alive.is_none_or(|alive| alive.is_alive(doc)) {
                        return Ok(true);
                    }
                    doc = postings.advance();
                }
            }
        }
        Ok(false)
    }

    /// Documents that have the words before and this one.
    fn count_with(&self, before: &[&str], folded: &str) -> Result<u64, SearchError> {
        let searcher = &self.snapshot.searcher;
        let of = Clause::All(before.iter().map(|word| Clause::words(*word)).collect());
        let planner = self.planner();
        let last = planner.plan(&Clause::words(folded))?;
        let both = Plan::All { must: vec![planner.plan(&of)?, last], should: Vec::new(), not: Vec::new() };
        let weight = both.query().weight(EnableScoring::disabled_from_searcher(searcher))?;
        let mut count = 0;
        for segment in searcher.segment_readers() {
            count += u64::from(weight.count(segment)?);
        }
        Ok(count)
    }

    /// The text with every unknown word replaced by the nearest known one; none where nothing is to be replaced.
    pub(super) fn did_you_mean(&self, parsed: &Parsed) -> Result<Option<String>, SearchError> {
        let mut replaced = false;
        let mut meant: Vec<String> = Vec::new();
        for word in parsed.wanted_words() {
            self.deadline.check()?;
            let nearest = if self.is_known(word)? { None } else { self.nearest(&fold_word(word))? };
            replaced |= nearest.is_some();
            meant.push(nearest.unwrap_or_else(|| word.to_owned()));
        }
        Ok(replaced.then(|| meant.join(" ")))
    }

    fn is_known(&self, word: &str) -> Result<bool, SearchError> {
        let searcher = &self.snapshot.searcher;
        let (lower, folded) = (lower_word(word), fold_word(word));
        for (_, text) in self.layout.texts() {
            if searcher.doc_freq(&Term::from_field_text(text.words, &folded))? > 0 {
                return Ok(true);
            }
            for (language, field) in text.stems.iter().filter(|(of, _)| self.languages.contains(of)) {
                let (stem, _) = Stems::of(*language).of_word(&lower, &folded);
                if searcher.doc_freq(&Term::from_field_text(*field, &stem))? > 0 {
                    return Ok(true);
                }
            }
        }
        Ok(false)
    }

    /// The known word with the fewest wrong letters; among those the most frequent.
    fn nearest(&self, folded: &str) -> Result<Option<String>, SearchError> {
        let letters = folded.chars().count();
        if letters < SHORTEST_MEANT || folded.chars().all(char::is_numeric) {
            return Ok(None);
        }
        let wrong = if letters >= TWO_WRONG_FROM { 2 } else { 1 };
        let mut best: Option<(usize, u64, String)> = None;
        for field in self.spelt() {
            for (term, documents) in self.similar(field, folded, wrong)? {
                let distance = distance(folded, &term);
                let nearer = best.as_ref().is_none_or(|(of, most, _)| {
                    (distance, std::cmp::Reverse(documents)) < (*of, std::cmp::Reverse(*most))
                });
                if nearer && self.is_there(&term)? {
                    best = Some((distance, documents, term));
                }
            }
        }
        let Some((_, _, term)) = best else { return Ok(None) };
        let spelt = self.completed(&format!("{term}{SPELLING_GAP}"))?.into_iter().next();
        Ok(Some(spelt.map_or(term, |word| word.spelt)))
    }

    fn similar(&self, field: Field, folded: &str, wrong: u8) -> Result<BTreeMap<String, u64>, SearchError> {
        let mut found = BTreeMap::new();
        let query = FuzzyTermQuery::new(Term::from_field_text(field, folded), wrong, true);
        for segment in self.snapshot.searcher.segment_readers() {
            self.deadline.check()?;
            let index = segment.inverted_index(field)?;
            let mut stream = index.terms().search(query.automaton()?).into_stream()?;
            while found.len() < MAX_SIMILAR && stream.advance() {
                if let Ok(term) = std::str::from_utf8(stream.key()) {
                    *found.entry(term.to_owned()).or_default() += u64::from(stream.value().doc_freq);
                }
            }
        }
        Ok(found)
    }
}

/// Letters to put in, take out, change or swap with their neighbour until one word is the other.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut rows: Vec<Vec<usize>> = vec![(0..=b.len()).collect()];
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let change = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut least = change.min(rows[i - 1][j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(rows[i - 2][j - 2] + 1);
            }
            row.push(least);
        }
        rows.push(row);
    }
    rows[a.len()][b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_letters_swapped_are_one_mistake() {
        assert_eq!(distance("quality", "qualtiy"), 1);
        assert_eq!(distance("quality", "quality"), 0);
        assert_eq!(distance("air", "fair"), 1);
        assert_eq!(distance("", "abc"), 3);
    }
}
