//! Documents that are made to cost more than they are worth.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop right there")]

use centum_rdf::{Document, FaultKind, Limits, Options, ReadError, Syntax, read};

fn with(text: &str, syntax: Syntax, limits: Limits) -> Result<Document, ReadError> {
    let base = Some("http://base.org/");
    read(text.as_bytes(), &Options { syntax: Some(syntax), base, limits, ..Options::default() })
}

fn plain(text: &str, syntax: Syntax) -> Document {
    with(text, syntax, Limits::default()).unwrap()
}

#[test]
fn a_prefix_or_a_base_for_an_address_that_is_too_long_is_told_and_what_uses_it_is_dropped() {
    let long = "A".repeat(1 << 20);
    let names = "a:b a:c a:d .\n".repeat(20_000);
    let document = plain(&format!("@prefix a: <http://x.org/{long}> .\n{names}"), Syntax::Turtle);
    let kinds: Vec<FaultKind> = document.faults.iter().take(2).map(|fault| fault.kind).collect();
    assert_eq!((document.quads.len(), kinds), (0, vec![FaultKind::Syntax, FaultKind::IriDropped]));
    assert_eq!(document.prefixes.iter().count(), 0);
    let relative = "<b> <c> <d> .\n".repeat(20_000);
    let document = plain(&format!("@base <http://x.org/{long}/> .\n{relative}"), Syntax::Turtle);
    let kinds: Vec<FaultKind> = document.faults.iter().take(2).map(|fault| fault.kind).collect();
    assert_eq!((document.quads.len(), kinds), (0, vec![FaultKind::Syntax, FaultKind::IriRelative]));
}

#[test]
fn what_short_names_stand_for_has_a_limit_in_every_syntax() {
    let limits = Limits { held_bytes: 1 << 20, ..Limits::default() };
    let refused = ReadError::TooLarge { limit: 1 << 20 };
    let long = "A".repeat(8_000);
    let turtle = |body: &str| format!("@prefix a: <http://x.org/{long}#> .\n{}", body.repeat(200));
    let json = |context: &str, node: &str| {
        format!("{{\"@context\": {{{context}}}, \"@graph\": [{node}{}]}}", format!(", {node}").repeat(200))
    };
    let xml = format!(
        "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns:a=\"http://x.org/{long}#\">{}</rdf:RDF>",
        "<a:b/>".repeat(200)
    );
    for (text, syntax) in [
        (turtle("a:b a:c a:d .\n"), Syntax::Turtle),
        (turtle("a:b a:c ~~ .\n"), Syntax::Turtle),
        (format!("@base <http://x.org/{long}/> .\n{}", "<b> <c> <d> .\n".repeat(200)), Syntax::TriG),
        (format!("<http://x.org/{long}> a {} <b> .", "<c>,".repeat(200)), Syntax::Turtle),
        (xml, Syntax::RdfXml),
        (json(&format!("\"@vocab\": \"http://x.org/{long}\""), "{\"a\": 1}"), Syntax::JsonLd),
        (json(&format!("\"a\": \"http://x.org/{long}\""), "{\"a\": 1}"), Syntax::JsonLd),
        (
            json(&format!("\"a\": \"http://x.org/{long}#\""), "{\"@id\": \"a:b\", \"http://x/p\": 1}"),
            Syntax::JsonLd,
        ),
        (json(&format!("\"@base\": \"http://x.org/{long}/\""), "{\"@id\": \"b\"}"), Syntax::JsonLd),
        (json(&format!("\"@vocab\": \"http://x.org/{long}\""), "{\"@type\": \"b\"}"), Syntax::JsonLd),
        (
            json(
                &format!("\"a\": {{\"@id\": \"http://x.org/a\", \"@type\": \"http://x.org/{long}\"}}"),
                "{\"a\": 1}",
            ),
            Syntax::JsonLd,
        ),
    ] {
        assert_eq!(with(&text, syntax, limits).err(), Some(refused.clone()), "{syntax:?}: {}", &text[..60]);
        assert!(with(&text, syntax, Limits::default()).is_ok(), "{syntax:?}: {}", &text[..60]);
    }
}

#[test]
fn a_context_with_an_address_or_a_language_that_is_too_long_costs_what_it_stands_for() {
    let long = "A".repeat(500_000);
    let nodes = "{\"a\": \"x\"},".repeat(60_000);
    for context in [
        format!("\"@vocab\": \"http://x.org/{long}\""),
        format!(
            "\"@base\": \"http://x.org/{long}\", \"a\": {{\"@id\": \"http://x.org/a\", \"@type\": \"@id\"}}"
        ),
        format!("\"a\": \"http://x.org/{long}\""),
        format!("\"a\": {{\"@id\": \"http://x.org/a\", \"@type\": \"http://x.org/{long}\"}}"),
        format!("\"a\": \"http://x.org/a\", \"@language\": \"{long}\""),
        format!("\"a\": {{\"@id\": \"http://x.org/a\", \"@language\": \"{long}\"}}"),
    ] {
        let text = format!("{{\"@context\": {{{context}}}, \"@graph\": [{nodes} {{}}]}}");
        let document = plain(&text, Syntax::JsonLd);
        assert!(document.fault_count > 0);
        assert!(document.quads.iter().all(|quad| quad.to_string().len() < 1_000));
    }
    let languages = format!(
        "{{\"@context\": {{\"a\": {{\"@id\": \"http://x.org/a\", \"@container\": \"@language\"}}}}, \"a\": {{\"{long}\": [{}\"x\"]}}}}",
        "\"x\",".repeat(60_000)
    );
    let document = plain(&languages, Syntax::JsonLd);
    assert_eq!((document.quads.len(), document.faults[0].kind), (60_001, FaultKind::LanguageDropped));
}

#[test]
fn an_object_with_many_entries_does_not_cost_the_square_of_their_number() {
    let entries: Vec<String> = (0..200_000).map(|number| format!("\"http://x.org/{number}\": 1")).collect();
    let document = plain(&format!("{{{}}}", entries.join(",")), Syntax::JsonLd);
    assert_eq!(document.quads.len(), 200_000);
}

#[test]
fn the_limit_on_bytes_holds_for_the_text_once_decoded_too() {
    let limits = Limits { bytes: 50, ..Limits::default() };
    let latin = b"<http://x/a> <http://x/p> \"\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\" .";
    assert!(latin.len() <= 50);
    let refused = read(latin, &Options { limits, ..Options::default() }).unwrap_err();
    assert_eq!(refused, ReadError::TooLarge { limit: 50 });
}
