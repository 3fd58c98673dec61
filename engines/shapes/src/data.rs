//! Data to be checked: terms as numbers, triples in two sorted orders.

use std::collections::HashMap;
use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;
use std::sync::Arc;

use oxrdf::{Term, Triple};

/// A term's number. Numbers of one [`Data`] mean nothing in another.
pub(crate) type Id = u32;

const NONE: Id = Id::MAX;

/// Terms, each once, by number.
#[derive(Debug, Clone, Default)]
struct Pool {
    terms: Vec<Term>,
    /// The next term with the same hash, for each term.
    chain: Vec<Id>,
    heads: HashMap<u64, Id>,
    state: RandomState,
}

impl Pool {
    fn find(&self, term: &Term) -> Option<Id> {
        let mut at = *self.heads.get(&self.state.hash_one(term))?;
        while at != NONE {
            if self.terms[at as usize] == *term {
                return Some(at);
            }
            at = self.chain[at as usize];
        }
        None
    }

    fn intern(&mut self, term: Term) -> Id {
        if let Some(found) = self.find(&term) {
            return found;
        }
        let id = Id::try_from(self.terms.len()).expect("fewer than 2^32 terms fit into memory");
        let head = self.heads.entry(self.state.hash_one(&term)).or_insert(NONE);
        self.chain.push(*head);
        *head = id;
        self.terms.push(term);
        id
    }
}

/// Triples in the orders subject-predicate-object and predicate-object-subject, each once.
#[derive(Debug, Clone, Default)]
struct Index {
    spo: Vec<[Id; 3]>,
    pos: Vec<[Id; 3]>,
}

impl Index {
    fn new(mut spo: Vec<[Id; 3]>) -> Self {
        spo.sort_unstable();
        spo.dedup();
        let mut pos: Vec<_> = spo.iter().map(|&[s, p, o]| [p, o, s]).collect();
        pos.sort_unstable();
        Self { spo, pos }
    }

    fn contains(&self, triple: [Id; 3]) -> bool {
        self.spo.binary_search(&triple).is_ok()
    }
}

/// The rows that begin with `key`.
fn rows<'a>(sorted: &'a [[Id; 3]], key: &[Id]) -> &'a [[Id; 3]] {
    let width = key.len();
    let from = sorted.partition_point(|row| &row[..width] < key);
    let rest = &sorted[from..];
    // Runs are short as a rule: look a few rows ahead before halving what is left.
    let mut reach = 1;
    while reach < rest.len() && &rest[reach][..width] == key {
        reach *= 2;
    }
    let within = &rest[..reach.min(rest.len())];
    &rest[..within.partition_point(|row| &row[..width] == key)]
}

/// What is known beside the data: vocabularies, classes of authority tables. Built once, shared by any number of [`Data`].
///
/// A background speaks about values and is not checked itself: no focus node comes from it.
#[derive(Debug, Clone, Default)]
pub struct Background {
    pool: Pool,
    index: Index,
}

impl Background {
    /// Interns and sorts the triples of the vocabularies.
    pub fn new(triples: impl IntoIterator<Item = Triple>) -> Self {
        let mut pool = Pool::default();
        let spo = triples
            .into_iter()
            .map(|Triple { subject, predicate, object }| {
                [pool.intern(subject.into()), pool.intern(predicate.into()), pool.intern(object)]
            })
            .collect();
        Self { pool, index: Index::new(spo) }
    }

    /// How many triples there are.
    pub fn len(&self) -> usize {
        self.index.spo.len()
    }

    /// Whether there is no triple.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// A graph to be checked, over a background.
#[derive(Debug, Clone, Default)]
pub struct Data {
    background: Arc<Background>,
    pool: Pool,
    index: Index,
}

impl Data {
    /// A graph that stands alone.
    pub fn new(triples: impl IntoIterator<Item = Triple>) -> Self {
        Self::over(Arc::default(), triples)
    }

    /// A graph over a background that others share.
    pub fn over(background: Arc<Background>, triples: impl IntoIterator<Item = Triple>) -> Self {
        let mut data = Self { background, ..Self::default() };
        let mut spo = Vec::new();
        for Triple { subject, predicate, object } in triples {
            let row = [data.intern(subject.into()), data.intern(predicate.into()), data.intern(object)];
            if !data.background.index.contains(row) {
                spo.push(row);
            }
        }
        data.index = Index::new(spo);
        data
    }

    /// How many triples there are, without those of the background.
    pub fn len(&self) -> usize {
        self.index.spo.len()
    }

