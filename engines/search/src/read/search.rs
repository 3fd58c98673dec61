//! From a request to its answer.

use std::cell::{Cell, RefCell};
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use tantivy::query::{BooleanQuery, EnableScoring, Occur};
use tantivy::schema::{Field, Value};
use tantivy::{DocAddress, Searcher, TantivyDocument, Term};

use super::answered::Answered;
use super::browse::Browse;
use super::cursor::{Place, mark};
use super::facets::{Slot, merge};
use super::merging::{InOrder, page};
use super::order::Sort;
use super::request::{
    Answer, FacetRequest, Hit, Languages, MAX_FACET_VALUES, MAX_HITS, MAX_OFFSET, Query, Request, Start,
};
use super::scan::{Deadline, Found, Scan};
use super::statistics::{Kept, Provider};
use super::whole::Whole;
use crate::error::SearchError;
use crate::query::{Clause, ClauseError, Parsed, Plan, PlanError, Planner, laid, read_in};
use crate::schema::{Laid, Layout};
use crate::text::Language;

impl From<PlanError> for SearchError {
    fn from(error: PlanError) -> Self {
        match error {
            PlanError::Clause(error) => Self::Clause(error),
            PlanError::Engine(error) => Self::Engine(error),
        }
    }
}

/// The index as one commit left it.
#[derive(Clone)]
pub(crate) struct Snapshot {
    pub searcher: Searcher,
    /// Languages that some document has a text in.
    pub languages: Vec<Language>,
    /// The text fields, in all their forms, that some document has a term in.
    filled: HashSet<Field>,
    pub position: u64,
    /// What is known of whole segments. Later commits share it: most of their segments are the same.
    whole: Arc<Whole>,
    /// What it was asked before.
    pub answered: Arc<Answered>,
}

impl Snapshot {
    /// Of the first commit that is looked at.
    pub(crate) fn first(searcher: Searcher, layout: &Layout, position: u64) -> tantivy::Result<Self> {
        Self::new(searcher, layout, position, Arc::default())
    }

    /// Of a later commit.
    pub(crate) fn after(&self, searcher: Searcher, layout: &Layout, position: u64) -> tantivy::Result<Self> {
        self.whole.retain(&searcher);
        Self::new(searcher, layout, position, Arc::clone(&self.whole))
    }

    fn new(searcher: Searcher, layout: &Layout, position: u64, whole: Arc<Whole>) -> tantivy::Result<Self> {
        let mut filled = HashSet::new();
        for (_, text) in layout.texts() {
            let stems = text.stems.iter().map(|(_, field)| *field);
            for field in stems.chain([text.words]).chain(text.spellings) {
                for segment in searcher.segment_readers() {
                    if segment.inverted_index(field)?.terms().num_terms() > 0 {
                        filled.insert(field);
                        break;
                    }
                }
            }
        }
        let is_there = |language: &Language| {
            let mut stems = layout.texts().flat_map(|(_, text)| &text.stems);
            stems.any(|(of, field)| of == language && filled.contains(field))
        };
        let languages = layout.languages.iter().copied().filter(is_there).collect();
        Ok(Self { searcher, languages, filled, position, whole, answered: Arc::default() })
    }
}

/// A request at work.
pub(crate) struct Work<'a> {
    pub snapshot: &'a Snapshot,
    pub layout: &'a Layout,
    pub request: &'a Request,
    pub languages: Vec<Language>,
    pub(super) deadline: Deadline,
}

/// What was found by one reading of the query.
struct Round {
    segments: Vec<Found>,
    statistics: u64,
    slots: Vec<Slot>,
}

impl<'a> Work<'a> {
    pub(crate) fn new(snapshot: &'a Snapshot, layout: &'a Layout, request: &'a Request) -> Self {
        let asked = match &request.languages {
            Languages::All => None,
            Languages::Only(languages) => Some(languages.as_slice()),
        };
        let languages = read_in(asked, &snapshot.languages);
        Self {
            snapshot,
            layout,
            request,
            languages,
            deadline: Deadline(Instant::now().checked_add(request.time)),
        }
    }

