//! N-Triples and N-Quads: a line a statement.

use super::{sort, terms};
use oxrdf::{GraphNameRef, NamedOrBlankNodeRef, QuadRef, TermRef, Triple};
use std::io::{self, Write};

/// Triples as sorted N-Triples; texts of several fragments one behind the other are a document again.
#[must_use]
pub fn ntriples_fragment(triples: &[Triple]) -> String {
    let mut rows =
        triples.iter().map(|triple| triple.as_ref().in_graph(GraphNameRef::DefaultGraph)).collect();
    sort(&mut rows);
    let mut text = String::with_capacity(rows.len() * 120);
    for row in &rows {
        line(&mut text, row);
    }
    text
}

pub(super) fn write(out: &mut impl Write, rows: &[QuadRef<'_>]) -> io::Result<()> {
    let mut text = String::with_capacity(200);
    for row in rows {
        text.clear();
        line(&mut text, row);
        out.write_all(text.as_bytes())?;
    }
    Ok(())
}

fn line(text: &mut String, row: &QuadRef<'_>) {
    match row.subject {
        NamedOrBlankNodeRef::NamedNode(node) => terms::iri(text, node),
        NamedOrBlankNodeRef::BlankNode(node) => terms::blank(text, node),
    }
    text.push(' ');
    terms::iri(text, row.predicate);
    text.push(' ');
    match row.object {
        TermRef::NamedNode(node) => terms::iri(text, node),
        TermRef::BlankNode(node) => terms::blank(text, node),
        TermRef::Literal(literal) => terms::full_literal(text, literal, terms::iri),
    }
    match row.graph_name {
        GraphNameRef::DefaultGraph => {}
        GraphNameRef::NamedNode(name) => {
            text.push(' ');
            terms::iri(text, name);
        }
        GraphNameRef::BlankNode(name) => {
            text.push(' ');
            terms::blank(text, name);
        }
    }
    text.push_str(" .\n");
}
