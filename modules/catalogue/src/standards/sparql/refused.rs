//! Why there is no answer, in words.

use centum_graph::{Count, Part, Refusal, RunError};
use centum_web::{Kind, Message, Problem};

/// A query that may not run.
pub(super) fn refused(refusal: Refusal) -> Problem {
    let message = match refusal {
        Refusal::TooLong { limit } => Message::new("catalogue-standards-sparql-long").arg("limit", limit),
        Refusal::TooDeep { limit } => Message::new("catalogue-standards-sparql-deep").arg("limit", limit),
        Refusal::Unbalanced { at } => Message::new("catalogue-standards-sparql-unbalanced").arg("at", at),
        Refusal::Syntax { detail } => {
            Message::new("catalogue-standards-sparql-syntax").arg("detail", detail.as_str())
        }
        Refusal::Update => Message::new("catalogue-standards-sparql-update"),
        Refusal::Service => Message::new("catalogue-standards-sparql-service"),
        Refusal::TooMany { count, limit } => {
            Message::new("catalogue-standards-sparql-many").arg("of", name(count)).arg("limit", limit)
        }
        Refusal::Failed(cause) => return Problem::fault(cause),
    };
    Problem::bad_request(message)
}

fn name(count: Count) -> &'static str {
    match count {
        Count::Patterns => "patterns",
        Count::PathSteps => "steps",
        Count::Groups => "groups",
        Count::Expressions => "expressions",
        Count::Matches => "matches",
        Count::Values => "values",
        Count::Variables => "variables",
        Count::From => "graphs",
        Count::PatternBytes => "bytes",
    }
}

/// A query that was stopped.
pub(super) fn stopped(error: RunError) -> Problem {
    let mebibytes = |bytes: u64| bytes.div_ceil(1 << 20);
    match error {
        RunError::TimeOut { limit } => {
            let message = Message::new("catalogue-standards-sparql-late").arg("seconds", limit.as_secs());
            Problem::saying(Kind::Unavailable, message)
        }
        RunError::Cancelled => Problem::saying(Kind::Unavailable, "catalogue-standards-sparql-busy"),
        RunError::TooManyRows { limit } => {
            Problem::refused(Message::new("catalogue-standards-sparql-rows").arg("limit", limit))
        }
        RunError::TooLarge { part: Part::Answer, limit } => {
            Problem::refused(Message::new("catalogue-standards-sparql-answer").arg("limit", mebibytes(limit)))
        }
        RunError::TooLarge { limit, .. } => {
            Problem::refused(Message::new("catalogue-standards-sparql-memory").arg("limit", mebibytes(limit)))
        }
        RunError::UnknownFunction(name) => Problem::bad_request(
            Message::new("catalogue-standards-sparql-function").arg("name", name.as_str()),
        ),
        RunError::WrongFormat => Problem::saying(Kind::NotAcceptable, "catalogue-standards-sparql-format"),
        RunError::Failed(cause) => Problem::fault(cause),
    }
}
