//! Queries that were made to exhaust: each ends with the error of the limit that it meets.

use crate::common::{graph, load, query, try_rows, turtle};
use centum_graph::{Cancel, Limits, Part, RunError, Snapshot};
use std::time::Duration;

/// Nodes that all point to each other, with a text each.
fn clique() -> Snapshot {
    let mut text = String::new();
    for from in 0..60 {
        text += &format!(":n{from} :text '{}' . ", "lorem ipsum ".repeat(20));
        for to in 0..60 {
            text += &format!(":n{from} :to{} :n{to} . ", (from + to) % 2);
        }
    }
    load([(graph("clique"), turtle(&text))])
}

fn short() -> Limits {
    Limits { time: Duration::from_millis(200), memory_bytes: u64::MAX, rows: u64::MAX, ..Limits::default() }
}

fn small() -> Limits {
    Limits { time: Duration::from_secs(120), memory_bytes: 16 << 20, ..Limits::default() }
}

const TIME: RunError = RunError::TimeOut { limit: Duration::from_millis(200) };

fn out_of(part: Part, limit: u64) -> RunError {
    RunError::TooLarge { part, limit }
}

#[test]
fn time_ends_what_gives_no_rows_for_ever() {
    let clique = clique();
    let values =
        |name: &str, cell: &str| format!("VALUES ?{name} {{ {} }} ", format!("{cell} ").repeat(1000));
    let four = |cell: &str| ["a", "b", "c", "d"].map(|name| values(name, cell)).concat();
    let empty = "{ {} UNION {} UNION {} UNION {} } ".repeat(40);
    let unbound = "{ SELECT ?none { ?s ?p ?o } } ".repeat(4);
    for text in [
        "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }".to_owned(),
        "SELECT ?a { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?a = ?f && ?a != ?f) }".to_owned(),
        "SELECT (COUNT(*) AS ?n) { ?s ((:to0|:to1)/(:to0|:to1)/(:to0|:to1)/(:to0|:to1)) ?o }".to_owned(),
        "SELECT (COUNT(*) AS ?n) { ?s ((((:to0|:to1)*)*)*)* ?o }".to_owned(),
        "ASK { ?a :to0 ?b . ?b :to0 ?c . ?c :to0 ?d . ?d :to0 ?e . ?e :to0 ?f FILTER(?f = :none) }".to_owned(),
        "SELECT DISTINCT ?z { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i BIND(1 AS ?z) }".to_owned(),
        "SELECT (SUM(STRLEN(?c)) AS ?n) { ?a :text ?c . ?d ?e ?f . ?g ?h ?i }".to_owned(),
        "SELECT ?a { ?a :text ?b . ?c :text ?d . ?e :text ?f FILTER(REGEX(CONCAT(?b, ?d, ?f), '(l.*o.*r){9}x')) }".to_owned(),
        "SELECT ?a { ?a ?p ?b FILTER NOT EXISTS { ?c ?q ?d . ?e ?r ?f . ?g ?s ?h FILTER(?d = ?f && ?d != ?f) } }".to_owned(),
        "SELECT ?a { ?a ?p ?b OPTIONAL { ?c ?q ?d . ?e ?r ?f FILTER(?b = ?f && ?d = :none) } FILTER(BOUND(?d)) }".to_owned(),
        format!("SELECT (COUNT(*) AS ?n) {{ {} }}", four("1")),
        format!("SELECT (COUNT(*) AS ?n) {{ {} }}", four("UNDEF")),
        format!("SELECT (COUNT(*) AS ?n) {{ {} }}", "VALUES () { () () () () () () () () () () } ".repeat(20)),
        format!("SELECT (COUNT(*) AS ?n) {{ {empty} }}"),
        format!("SELECT (COUNT(*) AS ?n) {{ {unbound} }}"),
        format!("SELECT (COUNT(*) AS ?n) {{ {} }}", ":n0 (:to0/^:to0/:to0) :n2 . ".repeat(20)),
    ] {
        assert_eq!(try_rows(&clique, &text, &short()), Err(TIME), "{text}");
    }
}

