//! From clauses to what the engine runs: every word in every field, form and language that it may be met in.

use std::cell::{Cell, RefCell};
use std::collections::{HashMap, HashSet};
use std::ops::Bound;

use tantivy::query::{
    AllQuery, BooleanQuery, BoostQuery, ConstScoreQuery, DisjunctionMaxQuery, EmptyQuery, ExistsQuery, Occur,
    PhraseQuery, Query, RangeQuery, TermQuery, TermSetQuery,
};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{Searcher, Term};

use super::{Bounds, Clause, ClauseError, Limits, Scalar, bounds, completions, laid, present};
use crate::read::Form;
use crate::schema::{KEY, Laid, Layout, TextFields, box_names};
use crate::text::{Language, Stems, fold_word, lower_word, spelling_term, words};

/// What a match in another field or form than the best one adds.
const TIE_BREAKER: f32 = 0.1;
/// A stem counts less than the word itself.
const STEM_WEIGHT: f32 = 0.7;
/// Words that only begin alike have a fixed weight.
pub(super) const PREFIX_WEIGHT: f32 = 0.5;
/// What the exact spelling adds, as a multiple of how rare it is. The word itself gives at most 2.2 of that, in the
/// shortest of texts, so that no length makes up for a spelling.
const SPELLING_WEIGHT: f32 = 4.0;
/// The beginning of a word is completed from so many characters.
const SHORTEST_PREFIX: usize = 2;

/// What is to be run, in a shape that can also be explained.
#[derive(Debug)]
pub(crate) enum Plan {
    Everything,
    Nothing,
    /// All of `must`, none of `not`; `should` adds to the score.
    All {
        must: Vec<Plan>,
        should: Vec<Plan>,
        not: Vec<Plan>,
    },
    /// At least one; scores are added.
    Any(Vec<Plan>),
    /// One word in its fields and forms: the best one counts.
    Best {
        word: String,
        of: Vec<Plan>,
    },
    /// A condition that has no part in the score.
    Filter(Box<dyn Query>),
    Leaf(Leaf),
}

/// One term in one field.
#[derive(Debug)]
pub(crate) struct Leaf {
    pub field: String,
    pub language: Option<Language>,
    pub form: Form,
    pub term: String,
    pub weight: f32,
    pub query: LeafQuery,
}

/// How a leaf is looked up.
#[derive(Debug)]
pub(crate) enum LeafQuery {
    Scored(Box<dyn Query>),
    Fixed(Box<dyn Query>),
}

impl Leaf {
    pub(crate) fn query(&self) -> Box<dyn Query> {
        match &self.query {
            LeafQuery::Scored(query) => Box::new(BoostQuery::new(query.box_clone(), self.weight)),
            LeafQuery::Fixed(query) => Box::new(ConstScoreQuery::new(query.box_clone(), self.weight)),
        }
    }
}

impl Plan {
    /// The engine's query.
    pub(crate) fn query(&self) -> Box<dyn Query> {
        match self {
            Self::Everything => Box::new(ConstScoreQuery::new(Box::new(AllQuery), 0.0)),
            Self::Nothing => Box::new(EmptyQuery),
            Self::All { must, should, not } => {
                let of = |occur: Occur, plans: &[Self]| -> Vec<(Occur, Box<dyn Query>)> {
                    plans.iter().map(|plan| (occur, plan.query())).collect()
                };
                let mut parts = of(Occur::Must, must);
                if parts.is_empty() {
                    parts.push((Occur::Must, Self::Everything.query()));
                }
                parts.extend(of(Occur::Should, should));
                parts.extend(of(Occur::MustNot, not));
                Box::new(BooleanQuery::new(parts))
            }
            Self::Any(plans) => Box::new(BooleanQuery::union(plans.iter().map(Self::query).collect())),
            Self::Best { of, .. } => Box::new(DisjunctionMaxQuery::with_tie_breaker(
                of.iter().map(Self::query).collect(),
                TIE_BREAKER,
            )),
            Self::Filter(query) => Box::new(ConstScoreQuery::new(query.box_clone(), 0.0)),
            Self::Leaf(leaf) => leaf.query(),
        }
    }
}

/// Makes plans for one reader.
pub(crate) struct Planner<'a> {
    pub layout: &'a Layout,
    pub searcher: &'a Searcher,
    pub languages: &'a [Language],
    pub limits: &'a Limits,
    /// The text fields that some document has a term in.
    pub filled: &'a HashSet<Field>,
    /// In how many documents a term stands, as far as it was looked up.
    pub frequencies: RefCell<HashMap<Term, u64>>,
    /// Words of the index that patterns were compared with so far.
    pub looked_at: Cell<usize>,
}

