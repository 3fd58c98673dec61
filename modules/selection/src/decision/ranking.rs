//! Who stands where: by score, then by the declared chain, then by the draw. Exact integers throughout.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use centum_base::{Country, Digest};

use super::model::{Candidate, Input, Parted};
use crate::pool::ALUMNUS;
use crate::process::Tie;
use crate::reviews::score::weighted;

/// A candidate with everything that the order looks at.
#[derive(Clone, Debug)]
pub(super) struct Standing<'i> {
    /// Which.
    pub(super) candidate: &'i Candidate,
    /// The total in hundredths of a point.
    pub(super) score: u32,
    /// What put it below the one above it.
    pub(super) parted: Parted,
    ticket: Digest,
    rarity: usize,
}

/// The digest of what takes part in the draw: every candidate with the digest of its content, by number.
pub fn pool_digest(candidates: &[Candidate]) -> Digest {
    let lines: Vec<String> =
        candidates.iter().map(|one| format!("{} {} {}", one.number, one.id, one.content)).collect();
    Digest::of(lines.join("\n").as_bytes())
}

/// Everyone that is weighed, the best first.
pub(super) fn ranked(input: &Input) -> Vec<Standing<'_>> {
    let pool = pool_digest(&input.candidates);
    let weights = || input.criteria.iter().map(|one| one.weight);
    let score = |one: &Candidate| weighted(one.marks.iter().copied().zip(weights()));
    let scores: Vec<u32> = input.candidates.iter().map(score).collect();
    let above = Above::of(&input.candidates, &scores);
    let mut standings: Vec<Standing<'_>> = input
        .candidates
        .iter()
        .zip(&scores)
        .map(|(candidate, &score)| Standing {
            candidate,
            score,
            parted: Parted::First,
            ticket: input.seed.ticket(&pool, candidate.id),
            rarity: above.rarity(candidate, score),
        })
        .collect();
    standings.sort_by(|one, other| compare(input, one, other).0);
    for at in 1..standings.len() {
        standings[at].parted = compare(input, &standings[at - 1], &standings[at]).1;
    }
    standings
}

/// Which of two goes first, and what decides it.
fn compare(input: &Input, one: &Standing<'_>, other: &Standing<'_>) -> (Ordering, Parted) {
    let by_score = other.score.cmp(&one.score);
    if by_score != Ordering::Equal {
        return (by_score, Parted::Score);
    }
    for tie in &input.ties {
        let order = by_tie(input, tie, one, other);
        if order != Ordering::Equal {
            return (order, Parted::Tie { tie: tie.clone() });
        }
    }
    // Two tickets are never alike but for one and the same application.
    (one.ticket.bytes().cmp(other.ticket.bytes()), Parted::Draw)
}

fn by_tie(input: &Input, tie: &Tie, one: &Standing<'_>, other: &Standing<'_>) -> Ordering {
    let (a, b) = (one.candidate, other.candidate);
    match tie {
        Tie::Criterion { key } => {
            let at = input.criteria.iter().position(|criterion| criterion.key == *key);
            let mark = |candidate: &Candidate| at.and_then(|at| candidate.marks.get(at).copied());
            mark(b).cmp(&mark(a))
        }
        Tie::RarerCountry => one.rarity.cmp(&other.rarity),
        Tie::Newcomer => (a.category == ALUMNUS).cmp(&(b.category == ALUMNUS)),
        // Whose population is unknown goes last.
        Tie::SmallerPopulation => a.population.unwrap_or(i64::MAX).cmp(&b.population.unwrap_or(i64::MAX)),
    }
}

/// The scores of all applications of a country, to count those above another.
struct Above(BTreeMap<Country, Vec<u32>>);

impl Above {
    fn of(candidates: &[Candidate], scores: &[u32]) -> Self {
        let mut of: BTreeMap<Country, Vec<u32>> = BTreeMap::new();
        for (candidate, score) in candidates.iter().zip(scores) {
            for country in &candidate.countries {
                of.entry(*country).or_default().push(*score);
            }
        }
        for scores in of.values_mut() {
            scores.sort_unstable();
        }
        Self(of)
    }

    /// Over its countries the least number of applications with a strictly higher score.
    fn rarity(&self, candidate: &Candidate, score: u32) -> usize {
        let above = |country: &Country| {
            let of = self.0.get(country).map_or(&[][..], Vec::as_slice);
            of.len() - of.partition_point(|one| *one <= score)
        };
        candidate.countries.iter().map(above).min().unwrap_or(usize::MAX)
    }
}
