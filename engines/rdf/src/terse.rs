//! Turtle and its relatives. A statement that is wrong costs itself, up to its full stop.

use crate::fault::{FaultKind, Place};
use crate::read::ReadError;
use crate::sink::Sink;
use crate::write::Prefixes;
use oxiri::Iri;
use oxrdf::Quad;
use oxttl::{NQuadsParser, TriGParser, TurtleSyntaxError};

/// Turtle and TriG; the second is the first with graphs, so one reader serves both.
pub(crate) fn turtle(
    text: &str,
    base: Option<&Iri<String>>,
    sink: &mut Sink<'_>,
) -> Result<Prefixes, ReadError> {
    let mut parser = TriGParser::new().lenient();
    if let Some(base) = base {
        parser = parser
            .with_base_iri(base.as_str())
            .map_err(|_| ReadError::Base { base: base.as_str().to_owned() })?;
    }
    let mut statements = parser.for_slice(text);
    take(&mut statements, sink)?;
    let mut prefixes = Prefixes::none();
    for (name, namespace) in statements.prefixes() {
        prefixes.add(name, namespace);
    }
    Ok(prefixes)
}

/// N-Triples and N-Quads.
pub(crate) fn lines(text: &str, sink: &mut Sink<'_>) -> Result<Prefixes, ReadError> {
    take(&mut NQuadsParser::new().lenient().for_slice(text), sink)?;
    Ok(Prefixes::none())
}

fn take(
    statements: &mut impl Iterator<Item = Result<Quad, TurtleSyntaxError>>,
    sink: &mut Sink<'_>,
) -> Result<(), ReadError> {
    for statement in statements {
        match statement {
            Ok(quad) => sink.push(quad)?,
            Err(error) => {
                let start = error.location().start;
                let place = Place { line: start.line + 1, column: start.column + 1 };
                sink.fault_at(FaultKind::Syntax, error.message(), place);
            }
        }
    }
    Ok(())
}
