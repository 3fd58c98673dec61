//! Questions with answers that can be checked by hand.

use crate::common::{load, query, records, rows, try_rows};
use centum_graph::{Cancel, Limits, ResultFormat, RunError, Snapshot};

fn catalogue() -> Snapshot {
    load(records())
}

#[test]
fn a_pattern_is_found_in_the_union_of_all_graphs() {
    assert_eq!(rows(&catalogue(), "SELECT ?d { ?d a :Dataset }"), [":air", ":bus", ":cat"]);
}

#[test]
fn a_statement_in_two_graphs_counts_once_in_their_union_and_twice_by_graph() {
    let all = catalogue();
    assert_eq!(rows(&all, "SELECT (COUNT(*) AS ?n) { :city :name ?name }"), ["1"]);
    assert_eq!(rows(&all, "SELECT ?o { ?s :name ?o }"), ["City"]);
    assert_eq!(rows(&all, "SELECT ?g { GRAPH ?g { :city :name ?o } }"), [":record/air", ":record/bus"]);
    assert_eq!(rows(&all, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"), ["22"]);
    assert_eq!(rows(&all, "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"), ["23"]);
}

#[test]
fn blank_nodes_of_two_records_are_two() {
    assert_eq!(rows(&catalogue(), "SELECT ?d ?m { ?d :contact ?c . ?c :mail ?m }"), [":air a", ":bus b"]);
    assert_eq!(rows(&catalogue(), "SELECT (COUNT(DISTINCT ?c) AS ?n) { ?d :contact ?c }"), ["2"]);
}

#[test]
fn aggregates_group_and_filter_by_having() {
    let all = catalogue();
    assert_eq!(
        rows(
            &all,
            "SELECT (SUM(?n) AS ?sum) (MIN(?n) AS ?min) (AVG(?n) AS ?avg) { ?d :size ?n FILTER(?n != 5) }"
        ),
        ["42 10 21"]
    );
    assert_eq!(
        rows(&all, "SELECT ?t (COUNT(?d) AS ?n) { ?d :theme ?t } GROUP BY ?t HAVING (COUNT(?d) > 1)"),
        [":env 2"]
    );
    assert_eq!(
        rows(
            &all,
            "SELECT (GROUP_CONCAT(STR(?n); separator='+') AS ?all) { SELECT ?n { ?d :size ?n } ORDER BY ?n }"
        ),
        ["5+10+32"]
    );
    assert_eq!(rows(&all, "SELECT (GROUP_CONCAT(DISTINCT ?x) AS ?all) { VALUES ?x { 'a' 'a' } }"), ["a"]);
    assert_eq!(
        rows(
            &all,
            "SELECT (COUNT(DISTINCT STR(?n)) AS ?c) (SAMPLE(?k) AS ?s) { VALUES (?n ?k) { (1 'k') (1 'k') (2 'k') } }"
        ),
        ["2 k"]
    );
}

#[test]
fn paths_follow_many_steps_and_back() {
    let all = catalogue();
    assert_eq!(rows(&all, "SELECT ?d { :cat :after+ ?d }"), [":air", ":bus"]);
    assert_eq!(rows(&all, "SELECT ?d { :air (^:after)* ?d }"), [":air", ":bus", ":cat"]);
    assert_eq!(rows(&all, "SELECT ?n { :bus :publisher/:name|:size ?n }"), ["32", "City"]);
    assert_eq!(rows(&all, "SELECT ?o { :city !(:size|a) ?o }"), ["City"]);
    assert_eq!(rows(&all, "SELECT (COUNT(*) AS ?n) { :cat :after* :air }"), ["1"]);
}

#[test]
fn optional_minus_exists_and_bind_say_what_is_missing() {
    let all = catalogue();
    assert_eq!(
        rows(&all, "SELECT ?d ?p { ?d a :Dataset OPTIONAL { ?d :publisher ?p } }"),
        [":air :city", ":bus :city", ":cat "]
    );
    assert_eq!(rows(&all, "SELECT ?d { ?d a :Dataset MINUS { ?d :publisher ?p } }"), [":cat"]);
    assert_eq!(rows(&all, "SELECT ?d { ?d a :Dataset FILTER NOT EXISTS { ?d :theme ?t } }"), [":bus"]);
    assert_eq!(rows(&all, "SELECT ?x { :air :size ?n BIND(?n * 2 AS ?x) }"), ["20"]);
    assert_eq!(rows(&all, "SELECT ?x { {} UNION { VALUES ?x { 1 } } }"), ["", "1"]);
}

#[test]
fn guarded_functions_give_what_the_standard_says() {
    let all = catalogue();
    for (expression, value) in [
        ("CONCAT('a'@en, 'b'@en, 'c'@en)", "abc@en"),
        ("CONCAT('a'@en, 'b', 'c'@en)", "abc"),
        ("CONCAT('a', 'b', 'c', 'd', 'e')", "abcde"),
        ("CONCAT('a'@en)", "a@en"),
        ("CONCAT()", ""),
        ("CONCAT('a', 1)", ""),
        ("UCASE('ß'@de)", "SS@de"),
        ("LCASE('ABC')", "abc"),
        ("ENCODE_FOR_URI('a b')", "a%20b"),
        ("REPLACE('banana', 'a(n)', '$1-')", "bn-n-a"),
        ("REPLACE('banana', CONCAT('A', 'N'), 'x', 'i')", "bxxa"),
        ("REPLACE('a'@en, 'a', STR('b'))", "b@en"),
        ("REGEX('Banana', '^b', 'i')", "true"),
        ("REGEX('Banana', CONCAT('^', 'b'))", "false"),
        ("REGEX('a', '(')", ""),
        ("REGEX(:a, 'a')", ""),
    ] {
        assert_eq!(rows(&all, &format!("SELECT ?x {{ BIND({expression} AS ?x) }}")), [value], "{expression}");
    }
}

#[test]
fn from_names_the_graphs_and_leaves_the_others_out() {
    let all = catalogue();
    let air = "<http://example.org/record/air>";
    let bus = "<http://example.org/record/bus>";
    assert_eq!(rows(&all, &format!("SELECT ?d FROM {air} {{ ?d a :Dataset }}")), [":air"]);
    assert_eq!(rows(&all, &format!("SELECT ?n FROM {air} FROM {bus} {{ :city :name ?n }}")), ["City"]);
    assert_eq!(rows(&all, &format!("SELECT ?d FROM NAMED {air} {{ ?d a :Dataset }}")), [] as [&str; 0]);
    assert_eq!(
        rows(&all, &format!("SELECT ?g FROM {bus} FROM NAMED {air} {{ GRAPH ?g {{ ?d a :Dataset }} }}")),
        [":record/air"]
    );
    assert_eq!(
        rows(&all, &format!("SELECT ?d FROM {bus} {{ GRAPH {air} {{ ?d a :Dataset }} }}")),
        [] as [&str; 0]
    );
    assert_eq!(rows(&all, "SELECT ?d FROM <http://example.org/none> { ?d a :Dataset }"), [] as [&str; 0]);
    assert_eq!(rows(&all, "SELECT ?g { GRAPH ?g {} }"), [":record/air", ":record/bus", ":record/cat"]);
    let named = query("SELECT ?d { ?d a :Dataset }").on(vec![crate::common::graph("cat")], Vec::new());
    assert_eq!(all.rows(&named, &Limits::default(), &Cancel::new()).map(|found| found.rows.len()), Ok(1));
}

#[test]
fn addresses_with_brackets_and_comparisons_without_spaces_are_read() {
    let all = catalogue();
    assert_eq!(
        rows(&all, "SELECT ?x { BIND(STR(<http://example.org/a(b)#c'd>) AS ?x) }"),
        ["http://example.org/a(b)#c'd"]
    );
    assert_eq!(rows(&all, "SELECT ?d { ?d :size ?n FILTER(?n<6&&?n>4) }"), [":cat"]);
    assert_eq!(rows(&all, "SELECT ?d { ?d :title ?t FILTER(CONTAINS(?t, '(tame')) } # ("), [":cat"]);
}

#[test]
fn every_format_holds_the_whole_answer() {
    let all = catalogue();
    let body = |text: &str, format: ResultFormat| {
        let answer = all.run(&query(text), format, &Limits::default(), &Cancel::new()).expect("an answer");
        (String::from_utf8(answer.body).expect("UTF-8"), answer.rows)
    };
    let select = "SELECT ?d ?n { ?d :size ?n FILTER(?n < 6) }";
    assert_eq!(body(select, ResultFormat::Csv), ("d,n\r\nhttp://example.org/cat,5\r\n".to_owned(), 1));
    assert_eq!(body(select, ResultFormat::Tsv).0, "?d\t?n\n<http://example.org/cat>\t5\n");
    assert!(body(select, ResultFormat::Json).0.ends_with("]}}"));
    assert!(body(select, ResultFormat::Xml).0.ends_with("</sparql>"));
    assert_eq!(body("ASK { :cat :size 5 }", ResultFormat::Json).0, r#"{"head":{},"boolean":true}"#);
    let construct = "CONSTRUCT { ?d :big true } { ?d :size ?n FILTER(?n > 9) }";
    let (text, rows) = body(construct, ResultFormat::NTriples);
    assert_eq!((text.lines().count(), rows), (2, 2));
    assert!(body(construct, ResultFormat::Turtle).0.contains("true"));
    let wrong = all.run(&query(construct), ResultFormat::Csv, &Limits::default(), &Cancel::new());
    assert_eq!(wrong, Err(RunError::WrongFormat));
}

#[test]
fn columns_stand_as_the_query_names_them() {
    let all = catalogue();
    let heading = |text: &str| {
        let found = all.rows(&query(text), &Limits::default(), &Cancel::new()).expect("rows");
        let names: Vec<&str> = found.variables.iter().map(|variable| variable.as_str()).collect();
        (names.join(" "), found.rows.len())
    };
    let pattern = "{ ?d :size ?b ; :after $a FILTER(?b > 6) }";
    assert_eq!(heading(&format!("SELECT * {pattern}")), ("d b a".to_owned(), 1));
    assert_eq!(heading(&format!("SELECT DISTINCT * {pattern} ORDER BY ?a LIMIT 5")), ("d b a".to_owned(), 1));
    assert_eq!(heading(&format!("SELECT ?b ?a ?d {pattern}")), ("b a d".to_owned(), 1));
    assert_eq!(heading(&format!("SELECT (?b * 2 AS ?c) ?a {pattern}")), ("c a".to_owned(), 1));
    assert_eq!(heading("SELECT * { { SELECT ?z ?a { ?z :size ?a } } }"), ("z a".to_owned(), 3));
    assert_eq!(rows(&all, &format!("SELECT * {pattern}")), [":bus 32 :air"]);
}

#[test]
fn describe_gives_the_statements_about_a_resource_and_its_blank_nodes() {
    let all = catalogue();
    let triples =
        all.triples(&query("DESCRIBE :bus"), &Limits::default(), &Cancel::new()).expect("statements");
    assert_eq!(triples.len(), 7);
    let nothing = all.triples(&query("DESCRIBE :nobody"), &Limits::default(), &Cancel::new());
    assert_eq!(nothing, Ok(Vec::new()));
}

#[test]
fn a_function_that_nobody_wrote_is_named() {
    let error = try_rows(&catalogue(), "SELECT ?x { ?s ?p ?o FILTER(:f(?o)) }", &Limits::default());
    assert_eq!(error, Err(RunError::UnknownFunction("http://example.org/f".to_owned())));
}
