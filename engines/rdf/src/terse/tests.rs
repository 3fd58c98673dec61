//! What is valid is read as another reader reads it; what is not costs its own statement, whole.

use oxrdf::{NamedOrBlankNode, Quad};
use oxttl::{NQuadsParser, TriGParser};
use proptest::prelude::*;
use std::collections::HashMap;

use crate::{Document, FaultKind, Options, Syntax, digest_quads, read};

fn as_syntax(text: &str, syntax: Syntax, base: Option<&str>) -> Document {
    read(text.as_bytes(), &Options { syntax: Some(syntax), base, ..Options::default() }).unwrap()
}

fn turtle(text: &str) -> Document {
    as_syntax(text, Syntax::TriG, Some("http://base.org/a/b"))
}

/// Statements with their blank nodes named in the order in which they come.
fn lines(quads: &[Quad]) -> Vec<String> {
    let mut names: HashMap<String, String> = HashMap::new();
    quads
        .iter()
        .map(|quad| {
            let parts = [quad.subject.to_string(), quad.object.to_string(), quad.graph_name.to_string()];
            let parts = parts.map(|part| {
                let next = format!("_:{}", names.len());
                if part.starts_with("_:") { names.entry(part).or_insert(next).clone() } else { part }
            });
            format!("{} {} {} {}", parts[0], quad.predicate, parts[1], parts[2])
        })
        .collect()
}

/// What another reader makes of a text, up to its first complaint.
fn theirs(text: &str) -> Result<Vec<Quad>, String> {
    let parser = TriGParser::new().with_base_iri("http://base.org/a/b").unwrap();
    parser.for_slice(text).map(|quad| quad.map_err(|error| error.to_string())).collect()
}

#[track_caller]
fn agree(text: &str) {
    let theirs = theirs(text).unwrap_or_else(|error| panic!("{error} in {text}"));
    let ours = turtle(text);
    assert_eq!(ours.faults, [], "{text}");
    let (ours, theirs) = (ours.quads, theirs);
    assert_eq!(
        digest_quads(&ours),
        digest_quads(&theirs),
        "{text}: {:#?}, {:#?}",
        lines(&ours),
        lines(&theirs)
    );
}

#[test]
fn whatever_the_grammar_allows_is_read_as_another_reader_reads_it() {
    for text in [
        "",
        "# only a remark",
        "@prefix : <http://x.org/> . :a :b :c , :d ; :e :f ; ; . :g a :h .",
        "PREFIX x:<#>\nbase <../z/>\nx:a <b> <> , <?q> , </r> , <//h/i> .",
        "@base <http://b.org/c/> . @prefix p: <d#> . p:e p: p:f .",
        "@prefix : <http://x.org/> . :a :b \"c\"@en-GB , 'd'^^:e , \"\"\"f \"g\" \\\"\"\"\" , '''h\n'i''' .",
        "@prefix : <http://x.org/> . :a :b 1, -2, +3.5, .5, 6.7e8, 9E-1, 1.e2, true, false, 5. :c :d 7.0.",
        "@prefix : <http://x.org/> . :a :b [ ] , [ :c :d ; :e [ :f 1 ] ] , ( ) , ( 1 ( :g [ :h 2 ] ) \"i\" ) .",
        "@prefix : <http://x.org/> . [] :a :b . [ :c :d ] . [ :e :f ] :g :h . ( 1 2 ) :i ( [] ) . () :j () .",
        "@prefix : <http://x.org/> . _:a :b _:c.d , _:0 , _:_x . _:c.d :e _:é·.",
        "@prefix é.ß: <http://x.org/> . é.ß:1a é.ß:a:b é.ß:%41\\,b , é.ß:a.b\\. , é.ß:a- .",
        "<http://x.org/\\u00e9> <http://x.org/p> \"\\u00e9\\U0001F600\\t\\n\\r\\b\\f\\\\\" .",
        "@prefix : <http://x.org/> . { :a :b :c . :d :e :f } :g { :h :i :j ; :k [] } GRAPH _:l { } [] { :m :n :o . }",
        "@prefix : <http://x.org/> . :a :b ( :c\"d\"'e'<f>_:g 1 true[]() ) .",
        "@prefix a: <http://x.org/> . a:prefix a:a a:true . a:b.c a:d a:e.a:f .",
        "<a><b><c>.<d><e>\"f\"@en.<g><h>1 .#i\n<j>a<k>.",
        "@prefix a: <http://x.org/1#> .\r\na:b\ta:c\ta:d .\r@prefix a: <http://x.org/2#> .\na:b a:c a:d .",
    ] {
        agree(text);
    }
}

