//! Running shapes over data.

mod constraints;
mod targets;
mod walk;

use std::collections::{BTreeSet, HashMap, HashSet};
use std::rc::Rc;
use std::sync::Arc;

use oxrdf::vocab::rdf;
use oxrdf::{NamedOrBlankNode, Term};

use crate::compile::Shapes;
use crate::data::{Data, Id};
use crate::limits::{Cut, Limits};
use crate::model::{Component, Const, Shape, ShapeNo};
use crate::path::Path;
use crate::report::{Finding, Report};
use crate::vocab;

/// Checks every target of every shape.
pub fn validate(shapes: &Shapes, data: &Data, limits: &Limits) -> Report {
    let mut run = Run::new(shapes, data, limits);
    for (no, shape) in shapes.shapes.iter().enumerate() {
        for focus in run.targets(shape) {
            run.shape(no, focus, true);
        }
    }
    run.finish()
}

/// Checks only what of `nodes` is a target: enough after a change that touched them.
pub fn validate_focus<'n>(
    shapes: &Shapes,
    data: &Data,
    limits: &Limits,
    nodes: impl IntoIterator<Item = &'n NamedOrBlankNode>,
) -> Report {
    let mut run = Run::new(shapes, data, limits);
    let mut ids: Vec<Id> = nodes.into_iter().filter_map(|node| run.id(&node.clone().into())).collect();
    ids.sort_unstable();
    ids.dedup();
    for (no, shape) in shapes.shapes.iter().enumerate() {
        for &focus in &ids {
            if run.is_target(shape, focus) {
                run.shape(no, focus, true);
            }
        }
    }
    run.finish()
}

/// One validation under way.
struct Run<'a> {
    shapes: &'a Shapes,
    data: &'a Data,
    limits: &'a Limits,
    /// The number in the data of each term that the shapes name; those that the data lack have numbers past its end.
    consts: Vec<Id>,
    /// The constants that have a number past the end of the data.
    strangers: Vec<Const>,
    rdf_type: Id,
    sub_class_of: Id,
    /// Each class with all below it.
    classes: HashMap<Id, Rc<HashSet<Id>>>,
    /// Answers to "does this node conform to that shape?".
    known: HashMap<(ShapeNo, Id), bool>,
    /// The shapes being asked for, with their nodes.
    asked: Vec<(ShapeNo, Id)>,
    steps: u64,
    /// How often a question was cut short.
    guesses: u64,
    cuts: BTreeSet<Cut>,
    findings: Vec<Finding>,
    dropped: u64,
}

impl<'a> Run<'a> {
    fn new(shapes: &'a Shapes, data: &'a Data, limits: &'a Limits) -> Self {
        let mut strangers = Vec::new();
        let mut past = data.end();
        let mut stranger = || {
            past += 1;
            Id::try_from(past - 1).expect("fewer than 2^32 terms fit into memory")
        };
        let mut consts = Vec::with_capacity(shapes.consts.len());
        for (place, term) in (0..).zip(&shapes.consts) {
            consts.push(data.id(term).unwrap_or_else(|| {
                strangers.push(place);
                stranger()
            }));
        }
        let mut name = |name: oxrdf::NamedNodeRef<'_>| data.id(&name.into()).unwrap_or_else(&mut stranger);
        Self {
            rdf_type: name(rdf::TYPE),
            sub_class_of: name(vocab::SUB_CLASS_OF),
            shapes,
            data,
            limits,
            consts,
            strangers,
            classes: HashMap::new(),
            known: HashMap::new(),
            asked: Vec::new(),
            steps: 0,
            guesses: 0,
            cuts: BTreeSet::new(),
            findings: Vec::new(),
            dropped: 0,
        }
    }

    fn finish(self) -> Report {
        Report { findings: self.findings, dropped: self.dropped, cuts: self.cuts }
    }

    fn constant(&self, constant: Const) -> Id {
        self.consts[constant as usize]
    }

