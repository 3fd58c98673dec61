//! What is wrong with a text, in words: the line, and what to do.

use centum_letters::{Fault, FaultKind, Part};
use centum_web::errors::IntoProblem;
use centum_web::{FieldErrors, Kind, Message, Problem};

use crate::wording::WordingError;

impl IntoProblem for WordingError {
    fn into_problem(self) -> Problem {
        match self {
            Self::Refused(refused) => refused.into_problem(),
            Self::Store(error) => error.into_problem(),
            Self::Absent => Problem::not_found(),
            Self::Closed => Problem::saying(Kind::Conflict, "wording-error-closed"),
            Self::Faults(faults) => {
                let message = Message::new("wording-error-faults").arg("count", faults.len());
                Problem::saying(Kind::Refused, message)
            }
        }
    }
}

/// The faults beside the fields in which they are.
pub(super) fn errors_of(faults: &[Fault]) -> FieldErrors {
    let mut errors = FieldErrors::new();
    for fault in faults {
        let field = match fault.part {
            Part::Subject => "subject",
            Part::Body => "body",
        };
        errors.push(field, message(fault));
    }
    errors
}

/// One fault in a sentence.
pub(super) fn message(fault: &Fault) -> Message {
    let at = |id: &str| Message::new(id).arg("line", fault.line);
    match &fault.kind {
        FaultKind::Empty => "wording-fault-empty".into(),
        FaultKind::TooLong(most) => Message::new("wording-fault-too-long").arg("most", *most),
        FaultKind::Lines => "wording-fault-lines".into(),
        FaultKind::Unknown(name) => at("wording-fault-unknown").arg("name", name.clone()),
        FaultKind::Syntax(said) => at("wording-fault-syntax").arg("said", said.clone()),
        FaultKind::TooMuch => at("wording-fault-too-much"),
    }
}
