//! Brings together the marks that a decision's calibration is made from.

use std::collections::BTreeMap;

use centum_base::{Digest, Id};
use centum_store::{Conn, StoreResult};

use super::model::{Criterion, Given, Marks, Record, SCHEMA};
use super::working::work_out;
use crate::decision::{Candidate, Input};
use crate::process::Selection;
use crate::reviewers::Reviewer;
use crate::reviews::{self, Counted};

/// The calibration of everyone that a decision weighs, from the reviews that count now.
pub(crate) async fn record(
    conn: &mut Conn<'_>,
    selection: &Selection,
    input: &Input,
    salt: Digest,
) -> StoreResult<Record> {
    let counting = reviews::counting(conn, selection).await?;
    let none = Vec::new();
    let weighed: Vec<(&Candidate, &Counted)> = input
        .candidates
        .iter()
        .flat_map(|one| counting.get(&one.id).unwrap_or(&none).iter().map(move |counted| (one, counted)))
        .collect();
    let marks = put_together(input, &weighed);
    let found = work_out(&marks);
    Ok(Record { schema: SCHEMA.to_owned(), salt, marks, found })
}

fn put_together(input: &Input, weighed: &[(&Candidate, &Counted)]) -> Marks {
    let of = |counted: &Counted| counted.held.review.reviewer;
    let mut reviewers: Vec<Id<Reviewer>> = weighed.iter().map(|(_, counted)| of(counted)).collect();
    reviewers.sort();
    reviewers.dedup();
    let mut given = BTreeMap::new();
    for (candidate, counted) in weighed {
        let halves = |key: &String| {
            let mark = counted.marks.iter().find(|mark| mark.criterion == *key);
            mark.and_then(|mark| mark.halves)
        };
        let halves: Option<Vec<u32>> = input.criteria.iter().map(|one| halves(&one.key)).collect();
        let reviewer = reviewers.binary_search(&of(counted)).ok();
        if let Some((halves, reviewer)) = halves.zip(reviewer) {
            let review = counted.held.review.id;
            let one = Given { review, application: candidate.number, reviewer, halves };
            given.insert((candidate.number, reviewer), one);
        }
    }
    let criteria = input.criteria.iter().map(|one| Criterion { key: one.key.clone(), weight: one.weight });
    Marks { criteria: criteria.collect(), reviewers, given: given.into_values().collect() }
}
