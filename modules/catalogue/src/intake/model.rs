//! What became of an address that somebody pasted.

use centum_base::{Id, Timestamp};
use centum_ledger::Actor as Recorded;
use serde::{Deserialize, Serialize};

use crate::named::named;
use crate::officers::Reach;
use crate::sources::Source;

named! {
    /// How far it is.
    Stage {
        /// The portal is being asked.
        Asking = "asking",
        /// It was asked.
        Asked = "asked",
        /// A source was made of it.
        Taken = "taken",
    }
}

/// One address, and what answered there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Looking {
    /// The identifier.
    pub id: Id<Looking>,
    /// The address, in full.
    pub address: String,
    /// How far it is.
    pub stage: Stage,
    /// What was found so far.
    pub found: Findings,
    /// Who asked for it, as the ledger writes it.
    pub asked_by: String,
    /// When.
    pub asked_at: Timestamp,
    /// When the last answer was in.
    pub ended_at: Option<Timestamp>,
    /// What was made of it.
    pub source: Option<Id<Source>>,
}

impl Looking {
    /// Whether somebody may see it: who asked, and organisers.
    pub fn is_open_to(&self, reach: &Reach, who: &Recorded) -> bool {
        *reach == Reach::All || self.asked_by == who.to_string()
    }
}

/// What was asked, what answered, and what that may mean.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Findings {
    /// Every request in its order.
    pub attempts: Vec<Attempt>,
    /// So many requests may be made.
    pub planned: usize,
    /// What the portal may speak, the surest first.
    pub offers: Vec<Offer>,
    /// What its page calls itself.
    pub title: Option<String>,
}

/// One request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attempt {
    /// Where.
    pub url: String,
    /// What came of it.
    pub answered: Answered,
}

/// What came of a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "came", rename_all = "kebab-case")]
pub enum Answered {
    /// Something that can be read as a dialect.
    Dialect {
        /// Its name.
        dialect: String,
        /// How many records it says it has.
        total: Option<u64>,
    },
    /// A page for people.
    Page,
    /// Something else.
    Other {
        /// The media type that it claims.
        media_type: Option<String>,
        /// How large it is.
        bytes: u64,
    },
    /// Nothing that could be used.
    Fault {
        /// The id of the fault.
        code: String,
        /// What was seen.
        detail: String,
    },
}

/// What a portal may speak.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// The name of the dialect.
    pub dialect: String,
    /// The address that a harvest would begin at.
    pub address: String,
    /// How sure it is, of 100.
    pub confidence: u8,
    /// How many records it says it has.
    pub total: Option<u64>,
}

impl Offer {
    /// From here on records were read, and not only traces of a program seen.
    const READ: u8 = 90;

    /// Whether records were read.
    pub fn is_sure(&self) -> bool {
        self.confidence >= Self::READ
    }
}
