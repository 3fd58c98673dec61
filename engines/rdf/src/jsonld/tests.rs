use super::Contexts;
use crate::{Document, FaultKind, Limits, Options, ReadError, Syntax, canonical_quads, read};
use serde_json::json;

fn document(text: &str) -> Document {
    let options = Options { base: Some("http://base.org/dir/doc"), ..Options::default() };
    let document = read(text.as_bytes(), &options).unwrap();
    assert_eq!(document.syntax, Syntax::JsonLd);
    document
}

/// Compares a document with what it should say, in TriG.
fn says(json: &str, trig: &str) {
    let found = document(json);
    let head = "@prefix : <http://x.org/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix dct: <http://purl.org/dc/terms/> . @prefix dcat: <http://www.w3.org/ns/dcat#> . ";
    let options =
        Options { syntax: Some(Syntax::TriG), base: Some("http://base.org/dir/doc"), ..Options::default() };
    let expected = read(format!("{head}{trig}").as_bytes(), &options).unwrap();
    assert_eq!(expected.faults, []);
    let form = |document: &Document| canonical_quads(&document.quads, 10_000).unwrap().nquads;
    assert_eq!(form(&found), form(&expected), "{:?}", found.faults);
}

/// With a context whose vocabulary is `http://x.org/`.
fn says_with(context: &str, body: &str, trig: &str) {
    says(
        &format!(
            "{{\"@context\": {{\"@vocab\": \"http://x.org/\", \"x\": \"http://x.org/\"{context}}}, {body}}}"
        ),
        trig,
    );
}

#[test]
fn names_are_resolved_against_vocabulary_prefix_and_base() {
    says_with(
        "",
        r#""@id": "me", "@type": "T", "x:p": {"@id": "../you"}, "q": "text", "http://x.org/r": [true, 5, 5.5]"#,
        "<me> a :T ; :p <../you> ; :q \"text\" ; :r true, 5, \"5.5E0\"^^xsd:double .",
    );
    says_with(
        r#", "@base": "http://other.org/""#,
        r#""@id": "a", "p": {"@id": ""}"#,
        "<http://other.org/a> :p <http://other.org/> .",
    );
}

#[test]
fn terms_give_their_values_a_type_or_a_language() {
    says_with(
        r#", "@language": "en", "d": {"@type": "x:date"}, "i": {"@type": "@id"}, "v": {"@type": "@vocab"}, "n": {"@language": null}, "g": {"@language": "de"}"#,
        r#""@id": "a", "d": "2020", "i": "b", "v": "T", "n": "none", "g": "Stadt", "p": "city", "t": {"@value": "1", "@type": "x:y"}"#,
        "<a> :d \"2020\"^^:date ; :i <b> ; :v :T ; :n \"none\" ; :g \"Stadt\"@de ; :p \"city\"@en ; :t \"1\"^^:y .",
    );
}

#[test]
fn language_maps_give_each_text_its_language() {
    says_with(
        r#", "title": {"@container": "@language"}"#,
        r#""@id": "a", "title": {"en": "city", "de": ["Stadt", "Ort"], "@none": "civitas"}"#,
        "<a> :title \"city\"@en, \"Stadt\"@de, \"Ort\"@de, \"civitas\" .",
    );
}

#[test]
fn contexts_of_types_hold_for_their_node_only() {
    let context = r#", "name": "x:plain", "T": {"@id": "x:T", "@context": {"name": "x:typed", "part": {"@type": "@id"}}}"#;
    says_with(
        context,
        r#""@id": "a", "@type": "T", "name": "1", "part": {"@id": "b", "name": "2", "more": {"@type": "T", "name": "3"}}"#,
        "<a> a :T ; :typed \"1\" ; :part <b> . <b> :plain \"2\" ; :more [ a :T ; :typed \"3\" ] .",
    );
    let spreading = context.replace("\"@context\": {", "\"@context\": {\"@propagate\": true, ");
    says_with(
        &spreading,
        r#""@id": "a", "@type": "T", "p": {"name": "2"}"#,
        "<a> a :T ; :p [ :typed \"2\" ] .",
    );
}

