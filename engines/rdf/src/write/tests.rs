use super::*;
use crate::{Options, canonical_quads, digest, read};
use oxrdf::{BlankNode, GraphName, Literal, NamedNode, NamedOrBlankNode, Term};
use proptest::prelude::*;

const DATA: &str = "@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> .
<http://x.org/d> a dcat:Dataset ; dct:title \"Bäume & <Wiesen>\"@de, \"Trees\"@en ; dct:issued \"2020\"^^<http://x.org/year> ;
  dcat:distribution [ a dcat:Distribution ; dcat:byteSize 5 ; dct:license <http://x.org/l> ], [] ; dct:relation _:q .
_:q dct:relation _:q ; dct:description \"two\\nlines \\\"quoted\\\"\" .
<mailto:a@x.org> dct:subject true .";

fn written(syntax: Syntax, triples: &[Triple]) -> String {
    let mut out = Vec::new();
    super::triples(&mut out, syntax, triples, &Prefixes::common()).unwrap();
    String::from_utf8(out).unwrap()
}

fn data() -> Vec<Triple> {
    read(DATA.as_bytes(), &Options::default()).unwrap().into_triples()
}

#[test]
fn every_syntax_says_the_same_and_is_recognised() {
    let triples = data();
    for syntax in Syntax::ALL {
        let text = written(syntax, &triples);
        let back = read(text.as_bytes(), &Options::default()).unwrap();
        assert_eq!(back.faults, [], "{text}");
        assert_eq!(digest(&back.into_triples()), digest(&triples), "{text}");
    }
}

#[test]
fn the_order_that_triples_come_in_does_not_matter() {
    let triples = data();
    let mut turned = triples.clone();
    turned.reverse();
    turned.extend(triples.iter().take(3).cloned());
    for syntax in Syntax::ALL {
        assert_eq!(written(syntax, &triples), written(syntax, &turned));
    }
}

#[test]
fn turtle_can_be_read_by_people() {
    let text = written(Syntax::Turtle, &data());
    assert!(
        text.contains("<http://x.org/d> a dcat:Dataset ;\n  dct:issued \"2020\"^^<http://x.org/year> ;\n"),
        "{text}"
    );
    assert!(
        text.contains("[ a dcat:Distribution ;\n    dct:license <http://x.org/l> ;\n    dcat:byteSize 5 ]"),
        "{text}"
    );
    assert!(text.contains("<mailto:a@x.org> dct:subject true ."), "{text}");
}

#[test]
fn fragments_behind_a_head_are_a_document() {
    let prefixes = Prefixes::common();
    let triples = data();
    let other = vec![Triple::new(
        NamedNode::new_unchecked("http://x.org/e"),
        oxrdf::vocab::rdfs::LABEL.into_owned(),
        Literal::new_simple_literal("e"),
    )];
    let page = format!(
        "{}{}{}",
        turtle_head(&prefixes),
        turtle_fragment(&triples, &prefixes),
        turtle_fragment(&other, &prefixes)
    );
    let whole: Vec<Triple> = triples.iter().chain(&other).cloned().collect();
    let back = read(page.as_bytes(), &Options::default()).unwrap();
    assert_eq!(back.faults, []);
    assert_eq!(digest(&back.into_triples()), digest(&whole));
    let lines = format!("{}{}", ntriples_fragment(&triples), ntriples_fragment(&other));
    assert_eq!(digest(&read(lines.as_bytes(), &Options::default()).unwrap().into_triples()), digest(&whole));
}

#[test]
fn blank_nodes_in_a_circle_or_very_deep_keep_their_labels() {
    let mut text = String::from(
        "_:a <http://x.org/p> _:b . _:b <http://x.org/p> _:a . <http://x.org/s> <http://x.org/p> _:n0 .",
    );
    for number in 0..5_000 {
        text.push_str(&format!("_:n{number} <http://x.org/p> _:n{} .\n", number + 1));
    }
    let triples = read(text.as_bytes(), &Options::default()).unwrap().into_triples();
    let back =
        read(written(Syntax::Turtle, &triples).as_bytes(), &Options::default()).unwrap().into_triples();
    assert_eq!(back.len(), triples.len());
    assert_eq!(digest(&back), digest(&triples));
}

#[test]
fn a_predicate_without_a_name_is_refused_in_xml_only() {
    let triple = Triple::new(
        NamedNode::new_unchecked("http://x.org/s"),
        NamedNode::new_unchecked("http://x.org/1"),
        Literal::new_simple_literal("x"),
    );
    let mut out = Vec::new();
    let refused = super::triples(&mut out, Syntax::RdfXml, std::slice::from_ref(&triple), &Prefixes::none());
    assert!(matches!(refused, Err(WriteError::Predicate { predicate }) if predicate == "http://x.org/1"));
    assert!(super::triples(&mut out, Syntax::JsonLd, &[triple], &Prefixes::none()).is_ok());
}

#[test]
fn an_iri_with_a_prefix_as_its_scheme_keeps_its_meaning_in_json() {
    let triple = Triple::new(
        NamedNode::new_unchecked("time:now"),
        NamedNode::new_unchecked("http://www.w3.org/2006/time#day"),
        NamedNode::new_unchecked("dct:x"),
    );
    let back =
        read(written(Syntax::JsonLd, std::slice::from_ref(&triple)).as_bytes(), &Options::default()).unwrap();
    assert_eq!(back.into_triples(), [triple]);
}

fn iris() -> impl Strategy<Value = NamedNode> {
    "(http://x\\.org/[a-z]{0,3}|http://purl\\.org/dc/terms/[a-z]{1,4}|urn:x:[a-zß]{1,3}|dct:[a-z]|http://x\\.org/a#[a-z_]{1,3}\\.?)[a-z]"
        .prop_map(NamedNode::new_unchecked)
}

fn nodes() -> impl Strategy<Value = NamedOrBlankNode> {
    prop_oneof![
        iris().prop_map(NamedOrBlankNode::from),
        (0..4_u8).prop_map(|number| BlankNode::new_unchecked(format!("n{number}")).into()),
    ]
}

fn literals() -> impl Strategy<Value = Literal> {
    let text = "[ -~\n\r\täß€😀\u{301}\u{85}\u{2028}]{0,12}";
    prop_oneof![
        text.prop_map(Literal::new_simple_literal),
        (text, "(en|de-at|zh-hans-cn)")
            .prop_map(|(text, language)| Literal::new_language_tagged_literal_unchecked(text, language)),
        (text, iris()).prop_map(|(text, datatype)| Literal::new_typed_literal(text, datatype)),
        "[+-]?[0-9]{0,3}(\\.[0-9])?"
            .prop_map(|text| Literal::new_typed_literal(text, oxrdf::vocab::xsd::INTEGER)),
        any::<bool>().prop_map(Literal::from),
        "[01x]".prop_map(|text| Literal::new_typed_literal(text, oxrdf::vocab::xsd::BOOLEAN)),
    ]
}

fn all_quads() -> impl Strategy<Value = Vec<Quad>> {
    let object = prop_oneof![nodes().prop_map(Term::from), literals().prop_map(Term::from)];
    let predicate = prop_oneof![iris(), Just(oxrdf::vocab::rdf::TYPE.into_owned())];
    let graph = prop_oneof![
        3 => Just(GraphName::DefaultGraph),
        1 => nodes().prop_map(GraphName::from),
    ];
    let quad = (nodes(), predicate, object, graph)
        .prop_map(|(subject, predicate, object, graph)| Quad::new(subject, predicate, object, graph));
    prop::collection::vec(quad, 0..12)
}

proptest! {
    #[test]
    fn what_was_written_reads_back_the_same(quads in all_quads()) {
        for syntax in Syntax::ALL {
            let expected: Vec<Quad> = quads
                .iter()
                .map(|quad| match syntax.has_graphs() {
                    true => quad.clone(),
                    false => Quad { graph_name: GraphName::DefaultGraph, ..quad.clone() },
                })
                .collect();
            let mut out = Vec::new();
            super::quads(&mut out, syntax, &quads, &Prefixes::common()).unwrap();
            let text = String::from_utf8(out).unwrap();
            let back = read(text.as_bytes(), &Options { syntax: Some(syntax), ..Options::default() }).unwrap();
            prop_assert_eq!(&back.faults, &vec![], "{}", &text);
            let form = |quads: &[Quad]| canonical_quads(quads, 1_000_000).map(|form| form.nquads);
            prop_assert_eq!(form(&back.quads), form(&expected), "{}", &text);
        }
    }
}
