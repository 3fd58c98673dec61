//! Random shapes over random data: what the engine finds is what the definitions say.

mod evaluate;
mod shape;

use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

use centum_shapes::{Background, Data, Finding, Limits, Path, Shapes, validate, validate_focus};
use evaluate::{Line, as_subject, findings};
use oxrdf::vocab::{rdf, rdfs, xsd};
use oxrdf::{BlankNode, Literal, NamedNode, Term, Triple};
use proptest::collection::vec;
use proptest::prelude::*;
use shape::{Part, Shape, Writer};

fn ex(local: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("http://example.org/{local}"))
}

fn predicate() -> impl Strategy<Value = NamedNode> {
    prop_oneof![Just(ex("p")), Just(ex("q")), Just(ex("r"))]
}

fn node() -> impl Strategy<Value = Term> {
    prop_oneof![
        4 => (0..4_u8).prop_map(|place| ex(&format!("n{place}")).into()),
        1 => Just(BlankNode::new_unchecked("b").into()),
    ]
}

fn value() -> impl Strategy<Value = Term> {
    let literals: Vec<Term> = vec![
        Literal::from("a").into(),
        Literal::from("bcd").into(),
        Literal::new_language_tagged_literal_unchecked("a", "en").into(),
        Literal::new_language_tagged_literal_unchecked("b", "en").into(),
        Literal::new_language_tagged_literal_unchecked("a", "de").into(),
        Literal::from(1).into(),
        Literal::from(2).into(),
        Literal::new_typed_literal("1.5", xsd::DECIMAL).into(),
        Literal::new_typed_literal("x", xsd::INTEGER).into(),
    ];
    prop_oneof![node(), proptest::sample::select(literals)]
}

fn class() -> impl Strategy<Value = NamedNode> {
    prop_oneof![Just(ex("C")), Just(ex("D")), Just(ex("E"))]
}

fn triple() -> impl Strategy<Value = Triple> {
    let said = (node(), predicate(), value());
    let typed = (node(), Just(rdf::TYPE.into_owned()), class().prop_map(Term::from));
    let below =
        (class(), class()).prop_map(|(a, b)| (Term::from(a), rdfs::SUB_CLASS_OF.into_owned(), Term::from(b)));
    prop_oneof![6 => said, 2 => typed, 1 => below].prop_map(|(subject, predicate, object)| {
        Triple::new(as_subject(&subject).expect("nodes are subjects"), predicate, object)
    })
}

fn path() -> impl Strategy<Value = Path> {
    predicate().prop_map(Path::Predicate).prop_recursive(3, 6, 2, |inner| {
        let several = vec(inner.clone(), 2..=2);
        let boxed = inner.prop_map(Box::new);
        prop_oneof![
            boxed.clone().prop_map(Path::Inverse),
            boxed.clone().prop_map(Path::ZeroOrMore),
            boxed.clone().prop_map(Path::OneOrMore),
            boxed.prop_map(Path::ZeroOrOne),
            several.clone().prop_map(Path::Sequence),
            several.prop_map(Path::Alternative),
        ]
    })
}

fn plain_part() -> impl Strategy<Value = Part> {
    let datatype =
        prop_oneof![Just(xsd::STRING), Just(xsd::INTEGER), Just(xsd::DECIMAL), Just(rdf::LANG_STRING)];
    prop_oneof![
        (1..3_usize).prop_map(Part::MinCount),
        (0..3_usize).prop_map(Part::MaxCount),
        class().prop_map(Part::Class),
        datatype.prop_map(|datatype| Part::Datatype(datatype.into_owned())),
        prop_oneof![Just("IRI"), Just("Literal"), Just("BlankNode")].prop_map(Part::NodeKind),
        (0..3_i64).prop_map(Part::MinInclusive),
        (0..3_i64).prop_map(Part::MaxExclusive),
        (0..4_usize).prop_map(Part::MaxLength),
        prop_oneof![Just("en"), Just("de")].prop_map(Part::LanguageIn),
        Just(Part::UniqueLang),
        predicate().prop_map(Part::Equals),
        predicate().prop_map(Part::Disjoint),
        predicate().prop_map(Part::LessThan),
        value()
            .prop_filter("a blank node of the shapes is none of the data", |value| !value.is_blank_node())
            .prop_map(Part::HasValue),
        vec(
            value().prop_filter("a blank node of the shapes is none of the data", |value| !value
                .is_blank_node()),
            0..4
        )
        .prop_map(Part::In),
        Just(Part::Closed),
    ]
}

