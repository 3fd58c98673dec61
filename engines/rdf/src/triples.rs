//! Triples by subject, and the part of a graph that belongs to one node.

use oxrdf::{NamedNodeRef, NamedOrBlankNode, Term, Triple, vocab::rdf};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// The most triples that one node's description may have; one that has more is cut.
pub const MOST_OF_ONE: usize = 200_000;

/// Triples with an index by subject. Building it is linear, and so is taking a part out, in the size of the part.
#[derive(Clone, Debug, Default)]
pub struct Triples {
    triples: Vec<Triple>,
    /// Positions in `triples`, those of one subject side by side.
    order: Vec<u32>,
    subjects: Vec<NamedOrBlankNode>,
    ranges: HashMap<NamedOrBlankNode, Range<u32>>,
}

/// What belongs to a node.
#[derive(Clone, Debug, Default)]
pub struct Subgraph {
    /// Its triples and those of what it reaches, breadth first, each once.
    pub triples: Vec<Triple>,
    /// Whether it was cut at [`MOST_OF_ONE`].
    pub is_cut: bool,
}

impl Triples {
    /// Indexes triples.
    #[must_use]
    pub fn new(triples: Vec<Triple>) -> Self {
        let mut numbers: HashMap<&NamedOrBlankNode, u32> = HashMap::new();
        let mut subjects = Vec::new();
        let mut sizes: Vec<u32> = Vec::new();
        let mut of = Vec::with_capacity(triples.len());
        for triple in &triples {
            let number = *numbers.entry(&triple.subject).or_insert_with(|| {
                subjects.push(triple.subject.clone());
                sizes.push(0);
                sizes.len() as u32 - 1
            });
            sizes[number as usize] += 1;
            of.push(number);
        }
        let mut starts = Vec::with_capacity(sizes.len());
        let mut start = 0;
        let mut ranges = HashMap::with_capacity(subjects.len());
        for (subject, size) in subjects.iter().zip(&sizes) {
            ranges.insert(subject.clone(), start..start + size);
            starts.push(start);
            start += size;
        }
        let mut order = vec![0; triples.len()];
        for (position, number) in of.into_iter().enumerate() {
            let slot = &mut starts[number as usize];
            order[*slot as usize] = position as u32;
            *slot += 1;
        }
        Self { triples, order, subjects, ranges }
    }

    /// All triples in their first order.
    #[must_use]
    pub fn all(&self) -> &[Triple] {
        &self.triples
    }

    /// The subjects in the order of their first triple.
    #[must_use]
    pub fn subjects(&self) -> &[NamedOrBlankNode] {
        &self.subjects
    }

    /// The triples of a subject.
    pub fn about<'a>(&'a self, subject: &NamedOrBlankNode) -> impl Iterator<Item = &'a Triple> + use<'a> {
        let range = self.ranges.get(subject).cloned().unwrap_or(0..0);
        self.order[range.start as usize..range.end as usize]
            .iter()
            .map(|position| &self.triples[*position as usize])
    }

    /// The values of a property.
    pub fn values<'a>(
        &'a self,
        subject: &NamedOrBlankNode,
        predicate: NamedNodeRef<'a>,
    ) -> impl Iterator<Item = &'a Term> + use<'a> {
        self.about(subject)
            .filter(move |triple| triple.predicate.as_ref() == predicate)
            .map(|triple| &triple.object)
    }

    /// The subjects of a class, in order, each once.
    #[must_use]
    pub fn instances(&self, class: NamedNodeRef<'_>) -> Vec<NamedOrBlankNode> {
        let is_instance = |subject: &&NamedOrBlankNode| {
            self.values(subject, rdf::TYPE)
                .any(|kind| matches!(kind, Term::NamedNode(kind) if kind.as_ref() == class))
        };
        self.subjects.iter().filter(is_instance).cloned().collect()
    }

    /// What belongs to a node: its triples, and for each triple that `goes_on` says yes to those of its object.
    /// Each node is visited once, so circles end.
    pub fn subgraph(&self, root: &NamedOrBlankNode, mut goes_on: impl FnMut(&Triple) -> bool) -> Subgraph {
        let mut found = Subgraph::default();
        let mut seen: HashSet<NamedOrBlankNode> = HashSet::from([root.clone()]);
        let mut waiting = vec![root.clone()];
        let mut next = 0;
        while let Some(node) = waiting.get(next).cloned() {
            next += 1;
            for triple in self.about(&node) {
                if found.triples.len() >= MOST_OF_ONE {
                    found.is_cut = true;
                    return found;
                }
                let object = match &triple.object {
                    Term::NamedNode(object) => Some(NamedOrBlankNode::from(object.clone())),
                    Term::BlankNode(object) => Some(NamedOrBlankNode::from(object.clone())),
                    Term::Literal(_) => None,
                };
                if let Some(object) = object
                    && !seen.contains(&object)
                    && goes_on(triple)
                {
                    seen.insert(object.clone());
                    waiting.push(object);
                }
                found.triples.push(triple.clone());
            }
        }
        found
    }
}