    /// Whether there is no triple of its own.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn base(&self) -> usize {
        self.background.pool.terms.len()
    }

    fn shift(&self, local: Id) -> Id {
        Id::try_from(self.base() + local as usize).expect("fewer than 2^32 terms fit into memory")
    }

    fn intern(&mut self, term: Term) -> Id {
        match self.background.pool.find(&term) {
            Some(id) => id,
            None => {
                let local = self.pool.intern(term);
                self.shift(local)
            }
        }
    }

    /// The number of a term, if any triple has it.
    pub(crate) fn id(&self, term: &Term) -> Option<Id> {
        self.background.pool.find(term).or_else(|| Some(self.shift(self.pool.find(term)?)))
    }

    /// The number after the last.
    pub(crate) fn end(&self) -> usize {
        self.base() + self.pool.terms.len()
    }

    /// The term with a number below [`end`](Self::end).
    pub(crate) fn term(&self, id: Id) -> &Term {
        let at = id as usize;
        match at.checked_sub(self.base()) {
            Some(local) => &self.pool.terms[local],
            None => &self.background.pool.terms[at],
        }
    }

    /// The objects at a subject and a predicate, each once.
    pub(crate) fn objects(&self, subject: Id, predicate: Id) -> impl Iterator<Item = Id> + use<'_> {
        let key = [subject, predicate];
        let (own, behind) = (rows(&self.index.spo, &key), rows(&self.background.index.spo, &key));
        own.iter().chain(behind).map(|row| row[2])
    }

    /// The subjects at a predicate and an object, each once.
    pub(crate) fn subjects(&self, predicate: Id, object: Id) -> impl Iterator<Item = Id> + use<'_> {
        let behind = rows(&self.background.index.pos, &[predicate, object]);
        self.own_subjects(predicate, object).chain(behind.iter().map(|row| row[2]))
    }

    /// The predicates and objects of a subject.
    pub(crate) fn said_of(&self, subject: Id) -> impl Iterator<Item = (Id, Id)> + use<'_> {
        let (own, behind) = (rows(&self.index.spo, &[subject]), rows(&self.background.index.spo, &[subject]));
        own.iter().chain(behind).map(|row| (row[1], row[2]))
    }

    /// The subjects at a predicate and an object, without those of the background.
    pub(crate) fn own_subjects(&self, predicate: Id, object: Id) -> impl Iterator<Item = Id> + use<'_> {
        rows(&self.index.pos, &[predicate, object]).iter().map(|row| row[2])
    }

    /// The subjects and objects at a predicate, without those of the background.
    pub(crate) fn own_pairs(&self, predicate: Id) -> impl Iterator<Item = (Id, Id)> + use<'_> {
        rows(&self.index.pos, &[predicate]).iter().map(|row| (row[2], row[1]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use oxrdf::NamedNode;

    fn triple(s: &str, p: &str, o: &str) -> Triple {
        let node = |name: &str| NamedNode::new_unchecked(format!("http://e/{name}"));
        Triple::new(node(s), node(p), node(o))
    }

    #[test]
    fn a_graph_and_its_background_are_read_as_one() {
        let background = Arc::new(Background::new([triple("a", "p", "b"), triple("b", "p", "c")]));
        let data =
            Data::over(background, [triple("a", "p", "d"), triple("a", "p", "b"), triple("x", "q", "a")]);
        let id = |name: &str| {
            data.id(&NamedNode::new_unchecked(format!("http://e/{name}")).into()).expect("known")
        };
        let names =
            |ids: Vec<Id>| -> Vec<String> { ids.into_iter().map(|id| data.term(id).to_string()).collect() };
        assert_eq!(names(data.objects(id("a"), id("p")).collect()), ["<http://e/d>", "<http://e/b>"]);
        assert_eq!(names(data.subjects(id("p"), id("c")).collect()), ["<http://e/b>"]);
        assert_eq!(data.own_pairs(id("p")).count(), 1);
        assert_eq!(data.len(), 2);
    }

    #[test]
    fn rows_are_found_however_long_their_run_is() {
        for run in [0, 1, 2, 3, 7, 8, 9, 100] {
            let mut sorted = vec![[1, 1, 1]];
            sorted.extend((0..run).map(|o| [2, 5, o]));
            sorted.push([2, 6, 0]);
            assert_eq!(rows(&sorted, &[2, 5]).len(), run as usize);
            assert_eq!(rows(&sorted, &[2]).len(), run as usize + 1);
        }
    }
}
