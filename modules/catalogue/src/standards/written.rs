//! Statements into bytes.

use centum_rdf::write::{WriteError, quads, triples};
use centum_rdf::{GraphName, NamedNode, Prefixes, Quad, Syntax, Triple};
use centum_web::Problem;

/// The content type with its character set, where the type leaves it open.
pub(super) fn content_type(syntax: Syntax) -> &'static str {
    match syntax {
        Syntax::Turtle => "text/turtle; charset=utf-8",
        other => other.media_type(),
    }
}

/// Statements in a syntax. RDF/XML has no way to write a property that does not end in a name: there such statements are
/// left out, and every other syntax has them.
pub(super) fn write(
    syntax: Syntax,
    mut statements: Vec<Triple>,
    prefixes: &Prefixes,
) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::with_capacity(statements.len() * 100);
    loop {
        match triples(&mut bytes, syntax, &statements, prefixes) {
            Ok(()) => return Ok(bytes),
            Err(WriteError::Predicate { predicate }) => {
                statements.retain(|triple| triple.predicate.as_str() != predicate);
                bytes.clear();
            }
            Err(error) => return Err(Problem::fault(error)),
        }
    }
}

/// Statements as one graph with a name.
pub(super) fn write_graph(
    syntax: Syntax,
    name: &NamedNode,
    statements: Vec<Triple>,
    prefixes: &Prefixes,
) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::with_capacity(statements.len() * 120);
    let name = GraphName::from(name.clone());
    let rows: Vec<Quad> = statements.into_iter().map(|triple| triple.in_graph(name.clone())).collect();
    quads(&mut bytes, syntax, &rows, prefixes).map_err(Problem::fault)?;
    Ok(bytes)
}
