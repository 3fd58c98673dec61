//! Statements as lines of N-Quads with holes where their blank nodes are.

use oxrdf::{BlankNodeRef, GraphNameRef, NamedOrBlankNodeRef, QuadRef, TermRef};
use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;

/// A term: its text, or the number of a blank node.
pub(super) enum Part {
    Text(String),
    Blank(u32),
}

/// A statement.
pub(super) struct Line {
    pub(super) subject: Part,
    pub(super) predicate: String,
    pub(super) object: Part,
    pub(super) graph: Option<Part>,
}

/// The different statements of a dataset, and where each blank node stands.
pub(super) struct Lines<'a> {
    pub(super) lines: Vec<Line>,
    numbers: HashMap<&'a str, u32>,
    /// For each blank node, its lines.
    pub(super) uses: Vec<Vec<u32>>,
}

impl<'a> Lines<'a> {
    pub(super) fn new(quads: impl Iterator<Item = QuadRef<'a>>) -> Self {
        let mut found = Self { lines: Vec::new(), numbers: HashMap::new(), uses: Vec::new() };
        let mut seen = HashSet::new();
        for quad in quads.filter(|quad| seen.insert(*quad)) {
            let subject = match quad.subject {
                NamedOrBlankNodeRef::NamedNode(node) => Part::Text(node.to_string()),
                NamedOrBlankNodeRef::BlankNode(node) => found.blank(node),
            };
            let object = match quad.object {
                TermRef::BlankNode(node) => found.blank(node),
                other => Part::Text(other.to_string()),
            };
            let graph = match quad.graph_name {
                GraphNameRef::DefaultGraph => None,
                GraphNameRef::NamedNode(node) => Some(Part::Text(node.to_string())),
                GraphNameRef::BlankNode(node) => Some(found.blank(node)),
            };
            let number = found.lines.len() as u32;
            for part in [Some(&subject), Some(&object), graph.as_ref()].into_iter().flatten() {
                if let Part::Blank(blank) = part {
                    let uses = &mut found.uses[*blank as usize];
                    if uses.last() != Some(&number) {
                        uses.push(number);
                    }
                }
            }
            found.lines.push(Line { subject, predicate: quad.predicate.to_string(), object, graph });
        }
        found
    }

    fn blank(&mut self, node: BlankNodeRef<'a>) -> Part {
        let next = self.uses.len() as u32;
        let number = *self.numbers.entry(node.as_str()).or_insert(next);
        if number == next {
            self.uses.push(Vec::new());
        }
        Part::Blank(number)
    }

    pub(super) fn len(&self) -> usize {
        self.lines.len()
    }

    /// All lines with names for the blank nodes, sorted.
    pub(super) fn sorted<'n>(&self, name: impl Fn(u32) -> &'n str) -> String {
        let mut lines: Vec<String> = self.lines.iter().map(|line| line.with(&name)).collect();
        lines.sort_unstable();
        lines.concat()
    }
}

impl Line {
    /// The line with names for its blank nodes.
    pub(super) fn with<'n>(&self, name: &impl Fn(u32) -> &'n str) -> String {
        let mut text = String::with_capacity(160);
        let put = |part: &Part, text: &mut String| match part {
            Part::Text(part) => text.push_str(part),
            Part::Blank(blank) => {
                let _ = write!(text, "_:{}", name(*blank));
            }
        };
        put(&self.subject, &mut text);
        text.push(' ');
        text.push_str(&self.predicate);
        text.push(' ');
        put(&self.object, &mut text);
        if let Some(graph) = &self.graph {
            text.push(' ');
            put(graph, &mut text);
        }
        text.push_str(" .\n");
        text
    }

    /// The parts in which blank nodes may stand, with the letter that RDFC-1.0 gives the position.
    pub(super) fn places(&self) -> impl Iterator<Item = (char, u32)> + '_ {
        [('s', Some(&self.subject)), ('o', Some(&self.object)), ('g', self.graph.as_ref())]
            .into_iter()
            .filter_map(|(position, part)| match part {
                Some(Part::Blank(blank)) => Some((position, *blank)),
                _ => None,
            })
    }
}
