//! Why an action on assignments did not happen.

use centum_accounts::Refused;
use centum_store::StoreError;

/// The longest reason, in characters.
pub const MAX_REASON: usize = 2_000;

/// Why an action on an assignment did not happen. Nothing was kept.
#[derive(Debug, thiserror::Error)]
pub enum AssignmentError {
    /// The right is missing.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// There is no such selection, run, review or application; or none that this person may know of.
    #[error("there is no such assignment or review")]
    Absent,
    /// Whoever is kept from an application of the call does not give the others out either.
    #[error("you have a conflict of interest in this selection: somebody without one assigns")]
    Own,
    /// Nobody accepted to read, or nothing is there to be read.
    #[error("there is nobody who reads, or nothing to be read")]
    Nothing,
    /// Applications are given out before and while they are read; by hand, until their report is agreed.
    #[error("applications are given out while they are read; by hand, until their report is agreed")]
    State,
    /// What the assignment was worked out from has changed, or a later one was worked out.
    #[error("something changed since the assignment was worked out; work it out again")]
    Changed,
    /// The rules clash: there is no assignment to carry out.
    #[error("there is no assignment that could be carried out")]
    NoAnswer,
    /// The reviewer is kept from the application.
    #[error("the reviewer is kept from this application")]
    Conflict,
    /// The reviewer has it already.
    #[error("the reviewer has this application already")]
    Given,
    /// It was begun, or it has ended.
    #[error("this review was begun, or it has ended")]
    Begun,
    /// The reason is missing or too long.
    #[error("say why, in at most {MAX_REASON} characters")]
    Reason,
    /// The database did not do its part.
    #[error(transparent)]
    Store(#[from] StoreError),
}
