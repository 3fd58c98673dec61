//! Works everything out again, from the database alone: assignments, calibrations, decisions, the draw. Each must come to the
//! digest that stands in the ledger.

use std::collections::{BTreeMap, BTreeSet};

use centum_base::{Digest, Id};
use centum_ledger::{Told, history};
use centum_store::{Conn, StoreResult};

use crate::assignment::{find_run, replays, runs};
use crate::calibration::{self, Difference, differences};
use crate::decision::{self, Decision, decide, decisions};
use crate::draw::store as draws;
use crate::process::{Selection, selections};
use crate::reviews::{self, Mark, Review};

/// Entries of one selection that are read from the ledger.
const MOST: u32 = 10_000;

/// One thing that was worked out again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replayed {
    /// Which selection.
    pub selection: String,
    /// What.
    pub what: What,
    /// The digest that it has, if one is kept.
    pub digest: Option<Digest>,
    /// What came of it.
    pub finding: Finding,
}

impl Replayed {
    /// Whether nothing is wrong with it.
    pub fn holds(&self) -> bool {
        matches!(self.finding, Finding::Same | Finding::NotRecorded)
    }
}

/// What is worked out again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// The commitment of the draw, from its seed.
    Draw,
    /// The assignment of that number, from its question.
    Assignment(u32),
    /// The calibration that was shown beside the decision of that number, from the marks of the reviewers.
    Calibration(u32),
    /// The decision of that number, from what it rests on.
    Decision(u32),
}

/// What came of working something out again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// The same, byte for byte, and the ledger holds its digest.
    Same,
    /// Nothing was recorded when it was made, so nothing can be compared.
    NotRecorded,
    /// Something else. What exactly is known of a calibration.
    Other(Vec<Difference>),
    /// The same, but the ledger does not hold its digest.
    NotInLedger,
}

impl Finding {
    fn of(follows: bool, in_ledger: bool) -> Self {
        match (follows, in_ledger) {
            (true, true) => Self::Same,
            (true, false) => Self::NotInLedger,
            (false, _) => Self::Other(Vec::new()),
        }
    }
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
        digest: Some(digest),
        finding: Finding::of(follows, recorded.contains(&digest.to_string())),
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
    let standing = reviews::store::standing_of(conn, selection.id).await?;
    for kept in decisions(conn, selection.id).await? {
        replayed.push(calibrated(conn, selection, &kept, (&told, &standing)).await?);
        let text = decision::store::text_of(&kept.content);
        let same = Digest::of(text.as_bytes()) == kept.digest;
        let follows = decide(&kept.content.input).is_ok_and(|output| output == kept.content.output);
        replayed.push(one(What::Decision(kept.number), kept.digest, same && follows));
    }
    Ok(replayed)
}

async fn calibrated(
    conn: &mut Conn<'_>,
    selection: &Selection,
    decision: &Decision,
    (told, standing): (&[Told], &BTreeMap<Id<Review>, Vec<Mark>>),
) -> StoreResult<Replayed> {
    let kept = calibration::kept(conn, selection.id, decision.number).await?;
    let recorded = recorded_calibration(told, decision.number);
    let finding = match (&kept, recorded) {
        (None, None) => Finding::NotRecorded,
        (None, Some(_)) => Finding::Other(vec![Difference::Lost]),
        (Some(kept), recorded) => match differences(kept, standing) {
            none if none.is_empty() => Finding::of(true, recorded == Some(kept.digest.to_string().as_str())),
            some => Finding::Other(some),
        },
    };
    Ok(Replayed {
        selection: selection.id.to_string(),
        what: What::Calibration(decision.number),
        digest: kept.map(|kept| kept.digest),
        finding,
    })
}

/// The digest of the calibration that the ledger names where the decision was proposed. Entries of old name none.
fn recorded_calibration(told: &[Told], decision: u32) -> Option<&str> {
    let of = |told: &&Told| {
        told.entry.verb == "selection.propose"
            && told.details.get("decision").and_then(serde_json::Value::as_u64) == Some(decision.into())
    };
    told.iter().find(of)?.details.get("calibration")?.as_str()
}
