//! Why an action of this crate did not happen.

use centum_store::StoreError;

use crate::{PasswordRefused, Refused, TooMany};

/// What an action gives.
pub type AccountResult<T> = Result<T, AccountError>;

/// Why an action did not happen. Nothing was kept.
#[derive(Debug, thiserror::Error)]
pub enum AccountError {
    /// The right is missing.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// Too many attempts.
    #[error(transparent)]
    TooMany(#[from] TooMany),
    /// Address and password do not belong together, or there is no such account: the same answer for both.
    #[error("the address and the password do not belong together")]
    NoSuchAccount,
    /// The link was used, has run out or never was.
    #[error("this link has been used or has run out; ask for a new one")]
    LinkOver,
    /// There is an account with the address of the invitation: its owner signs in and accepts it.
    #[error("there is an account with this address; sign in, then accept the invitation")]
    SignInFirst,
    /// Nothing shows that the password is the person's to change: the form had no present password, and no link was
    /// followed just before.
    #[error("type the present password, or sign in by a new link and set the password within 15 minutes")]
    Unproven,
    /// An access token needs a name of bearable length, and one of the spans that are offered.
    #[error("give the access token a name of at most 80 characters and choose how long it lasts")]
    TokenUnnamed,
    /// The person has as many access tokens as anybody may have.
    #[error("withdraw one of your access tokens first")]
    TooManyTokens,
    /// The password cannot be taken.
    #[error(transparent)]
    Password(#[from] PasswordRefused),
    /// Somebody has an account with that address.
    #[error("there is an account with this address already")]
    AddressTaken,
    /// The person plays this role for this organisation already.
    #[error("this person has this role already")]
    RoleHeld,
    /// The thing does not exist.
    #[error("there is no such person, role or invitation")]
    Absent,
    /// The last organiser cannot leave: nobody could manage the programme.
    #[error("this is the last organiser; name another one first")]
    LastOrganiser,
    /// The database did not do its part.
    #[error(transparent)]
    Store(#[from] StoreError),
}
