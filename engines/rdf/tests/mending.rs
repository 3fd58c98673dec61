//! What is not right but clear is mended and told; what is not clear is never made into something else.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop right there")]

use centum_rdf::{Document, FaultKind, Options, Syntax, read};

/// Read with a base, and as what it is said to be.
fn said_to_be(text: &str, media_type: &str) -> Document {
    let options =
        Options { media_type: Some(media_type), base: Some("http://base.org/"), ..Options::default() };
    read(text.as_bytes(), &options).unwrap()
}

fn turtle(text: &str) -> Document {
    said_to_be(text, "text/turtle")
}

fn lines(document: &Document) -> Vec<String> {
    document.quads.iter().map(ToString::to_string).collect()
}

fn kinds(document: &Document) -> Vec<FaultKind> {
    document.faults.iter().map(|fault| fault.kind).collect()
}

#[test]
fn blanks_around_an_address_are_no_part_of_it() {
    let document = turtle(
        "@prefix dct: <http://purl.org/dc/terms/ > .\n@base <http://example.org/ > .\n< mailto:a@b.org> dct:title < b > .",
    );
    assert_eq!(
        lines(&document),
        ["<mailto:a@b.org> <http://purl.org/dc/terms/title> <http://example.org/b>"]
    );
    assert_eq!(kinds(&document), [FaultKind::IriRepaired; 4]);
    let json =
        said_to_be(r#"{"@id": " mailto:a@b.org", "http://x.org/p": {"@id": "b "}}"#, "application/ld+json");
    assert_eq!(lines(&json), ["<mailto:a@b.org> <http://x.org/p> <http://base.org/b>"]);
    assert_eq!(kinds(&json), [FaultKind::IriRepaired; 2]);
}

#[test]
fn a_base_that_is_wrong_leaves_no_other_in_force() {
    let document = turtle(
        "@base <http://exa mple.org:port/> .\n<a> <http://x.org/p> 1 .\n<http://x.org/b> <http://x.org/p> 2 .",
    );
    assert_eq!(document.quads.len(), 1);
    assert_eq!(kinds(&document), [FaultKind::Syntax, FaultKind::IriRelative]);
    let json = |base: &str| {
        let text = format!(r#"{{"@context": {{"@base": "{base}"}}, "@id": "a", "http://x.org/p": 1}}"#);
        said_to_be(&text, "application/ld+json")
    };
    let document = json("http://exa mple.org:port/");
    assert_eq!(document.quads.len(), 0);
    assert_eq!(kinds(&document), [FaultKind::Context, FaultKind::IriRelative]);
    let document = json("http://example.org/a b/ ");
    assert!(lines(&document)[0].starts_with("<http://example.org/a%20b/a>"), "{:?}", lines(&document));
    assert_eq!(kinds(&document), [FaultKind::IriRepaired]);
}

#[test]
fn a_stray_full_stop_costs_nothing() {
    let document = turtle(
        "PREFIX dct: <http://purl.org/dc/terms/> .\nBASE <http://x.org/> .\n<a> dct:title \"A\" . .\n<b> dct:title \"B\" .",
    );
    assert_eq!((document.quads.len(), document.has_losses()), (2, false));
    assert_eq!(kinds(&document), [FaultKind::Escaped; 3]);
    let document = said_to_be("<http://x/a> <http://x/p> <http://x/b> . .\n", "application/n-triples");
    assert_eq!((document.quads.len(), kinds(&document)), (1, vec![FaultKind::Escaped]));
}

#[test]
fn a_language_keeps_its_name_when_it_has_a_direction() {
    let document = turtle("<http://x.org/a> <http://x.org/p> \"x\"@ar--rtl , \"y\"@en .");
    assert!(lines(&document)[0].ends_with("\"x\"@ar"), "{:?}", lines(&document));
    assert_eq!((document.quads.len(), kinds(&document)), (2, vec![FaultKind::Escaped]));
}

#[test]
fn a_short_text_over_several_lines_is_taken_and_told() {
    for (text, line_break) in [("\"one\ntwo\"", "\\n"), ("'one\rtwo'", "\\r")] {
        let document = turtle(&format!("<http://x.org/a> <http://x.org/p> {text} .\n"));
        assert!(lines(&document)[0].ends_with(&format!("\"one{line_break}two\"")), "{:?}", lines(&document));
        assert_eq!((kinds(&document), document.has_losses()), (vec![FaultKind::Escaped], false));
    }
    assert_eq!(kinds(&turtle("<http://x.org/a> <http://x.org/p> \"\"\"one\ntwo\"\"\" .\n")), []);
}

#[test]
fn a_value_that_can_not_be_saved_is_told_and_leaves_no_gap() {
    let document = turtle(
        "<http://x.org/a> <http://x.org/p> <http://exa mple.org:port/> , 1 .\n<http://x.org/b> <http://x.org/p> ~~ .",
    );
    let gaps: Vec<String> = document.gaps.iter().map(ToString::to_string).collect();
    assert_eq!((document.quads.len(), gaps), (1, vec!["<http://x.org/b>".to_owned()]));
    assert_eq!(kinds(&document), [FaultKind::IriDropped, FaultKind::Syntax]);
}

#[test]
fn what_only_one_syntax_has_wins_over_what_a_text_is_said_to_be() {
    let directive = "@prefix : <http://x.org/> .\n:a :p :b .\n";
    let quads = "# of today\n<http://x/a> <http://x/p> <http://x/o> .\n<http://x/a> <http://x/p> <http://x/o> <http://x/g> .\n";
    let turtle = "<http://x/a> <http://x/p> <http://x/o> ;\n  <http://x/q> 1 .\n";
    for (text, media_type, expected) in [
        (directive, "application/n-triples", Syntax::Turtle),
        (directive, "application/n-quads", Syntax::Turtle),
        (directive, "application/trig", Syntax::TriG),
        (quads, "text/turtle", Syntax::NQuads),
        (quads, "text/plain", Syntax::NQuads),
        (quads, "application/n-triples", Syntax::NQuads),
        (turtle, "application/trig", Syntax::TriG),
        ("<catalogue> a <http://x/C> .", "text/turtle", Syntax::Turtle),
        ("<ark:/12148/x> <http://x/p> <http://x/o> .", "application/rdf+xml", Syntax::NTriples),
    ] {
        let document = said_to_be(text, media_type);
        assert_eq!((document.syntax, document.fault_count), (expected, 0), "{media_type}: {text}");
    }
}

#[test]
fn one_wrong_byte_leaves_the_other_letters_and_addresses_alone() {
    let bytes = b"<http://x.org/stra\xc3\x9fe> <http://x.org/p> \"Caf\xc3\xa9, na\xefve\" .";
    let document = read(bytes, &Options::default()).unwrap();
    assert_eq!(lines(&document), ["<http://x.org/straße> <http://x.org/p> \"Café, na\u{fffd}ve\""]);
    assert_eq!(kinds(&document), [FaultKind::Encoding]);
    assert_eq!(document.faults[0].value, "UTF-8");
}
