use super::*;
use crate::{Options, read};
use oxrdf::dataset::{CanonicalizationAlgorithm, CanonicalizationHashAlgorithm, Dataset};
use proptest::prelude::*;

fn triples(turtle: &str) -> Vec<Triple> {
    let text = format!("@prefix : <http://x.org/> . {turtle}");
    read(text.as_bytes(), &Options::default()).unwrap().into_triples()
}

fn clique(size: usize) -> String {
    let mut text = String::new();
    for from in 0..size {
        for to in (0..size).filter(|to| *to != from) {
            text.push_str(&format!("_:n{from} :knows _:n{to} . "));
        }
    }
    text
}

#[test]
fn labels_and_order_do_not_matter() {
    let one = canonical(&triples(":a :x _:b . _:b :y _:c ; :n 1 . _:c :n 2 ."), DEFAULT_WORK).unwrap();
    let two = canonical(&triples("_:q :n 2 . _:p :n 1 ; :y _:q . :a :x _:p ."), DEFAULT_WORK).unwrap();
    assert_eq!(one, two);
    let other = canonical(&triples("_:q :n 2 . _:p :n 1 ; :y _:q . :a :x _:q ."), DEFAULT_WORK).unwrap();
    assert_ne!(one.sha256, other.sha256);
}

#[test]
fn a_graph_without_blank_nodes_is_its_sorted_lines() {
    let form = canonical(&triples(":b :x \"a\\nb\" . :a :x :c . :b :x \"a\\nb\" ."), 0).unwrap();
    assert_eq!(
        form.nquads,
        "<http://x.org/a> <http://x.org/x> <http://x.org/c> .\n<http://x.org/b> <http://x.org/x> \"a\\nb\" .\n"
    );
}

#[test]
fn a_clique_is_refused_and_still_has_a_digest() {
    let ten = triples(&clique(10));
    assert_eq!(canonical(&ten, 10_000), Err(TooSymmetric { work: 10_000 }));
    let found = digest(&ten);
    assert!(!found.is_canonical);
    let renamed = triples(&clique(10).replace("_:n", "_:other"));
    assert_eq!(digest(&renamed), found);
    assert_ne!(digest(&triples(&clique(9))).sha256, found.sha256);
}

#[test]
fn a_long_chain_of_blank_nodes_that_look_alike_does_not_exhaust_the_stack() {
    let mut text = String::new();
    for number in 0..50_000 {
        text.push_str(&format!("_:n{number} :next _:n{} . ", number + 1));
    }
    assert!(!digest(&triples(&text)).is_canonical);
}

#[test]
fn many_small_records_with_the_same_inside_stay_canonical() {
    let mut text = String::new();
    for _ in 0..2_000 {
        text.push_str("[] :contact [ :mail \"open@x.org\" ] . ");
    }
    assert!(digest(&triples(&text)).is_canonical);
}

/// Small graphs over few nodes, so that many of them are symmetric.
fn graphs() -> impl Strategy<Value = Vec<(u8, u8, u8)>> {
    prop::collection::vec((0..5_u8, 0..2_u8, 0..7_u8), 0..9)
}

fn quads(graph: &[(u8, u8, u8)], label: impl Fn(u8) -> String) -> Vec<Quad> {
    let text: String = graph
        .iter()
        .map(|(subject, predicate, object)| {
            let object = match object {
                0..5 => format!("_:{}", label(*object)),
                other => format!("<http://x.org/{other}>"),
            };
            format!("_:{} <http://x.org/p{predicate}> {object} .\n", label(*subject))
        })
        .collect();
    read(text.as_bytes(), &Options { syntax: Some(crate::Syntax::NQuads), ..Options::default() })
        .unwrap()
        .quads
}

proptest! {
    #[test]
    fn the_form_is_that_of_another_implementation(graph in graphs()) {
        let quads = quads(&graph, |number| format!("n{number}"));
        let ours = canonical_quads(&quads, 1_000_000).unwrap();
        let mut theirs: Dataset = quads.iter().collect();
        theirs.canonicalize(CanonicalizationAlgorithm::Rdfc10 {
            hash_algorithm: CanonicalizationHashAlgorithm::Sha256,
        });
        let mut lines: Vec<String> = theirs.iter().map(|quad| format!("{quad} .\n")).collect();
        lines.sort();
        prop_assert_eq!(ours.nquads, lines.concat());
    }

    #[test]
    fn renaming_changes_nothing(graph in graphs(), turn in 1..5_u8) {
        let one = quads(&graph, |number| format!("n{number}"));
        let mut two = quads(&graph, |number| format!("m{}", (number + turn) % 5));
        two.reverse();
        prop_assert_eq!(digest_quads(&one), digest_quads(&two));
        let lines = |quads: &[Quad]| {
            let lines = Lines::new(quads.iter().map(Quad::as_ref));
            let names = fallback::names(&lines);
            lines.sorted(|blank| &names[blank as usize])
        };
        prop_assert_eq!(lines(&one), lines(&two));
    }
}
