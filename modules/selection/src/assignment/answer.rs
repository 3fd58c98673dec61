//! What the engine answers, as a document: pairs with their reasons, or rules that clash and the ways out.

use serde::{Deserialize, Serialize};

use super::question::Bar;

/// Of the better readers who were not taken, so many are told for each pair; the best first.
pub(super) const MAX_PASSED: usize = 6;

/// The answer to a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "outcome", rename_all = "kebab-case")]
pub enum Answer {
    /// Everybody who is wanted is found.
    Assigned(Assigned),
    /// The rules clash.
    Impossible(Clash),
    /// The work ran out before an answer was found or excluded.
    Unsettled,
    /// The question is too large or not well put; or the answer did not pass its re-check and is not handed out.
    Refused {
        /// What the engine said, for a person to look up.
        cause: String,
    },
}

/// An assignment that obeys every rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assigned {
    /// Who reads what, application after application.
    pub pairs: Vec<Given>,
    /// The least affinity among the pairs that were free to choose.
    pub worst: Option<u32>,
    /// All affinities together.
    pub total: u64,
    /// How many applications each reader has.
    pub loads: Vec<u32>,
    /// How many pairs stand that did not stand before.
    pub new: usize,
    /// The parts of the graph, if it does not hang together.
    pub parts: Vec<Part>,
    /// Pairs were chosen otherwise than for affinity alone, so that the graph hangs together.
    pub swapped: bool,
    /// Why the graph does not hang together.
    pub apart: Option<Apart>,
    /// Every better answer was excluded.
    pub proved: bool,
}

/// One pair with its reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Given {
    /// The place of the application in the question.
    pub piece: usize,
    /// The place of the reader in the question.
    pub reader: usize,
    /// How well they fit, in hundredths.
    pub affinity: u32,
    /// 1 for the best of those who may read it; equals share a rank.
    pub rank: u32,
    /// How the pair came about.
    pub origin: Origin,
    /// Readers who would fit better and do not read it, with the reason.
    pub passed: Vec<Passed>,
}

/// How a pair came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// The review was begun or submitted.
    Pinned,
    /// It was given before.
    Kept,
    /// It is part of the best answer.
    Chosen,
    /// The graph would not hang together otherwise.
    Linking,
}

impl Origin {
    /// The name in message ids.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pinned => "pinned",
            Self::Kept => "kept",
            Self::Chosen => "chosen",
            Self::Linking => "linking",
        }
    }
}

/// A better reader who was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passed {
    /// The place of the reader.
    pub reader: usize,
    /// Why not.
    pub why: Why,
    /// What kept the reader from it, where that is the reason.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bar: Option<Bar>,
}

/// Why a better reader was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// Kept from it.
    Barred,
    /// The one who has it began to read.
    Pinned,
    /// The one who has it had it before.
    Kept,
    /// Reads as many as may be.
    FullLoad,
    /// Too many of that country on this application.
    Country,
    /// Too many of that employer on this application.
    Employer,
    /// The one who has it would get too few.
    LowerLoad,
    /// The graph would not hang together.
    Linking,
    /// The work ran out before this was weighed.
    Unproved,
}

impl Why {
    /// The name in message ids.
    pub fn name(self) -> &'static str {
        match self {
            Self::Barred => "barred",
            Self::Pinned => "pinned",
            Self::Kept => "kept",
            Self::FullLoad => "full-load",
            Self::Country => "country",
            Self::Employer => "employer",
            Self::LowerLoad => "lower-load",
            Self::Linking => "linking",
            Self::Unproved => "unproved",
        }
    }
}

/// Applications and readers that hang together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// The applications, by their places.
    pub pieces: Vec<usize>,
    /// The readers, by their places.
    pub readers: Vec<usize>,
}

/// Why the graph does not hang together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "why", rename_all = "kebab-case")]
pub enum Apart {
    /// No pair that may be leads from one part to another.
    NeverShare,
    /// There are too few pairs.
    TooFewPairs {
        /// So many.
        pairs: u64,
        /// So many are needed at least.
        needed: u64,
    },
    /// Loads, limits or what was begun stand in the way.
    Excluded,
    /// The work ran out before one was found.
    Unsettled,
}

/// Rules that clash, and what would help.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clash {
    /// Rules that no assignment obeys together.
    pub rules: Vec<Rule>,
    /// Without any one of them the rest can be obeyed.
    pub irreducible: bool,
    /// No smaller set of rules clashes.
    pub smallest: bool,
    /// Changes that make an assignment possible, each tried; the cheapest first.
    pub ways: Vec<Way>,
}

/// One rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "rule", rename_all = "kebab-case")]
pub enum Rule {
    /// The application wants so many readers.
    Demand {
        /// Its place.
        piece: usize,
    },
    /// The reader takes no more than the most.
    Upper {
        /// Their place.
        reader: usize,
    },
    /// The reader takes no less than the least.
    Lower {
        /// Their place.
        reader: usize,
    },
    /// Readers of one country on one application.
    PerCountry,
    /// Readers of one employer on one application.
    PerEmployer,
    /// Nobody reads what they are kept from for this.
    Barred {
        /// For what.
        bar: Bar,
    },
    /// What was begun stays.
    Begun {
        /// The application.
        piece: usize,
        /// The reader.
        reader: usize,
    },
}

/// A way out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Way {
    /// What it weighs against the other ways.
    pub cost: u64,
    /// What changes, all of it.
    pub changes: Vec<Change>,
}

/// A change that makes an assignment possible.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "kebab-case")]
pub enum Change {
    /// More readers, each for these applications at least.
    NewReaders {
        /// The applications of each.
        pieces: Vec<Vec<usize>>,
        /// What keeps the others from these, the most frequent first.
        free_of: Vec<Bar>,
    },
    /// One takes more.
    RaiseUpper {
        /// Who.
        reader: usize,
        /// The new most.
        to: u32,
    },
    /// Everybody may take more.
    RaiseUppers {
        /// So many more.
        by: u32,
    },
    /// One takes less.
    DropLower {
        /// Who.
        reader: usize,
        /// The new least.
        to: u32,
    },
    /// Everybody may take less.
    DropLowers {
        /// So many fewer.
        by: u32,
    },
    /// These applications get another number of readers.
    Demands {
        /// Application and number.
        demands: Vec<(usize, u32)>,
    },
    /// More readers of one country.
    PerCountry {
        /// The new limit.
        to: u32,
    },
    /// More readers of one employer.
    PerEmployer {
        /// The new limit.
        to: u32,
    },
    /// Some are found to have no conflict after all.
    Lift {
        /// What is lifted.
        bar: Bar,
        /// The fewest pairs that need it.
        pairs: Vec<[usize; 2]>,
    },
    /// What was begun does not stay.
    GiveUp {
        /// Which.
        pairs: Vec<[usize; 2]>,
    },
}

impl Answer {
    /// The document as it is kept.
    pub fn text(&self) -> String {
        serde_json::to_string(self).expect("an answer has a JSON form")
    }
}
