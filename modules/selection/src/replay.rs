//! Works everything out again, from the database alone: terms, assignments, marks, calibrations, decisions, the draw. Each must come
//! to the digest that stands in the ledger under its deed and number, and whatever stands there must be kept.

mod marks;

use std::collections::{BTreeMap, BTreeSet};

use centum_base::{Digest, Id};
use centum_ledger::{Choice, Fault, Told, chosen, history, verify};
use centum_store::{Conn, StoreError, StoreResult};
use serde_json::Value;

pub use self::marks::Unlike;
use crate::assignment::{find_run, given, replays, runs};
use crate::calibration::{self, Difference, differences};
use crate::decision::{self, Decision, DecisionState, decide, decisions};
use crate::draw::store::{self as draws, Draw};
use crate::process::{Declared, Selection, Terms, selections, terms_history};
use crate::reviews::{self, Mark, Review};

/// Entries of one selection that are read from the ledger.
const MOST: u32 = 10_000;
/// The number of the terms with which a selection begins.
const FIRST: u32 = 1;

/// One thing that was worked out again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replayed {
    /// Which selection; the word for the ledger itself.
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
    /// The chain of the ledger, on which all the rest relies.
    Ledger,
    /// A whole selection: nothing but the ledger is left of it, or something of it cannot be read.
    Selection,
    /// The terms of that number, from their text.
    Terms(u32),
    /// The commitment of the draw, from its seed.
    Draw,
    /// The assignment of that number, from its question.
    Assignment(u32),
    /// The marks of reviews, of reports and of the panel, from what was submitted, agreed and changed.
    Marks,
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
    /// Marks that are kept otherwise than the ledger tells.
    Unlike(Vec<Unlike>),
    /// The chain breaks, and what is said of all the rest is worth as much; or something that is kept cannot be read.
    Broken(String),
    /// The same, but the ledger does not tell of it so.
    NotInLedger,
    /// The ledger tells of it, and it is not kept.
    Lost,
    /// The same, but not every review that it gave out is kept.
    Reviews {
        /// So many were given out, by the ledger.
        wanted: u64,
        /// So many are kept.
        made: u64,
    },
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

/// Works out again everything that a database holds, and everything that the ledger says it should hold.
pub async fn replay(conn: &mut Conn<'_>) -> StoreResult<Vec<Replayed>> {
    let (digest, finding) = match verify(conn, None).await {
        Ok(verified) => (Some(verified.head.hash), Finding::Same),
        Err(Fault::Store(error)) => return Err(error),
        Err(fault) => (None, Finding::Broken(fault.to_string())),
    };
    let ledger = Replayed { selection: "ledger".to_owned(), what: What::Ledger, digest, finding };
    let mut replayed = vec![ledger];
    let selections = selections(conn).await?;
    for selection in &selections {
        match replay_one(conn, selection).await {
            Ok(found) => replayed.extend(found),
            // It is a finding like others, and what is said of other selections is worth no less.
            Err(error @ StoreError::Unreadable { .. }) => {
                let (selection, finding) = (selection.id.to_string(), Finding::Broken(error.to_string()));
                replayed.push(Replayed { selection, what: What::Selection, digest: None, finding });
            }
            Err(error) => return Err(error),
        }
    }
    let begun =
        Choice { kind: "selection".to_owned(), verb: "selection.begin".to_owned(), ..Choice::default() };
    for told in chosen(conn, &begun, None, MOST).await? {
        if !selections.iter().any(|one| one.id.to_string() == told.entry.subject_id) {
            let (selection, what) = (told.entry.subject_id, What::Selection);
            replayed.push(Replayed { selection, what, digest: None, finding: Finding::Lost });
        }
    }
    Ok(replayed)
}

