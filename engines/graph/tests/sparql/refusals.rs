//! Texts that are no query that may run.

use centum_graph::{Bounds, Count, Query, Refusal};

fn refused(text: &str) -> Refusal {
    Query::parse(text, &Bounds::default()).expect_err("a refusal")
}

#[test]
fn a_question_to_another_endpoint_is_refused_wherever_it_hides() {
    let service = "SERVICE <http://example.org/sparql> { ?a ?b ?c }";
    for text in [
        format!("SELECT * {{ {service} }}"),
        format!("ASK {{ {{ SELECT * {{ {service} }} }} }}"),
        format!("SELECT * {{ ?s ?p ?o OPTIONAL {{ {service} }} }}"),
        format!("SELECT * {{ ?s ?p ?o MINUS {{ {service} }} }}"),
        format!("SELECT * {{ ?s ?p ?o FILTER NOT EXISTS {{ {service} }} }}"),
        format!("SELECT * {{ {{}} UNION {{ GRAPH ?g {{ {service} }} }} }}"),
        format!("SELECT (IF(EXISTS {{ {service} }}, 1, 2) AS ?x) {{}}"),
        format!("SELECT (SUM(IF(EXISTS {{ {service} }}, 1, 2)) AS ?x) {{}}"),
        format!("SELECT * {{}} ORDER BY (EXISTS {{ {service} }})"),
        format!("SELECT (1 AS ?one) {{}} GROUP BY ?x HAVING (EXISTS {{ {service} }})"),
        format!("SELECT * {{ ?s ?p ?o OPTIONAL {{ ?s ?q ?r FILTER(EXISTS {{ {service} }}) }} }}"),
        format!("CONSTRUCT {{ ?a ?b ?c }} {{ {service} }}"),
        format!("DESCRIBE ?a {{ {} }}", service.replace("SERVICE", "SERVICE SILENT")),
    ] {
        assert_eq!(refused(&text), Refusal::Service, "{text}");
    }
}

#[test]
fn updates_are_told_from_mistakes() {
    for text in [
        "LOAD <http://example.org/data>",
        "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
        "DELETE WHERE { ?s ?p ?o }",
        "CLEAR ALL",
        "DROP GRAPH <urn:g>",
    ] {
        assert_eq!(refused(text), Refusal::Update, "{text}");
    }
    for text in
        ["SELEC * {}", "SELECT * { ?s ?p }", "", "SELECT * {} LOAD <urn:a>", "SELECT (COUNT(?x) AS ?x) ?y {}"]
    {
        assert!(matches!(refused(text), Refusal::Syntax { .. }), "{text}");
    }
}

#[test]
fn deep_nesting_is_refused_before_it_is_read() {
    let deep =
        |open: &str, close: &str| format!("SELECT * {{ {}{} }}", open.repeat(9000), close.repeat(9000));
    for text in [deep("{", "}"), deep("[", "]"), format!("SELECT * {{ FILTER({}1", "(".repeat(60_000))] {
        assert_eq!(refused(&text), Refusal::TooDeep { limit: 64 });
    }
}

#[test]
fn what_doubles_the_work_of_the_parser_at_every_level_is_refused_at_six() {
    for (open, close) in [
        ("!(", ")"),
        ("REGEX(", ",'a')"),
        ("replace (", ",'a','b')"),
        ("SUBSTR#\n(", ",1)"),
        ("GROUP_CONCAT(", ")"),
    ] {
        let text = |n: usize| format!("SELECT * {{ FILTER({}'1'{}) }}", open.repeat(n), close.repeat(n));
        assert_eq!(refused(&text(40)), Refusal::TooDeep { limit: 6 }, "{open}");
    }
    let text = format!("SELECT * {{ FILTER({}1{}) }}", "!(".repeat(6), ")".repeat(6));
    assert!(Query::parse(&text, &Bounds::default()).is_ok());
}

#[test]
fn too_many_parts_are_refused_by_their_kind() {
    let many = |part: &str, n: usize| (0..n).map(|i| part.replace('#', &i.to_string())).collect::<String>();
    for (text, count, limit) in [
        (format!("SELECT * {{ {} }}", many("?s ?p 1. ", 129)), Count::Patterns, 128),
        (format!("SELECT * {{ ?s <urn:a>{} ?o }}", many("|<urn:a>", 256)), Count::PathSteps, 256),
        (format!("SELECT * {{ {{}} {} }}", many("UNION {} ", 300)), Count::Groups, 512),
        (format!("SELECT * {{ FILTER(1{}) }}", many("||1", 3000)), Count::Expressions, 2048),
        (format!("SELECT * {{ {} }}", many("FILTER(REGEX(?a,'a'))", 33)), Count::Matches, 32),
        (
            "SELECT * { FILTER(REGEX(?a, '([a-z]{1000}){1000}', 'i')) }".to_owned(),
            Count::PatternBytes,
            1_000_000,
        ),
        ("SELECT (REPLACE(?a, '\\\\w{1000}', '') AS ?x) {}".to_owned(), Count::PatternBytes, 1_000_000),
        (format!("SELECT * {{ VALUES ?x {{ {} }} }}", many("1 ", 10_001)), Count::Values, 10_000),
        (format!("SELECT * {{ VALUES () {{ {} }} }}", many("() ", 10_001)), Count::Values, 10_000),
        (format!("SELECT * {{ {} }}", many("?s# ?p# ?o#. ", 86)), Count::Variables, 256),
        (format!("SELECT * {} {{}}", many("FROM <urn:#> ", 257)), Count::From, 256),
    ] {
        assert_eq!(refused(&text), Refusal::TooMany { count, limit });
    }
    assert_eq!(refused(&" ".repeat(65_537)), Refusal::TooLong { limit: 65_536 });
}

#[test]
fn the_largest_texts_that_are_admitted_are_read_run_and_dropped_on_an_ordinary_stack() {
    let or = format!("SELECT * {{ FILTER(1{}) }}", "||1".repeat(1020));
    let union = format!("SELECT * {{ {{}} {} }}", "UNION {} ".repeat(250));
    let path = format!("SELECT * {{ <urn:s> <urn:a>{} <urn:o> }}", "/<urn:a>".repeat(126));
    let joins =
        format!("SELECT * {{ {} }}", (0..125).map(|n| format!("?v{n} ?p ?v{}. ", n + 1)).collect::<String>());
    let brackets = format!("SELECT * {{ FILTER({}1{}) }}", "(".repeat(62), ")".repeat(62));
    let braces = format!("SELECT * {{{}{}}}", "{".repeat(63), "}".repeat(63));
    for text in [or, union, path, joins, brackets, braces] {
        let query =
            Query::parse(&text, &Bounds::default()).unwrap_or_else(|refusal| panic!("{text}: {refusal}"));
        let found = centum_graph::Snapshot::default().rows(
            &query.clone(),
            &centum_graph::Limits::default(),
            &centum_graph::Cancel::new(),
        );
        assert!(found.is_ok(), "{text}: {found:?}");
    }
}