#[test]
fn memory_ends_what_has_to_remember_everything() {
    let clique = clique();
    let memory = Err(out_of(Part::Memory, 16 << 20));
    for text in [
        "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?a ?f",
        "SELECT DISTINCT ?a ?c ?d ?f { ?a ?b ?c . ?d ?e ?f FILTER(?a = :none || ?c != :none) }",
        "SELECT ?a ?c ?d ?f (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f } GROUP BY ?a ?c ?d ?f",
        "SELECT (COUNT(DISTINCT ?x) AS ?n) { ?a ?b ?c . ?d ?e ?f BIND(CONCAT(STR(?a), STR(?c), STR(?d)) AS ?x) }",
        "SELECT (COUNT(DISTINCT CONCAT(STR(?a), STR(?c), STR(?d), STR(?f))) AS ?n) { ?a ?b ?c . ?d ?e ?f }",
        "SELECT (GROUP_CONCAT(?x) AS ?all) { ?a :text ?x . ?d ?e ?f }",
        "SELECT (GROUP_CONCAT(DISTINCT CONCAT(?x, STR(?f))) AS ?all) { ?a :text ?x . ?d ?e ?f }",
        "SELECT ?a { { SELECT * { ?a ?b ?c . ?d ?e ?f } } { SELECT * { ?a ?g ?h . ?i ?j ?k } } } ORDER BY ?k",
        "SELECT (COUNT(*) AS ?n) { ?a ?b ?c MINUS { ?a ?e ?f . ?g ?h ?i } }",
        "SELECT ?a (MAX(?x) AS ?m) { ?a ?b ?c . ?d ?e ?f BIND(CONCAT(?t, ?t, ?t, ?t, ?t) AS ?x) :n0 :text ?t } GROUP BY ?a ?c ?d",
    ] {
        let found = try_rows(&clique, text, &small());
        assert_eq!(found, memory, "{text}");
    }
}

#[test]
fn what_is_put_between_texts_counts_even_where_nothing_comes_of_them() {
    let between = "x".repeat(30_000);
    let text = format!("SELECT (GROUP_CONCAT(?c; separator='{between}') AS ?all) {{ ?a ?b ?c }}");
    assert_eq!(try_rows(&clique(), &text, &small()), Err(out_of(Part::Memory, 16 << 20)));
}

#[test]
fn texts_that_double_meet_their_limit() {
    let clique = clique();
    let limits = Limits { text_bytes: 1 << 20, ..small() };
    let text = Err(out_of(Part::Text, 1 << 20));
    let doubled: String = (0..40).map(|n| format!("BIND(CONCAT(?x{n}, ?x{n}) AS ?x{}) ", n + 1)).collect();
    let replaced: String =
        (0..6).map(|n| format!("BIND(REPLACE(?x{n}, '', ?x{n}) AS ?x{}) ", n + 1)).collect();
    let ones = "1 ".repeat(100);
    let million = format!("{{ SELECT (GROUP_CONCAT(?c) AS ?t) {{ ?a :text ?c VALUES ?b {{ {ones} }} }} }}");
    for query in [
        format!("SELECT (SHA512(?t) AS ?x) {{ {million} }}"),
        format!("SELECT (SUBSTR(?t, 2, 1) AS ?x) {{ {million} }}"),
        format!("SELECT (STRLEN(?x40) AS ?n) {{ BIND('a' AS ?x0) {doubled} }}"),
        format!("SELECT (STRLEN(?x6) AS ?n) {{ BIND('abcdefghij' AS ?x0) {replaced} }}"),
        "SELECT (REPLACE(REPLACE(REPLACE('aaaaaaaaaaaaaaaa', 'a', 'aaaaaaaaaaaaaaaa'), 'a', 'aaaaaaaaaaaaaaaa'), 'a', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa') AS ?x) {}".to_owned(),
        "SELECT (REPLACE(?t, '(.*)', '$1$1$1$1$1$1$1$1') AS ?x) { { SELECT (GROUP_CONCAT(?c) AS ?t) { ?a :text ?c VALUES ?b { 1 2 3 4 } } } }".to_owned(),
    ] {
        let found = try_rows(&clique, &query, &limits);
        assert_eq!(found, text, "{query}");
    }
}

