//! One way out for all syntaxes: the same triples give the same bytes, whatever order they come in.

mod json;
mod lines;
mod prefixes;
mod terms;
mod turtle;
mod xml;

pub use lines::ntriples_fragment;
pub use prefixes::Prefixes;
pub use turtle::{turtle_fragment, turtle_head};

use crate::syntax::Syntax;
use oxrdf::{GraphNameRef, NamedOrBlankNodeRef, Quad, QuadRef, TermRef, Triple};
use std::cmp::Ordering;
use std::io::{self, Write};

/// Why something can't be written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum WriteError {
    /// The writer failed.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// RDF/XML has no way to write a predicate that does not end in a name.
    #[error("predicate {predicate} can't be an element")]
    Predicate {
        /// The predicate.
        predicate: String,
    },
}

/// Writes triples.
///
/// # Errors
/// Where the writer fails, or RDF/XML can't hold a predicate.
pub fn triples(
    out: &mut impl Write,
    syntax: Syntax,
    triples: &[Triple],
    prefixes: &Prefixes,
) -> Result<(), WriteError> {
    let rows = triples.iter().map(|triple| triple.as_ref().in_graph(GraphNameRef::DefaultGraph)).collect();
    rows_in(out, syntax, rows, prefixes)
}

/// Writes quads. Turtle, N-Triples and RDF/XML know no graphs: there all are written as one.
///
/// # Errors
/// Where the writer fails, or RDF/XML can't hold a predicate.
pub fn quads(
    out: &mut impl Write,
    syntax: Syntax,
    quads: &[Quad],
    prefixes: &Prefixes,
) -> Result<(), WriteError> {
    let rows = quads
        .iter()
        .map(|quad| match quad.as_ref() {
            quad if syntax.has_graphs() => quad,
            quad => QuadRef { graph_name: GraphNameRef::DefaultGraph, ..quad },
        })
        .collect();
    rows_in(out, syntax, rows, prefixes)
}

fn rows_in(
    out: &mut impl Write,
    syntax: Syntax,
    mut rows: Vec<QuadRef<'_>>,
    prefixes: &Prefixes,
) -> Result<(), WriteError> {
    sort(&mut rows);
    match syntax {
        Syntax::Turtle | Syntax::TriG => out.write_all(turtle::document(&rows, prefixes).as_bytes())?,
        Syntax::NTriples | Syntax::NQuads => lines::write(out, &rows)?,
        Syntax::RdfXml => xml::write(out, &rows, prefixes)?,
        Syntax::JsonLd => json::write(out, &rows, prefixes)?,
    }
    Ok(())
}

/// Puts rows in the one order: by graph, subject, predicate (types first) and object, each once.
fn sort(rows: &mut Vec<QuadRef<'_>>) {
    rows.sort_by(|a, b| {
        graph_key(a.graph_name)
            .cmp(&graph_key(b.graph_name))
            .then_with(|| node_key(a.subject).cmp(&node_key(b.subject)))
            .then_with(|| predicate_key(a).cmp(&predicate_key(b)))
            .then_with(|| object_order(a.object, b.object))
    });
    rows.dedup();
}

fn graph_key(graph: GraphNameRef<'_>) -> (u8, &str) {
    match graph {
        GraphNameRef::DefaultGraph => (0, ""),
        GraphNameRef::NamedNode(node) => (1, node.as_str()),
        GraphNameRef::BlankNode(node) => (2, node.as_str()),
    }
}

fn node_key(node: NamedOrBlankNodeRef<'_>) -> (u8, &str) {
    match node {
        NamedOrBlankNodeRef::NamedNode(node) => (0, node.as_str()),
        NamedOrBlankNodeRef::BlankNode(node) => (1, node.as_str()),
    }
}

fn predicate_key<'a>(row: &QuadRef<'a>) -> (bool, &'a str) {
    (row.predicate != oxrdf::vocab::rdf::TYPE, row.predicate.as_str())
}

fn object_order(a: TermRef<'_>, b: TermRef<'_>) -> Ordering {
    fn key(term: TermRef<'_>) -> (u8, &str, &str, &str) {
        match term {
            TermRef::NamedNode(node) => (0, node.as_str(), "", ""),
            TermRef::Literal(literal) => {
                (1, literal.value(), literal.language().unwrap_or_default(), literal.datatype().as_str())
            }
            TermRef::BlankNode(node) => (2, node.as_str(), "", ""),
        }
    }
    key(a).cmp(&key(b))
}

#[cfg(test)]
mod tests;
