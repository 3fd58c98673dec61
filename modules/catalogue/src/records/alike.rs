//! The same dataset in two sources: by identifier, by URI, by landing page.

use std::collections::BTreeMap;

use centum_base::{Id, Timestamp};
use centum_store::{Conn, Row, StoreResult, Tx, args, list};
use serde::{Deserialize, Serialize};

use super::model::Record;
use super::store::alike as sql;
use crate::named::named;
use crate::sources::Source;

/// What more records than this have in common tells nothing: the front page of a portal is the landing page of many.
const TELLING: usize = 4;
/// So many records that are known by the same are looked at: where a source gives one page to all of its records, the rest of
/// them tells nothing either.
const LOOKED_AT: i64 = 50;
/// The longest value that is compared, in characters.
const LONGEST: usize = 500;

named! {
    /// By what a dataset is known.
    IdentityKind {
        /// Its identifier.
        Identifier = "identifier",
        /// Its URI.
        Uri = "uri",
        /// Its page.
        LandingPage = "landing-page",
    }
}

/// One thing that a dataset is known by, folded so that spellings of the same fall together.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Identity {
    /// By what.
    pub kind: IdentityKind,
    /// The folded value.
    pub value: String,
}

impl Identity {
    /// An identity, if the text tells one dataset from others.
    pub fn new(kind: IdentityKind, text: &str) -> Option<Self> {
        let text = text.trim();
        let value = match kind {
            IdentityKind::Identifier if !text.contains("://") => text.to_lowercase(),
            _ => folded_address(text),
        };
        // Counters such as “12” are given by every portal.
        let telling = value.len() >= 6 && value.chars().count() <= LONGEST;
        telling.then_some(Self { kind, value })
    }
}

fn folded_address(text: &str) -> String {
    let text = text.split('#').next().unwrap_or_default();
    let rest = text.split_once("://").map_or(text, |(_, rest)| rest);
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let host = host.to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    format!("{host}/{}", path.trim_end_matches('/')).trim_end_matches('/').to_owned()
}

named! {
    /// What was decided of a pair.
    Decision {
        /// Nothing yet.
        Open = "open",
        /// Both describe the same.
        Same = "same",
        /// They do not.
        Different = "different",
    }
}

/// What a person decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Both describe the same; this one is shown, the other is hidden.
    Same {
        /// The one that is shown.
        keep: Id<Record>,
    },
    /// They are two.
    Different,
}

/// In what two records are alike.
pub type Alike = Vec<IdentityKind>;

/// Two records that may describe the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duplicate {
    /// The one with the smaller identifier.
    pub first: Id<Record>,
    /// The other.
    pub second: Id<Record>,
    /// In what they are alike.
    pub alike_in: Alike,
    /// When it was noticed.
    pub found_at: Timestamp,
    /// What was decided.
    pub decision: Decision,
    /// Which one is shown.
    pub kept: Option<Id<Record>>,
    /// Who decided, as the ledger writes it.
    pub decided_by: Option<String>,
    /// When.
    pub decided_at: Option<Timestamp>,
    /// Why.
    pub reason: Option<String>,
}

fn duplicate_of(row: &Row) -> StoreResult<Duplicate> {
    Ok(Duplicate {
        first: row.get("first_id")?,
        second: row.get("second_id")?,
        alike_in: row.json("alike_in")?,
        found_at: row.get("found_at")?,
        decision: row.named("decision", Decision::named)?,
        kept: row.get("kept_id")?,
        decided_by: row.get("decided_by")?,
        decided_at: row.get("decided_at")?,
        reason: row.get("reason")?,
    })
}

/// The first `limit` pairs with that decision, the oldest first.
pub async fn duplicates(conn: &mut Conn<'_>, decision: Decision, limit: u32) -> StoreResult<Vec<Duplicate>> {
    conn.all(&sql::OPEN, args![decision.name(), limit]).await?.iter().map(duplicate_of).collect()
}

/// How many pairs stand so.
pub async fn count_duplicates(conn: &mut Conn<'_>, decision: Decision) -> StoreResult<i64> {
    conn.one(&sql::COUNT_PAIRS, args![decision.name()]).await?.get("n")
}

/// Every pair that a record is part of.
pub async fn duplicates_of(conn: &mut Conn<'_>, id: Id<Record>) -> StoreResult<Vec<Duplicate>> {
    conn.all(&sql::OF_RECORD, args![id]).await?.iter().map(duplicate_of).collect()
}

/// The pair of these two, in either order.
pub(super) async fn find_pair(
    conn: &mut Conn<'_>,
    one: Id<Record>,
    other: Id<Record>,
) -> StoreResult<Option<Duplicate>> {
    let (first, second) = ordered(one, other);
    conn.optional(&sql::ONE, args![first, second]).await?.as_ref().map(duplicate_of).transpose()
}

fn ordered(one: Id<Record>, other: Id<Record>) -> (Id<Record>, Id<Record>) {
    if one.to_string() < other.to_string() { (one, other) } else { (other, one) }
}

/// By what each of some records is known.
pub(crate) type Known<'a> = [(Id<Record>, &'a [Identity])];

/// Keeps by what records of a source are known, and notes records of other sources that are known by the same. Gives how
/// many pairs are new.
pub(crate) async fn note_alike(
    tx: &mut Tx,
    source: Id<Source>,
    known: &Known<'_>,
    now: Timestamp,
) -> StoreResult<u64> {
    if known.is_empty() {
        return Ok(0);
    }
    let ids: Vec<String> = known.iter().map(|(id, _)| id.to_string()).collect();
    let mut rows = Vec::new();
    for (id, (_, identities)) in ids.iter().zip(known) {
        rows.extend(identities.iter().map(|one| (id, one.kind, &one.value)));
    }
    let ids = list(&ids);
    tx.conn().execute(&sql::DROP, args![&ids]).await?;
    tx.conn().execute(&sql::INSERT, args![list(&rows)]).await?;
    let mut found: BTreeMap<(Id<Record>, Id<Record>), Alike> = BTreeMap::new();
    for row in tx.conn().all(&sql::ALIKE, args![ids, source, LOOKED_AT]).await? {
        let others: Vec<Id<Record>> = row.json("others")?;
        if others.len() > TELLING {
            continue;
        }
        let kind = row.named("kind", IdentityKind::named)?;
        for other in others {
            let alike = found.entry(ordered(row.get("record_id")?, other)).or_default();
            if !alike.contains(&kind) {
                alike.push(kind);
            }
        }
    }
    let mut noted = 0;
    for ((first, second), alike) in found {
        noted += tx.conn().execute(&sql::PAIR, args![first, second, list(&alike), now]).await?;
    }
    Ok(noted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_address_fall_together() {
        let fold = |text| Identity::new(IdentityKind::LandingPage, text).unwrap().value;
        let one = fold("https://www.Data.example/dataset/Trees/");
        assert_eq!(one, fold("http://data.example/dataset/Trees#about"));
        assert_ne!(one, fold("https://data.example/dataset/trees"), "paths know capitals");
    }

    #[test]
    fn a_counter_is_no_identity() {
        assert_eq!(Identity::new(IdentityKind::Identifier, "12"), None);
        assert!(Identity::new(IdentityKind::Identifier, "urn:x:trees-2024").is_some());
    }
}
