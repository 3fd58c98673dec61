//! Why an action on a publication did not happen.

use centum_accounts::Refused;
use centum_store::StoreError;
use centum_web::{IntoProblem, Kind, Message, Problem};

use super::model::State;
use super::rules::Wrong;
use crate::harvest::VaultFault;
use crate::records::Finding;

/// Why an action on a publication did not happen. Nothing was kept.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// The right is missing.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// There is none, or none that this person may see.
    #[error("there is no such publication or catalogue")]
    Absent,
    /// Somebody changed it in the meantime.
    #[error("somebody changed this publication in the meantime; look at it again")]
    Changed,
    /// The step does not follow on how it stands.
    #[error("this cannot be done to a publication that is {}", .0.name())]
    Standing(State),
    /// Who wrote it, or sent it in, cannot approve it.
    #[error("a second person approves: not who wrote it or sent it in")]
    SecondPerson,
    /// An organiser approves what officers write here.
    #[error("an organiser approves what is written here")]
    Organiser,
    /// Fields that cannot be taken.
    #[error("some fields cannot be taken")]
    Wrong(Vec<Wrong>),
    /// The name in addresses is taken.
    #[error("that name is taken")]
    NameTaken,
    /// The reason is empty or too long.
    #[error("a reason of 1 to 2,000 characters is needed")]
    Reason,
    /// The record cannot be read as it would stand in the log.
    #[error("it cannot be published: {}", .0.rule)]
    Unreadable(Box<Finding>),
    /// An organiser took the record out.
    #[error("an organiser took this record out of the catalogue; only they can put it back")]
    TakenOut,
    /// The file is empty or too large.
    #[error("a file has between 1 byte and {0} MiB")]
    File(usize),
    /// The bytes could not be kept.
    #[error(transparent)]
    Vault(#[from] VaultFault),
    /// The database did not do its part.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl IntoProblem for PublishError {
    fn into_problem(self) -> Problem {
        match self {
            Self::Refused(refused) => refused.into_problem(),
            Self::Absent => Problem::not_found(),
            Self::Changed => Problem::conflict("catalogue-publish-changed"),
            Self::Standing(_) => Problem::conflict("catalogue-publish-standing"),
            Self::SecondPerson => Problem::refused("catalogue-publish-second-person"),
            Self::Organiser => Problem::refused("catalogue-publish-organiser"),
            Self::Wrong(_) => Problem::refused("catalogue-publish-wrong"),
            Self::NameTaken => Problem::conflict("catalogue-publish-name-taken"),
            Self::Reason => Problem::refused("catalogue-publish-reason-needed"),
            Self::Unreadable(_) => Problem::refused("catalogue-publish-unreadable"),
            Self::TakenOut => Problem::conflict("catalogue-publish-taken-out"),
            Self::File(limit) => Problem::saying(
                Kind::TooLarge,
                Message::new("catalogue-publish-file-size").arg("limit", limit),
            ),
            Self::Vault(fault) => Problem::fault(fault),
            Self::Store(error) => error.into_problem(),
        }
    }
}
