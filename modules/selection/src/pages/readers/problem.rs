//! What goes wrong with reviewers and assignments, in words.

use centum_accounts::AccountError;
use centum_web::errors::IntoProblem;
use centum_web::{Kind, Message, Problem};

use crate::assignment::AssignmentError;
use crate::reviewers::{ProfileFault, ReviewerError, rules};

/// What is wrong with a profile, with the field that it stands in.
pub(super) fn fault(fault: &ProfileFault) -> (&'static str, Message) {
    match fault {
        ProfileFault::Language(tag) => (
            "languages",
            Message::new("readers-fault-language").arg("tag", tag.chars().take(20).collect::<String>()),
        ),
        ProfileFault::NoLanguage => ("languages", "readers-fault-no-language".into()),
        ProfileFault::Languages => {
            ("languages", Message::new("readers-fault-languages").arg("most", rules::MAX_WORDS))
        }
        ProfileFault::Topics => (
            "topics",
            Message::new("readers-fault-topics")
                .arg("most", rules::MAX_WORDS)
                .arg("letters", rules::MAX_TOPIC),
        ),
        ProfileFault::Employer => {
            ("employer", Message::new("readers-fault-employer").arg("most", rules::MAX_NAME))
        }
        ProfileFault::Loads => ("most", Message::new("readers-fault-loads").arg("most", rules::MAX_LOAD)),
    }
}

impl IntoProblem for ReviewerError {
    fn into_problem(self) -> Problem {
        match self {
            Self::Refused(refused) => refused.into_problem(),
            Self::Store(error) => error.into_problem(),
            Self::Account(AccountError::Refused(refused)) => refused.into_problem(),
            Self::Account(AccountError::Store(error)) => error.into_problem(),
            Self::Account(_) => Problem::conflict("readers-error-account"),
            Self::Absent => Problem::not_found(),
            Self::Invited => Problem::conflict("readers-error-invited"),
            Self::Answered => Problem::conflict("readers-error-answered"),
            Self::TooLate => Problem::conflict("readers-error-too-late"),
            Self::Faults(faults) => match faults.first() {
                Some(first) => Problem::refused(fault(first).1),
                None => Problem::refused("readers-error-reason"),
            },
            Self::Reason => {
                Problem::refused(Message::new("readers-error-reason").arg("most", rules::MAX_REASON))
            }
            Self::Body => Problem::refused("readers-error-body"),
            Self::Own => Problem::conflict("readers-error-clears"),
            Self::Partial => Problem::saying(Kind::Forbidden, "selection-error-partial"),
            Self::Changed => Problem::conflict("readers-error-changed"),
        }
    }
}

impl IntoProblem for AssignmentError {
    fn into_problem(self) -> Problem {
        match self {
            Self::Refused(refused) => refused.into_problem(),
            Self::Store(error) => error.into_problem(),
            Self::Absent => Problem::not_found(),
            Self::Own => Problem::saying(Kind::Forbidden, "readers-error-own"),
            Self::Nothing => Problem::conflict("readers-error-nothing"),
            Self::State => Problem::conflict("readers-error-state"),
            Self::Changed => Problem::conflict("readers-error-changed"),
            Self::NoAnswer => Problem::conflict("readers-error-no-answer"),
            Self::Conflict => Problem::conflict("readers-error-conflict"),
            Self::Given => Problem::conflict("readers-error-given"),
            Self::Begun => Problem::conflict("readers-error-begun"),
            Self::Reason => {
                Problem::refused(Message::new("readers-error-reason").arg("most", rules::MAX_REASON))
            }
        }
    }
}
