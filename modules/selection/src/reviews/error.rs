//! Why an action on a review or a report did not happen.

use centum_accounts::Refused;
use centum_store::StoreError;

use super::rules::{MarkFault, Missing, Refusal};

/// Why an action did not happen. Nothing was kept.
#[derive(Debug, thiserror::Error)]
pub enum ReviewError {
    /// The right is missing.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// There is none, or it is not for this person: the two are answered alike.
    #[error("there is no such review")]
    Absent,
    /// The rules do not allow it now.
    #[error("this is not possible now: {0:?}")]
    Rule(Refusal),
    /// The call has no such criterion.
    #[error("the call has no criterion “{0}”")]
    NoSuchCriterion(String),
    /// Something is wrong with the mark of a criterion.
    #[error("something is wrong with the mark of “{0}”: {1:?}")]
    Mark(String, MarkFault),
    /// Marks or comments are missing.
    #[error("{} marks or comments are missing", .0.len())]
    Incomplete(Vec<(String, Missing)>),
    /// Two versions wait for a person.
    #[error("two versions of a mark stand side by side: choose first")]
    Unsettled,
    /// There are too many versions.
    #[error("a mark can be saved at most {0} times")]
    TooMany(u32),
    /// A reason is needed, and it has a greatest length.
    #[error("say why, in at most {0} characters")]
    ReasonNeeded(usize),
    /// Somebody changed it in the meantime.
    #[error("somebody changed this in the meantime; look at it again")]
    Changed,
    /// The database did not do its part.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<Refusal> for ReviewError {
    fn from(refusal: Refusal) -> Self {
        Self::Rule(refusal)
    }
}

/// A reason as it is kept: trimmed, there, and not too long.
pub(crate) fn reason_of(text: &str) -> Result<String, ReviewError> {
    let text = text.trim();
    if text.is_empty() || text.chars().count() > super::rules::MAX_REASON {
        return Err(ReviewError::ReasonNeeded(super::rules::MAX_REASON));
    }
    Ok(text.to_owned())
}
