//! What goes wrong in an action, in words.

use centum_web::errors::{IntoProblem, Kind};
use centum_web::{Message, Problem};

use super::words;
use crate::harvest::RunError;
use crate::intake::IntakeError;
use crate::officers::OfficerError;
use crate::records::RecordError;
use crate::sources::SourceError;

impl IntoProblem for IntakeError {
    fn into_problem(self) -> Problem {
        match self {
            Self::Refused(refused) => refused.into_problem(),
            Self::Store(error) => error.into_problem(),
            Self::Address(fault) => Problem::refused(words::address_fault(fault)),
            Self::Absent => Problem::not_found(),
            Self::NeedsLeave => Problem::conflict("catalogue-officer-needs-leave"),
            Self::Standing => Problem::conflict("catalogue-desk-error-standing"),
            Self::Source(error) => error.into_problem(),
            Self::Run(error) => error.into_problem(),
        }
    }
}

impl IntoProblem for SourceError {
    fn into_problem(self) -> Problem {
        match self {
            Self::Refused(refused) => refused.into_problem(),
            Self::Store(error) => error.into_problem(),
            Self::Absent => Problem::not_found(),
            Self::Changed => Problem::conflict("catalogue-desk-error-changed"),
            Self::Taken => Problem::conflict("catalogue-desk-error-taken"),
            Self::Slug(_) | Self::Name => Problem::refused("catalogue-desk-error-name"),
            Self::Address(_) => Problem::refused("catalogue-desk-address-scheme"),
            Self::Care => Problem::refused("catalogue-desk-error-care"),
            Self::NeedsLeave => Problem::conflict("catalogue-officer-needs-leave"),
            Self::Pause => Problem::refused("catalogue-officer-pause"),
            Self::TooManyPlaces => Problem::refused("catalogue-desk-error-places"),
        }
    }
}

impl IntoProblem for RunError {
    fn into_problem(self) -> Problem {
        match self {
            Self::Refused(refused) => refused.into_problem(),
            Self::Store(error) => error.into_problem(),
            Self::Absent => Problem::not_found(),
            Self::NeedsLeave => Problem::conflict("catalogue-officer-needs-leave"),
            Self::TooMany => Problem::saying(Kind::TooOften, "catalogue-officer-told-enough"),
            Self::Running => Problem::conflict("catalogue-desk-error-running"),
            Self::Dialect(name) => {
                Problem::conflict(Message::new("catalogue-desk-error-dialect").arg("name", name))
            }
            Self::Standing(_) => Problem::conflict("catalogue-desk-error-standing"),
            Self::Reason => Problem::refused("catalogue-desk-error-reason"),
            Self::NoAddress => Problem::conflict("catalogue-desk-error-no-mail"),
        }
    }
}

impl IntoProblem for OfficerError {
    fn into_problem(self) -> Problem {
        match self {
            Self::Refused(refused) => refused.into_problem(),
            Self::Store(error) => error.into_problem(),
            Self::Absent => Problem::not_found(),
            Self::Standing => Problem::conflict("catalogue-desk-error-standing"),
            Self::Reason => Problem::refused("catalogue-desk-error-reason"),
            Self::Source(error) => error.into_problem(),
            Self::Run(error) => error.into_problem(),
        }
    }
}

impl IntoProblem for RecordError {
    fn into_problem(self) -> Problem {
        match self {
            Self::Refused(refused) => refused.into_problem(),
            Self::Store(error) => error.into_problem(),
            Self::Absent => Problem::not_found(),
            Self::Reason => Problem::refused("catalogue-desk-error-reason"),
            Self::Standing(_) => Problem::conflict("catalogue-desk-error-standing"),
            Self::Kept => Problem::refused("catalogue-desk-error-kept"),
        }
    }
}