    pub(crate) fn planner(&self) -> Planner<'_> {
        Planner {
            layout: self.layout,
            searcher: &self.snapshot.searcher,
            languages: &self.languages,
            limits: &self.request.limits,
            filled: &self.snapshot.filled,
            frequencies: RefCell::default(),
            looked_at: Cell::default(),
        }
    }

    /// What people typed, read; none where the query is a clause.
    fn parsed(&self) -> Option<Parsed> {
        match &self.request.query {
            Query::People(people) => Some(Parsed::read(&people.text, people.typing, &self.request.limits)),
            Query::Clause(_) => None,
        }
    }

    /// The scored part of the query and its conditions, as one plan.
    pub(super) fn plan(&self, looser: bool) -> Result<Plan, SearchError> {
        Ok(self.plan_and_frequencies(looser)?.0)
    }

    /// The same, and in how many documents its terms stand.
    fn plan_and_frequencies(&self, looser: bool) -> Result<(Plan, HashMap<Term, u64>), SearchError> {
        let clause = match &self.request.query {
            Query::Clause(clause) => clause.clone(),
            Query::People(_) => {
                self.parsed().map_or(Clause::Everything, |parsed| parsed.clause(!looser, &self.languages))
            }
        };
        clause.check(&self.request.limits)?;
        let filters = Clause::All(self.request.filters.clone());
        filters.check(&self.request.limits)?;
        let planner = self.planner();
        let scored = planner.plan(&clause)?;
        let plan = if self.request.filters.is_empty() {
            scored
        } else {
            let conditions = Plan::Filter(planner.plan(&filters)?.query());
            Plan::All { must: vec![scored, conditions], should: Vec::new(), not: Vec::new() }
        };
        Ok((plan, planner.frequencies.into_inner()))
    }

    /// Tells this query and order from others, whatever the page.
    fn mark(&self) -> u64 {
        let Request { query, filters, selections, order, then, languages, .. } = self.request;
        // Without further orders it is what it was before there were any: cursors stay right.
        let then = if then.is_empty() { String::new() } else { format!("{then:?}") };
        mark(&format!("{query:?}{filters:?}{selections:?}{order:?}{then}{languages:?}"))
    }

    /// The answer.
    pub(crate) fn answer(&self, kept: &Mutex<Kept>) -> Result<Answer, SearchError> {
        let sort = Sort::of(&self.request.order, &self.request.then, self.layout)?;
        let place = self.place(&sort)?;
        let offset = match &self.request.start {
            Start::Offset(offset) => within(*offset, MAX_OFFSET)?,
            Start::After(_) => 0,
        };
        let wanted = within(self.request.hits, MAX_HITS)?;
        let parsed = self.parsed();
        let mut looser = place.as_ref().is_some_and(|place| place.looser);
        let limit = offset + wanted + 1;
        let mut round = self.round(&sort, place.as_ref(), looser, limit, kept)?;
        let nothing = round.segments.iter().all(|found| found.matched == 0);
        let mut did_you_mean = None;
        if let Some(parsed) = &parsed
            && nothing
            && place.is_none()
        {
            did_you_mean = self.did_you_mean(parsed)?;
            if parsed.can_be_looser(&self.languages) {
                looser = true;
                round = self.round(&sort, None, looser, limit, kept)?;
                looser = round.segments.iter().any(|found| found.matched > 0);
            }
        }
        let (hits, next) = self.hits(&sort, &round, offset, wanted, looser)?;
        let facets = self
            .request
            .facets
            .iter()
            .map(|request| facet_counts(request, &round))
            .collect::<Result<Vec<_>, _>>()?;
        Ok(Answer {
            hits,
            total: round.segments.iter().map(|found| found.total).sum(),
            facets,
            next,
            looser,
            did_you_mean,
            cut: parsed.is_some_and(|parsed| parsed.cut),
            languages: self.languages.clone(),
            position: self.snapshot.position,
        })
    }

    /// Where the request begins, if a cursor says so.
    fn place(&self, sort: &Sort) -> Result<Option<Place>, SearchError> {
        let Start::After(cursor) = &self.request.start else { return Ok(None) };
        let place = Place::read(cursor).ok_or(SearchError::Cursor)?;
        if place.mark != self.mark() || !sort.fits(&place) {
            return Err(SearchError::Cursor);
        }
        Ok(Some(place))
    }

    fn round(
        &self,
        sort: &Sort,
        place: Option<&Place>,
        looser: bool,
        limit: usize,
        kept: &Mutex<Kept>,
    ) -> Result<Round, SearchError> {
        self.deadline.check()?;
        let searcher = &self.snapshot.searcher;
        let (plan, frequencies) = self.plan_and_frequencies(looser)?;
        let query = plan.query();
        let earlier = place.and_then(|place| {
            kept.lock().unwrap_or_else(PoisonError::into_inner).find(place.statistics, place.mark)
        });
        let known = earlier.is_some();
        let provider = Provider::new(searcher, earlier, frequencies);
        let scoring = if sort.by_score() {
            EnableScoring::enabled_from_statistics_provider(&provider, searcher)
        } else {
            EnableScoring::disabled_from_searcher(searcher)
        };
        let weight = query.weight(scoring)?;
        let facet = |field: &str| match laid(self.layout, field)? {
            Laid::Facet { field, path } => Ok((*field, *path)),
            _ => Err(SearchError::from(ClauseError::Kind(field.to_owned()))),
        };
        let slots = Slot::all(&self.request.facets, &self.request.selections, |field| Ok(facet(field)?.1))?;
        let scan = Scan { sort, after: place, slots: &slots, limit, deadline: self.deadline };
        let segments = searcher.segment_readers().iter();
        let segments = if matches!(plan, Plan::Everything) {
            let fields = slots
                .iter()
                .map(|slot| Ok(facet(&slot.field)?.0))
                .collect::<Result<Vec<_>, SearchError>>()?;
            let browse = Browse { scan: &scan, fields: &fields, whole: &self.snapshot.whole };
            segments.map(|segment| browse.segment(segment)).collect::<Result<Vec<_>, _>>()?
        } else {
            segments.map(|segment| scan.segment(weight.as_ref(), segment)).collect::<Result<Vec<_>, _>>()?
        };
        let statistics = match place {
            Some(place) if known => place.statistics,
            _ if !sort.by_score() => 0,
            _ => {
                let figures = provider.into_noted();
                kept.lock().unwrap_or_else(PoisonError::into_inner).keep(self.mark(), figures)
            }
        };
        Ok(Round { segments, statistics, slots })
    }

    fn hits(
        &self,
        sort: &Sort,
        round: &Round,
        offset: usize,
        wanted: usize,
        looser: bool,
    ) -> Result<(Vec<Hit>, Option<super::Cursor>), SearchError> {
        let (page, more) = page(sort, &round.segments, offset, wanted)?;
        let next = page.last().filter(|_| more).and_then(|last| {
            let (value, then) = last.values.split_first()?;
            let (value, then, key) = (value.clone(), then.to_vec(), last.key.clone());
            Some(Place { mark: self.mark(), looser, statistics: round.statistics, value, then, key }.cursor())
        });
        let mut hits = Vec::with_capacity(page.len());
        for InOrder { key, address, score, .. } in page {
            self.deadline.check()?;
            let stored = if self.request.stored { self.stored(address)? } else { Vec::new() };
            hits.push(Hit { key, score, stored });
        }
        Ok((hits, next))
    }

    fn stored(&self, address: DocAddress) -> Result<Vec<u8>, SearchError> {
        let document: TantivyDocument = self.snapshot.searcher.doc(address)?;
        let value = document.get_first(self.layout.stored);
        Ok(value.and_then(|value| value.as_bytes().map(<[u8]>::to_vec)).unwrap_or_default())
    }

    /// The live document of this key.
    pub(super) fn address(&self, key: &str) -> Result<Option<DocAddress>, SearchError> {
        let searcher = &self.snapshot.searcher;
        let query = BooleanQuery::new(vec![(Occur::Must, self.planner().key(key))]);
        let weight = tantivy::query::Query::weight(&query, EnableScoring::disabled_from_searcher(searcher))?;
        for (ord, segment) in (0_u32..).zip(searcher.segment_readers()) {
            let mut scorer = weight.scorer(segment, 1.0)?;
            let mut doc = tantivy::DocSet::doc(&scorer);
            while doc != tantivy::TERMINATED {
                if !segment.is_deleted(doc) {
                    return Ok(Some(DocAddress::new(ord, doc)));
                }
                doc = tantivy::DocSet::advance(&mut scorer);
            }
        }
        Ok(None)
    }

    /// The bytes stored under this key.
    pub(crate) fn stored_under(&self, key: &str) -> Result<Option<Vec<u8>>, SearchError> {
        self.address(key)?.map(|address| self.stored(address)).transpose()
    }
}

fn facet_counts(request: &FacetRequest, round: &Round) -> Result<super::FacetCounts, SearchError> {
    within(request.limit, MAX_FACET_VALUES)?;
    let at = round.slots.iter().position(|slot| slot.field == request.field);
    let at = at.ok_or_else(|| ClauseError::NoField(request.field.clone()))?;
    let segments: Vec<_> = round.segments.iter().map(|found| &found.facets[at]).collect();
    merge(request, &round.slots[at], &segments)
}

fn within(asked: usize, limit: usize) -> Result<usize, SearchError> {
    if asked > limit { Err(SearchError::TooFar { asked, limit }) } else { Ok(asked) }
}
