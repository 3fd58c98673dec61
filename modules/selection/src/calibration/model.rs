//! What a record holds. Complete in itself, and people stand in it by their identifiers alone.

use centum_base::{Digest, Id};
use serde::{Deserialize, Serialize};

use crate::consensus::NotCalibrated;
use crate::reviewers::Reviewer;
use crate::reviews::Review;

/// The form of a record. A change of its meaning, of the model or of the rounding gets another number.
pub const SCHEMA: &str = "centum-calibration/1";

/// A calibration with what it was made from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// The form of the record.
    pub schema: String,
    /// Chance, so that the digest tells nothing to who guesses marks.
    pub salt: Digest,
    /// What it was made from.
    pub marks: Marks,
    /// What came of it.
    pub found: Found,
}

/// The marks of every review that counted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marks {
    /// The criteria of the call.
    pub criteria: Vec<Criterion>,
    /// Everybody whose reviews counted, in the order of their identifiers.
    pub reviewers: Vec<Id<Reviewer>>,
    /// The reviews, by application and reviewer.
    pub given: Vec<Given>,
}

/// A criterion as far as a total needs it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Criterion {
    /// Its name in the call.
    pub key: String,
    /// The weight in hundredths.
    pub weight: u32,
}

/// The marks of one review.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Given {
    /// Which review.
    pub review: Id<Review>,
    /// The number of the application within the call.
    pub application: u32,
    /// The place of the reviewer in the list.
    pub reviewer: usize,
    /// The marks in half points, in the order of the criteria.
    pub halves: Vec<u32>,
}

/// What came of a calibration.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Found {
    /// Figures, in hundredths of a point.
    Figures {
        /// By application.
        applications: Vec<Estimate>,
        /// By reviewer.
        reviewers: Vec<Severe>,
    },
    /// No figures, for a reason.
    Nothing(NotCalibrated),
}

/// The calibrated score of an application.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Estimate {
    /// The number of the application.
    pub application: u32,
    /// The score.
    pub estimate: i64,
    /// Its standard error.
    pub error: i64,
}

/// How severe a reviewer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Severe {
    /// Who.
    pub reviewer: Id<Reviewer>,
    /// How much lower than the average reviewer.
    pub severity: i64,
    /// The lower end of the interval.
    pub low: i64,
    /// The upper end.
    pub high: i64,
}

impl Record {
    /// The record as it is kept: what its digest is taken of.
    pub fn text(&self) -> String {
        serde_json::to_string(self).expect("a calibration has a JSON form")
    }

    /// Its digest.
    pub fn digest(&self) -> Digest {
        Digest::of(self.text().as_bytes())
    }
}
