//! Running a query: on a deep stack, under a meter, all or nothing.

use crate::answer::{Answer, Rows, rows, triples, write};
use crate::format::{QueryForm, ResultFormat};
use crate::functions::evaluator;
use crate::meter::{Cancel, Limits, Meter, RunError, Stop};
use crate::query::Query;
use crate::snapshot::Snapshot;
use crate::stack::{Broken, deep, message};
use crate::view::View;
use oxrdf::Triple;
use spareval::{QueryEvaluationError, QueryResults};
use std::sync::Arc;

impl Snapshot {
    /// The whole answer in that format. It blocks, on a thread of its own: call it where blocking is allowed.
    pub fn run(
        &self,
        query: &Query,
        format: ResultFormat,
        limits: &Limits,
        cancel: &Cancel,
    ) -> Result<Answer, RunError> {
        if !ResultFormat::offered(query.form()).contains(&format) {
            return Err(RunError::WrongFormat);
        }
        self.evaluate(query, limits, cancel, |results, meter| write(results, format, meter))
    }

    /// The rows of a SELECT as values; of an ASK, one empty row for yes and none for no.
    pub fn rows(&self, query: &Query, limits: &Limits, cancel: &Cancel) -> Result<Rows, RunError> {
        self.evaluate(query, limits, cancel, rows)
    }

    /// The statements of a CONSTRUCT or DESCRIBE.
    pub fn triples(&self, query: &Query, limits: &Limits, cancel: &Cancel) -> Result<Vec<Triple>, RunError> {
        if !matches!(query.form(), QueryForm::Construct | QueryForm::Describe) {
            return Err(RunError::WrongFormat);
        }
        self.evaluate(query, limits, cancel, triples)
    }

    fn evaluate<T: Send>(
        &self,
        query: &Query,
        limits: &Limits,
        cancel: &Cancel,
        take: impl FnOnce(QueryResults<'_>, &Meter) -> Result<T, RunError> + Send,
    ) -> Result<T, RunError> {
        let meter = Arc::new(Meter::start(limits, cancel, query.variables));
        deep(|| {
            let view = View::new(self, &meter, query.dataset.as_ref());
            let evaluator = evaluator(&meter);
            let results = evaluator.prepare(&query.algebra).execute(view).map_err(failure)?;
            take(results, &meter)
        })
        .unwrap_or_else(|broken| Err(why(broken)))
    }
}

/// What ended a thread: the meter, or a fault.
fn why(broken: Broken) -> RunError {
    match broken {
        Broken::NoThread(error) => RunError::Failed(error),
        Broken::Unwound(payload) => match payload.downcast::<Stop>() {
            Ok(stop) => stop.0,
            Err(payload) => RunError::Failed(message(&*payload)),
        },
    }
}

/// The evaluator's own errors.
pub(crate) fn failure(error: QueryEvaluationError) -> RunError {
    match error {
        QueryEvaluationError::UnsupportedCustomFunction(name) => {
            RunError::UnknownFunction(name.into_string())
        }
        error => RunError::Failed(error.to_string()),
    }
}
