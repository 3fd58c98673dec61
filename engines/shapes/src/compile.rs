//! From a shapes graph to shapes.

mod constraints;
mod paths;
mod pattern;
mod unsupported;

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use oxrdf::vocab::{rdf, xsd};
use oxrdf::{Literal, NamedNode, NamedNodeRef, NamedOrBlankNode, Term, Triple};

use crate::fault::{CompileFault, Unsupported};
use crate::graph::{ShapesGraph, as_node};
use crate::model::{Const, Severity, Shape, ShapeNo, Target};
use crate::vocab;

/// Compiled shapes: shareable, and independent of any data.
#[derive(Debug, Clone)]
pub struct Shapes {
    pub(crate) shapes: Vec<Shape>,
    /// Every term that a shape names.
    pub(crate) consts: Vec<Term>,
    unsupported: Vec<Unsupported>,
}

impl Shapes {
    /// Compiles a shapes graph; every fault found is told.
    pub fn compile(triples: impl IntoIterator<Item = Triple>) -> Result<Self, Vec<CompileFault>> {
        let graph = ShapesGraph::new(triples);
        let mut compiler = Compiler::new(&graph);
        for subject in graph.subjects() {
            if is_shape(&graph, subject) {
                compiler.shape_no(subject);
            }
        }
        // Compiling one shape may find others.
        let mut shapes = Vec::new();
        while let Some(id) = compiler.ids.get(shapes.len()).cloned() {
            shapes.push(compiler.shape(&id));
        }
        if !compiler.faults.is_empty() {
            return Err(compiler.faults);
        }
        Ok(Self { shapes, consts: compiler.consts, unsupported: unsupported::find(&graph) })
    }

    /// What stands in the shapes graph and is not run.
    pub fn unsupported(&self) -> &[Unsupported] {
        &self.unsupported
    }

    /// How many shapes there are.
    pub fn len(&self) -> usize {
        self.shapes.len()
    }

    /// Whether there is no shape at all.
    pub fn is_empty(&self) -> bool {
        self.shapes.is_empty()
    }

    /// Every term that the shapes name: classes, predicates, allowed values.
    pub fn terms(&self) -> &[Term] {
        &self.consts
    }
}

/// Whether a subject is a shape by what is said of it.
fn is_shape(graph: &ShapesGraph, subject: &NamedOrBlankNode) -> bool {
    graph.said_of(subject).iter().any(|(predicate, object)| {
        let shape_type =
            || *object == Term::from(vocab::NODE_SHAPE) || *object == Term::from(vocab::PROPERTY_SHAPE);
        match predicate.as_ref() {
            rdf::TYPE => shape_type(),
            vocab::TARGET_CLASS
            | vocab::TARGET_NODE
            | vocab::TARGET_SUBJECTS_OF
            | vocab::TARGET_OBJECTS_OF => true,
            name => constraints::is_parameter(name),
        }
    })
}

struct Compiler<'a> {
    graph: &'a ShapesGraph,
    ids: Vec<NamedOrBlankNode>,
    places: HashMap<NamedOrBlankNode, ShapeNo>,
    /// For each property shape, the shapes that have it.
    parents: HashMap<NamedOrBlankNode, Vec<NamedOrBlankNode>>,
    classes_of_classes: HashSet<Term>,
    consts: Vec<Term>,
    const_places: HashMap<Term, Const>,
    faults: Vec<CompileFault>,
}

impl<'a> Compiler<'a> {
    fn new(graph: &'a ShapesGraph) -> Self {
        let mut parents: HashMap<_, Vec<_>> = HashMap::new();
        for subject in graph.subjects() {
            for child in graph.objects(subject, vocab::PROPERTY).filter_map(as_node) {
                parents.entry(child).or_default().push(subject.clone());
            }
        }
        Self {
            graph,
            ids: Vec::new(),
            places: HashMap::new(),
            parents,
            classes_of_classes: graph.classes_of_classes(),
            consts: Vec::new(),
            const_places: HashMap::new(),
            faults: Vec::new(),
        }
    }

    /// The place of a shape, which is compiled later if it is new.
    fn shape_no(&mut self, id: &NamedOrBlankNode) -> ShapeNo {
        *self.places.entry(id.clone()).or_insert_with(|| {
            self.ids.push(id.clone());
            self.ids.len() - 1
        })
    }

    fn constant(&mut self, term: impl Into<Term>) -> Const {
        *self.const_places.entry(term.into()).or_insert_with_key(|term| {
            self.consts.push(term.clone());
            // A graph of four thousand million names does not fit into memory.
            Const::try_from(self.consts.len() - 1).unwrap_or(Const::MAX)
        })
    }

    fn shape(&mut self, id: &NamedOrBlankNode) -> Shape {
        let path = self.path(id);
        let constraints = self.constraints(id, path.is_some());
        Shape {
            targets: self.targets(id),
            severity: self.iri(id, vocab::SEVERITY).map(Severity::of).unwrap_or_default(),
            messages: self.messages(id),
            deactivated: self.truth(id, vocab::DEACTIVATED).unwrap_or(false),
            id: id.clone(),
            path,
            constraints,
        }
    }

