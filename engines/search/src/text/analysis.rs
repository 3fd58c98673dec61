//! The three ways in which the index reads the same text.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use super::words::Words;
use super::{Language, Stems, fold_word, lower_word, words};

/// Parts the folded form from the spelling in a term of the spelling index: `munchen␟münchen`.
pub(crate) const SPELLING_GAP: char = '\u{1f}';

/// The term of a spelling: sorted by what people type, and it shows what was written.
pub(crate) fn spelling_term(folded: &str, lower: &str) -> String {
    format!("{folded}{SPELLING_GAP}{lower}")
}

/// How a field reads its text.
#[derive(Debug, Clone)]
pub(crate) enum Analysis {
    /// Folded words.
    Words,
    /// Words with their marks, keyed by the folded form.
    Spellings,
    /// Stems of one language; two at one place where spelling and folding give different ones.
    Stems(Stems),
}

impl Analysis {
    pub(crate) fn stems(language: Language) -> Self {
        Self::Stems(Stems::of(language))
    }
}

impl Tokenizer for Analysis {
    type TokenStream<'a> = Stream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Stream<'a> {
        Stream {
            words: words(text),
            analysis: self.clone(),
            also: None,
            token: Token { position: usize::MAX, ..Token::default() },
        }
    }
}

/// The terms of one text.
pub(crate) struct Stream<'a> {
    words: Words<'a>,
    analysis: Analysis,
    also: Option<String>,
    token: Token,
}

impl TokenStream for Stream<'_> {
    fn advance(&mut self) -> bool {
        if let Some(also) = self.also.take() {
            self.token.text = also;
            return true;
        }
        let Some(word) = self.words.next() else { return false };
        self.token.position = self.token.position.wrapping_add(1);
        self.token.text = match &self.analysis {
            Analysis::Words => fold_word(word),
            Analysis::Spellings => spelling_term(&fold_word(word), &lower_word(word)),
            Analysis::Stems(stems) => {
                let (stem, also) = stems.of_word(&lower_word(word), &fold_word(word));
                self.also = also;
                stem
            }
        };
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(mut analysis: Analysis, text: &str) -> Vec<(usize, String)> {
        let mut found = Vec::new();
        analysis.token_stream(text).process(&mut |token| found.push((token.position, token.text.clone())));
        found
    }

    #[test]
    fn two_stems_of_one_word_stand_at_one_place() {
        let found = terms(Analysis::stems(Language::Hu), "iskolák térképe");
        let places: Vec<usize> = found.iter().map(|(place, _)| *place).collect();
        assert!(
            places.contains(&0) && places.contains(&1) && places.iter().all(|place| *place < 2),
            "{found:?}"
        );
    }

    #[test]
    fn a_spelling_is_sorted_by_what_people_type() {
        assert_eq!(terms(Analysis::Spellings, "München"), [(0, "munchen\u{1f}münchen".to_owned())]);
        assert_eq!(terms(Analysis::Words, "München 5"), [(0, "munchen".to_owned()), (1, "5".to_owned())]);
    }
}
