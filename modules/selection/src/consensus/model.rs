//! What the reviewers of one application agree on, and what the panel makes of it.

use centum_accounts::Person;
use centum_base::{Digest, Id, Timestamp};
use centum_calls::expression::model::Expression;

use crate::process::Selection;
use crate::reviewers::Reviewer;
use crate::reviews::{Mark, digest};

/// The report on one application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The application.
    pub expression: Id<Expression>,
    /// Where.
    pub selection: Id<Selection>,
    /// Who writes it.
    pub rapporteur: Id<Reviewer>,
    /// How far it is, as it was kept. [`super::rules::Standing`] says whether that still holds.
    pub state: ReportState,
    /// How often approval was asked for.
    pub round: u32,
    /// When everybody had spoken.
    pub agreed_at: Option<Timestamp>,
    /// Grows with each change but marks, which have revisions of their own.
    pub version: i64,
}

/// How far a report is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ReportState {
    /// It is written.
    Drafting,
    /// Its reviewers are asked to approve it.
    Approving,
    /// Everybody has spoken.
    Agreed,
}

impl ReportState {
    const ALL: [Self; 3] = [Self::Drafting, Self::Approving, Self::Agreed];

    /// The name in the database and in message ids.
    pub fn name(self) -> &'static str {
        match self {
            Self::Drafting => "drafting",
            Self::Approving => "approving",
            Self::Agreed => "agreed",
        }
    }

    /// The state of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }
}

/// What a reviewer said to a round of the report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voice {
    /// The round.
    pub round: u32,
    /// Who.
    pub reviewer: Id<Reviewer>,
    /// The content that this is said of.
    pub content: Digest,
    /// What.
    pub said: Said,
    /// When.
    pub said_at: Timestamp,
}

/// Approval, or a view of one's own that is kept beside the report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// The report is the reviewer's own.
    Approves,
    /// It is not, for this reason.
    Minority(String),
}

/// Something that was said while the report was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// Who.
    pub person: Id<Person>,
    /// What.
    pub said: String,
    /// When.
    pub at: Timestamp,
}

/// Somebody went on without those who had not spoken to a round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unheard {
    /// The round.
    pub round: u32,
    /// Why.
    pub reason: String,
    /// Who.
    pub decided_by: String,
    /// When.
    pub decided_at: Timestamp,
}

/// A mark that the panel changed after it had compared applications.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PanelMark {
    /// The criterion.
    pub criterion: String,
    /// Which change of it this is, from 1.
    pub number: u32,
    /// The mark, in half points.
    pub halves: u32,
    /// Why.
    pub reason: String,
    /// Who.
    pub changed_by: String,
    /// When.
    pub changed_at: Timestamp,
}

impl PanelMark {
    /// The digest of the mark with its reason: what the ledger has of it.
    pub(crate) fn digest(&self) -> Digest {
        let (criterion, comment) = (self.criterion.clone(), self.reason.clone());
        digest(&[Mark { criterion, halves: Some(self.halves), comment }])
    }
}