#[test]
fn contexts_of_properties_hold_below_them() {
    says_with(
        r#", "who": {"@id": "x:who", "@context": {"name": "x:fn", "@language": "fr"}}"#,
        r#""@id": "a", "name": "1", "who": {"name": "2", "of": {"name": "3"}}"#,
        "<a> :name \"1\" ; :who [ :fn \"2\"@fr ; :of [ :fn \"3\"@fr ] ] .",
    );
}

#[test]
fn nesting_adds_structure_without_meaning() {
    says_with(
        r#", "labels": "@nest", "main": {"@id": "x:main", "@nest": "labels"}"#,
        r#""@id": "a", "labels": {"main": "1", "labels": [{"other": "2"}]}, "@nest": {"third": "3"}"#,
        "<a> :main \"1\" ; :other \"2\" ; :third \"3\" .",
    );
}

#[test]
fn reverse_properties_point_back() {
    says_with(
        r#", "partOf": {"@reverse": "x:part"}"#,
        r#""@id": "a", "partOf": [{"@id": "b"}, {"@id": "c"}], "@reverse": {"knows": {"@id": "d", "name": "D"}, "partOf": {"@id": "e"}}"#,
        "<b> :part <a> . <c> :part <a> . <d> :knows <a> ; :name \"D\" . <a> :part <e> .",
    );
}

#[test]
fn lists_may_be_empty_and_hold_lists() {
    says_with(
        r#", "l": {"@container": "@list"}"#,
        r#""@id": "a", "l": [1, [2, []]], "m": {"@list": []}, "n": {"@list": ["x", {"@id": "b"}]}, "o": {"@set": [1, null]}"#,
        "<a> :l (1 (2 ())) ; :m () ; :n (\"x\" <b>) ; :o 1 .",
    );
}

#[test]
fn json_is_kept_as_one_literal() {
    says_with(
        r#", "raw": {"@type": "@json"}"#,
        r#""@id": "a", "raw": {"b": [1, null], "a": "x"}, "s": {"@type": "@json", "@value": null}"#,
        r#"<a> :raw "{\"a\":\"x\",\"b\":[1,null]}"^^<http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON> ; :s "null"^^<http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON> ."#,
    );
}

#[test]
fn maps_by_index_name_and_type() {
    says_with(
        r#", "i": {"@container": "@index"}, "n": {"@container": "@id"}, "t": {"@container": "@type"}, "k": {"@container": "@index", "@index": "key"}, "U": {"@id": "x:U", "@context": {"p": "x:pu"}}"#,
        r#""@id": "a", "i": {"one": "1", "two": ["2"]}, "n": {"b": {"p": "B"}, "@none": {"p": "?"}}, "t": {"U": {"@id": "c", "p": "C"}, "V": "d"}, "k": {"x": {"@id": "e"}}"#,
        "<a> :i \"1\", \"2\" ; :n <b>, [ :p \"?\" ] ; :t <c>, <d> ; :k <e> . <b> :p \"B\" . <c> a :U ; :pu \"C\" . <d> a :V . <e> :key \"x\" .",
    );
}

