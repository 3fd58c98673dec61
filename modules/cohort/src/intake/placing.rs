//! Which place a city is: by the resolver's rule, or by a person.

use centum_base::Country;
use centum_places::model::{Countries, Outcome, Query, Resolution};
use centum_places::{Facts, find_by_alias, resolve};
use centum_store::{Conn, StoreResult};
use serde::{Deserialize, Serialize};

use super::draft::{Draft, Placement, WhyOpen};

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

/// Places cities that the gazetteer leaves open by the names that people of this installation gave: one place, or none.
pub(super) async fn by_own_names(conn: &mut Conn<'_>, draft: &mut Draft) -> StoreResult<()> {
    let cities = draft.rows.iter_mut().flat_map(|row| row.cities.iter_mut());
    for city in cities.filter(|city| matches!(city.placement, Placement::Open { .. })) {
        let mut found = Vec::new();
        for country in &city.countries {
            found.extend(find_by_alias(conn, &city.name, *country).await?);
        }
        if let [place] = found.as_slice() {
            city.placement = Placement::Automatic { facts: place.facts(), confidence: 100 };
        }
    }
    Ok(())
}

/// Every place that the name may mean, for a page that lets a person choose: also where the rule has decided.
pub fn suggestions(name: &str, countries: &[Country]) -> Vec<Suggestion> {
    match placement(name, countries) {
        Placement::Automatic { facts, confidence } => vec![Suggestion { facts, confidence }],
        Placement::Open { suggestions, .. } => suggestions,
        Placement::Person { .. } | Placement::Nowhere => Vec::new(),
    }
}
