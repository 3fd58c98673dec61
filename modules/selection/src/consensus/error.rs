//! Why an action on a report did not happen.

use centum_accounts::Refused;
use centum_store::StoreError;

use super::rules::Refusal;
use crate::reviews::ReviewError;

/// Why an action did not happen. Nothing was kept.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// The right is missing.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// There is none, or it is not for this person: the two are answered alike.
    #[error("there is no such report")]
    Absent,
    /// The rules do not allow it now.
    #[error("this is not possible now: {0:?}")]
    Rule(Refusal),
    /// Something is wrong with marks, as it would be in a review.
    #[error(transparent)]
    Marks(ReviewError),
    /// Something has to be said, and it has a greatest length.
    #[error("say it in at most {0} characters")]
    Say(usize),
    /// There are too many comments.
    #[error("a report can have at most {0} comments")]
    TooMany(usize),
    /// Somebody changed it in the meantime.
    #[error("somebody changed this in the meantime; look at it again")]
    Changed,
    /// The database did not do its part.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<Refusal> for ReportError {
    fn from(refusal: Refusal) -> Self {
        Self::Rule(refusal)
    }
}

impl From<ReviewError> for ReportError {
    fn from(error: ReviewError) -> Self {
        match error {
            ReviewError::Refused(refused) => Self::Refused(refused),
            ReviewError::Store(error) => Self::Store(error),
            ReviewError::Absent => Self::Absent,
            ReviewError::Changed => Self::Changed,
            other => Self::Marks(other),
        }
    }
}