#[test]
fn a_search_whose_pattern_repeats_itself_is_stopped_before_it_begins() {
    for (pattern, part, limit) in
        [("([a-z]{1000}){1000}x", Part::Text, 200_000_000), ("\\\\w{1000}", Part::Pattern, 1_000_000)]
    {
        for text in [
            format!("SELECT ?a {{ ?a :text ?t FILTER(REGEX(?t, CONCAT('{pattern}', ''))) }}"),
            format!("SELECT (REPLACE(?t, CONCAT('{pattern}', ''), '') AS ?x) {{ ?a :text ?t }}"),
        ] {
            let found = try_rows(&clique(), &text, &Limits::default());
            assert_eq!(found, Err(out_of(part, limit)), "{text}");
        }
    }
    let long = "SELECT ?a { ?a :text ?t FILTER(REGEX(CONCAT(?u, ?u), '([a-z ]{100}){50}x')) { SELECT (GROUP_CONCAT(?t) AS ?u) { ?a :text ?t } } }";
    assert_eq!(try_rows(&clique(), long, &Limits::default()), Err(out_of(Part::Text, 200_000_000)));
}

#[test]
fn rows_and_bytes_past_the_limit_are_an_error_and_never_a_shorter_answer() {
    let clique = clique();
    let rows = Limits { rows: 60, ..Limits::default() };
    assert_eq!(try_rows(&clique, "SELECT * { ?a :text ?t }", &rows).map(|rows| rows.len()), Ok(60));
    let error = Err(RunError::TooManyRows { limit: 60 });
    assert_eq!(try_rows(&clique, "SELECT * { ?a ?p ?t }", &rows), error);
    assert_eq!(try_rows(&clique, "SELECT * { ?a ?p ?t } LIMIT 61", &rows), error);
    let construct = query("CONSTRUCT WHERE { ?a ?p ?t }");
    assert_eq!(
        clique.triples(&construct, &rows, &Cancel::new()).map(|all| all.len()),
        Err(RunError::TooManyRows { limit: 60 })
    );
    let bytes = Limits { answer_bytes: 1000, ..Limits::default() };
    for format in centum_graph::ResultFormat::FOR_ROWS {
        let answer = clique.run(&query("SELECT * { ?a ?p ?t }"), *format, &bytes, &Cancel::new());
        assert_eq!(answer, Err(out_of(Part::Answer, 1000)));
    }
    for format in centum_graph::ResultFormat::FOR_STATEMENTS {
        let answer = clique.run(&construct, *format, &bytes, &Cancel::new());
        assert_eq!(answer, Err(out_of(Part::Answer, 1000)));
    }
}

#[test]
fn whoever_asked_may_give_up() {
    let cancel = Cancel::new();
    let clique = clique();
    let query = query("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }");
    let limits = Limits { time: Duration::from_secs(120), memory_bytes: u64::MAX, ..Limits::default() };
    let found = std::thread::scope(|scope| {
        let running = scope.spawn(|| clique.rows(&query, &limits, &cancel));
        cancel.cancel();
        running.join().expect("no panic")
    });
    assert_eq!(found, Err(RunError::Cancelled));
}

#[test]
fn the_same_state_answers_after_a_query_was_stopped() {
    let clique = clique();
    let endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }";
    assert_eq!(try_rows(&clique, endless, &short()), Err(TIME));
    assert_eq!(
        try_rows(&clique, "SELECT (COUNT(*) AS ?n) { ?a :text ?b }", &short()),
        Ok(vec!["60".to_owned()])
    );
}
