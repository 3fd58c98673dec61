//! Turtle and TriG, made to be read: a paragraph a subject, types first, blank nodes inside where they are used once.

use super::prefixes::Prefixes;
use super::{sort, terms};
use oxrdf::vocab::rdf;
use oxrdf::{BlankNodeRef, GraphNameRef, NamedOrBlankNodeRef, QuadRef, TermRef, Triple};
use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;

/// How deep blank nodes are written inside each other; deeper ones get a label.
const NESTED: usize = 8;

/// The head of a document: its prefixes.
#[must_use]
pub fn turtle_head(prefixes: &Prefixes) -> String {
    let mut text = String::new();
    for (name, namespace) in prefixes.iter() {
        let _ = writeln!(text, "@prefix {name}: <{namespace}> .");
    }
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

/// Triples as Turtle without a head. A head and any number of fragments that were written with the same prefixes, one
/// behind the other, are a document, as long as no two of them use one label for different blank nodes.
#[must_use]
pub fn turtle_fragment(triples: &[Triple], prefixes: &Prefixes) -> String {
    let mut rows =
        triples.iter().map(|triple| triple.as_ref().in_graph(GraphNameRef::DefaultGraph)).collect();
    sort(&mut rows);
    let mut text = String::with_capacity(rows.len() * 60);
    body(&mut text, &rows, &HashSet::new(), prefixes, "");
    text
}

/// A whole document.
pub(super) fn document(rows: &[QuadRef<'_>], prefixes: &Prefixes) -> String {
    let mut text = turtle_head(prefixes);
    let graphs: Vec<&[QuadRef<'_>]> = rows.chunk_by(|a, b| a.graph_name == b.graph_name).collect();
    let shared = if graphs.len() > 1 || rows.first().is_some_and(|row| !row.graph_name.is_default_graph()) {
        shared(&graphs)
    } else {
        HashSet::new()
    };
    for graph in graphs {
        let name = graph[0].graph_name;
        if name.is_default_graph() {
            body(&mut text, graph, &shared, prefixes, "");
        } else {
            text.push_str("GRAPH ");
            terms::graph(&mut text, name, prefixes);
            text.push_str(" {\n");
            body(&mut text, graph, &shared, prefixes, "  ");
            text.push_str("}\n\n");
        }
    }
    text
}

/// Blank nodes that stand in more than one graph or name one: these need a label.
fn shared<'a>(graphs: &[&[QuadRef<'a>]]) -> HashSet<BlankNodeRef<'a>> {
    let mut first: HashMap<BlankNodeRef<'a>, usize> = HashMap::new();
    let mut shared = HashSet::new();
    for (number, graph) in graphs.iter().enumerate() {
        for row in *graph {
            if let GraphNameRef::BlankNode(name) = row.graph_name {
                shared.insert(name);
            }
            let subject = match row.subject {
                NamedOrBlankNodeRef::BlankNode(node) => Some(node),
                NamedOrBlankNodeRef::NamedNode(_) => None,
            };
            let object = match row.object {
                TermRef::BlankNode(node) => Some(node),
                _ => None,
            };
            for node in subject.into_iter().chain(object) {
                if *first.entry(node).or_insert(number) != number {
                    shared.insert(node);
                }
            }
        }
    }
    shared
}

struct Body<'r, 'a> {
    rows: &'r [QuadRef<'a>],
    /// The rows of each subject.
    ranges: HashMap<NamedOrBlankNodeRef<'a>, (usize, usize)>,
    inside: HashSet<BlankNodeRef<'a>>,
    used: HashSet<BlankNodeRef<'a>>,
    prefixes: &'r Prefixes,
}

