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
    /// That name folded.
    pub employer_key: String,
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
    Body {
        /// Its name as it was written.
        name: String,
        /// The name folded, by which two spellings are one.
        key: String,
    },
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

/// What a named person fixed about a person and an application, over what is declared and computed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pin {
    /// Whom it concerns.
    pub person: Id<Person>,
    /// What it concerns.
    pub expression: Id<Expression>,
    /// Which of the pins on this pair; the last one holds.
    pub number: u32,
    /// What was fixed.
    pub pinned: Pinned,
    /// Why.
    pub reason: String,
    /// Who fixed it, as the ledger names people.
    pub by: String,
    /// When.
    pub at: Timestamp,
}

/// What can be fixed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Pinned {
    /// There is a conflict, whatever is computed.
    Conflict,
    /// There is none, whatever is computed.
    NoConflict,
    /// What is declared and computed holds again.
    AsComputed,
}

impl Pinned {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::Conflict, Self::NoConflict, Self::AsComputed];

    /// The name in the database and in message ids.
    pub fn name(self) -> &'static str {
        match self {
            Self::Conflict => "conflict",
            Self::NoConflict => "no-conflict",
            Self::AsComputed => "as-computed",
        }
    }

    /// The one of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|pinned| pinned.name() == name)
    }
}

/// Why a person is kept from an application.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ground {
    /// The person writes or signs for it.
    Applicant,
    /// The person declared it, of this kind.
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

impl Ground {
    /// The name in message ids and in the state of a review.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Applicant => "applicant",
            Self::Declared(_) => "declared",
            Self::SameBody(_) => "same-body",
            Self::OwnCountry(_) => "own-country",
            Self::Pinned { .. } => "pinned",
        }
    }
}

/// How a person stands to an application.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stance {
    /// What speaks for a conflict.
    pub grounds: Vec<Ground>,
    /// A named person found that there is none, for this reason.
    pub cleared: Option<String>,
    /// Members whose names look like the employer or a declared body without being the same: for a person to look at.
    pub resembles: Vec<String>,
}

impl Stance {
    /// Whether the person is kept from the application.
    pub fn is_conflict(&self) -> bool {
        self.cleared.is_none() && !self.grounds.is_empty()
    }

    /// Whether there is nothing to say of it at all.
    pub fn is_plain(&self) -> bool {
        self.grounds.is_empty() && self.cleared.is_none() && self.resembles.is_empty()
    }
}
