//! Why an action on reviewers did not happen.

use centum_accounts::{AccountError, Refused};
use centum_store::StoreError;

use super::rules::{MAX_REASON, ProfileFault};

/// Why an action on a reviewer, an interest or a pin did not happen. Nothing was kept.
#[derive(Debug, thiserror::Error)]
pub enum ReviewerError {
    /// The right is missing.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// There is no such selection, reviewer, declaration or application; or none that this person may know of.
    #[error("there is no such reviewer, declaration or application")]
    Absent,
    /// The person was invited already.
    #[error("this person was invited already")]
    Invited,
    /// The invitation was answered, or the person left.
    #[error("this invitation was answered already")]
    Answered,
    /// Applications are being read: only an organiser ends a declaration now.
    #[error("applications are being read: ask an organiser, who can settle it with a reason")]
    TooLate,
    /// Something in the profile is wrong.
    #[error("the profile is not complete: {0:?}")]
    Faults(Vec<ProfileFault>),
    /// The reason or the explanation is missing or too long.
    #[error("say why, in at most {MAX_REASON} characters")]
    Reason,
    /// The name of the body is missing or too long.
    #[error("name the city or body")]
    Body,
    /// Nobody settles a conflict of their own.
    #[error("nobody clears themselves: another organiser decides this")]
    Own,
    /// A conflict of interest keeps the person from an application, and what is known of a reviewer touches all of them.
    #[error("a conflict of interest keeps you from an application of this call")]
    Partial,
    /// Somebody changed it in the meantime.
    #[error("somebody changed this in the meantime; look at it again")]
    Changed,
    /// The account could not be made, or the role not be given.
    #[error(transparent)]
    Account(#[from] AccountError),
    /// The database did not do its part.
    #[error(transparent)]
    Store(#[from] StoreError),
}
