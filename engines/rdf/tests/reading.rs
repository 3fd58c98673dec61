//! Documents as the world serves them.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop right there")]

use centum_rdf::{Document, FaultKind, Limits, Options, Place, ReadError, Syntax, Term, digest, read};

fn plain(text: &str) -> Document {
    read(text.as_bytes(), &Options::default()).unwrap()
}

#[test]
fn one_wrong_statement_in_turtle_costs_itself_only() {
    let document = plain(
        "@prefix dct: <http://purl.org/dc/terms/> .\n<http://x.org/a> dct:title \"A\" .\n<http://x.org/b> dct:title [[ \"B\" .\n<http://x.org/c> nope:title \"C\" .\n<http://x.org/d> dct:title \"D\" .\n",
    );
    let subjects: Vec<String> = document.quads.iter().map(|quad| quad.subject.to_string()).collect();
    assert_eq!(subjects, ["<http://x.org/a>", "<http://x.org/d>"]);
    assert_eq!(
        document.faults.iter().filter(|fault| fault.kind == FaultKind::Syntax).count(),
        document.fault_count
    );
    assert_eq!(document.faults[0].place.unwrap().line, 3);
    assert!(document.has_losses());
    assert_eq!(document.prefixes.iter().collect::<Vec<_>>(), [("dct", "http://purl.org/dc/terms/")]);
}

#[test]
fn one_wrong_line_in_n_triples_costs_itself_only() {
    let document =
        plain("<http://x/a> <http://x/p> \"1\" .\nrubbish here\n<http://x/a> <http://x/p> \"2\" .\n");
    assert_eq!((document.syntax, document.quads.len(), document.faults.len()), (Syntax::NTriples, 2, 1));
}

#[test]
fn addresses_with_stray_characters_are_mended_and_said() {
    let document = plain("<http://x.org/a b> <http://x.org/p> <http://x.org/{id}> , <relative> .");
    let lines: Vec<String> = document.quads.iter().map(ToString::to_string).collect();
    assert_eq!(lines, ["<http://x.org/a%20b> <http://x.org/p> <http://x.org/%7Bid%7D>"]);
    let kinds: Vec<FaultKind> = document.faults.iter().map(|fault| fault.kind).collect();
    assert!(kinds.contains(&FaultKind::IriRepaired) && kinds.contains(&FaultKind::IriRelative));
    assert_eq!(document.faults[0].place, Some(Place { line: 1, column: 2 }));
    assert_eq!(document.faults[0].value, "http://x.org/a b");
}

#[test]
fn text_in_another_encoding_is_read_and_said() {
    let document = read(b"<http://x/a> <http://x/p> \"Stra\xdfe\" .", &Options::default()).unwrap();
    assert_eq!(document.quads[0].object.to_string(), "\"Straße\"");
    assert_eq!(
        (document.faults[0].kind, document.faults[0].value.as_str()),
        (FaultKind::Encoding, "windows-1252")
    );
    let xml = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"http://x/a\"><rdf:value>Stra\u{df}e</rdf:value></rdf:Description></rdf:RDF>";
    let latin: Vec<u8> = xml.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect();
    assert_eq!(read(&latin, &Options::default()).unwrap().quads[0].object.to_string(), "\"Straße\"");
    assert_eq!(plain(xml).quads[0].object.to_string(), "\"Straße\"");
}

#[test]
fn a_web_page_is_called_one() {
    let options = Options { media_type: Some("text/turtle"), ..Options::default() };
    assert_eq!(read(b"<!DOCTYPE html><html><body>404", &options).unwrap_err(), ReadError::Html);
    assert_eq!(read(b"", &Options::default()).unwrap_err(), ReadError::Empty);
    assert!(read(b"", &options).unwrap().quads.is_empty());
    assert_eq!(read(b"Service Unavailable", &options).unwrap_err(), ReadError::UnknownSyntax);
}

#[test]
fn what_a_text_looks_like_wins_over_what_it_is_called() {
    let options = Options { media_type: Some("application/rdf+xml"), ..Options::default() };
    assert_eq!(read(b"@prefix : <http://x/> . :a :b :c .", &options).unwrap().syntax, Syntax::Turtle);
    let options =
        Options { media_type: Some("text/plain"), name: Some("http://x/a.nt"), ..Options::default() };
    assert_eq!(read(b"<http://x/a> <http://x/b> 5 .", &options).unwrap().syntax, Syntax::NTriples);
}

