//! Puts the question of an assignment together from the pool, the reviewers, what keeps them, and what was given so far.

use std::collections::BTreeMap;

use centum_base::Id;
use centum_calls::expression::model::Expression;
use centum_calls::organiser::entrants::Entrant;

use super::affinity::affinities;
use super::question::{Bar, Keep, Piece, Question, Reads, SCHEMA};
use crate::process::Selection;
use crate::reviewers::{Conflicts, Reviewer, ReviewerState};
use crate::reviews::{Review, ReviewState};

/// The question: each application in `pieces` wants the declared number of readers, or as many as began to read it.
pub fn question(
    selection: &Selection,
    pieces: &[&Entrant],
    reviewers: &[Reviewer],
    conflicts: &Conflicts,
    reviews: &[Review],
    keep: Keep,
) -> Question {
    let pieces = {
        let mut pieces = pieces.to_vec();
        pieces.sort_by_key(|piece| piece.number);
        pieces
    };
    // Who left or has not answered is in it only with what was submitted.
    let submitted = |one: &Reviewer| {
        reviews.iter().any(|review| review.reviewer == one.id && review.state == ReviewState::Submitted)
    };
    let mut readers: Vec<&Reviewer> =
        reviewers.iter().filter(|one| is_reading(one) || submitted(one)).collect();
    readers.sort_by_key(|one| (one.invited_at, one.id));
    let piece_at: BTreeMap<Id<Expression>, usize> =
        pieces.iter().enumerate().map(|(at, piece)| (piece.id, at)).collect();
    let reader_at: BTreeMap<Id<Reviewer>, usize> =
        readers.iter().enumerate().map(|(at, one)| (one.id, at)).collect();
    let place =
        |review: &Review| Some([*piece_at.get(&review.expression)?, *reader_at.get(&review.reviewer)?]);
    let stays = |review: &&Review| match review.state {
        ReviewState::Submitted => true,
        ReviewState::Open => reader_at.get(&review.reviewer).is_some_and(|&at| is_reading(readers[at])),
        _ => false,
    };
    let mut pinned: Vec<[usize; 2]> = reviews.iter().filter(stays).filter_map(place).collect();
    pinned.sort_unstable();
    let waits = |review: &&Review| keep == Keep::Everything && review.state == ReviewState::Assigned;
    let mut previous: Vec<[usize; 2]> = reviews.iter().filter(waits).filter_map(place).collect();
    previous.retain(|&[_, reader]| is_reading(readers[reader]));
    previous.sort_unstable();
    let ended: Vec<[usize; 2]> =
        reviews.iter().filter(|review| !review.state.is_live()).filter_map(place).collect();
    let mut cells = Vec::with_capacity(pieces.len() * readers.len());
    for (at, piece) in pieces.iter().enumerate() {
        for ((reader, one), affinity) in readers.iter().enumerate().zip(affinities(piece, &readers)) {
            let pair = [at, reader];
            let bar = conflict(conflicts, one, piece.id)
                .or_else(|| (!is_reading(one) && !pinned.contains(&pair)).then_some(Bar::Left))
                // What was ended and given again by hand is not ended.
                .or_else(|| {
                    let given_again = pinned.contains(&pair) || previous.contains(&pair);
                    (ended.contains(&pair) && !given_again).then_some(Bar::Ended)
                });
            cells.push(match bar {
                Some(bar) => -i32::try_from(bar.code()).unwrap_or(i32::MAX),
                None => i32::try_from(affinity).unwrap_or(i32::MAX),
            });
        }
    }
    let begun =
        |at: usize| u32::try_from(pinned.iter().filter(|pair| pair[0] == at).count()).unwrap_or(u32::MAX);
    let load =
        |at: usize| u32::try_from(pinned.iter().filter(|pair| pair[1] == at).count()).unwrap_or(u32::MAX);
    let (country, employer) = (numbers(&readers, |one| one.country.map(|country| country.to_string())), {
        numbers(&readers, |one| (!one.employer_key.is_empty()).then(|| one.employer_key.clone()))
    });
    let reads = |(at, one): (usize, &&Reviewer)| Reads {
        reviewer: one.id,
        lower: if is_reading(one) { one.least } else { 0 },
        upper: if is_reading(one) { one.most.max(load(at)) } else { load(at) },
        country: country[at],
        employer: employer[at],
    };
    Question {
        schema: SCHEMA.to_owned(),
        selection: selection.id,
        terms: selection.digest,
        keep,
        seed: selection.terms.seed,
        per_country: selection.terms.per_country,
        per_employer: selection.terms.per_employer,
        readers: readers.iter().enumerate().map(reads).collect(),
        pieces: pieces
            .iter()
            .enumerate()
            .map(|(at, piece)| Piece {
                expression: piece.id,
                number: piece.number,
                submission: piece.submission,
                demand: selection.terms.readers.max(begun(at)),
            })
            .collect(),
        cells,
        pinned,
        previous,
    }
}

fn is_reading(one: &Reviewer) -> bool {
    one.state == ReviewerState::Accepted
}

fn conflict(conflicts: &Conflicts, one: &Reviewer, piece: Id<Expression>) -> Option<Bar> {
    let stance = conflicts.stance(one.person, piece).filter(|stance| stance.is_conflict())?;
    stance.grounds.first().map(Bar::of)
}

/// A number for each group, in the order in which they are met; none where it is not known.
fn numbers(readers: &[&Reviewer], of: impl Fn(&Reviewer) -> Option<String>) -> Vec<Option<u32>> {
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    let number = |one: &&Reviewer| {
        let name = of(one)?;
        let next = u32::try_from(seen.len()).unwrap_or(u32::MAX);
        Some(*seen.entry(name).or_insert(next))
    };
    readers.iter().map(number).collect()
}

#[cfg(test)]
pub(super) mod tests;
