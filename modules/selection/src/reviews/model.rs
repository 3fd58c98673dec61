//! What one person says of one application.

use centum_base::{Digest, Id, Timestamp};
use centum_calls::expression::model::Expression;

use crate::process::Selection;
use crate::reviewers::Reviewer;

/// One person reads one application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// The identifier.
    pub id: Id<Review>,
    /// Where.
    pub selection: Id<Selection>,
    /// The application.
    pub expression: Id<Expression>,
    /// The submission that is read.
    pub submission: u32,
    /// Who reads.
    pub reviewer: Id<Reviewer>,
    /// The assignment that it comes from; 0 for one made by hand.
    pub run: u32,
    /// How far it is.
    pub state: ReviewState,
    /// Why it is in that state, where a reason was asked for.
    pub state_reason: String,
    /// When it was assigned.
    pub assigned_at: Timestamp,
    /// When it was submitted.
    pub submitted_at: Option<Timestamp>,
    /// Grows with each change of the state.
    pub version: i64,
}

/// How far a review is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ReviewState {
    /// Nothing was written yet.
    Assigned,
    /// Something was written.
    Open,
    /// It counts.
    Submitted,
    /// The reviewer could not take it.
    Declined,
    /// The reviewer found a conflict. Marks that were given do not count.
    Recused,
    /// A conflict was found after it was submitted. Its marks do not count.
    Discounted,
    /// The organiser gave it to somebody else before it was begun.
    TakenBack,
}

impl ReviewState {
    const ALL: [Self; 7] = [
        Self::Assigned,
        Self::Open,
        Self::Submitted,
        Self::Declined,
        Self::Recused,
        Self::Discounted,
        Self::TakenBack,
    ];

    /// The name in the database and in message ids.
    pub fn name(self) -> &'static str {
        match self {
            Self::Assigned => "assigned",
            Self::Open => "open",
            Self::Submitted => "submitted",
            Self::Declined => "declined",
            Self::Recused => "recused",
            Self::Discounted => "discounted",
            Self::TakenBack => "taken-back",
        }
    }

    /// The state of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }

    /// Whether it counts or may still come to count.
    pub fn is_live(self) -> bool {
        matches!(self, Self::Assigned | Self::Open | Self::Submitted)
    }
}

/// What is said of one criterion.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    /// The criterion of the call; empty for the whole.
    pub criterion: String,
    /// In half points; nothing if none was given.
    pub halves: Option<u32>,
    /// Why.
    pub comment: String,
}

/// The digest of marks, in the order of the criteria: what an approval or a submission is bound to.
pub fn digest(marks: &[Mark]) -> Digest {
    let mut parts: Vec<Vec<u8>> = Vec::new();
    for mark in marks {
        parts.push(mark.criterion.as_bytes().to_vec());
        parts.push(mark.halves.map(|halves| halves.to_string()).unwrap_or_default().into_bytes());
        parts.push(mark.comment.as_bytes().to_vec());
    }
    let parts: Vec<&[u8]> = parts.iter().map(Vec::as_slice).collect();
    Digest::of_parts(&parts)
}