#[test]
fn blank_nodes_of_two_documents_never_mix() {
    let text = b"_:a <http://x/p> [ <http://x/q> _:a ] .";
    let one = read(text, &Options { blank_prefix: "p1x", ..Options::default() }).unwrap();
    let two = read(text, &Options { blank_prefix: "p2x", ..Options::default() }).unwrap();
    let again = read(text, &Options { blank_prefix: "p1x", ..Options::default() }).unwrap();
    assert_eq!(one.quads, again.quads, "labels depend on the text alone");
    assert!(one.quads.iter().all(|quad| quad.subject.to_string().starts_with("_:p1x")));
    assert_eq!(digest(&one.into_triples()), digest(&two.into_triples()));
}

#[test]
fn limits_are_kept() {
    let text = "<http://x/a> <http://x/p> _:a , _:b , \"a long text\" .";
    let with = |limits: Limits| read(text.as_bytes(), &Options { limits, ..Options::default() });
    let base = Limits::default();
    assert_eq!(with(Limits { bytes: 10, ..base }).unwrap_err(), ReadError::TooLarge { limit: 10 });
    assert_eq!(with(Limits { triples: 2, ..base }).unwrap_err(), ReadError::TooManyTriples { limit: 2 });
    assert_eq!(
        with(Limits { blank_nodes: 1, ..base }).unwrap_err(),
        ReadError::TooManyBlankNodes { limit: 1 }
    );
    let short = with(Limits { literal_bytes: 5, ..base }).unwrap();
    assert_eq!((short.quads.len(), short.faults[0].kind), (3, FaultKind::LiteralTooLong));
    assert_eq!(short.quads[2].object.to_string(), "\"a lon\"", "it is cut");
    let many: String = (0..500).map(|number| format!("<http://x/{number}> <p> <q> .\n")).collect();
    let document = plain(&many);
    assert_eq!((document.faults.len(), document.fault_count), (200, 1000));
}

#[test]
fn a_statement_that_is_left_out_is_told_of_behind_hundreds_of_addresses_that_were_mended() {
    let mended: String = (0..300)
        .map(|number| format!("<http://x/{number}> <http://x/p> <http://x/a page {number}> .\n"))
        .collect();
    let document = plain(&format!("{mended}<http://x/torn> <http://x/p> ~~ .\n"));
    assert_eq!((document.faults.len(), document.fault_count), (201, 301));
    let torn: Vec<_> = document.faults.iter().filter(|fault| fault.kind == FaultKind::Syntax).collect();
    assert_eq!(torn.len(), 1);
    assert_eq!(torn[0].about.as_ref().unwrap().to_string(), "<http://x/torn>");
}

#[test]
fn deep_brackets_in_turtle_do_not_exhaust_the_stack() {
    let text =
        format!("<http://x/a> <http://x/p> {}{} .", "[ <http://x/p> ".repeat(100_000), "]".repeat(100_000));
    let document = plain(&text);
    assert!(document.quads.len() <= 100_001);
    let lists = format!("<http://x/a> <http://x/p> {}{} .", "(".repeat(100_000), ")".repeat(100_000));
    assert!(plain(&lists).quads.len() >= 100_000);
    let open = format!("<http://x/a> <http://x/p> {}", "(".repeat(100_000));
    assert!(plain(&open).has_losses());
}

#[test]
fn a_literal_of_ten_megabytes_costs_itself_only() {
    let text = format!(
        "<http://x/a> <http://x/p> \"{}\" .\n<http://x/a> <http://x/p> \"b\" .",
        "a".repeat(10 << 20)
    );
    let document = plain(&text);
    let values = document.quads.iter().map(|quad| match &quad.object {
        Term::Literal(literal) => literal.value().len(),
        other => panic!("{other}"),
    });
    assert_eq!(values.collect::<Vec<_>>(), [Limits::default().literal_bytes, 1]);
    assert_eq!((document.fault_count, document.faults[0].kind), (1, FaultKind::LiteralTooLong));
}
