//! Declared bounds as rules over candidates: one for each bound, and one for each country where a bound holds for every one.

use std::collections::BTreeSet;

use super::model::Candidate;
use crate::pool::ALUMNUS;
use crate::process::{Bound, Of};

/// A bound on its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Single {
    /// The name of the bound; with its country after a colon for one of each country.
    pub(super) key: String,
    /// What is counted.
    pub(super) of: Of,
    /// At least so many.
    pub(super) floor: Option<u32>,
    /// At most so many, without what is held back.
    pub(super) ceiling: Option<u32>,
}

/// Every bound on its own, in the declared order.
pub(super) fn singles(bounds: &[Bound], candidates: &[Candidate]) -> Vec<Single> {
    let countries: BTreeSet<_> =
        candidates.iter().flat_map(|candidate| candidate.countries.iter().copied()).collect();
    let mut singles = Vec::new();
    for bound in bounds {
        let ceiling = bound.ceiling.map(|ceiling| ceiling.saturating_sub(bound.held_back));
        let single = |key: String, of: Of| Single { key, of, floor: bound.floor, ceiling };
        if bound.of == Of::EachCountry {
            let of_country = |country| single(format!("{}:{country}", bound.key), Of::Country { country });
            singles.extend(countries.iter().copied().map(of_country));
        } else {
            singles.push(single(bound.key.clone(), bound.of.clone()));
        }
    }
    singles
}

/// How much a candidate adds to what a bound counts.
pub(super) fn weight(of: &Of, candidate: &Candidate) -> u32 {
    let holds = match of {
        Of::Cities => return candidate.cities,
        Of::Seats | Of::EachCountry => true,
        Of::Category { key } => candidate.category == *key,
        Of::Country { country } => candidate.countries.contains(country),
        Of::Newcomers => candidate.category != ALUMNUS,
        Of::Population { from, below } => candidate
            .population
            .is_some_and(|count| count >= *from && below.is_none_or(|below| count < below)),
        Of::Consortia => candidate.consortium,
    };
    u32::from(holds)
}
