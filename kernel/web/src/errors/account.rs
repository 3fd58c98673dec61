//! What the errors of accounts look like to a reader.

use centum_accounts::{AccountError, PasswordRefused};

use super::{IntoProblem, Kind, Problem};

impl IntoProblem for AccountError {
    fn into_problem(self) -> Problem {
        match self {
            Self::Refused(refused) => refused.into_problem(),
            Self::TooMany(_) => Problem::new(Kind::TooOften),
            Self::NoSuchAccount => Problem::refused("problem-no-such-account"),
            Self::SignInFirst => Problem::new(Kind::SignIn),
            Self::LinkOver => Problem::refused("problem-link-over"),
            Self::Unproven => Problem::refused("problem-unproven"),
            Self::Password(refused) => refused.into_problem(),
            Self::TokenUnnamed | Self::TooManyTokens => Problem::new(Kind::Refused),
            Self::AddressTaken => Problem::conflict("problem-address-taken"),
            Self::Absent => Problem::not_found(),
            Self::RoleHeld => Problem::conflict("problem-role-held"),
            Self::LastOrganiser => Problem::conflict("problem-last-organiser"),
            Self::Store(error) => error.into_problem(),
        }
    }
}

impl IntoProblem for PasswordRefused {
    fn into_problem(self) -> Problem {
        Problem::refused("problem-password")
    }
}