#[test]
fn a_statement_that_is_wrong_anywhere_is_left_out_whole_and_named() {
    for wrong in [
        "dct:title \"B\" ; dct:issued ~~ ; dct:modified 1",
        "dct:title \"B\" ; dct:issued nope:a",
        "dct:title \"B\" ; dct:issued",
        "dct:title \"B\" dct:issued 1",
        "dct:title \"B\" ; dct:creator [ dct:title \"C\" ; [ ]",
        "dct:title \"B\" ; dct:creator ( 1 2 ; dct:issued 1",
        "dct:title \"B\" ; dct:issued \"\\q\"",
        "dct:title \"B\" ; dct:issued \"unclosed ;\n  dct:modified \"c\"",
        "dct:title \"B\" ; dct:issued <http://unclosed ;\n  dct:modified \"c\"",
        "dct:title \"B\" ; dct:issued \"c\"^^",
        "dct:title \"B\" ; dct:issued <http://x.org/e ; dct:modified <http://x.org/f>",
    ] {
        let text = format!(
            "@prefix dct: <http://purl.org/dc/terms/> .\n<http://x.org/a> dct:title \"A\" .\n<http://x.org/b> {wrong} .\n<http://x.org/d> dct:title \"D\" ."
        );
        let document = turtle(&text);
        let subjects: Vec<String> = document.quads.iter().map(|quad| quad.subject.to_string()).collect();
        assert_eq!(subjects, ["<http://x.org/a>", "<http://x.org/d>"], "{wrong}");
        let [fault] = document.faults.as_slice() else { panic!("{wrong}: {:?}", document.faults) };
        assert_eq!((fault.kind, fault.place.unwrap().line), (FaultKind::Syntax, 3), "{fault:?}");
        let torn = fault.about.clone().unwrap();
        assert_eq!(torn.to_string(), "<http://x.org/b>");
        assert!(document.gaps.contains(&torn) && document.gaps.len() == 1);
    }
}

#[test]
fn a_missing_full_stop_costs_one_statement_if_the_next_begins_a_line() {
    let document = turtle("<a> <p> 1\n<b> <p> 2 .\n@prefix x: <http://x.org/>\nx:c <p> 3 .\n<d> <p> 4");
    assert_eq!(
        lines(&document.quads),
        [
            "<http://base.org/a/b> <http://base.org/a/p> \"2\"^^<http://www.w3.org/2001/XMLSchema#integer> DEFAULT",
            "<http://x.org/c> <http://base.org/a/p> \"3\"^^<http://www.w3.org/2001/XMLSchema#integer> DEFAULT",
        ]
    );
    let lines: Vec<u64> = document.faults.iter().map(|fault| fault.place.unwrap().line).collect();
    assert_eq!(lines, [2, 4, 5]);
}

#[test]
fn one_fault_without_indentation_is_told_once() {
    let document = turtle("<a>\n<p>\n~~ ;\n<q>\n<r> ;\n<s>\n\"t\" .\n<b>\n<p>\n\"c\" .");
    assert_eq!((document.quads.len(), document.fault_count), (1, 1));
}

#[test]
fn a_second_fault_in_the_statement_after_a_missing_full_stop_is_told_too() {
    for second in ["<http://x/b> nope:q 2 .", "<http://x/b> ~~ 2 ."] {
        let document = turtle(&format!("<http://x/a> <http://x/p> 1\n{second}\n"));
        let about: Vec<String> =
            document.faults.iter().map(|fault| fault.about.clone().unwrap().to_string()).collect();
        assert_eq!(about, ["<http://x/a>", "<http://x/b>"], "{second}");
        assert_eq!((document.quads.len(), document.gaps.len()), (0, 2));
    }
}

