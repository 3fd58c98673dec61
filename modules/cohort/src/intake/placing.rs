//! Which place a city is: by the resolver's rule, or by a person.

use centum_base::Country;
use centum_places::model::{Countries, Outcome, Query, Resolution};
use centum_places::{Facts, resolve};
use serde::{Deserialize, Serialize};

use super::draft::{Placement, WhyOpen};

/// A place that a city may be.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Suggestion {
    /// The place.
    pub facts: Facts,
    /// Percent, by the resolver's written rule.
    pub confidence: u8,
}

/// What the resolver's rule says of a name in these countries.
pub fn placement(name: &str, countries: &[Country]) -> Placement {
    let Some(countries) = Countries::several(countries) else {
        return Placement::Open { why: WhyOpen::NoCountry, suggestions: Vec::new() };
    };
    let Resolution { outcome, data_version } = resolve(&Query { name, countries });
    let suggest = |candidates: &[centum_places::model::Candidate]| {
        let facts = |candidate: &centum_places::model::Candidate| Suggestion {
            facts: candidate.facts(data_version),
            confidence: candidate.confidence,
        };
        candidates.iter().map(facts).collect::<Vec<_>>()
    };
    match outcome {
        Outcome::Automatic { place } => {
            Placement::Automatic { confidence: place.confidence, facts: place.facts(data_version) }
        }
        Outcome::Ask { candidates } => {
            Placement::Open { why: WhyOpen::Several, suggestions: suggest(&candidates) }
        }
        Outcome::Body { body } => match &body.known {
            Some(known) => Placement::Automatic { confidence: 100, facts: body.facts(known, data_version) },
            None => Placement::Open { why: WhyOpen::Body, suggestions: suggest(&body.seats) },
        },
        Outcome::NotAPlace { .. } => Placement::Open { why: WhyOpen::NotAPlace, suggestions: Vec::new() },
        Outcome::Unknown { suggestions, .. } => {
            Placement::Open { why: WhyOpen::Unknown, suggestions: suggest(&suggestions) }
        }
    }
}

/// Every place that the name may mean, for a page that lets a person choose: also where the rule has decided.
pub fn suggestions(name: &str, countries: &[Country]) -> Vec<Suggestion> {
    match placement(name, countries) {
        Placement::Automatic { facts, confidence } => vec![Suggestion { facts, confidence }],
        Placement::Open { suggestions, .. } => suggestions,
        Placement::Person { .. } | Placement::Nowhere => Vec::new(),
    }
}
