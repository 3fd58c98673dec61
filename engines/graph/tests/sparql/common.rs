//! A small catalogue to ask questions of.

use centum_graph::{Bounds, Cancel, Limits, Loader, Query, RunError, Snapshot};
use oxrdf::{NamedNode, Triple};
use oxttl::TurtleParser;

/// A graph's name.
pub(crate) fn graph(name: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("http://example.org/record/{name}"))
}

/// Statements in Turtle with the prefixes of the tests.
pub(crate) fn turtle(text: &str) -> Vec<Triple> {
    let text = format!("@prefix : <http://example.org/> . {text}");
    TurtleParser::new().for_slice(&text).collect::<Result<_, _>>().expect("the test's own Turtle")
}

/// Three records; the publisher is said in two of them.
pub(crate) fn records() -> Vec<(NamedNode, Vec<Triple>)> {
    vec![
        (
            graph("air"),
            turtle(
                ":air a :Dataset ; :title 'Air'@en, 'Luft'@de ; :publisher :city ; :size 10 ; :theme :env . :city :name 'City' . :air :contact [ :mail 'a' ] .",
            ),
        ),
        (
            graph("bus"),
            turtle(
                ":bus a :Dataset ; :title 'Bus'@en ; :publisher :city ; :size 32 ; :after :air . :city :name 'City' . :bus :contact [ :mail 'b' ] .",
            ),
        ),
        (
            graph("cat"),
            turtle(":cat a :Dataset ; :title 'Cat (tame)' ; :size 5 ; :theme :env, :zoo ; :after :bus ."),
        ),
    ]
}

/// A state with these graphs.
pub(crate) fn load(records: impl IntoIterator<Item = (NamedNode, Vec<Triple>)>) -> Snapshot {
    let mut loader = Loader::new();
    for (name, triples) in records {
        loader.add(&name, triples);
    }
    loader.finish()
}

/// Reads a query with the prefixes of the tests.
pub(crate) fn query(text: &str) -> Query {
    let text = format!("PREFIX : <http://example.org/> {text}");
    Query::parse(&text, &Bounds::default()).unwrap_or_else(|refusal| panic!("{text}: {refusal}"))
}

/// The rows as text, sorted; a place without a value is empty.
pub(crate) fn rows(snapshot: &Snapshot, text: &str) -> Vec<String> {
    let found =
        try_rows(snapshot, text, &Limits::default()).unwrap_or_else(|error| panic!("{text}: {error}"));
    let mut rows: Vec<String> = found;
    rows.sort();
    rows
}

/// The same in the order they came, or why not.
pub(crate) fn try_rows(snapshot: &Snapshot, text: &str, limits: &Limits) -> Result<Vec<String>, RunError> {
    let found = snapshot.rows(&query(text), limits, &Cancel::new())?;
    let cell = |term: &Option<oxrdf::Term>| match term {
        None => String::new(),
        Some(oxrdf::Term::NamedNode(node)) => node.as_str().replace("http://example.org/", ":"),
        Some(oxrdf::Term::BlankNode(_)) => "_".to_owned(),
        Some(oxrdf::Term::Literal(literal)) => match literal.language() {
            Some(language) => format!("{}@{language}", literal.value()),
            None => literal.value().to_owned(),
        },
    };
    Ok(found.rows.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>().join(" ")).collect())
}