    fn targets(&mut self, id: &NamedOrBlankNode) -> Vec<Target> {
        let mut targets = Vec::new();
        let graph = self.graph;
        for (predicate, object) in graph.said_of(id) {
            let kind = match predicate.as_ref() {
                vocab::TARGET_CLASS => Target::Class,
                vocab::TARGET_NODE => Target::Node,
                vocab::TARGET_SUBJECTS_OF => Target::SubjectsOf,
                vocab::TARGET_OBJECTS_OF => Target::ObjectsOf,
                rdf::TYPE if self.classes_of_classes.contains(object) => {
                    targets.push(Target::Class(self.constant(id.clone())));
                    continue;
                }
                _ => continue,
            };
            if *predicate == vocab::TARGET_NODE && !object.is_blank_node() || object.is_named_node() {
                targets.push(kind(self.constant(object.clone())));
            } else {
                self.wrong(id, predicate.as_ref(), object);
            }
        }
        targets
    }

    fn messages(&mut self, id: &NamedOrBlankNode) -> Arc<[Literal]> {
        let graph = self.graph;
        let mut messages = Vec::new();
        for message in graph.objects(id, vocab::MESSAGE) {
            match message {
                Term::Literal(text) if text.language().is_some() || text.datatype() == xsd::STRING => {
                    messages.push(text.clone());
                }
                other => self.wrong(id, vocab::MESSAGE, other),
            }
        }
        messages.sort_by(|a, b| (a.language(), a.value()).cmp(&(b.language(), b.value())));
        messages.into()
    }

    /// The shapes that a counted value of a disjoint qualified shape must not have.
    fn siblings(&mut self, id: &NamedOrBlankNode, own: &NamedOrBlankNode) -> Vec<ShapeNo> {
        let graph = self.graph;
        let mut siblings = BTreeSet::new();
        for parent in self.parents.get(id).cloned().unwrap_or_default() {
            for child in graph.objects(&parent, vocab::PROPERTY).filter_map(as_node) {
                for shape in graph.objects(&child, vocab::QUALIFIED_VALUE_SHAPE).filter_map(as_node) {
                    if shape != *own {
                        siblings.insert(self.shape_no(&shape));
                    }
                }
            }
        }
        siblings.into_iter().collect()
    }

    // The readers of single parameters: each tells its fault and goes on.

    fn wrong(&mut self, shape: &NamedOrBlankNode, parameter: NamedNodeRef<'_>, value: &Term) {
        self.faults.push(CompileFault::WrongValue {
            shape: shape.clone(),
            parameter: parameter.into_owned(),
            value: value.clone(),
        });
    }

    fn single(&mut self, shape: &NamedOrBlankNode, parameter: NamedNodeRef<'a>) -> Option<&'a Term> {
        let mut values = self.graph.objects(shape, parameter);
        let first = values.next()?;
        if values.next().is_some() {
            self.faults.push(CompileFault::SeveralValues {
                shape: shape.clone(),
                parameter: parameter.into_owned(),
            });
        }
        Some(first)
    }

    fn iri(&mut self, shape: &NamedOrBlankNode, parameter: NamedNodeRef<'a>) -> Option<NamedNode> {
        match self.single(shape, parameter)? {
            Term::NamedNode(iri) => Some(iri.clone()),
            other => {
                self.wrong(shape, parameter, other);
                None
            }
        }
    }

    fn truth(&mut self, shape: &NamedOrBlankNode, parameter: NamedNodeRef<'a>) -> Option<bool> {
        let value = self.single(shape, parameter)?;
        match value {
            Term::Literal(literal) if literal.datatype() == xsd::BOOLEAN => match literal.value() {
                "true" | "1" => return Some(true),
                "false" | "0" => return Some(false),
                _ => {}
            },
            _ => {}
        }
        self.wrong(shape, parameter, value);
        None
    }

    fn count(&mut self, shape: &NamedOrBlankNode, parameter: NamedNodeRef<'a>) -> Option<u64> {
        let value = self.single(shape, parameter)?;
        match value {
            Term::Literal(literal) if literal.datatype() == xsd::INTEGER => {
                if let Ok(count) = literal.value().parse() {
                    return Some(count);
                }
            }
            _ => {}
        }
        self.wrong(shape, parameter, value);
        None
    }

    fn text(&mut self, shape: &NamedOrBlankNode, parameter: NamedNodeRef<'a>) -> Option<&'a str> {
        match self.single(shape, parameter)? {
            Term::Literal(literal) if literal.datatype() == xsd::STRING => Some(literal.value()),
            other => {
                self.wrong(shape, parameter, other);
                None
            }
        }
    }

    fn list(&mut self, shape: &NamedOrBlankNode, parameter: NamedNodeRef<'_>, head: &Term) -> Vec<&'a Term> {
        self.graph.list(head).unwrap_or_else(|| {
            self.faults
                .push(CompileFault::BadList { shape: shape.clone(), parameter: parameter.into_owned() });
            Vec::new()
        })
    }

    /// A value that must be a shape.
    fn inner(
        &mut self,
        shape: &NamedOrBlankNode,
        parameter: NamedNodeRef<'_>,
        value: &Term,
    ) -> Option<ShapeNo> {
        match as_node(value) {
            Some(node) => Some(self.shape_no(&node)),
            None => {
                self.wrong(shape, parameter, value);
                None
            }
        }
    }
}
