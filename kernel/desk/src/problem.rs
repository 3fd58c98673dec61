//! What goes wrong in an action of the accounts, in words.

use centum_accounts::{AccountError, MOST_TOKENS, PasswordRefused};
use centum_web::errors::IntoProblem as _;
use centum_web::{Kind, Locale, Message, Problem};

/// The problem that a reader sees.
pub(crate) fn account_problem(locale: &Locale, error: AccountError) -> Problem {
    match error {
        AccountError::Refused(refused) => refused.into_problem(),
        AccountError::Store(error) => error.into_problem(),
        AccountError::Absent => Problem::not_found(),
        AccountError::AddressTaken | AccountError::RoleHeld => Problem::conflict(said(locale, &error)),
        AccountError::TooMany(_) => Problem::saying(Kind::TooOften, said(locale, &error)),
        other => Problem::refused(said(locale, &other)),
    }
}

/// What to say beside a field.
pub(crate) fn said(locale: &Locale, error: &AccountError) -> Message {
    match error {
        AccountError::TooMany(many) => Message::new("desk-too-many").arg("until", locale.instant(many.until)),
        AccountError::NoSuchAccount => "desk-no-such-account".into(),
        AccountError::LinkOver => "desk-link-over".into(),
        AccountError::SignInFirst => "desk-invitation-sign-in".into(),
        AccountError::Unproven => "desk-password-unproven".into(),
        AccountError::TokenUnnamed => "desk-token-unnamed".into(),
        AccountError::TooManyTokens => Message::new("desk-token-too-many").arg("most", MOST_TOKENS),
        AccountError::Password(PasswordRefused::TooShort) => "desk-password-short".into(),
        AccountError::Password(PasswordRefused::TooLong) => "desk-password-long".into(),
        AccountError::Password(PasswordRefused::Guessable) => "desk-password-guessable".into(),
        AccountError::AddressTaken => "desk-address-taken".into(),
        AccountError::RoleHeld => "desk-role-held-already".into(),
        AccountError::LastOrganiser => "desk-last-organiser".into(),
        AccountError::Refused(_) => "problem-detail-forbidden".into(),
        AccountError::Absent => "problem-detail-not-found".into(),
        AccountError::Store(_) => "problem-detail-fault".into(),
    }
}

/// Whether the error is the fault of what was typed, so that the form is shown again.
pub(crate) fn is_of_form(error: &AccountError) -> bool {
    !matches!(error, AccountError::Refused(_) | AccountError::Store(_) | AccountError::Absent)
}

/// The kind whose status a form has that is shown again.
pub(crate) fn kind_of(error: &AccountError) -> Kind {
    if matches!(error, AccountError::TooMany(_)) { Kind::TooOften } else { Kind::Refused }
}
