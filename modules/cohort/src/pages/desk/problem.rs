//! What goes wrong in an action, in words.

use centum_web::errors::IntoProblem;
use centum_web::{Message, Problem};

use super::words;
use crate::announcement::AnnouncementError;
use crate::edition::EditionError;
use crate::intake::IntakeError;
use crate::register::RegisterError;

impl IntoProblem for EditionError {
    fn into_problem(self) -> Problem {
        match self {
            Self::Refused(refused) => refused.into_problem(),
            Self::Store(error) => error.into_problem(),
            Self::Slug(_) => Problem::refused("cohort-desk-error-slug"),
            Self::SlugTaken(_) => Problem::conflict("cohort-desk-error-slug-taken"),
            Self::Name => Problem::refused("cohort-desk-error-names"),
            Self::Changed => Problem::conflict("cohort-desk-error-changed"),
        }
    }
}

impl IntoProblem for IntakeError {
    fn into_problem(self) -> Problem {
        match self {
            Self::Refused(refused) => refused.into_problem(),
            Self::Store(error) => error.into_problem(),
            Self::Absent => Problem::not_found(),
            Self::Settled => Problem::conflict("cohort-desk-error-settled"),
            Self::Changed => Problem::conflict("cohort-desk-error-changed"),
            Self::Unreadable(error) => Problem::refused(words::read_error(&error)),
            Self::Obstacles(found) => {
                Problem::refused(Message::new("cohort-desk-error-obstacles").arg("count", found.len()))
            }
            Self::Name => Problem::refused("cohort-desk-error-name"),
            Self::Label => Problem::refused("cohort-desk-error-label"),
        }
    }
}

impl IntoProblem for RegisterError {
    fn into_problem(self) -> Problem {
        match self {
            Self::Refused(refused) => refused.into_problem(),
            Self::Store(error) => error.into_problem(),
            Self::Absent => Problem::not_found(),
            Self::Changed => Problem::conflict("cohort-desk-error-changed"),
            Self::Name => Problem::refused("cohort-desk-error-name"),
            Self::Country => Problem::refused("cohort-desk-error-country"),
            Self::Dates => Problem::refused("cohort-desk-error-dates"),
            Self::Mark => Problem::refused("cohort-desk-error-mark"),
        }
    }
}

impl IntoProblem for AnnouncementError {
    fn into_problem(self) -> Problem {
        match self {
            Self::Refused(refused) => refused.into_problem(),
            Self::Store(error) => error.into_problem(),
            Self::Absent => Problem::not_found(),
            Self::AnotherDraft => Problem::conflict("cohort-desk-error-another-draft"),
            Self::Changed => Problem::conflict("cohort-desk-error-changed"),
            Self::Words => Problem::refused("cohort-desk-error-words"),
            Self::Reason => Problem::refused("cohort-desk-error-reason"),
            Self::Barred(found) => match found.first() {
                Some(first) => Problem::conflict(words::barrier(first)),
                None => Problem::conflict("cohort-desk-error-changed"),
            },
        }
    }
}
