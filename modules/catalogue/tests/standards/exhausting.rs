//! Queries that were made to exhaust, put to the site: each ends within its limits, and the next is answered at once.

use std::time::{Duration, Instant};

use axum::http::{Method, StatusCode};
use centum_catalogue::standards::Options;
use centum_graph::Limits;
use centum_testkit::{TestDb, on_both_databases};

use crate::scene::{OTHERS, PARKS, Reply, Scene, datasets};

/// What a query may take.
const TIME: Duration = Duration::from_millis(700);
/// What is added on a busy machine for parsing, threads and everybody else.
const SLACK: Duration = Duration::from_secs(15);
/// One at a time, so that a query that goes on would keep the next one out.
const ONE: usize = 1;

async fn scene(db: &TestDb) -> Scene {
    let query = Limits { time: TIME, rows: 10_000, memory_bytes: 64 << 20, ..Limits::default() };
    let options = Options { sparql_for_everyone: true, query, queries_at_once: ONE, ..Options::default() };
    let scene = Scene::with(db, options).await;
    scene.harvest(&[PARKS, &datasets(0..150), OTHERS]).await;
    scene
}

async fn ask(scene: &Scene, query: &str) -> Reply {
    let headers = [("content-type", "application/sparql-query"), ("accept", "*/*")];
    scene.ask(Method::POST, "/api/sparql", &headers, query).await
}

/// Asks what exhausts, then what does not; gives the status and what was told.
async fn put(scene: &Scene, query: &str) -> (u16, String) {
    let start: String = query.chars().take(80).collect();
    let began = Instant::now();
    let answer = ask(scene, query).await;
    let took = began.elapsed();
    assert!(took < TIME + SLACK, "{start}: {took:?}");
    let next = ask(scene, "ASK { ?s ?p ?o }").await;
    assert_eq!(next.status, StatusCode::OK, "after {start}: {}", next.text());
    assert_eq!(next.json()["boolean"], true, "after {start}");
    // A graph that came to its end is no JSON, and says nothing of a fault.
    let told = if answer.status == StatusCode::OK { serde_json::Value::Null } else { answer.json() };
    (answer.status.as_u16(), told["detail"].as_str().unwrap_or_default().to_owned())
}

/// What runs for ever, or gives more than anybody can hold.
fn greedy() -> Vec<(&'static str, String)> {
    let cross: String = (0..8).map(|n| format!("?a{n} ?b{n} ?c{n} . ")).collect();
    let values = |name: &str| format!("VALUES ?{name} {{ {} }} ", "1 2 3 4 5 6 7 8 9 10 ".repeat(50));
    let optional: String = (0..12).map(|n| format!("OPTIONAL {{ ?o{n} ?p{n} ?q{n} . ")).collect();
    let exists = "FILTER EXISTS { ?s ?p ?o . ?t ?q ?o . ".repeat(6);
    let unions: String =
        (0..20).map(|n| format!("{{ {{ ?s{n} ?p ?o }} UNION {{ ?o ?p ?s{n} }} }} ")).collect();
    vec![
        ("a product", format!("SELECT (COUNT(*) AS ?n) {{ {cross} }}")),
        ("a product in order", format!("SELECT * {{ {cross} }} ORDER BY ?a0 ?c3 ?c7")),
        ("a product without repetition", format!("SELECT DISTINCT ?a0 ?c1 ?c2 ?c3 {{ {cross} }}")),
        ("a product in groups", format!("SELECT ?a0 ?c1 (COUNT(*) AS ?n) {{ {cross} }} GROUP BY ?a0 ?c1 ?c2")),
        ("any path", "SELECT (COUNT(*) AS ?n) { ?s (<a:p>|!<a:p>)* ?o . ?o (<a:p>|!<a:p>)* ?x . ?x (<a:p>|!<a:p>)* ?y }".into()),
        ("paths in paths", "SELECT (COUNT(*) AS ?n) { ?s ((((!<a:p>)*)*)*)* ?o . ?o ((!<a:p>|^!<a:p>)+)+ ?z . ?z !<a:p>* ?w }".into()),
        ("values", format!("SELECT (COUNT(*) AS ?n) {{ {}{}{}{} }}", values("a"), values("b"), values("c"), values("d"))),
        ("options in options", format!("SELECT (COUNT(*) AS ?n) {{ ?s ?p ?o {optional}{} }}", "}".repeat(12))),
        ("existence of existence", format!("SELECT (COUNT(*) AS ?n) {{ ?a ?b ?c . ?d ?e ?f {exists} FILTER(?s != ?s) {} }}", "}".repeat(6))),
        ("a pattern that backtracks", "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(REGEX(CONCAT(STR(?c), STR(?f), STR(?i)), '^(([a-z])+.)+[A-Z]([a-z])+$')) }".into()),
        ("one text of all", "SELECT (GROUP_CONCAT(CONCAT(STR(?c), STR(?f), STR(?i)); SEPARATOR=', ') AS ?all) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }".into()),
        ("unions", format!("SELECT (COUNT(*) AS ?n) {{ {unions} }}")),
        ("all that is not", "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f MINUS { ?g ?h ?i . ?j ?k ?l . ?a ?x ?l } }".into()),
        ("a description of everything", "DESCRIBE * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }".into()),
        ("a graph of everything", "CONSTRUCT { ?a ?e ?i } { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }".into()),
        ("graphs of graphs", "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?a ?b ?c } GRAPH ?h { ?d ?e ?f } GRAPH ?i { ?j ?k ?l } }".into()),
    ]
}

