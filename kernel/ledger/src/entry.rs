//! One link of the chain.

use std::fmt;
use std::str::FromStr;

use centum_base::{Digest, Timestamp};
use centum_store::{Row, StoreResult};
use serde::{Deserialize, Serialize};

/// One recorded deed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The place in the chain, from 1 without gaps.
    pub seq: i64,
    /// When it was done.
    pub at: Timestamp,
    /// Who did it: `person:ID` or `system:NAME`.
    pub actor: String,
    /// What was done, such as `cohort.confirm-import`.
    pub verb: String,
    /// The kind of thing it was done to.
    pub subject_kind: String,
    /// Which one.
    pub subject_id: String,
    /// Details as JSON; about persons only commitments.
    pub payload: String,
    /// The hash of the entry before, zeros for the first.
    pub previous: Digest,
    /// The hash of this entry.
    pub hash: Digest,
}

impl Entry {
    /// What the hash must be: SHA-256 over all fields, each with its length before it.
    pub fn computed_hash(&self) -> Digest {
        Digest::of_parts(&[
            b"centum ledger 1",
            &self.seq.to_be_bytes(),
            &self.at.as_microsecond().to_be_bytes(),
            self.actor.as_bytes(),
            self.verb.as_bytes(),
            self.subject_kind.as_bytes(),
            self.subject_id.as_bytes(),
            self.payload.as_bytes(),
            self.previous.bytes(),
        ])
    }

    /// The head of the chain as it stood after this entry.
    pub fn head(&self) -> Head {
        Head { seq: self.seq, hash: self.hash }
    }

    pub(crate) fn from_row(row: &Row) -> StoreResult<Self> {
        Ok(Self {
            seq: row.get("seq")?,
            at: row.get("at")?,
            actor: row.get("actor")?,
            verb: row.get("verb")?,
            subject_kind: row.get("subject_kind")?,
            subject_id: row.get("subject_id")?,
            payload: row.get("payload")?,
            previous: row.get("previous")?,
            hash: row.get("hash")?,
        })
    }
}

/// The end of the chain: its length and its last hash. Keep one outside to find a truncation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// The number of entries.
    pub seq: i64,
    /// The hash of the last one.
    pub hash: Digest,
}

impl Head {
    /// The head of an empty chain.
    pub const EMPTY: Self = Self { seq: 0, hash: Digest::ZERO };
}

impl fmt::Display for Head {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.seq, self.hash)
    }
}

/// The text is not a head.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a head is written NUMBER:HASH, as `centum ledger head` prints it")]
pub struct HeadError;

impl FromStr for Head {
    type Err = HeadError;

    fn from_str(text: &str) -> Result<Self, HeadError> {
        let (seq, hash) = text.trim().split_once(':').ok_or(HeadError)?;
        let seq = seq.parse().map_err(|_| HeadError)?;
        let hash = hash.parse().map_err(|_| HeadError)?;
        Ok(Self { seq, hash })
    }
}

/// The commitment that stands in an entry instead of a personal value.
pub(crate) fn commitment(person: &str, salt: &str, value: &str) -> Digest {
    Digest::of_parts(&[b"centum personal 1", person.as_bytes(), salt.as_bytes(), value.as_bytes()])
}

/// What stands in a payload instead of a personal value.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Committed {
    /// The commitment.
    pub(crate) committed: Digest,
    /// Whom the value is about.
    pub(crate) person: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_is_read_back_as_it_was_printed() {
        let head = Head { seq: 41, hash: Digest::of(b"x") };
        assert_eq!(head.to_string().parse(), Ok(head));
        assert_eq!("41".parse::<Head>(), Err(HeadError));
    }
}