pub(super) type Planned = Result<Plan, PlanError>;

/// A clause that does not fit, or an index that cannot be read.
#[derive(Debug, thiserror::Error)]
pub(crate) enum PlanError {
    #[error(transparent)]
    Clause(#[from] ClauseError),
    #[error(transparent)]
    Engine(#[from] tantivy::TantivyError),
}

impl Planner<'_> {
    /// The plan of a clause that was checked against the limits.
    pub(crate) fn plan(&self, clause: &Clause) -> Planned {
        Ok(match clause {
            Clause::Everything => Plan::Everything,
            Clause::All(inner) => self.all(inner)?,
            Clause::Any(inner) if inner.is_empty() => Plan::Nothing,
            Clause::Any(inner) => {
                Plan::Any(inner.iter().map(|clause| self.plan(clause)).collect::<Result<_, _>>()?)
            }
            Clause::Not(inner) => {
                Plan::All { must: Vec::new(), should: Vec::new(), not: vec![self.plan(inner)?] }
            }
            Clause::Prefer(must, should) => Plan::All {
                must: vec![self.plan(must)?],
                should: should.iter().map(|clause| self.plan(clause)).collect::<Result<_, _>>()?,
                not: Vec::new(),
            },
            Clause::Term { field, text } => self.text(field.as_deref(), text, Self::word)?,
            Clause::Prefix { field, text } => self.prefix(field.as_deref(), text)?,
            Clause::Wildcard { field, text } => self.wildcard(field.as_deref(), text)?,
            Clause::Phrase { field, text } => self.phrase(field.as_deref(), text)?,
            Clause::Facet { field, value } => match laid(self.layout, field)? {
                Laid::Facet { field, .. } => Plan::Filter(keyword(*field, value)),
                _ => return Err(kind(field)),
            },
            Clause::Range { field, from, to } => self.range(field, from, to)?,
            Clause::Box { field, bounds } => self.bounds(field, *bounds)?,
            Clause::Present { field } => self.present(field)?,
            Clause::Keys(keys) => {
                let terms = keys.iter().map(|key| Term::from_field_text(self.layout.key, key));
                Plan::Filter(Box::new(TermSetQuery::new(terms)))
            }
        })
    }

    fn all(&self, inner: &[Clause]) -> Planned {
        let (mut must, mut not) = (Vec::new(), Vec::new());
        for clause in inner {
            match clause {
                Clause::Not(unwanted) => not.push(self.plan(unwanted)?),
                Clause::Everything => {}
                wanted => must.push(self.plan(wanted)?),
            }
        }
        Ok(match (must.len(), not.len()) {
            (0, 0) => Plan::Everything,
            (1, 0) => must.swap_remove(0),
            _ => Plan::All { must, should: Vec::new(), not },
        })
    }

    /// The text fields that are asked: the named one, or all of them.
    pub(super) fn texts(&self, name: Option<&str>) -> Result<Vec<(&str, &TextFields)>, ClauseError> {
        match name {
            None => Ok(self.layout.texts().collect()),
            Some(name) => {
                let found: Vec<_> = self.layout.texts().filter(|(of, _)| *of == name).collect();
                if found.is_empty() { Err(ClauseError::Kind(name.to_owned())) } else { Ok(found) }
            }
        }
    }

    /// The keyword field of this name, where it is one.
    pub(super) fn keywords(&self, name: Option<&str>) -> Result<Option<Field>, ClauseError> {
        let Some(name) = name else { return Ok(None) };
        Ok(match laid(self.layout, name)? {
            Laid::Facet { field, .. } => Some(*field),
            _ => None,
        })
    }

    fn text(
        &self,
        name: Option<&str>,
        text: &str,
        last: fn(&Self, &[(&str, &TextFields)], &str) -> Planned,
    ) -> Planned {
        if let Some(field) = self.keywords(name)? {
            return Ok(Plan::Filter(keyword(field, text)));
        }
        let fields = self.texts(name)?;
        let found: Vec<&str> = words(text).collect();
        let Some((unfinished, before)) = found.split_last() else { return Ok(Plan::Nothing) };
        let mut must = before.iter().map(|word| self.word(&fields, word)).collect::<Result<Vec<_>, _>>()?;
        must.push(last(self, &fields, unfinished)?);
        Ok(if must.len() == 1 {
            must.swap_remove(0)
        } else {
            Plan::All { must, should: Vec::new(), not: Vec::new() }
        })
    }

    /// One word in every field, form and language; its exact spelling adds.
    pub(super) fn word(&self, fields: &[(&str, &TextFields)], word: &str) -> Planned {
        let forms = self.forms(fields, word)?;
        self.with_spellings(word, fields, forms)
    }

    /// Whether the term stands in any document. One that does not takes no part: a word has some hundred forms in all
    /// fields and languages, of which a handful are there, and to run a query for each costs more than the hits.
    fn stands(&self, term: &Term) -> tantivy::Result<bool> {
        if !self.filled.contains(&term.field()) {
            return Ok(false);
        }
        let known = self.frequencies.borrow().get(term).copied();
        let documents = match known {
            Some(documents) => documents,
            None => {
                let documents = self.searcher.doc_freq(term)?;
                self.frequencies.borrow_mut().insert(term.clone(), documents);
                documents
            }
        };
        Ok(documents > 0)
    }

    /// The forms of a word that stand somewhere.
    pub(super) fn forms(&self, fields: &[(&str, &TextFields)], word: &str) -> Result<Vec<Plan>, PlanError> {
        let (lower, folded) = (lower_word(word), fold_word(word));
        let stems: HashMap<Language, (String, Option<String>)> = self
            .languages
            .iter()
            .map(|language| (*language, Stems::of(*language).of_word(&lower, &folded)))
            .collect();
        let mut forms = Vec::new();
        for (name, text) in fields {
            let mut leaf = |language, form, term: &str, field, weight: f32| -> Result<(), PlanError> {
                let asked = Term::from_field_text(field, term);
                if self.stands(&asked)? {
                    forms.push(Plan::Leaf(Leaf {
                        field: (*name).to_owned(),
                        language,
                        form,
                        term: term.to_owned(),
                        weight: weight * text.options.boost,
                        query: LeafQuery::Scored(Box::new(TermQuery::new(
                            asked,
                            IndexRecordOption::WithFreqs,
                        ))),
                    }));
                }
                Ok(())
            };
            leaf(None, Form::Word, &folded, text.words, 1.0)?;
            for (language, field) in text.stems.iter().filter(|(_, field)| self.filled.contains(field)) {
                let Some((stem, also)) = stems.get(language) else { continue };
                for stem in std::iter::once(stem).chain(also) {
                    leaf(Some(*language), Form::Stem, stem, *field, STEM_WEIGHT)?;
                }
            }
        }
        Ok(forms)
    }

    fn prefix(&self, name: Option<&str>, text: &str) -> Planned {
        match self.keywords(name)? {
            Some(field) => {
                // Every keyword that begins so lies before the beginning with the last of all letters behind it.
                let term = |text: &str| Term::from_field_text(field, text);
                let beyond = term(&format!("{text}{}", char::MAX));
                let range = RangeQuery::new(Bound::Included(term(text)), Bound::Excluded(beyond));
                Ok(Plan::Filter(Box::new(range)))
            }
            None => self.text(name, text, Self::unfinished),
        }
    }

    /// A word that may go on: itself in all its forms, or one of the most frequent words that begin like it.
    fn unfinished(&self, fields: &[(&str, &TextFields)], word: &str) -> Planned {
        let mut forms = self.forms(fields, word)?;
        let folded = fold_word(word);
        if folded.chars().count() >= SHORTEST_PREFIX {
            for (name, text) in fields {
                let found = completions(self.searcher, text.words, &folded, self.limits.expansions)?;
                let terms = found.iter().map(|one| Term::from_field_text(text.words, &one.term));
                forms.push(Plan::Leaf(Leaf {
                    field: (*name).to_owned(),
                    language: None,
                    form: Form::Prefix,
                    term: folded.clone(),
                    weight: PREFIX_WEIGHT * text.options.boost,
                    query: LeafQuery::Fixed(Box::new(TermSetQuery::new(terms))),
                }));
            }
        }
        self.with_spellings(word, fields, forms)
    }

    /// The best of the forms; the exact spelling adds, where it stands.
    pub(super) fn with_spellings(
        &self,
        word: &str,
        fields: &[(&str, &TextFields)],
        forms: Vec<Plan>,
    ) -> Planned {
        if forms.is_empty() {
            return Ok(Plan::Nothing);
        }
        let best = Plan::Best { word: word.to_owned(), of: forms };
        let (lower, folded) = (lower_word(word), fold_word(word));
        let spelling = spelling_term(&folded, &lower);
        let mut should = Vec::new();
        for (name, text) in fields {
            let Some(field) = text.spellings else { continue };
            let term = Term::from_field_text(field, &spelling);
            if self.stands(&term)? {
                should.push(Plan::Leaf(Leaf {
                    field: (*name).to_owned(),
                    language: None,
                    form: Form::Spelling,
                    term: lower.clone(),
                    weight: SPELLING_WEIGHT * text.options.boost,
                    query: LeafQuery::Scored(Box::new(TermQuery::new(term, IndexRecordOption::Basic))),
                }));
            }
        }
        Ok(if should.is_empty() { best } else { Plan::All { must: vec![best], should, not: Vec::new() } })
    }

    fn phrase(&self, name: Option<&str>, text: &str) -> Planned {
        if let Some(field) = self.keywords(name)? {
            return Ok(Plan::Filter(keyword(field, text)));
        }
        let folded: Vec<String> = words(text).map(fold_word).collect();
        let mut of = Vec::new();
        for (name, fields) in self.texts(name)? {
            let terms: Vec<Term> =
                folded.iter().map(|word| Term::from_field_text(fields.words, word)).collect();
            let query: Box<dyn Query> = match terms.as_slice() {
                [] => return Ok(Plan::Nothing),
                [term] => Box::new(TermQuery::new(term.clone(), IndexRecordOption::WithFreqs)),
                _ if fields.options.phrases => Box::new(PhraseQuery::new(terms)),
                _ => continue,
            };
            of.push(Plan::Leaf(Leaf {
                field: name.to_owned(),
                language: None,
                form: Form::Phrase,
                term: folded.join(" "),
                weight: fields.options.boost,
                query: LeafQuery::Scored(query),
            }));
        }
        Ok(if of.is_empty() { Plan::Nothing } else { Plan::Best { word: text.to_owned(), of } })
    }

    fn range(&self, name: &str, from: &Bound<Scalar>, to: &Bound<Scalar>) -> Planned {
        let term = |end: &Bound<Scalar>| -> Result<Bound<Term>, ClauseError> {
            let of = |scalar: &Scalar| match (laid(self.layout, name)?, scalar) {
                (Laid::Instant(field), Scalar::Instant(micros)) => Ok(Term::from_field_i64(*field, *micros)),
                (Laid::Number(field), Scalar::Number(number)) if !number.is_nan() => {
                    Ok(Term::from_field_f64(*field, *number))
                }
                _ => Err(ClauseError::Kind(name.to_owned())),
            };
            Ok(match end {
                Bound::Included(scalar) => Bound::Included(of(scalar)?),
                Bound::Excluded(scalar) => Bound::Excluded(of(scalar)?),
                Bound::Unbounded => Bound::Unbounded,
            })
        };
        match (term(from)?, term(to)?) {
            (Bound::Unbounded, Bound::Unbounded) => match laid(self.layout, name)? {
                Laid::Instant(_) | Laid::Number(_) => self.present(name),
                _ => Err(kind(name)),
            },
            (from, to) => Ok(Plan::Filter(Box::new(RangeQuery::new(from, to)))),
        }
    }

    fn bounds(&self, name: &str, asked: Bounds) -> Planned {
        match laid(self.layout, name)? {
            Laid::Box(_) => Ok(Plan::Filter(bounds::query(box_names(name), asked))),
            _ => Err(kind(name)),
        }
    }

    fn present(&self, name: &str) -> Planned {
        let column = match laid(self.layout, name)? {
            Laid::Facet { .. } | Laid::Instant(_) | Laid::Number(_) => name.to_owned(),
            Laid::Box(_) => box_names(name)[0].clone(),
            Laid::Text(text) => return Ok(Plan::Filter(present::query(text.words))),
            Laid::SortKey(_) => return Err(kind(name)),
        };
        Ok(Plan::Filter(Box::new(ExistsQuery::new(column, false))))
    }

    /// The document of this key.
    pub(crate) fn key(&self, key: &str) -> Box<dyn Query> {
        debug_assert_eq!(self.layout.engine.get_field_name(self.layout.key), KEY);
        keyword(self.layout.key, key)
    }
}

fn kind(name: &str) -> PlanError {
    PlanError::Clause(ClauseError::Kind(name.to_owned()))
}

fn keyword(field: Field, value: &str) -> Box<dyn Query> {
    Box::new(TermQuery::new(Term::from_field_text(field, value), IndexRecordOption::Basic))
}
