//! Why a document stands where it stands: the query again, as a tree, with what each part gave this document.

use tantivy::query::{EnableScoring, Query};
use tantivy::{DocAddress, DocSet};

use super::search::Work;
use crate::error::SearchError;
use crate::query::{Leaf, Plan};
use crate::text::Language;

/// In which form a word was met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// The very word, whatever its marks.
    Word,
    /// A form of it.
    Stem,
    /// The very spelling, marks and all.
    Spelling,
    /// A word that begins like it.
    Prefix,
    /// Words side by side.
    Phrase,
}

/// A word met in a field.
#[derive(Debug, Clone, PartialEq)]
pub struct Match {
    /// The field.
    pub field: String,
    /// The language whose stems it was met by.
    pub language: Option<Language>,
    /// How it was met.
    pub form: Form,
    /// What was looked for there.
    pub term: String,
    /// The weight of field and form.
    pub weight: f32,
}

/// What a part of the query is.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    /// All of the parts, and some that only add.
    All,
    /// Those of the parts that are met.
    Any,
    /// One word: the best of the parts, and a tenth of the others.
    Best {
        /// As it was asked.
        word: String,
    },
    /// A word met.
    Match(Match),
    /// A condition without a part in the rank.
    Condition,
}

/// A part of the query with what it gave to the score, and the parts that it consists of.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// The part of the score.
    pub score: f32,
    /// What it is.
    pub what: What,
    /// What it consists of, as far as it was met.
    pub parts: Vec<Explanation>,
}

impl Work<'_> {
    /// Why the document of this key matches; none where it is not there or does not.
    pub(crate) fn explain(&self, key: &str) -> Result<Option<Explanation>, SearchError> {
        let Some(address) = self.address(key)? else { return Ok(None) };
        for looser in [false, true] {
            if let Some(explanation) = self.explain_plan(&self.plan(looser)?, address)? {
                return Ok(Some(explanation));
            }
        }
        Ok(None)
    }

    fn explain_plan(&self, plan: &Plan, at: DocAddress) -> Result<Option<Explanation>, SearchError> {
        let Some(score) = self.score(plan.query().as_ref(), at)? else { return Ok(None) };
        let all = |plans: &[&Plan]| -> Result<Vec<Explanation>, SearchError> {
            let parts =
                plans.iter().map(|plan| self.explain_plan(plan, at)).collect::<Result<Vec<_>, _>>()?;
            Ok(parts.into_iter().flatten().collect())
        };
        let (what, parts) = match plan {
            Plan::Everything | Plan::Nothing | Plan::Filter(_) => (What::Condition, Vec::new()),
            Plan::All { must, should, .. } => {
                (What::All, all(&must.iter().chain(should).collect::<Vec<_>>())?)
            }
            Plan::Any(of) => (What::Any, all(&of.iter().collect::<Vec<_>>())?),
            Plan::Best { word, of } => {
                let mut parts = all(&of.iter().collect::<Vec<_>>())?;
                parts.sort_by(|a, b| b.score.total_cmp(&a.score));
                (What::Best { word: word.clone() }, parts)
            }
            Plan::Leaf(Leaf { field, language, form, term, weight, .. }) => {
                let found = Match {
                    field: field.clone(),
                    language: *language,
                    form: *form,
                    term: term.clone(),
                    weight: *weight,
                };
                (What::Match(found), Vec::new())
            }
        };
        Ok(Some(Explanation { score, what, parts }))
    }

    /// What the query gives the document; none where it does not match.
    fn score(&self, query: &dyn Query, at: DocAddress) -> Result<Option<f32>, SearchError> {
        self.deadline.check()?;
        let searcher = &self.snapshot.searcher;
        let weight = query.weight(EnableScoring::enabled_from_searcher(searcher))?;
        let mut scorer = weight.scorer(searcher.segment_reader(at.segment_ord), 1.0)?;
        let found = if scorer.doc() < at.doc_id { scorer.seek(at.doc_id) } else { scorer.doc() };
        Ok((found == at.doc_id).then(|| scorer.score()))
    }
}