async fn replay_one(conn: &mut Conn<'_>, selection: &Selection) -> StoreResult<Vec<Replayed>> {
    let id = selection.id.to_string();
    let recorded = Recorded(history(conn, "selection", &id, MOST).await?);
    let one = |what, (digest, finding)| Replayed { selection: id.clone(), what, digest, finding };
    let mut replayed = Vec::new();
    let terms = terms_history(conn, selection.id).await?;
    for (number, found) in declared(&terms, &recorded) {
        replayed.push(one(What::Terms(number), found));
    }
    replayed.extend(drawn(conn, selection, &recorded).await?.map(|found| one(What::Draw, found)));
    for number in
        recorded.numbers("selection.propose-assignment", "number", &numbers_of_runs(conn, selection).await?)
    {
        let found = assigned(conn, selection, number, &recorded).await?;
        replayed.push(one(What::Assignment(number), found));
    }
    let standing = reviews::store::standing_of(conn, selection.id).await?;
    let draw = draws::draw(conn, selection.id).await?;
    let kept: BTreeMap<u32, Decision> =
        decisions(conn, selection.id).await?.into_iter().map(|one| (one.number, one)).collect();
    if let Some(unlike) = marks::unlike(conn, selection, &kept, &recorded).await? {
        let finding = if unlike.is_empty() { Finding::Same } else { Finding::Unlike(unlike) };
        replayed.push(one(What::Marks, (None, finding)));
    }
    let numbers: Vec<u32> = kept.keys().copied().collect();
    for number in recorded.numbers("selection.propose", "decision", &numbers) {
        let found = calibrated(conn, selection, number, (&recorded, &standing)).await?;
        replayed.push(one(What::Calibration(number), found));
        let found = match kept.get(&number) {
            Some(decision) => decided(decision, (draw.as_ref(), &terms), &recorded),
            None => (None, Finding::Lost),
        };
        replayed.push(one(What::Decision(number), found));
    }
    Ok(replayed)
}

/// The digest that is kept of something, if it is kept, and what came of working it out again.
type Found = (Option<Digest>, Finding);

/// The entries of one selection, asked by deed, number and field: what is written anywhere else vouches for nothing.
struct Recorded(Vec<Told>);

impl Recorded {
    fn of(&self, verb: &str) -> impl Iterator<Item = &Told> {
        self.0.iter().filter(move |told| told.entry.verb == verb)
    }

    /// The entry of a deed that has this number in this field.
    fn numbered(&self, verb: &str, (field, number): (&str, u32)) -> Option<&Told> {
        self.of(verb).find(|told| told.details.get(field).and_then(Value::as_u64) == Some(number.into()))
    }

    /// Every number that a deed was recorded with or that something is kept under, the first first.
    fn numbers(&self, verb: &str, field: &str, kept: &[u32]) -> BTreeSet<u32> {
        let told = self.of(verb).filter_map(|told| told.details.get(field)?.as_u64()?.try_into().ok());
        told.chain(kept.iter().copied()).collect()
    }
}

/// Whether an entry has this digest in this field.
fn says(told: Option<&Told>, field: &str, digest: Digest) -> bool {
    told.and_then(|told| told.details.get(field)?.as_str()).is_some_and(|text| text == digest.to_string())
}

/// Every version of the terms: that its text has its digest, and that the ledger tells of its declaration.
fn declared(terms: &[Declared], recorded: &Recorded) -> Vec<(u32, Found)> {
    let kept: Vec<u32> = terms.iter().map(|one| one.number).collect();
    let mut numbers = recorded.numbers("selection.declare", "number", &kept);
    numbers.insert(FIRST);
    let found = |number: u32| {
        let told = match number {
            FIRST => recorded.of("selection.begin").next(),
            _ => recorded.numbered("selection.declare", ("number", number)),
        };
        match terms.iter().find(|one| one.number == number) {
            Some(one) => {
                let follows = Digest::of(one.text.as_bytes()) == one.digest;
                (Some(one.digest), Finding::of(follows, says(told, "terms", one.digest)))
            }
            None => (None, Finding::Lost),
        }
    };
    numbers.into_iter().map(|number| (number, found(number))).collect()
}

/// The commitment of the draw and what takes part in it. Nothing where a selection has neither draw nor entry of one.
async fn drawn(
    conn: &mut Conn<'_>,
    selection: &Selection,
    recorded: &Recorded,
) -> StoreResult<Option<Found>> {
    let told = recorded.of("selection.begin").next();
    let draw = draws::draw(conn, selection.id).await?;
    let Some((draw, seed)) = draw.zip(draws::secret(conn, selection.id).await?) else {
        let is_told = told.is_some_and(|told| told.details.contains_key("draw"));
        return Ok(is_told.then_some((None, Finding::Lost)));
    };
    let mut steps = recorded.of("selection.step").filter(|told| told.details.contains_key("pool"));
    let fixed = steps.next();
    let is_pool = match draw.pool {
        Some(pool) => says(fixed, "pool", pool),
        None => fixed.is_none(),
    };
    let in_ledger = says(told, "draw", draw.commitment) && is_pool;
    let finding = Finding::of(seed.commitment() == draw.commitment, in_ledger);
    Ok(Some((Some(draw.commitment), finding)))
}