#[test]
fn graphs_are_named_by_their_node() {
    says_with(
        r#", "g": {"@container": "@graph"}, "h": {"@container": ["@graph", "@id"]}"#,
        r#""@id": "a", "@graph": [{"@id": "b", "p": "1"}], "q": "2", "h": {"n": {"@id": "c", "p": "3"}}"#,
        "<a> :q \"2\" ; :h <n> . GRAPH <a> { <b> :p \"1\" } GRAPH <n> { <c> :p \"3\" }",
    );
    says_with("", r#""@graph": [{"@id": "b", "p": "1"}]"#, "<b> :p \"1\" .");
    says_with(
        "",
        r#""@id": "a", "p": "1", "@included": [{"@id": "b", "p": "2"}]"#,
        "<a> :p \"1\" . <b> :p \"2\" .",
    );
}

#[test]
fn keywords_may_have_other_names_and_unknown_names_are_passed_over() {
    says(
        r#"{"@context": {"id": "@id", "type": "@type", "p": "http://x.org/p"}, "id": "a", "type": "http://x.org/T", "p": {"id": "_:b"}, "what": "x", "@strange": 1}"#,
        "<a> a :T ; :p [] .",
    );
}

#[test]
fn protected_terms_stay_except_under_a_property() {
    let text = r#"{"@context": [{"@protected": true, "p": "http://x.org/p", "q": {"@id": "http://x.org/q", "@context": {"p": "http://x.org/other"}}}, {"p": "http://x.org/changed"}], "@id": "a", "p": "1", "q": {"p": "2"}}"#;
    says(text, "<a> :p \"1\" ; :q [ :other \"2\" ] .");
    assert_eq!(document(text).faults[0].kind, FaultKind::Context);
}

#[test]
fn the_context_of_dcat_ap_is_there() {
    let text = r#"{"@context": "https://semiceu.github.io/DCAT-AP/releases/3.0.1/context/dcat-ap.jsonld", "@id": "http://x.org/d", "@type": "Dataset", "title": [{"@value": "Trees", "@language": "en"}], "theme": ["http://x.org/t"], "temporalResolution": "P1D", "datasetDistribution": {"@type": "Distribution", "byteSize": "5", "licence": "http://x.org/l", "title": "CSV"}}"#;
    says(
        text,
        ":d a dcat:Dataset ; dct:title \"Trees\"@en ; dcat:theme :t ; dcat:temporalResolution \"P1D\"^^xsd:duration ; dcat:distribution [ a dcat:Distribution ; dcat:byteSize \"5\"^^xsd:nonNegativeInteger ; dct:license :l ; dct:title \"CSV\" ] .",
    );
    assert_eq!(document(text).faults, []);
}

#[test]
fn schema_org_is_known_by_all_its_addresses() {
    for address in [
        "https://schema.org",
        "http://schema.org/",
        "http://www.schema.org",
        "schema.org",
        "https://schema.org/docs/jsonldcontext.json",
    ] {
        let text = format!(
            "{{\"@context\": \"{address}\", \"@type\": \"Dataset\", \"name\": \"x\", \"url\": \"http://x.org/\"}}"
        );
        says(
            &text,
            "[] a <http://schema.org/Dataset> ; <http://schema.org/name> \"x\" ; <http://schema.org/url> <http://x.org/> .",
        );
    }
}

#[test]
fn documents_of_the_second_generation_of_dcat_ap_are_understood() {
    says(
        r#"{"@context": "https://raw.githubusercontent.com/SEMICeu/DCAT-AP/master/releases/2.1.0/dcat-ap_2.1.0.jsonld", "@id": "http://x.org/1", "@type": "Dataset", "title": "Trees", "datasetDistribution": {"@id": "http://x.org/2", "accessURL": "http://x.org/f"}}"#,
        "<http://x.org/1> a dcat:Dataset ; dct:title \"Trees\" ; dcat:distribution <http://x.org/2> . <http://x.org/2> dcat:accessURL <http://x.org/f> .",
    );
}

#[test]
fn a_context_from_elsewhere_is_refused_by_name() {
    let text = r#"{"@context": ["https://schema.org", {"a": {"@id": "http://x.org/a", "@context": "https://example.net/own.jsonld"}}], "a": {"b": 1}}"#;
    let refused = read(text.as_bytes(), &Options::default()).unwrap_err();
    assert_eq!(refused, ReadError::ContextNotBundled { iri: "https://example.net/own.jsonld".to_owned() });
    let contexts = Contexts::bundled()
        .with("https://example.net/own.jsonld", json!({"@context": {"b": "http://x.org/b"}}));
    let options = Options { contexts: Some(&contexts), ..Options::default() };
    assert_eq!(read(text.as_bytes(), &options).unwrap().quads.len(), 2);
}

#[test]
fn contexts_that_name_themselves_end() {
    let contexts =
        Contexts::none().with("http://x.org/c", json!(["http://x.org/c", {"p": "http://x.org/p"}]));
    let text = r#"{"@context": "http://x.org/c", "@id": "http://x.org/a", "p": 1}"#;
    let found = read(text.as_bytes(), &Options { contexts: Some(&contexts), ..Options::default() }).unwrap();
    assert_eq!(found.quads.len(), 1);
    assert!(!found.faults.is_empty());
}

#[test]
fn an_entry_that_is_wrong_costs_itself_only() {
    let found = document(
        r#"{"@context": {"@vocab": "http://x.org/", "bad": {"@id": 5}, "a": {"@id": "b"}, "r": {"@reverse": "x"}},
            "@graph": [{"@id": {"no": 1}, "p": "1"}, {"@id": "http://x.org/b c", "r": "text", "q": {"@value": ["x"]}, "s": "2"}, {"@id": "c", "@type": 7, "t": "3"}]}"#,
    );
    let values: Vec<String> = found.quads.iter().map(|quad| quad.object.to_string()).collect();
    assert_eq!(values, ["\"1\"", "\"2\"", "\"3\""]);
    let kinds: Vec<FaultKind> = found.faults.iter().map(|fault| fault.kind).collect();
    assert!(
        kinds.contains(&FaultKind::Context)
            && kinds.contains(&FaultKind::Entry)
            && kinds.contains(&FaultKind::IriRepaired)
    );
}

