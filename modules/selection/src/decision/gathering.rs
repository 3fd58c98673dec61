//! Brings together what a decision rests on.

use std::collections::BTreeMap;

use centum_base::{Digest, Id};
use centum_calls::call::Call;
use centum_calls::expression::model::Expression;
use centum_calls::organiser::entrants::Entrant;
use centum_store::{Conn, StoreResult};

use super::model::{Candidate, CriterionLine, Ineligible, Input, Schema, Settled};
use crate::consensus::final_marks;
use crate::draw::Seed;
use crate::pool::{self, Pool};
use crate::process::Selection;
use crate::reviews::Mark;
use crate::seats::{SeatState, seats};

/// What is not there yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Missing {
    /// Applications whose eligibility waits for a person, by number.
    pub eligibility: Vec<u32>,
    /// Applications without a final mark for each criterion, by number.
    pub marks: Vec<u32>,
}

impl Missing {
    /// Whether everything is there.
    pub fn is_nothing(&self) -> bool {
        self.eligibility.is_empty() && self.marks.is_empty()
    }
}

/// What a decision rests on, or what is missing for it.
pub(super) async fn gather(
    conn: &mut Conn<'_>,
    selection: &Selection,
    call: &Call,
    draw: (Seed, Option<Digest>),
) -> StoreResult<Result<Input, Missing>> {
    let pool = pool::pool(conn, call).await?;
    let marks = final_marks(conn, selection).await?;
    let mut settled = BTreeMap::new();
    for seat in seats(conn, selection.id).await? {
        let of = match seat.state {
            SeatState::Confirmed => Settled::Keeps,
            SeatState::Declined | SeatState::Lapsed => Settled::Gone,
            SeatState::Offered | SeatState::Withdrawn => Settled::Open,
        };
        settled.insert(seat.expression, of);
    }
    Ok(put_together(selection, call, draw, pool, &marks, &settled))
}

fn put_together(
    selection: &Selection,
    call: &Call,
    (seed, drawn_from): (Seed, Option<Digest>),
    pool: Pool,
    marks: &BTreeMap<Id<Expression>, Vec<Mark>>,
    settled: &BTreeMap<Id<Expression>, Settled>,
) -> Result<Input, Missing> {
    let criteria: Vec<CriterionLine> = call
        .terms
        .criteria
        .iter()
        .map(|one| CriterionLine {
            key: one.key.clone(),
            weight: one.weight,
            max_halves: one.max_halves,
            threshold_halves: one.threshold_halves,
        })
        .collect();
    let mut missing =
        Missing { eligibility: pool.open.iter().map(|one| one.number).collect(), marks: Vec::new() };
    let mut candidates = Vec::with_capacity(pool.eligible.len());
    for entrant in &pool.eligible {
        let of = marks.get(&entrant.id).map(Vec::as_slice).unwrap_or_default();
        let halves = |criterion: &CriterionLine| {
            of.iter().find(|mark| mark.criterion == criterion.key).and_then(|mark| mark.halves)
        };
        match criteria.iter().map(halves).collect::<Option<Vec<u32>>>() {
            Some(marks) => candidates.push(candidate(entrant, marks, settled)),
            None => missing.marks.push(entrant.number),
        }
    }
    if !missing.is_nothing() {
        return Err(missing);
    }
    let ineligible = pool.ineligible.iter().map(|one| Ineligible {
        id: one.id,
        number: one.number,
        title: one.title.clone(),
        rules: one.not_met.iter().map(|(rule, _)| rule.clone()).collect(),
    });
    let terms = &selection.terms;
    Ok(Input {
        schema: Schema::LATEST,
        terms: selection.digest,
        method: terms.method,
        ties: terms.ties.clone(),
        bounds: terms.bounds.clone(),
        threshold: terms.threshold,
        criteria,
        seed,
        pool: drawn_from,
        candidates,
        ineligible: ineligible.collect(),
    })
}

fn candidate(entrant: &Entrant, marks: Vec<u32>, settled: &BTreeMap<Id<Expression>, Settled>) -> Candidate {
    Candidate {
        id: entrant.id,
        number: entrant.number,
        title: entrant.title.clone(),
        content: entrant.content,
        category: entrant.category.clone(),
        consortium: entrant.consortium,
        countries: pool::countries(entrant).into_iter().collect(),
        cities: u32::try_from(entrant.cities()).unwrap_or(u32::MAX),
        population: pool::population(entrant),
        marks,
        settled: settled.get(&entrant.id).copied().unwrap_or_default(),
    }
}