impl From<Vec<Triple>> for Triples {
    fn from(triples: Vec<Triple>) -> Self {
        Self::new(triples)
    }
}

/// The description of a node: its own triples, those of the blank nodes it reaches, and those of the named nodes that
/// it reaches over one of the `inner` predicates.
#[must_use]
pub fn subgraph(graph: &Triples, root: &NamedOrBlankNode, inner: &[NamedNodeRef<'_>]) -> Vec<Triple> {
    graph
        .subgraph(root, |triple| triple.object.is_blank_node() || inner.contains(&triple.predicate.as_ref()))
        .triples
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, read};

    fn graph(turtle: &str) -> Triples {
        let text = format!("@prefix : <http://x.org/> . {turtle}");
        Triples::new(read(text.as_bytes(), &Options::default()).unwrap().into_triples())
    }

    fn node(name: &str) -> NamedOrBlankNode {
        oxrdf::NamedNode::new_unchecked(format!("http://x.org/{name}")).into()
    }

    #[test]
    fn a_description_holds_blank_nodes_and_the_named_nodes_that_belong_to_it() {
        let graph = graph(
            ":a :part :p ; :other :b ; :who [ :name \"x\" ; :of [ :deep 1 ] ] . :p :size 3 ; :back :a . :b :no 1 .",
        );
        let part = NamedNodeRef::new_unchecked("http://x.org/part");
        let found = subgraph(&graph, &node("a"), &[part]);
        assert_eq!(found.len(), 8);
        assert!(found.iter().all(|triple| triple.subject != node("b")));
        assert_eq!(graph.instances(part).len(), 0);
        assert_eq!(graph.values(&node("a"), part).count(), 1);
    }

    #[test]
    fn blank_nodes_in_a_circle_end() {
        let graph = graph(":a :x _:b . _:b :x _:c . _:c :x _:b , :a .");
        assert_eq!(subgraph(&graph, &node("a"), &[]).len(), 4);
        assert!(subgraph(&graph, &node("nobody"), &[]).is_empty());
    }

    #[test]
    fn subjects_that_are_scattered_are_found_whole() {
        let graph = graph(":a :x 1 . :b :x 2 . :a :x 3 . :b :x 4 .");
        let values: Vec<String> = graph.about(&node("b")).map(|triple| triple.object.to_string()).collect();
        assert_eq!(values.len(), 2);
        assert!(values[0].contains('2') && values[1].contains('4'));
    }

    #[test]
    fn taking_a_large_catalogue_apart_visits_each_triple_once() {
        let mut text = String::from(":c :has ");
        let items: Vec<String> = (0..5_000).map(|number| format!(":d{number}")).collect();
        text.push_str(&items.join(", "));
        text.push_str(" .\n");
        for item in &items {
            text.push_str(&format!("{item} :in :c ; :label \"x\" ; :part [ :size 1 ] .\n"));
        }
        let graph = graph(&text);
        let mut asked = 0;
        let mut taken = 0;
        for number in 0..5_000 {
            let found = graph.subgraph(&node(&format!("d{number}")), |triple| {
                asked += 1;
                triple.object.is_blank_node()
            });
            taken += found.triples.len();
        }
        assert_eq!(taken, 20_000);
        assert_eq!(asked, 10_000, "one question for each link out of an item");
    }
}