    fn term(&self, id: Id) -> &'a Term {
        match (id as usize).checked_sub(self.data.end()) {
            None => self.data.term(id),
            Some(past) => &self.shapes.consts[self.strangers[past] as usize],
        }
    }

    /// The number of a term of the data or the shapes.
    fn id(&self, term: &Term) -> Option<Id> {
        let stranger = || {
            let past =
                self.strangers.iter().position(|&place| self.shapes.consts[place as usize] == *term)?;
            Id::try_from(self.data.end() + past).ok()
        };
        self.data.id(term).or_else(stranger)
    }

    /// Counts a step; `false` when there were too many.
    fn step(&mut self) -> bool {
        self.steps += 1;
        if self.steps <= self.limits.steps {
            return true;
        }
        self.cut(Cut::Steps);
        false
    }

    fn cut(&mut self, cut: Cut) {
        self.guesses += 1;
        self.cuts.insert(cut);
    }

    /// A class and all below it.
    fn class(&mut self, class: Id) -> Rc<HashSet<Id>> {
        if let Some(known) = self.classes.get(&class) {
            return Rc::clone(known);
        }
        let mut found = HashSet::from([class]);
        let mut open = vec![class];
        while let Some(next) = open.pop() {
            open.extend(self.data.subjects(self.sub_class_of, next).filter(|&below| found.insert(below)));
        }
        let found = Rc::new(found);
        self.classes.insert(class, Rc::clone(&found));
        found
    }

    fn is_instance(&mut self, node: Id, class: Id) -> bool {
        let classes = self.class(class);
        self.data.objects(node, self.rdf_type).any(|class| classes.contains(&class))
    }

    /// Whether a node conforms to a shape.
    fn conforms(&mut self, no: ShapeNo, node: Id) -> bool {
        if let Some(&known) = self.known.get(&(no, node)) {
            return known;
        }
        let guesses = self.guesses;
        let conforms = self.shape(no, node, false);
        if self.guesses == guesses {
            self.known.insert((no, node), conforms);
        }
        conforms
    }

    /// Holds a node against a shape. With `collect` every finding is kept, without it the first ends the question.
    fn shape(&mut self, no: ShapeNo, focus: Id, collect: bool) -> bool {
        let shapes = self.shapes;
        let shape = &shapes.shapes[no];
        if shape.deactivated || !self.step() {
            return true;
        }
        if self.asked.contains(&(no, focus)) {
            self.cut(Cut::Recursion);
            return true;
        }
        if self.asked.len() >= self.limits.depth {
            self.cut(Cut::Depth);
            return true;
        }
        self.asked.push((no, focus));
        let values = match &shape.path {
            Some(path) => self.walk(&path.walk, focus),
            None => vec![focus],
        };
        let mut conforms = true;
        for constraint in &shape.constraints {
            conforms &= self.constraint(shape, constraint, focus, &values, collect);
            if !conforms && !collect {
                break;
            }
        }
        self.asked.pop();
        conforms
    }

    /// Keeps a finding at the path of its shape.
    fn find(&mut self, shape: &Shape, component: Component, focus: Id, value: Option<Id>) {
        let path = shape.path.as_ref().map(|path| Arc::clone(&path.shown));
        self.find_at(shape, component, focus, path, value);
    }

    fn find_at(
        &mut self,
        shape: &Shape,
        component: Component,
        focus: Id,
        path: Option<Arc<Path>>,
        value: Option<Id>,
    ) {
        if self.findings.len() >= self.limits.findings {
            self.dropped += 1;
            self.cuts.insert(Cut::Findings);
            return;
        }
        self.findings.push(Finding {
            focus: self.term(focus).clone(),
            path,
            value: value.map(|value| self.term(value).clone()),
            component,
            shape: shape.id.clone(),
            severity: shape.severity.clone(),
            messages: Arc::clone(&shape.messages),
        });
    }
}
