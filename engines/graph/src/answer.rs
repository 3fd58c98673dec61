//! An answer that is whole: written in a format, or as values.

use crate::format::ResultFormat;
use crate::meter::{Limits, Meter, Part, RunError};
use oxrdf::{Term, Triple, Variable};
use oxttl::{NTriplesSerializer, TurtleSerializer};
use sparesults::QueryResultsSerializer;
use spareval::{QueryResults, QuerySolutionIter, QueryTripleIter};
use std::io::{self, Write};

/// An answer as it is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// How it is written.
    pub format: ResultFormat,
    /// The bytes, all of them.
    pub body: Vec<u8>,
    /// Rows or statements; 1 for yes or no.
    pub rows: u64,
}

/// The rows of a SELECT as values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rows {
    /// What stands in each place of a row.
    pub variables: Vec<Variable>,
    /// The rows.
    pub rows: Vec<Vec<Option<Term>>>,
}

/// Bytes up to a limit; past it the query is stopped.
struct Bounded<'a> {
    body: Vec<u8>,
    meter: &'a Meter,
}

impl Write for Bounded<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let limit = self.meter.limits().answer_bytes;
        if (self.body.len() + bytes.len()) as u64 > limit {
            self.meter.too_large(Part::Answer, limit);
        }
        self.body.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Counts rows up to the limit.
struct Counted<'a> {
    rows: u64,
    limits: &'a Limits,
}

impl Counted<'_> {
    fn one_more(&mut self, meter: &Meter) {
        self.rows += 1;
        meter.step(1);
        if self.rows > self.limits.rows {
            meter.stop(RunError::TooManyRows { limit: self.limits.rows });
        }
    }
}

fn failed(error: impl ToString) -> RunError {
    RunError::Failed(error.to_string())
}

/// Writes a whole answer.
pub(crate) fn write(
    results: QueryResults<'_>,
    format: ResultFormat,
    meter: &Meter,
) -> Result<Answer, RunError> {
    let out = Bounded { body: Vec::new(), meter };
    let (out, rows) = match results {
        QueryResults::Boolean(yes) => {
            let format = format.for_rows().ok_or(RunError::WrongFormat)?;
            let writer = QueryResultsSerializer::from_format(format);
            (writer.serialize_boolean_to_writer(out, yes).map_err(failed)?, 1)
        }
        QueryResults::Solutions(solutions) => write_rows(solutions, format, out)?,
        QueryResults::Graph(triples) => write_triples(triples, format, out)?,
    };
    Ok(Answer { format, body: out.body, rows })
}

fn write_rows<'m>(
    solutions: QuerySolutionIter<'_>,
    format: ResultFormat,
    out: Bounded<'m>,
) -> Result<(Bounded<'m>, u64), RunError> {
    let meter = out.meter;
    let format = format.for_rows().ok_or(RunError::WrongFormat)?;
    let mut counted = Counted { rows: 0, limits: meter.limits() };
    let mut writer = QueryResultsSerializer::from_format(format)
        .serialize_solutions_to_writer(out, solutions.variables().to_vec())
        .map_err(failed)?;
    for solution in solutions {
        let solution = solution.map_err(crate::run::failure)?;
        counted.one_more(meter);
        writer.serialize(&solution).map_err(failed)?;
    }
    Ok((writer.finish().map_err(failed)?, counted.rows))
}

fn write_triples<'m>(
    triples: QueryTripleIter<'_>,
    format: ResultFormat,
    mut out: Bounded<'m>,
) -> Result<(Bounded<'m>, u64), RunError> {
    let meter = out.meter;
    match format {
        ResultFormat::NTriples => {
            let mut writer = NTriplesSerializer::new().low_level();
            let rows = each_triple(triples, meter, |triple| writer.serialize_triple(triple, &mut out))?;
            Ok((out, rows))
        }
        ResultFormat::Turtle => {
            let mut writer = TurtleSerializer::new().for_writer(out);
            let rows = each_triple(triples, meter, |triple| writer.serialize_triple(triple))?;
            Ok((writer.finish().map_err(failed)?, rows))
        }
        _ => Err(RunError::WrongFormat),
    }
}

fn each_triple(
    triples: QueryTripleIter<'_>,
    meter: &Meter,
    mut each: impl FnMut(&Triple) -> io::Result<()>,
) -> Result<u64, RunError> {
    let mut counted = Counted { rows: 0, limits: meter.limits() };
    for triple in triples {
        let triple = triple.map_err(crate::run::failure)?;
        counted.one_more(meter);
        // The evaluator remembers every statement, so as not to give it twice.
        let terms = [triple.subject.clone().into(), triple.predicate.clone().into(), triple.object.clone()];
        meter.take_bytes(terms.iter().map(crate::view::size).sum());
        each(&triple).map_err(failed)?;
    }
    Ok(counted.rows)
}

/// The rows of a SELECT; of an ASK one row without places, or none.
pub(crate) fn rows(results: QueryResults<'_>, meter: &Meter) -> Result<Rows, RunError> {
    let solutions = match results {
        QueryResults::Solutions(solutions) => solutions,
        QueryResults::Boolean(yes) => {
            return Ok(Rows { variables: Vec::new(), rows: if yes { vec![Vec::new()] } else { Vec::new() } });
        }
        QueryResults::Graph(_) => return Err(RunError::WrongFormat),
    };
    let variables = solutions.variables().to_vec();
    let mut counted = Counted { rows: 0, limits: meter.limits() };
    let mut rows = Vec::new();
    for solution in solutions {
        let solution = solution.map_err(crate::run::failure)?;
        counted.one_more(meter);
        meter.take_bytes(solution.iter().map(|(_, term)| crate::view::size(term)).sum());
        rows.push(solution.values().to_vec());
    }
    Ok(Rows { variables, rows })
}

/// The statements of a CONSTRUCT or DESCRIBE.
pub(crate) fn triples(results: QueryResults<'_>, meter: &Meter) -> Result<Vec<Triple>, RunError> {
    let QueryResults::Graph(found) = results else { return Err(RunError::WrongFormat) };
    let mut triples = Vec::new();
    each_triple(found, meter, |triple| {
        triples.push(triple.clone());
        Ok(())
    })?;
    Ok(triples)
}