#[test]
fn a_graph_whose_name_is_wrong_is_left_out_whole_and_leaks_nothing() {
    for head in ["nope:g", "GRAPH nope:g", "GRAPH [ <q> <r> ]", "[ <q> <r> ]", "<http://exa mple.org:port/>"]
    {
        let text = format!("<a> <p> 0 .\n{head} {{ <b> <p> 1 . <c> <p> 2 . }}\n<d> <p> 3 .");
        let document = turtle(&text);
        let subjects: Vec<String> = document.quads.iter().map(|quad| quad.subject.to_string()).collect();
        assert_eq!(subjects, ["<http://base.org/a/a>", "<http://base.org/a/d>"], "{head}");
        assert_eq!(document.fault_count, 1, "{head}: {:?}", document.faults);
        let named = document.gaps.iter().filter(|gap| matches!(gap, NamedOrBlankNode::NamedNode(_)));
        assert_eq!(named.count(), 2, "{head}: {:?}", document.gaps);
    }
    let stray = turtle("nope:a <p> { \"x\" .\n<b> <p> 1 .");
    assert_eq!(stray.quads.len(), 1, "a brace elsewhere costs its own statement only");
}

#[test]
fn what_is_wrong_in_a_graph_leaves_the_graph_open() {
    let document =
        turtle("<g> { <a> <p> 1 . <b> <p> ~~ . <c> <p> 3 } <d> <p> 4 . <h> { <e> <p> 5 . <f> <p> }");
    let graphs: Vec<String> = document.quads.iter().map(|quad| quad.graph_name.to_string()).collect();
    assert_eq!(
        graphs,
        ["<http://base.org/a/g>", "<http://base.org/a/g>", "DEFAULT", "<http://base.org/a/h>"]
    );
    assert_eq!(document.fault_count, 2);
    let open = turtle("<g> { <a> <p> 1 .");
    assert_eq!((open.quads.len(), open.fault_count), (1, 1));
}

#[test]
fn a_label_in_lines_may_have_colons() {
    let text = "_:a:b <http://x/p> _::c .\n_:a:b <http://x/p> \"d\" .";
    let document = as_syntax(text, Syntax::NTriples, None);
    assert_eq!(document.faults, []);
    assert_eq!(document.quads.len(), 2);
    assert_eq!(document.quads[0].subject, document.quads[1].subject);
}

#[test]
fn a_line_that_is_wrong_costs_itself_and_its_node_has_a_gap() {
    for wrong in [
        "<http://x/b> <http://x/p>",
        "<http://x/b> <http://x/p> 5 .",
        "<http://x/b> <http://x/p> \"unclosed .",
        "<http://x/b> <http://x/p> \"c\"",
        "<http://x/b> <http://x/p> \"c\"^^ .",
        "<http://x/b> a <http://x/c> .",
    ] {
        let text =
            format!("<http://x/a> <http://x/p> \"1\" .\n{wrong}\n<http://x/c> <http://x/p> \"3\"@en .\n");
        let document = as_syntax(&text, Syntax::NTriples, None);
        assert_eq!((document.quads.len(), document.faults.len()), (2, 1), "{wrong}: {:?}", document.faults);
        assert_eq!(document.faults[0].place.unwrap().line, 2, "{wrong}");
        let gaps: Vec<String> = document.gaps.iter().map(NamedOrBlankNode::to_string).collect();
        assert_eq!(gaps, ["<http://x/b>"], "{wrong}");
    }
}

#[test]
fn texts_that_never_end_do_not_cost_the_square_of_their_length() {
    for text in ["\"\\\"\n".repeat(200_000), "\"\"\"\\\"\"\"\n".repeat(100_000), "<\n".repeat(300_000)] {
        let document = turtle(&text);
        assert!(document.quads.is_empty() && document.fault_count > 0);
    }
    for text in ["\\\"\"\"\r".repeat(200_000), "~.".repeat(500_000), "<".repeat(500_000)] {
        let document = turtle(&text);
        assert!(document.quads.is_empty() && document.fault_count > 0);
    }
}

/// Any word of the grammar.
fn word() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "<a>",
        "<http://x.org/é>",
        "<>",
        ":b",
        ":c.d",
        "p:",
        "p:e%20f",
        "p:\\~g",
        "_:h",
        "_:i.j",
        "\"k\"",
        "'l'@de",
        "\"m\"^^:n",
        "\"\"\"o\n\"p\" \"\"\"",
        "1",
        "-2.5",
        "3e4",
        "true",
        "a",
        "[",
        "]",
        "(",
        ")",
        "{",
        "}",
        ",",
        ";",
        ".",
        "\n",
        "# q\n",
        "@prefix p: <http://p.org/#> .",
        "GRAPH",
        "\\",
        "\"",
        "'",
        "<",
        "~",
    ])
}

