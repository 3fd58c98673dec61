//! What an assignment is worked out from: a document that is complete in itself.

use centum_base::{Digest, Id};
use centum_calls::expression::model::Expression;
use centum_optimise::assign::{Cell, Place, Problem, Reader};
use serde::{Deserialize, Serialize};

use crate::process::Selection;
use crate::reviewers::{Ground, Reviewer};

/// The form of the document; a change of its meaning gets another number.
pub(super) const SCHEMA: &str = "centum-assignment-question/1";

/// Everything that an assignment depends on. People stand in it by their identifiers alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// The form of the document.
    pub schema: String,
    /// Where.
    pub selection: Id<Selection>,
    /// The digest of the terms that applied.
    pub terms: Digest,
    /// What of the assignment that stands is kept.
    pub keep: Keep,
    /// What fixes everything that affinity leaves open.
    pub seed: u64,
    /// At most so many readers from one country on one application.
    pub per_country: Option<u32>,
    /// At most so many from one employer.
    pub per_employer: Option<u32>,
    /// The applications, by their numbers.
    pub pieces: Vec<Piece>,
    /// Who may be given something.
    pub readers: Vec<Reads>,
    /// One number for each application and reader, application after application: the affinity in hundredths, or the
    /// code of a [`Bar`] below zero.
    pub cells: Vec<i32>,
    /// Reviews that stay: begun or submitted. Application and reader by their places above.
    pub pinned: Vec<[usize; 2]>,
    /// Reviews that stay if they can: assigned and not begun.
    pub previous: Vec<[usize; 2]>,
}

/// What of the assignment that stands is kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Keep {
    /// As much as possible: what was given stays where it is.
    #[default]
    Everything,
    /// What was begun. The rest is worked out afresh.
    Begun,
}

impl Keep {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Everything, Self::Begun];

    /// The name in forms and message ids.
    pub fn name(self) -> &'static str {
        match self {
            Self::Everything => "everything",
            Self::Begun => "begun",
        }
    }

    /// The one of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|keep| keep.name() == name)
    }
}

/// An application.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    /// Which.
    pub expression: Id<Expression>,
    /// Its number.
    pub number: u32,
    /// The submission that is read.
    pub submission: u32,
    /// How many readers it wants.
    pub demand: u32,
}

/// A reader.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reads {
    /// Who.
    pub reviewer: Id<Reviewer>,
    /// At least so many.
    pub lower: u32,
    /// At most so many.
    pub upper: u32,
    /// The number of the country, if it is known.
    pub country: Option<u32>,
    /// The number of the employer, if it is known.
    pub employer: Option<u32>,
}

/// Why somebody may not be given an application.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Bar {
    /// The person writes for it.
    Applicant,
    /// The person declared an interest.
    Declared,
    /// The employer is a member.
    SameBody,
    /// It comes from the person's own country.
    OwnCountry,
    /// A named person fixed a conflict.
    Pinned,
    /// The person had it and gave it back, or it was taken back.
    Ended,
    /// The person reads no more.
    Left,
}

impl Bar {
    /// Every one.
    pub const ALL: [Self; 7] = [
        Self::Applicant,
        Self::Declared,
        Self::SameBody,
        Self::OwnCountry,
        Self::Pinned,
        Self::Ended,
        Self::Left,
    ];

    /// The name in message ids.
    pub fn name(self) -> &'static str {
        match self {
            Self::Applicant => "applicant",
            Self::Declared => "declared",
            Self::SameBody => "same-body",
            Self::OwnCountry => "own-country",
            Self::Pinned => "pinned",
            Self::Ended => "ended",
            Self::Left => "left",
        }
    }

    /// The number by which the engine knows it.
    pub fn code(self) -> u32 {
        match self {
            Self::Applicant => 1,
            Self::Declared => 2,
            Self::SameBody => 3,
            Self::OwnCountry => 4,
            Self::Pinned => 5,
            Self::Ended => 6,
            Self::Left => 7,
        }
    }

    /// The one of that number.
    pub fn of_code(code: u32) -> Option<Self> {
        Self::ALL.into_iter().find(|bar| bar.code() == code)
    }

    /// The bar that a ground puts up.
    pub fn of(ground: &Ground) -> Self {
        match ground {
            Ground::Applicant => Self::Applicant,
            Ground::Declared(_) => Self::Declared,
            Ground::SameBody(_) => Self::SameBody,
            Ground::OwnCountry(_) => Self::OwnCountry,
            Ground::Pinned { .. } => Self::Pinned,
        }
    }
}

impl Question {
    /// The document as it is kept.
    pub fn text(&self) -> String {
        serde_json::to_string(self).expect("a question has a JSON form")
    }

    /// The problem as the engine takes it.
    pub fn problem(&self) -> Problem {
        let demands = self.pieces.iter().map(|piece| piece.demand).collect();
        let readers = self.readers.iter().map(|one| Reader {
            lower: one.lower,
            upper: one.upper,
            group_a: one.country,
            group_b: one.employer,
        });
        let places = |pairs: &[[usize; 2]]| -> Vec<Place> {
            pairs.iter().map(|&[piece, reader]| Place { piece, reader }).collect()
        };
        Problem {
            cells: self.cells.iter().map(|&number| cell(number)).collect(),
            pinned: places(&self.pinned),
            previous: places(&self.previous),
            limit_a: self.per_country,
            limit_b: self.per_employer,
            ..Problem::new(demands, readers.collect(), self.seed)
        }
    }
}

fn cell(number: i32) -> Cell {
    match u32::try_from(number) {
        Ok(affinity) => Cell { affinity, forbidden: None },
        Err(_) => Cell { affinity: 0, forbidden: Some(number.unsigned_abs()) },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_bar_is_read_back_from_its_number() {
        for bar in Bar::ALL {
            assert_eq!(Bar::of_code(bar.code()), Some(bar));
            assert_eq!(cell(-i32::try_from(bar.code()).unwrap()).forbidden, Some(bar.code()));
        }
        assert_eq!(cell(0), Cell { affinity: 0, forbidden: None });
    }
}
