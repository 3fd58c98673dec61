//! A snapshot as the evaluator sees it: with the graphs that the query asked for, and with terms that count themselves.

use crate::dictionary::Id;
use crate::index::{Pattern, Row};
use crate::meter::Meter;
use crate::snapshot::Snapshot;
use oxrdf::{NamedNode, Term};
use spareval::{InternalQuad, QueryableDataset};
use spargebra::algebra::QueryDataset;
use std::convert::Infallible;
use std::hash::{Hash, Hasher};
use std::rc::Rc;

/// A term in a row of the evaluator. Its copies are counted, and so is their end.
pub(crate) struct Held<'a> {
    meter: &'a Meter,
    value: Value<'a>,
}

/// What the term is.
#[derive(PartialEq, Eq, Hash)]
enum Value<'a> {
    /// A term of the store.
    Known(Id),
    /// A term that an expression made, and that the store has not: so it never equals a known one.
    Made(Rc<Made<'a>>),
}

/// The text of a term that was made; it is weighed until nobody holds it.
struct Made<'a> {
    term: Term,
    bytes: u64,
    meter: &'a Meter,
}

impl<'a> Held<'a> {
    fn known(id: Id, meter: &'a Meter) -> Self {
        meter.take_cell();
        Self { meter, value: Value::Known(id) }
    }

    fn made(term: Term, meter: &'a Meter) -> Self {
        let bytes = size(&term);
        meter.take_bytes(bytes);
        let value = Value::Made(Rc::new(Made { term, bytes, meter }));
        meter.take_cell();
        Self { meter, value }
    }
}

impl Clone for Held<'_> {
    fn clone(&self) -> Self {
        self.meter.take_cell();
        let value = match &self.value {
            Value::Known(id) => Value::Known(*id),
            Value::Made(made) => Value::Made(Rc::clone(made)),
        };
        Self { meter: self.meter, value }
    }
}

impl Drop for Held<'_> {
    fn drop(&mut self) {
        self.meter.drop_cell();
    }
}

impl PartialEq for Held<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl Eq for Held<'_> {}

impl Hash for Held<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.value.hash(state);
    }
}

impl Drop for Made<'_> {
    fn drop(&mut self) {
        self.meter.drop_bytes(self.bytes);
    }
}

impl PartialEq for Made<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.term == other.term
    }
}

impl Eq for Made<'_> {}

impl Hash for Made<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.term.hash(state);
    }
}

/// Bytes of a term's text and of what holds it.
pub(crate) fn size(term: &Term) -> u64 {
    const AROUND: u64 = 96;
    let text = match term {
        Term::NamedNode(node) => node.as_str().len(),
        Term::BlankNode(node) => node.as_str().len(),
        Term::Literal(literal) => literal.value().len() + literal.datatype().as_str().len(),
    };
    AROUND + text as u64
}

/// Which graphs count.
enum Scope {
    All,
    /// Sorted.
    Only(Rc<[Id]>),
}

impl Scope {
    fn of(names: &[NamedNode], snapshot: &Snapshot) -> Self {
        let mut ids: Vec<Id> = names.iter().filter_map(|name| snapshot.find(name.as_ref().into())).collect();
        ids.retain(|id| snapshot.has(*id));
        ids.sort_unstable();
        ids.dedup();
        Self::Only(ids.into())
    }

    fn has(&self, graph: Id) -> bool {
        match self {
            Self::All => true,
            Self::Only(ids) => ids.binary_search(&graph).is_ok(),
        }
    }

    fn single(&self) -> Option<Id> {
        match self {
            Self::Only(ids) if ids.len() == 1 => Some(ids[0]),
            _ => None,
        }
    }
}

/// The dataset of one query.
pub(crate) struct View<'a> {
    snapshot: &'a Snapshot,
    meter: &'a Meter,
    /// The graphs whose union is the default graph.
    default: Rc<Scope>,
    /// The graphs that GRAPH may name.
    named: Rc<Scope>,
}

impl<'a> View<'a> {
    /// Without FROM, the default graph is the union of all; with FROM or FROM NAMED there is what they name and no more.
    pub(crate) fn new(snapshot: &'a Snapshot, meter: &'a Meter, dataset: Option<&QueryDataset>) -> Self {
        let (default, named) = match dataset {
            None => (Scope::All, Scope::All),
            Some(dataset) => (
                Scope::of(&dataset.default, snapshot),
                Scope::of(dataset.named.as_deref().unwrap_or_default(), snapshot),
            ),
        };
        Self { snapshot, meter, default: Rc::new(default), named: Rc::new(named) }
    }