/// Any term that no part of is a term and a full stop.
fn word_of_one() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "<a>",
        "_:b",
        "\"c. d\"@en",
        "'e'^^<f>",
        "\"\"\"g\n\"h\" i\"\"\"",
        "12",
        "true",
        "<é>",
    ])
}

/// A text of three terms each, of which many are valid.
fn statement() -> impl Strategy<Value = String> {
    let term = || {
        prop_oneof![
            word().prop_map(str::to_owned),
            Just("[ :p 1 ; :q :r ]".to_owned()),
            Just("( :s 'u' )".to_owned()),
        ]
    };
    let link = prop::sample::select(vec![".", ";", ","]);
    (term(), term(), term(), link).prop_map(|(a, b, c, link)| match link {
        "." => format!("{a} {b} {c} .\n"),
        _ => format!("{a} {b} {c} {link} {b} {a} .\n"),
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3_000, ..ProptestConfig::default() })]

    #[test]
    fn what_another_reader_takes_is_taken_alike(words in prop::collection::vec(word(), 0..24)) {
        let text = format!("@prefix : <http://x.org/> . @prefix p: <http://y.org/#> . {}", words.join(" "));
        if theirs(&text).is_ok() {
            agree(&text);
        }
        let _ = (turtle(&text), as_syntax(&text, Syntax::NQuads, None));
    }

    #[test]
    fn statements_that_another_reader_takes_are_taken_alike(statements in prop::collection::vec(statement(), 0..4)) {
        let text = format!("@prefix : <http://x.org/> .\n@prefix p: <http://y.org/#> .\n{}", statements.concat());
        if theirs(&text).is_ok() {
            agree(&text);
        }
        let ours = turtle(&text);
        prop_assert!(ours.fault_count > 0 || theirs(&text).is_ok(), "{text}");
    }

    #[test]
    fn a_text_that_is_cut_anywhere_has_every_statement_whole_or_not_at_all(
        objects in prop::collection::vec((word_of_one(), word_of_one(), word_of_one()), 1..6), cut in 0.0..1.0_f64,
    ) {
        let statements: String = objects
            .iter()
            .enumerate()
            .map(|(number, (a, b, c))| format!("<s{number}> <p> {a} , {b} ; <q> [ <r> {c} ; <t> ( {a} {b} ) ] .\n"))
            .collect();
        let whole = turtle(&statements);
        prop_assert_eq!(&whole.faults, &[]);
        let mut at = (statements.len() as f64 * cut) as usize;
        while !statements.is_char_boundary(at) {
            at -= 1;
        }
        let part = turtle(&statements[..at]);
        let of = |quads: &[Quad], number| {
            let subject = format!("<http://base.org/a/s{number}>");
            quads.iter().filter(|quad| quad.subject.to_string() == subject).count()
        };
        for number in 0..objects.len() {
            let count = of(&part.quads, number);
            prop_assert!(count == 0 || count == of(&whole.quads, number), "{}", &statements[..at]);
        }
        prop_assert_eq!(part.quads.len() % 9, 0, "no part of a statement is left behind");
    }

    #[test]
    fn lines_are_read_as_another_reader_reads_them(text in "[ -~é\n]{0,20}", tag in "en|de-AT|zh-Hant-TW") {
        let value = oxrdf::Literal::new_simple_literal(text.as_str()).to_string();
        let text = format!("_:a <http://x/p> {value}@{tag} .\n\n# x\n<http://x/a> <http://x/p> {value}^^<http://x/d> <http://x/g>.\r\n<http://x/b><http://x/p>_:a .");
        let theirs: Vec<Quad> = NQuadsParser::new().for_slice(&text).map(Result::unwrap).collect();
        let ours = as_syntax(&text, Syntax::NQuads, None);
        prop_assert_eq!(&ours.faults, &[]);
        prop_assert_eq!(lines(&ours.quads), lines(&theirs));
    }
}
