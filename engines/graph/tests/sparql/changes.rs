//! Changing graphs one by one leaves the same state as loading what is left.

use crate::common::{graph, load, records, rows, turtle};
use centum_graph::{Change, Graphs};
use oxrdf::{Literal, NamedNode, Triple};
use proptest::prelude::*;
use std::collections::BTreeMap;

const QUESTIONS: [&str; 5] = [
    "SELECT ?s ?p ?o { ?s ?p ?o }",
    "SELECT ?g ?s ?p ?o { GRAPH ?g { ?s ?p ?o } }",
    "SELECT ?o (COUNT(?s) AS ?n) { ?s :p0 ?o } GROUP BY ?o",
    "SELECT ?a ?b { ?a (:p0|:p1)+ ?b }",
    "SELECT ?g { GRAPH ?g {} }",
];

#[test]
fn a_replaced_graph_says_what_it_says_now_and_older_snapshots_what_it_said() {
    let graphs = Graphs::new(load(records()));
    let before = graphs.snapshot();
    graphs.apply([Change::Put { graph: graph("air"), triples: turtle(":air :title 'Wind'@en .") }]);
    let after = graphs.snapshot();
    let question = "SELECT ?t { :air :title ?t }";
    assert_eq!(rows(&before, question), ["Air@en", "Luft@de"]);
    assert_eq!(rows(&after, question), ["Wind@en"]);
    assert_eq!((before.len(), after.len()), (23, 15));
    assert_eq!(after.graph(graph("air").as_ref()).count(), 1);
    graphs.apply([Change::Remove { graph: graph("air") }, Change::Remove { graph: graph("nobody") }]);
    let gone = graphs.snapshot();
    assert!(!gone.has_graph(graph("air").as_ref()));
    assert_eq!((gone.len(), gone.graph_count()), (14, 2));
    assert!(gone.memory() > 0);
    let old = graphs.swap(load(records()));
    assert_eq!((old.len(), graphs.snapshot().len()), (14, 23));
}

#[test]
fn many_changes_are_settled_into_one_piece() {
    let graphs = Graphs::default();
    let name = |n: u32| NamedNode::new_unchecked(format!("http://example.org/{n}"));
    let put = |n: u32| Change::Put {
        graph: name(n % 50),
        triples: (0..100).map(|o| Triple::new(name(n), name(o), name(o))).collect(),
    };
    for round in 0..5 {
        graphs.apply((0..100).map(|n| put(round * 100 + n)));
    }
    let snapshot = graphs.snapshot();
    assert_eq!((snapshot.len(), snapshot.graph_count()), (5000, 50));
    assert_eq!(rows(&snapshot, "SELECT (COUNT(*) AS ?n) { ?s :7 ?o }"), ["50"]);
    assert_eq!(rows(&snapshot, "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o }"), ["50"]);
}

#[test]
fn what_a_graph_said_before_does_not_stay_in_memory() {
    let graphs = Graphs::new(load(records()));
    let node = |name: &str| NamedNode::new_unchecked(format!("http://example.org/{name}"));
    for round in 0..128 {
        let text = format!("{round} {}", "x".repeat(512 << 10));
        let said = Triple::new(node("air"), node("title"), Literal::new_simple_literal(text));
        graphs.apply([Change::Put { graph: graph("air"), triples: vec![said] }]);
        let bytes = graphs.snapshot().memory();
        assert!(bytes < 48 << 20, "{bytes} bytes after {round} changes");
    }
    assert_eq!(rows(&graphs.snapshot(), "SELECT (STRLEN(?t) AS ?n) { :air :title ?t }"), ["524292"]);
}

fn statements() -> impl Strategy<Value = Vec<Triple>> {
    let node = |n: u8| NamedNode::new_unchecked(format!("http://example.org/n{n}"));
    let property = |n: u8| NamedNode::new_unchecked(format!("http://example.org/p{n}"));
    let triple =
        (0..4_u8, 0..3_u8, 0..4_u8).prop_map(move |(s, p, o)| Triple::new(node(s), property(p), node(o)));
    proptest::collection::vec(triple, 0..6)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn changing_and_rebuilding_give_the_same_answers(
        first in proptest::collection::vec(statements(), 0..4),
        changes in proptest::collection::vec((0..5_usize, proptest::option::of(statements())), 0..12),
    ) {
        let mut expected: BTreeMap<String, Vec<Triple>> = BTreeMap::new();
        for (n, triples) in first.into_iter().enumerate() {
            expected.insert(n.to_string(), triples);
        }
        let all = |graphs: &BTreeMap<String, Vec<Triple>>| {
            load(graphs.iter().map(|(name, triples)| (graph(name), triples.clone())))
        };
        let graphs = Graphs::new(all(&expected));
        for (n, triples) in changes {
            let (name, graph) = (n.to_string(), graph(&n.to_string()));
            graphs.apply([match triples {
                Some(triples) => {
                    expected.insert(name, triples.clone());
                    Change::Put { graph, triples }
                }
                None => {
                    expected.remove(&name);
                    Change::Remove { graph }
                }
            }]);
        }
        let (changed, rebuilt) = (graphs.snapshot(), all(&expected));
        prop_assert_eq!(changed.len(), rebuilt.len());
        prop_assert_eq!(changed.graph_count(), rebuilt.graph_count());
        for question in QUESTIONS {
            prop_assert_eq!(rows(&changed, question), rows(&rebuilt, question), "{}", question);
        }
    }
}
