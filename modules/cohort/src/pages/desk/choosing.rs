//! Choosing which place a city is: the places that its name may mean, another name, or none.

use centum_base::Country;
use centum_places::Facts;
use centum_web::Locale;
use serde::Deserialize;

use super::words;
use crate::intake::{Suggestion, suggestions};

/// What the form sends for a city that stands nowhere on a map.
pub(super) const NOWHERE: &str = "nowhere";
/// Places that are offered at once.
const MOST_OFFERED: usize = 20;

/// A city whose place can be chosen.
pub(super) struct Chooser {
    pub(super) name: String,
    pub(super) printed: String,
    pub(super) is_lead: bool,
    /// Its place as it stands, in words.
    pub(super) now: String,
    pub(super) open: bool,
    pub(super) offers: Vec<Offer>,
    /// Where the choice is sent.
    pub(super) action: String,
    /// The position of the city in its row.
    pub(super) position: usize,
    /// The name that was looked for.
    pub(super) searched: String,
}

/// A place to choose.
pub(super) struct Offer {
    pub(super) key: String,
    pub(super) text: String,
    pub(super) note: String,
    pub(super) chosen: bool,
}

/// What was chosen.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Chosen {
    pub(super) seen: i64,
    pub(super) place: String,
    /// The name that was looked for, where it was another than the city's.
    pub(super) q: String,
}

/// What tells one place from all others.
pub(super) fn key(facts: &Facts) -> String {
    match &facts.source_id {
        Some(id) => format!("{}:{id}", facts.source.name()),
        None => format!("{}:{}:{}", facts.source.name(), facts.country, facts.name),
    }
}

/// The places that a city may be: what was found when it was read, then what the name that is looked for means.
pub(super) fn candidates(found: &[Suggestion], name: &str, countries: &[Country]) -> Vec<Suggestion> {
    let mut all: Vec<Suggestion> = Vec::new();
    for one in found.iter().cloned().chain(suggestions(name, countries)) {
        if !all.iter().any(|known| key(&known.facts) == key(&one.facts)) {
            all.push(one);
        }
    }
    all.truncate(MOST_OFFERED);
    all
}

/// The offers in words, the one that holds now chosen.
pub(super) fn offers(locale: &Locale, candidates: &[Suggestion], now: Option<&str>) -> Vec<Offer> {
    let offer = |one: &Suggestion| {
        let key = key(&one.facts);
        Offer {
            text: words::place(locale, &one.facts),
            note: locale.say("cohort-desk-percent").arg("percent", one.confidence).plain(),
            chosen: now == Some(key.as_str()),
            key,
        }
    };
    candidates.iter().map(offer).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_offered_once_however_it_was_found() {
        let country = ["IT".parse().unwrap()];
        let found = suggestions("Padua", &country);
        assert_eq!(candidates(&found, "Padova", &country).len(), 1);
    }
}
