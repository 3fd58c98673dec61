//! The statistics behind scores, kept for as long as somebody turns pages.
//!
//! A score depends on how often a word stands in the whole index. When documents come in between two pages, scores
//! move, and a hit could be seen twice or not at all. So the first page keeps the figures it was made with, and a
//! cursor names them. They are small. When they are gone (a restart, or many others since), today's are used.

use std::cell::RefCell;
use std::collections::{HashMap, VecDeque};
use std::sync::Arc;

use tantivy::query::Bm25StatisticsProvider;
use tantivy::schema::Field;
use tantivy::{Searcher, Term};

/// So many queries have their figures kept.
const MAX_KEPT: usize = 512;

/// The figures behind the scores of one query.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Figures {
    documents: u64,
    tokens: HashMap<Field, u64>,
    frequencies: HashMap<Term, u64>,
}

/// Figures by the number that a cursor names.
#[derive(Debug, Default)]
pub(crate) struct Kept {
    last: u64,
    kept: VecDeque<(u64, u64, Arc<Figures>)>,
}

impl Kept {
    /// Keeps the figures of the query with this mark. The same ones go by the number that they have, so that the same
    /// answer is the same to the letter; a query without words needs none, and has the number 0.
    pub(super) fn keep(&mut self, mark: u64, figures: Figures) -> u64 {
        if figures.frequencies.is_empty() {
            return 0;
        }
        let same = self.kept.iter().position(|(_, by, of)| *by == mark && **of == figures);
        if let Some(known) = same.and_then(|at| self.kept.remove(at)) {
            let number = known.0;
            self.kept.push_back(known);
            return number;
        }
        self.last += 1;
        if self.kept.len() == MAX_KEPT {
            self.kept.pop_front();
        }
        self.kept.push_back((self.last, mark, Arc::new(figures)));
        self.last
    }

    /// The figures of this number, if they are still here and belong to this query.
    pub(super) fn find(&self, number: u64, mark: u64) -> Option<Arc<Figures>> {
        self.kept
            .iter()
            .find(|(of, by, _)| (*of, *by) == (number, mark))
            .map(|(_, _, figures)| figures.clone())
    }
}

/// Gives the engine its figures, earlier ones first, and notes what was asked.
pub(super) struct Provider<'a> {
    searcher: &'a Searcher,
    earlier: Option<Arc<Figures>>,
    /// Today's frequencies, as far as the plan looked them up.
    known: HashMap<Term, u64>,
    noted: RefCell<Figures>,
}

impl<'a> Provider<'a> {
    pub(super) fn new(
        searcher: &'a Searcher,
        earlier: Option<Arc<Figures>>,
        known: HashMap<Term, u64>,
    ) -> Self {
        Self { searcher, earlier, known, noted: RefCell::default() }
    }

    pub(super) fn into_noted(self) -> Figures {
        self.noted.into_inner()
    }
}

impl Bm25StatisticsProvider for Provider<'_> {
    fn total_num_tokens(&self, field: Field) -> tantivy::Result<u64> {
        let noted = self.noted.borrow().tokens.get(&field).copied();
        if let Some(tokens) = noted {
            return Ok(tokens);
        }
        let tokens = match self.earlier.as_ref().and_then(|figures| figures.tokens.get(&field)) {
            Some(tokens) => *tokens,
            None => self.searcher.total_num_tokens(field)?,
        };
        self.noted.borrow_mut().tokens.insert(field, tokens);
        Ok(tokens)
    }

    fn total_num_docs(&self) -> tantivy::Result<u64> {
        let noted = self.noted.borrow().documents;
        if noted > 0 {
            return Ok(noted);
        }
        let documents = match &self.earlier {
            Some(figures) if figures.documents > 0 => figures.documents,
            _ => self.searcher.total_num_docs()?,
        };
        self.noted.borrow_mut().documents = documents;
        Ok(documents)
    }

    fn doc_freq(&self, term: &Term) -> tantivy::Result<u64> {
        let frequency = match self.earlier.as_ref().and_then(|figures| figures.frequencies.get(term)) {
            Some(frequency) => *frequency,
            None => {
                let found = match self.known.get(term) {
                    Some(found) => *found,
                    None => self.searcher.doc_freq(term)?,
                };
                found.min(self.total_num_docs()?)
            }
        };
        self.noted.borrow_mut().frequencies.insert(term.clone(), frequency);
        Ok(frequency)
    }
}
