//! Works everything out again, from the database alone: assignments, decisions, the draw. Each must come to the digest that
//! stands in the ledger.

use std::collections::BTreeSet;

use centum_base::Digest;
use centum_ledger::history;
use centum_store::{Conn, StoreResult};

use crate::assignment::{find_run, replays, runs};
use crate::decision::{self, decide, decisions};
use crate::draw::store as draws;
use crate::process::{Selection, selections};

/// Entries of one selection that are read from the ledger.
const MOST: u32 = 10_000;

/// One thing that was worked out again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replayed {
    /// Which selection.
    pub selection: String,
    /// What.
    pub what: What,
    /// The digest that it has.
    pub digest: Digest,
    /// Whether working it out again gives the same, byte for byte.
    pub follows: bool,
    /// Whether the ledger holds this digest.
    pub in_ledger: bool,
}

impl Replayed {
    /// Whether it holds in every respect.
    pub fn holds(&self) -> bool {
        self.follows && self.in_ledger
    }
}

/// What is worked out again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// The commitment of the draw, from its seed.
    Draw,
    /// The assignment of that number, from its question.
    Assignment(u32),
    /// The decision of that number, from what it rests on.
    Decision(u32),
}

/// Works out again everything that a database holds.
pub async fn replay(conn: &mut Conn<'_>) -> StoreResult<Vec<Replayed>> {
    let mut replayed = Vec::new();
    for selection in selections(conn).await? {
        replayed.extend(replay_one(conn, &selection).await?);
    }
    Ok(replayed)
}

async fn replay_one(conn: &mut Conn<'_>, selection: &Selection) -> StoreResult<Vec<Replayed>> {
    let id = selection.id.to_string();
    let told = history(conn, "selection", &id, MOST).await?;
    let recorded: BTreeSet<String> = told
        .iter()
        .flat_map(|told| told.details.values())
        .filter_map(|value| value.as_str().map(str::to_owned))
        .collect();
    let one = |what, digest: Digest, follows| Replayed {
        selection: id.clone(),
        what,
        digest,
        follows,
        in_ledger: recorded.contains(&digest.to_string()),
    };
    let mut replayed = Vec::new();
    if let (Some(draw), Some(seed)) =
        (draws::draw(conn, selection.id).await?, draws::secret(conn, selection.id).await?)
    {
        replayed.push(one(What::Draw, draw.commitment, seed.commitment() == draw.commitment));
    }
    for head in runs(conn, selection.id).await? {
        let Some(run) = find_run(conn, selection.id, head.number).await? else { continue };
        replayed.push(one(What::Assignment(run.number), run.answer_digest, replays(&run)));
    }
    for kept in decisions(conn, selection.id).await? {
        let text = decision::store::text_of(&kept.content);
        let same = Digest::of(text.as_bytes()) == kept.digest;
        let follows = decide(&kept.content.input).is_ok_and(|output| output == kept.content.output);
        replayed.push(one(What::Decision(kept.number), kept.digest, same && follows));
    }
    Ok(replayed)
}