/// A shape out of what was drawn: without the parts that it may not have, or not twice.
fn tidy(path: Option<Path>, parts: Vec<Part>) -> Shape {
    let mut seen = HashSet::new();
    let has_path = path.is_some();
    let fits =
        |part: &Part| (has_path || !part.needs_path()) && part.once().is_none_or(|kind| seen.insert(kind));
    Shape { path, parts: parts.into_iter().filter(fits).collect() }
}

fn shape() -> impl Strategy<Value = Shape> {
    let leaf =
        (proptest::option::of(path()), vec(plain_part(), 1..4)).prop_map(|(path, parts)| tidy(path, parts));
    leaf.prop_recursive(3, 10, 3, |inner| {
        let with_path = (inner.clone(), path()).prop_map(|(shape, path)| tidy(Some(path), shape.parts));
        let several = vec(inner.clone(), 1..3);
        let part = prop_oneof![
            plain_part(),
            inner.clone().prop_map(Part::Not),
            inner.clone().prop_map(Part::Node),
            with_path.prop_map(Part::Property),
            several.clone().prop_map(Part::And),
            several.clone().prop_map(Part::Or),
            several.prop_map(Part::Xone),
            (inner, 0..2_usize, 0..2_usize).prop_map(|(shape, min, max)| Part::Qualified(shape, min, max)),
        ];
        (proptest::option::of(path()), vec(part, 1..4)).prop_map(|(path, parts)| tidy(path, parts))
    })
}

fn line(finding: &Finding) -> Line {
    (
        finding.focus.to_string(),
        finding.path.as_ref().map(ToString::to_string).unwrap_or_default(),
        finding.value.as_ref().map(ToString::to_string).unwrap_or_default(),
        finding.component,
    )
}

/// The shape's graph, with every node of the data and one stranger as target.
fn compiled(shape: &Shape, targets: &[Term]) -> Shapes {
    let mut writer = Writer::default();
    let id = writer.shape(shape);
    let target = NamedNode::new_unchecked("http://www.w3.org/ns/shacl#targetNode");
    let mut triples = writer.triples;
    triples.extend(targets.iter().map(|node| Triple::new(id.clone(), target.clone(), node.clone())));
    Shapes::compile(triples).unwrap_or_else(|faults| panic!("{faults:?}"))
}

fn targets() -> Vec<Term> {
    ["n0", "n1", "n2", "n3", "stranger"].into_iter().map(|local| ex(local).into()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn the_engine_finds_what_the_definitions_say(shape in shape(), graph in vec(triple(), 0..14)) {
        let targets = targets();
        let shapes = compiled(&shape, &targets);
        let report = validate(&shapes, &Data::new(graph.clone()), &Limits::default());
        let expected: BTreeSet<Line> = targets.iter().flat_map(|focus| findings(&graph, &shape, focus)).collect();
        prop_assert_eq!(report.findings.iter().map(line).collect::<BTreeSet<_>>(), expected);
        prop_assert!(report.is_complete());
    }

    #[test]
    fn a_background_says_what_the_graph_itself_would(shape in shape(), graph in vec(triple(), 0..14), cut in 0..14_usize) {
        let shapes = compiled(&shape, &targets());
        let (behind, own) = graph.split_at(cut.min(graph.len()));
        let background = Arc::new(Background::new(behind.to_vec()));
        let whole = validate(&shapes, &Data::new(graph.clone()), &Limits::default());
        let apart = validate(&shapes, &Data::over(background, own.to_vec()), &Limits::default());
        let lines = |report: &centum_shapes::Report| report.findings.iter().map(line).collect::<BTreeSet<_>>();
        prop_assert_eq!(lines(&apart), lines(&whole));
    }

    #[test]
    fn checking_some_nodes_finds_what_the_whole_finds_for_them(shape in shape(), graph in vec(triple(), 0..14)) {
        let shapes = compiled(&shape, &targets());
        let data = Data::new(graph);
        let whole = validate(&shapes, &data, &Limits::default());
        let mut one_by_one = BTreeSet::new();
        for focus in targets() {
            let node = as_subject(&focus).expect("targets are nodes");
            one_by_one.extend(validate_focus(&shapes, &data, &Limits::default(), [&node]).findings.iter().map(line));
        }
        prop_assert_eq!(one_by_one, whole.findings.iter().map(line).collect::<BTreeSet<_>>());
    }
}