fn body<'a>(
    text: &mut String,
    rows: &[QuadRef<'a>],
    labelled: &HashSet<BlankNodeRef<'a>>,
    prefixes: &Prefixes,
    indent: &str,
) {
    let mut ranges = HashMap::new();
    let mut subjects = Vec::new();
    let mut start = 0;
    for group in rows.chunk_by(|a, b| a.subject == b.subject) {
        ranges.insert(group[0].subject, (start, start + group.len()));
        subjects.push(group[0].subject);
        start += group.len();
    }
    let used = rows.iter().filter_map(|row| match row.object {
        TermRef::BlankNode(node) => Some(node),
        _ => None,
    });
    let mut body = Body { rows, ranges, inside: HashSet::new(), used: used.collect(), prefixes };
    body.inside = body.choose(&subjects, labelled);
    for subject in subjects {
        match subject {
            NamedOrBlankNodeRef::BlankNode(node) if body.inside.contains(&node) => continue,
            NamedOrBlankNodeRef::BlankNode(node)
                if !labelled.contains(&node) && !body.used.contains(&node) =>
            {
                text.push_str(indent);
                text.push_str("[]");
            }
            subject => {
                text.push_str(indent);
                terms::node(text, subject, prefixes);
            }
        }
        body.properties(text, subject, indent.len() + 2);
        text.push_str(" .\n");
        if indent.is_empty() {
            text.push('\n');
        }
    }
}

impl<'a> Body<'_, 'a> {
    fn of(&self, subject: NamedOrBlankNodeRef<'a>) -> &[QuadRef<'a>] {
        self.ranges.get(&subject).map_or(&[], |(start, end)| &self.rows[*start..*end])
    }

    /// The blank nodes that are written where they are used: used once, not in a circle, not too deep.
    fn choose(
        &self,
        subjects: &[NamedOrBlankNodeRef<'a>],
        labelled: &HashSet<BlankNodeRef<'a>>,
    ) -> HashSet<BlankNodeRef<'a>> {
        let mut uses: HashMap<BlankNodeRef<'a>, usize> = HashMap::new();
        for row in self.rows {
            if let TermRef::BlankNode(node) = row.object {
                *uses.entry(node).or_default() += 1;
            }
        }
        let once = |node: &BlankNodeRef<'a>| uses.get(node) == Some(&1) && !labelled.contains(node);
        let mut inside = HashSet::new();
        // From every subject that must stand on its own, down to what hangs on it alone.
        let mut waiting: Vec<(NamedOrBlankNodeRef<'a>, usize)> = subjects
            .iter()
            .filter(|subject| !matches!(subject, NamedOrBlankNodeRef::BlankNode(node) if once(node)))
            .map(|subject| (*subject, 0))
            .collect();
        while let Some((subject, depth)) = waiting.pop() {
            for row in self.of(subject) {
                if let TermRef::BlankNode(node) = row.object
                    && once(&node)
                {
                    let is_deep = depth >= NESTED;
                    if !is_deep {
                        inside.insert(node);
                    }
                    waiting.push((node.into(), if is_deep { 0 } else { depth + 1 }));
                }
            }
        }
        inside
    }

    fn properties(&self, text: &mut String, subject: NamedOrBlankNodeRef<'a>, indent: usize) {
        let rows = self.of(subject);
        for (number, group) in rows.chunk_by(|a, b| a.predicate == b.predicate).enumerate() {
            if number == 0 {
                text.push(' ');
            } else {
                let _ = write!(text, " ;\n{:indent$}", "");
            }
            if group[0].predicate == rdf::TYPE {
                text.push('a');
            } else {
                terms::short(text, group[0].predicate, self.prefixes);
            }
            for (number, row) in group.iter().enumerate() {
                text.push_str(if number == 0 { " " } else { ", " });
                self.object(text, row.object, indent);
            }
        }
    }

    fn object(&self, text: &mut String, object: TermRef<'a>, indent: usize) {
        match object {
            TermRef::BlankNode(node) if self.inside.contains(&node) => {
                if self.of(node.into()).is_empty() {
                    text.push_str("[]");
                } else {
                    text.push('[');
                    self.properties(text, node.into(), indent + 2);
                    text.push_str(" ]");
                }
            }
            other => terms::term(text, other, self.prefixes),
        }
    }
}