#[test]
fn raw_line_breaks_in_strings_are_mended() {
    let found =
        document("{\"@context\": {\"@vocab\": \"http://x.org/\"}, \"p\": \"one\ntwo\t\\\"three\\\"\"}");
    assert_eq!(found.quads[0].object.to_string(), "\"one\\ntwo\\t\\\"three\\\"\"");
    assert_eq!(found.faults[0].kind, FaultKind::Escaped);
    let broken = read(b"{\"a\": \n  nope}", &Options::default()).unwrap_err();
    assert!(matches!(broken, ReadError::Json { line: 2, .. }));
}

#[test]
fn depth_and_contexts_have_limits() {
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let options = Options { syntax: Some(Syntax::JsonLd), ..Options::default() };
    assert_eq!(read(deep.as_bytes(), &options).unwrap_err(), ReadError::TooDeep { limit: 100 });
    let mut nested = "1".to_owned();
    for _ in 0..95 {
        nested = format!("{{\"@context\": {{\"p\": \"http://x.org/p\"}}, \"p\": {nested}}}");
    }
    assert_eq!(read(nested.as_bytes(), &options).unwrap().quads.len(), 95);
    let limits = Limits { context_terms: 50, ..Limits::default() };
    let refused = read(nested.as_bytes(), &Options { limits, ..options }).unwrap_err();
    assert_eq!(refused, ReadError::TooManyTerms { limit: 50 });
}

#[test]
fn records_that_all_name_the_same_context_cost_it_once() {
    let name = "https://semiceu.github.io/DCAT-AP/releases/3.0.1/context/dcat-ap.jsonld";
    let record = |number: usize| {
        let id = format!("http://x.org/{number}");
        json!({"@context": name, "@id": id, "@type": "Dataset"})
    };
    let records: Vec<serde_json::Value> = (0..3_000).map(record).collect();
    for list in [json!(records), json!({"@context": name, "@graph": records})] {
        assert_eq!(document(&list.to_string()).quads.len(), 3_000);
    }
}

#[test]
fn a_long_list_may_write_a_context_into_every_record() {
    let name = |number: usize| format!("\"p{number}\": \"http://x.org/vocabulary/{number}\"");
    let names = (0..20).map(name).collect::<Vec<_>>().join(", ");
    let record = format!("{{\"@context\": {{{names}}}, \"@id\": \"http://x.org/a\", \"p7\": 1}}");
    let text = format!("[{}]", vec![record; 1_500].join(","));
    assert!(text.len() > 1 << 20);
    let limits = Limits { context_terms: 1_000, ..Limits::default() };
    let options = Options { syntax: Some(Syntax::JsonLd), limits, ..Options::default() };
    assert_eq!(read(text.as_bytes(), &options).unwrap().quads.len(), 1_500);
}
