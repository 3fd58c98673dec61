//! Who may do what: the roles of a challenge and the rights that actions ask for.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A part that a person plays. A person may play several, each for a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Runs the programme.
    Organiser,
    /// Leads the panel that decides.
    PanelChair,
    /// Reads and scores expressions of interest.
    Evaluator,
    /// Acts for a city: applicant, later participant.
    CityOfficer,
    /// Guides cities as a peer.
    Mentor,
    /// Guides cities as an expert.
    Expert,
    /// Offers solutions.
    Supplier,
}

impl Role {
    /// Every role, in the order of the page that lists them.
    pub const ALL: [Self; 7] = [
        Self::Organiser,
        Self::PanelChair,
        Self::Evaluator,
        Self::CityOfficer,
        Self::Mentor,
        Self::Expert,
        Self::Supplier,
    ];

    /// The name in the database, in addresses and in message ids.
    pub fn name(self) -> &'static str {
        match self {
            Self::Organiser => "organiser",
            Self::PanelChair => "panel-chair",
            Self::Evaluator => "evaluator",
            Self::CityOfficer => "city-officer",
            Self::Mentor => "mentor",
            Self::Expert => "expert",
            Self::Supplier => "supplier",
        }
    }

    /// Whether the role carries the right.
    pub fn may(self, permission: Permission) -> bool {
        use Permission as P;
        match permission {
            P::ReadPublic | P::SignIn => true,
            P::ReadOwnAccount | P::Apply => true,
            P::ReadDesk
            | P::ManageCohort
            | P::ReleaseAnnouncement
            | P::ManageCalls
            | P::ManagePlaces
            | P::ManagePeople
            | P::ReadLedger
            | P::ReadOutbox
            | P::ManageCatalogue => self == Self::Organiser,
            P::PublishData => matches!(self, Self::Organiser | Self::CityOfficer),
            P::ManageSelection | P::ReleaseDecision => matches!(self, Self::Organiser | Self::PanelChair),
            P::ChairPanel => self == Self::PanelChair,
            P::Review => matches!(self, Self::Evaluator | Self::PanelChair),
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// No role has this name.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no role is called “{0}”")]
pub struct UnknownRole(String);

impl FromStr for Role {
    type Err = UnknownRole;

    fn from_str(text: &str) -> Result<Self, UnknownRole> {
        Self::ALL
            .into_iter()
            .find(|role| role.name() == text)
            .ok_or_else(|| UnknownRole(text.chars().take(64).collect()))
    }
}

/// A right that an action asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Permission {
    /// Read what is published. Everyone.
    ReadPublic,
    /// Ask for a link, answer it, sign in. Everyone.
    SignIn,
    /// See and change one's own account. Everyone who is signed in.
    ReadOwnAccount,
    /// Answer a call, and write where one was asked to. Everyone who is signed in.
    Apply,
    /// See the organiser's desk.
    ReadDesk,
    /// Import, correct and confirm cohorts.
    ManageCohort,
    /// Review and publish announcements.
    ReleaseAnnouncement,
    /// Write, publish and correct calls, and see what is answered to them.
    ManageCalls,
    /// Correct, merge and alias places.
    ManagePlaces,
    /// Invite people, give and end roles, erase.
    ManagePeople,
    /// Read the audit ledger.
    ReadLedger,
    /// Read the mails that were sent.
    ReadOutbox,
    /// Invite reviewers, settle conflicts, assign applications, propose decisions.
    ManageSelection,
    /// Release a decision that somebody else proposed, and decide on complaints.
    ReleaseDecision,
    /// Lead the panel: see how severe each reviewer is, change marks with a reason.
    ChairPanel,
    /// Read and mark the applications that one was given.
    Review,
    /// Add publishers and sources, run harvests, decide on duplicates.
    ManageCatalogue,
    /// Publish data of one's own city.
    PublishData,
}

impl Permission {
    /// Whether it needs no role, only an account.
    pub fn is_for_everyone_signed_in(self) -> bool {
        matches!(self, Self::ReadOwnAccount | Self::Apply)
    }

    /// Whether nobody needs to be signed in for it.
    pub fn is_public(self) -> bool {
        matches!(self, Self::ReadPublic | Self::SignIn)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_is_read_back_from_its_name() {
        for role in Role::ALL {
            assert_eq!(role.name().parse(), Ok(role));
        }
        assert!("Organiser".parse::<Role>().is_err());
    }

    #[test]
    fn only_the_organiser_manages() {
        for role in Role::ALL {
            assert_eq!(role.may(Permission::ManageCohort), role == Role::Organiser);
        }
    }
}