on_both_databases! {
    async fn a_query_that_exhausts_is_stopped_and_the_next_is_answered(db: TestDb) {
        let scene = scene(&db).await;
        let mut stopped = 0;
        for (what, query) in greedy() {
            let (status, told) = put(&scene, &query).await;
            // Stopped by its time, or refused for its size; a quick machine comes to the end of one or another.
            assert!(matches!(status, 200 | 422 | 503), "{what}: {status} {told}");
            assert!(status == 200 || !told.is_empty(), "{what}");
            stopped += usize::from(status != 200);
        }
        assert!(stopped >= 10, "{stopped}");
    }

    async fn a_query_that_is_hard_to_read_is_refused(db: TestDb) {
        let scene = scene(&db).await;
        let nested = |open: &str, close: &str, times: usize| format!("SELECT * {{ {}?s ?p ?o{} }}", open.repeat(times), close.repeat(times));
        let not = format!("SELECT * {{ ?s ?p ?o FILTER({}true) }}", "!".repeat(50_000));
        let bracketed = format!("SELECT * {{ ?s ?p ?o FILTER({}true{}) }}", "(".repeat(20_000), ")".repeat(20_000));
        let sum = format!("SELECT ({}1 AS ?n) {{}}", "1+".repeat(30_000));
        let blank = format!("SELECT * {{ ?s ?p {}{} }}", "[ ?q ".repeat(10_000), "1 ]".repeat(10_000));
        let list = format!("SELECT * {{ ?s ?p {}{} }}", "( ".repeat(20_000), ") ".repeat(20_000));
        let path = format!("SELECT * {{ ?s {}<a:p>{} ?o }}", "(".repeat(20_000), ")*".repeat(20_000));
        let select = nested("{ SELECT * { ", " } }", 4_000);
        for (what, query) in [
            ("groups", nested("{", "}", 30_000)), ("options", nested("OPTIONAL { ", "}", 6_000)), ("not", not), ("brackets", bracketed),
            ("a sum", sum), ("blank nodes", blank), ("lists", list), ("a path", path), ("subqueries", select),
            ("a string without an end", format!("SELECT * {{ ?s ?p \"{} }}", "x".repeat(60_000))),
            ("comments", "# nothing\n".repeat(8_000)),
            ("a long name", format!("SELECT * {{ <http://{}> ?p ?o }}", "x".repeat(90_000))),
        ] {
            let (status, told) = put(&scene, &query).await;
            assert!((400..500).contains(&status) && status != 404, "{what}: {status} {told}");
            assert!(!told.is_empty(), "{what}");
        }
        let megabyte = format!("SELECT * {{ ?s ?p ?o }} #{}", "x".repeat(1 << 20));
        assert_eq!(put(&scene, &megabyte).await.0, 413);
    }
}
