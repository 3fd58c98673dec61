//! What goes wrong with an expression of interest, in words.

use centum_web::errors::IntoProblem;
use centum_web::{Kind, Message, Problem};

use crate::expression::rules::Refusal;
use crate::expression::{ExpressionError, MAX_NAME};

impl IntoProblem for ExpressionError {
    fn into_problem(self) -> Problem {
        let kind = match self {
            Self::Refused(refused) => return refused.into_problem(),
            Self::Store(error) => return error.into_problem(),
            Self::Absent => return Problem::not_found(),
            Self::OtherVersion => return Problem::new(Kind::Precondition),
            Self::Rule(_) | Self::OtherContent | Self::Changed | Self::OldForm | Self::Unsettled => {
                Kind::Conflict
            }
            Self::ForTheLead | Self::NotYourPart | Self::Partial => Kind::Forbidden,
            Self::TooLarge(_) => Kind::TooLarge,
            Self::TooOften | Self::EnoughBegun(_) => Kind::TooOften,
            _ => Kind::Refused,
        };
        Problem::saying(kind, message(&self))
    }
}

/// The sentence about an error: what is the matter, and what to do.
pub(crate) fn message(error: &ExpressionError) -> Message {
    match error {
        ExpressionError::Rule(refusal) => Message::new(format!("calls-error-{}", refusal_name(*refusal))),
        ExpressionError::Refused(_) | ExpressionError::Absent => "calls-error-absent".into(),
        ExpressionError::ForTheLead => "calls-error-for-the-lead".into(),
        ExpressionError::NotYourPart => "calls-error-not-your-part".into(),
        ExpressionError::NoSuchField(field) => Message::new("calls-error-no-such-field").arg("field", field),
        ExpressionError::NoSuchCategory(_) => "calls-error-no-such-category".into(),
        ExpressionError::Name => Message::new("calls-error-name").arg("most", MAX_NAME),
        ExpressionError::TooLarge(most) => Message::new("calls-error-too-large").arg("most", *most),
        ExpressionError::NotByTyping => "calls-error-not-by-typing".into(),
        ExpressionError::File(_) => "calls-error-file".into(),
        ExpressionError::Incomplete(findings) => {
            Message::new("calls-error-incomplete").arg("count", findings.len())
        }
        ExpressionError::Unsettled => "calls-error-unsettled".into(),
        ExpressionError::Unsigned(members) => {
            Message::new("calls-error-unsigned").arg("count", members.len())
        }
        ExpressionError::OtherContent => "calls-error-other-content".into(),
        ExpressionError::Changed | ExpressionError::OtherVersion => "calls-error-changed".into(),
        ExpressionError::TooMany(most) => Message::new("calls-error-too-many").arg("most", *most),
        ExpressionError::TooOften => "calls-error-too-often".into(),
        ExpressionError::EnoughBegun(most) => Message::new("calls-error-begun").arg("most", *most),
        ExpressionError::LinkOver => "calls-error-link-over".into(),
        ExpressionError::SignInFirst => "calls-hand-invitation-sign-in".into(),
        ExpressionError::OldForm => "calls-error-old-form".into(),
        ExpressionError::LastWriter => "calls-error-last-writer".into(),
        ExpressionError::AlreadyAsked => "calls-error-already-asked".into(),
        ExpressionError::Partial => "calls-error-partial".into(),
        ExpressionError::NoReason => "calls-error-no-reason".into(),
        ExpressionError::Store(_) => "problem-detail-fault".into(),
    }
}

fn refusal_name(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::NotOpenYet => "not-open-yet",
        Refusal::DeadlineOver => "deadline-over",
        Refusal::CallClosed => "call-closed",
        Refusal::Withdrawn => "withdrawn",
        Refusal::NothingInForce => "nothing-in-force",
        Refusal::NotWithdrawn => "not-withdrawn",
        Refusal::NoPreScreening => "no-pre-screening",
    }
}
