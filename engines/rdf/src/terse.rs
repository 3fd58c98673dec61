//! Turtle and its relatives. A statement that is wrong costs itself, and all of itself.

use crate::read::ReadError;
use crate::sink::Sink;
use crate::write::Prefixes;
use oxiri::Iri;

mod escapes;
mod lexer;
mod lines;
mod names;
mod statements;
mod terms;
mod token;

use lines::Lines;
use statements::Statements;
use terms::Terms;

/// Turtle and TriG; the second is the first with graphs, so one reader serves both.
pub(crate) fn turtle<'t>(
    text: &'t str,
    base: Option<&Iri<String>>,
    sink: &mut Sink<'t>,
) -> Result<Prefixes, ReadError> {
    let mut statements = Statements::new(text, Terms::new(sink, base.cloned()));
    statements.read()?;
    Ok(statements.terms.prefixes())
}

/// N-Triples and N-Quads.
pub(crate) fn lines<'t>(text: &'t str, sink: &mut Sink<'t>) -> Result<Prefixes, ReadError> {
    Lines::new(text, Terms::new(sink, None)).read()?;
    Ok(Prefixes::none())
}

#[cfg(test)]
mod tests;
