//! The rule that accepts a place, and the order of candidates when it accepts none.

use crate::gazetteer::Place;
use crate::model::{Candidate, Outcome, PlaceId, Reason};

use super::readings::Trust;
use super::{Hit, confidence};

/// A place is accepted among namesakes if it has this many times the people of the next.
pub const TIMES_THE_NEXT: u32 = 10;

/// A place without a figure counts as this many people: the threshold of the source.
pub const PEOPLE_WHEN_UNKNOWN: u32 = 500;

/// A place of fewer people is not accepted under another name than its first: the source gives
/// hamlets short names that a larger place of a longer name bears too.
pub const SMALL_PLACE: u32 = 2_000;

/// A person is shown no more candidates than this.
pub const MAX_CANDIDATES: usize = 20;

/// Sections of places, and places that are former, abandoned or destroyed.
const NOT_TOWNS: [&str; 5] = ["PPLX", "PPLH", "PPLQ", "PPLW", "PPLCH"];

/// Accepts one of the places, or asks. `hits` must not be empty.
pub(super) fn decide(hits: &[Hit], printed: &str, trust: Trust, steps: &[Reason]) -> Outcome {
    match accepted(hits, trust) {
        Some((hit, ground)) => {
            let mut reasons = reasons(&hit, printed, steps);
            reasons.push(ground);
            Outcome::Automatic { place: candidate(hit.place, hit.ordinal, printed, reasons) }
        }
        None => Outcome::Ask { candidates: ranked(hits, printed, steps) },
    }
}

/// The place that the rule accepts, and on what ground.
fn accepted(hits: &[Hit], trust: Trust) -> Option<(Hit, Reason)> {
    let largest = hits.iter().max_by_key(|hit| people(hit.place))?;
    let others = || hits.iter().filter(|hit| hit.place != largest.place);
    let one_country = hits.iter().all(|hit| hit.asked == largest.asked);
    if trust == Trust::AskAlways || !one_country || doubt(largest).is_some() {
        return None;
    }
    let Some(next) = others().map(|hit| people(hit.place)).max() else {
        return Some((*largest, Reason::OnlyOneInCountry));
    };
    let times = people(largest.place) / next.max(1);
    let enough = trust == Trust::ByTheRule && times >= TIMES_THE_NEXT;
    enough.then_some((*largest, Reason::PopulationRatio { times }))
}

/// The candidates in the order of their people, each place once.
pub(super) fn ranked(hits: &[Hit], printed: &str, steps: &[Reason]) -> Vec<Candidate> {
    let mut hits = hits.to_vec();
    hits.sort_by_key(|hit| (std::cmp::Reverse(people(hit.place)), hit.place.id()));
    hits.dedup_by_key(|hit| hit.place.id());
    let all: u64 = hits.iter().map(|hit| u64::from(people(hit.place))).sum();
    hits.truncate(MAX_CANDIDATES);
    let asked = hits.into_iter().map(|hit| {
        let share = u64::from(people(hit.place)) * 100 / all.max(1);
        let mut candidate = candidate(hit.place, hit.ordinal, printed, reasons(&hit, printed, steps));
        candidate.confidence = confidence::asked(&candidate.reasons, u8::try_from(share).unwrap_or(100));
        candidate
    });
    asked.collect()
}

/// A place with its reasons and the confidence that they give when it is accepted.
pub(super) fn candidate(place: Place, ordinal: u16, printed: &str, reasons: Vec<Reason>) -> Candidate {
    let matched_name = if printed == place.name() { place.name() } else { place.spelling(ordinal) };
    Candidate {
        id: PlaceId::GeoNames(place.id()),
        name: place.name(),
        matched_name,
        country: place.country(),
        admin_codes: place.admin_codes(),
        seats: [place.seat(), place.second_seat()].map(|seat| seat.map(|seat| seat.name())),
        position: place.position(),
        population: Some(place.population()).filter(|people| *people > 0),
        feature: place.feature(),
        confidence: confidence::accepted(&reasons),
        reasons,
    }
}

fn reasons(hit: &Hit, printed: &str, steps: &[Reason]) -> Vec<Reason> {
    let matched = match hit.ordinal {
        0 if printed.trim() == hit.place.name() => Reason::ExactName,
        0 | 1 => Reason::FoldedName,
        _ => Reason::AlternateName,
    };
    let mut reasons = vec![matched];
    reasons.extend_from_slice(steps);
    reasons.extend(doubt(hit));
    reasons
}

fn people(place: Place) -> u32 {
    match place.population() {
        0 => PEOPLE_WHEN_UNKNOWN,
        people => people,
    }
}

/// What speaks against accepting a place, whatever its namesakes.
fn doubt(hit: &Hit) -> Option<Reason> {
    let by_other_name = hit.ordinal > 1;
    if NOT_TOWNS.contains(&hit.place.feature()) {
        Some(Reason::NotATown)
    } else if by_other_name && people(hit.place) < SMALL_PLACE {
        Some(Reason::SmallByOtherName)
    } else {
        None
    }
}
