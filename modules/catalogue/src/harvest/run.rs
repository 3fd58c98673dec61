//! Runs: one pass over a source, kept so that any worker can go on with it.

use centum_base::{Id, Timestamp};
use serde::{Deserialize, Serialize};

use super::result::Outcome;
use crate::adapters::Request;
use crate::named::named;
use crate::sources::Source;

named! {
    /// Whether a run keeps what it finds.
    Mode {
        /// It does.
        Real = "real",
        /// It only tells what would change.
        Dry = "dry",
    }
}

named! {
    /// Where a run is.
    Stage {
        /// It fetches, parses, maps, validates and stores one page after another.
        Reading = "reading",
        /// Every page was stored; what was not seen is dealt with.
        Settling = "settling",
        /// Too much would vanish: a person must look at it.
        Guarded = "guarded",
        /// It is through.
        Done = "done",
        /// It could not go on.
        Failed = "failed",
        /// A person did not believe that so much is gone.
        Rejected = "rejected",
        /// A person broke it off.
        Cancelled = "cancelled",
    }
}

impl Stage {
    /// Whether a worker can go on with it.
    pub fn is_working(self) -> bool {
        matches!(self, Self::Reading | Self::Settling)
    }

    /// Whether it has ended. A source has at most one run that has not.
    pub fn is_over(self) -> bool {
        matches!(self, Self::Done | Self::Failed | Self::Rejected | Self::Cancelled)
    }
}

named! {
    /// What is done with a page.
    Step {
        /// The source is asked.
        Fetch = "fetch",
        /// The answer is taken apart into records.
        Parse = "parse",
        /// A record is made of each graph.
        Map = "map",
        /// Rules are applied.
        Validate = "validate",
        /// The page is kept.
        Store = "store",
        /// What was not seen is dealt with.
        Settle = "settle",
    }
}

/// What a run counted. Kept with each page in the same transaction as its records, so that it never counts twice.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Counts {
    /// Pages that were read.
    pub pages: i64,
    /// Pages of them that the source said are as they were.
    pub not_modified: i64,
    /// Records that were there.
    pub seen: i64,
    /// Records seen for the first time.
    pub new: i64,
    /// Records that say something else than before.
    pub changed: i64,
    /// Records that say the same as before.
    pub unchanged: i64,
    /// Records that say the same and are read better now.
    pub reread: i64,
    /// Records that were back after they had vanished.
    pub returned: i64,
    /// Records that could not be taken.
    pub refused: i64,
    /// Refused records of them that could not be named, or behind which others may stand: what is gone cannot be told then.
    pub nameless: i64,
    /// Records that the run did not see.
    pub missing: i64,
    /// Records whose grace was over.
    pub vanished: i64,
    /// Pairs that may describe the same.
    pub alike: i64,
    /// Rows of sightings.
    pub sightings: i64,
}

/// Why a run could not go on, or must try again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    /// In which step.
    pub step: Step,
    /// The id of the fault.
    pub code: String,
    /// What was seen.
    pub detail: String,
}

/// One pass over a source.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// The identifier.
    pub id: Id<Run>,
    /// The source.
    pub source: Id<Source>,
    /// The how-manieth of the source.
    pub number: i64,
    /// Whether it keeps what it finds.
    pub mode: Mode,
    /// Where it is.
    pub stage: Stage,
    /// What to ask for next; nothing once every page was read.
    pub request: Option<Request>,
    /// How many pages were stored.
    pub page: i64,
    /// How many records the source says it has.
    pub total: Option<i64>,
    /// What was counted.
    pub counts: Counts,
    /// How often the next request was tried.
    pub attempts: i64,
    /// When it may go on.
    pub not_before: Timestamp,
    /// What went wrong last.
    pub failure: Option<Failure>,
    /// What came of it.
    pub outcome: Option<Outcome>,
    /// Who began it, as the ledger writes it.
    pub started_by: String,
    /// When it began.
    pub started_at: Timestamp,
    /// When a worker last kept something.
    pub touched_at: Timestamp,
    /// When it ended.
    pub ended_at: Option<Timestamp>,
    /// Who let it go on in spite of the guard, or ended it.
    pub decided_by: Option<String>,
    /// When.
    pub decided_at: Option<Timestamp>,
    /// Why.
    pub reason: Option<String>,
}
