//! Who stands where: by score, then by the declared chain, then by the draw. Exact integers throughout.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use centum_base::{Country, Digest};

use super::model::{Candidate, Input, Parted, Schema};
use crate::draw::pool_text;
use crate::pool::ALUMNUS;
use crate::process::Tie;
use crate::reviews::score::{doubled, weighted};

/// A candidate with everything that the order looks at.
#[derive(Clone, Debug)]
pub(super) struct Standing<'i> {
    /// Which.
    pub(super) candidate: &'i Candidate,
    /// The total for a reader, in hundredths of a point.
    pub(super) score: u32,
    /// The total as it is ranked, in the unit of the reckoning.
    pub(super) total: i64,
    /// What put it below the one above it.
    pub(super) parted: Parted,
    ticket: Digest,
    rarity: usize,
}

impl Schema {
    /// How many of the unit that totals are ranked in make a hundredth of a point.
    pub(super) fn unit(self) -> i64 {
        match self {
            Self::Rounded => 1,
            Self::Exact | Self::Whole | Self::Together | Self::Needed => 2,
        }
    }

    /// What marks come to under the weights of the criteria, in the unit that totals are ranked in.
    pub(super) fn total(self, halves_and_weights: impl IntoIterator<Item = (u32, u32)>) -> i64 {
        match self {
            Self::Rounded => weighted(halves_and_weights).into(),
            Self::Exact | Self::Whole | Self::Together | Self::Needed => {
                i64::try_from(doubled(halves_and_weights)).unwrap_or(i64::MAX)
            }
        }
    }

    /// So much in hundredths of a point; a part of one is rounded up.
    pub(super) fn hundredths(self, total: i64) -> i64 {
        (total + self.unit() - 1).div_euclid(self.unit())
    }
}

impl Input {
    /// The digest of what takes part in the draw. In decisions of old that was everyone whom the decision itself weighed.
    pub fn drawn_from(&self) -> Digest {
        let weighed = || {
            let of = self.candidates.iter().map(|one| (one.number, one.id, one.content));
            Digest::of(pool_text(of).as_bytes())
        };
        self.pool.unwrap_or_else(weighed)
    }
}

/// Everyone that is weighed, the best first.
pub(super) fn ranked(input: &Input) -> Vec<Standing<'_>> {
    let pool = input.drawn_from();
    let weights = || input.criteria.iter().map(|one| one.weight);
    let marks = |one: &Candidate| -> Vec<(u32, u32)> { one.marks.iter().copied().zip(weights()).collect() };
    let totals: Vec<i64> = input.candidates.iter().map(|one| input.schema.total(marks(one))).collect();
    let above = Above::of(&input.candidates, &totals);
    let mut standings: Vec<Standing<'_>> = input
        .candidates
        .iter()
        .zip(&totals)
        .map(|(candidate, &total)| Standing {
            candidate,
            score: weighted(marks(candidate)),
            total,
            parted: Parted::First,
            ticket: input.seed.ticket(&pool, candidate.id),
            rarity: above.rarity(candidate, total),
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
    let by_score = other.total.cmp(&one.total);
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

/// The totals of all applications of a country, to count those above another.
struct Above(BTreeMap<Country, Vec<i64>>);

impl Above {
    fn of(candidates: &[Candidate], totals: &[i64]) -> Self {
        let mut of: BTreeMap<Country, Vec<i64>> = BTreeMap::new();
        for (candidate, total) in candidates.iter().zip(totals) {
            for country in &candidate.countries {
                of.entry(*country).or_default().push(*total);
            }
        }
        for totals in of.values_mut() {
            totals.sort_unstable();
        }
        Self(of)
    }

    /// Over its countries the least number of applications with a strictly higher total.
    fn rarity(&self, candidate: &Candidate, total: i64) -> usize {
        let above = |country: &Country| {
            let of = self.0.get(country).map_or(&[][..], Vec::as_slice);
            of.len() - of.partition_point(|one| *one <= total)
        };
        candidate.countries.iter().map(above).min().unwrap_or(usize::MAX)
    }
}
