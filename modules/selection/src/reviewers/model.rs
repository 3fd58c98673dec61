//! Who reads, and what keeps a person from reading.

use centum_accounts::Person;
use centum_base::{Country, Id, Timestamp};
use centum_calls::expression::model::Expression;

use crate::process::Selection;

/// Somebody who reads applications of a selection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reviewer {
    /// The identifier.
    pub id: Id<Reviewer>,
    /// Where.
    pub selection: Id<Selection>,
    /// Who.
    pub person: Id<Person>,
    /// Whether the invitation was accepted.
    pub state: ReviewerState,
    /// Languages that are read, as BCP 47 tags.
    pub languages: Vec<String>,
    /// Topics, as free words in lower case.
    pub topics: Vec<String>,
    /// The country of residence.
    pub country: Option<Country>,
    /// Who employs.
    pub employer: String,
    /// At least so many applications.
    pub least: u32,
    /// At most so many.
    pub most: u32,
    /// When the invitation went out.
    pub invited_at: Timestamp,
    /// When it was answered.
    pub answered_at: Option<Timestamp>,
    /// Grows with each change.
    pub version: i64,
}

/// How a reviewer stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ReviewerState {
    /// Asked, and no answer yet.
    Invited,
    /// Reads.
    Accepted,
    /// Does not read.
    Declined,
    /// Read once, and does so no more.
    Left,
}

impl ReviewerState {
    const ALL: [Self; 4] = [Self::Invited, Self::Accepted, Self::Declined, Self::Left];

    /// The name in the database and in message ids.
    pub fn name(self) -> &'static str {
        match self {
            Self::Invited => "invited",
            Self::Accepted => "accepted",
            Self::Declined => "declined",
            Self::Left => "left",
        }
    }

    /// The state of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }
}

/// What a person declares about an application, or about a body wherever it applies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interest {
    /// The identifier.
    pub id: Id<Interest>,
    /// Who declares.
    pub person: Id<Person>,
    /// About what.
    pub about: About,
    /// Of which kind.
    pub kind: InterestKind,
    /// In the person's words.
    pub explanation: String,
    /// When.
    pub declared_at: Timestamp,
    /// When it was withdrawn.
    pub ended_at: Option<Timestamp>,
}

/// What an interest is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// One application.
    Application(Id<Expression>),
    /// A city or body, in any application.
    Body(String),
}

/// Of which kind an interest is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum InterestKind {
    /// Works for a member.
    Employed,
    /// Advises a member.
    Adviser,
    /// Coached a member in an earlier edition.
    Coach,
    /// Is related to somebody who acts for a member.
    Family,
    /// Gains or loses money.
    Financial,
    /// Anything else that could look partial.
    Other,
}

impl InterestKind {
    /// Every kind.
    pub const ALL: [Self; 6] =
        [Self::Employed, Self::Adviser, Self::Coach, Self::Family, Self::Financial, Self::Other];

    /// The name in the database and in message ids.
    pub fn name(self) -> &'static str {
        match self {
            Self::Employed => "employed",
            Self::Adviser => "adviser",
            Self::Coach => "coach",
            Self::Family => "family",
            Self::Financial => "financial",
            Self::Other => "other",
        }
    }

    /// The kind of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// Why a person is kept from an application.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ground {
    /// The person writes or signs for it.
    Applicant,
    /// The person declared it.
    Declared(&'static str),
    /// The employer is a member.
    SameBody(String),
    /// A member lies in the person's own country, and the terms call that a conflict.
    OwnCountry(Country),
    /// A named person fixed it, for this reason.
    Pinned {
        /// Why.
        reason: String,
        /// Who.
        by: String,
    },
}

/// How a person stands to an application.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stance {
    /// What speaks for a conflict.
    pub grounds: Vec<Ground>,
    /// A named person found that there is none, for this reason.
    pub cleared: Option<String>,
}

impl Stance {
    /// Whether the person is kept from the application.
    pub fn is_conflict(&self) -> bool {
        self.cleared.is_none() && !self.grounds.is_empty()
    }
}
