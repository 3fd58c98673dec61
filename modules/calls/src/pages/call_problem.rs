//! What goes wrong with a call or a question, in words.

use centum_web::errors::IntoProblem;
use centum_web::{Message, Problem};

use super::call_words::{barrier, objection};
use crate::call::CallError;
use crate::questions::{MAX_QUESTION, QuestionError};

impl IntoProblem for CallError {
    fn into_problem(self) -> Problem {
        match self {
            Self::Refused(refused) => refused.into_problem(),
            Self::Store(error) => error.into_problem(),
            Self::Absent => Problem::not_found(),
            Self::Slug => Problem::refused("calls-call-error-slug"),
            Self::SlugTaken => Problem::conflict("calls-call-error-slug-taken"),
            Self::Changed => Problem::conflict("calls-call-error-changed"),
            Self::Published => Problem::conflict("calls-call-error-published"),
            Self::Document => Problem::refused("calls-call-error-document"),
            Self::NotBrought => Problem::refused("calls-call-error-not-brought"),
            Self::TooLong => Problem::refused("calls-call-error-long"),
            Self::Form(count) => Problem::refused(Message::new("calls-call-error-form").arg("count", count)),
            Self::Barred(found) => match found.first() {
                Some(first) => Problem::conflict(barrier(first)),
                None => Problem::conflict("calls-call-error-changed"),
            },
            Self::Objected(found) => match found.first() {
                Some(first) => Problem::conflict(objection(first)),
                None => Problem::conflict("calls-call-error-changed"),
            },
        }
    }
}

impl IntoProblem for QuestionError {
    fn into_problem(self) -> Problem {
        match self {
            Self::Refused(refused) => refused.into_problem(),
            Self::Store(error) => error.into_problem(),
            Self::Absent => Problem::not_found(),
            Self::Question => {
                Problem::refused(Message::new("calls-call-error-question").arg("most", MAX_QUESTION))
            }
            Self::Answer => Problem::refused("calls-call-error-answer"),
            Self::TooMany => Problem::refused("calls-call-error-waiting"),
            Self::Changed => Problem::conflict("calls-call-error-changed"),
        }
    }
}
