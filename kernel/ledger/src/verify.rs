//! Checking the chain, link by link.

use std::collections::{BTreeMap, BTreeSet};

use centum_store::{Conn, StoreError, args};
use serde_json::Value;

use crate::append::FORGOTTEN;
use crate::entry::{Committed, Entry, Head, commitment};

centum_store::statements! {
    ALL = "SELECT seq, at, actor, verb, subject_kind, subject_id, payload, previous, hash FROM ledger_entry ORDER BY seq";
    ALL_PERSONAL = "SELECT seq, field, person_id, salt, value FROM ledger_personal ORDER BY seq, field";
}

/// A chain that holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verified {
    /// Its head; keep it outside.
    pub head: Head,
    /// Personal values that agree with their commitment.
    pub personal: u64,
}

/// The first place where the chain does not hold.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// A number is missing, doubled or out of order.
    #[error("entry {expected} is missing: the chain goes on with entry {found}")]
    Gap {
        /// The number that should stand there.
        expected: i64,
        /// The number that does.
        found: i64,
    },
    /// The entry does not follow from the one before it.
    #[error("entry {seq} does not follow from the entry before it")]
    Unlinked {
        /// The entry.
        seq: i64,
    },
    /// A field of the entry was changed.
    #[error("entry {seq} was changed after it was written")]
    Changed {
        /// The entry.
        seq: i64,
    },
    /// A column of the entry cannot even be read.
    #[error("entry after {after} cannot be read: {why}")]
    Unreadable {
        /// The last entry that held.
        after: i64,
        /// What is wrong.
        why: String,
    },
    /// A personal value does not agree with the commitment in its entry.
    #[error("the personal value “{field}” of entry {seq} was changed after it was written")]
    Personal {
        /// The entry.
        seq: i64,
        /// The field.
        field: String,
    },
    /// A personal value is gone, and no entry says that its person was forgotten.
    #[error(
        "the personal value “{field}” of entry {seq} is gone, and no entry says that the person was forgotten"
    )]
    PersonalMissing {
        /// The entry.
        seq: i64,
        /// The field.
        field: String,
    },
    /// The chain ends before the head that was kept outside.
    #[error(
        "the chain ends at entry {found}, but the head kept outside is entry {kept}: entries were cut off"
    )]
    Truncated {
        /// The last entry.
        found: i64,
        /// The entry of the head outside.
        kept: i64,
    },
    /// The entry that the head outside names has another hash.
    #[error("entry {seq} is not the one that the head kept outside names: the chain was written anew")]
    OtherChain {
        /// The entry of the head outside.
        seq: i64,
    },
    /// The database did not answer.
    #[error(transparent)]
    Store(StoreError),
}

/// Walks through the whole chain, and holds it against a head from outside where one is given.
pub async fn verify(conn: &mut Conn<'_>, outside: Option<Head>) -> Result<Verified, Fault> {
    let mut walk =
        Walk { head: Head::EMPTY, outside, committed: BTreeMap::new(), forgotten: BTreeSet::new() };
    let mut fault = None;
    let walked = conn
        .each(&ALL, args![], |row| {
            if fault.is_none() {
                fault = match Entry::from_row(&row) {
                    Ok(entry) => walk.follow(&entry).err(),
                    Err(error) => Some(Fault::Unreadable { after: walk.head.seq, why: error.to_string() }),
                };
            }
            Ok(())
        })
        .await;
    if let Some(fault) = fault {
        return Err(fault);
    }
    walked?;
    if let Some(kept) = outside
        && kept.seq > walk.head.seq
    {
        return Err(Fault::Truncated { found: walk.head.seq, kept: kept.seq });
    }
    let head = walk.head;
    Ok(Verified { head, personal: personal(conn, walk).await? })
}

/// What is known while walking.
struct Walk {
    head: Head,
    outside: Option<Head>,
    /// Commitments whose values must still stand beside the chain.
    committed: BTreeMap<(i64, String), Committed>,
    /// Persons whose values may be gone.
    forgotten: BTreeSet<String>,
}

impl Walk {
    fn follow(&mut self, entry: &Entry) -> Result<(), Fault> {
        let expected = self.head.seq + 1;
        if entry.seq != expected {
            return Err(Fault::Gap { expected, found: entry.seq });
        }
        if entry.previous != self.head.hash {
            return Err(Fault::Unlinked { seq: entry.seq });
        }
        if entry.computed_hash() != entry.hash {
            return Err(Fault::Changed { seq: entry.seq });
        }
        if self.outside.is_some_and(|kept| kept.seq == entry.seq && kept.hash != entry.hash) {
            return Err(Fault::OtherChain { seq: entry.seq });
        }
        if entry.verb == FORGOTTEN {
            self.forgotten.insert(entry.subject_id.clone());
        }
        // A payload that is not an object cannot hold commitments; the hash has vouched for it.
        let fields: BTreeMap<String, Value> = serde_json::from_str(&entry.payload).unwrap_or_default();
        for (field, value) in fields {
            if let Ok(committed) = serde_json::from_value::<Committed>(value) {
                self.committed.insert((entry.seq, field), committed);
            }
        }
        self.head = entry.head();
        Ok(())
    }
}

async fn personal(conn: &mut Conn<'_>, mut walk: Walk) -> Result<u64, Fault> {
    let mut count = 0;
    let mut fault = None;
    conn.each(&ALL_PERSONAL, args![], |row| {
        count += 1;
        let (seq, field): (i64, String) = (row.get("seq")?, row.get("field")?);
        let (person, salt, value): (String, String, String) =
            (row.get("person_id")?, row.get("salt")?, row.get("value")?);
        let expected = walk.committed.remove(&(seq, field.clone())).map(|committed| committed.committed);
        if expected != Some(commitment(&person, &salt, &value)) {
            fault.get_or_insert(Fault::Personal { seq, field });
        }
        Ok(())
    })
    .await?;
    if let Some(fault) = fault {
        return Err(fault);
    }
    let unexplained = walk.committed.into_iter().find(|(_, left)| !walk.forgotten.contains(&left.person));
    match unexplained {
        Some(((seq, field), _)) => Err(Fault::PersonalMissing { seq, field }),
        None => Ok(count),
    }
}

impl From<StoreError> for Fault {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}