    fn quad(meter: &'a Meter, [s, p, o, g]: Row, named: bool) -> InternalQuad<Held<'a>> {
        InternalQuad {
            subject: Held::known(s, meter),
            predicate: Held::known(p, meter),
            object: Held::known(o, meter),
            graph_name: named.then(|| Held::known(g, meter)),
        }
    }

    /// The statements of one graph.
    fn of_graph(&self, graph: Id, pattern: Pattern) -> impl Iterator<Item = Row> + 'a {
        let meter = self.meter;
        self.snapshot.in_graph(graph, pattern).filter(move |row| {
            meter.step(1);
            pattern.iter().zip(row).all(|(want, is)| want.is_none_or(|want| want == *is))
        })
    }

    /// The statements of the graphs in scope.
    fn of_scope(&self, scope: &Rc<Scope>, pattern: Pattern) -> impl Iterator<Item = Row> + 'a {
        let (meter, scope) = (self.meter, Rc::clone(scope));
        self.snapshot.fitting(pattern).filter(move |row| {
            meter.step(1);
            scope.has(row[3])
        })
    }

    /// The statements of the default graph, each once.
    fn of_default(&self, pattern: Pattern) -> Box<dyn Iterator<Item = Row> + 'a> {
        if let Some(graph) = self.default.single() {
            return Box::new(self.of_graph(graph, pattern));
        }
        let mut before = None;
        Box::new(
            self.of_scope(&self.default, pattern)
                .filter(move |[s, p, o, _]| before.replace([*s, *p, *o]) != Some([*s, *p, *o])),
        )
    }
}

/// A place of a pattern: anything, a term of the store, or one that it has not.
fn wanted(term: Option<&Held<'_>>) -> Result<Option<Id>, Missing> {
    match term.map(|term| &term.value) {
        None => Ok(None),
        Some(Value::Known(id)) => Ok(Some(*id)),
        Some(Value::Made(_)) => Err(Missing),
    }
}

/// A pattern names a term that is nowhere in the store.
struct Missing;

impl<'a> QueryableDataset<'a> for View<'a> {
    type InternalTerm = Held<'a>;
    type Error = Infallible;

    fn internal_quads_for_pattern(
        &self,
        subject: Option<&Held<'a>>,
        predicate: Option<&Held<'a>>,
        object: Option<&Held<'a>>,
        graph_name: Option<Option<&Held<'a>>>,
    ) -> impl Iterator<Item = Result<InternalQuad<Held<'a>>, Infallible>> + use<'a> {
        let meter = self.meter;
        meter.step(1);
        let named = !matches!(graph_name, Some(None));
        let rows: Box<dyn Iterator<Item = Row> + 'a> = (|| {
            let pattern = [wanted(subject)?, wanted(predicate)?, wanted(object)?];
            Ok::<Box<dyn Iterator<Item = Row> + 'a>, Missing>(match graph_name {
                Some(None) => self.of_default(pattern),
                None => Box::new(self.of_scope(&self.named, pattern)),
                Some(Some(graph)) => match wanted(Some(graph))? {
                    Some(graph) if self.named.has(graph) => Box::new(self.of_graph(graph, pattern)),
                    _ => Box::new(std::iter::empty()),
                },
            })
        })()
        .unwrap_or_else(|Missing| Box::new(std::iter::empty()));
        rows.map(move |row| Ok(Self::quad(meter, row, named)))
    }

    fn internal_named_graphs(&self) -> impl Iterator<Item = Result<Held<'a>, Infallible>> + use<'a> {
        let (meter, scope) = (self.meter, Rc::clone(&self.named));
        let graphs = self.snapshot.graphs().filter(move |graph| {
            meter.step(1);
            scope.has(*graph)
        });
        graphs.map(move |graph| Ok(Held::known(graph, meter)))
    }

    fn contains_internal_graph_name(&self, graph_name: &Held<'a>) -> Result<bool, Infallible> {
        self.meter.step(1);
        Ok(match graph_name.value {
            Value::Known(graph) => self.named.has(graph) && self.snapshot.has(graph),
            Value::Made(_) => false,
        })
    }

    fn internalize_term(&self, term: Term) -> Result<Held<'a>, Infallible> {
        self.meter.step(1);
        Ok(match self.snapshot.find(term.as_ref()) {
            Some(id) => Held::known(id, self.meter),
            None => Held::made(term, self.meter),
        })
    }

    fn externalize_term(&self, term: Held<'a>) -> Result<Term, Infallible> {
        let term = match &term.value {
            Value::Known(id) => self.snapshot.term(*id),
            Value::Made(made) => made.term.clone(),
        };
        self.meter.step(1 + size(&term) / 64);
        Ok(term)
    }
}