async fn numbers_of_runs(conn: &mut Conn<'_>, selection: &Selection) -> StoreResult<Vec<u32>> {
    Ok(runs(conn, selection.id).await?.iter().map(|run| run.number).collect())
}

/// An assignment, and whether every review that it made is still there.
async fn assigned(
    conn: &mut Conn<'_>,
    selection: &Selection,
    number: u32,
    recorded: &Recorded,
) -> StoreResult<Found> {
    let Some(run) = find_run(conn, selection.id, number).await? else { return Ok((None, Finding::Lost)) };
    let proposed = recorded.numbered("selection.propose-assignment", ("number", number));
    let carried = recorded.numbered("selection.carry-out-assignment", ("number", number));
    let is_told =
        |told| says(told, "question", run.question_digest) && says(told, "answer", run.answer_digest);
    let in_ledger = is_told(proposed)
        && carried.is_some() == run.carried_out_at.is_some()
        && carried.is_none_or(|told| is_told(Some(told)));
    let finding = Finding::of(replays(&run), in_ledger);
    let wanted = carried.and_then(|told| told.details.get("given")?.as_u64());
    if finding == Finding::Same
        && let Some(wanted) = wanted
    {
        let made =
            given(conn, selection.id).await?.iter().filter(|review| review.run == number).count() as u64;
        if made != wanted {
            return Ok((Some(run.answer_digest), Finding::Reviews { wanted, made }));
        }
    }
    Ok((Some(run.answer_digest), finding))
}

/// A decision: that it follows from what it rests on, that it rests on terms that were declared and on the draw that was committed
/// to, and that the ledger tells of its proposal and, if and only if it is released, of its release.
fn decided(decision: &Decision, (draw, terms): (Option<&Draw>, &[Declared]), recorded: &Recorded) -> Found {
    let (input, number) = (&decision.content.input, decision.number);
    let text = decision::store::text_of(&decision.content);
    let same = Digest::of(text.as_bytes()) == decision.digest;
    let is_draw = draw.is_some_and(|draw| {
        input.seed.commitment() == draw.commitment && draw.pool.is_none_or(|pool| input.pool == Some(pool))
    });
    let chooses_so = |terms: &Terms| {
        let is_method = (terms.method, terms.threshold) == (input.method, input.threshold);
        is_method && terms.ties == input.ties && terms.bounds == input.bounds
    };
    let is_declared = terms.iter().any(|one| one.digest == input.terms && chooses_so(&one.terms));
    let rests = same && is_draw && is_declared;
    let follows = rests && decide(input).is_ok_and(|output| output == decision.content.output);
    let proposed = recorded.numbered("selection.propose", ("decision", number));
    let released = recorded.numbered("selection.release", ("decision", number));
    let in_ledger = says(proposed, "digest", decision.digest)
        && released.is_some() == (decision.state == DecisionState::Released)
        && released.is_none_or(|told| says(Some(told), "digest", decision.digest));
    (Some(decision.digest), Finding::of(follows, in_ledger))
}

async fn calibrated(
    conn: &mut Conn<'_>,
    selection: &Selection,
    decision: u32,
    (recorded, standing): (&Recorded, &BTreeMap<Id<Review>, Vec<Mark>>),
) -> StoreResult<Found> {
    let kept = calibration::kept(conn, selection.id, decision).await?;
    let told = recorded.numbered("selection.propose", ("decision", decision));
    // Entries of old name none.
    let is_told = told.is_some_and(|told| told.details.contains_key("calibration"));
    let finding = match &kept {
        None if is_told => Finding::Other(vec![Difference::Lost]),
        None => Finding::NotRecorded,
        Some(kept) => match differences(kept, standing) {
            none if none.is_empty() => Finding::of(true, says(told, "calibration", kept.digest)),
            some => Finding::Other(some),
        },
    };
    Ok((kept.map(|kept| kept.digest), finding))
}
