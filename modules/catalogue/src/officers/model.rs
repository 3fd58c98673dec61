//! Whose a catalogue is, and how it stands.

use centum_accounts::Refused;
use centum_base::{Id, Timestamp};
use centum_cohort::register::Participation;
use centum_store::StoreError;

use crate::harvest::{Run, RunError};
use crate::named::named;
use crate::sources::{Catalogue, SourceError};

named! {
    /// Whether what an officer's portal has may be shown.
    Standing {
        /// Nobody was asked yet.
        Open = "open",
        /// An organiser is asked.
        Asked = "asked",
        /// It may.
        Cleared = "cleared",
        /// An organiser said no.
        Declined = "declined",
    }
}

/// A catalogue that the officers of a participant look after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Charge {
    /// The catalogue.
    pub catalogue: Id<Catalogue>,
    /// Whose officers.
    pub participation: Id<Participation>,
    /// Who brought it, as the ledger writes it.
    pub brought_by: String,
    /// When.
    pub brought_at: Timestamp,
    /// Whether it may be shown.
    pub standing: Standing,
    /// What is to be done once it may.
    pub wish: Option<Wish>,
    /// Why an organiser said no.
    pub reason: Option<String>,
}

/// The harvest that an officer asks leave for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wish {
    /// The dry run that showed what would come.
    pub run: Id<Run>,
    /// How often it is to be read; by hand alone when absent.
    pub every_minutes: Option<u32>,
}

/// A participant, by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Participant {
    /// The participation.
    pub id: Id<Participation>,
    /// Its name and that of its edition.
    pub name: String,
    /// The edition's name.
    pub edition: String,
}

/// Why something about officers did not happen. Nothing was kept.
#[derive(Debug, thiserror::Error)]
pub enum OfficerError {
    /// The right is missing.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// There is no such thing, or not for who asks.
    #[error("there is no such participant, person or catalogue")]
    Absent,
    /// It does not stand so that this can be done.
    #[error("this cannot be done as it stands")]
    Standing,
    /// The reason is empty or too long.
    #[error("a reason of 1 to 2,000 characters is needed")]
    Reason,
    /// The catalogue could not be made.
    #[error(transparent)]
    Source(#[from] SourceError),
    /// The run could not be begun.
    #[error(transparent)]
    Run(Box<RunError>),
    /// The database did not do its part.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Why somebody may not do a thing to a catalogue.
#[derive(Debug)]
pub(crate) enum Denied {
    /// The right is missing altogether.
    Refused(Refused),
    /// For who asks, there is no such thing.
    Absent,
    /// The database did not do its part.
    Store(StoreError),
}

impl From<Refused> for Denied {
    fn from(refused: Refused) -> Self {
        Self::Refused(refused)
    }
}

impl From<StoreError> for Denied {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

macro_rules! denied {
    ($($error:ty),+) => {$(
        impl From<Denied> for $error {
            fn from(denied: Denied) -> Self {
                match denied {
                    Denied::Refused(refused) => Self::Refused(refused),
                    Denied::Absent => Self::Absent,
                    Denied::Store(error) => Self::Store(error),
                }
            }
        }
    )+};
}
denied!(OfficerError, SourceError, RunError, crate::intake::IntakeError, crate::publishing::PublishError);

impl From<RunError> for OfficerError {
    fn from(error: RunError) -> Self {
        Self::Run(Box::new(error))
    }
}
