//! Looking at a draft before the deadline: whether it is complete and eligible, never how good it is.

use centum_base::{Digest, Timestamp};
use centum_forms::{FieldKey, Part};
use serde::{Deserialize, Serialize};

/// The longest note, and the longest remark on one point, in characters.
pub const MAX_NOTE: usize = 4_000;
/// The most points of one answer.
pub const MAX_POINTS: usize = 500;

/// A question to the programme team, and its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Screening {
    /// Its number within the expression of interest.
    pub number: u32,
    /// The digest of what was asked about.
    pub content: Digest,
    /// Who asked.
    pub asked_by: String,
    /// When.
    pub asked_at: Timestamp,
    /// The answer, once it is there.
    pub answer: Option<ScreeningAnswer>,
}

/// What the programme team answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScreeningAnswer {
    /// What was found, point by point.
    pub findings: Vec<Point>,
    /// What there is to say beyond that.
    pub note: String,
    /// Who answered.
    pub by: String,
    /// When.
    pub at: Timestamp,
}

/// One point of an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Point {
    /// What it is about.
    pub about: PointOf,
    /// How it looks.
    pub looks: Looks,
    /// In words.
    #[serde(default)]
    pub remark: String,
}

/// What a point is about: completeness or eligibility, nothing else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum PointOf {
    /// A rule of eligibility, by its key in the call.
    Rule {
        /// The key.
        key: String,
    },
    /// An answer.
    Field {
        /// Whose.
        part: Part,
        /// To what.
        field: FieldKey,
    },
}

/// How something looks before the deadline. It binds nobody: what is handed in is checked again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Looks {
    /// In order.
    Right,
    /// Something is missing.
    Missing,
    /// It does not look as it should.
    Wrong,
    /// It cannot be told yet.
    Unclear,
}

impl Looks {
    /// Every look, as a form offers them.
    pub const ALL: [Self; 4] = [Self::Right, Self::Missing, Self::Wrong, Self::Unclear];

    /// The name in data and in message ids.
    pub fn name(self) -> &'static str {
        match self {
            Self::Right => "right",
            Self::Missing => "missing",
            Self::Wrong => "wrong",
            Self::Unclear => "unclear",
        }
    }

    /// The look of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|looks| looks.name() == name)
    }
}
