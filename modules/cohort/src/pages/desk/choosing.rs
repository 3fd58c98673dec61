//! Choosing which place a city is: the places that its name may mean on a map and beside it, another name, or none.

use centum_base::Country;
use centum_places::Facts;
use centum_places::map::{CandidateMap, Point};
use centum_web::components::Heading;
use centum_web::{Html, Locale};
use serde::Deserialize;

use super::words;
use crate::intake::{Suggestion, suggestions};

/// What the form sends for a city that stands nowhere on a map.
pub(super) const NOWHERE: &str = "nowhere";
/// Places that are offered at once.
const MOST_OFFERED: usize = 20;

/// A city whose place can be chosen.
#[derive(Default)]
pub(super) struct Chooser {
    pub(super) name: String,
    pub(super) printed: String,
    pub(super) is_lead: bool,
    /// Its place as it stands, in words.
    pub(super) now: String,
    pub(super) open: bool,
    pub(super) headings: Vec<Heading>,
    pub(super) offers: Vec<Offer>,
    /// Whether a person said that it stands nowhere on a map.
    pub(super) nowhere: bool,
    /// The offers by their numbers, where a person is asked.
    pub(super) map: Option<Html>,
    /// Where the choice is sent.
    pub(super) action: String,
    /// The position of the city in its row.
    pub(super) position: usize,
    /// The name that was looked for.
    pub(super) searched: String,
}

/// A place to choose, numbered from 1 by its order.
pub(super) struct Offer {
    pub(super) key: String,
    pub(super) name: String,
    pub(super) whereabouts: String,
    pub(super) people: Option<i64>,
    pub(super) confidence: u8,
    pub(super) chosen: bool,
}

impl Chooser {
    /// Whether a person is asked, or asked for another name.
    pub(super) fn asks(&self) -> bool {
        self.open || !self.searched.is_empty()
    }

    /// Puts the places to choose from into the question, and on a map where a person is asked.
    pub(super) fn offering(mut self, locale: &Locale, found: &[Suggestion], now: Option<&str>) -> Self {
        let heading = |id: &str| Heading::plain(locale.text(id));
        let number = |id: &str| heading(id).of_numbers();
        self.headings = vec![
            number("cohort-desk-place-number"),
            heading("cohort-desk-place"),
            number("cohort-desk-place-population"),
            number("cohort-desk-place-sure"),
        ];
        self.offers = offers(locale, found, now);
        self.nowhere = now == Some(NOWHERE);
        self.map = self.asks().then(|| self.drawn(locale, found)).flatten();
        self
    }

    fn drawn(&self, locale: &Locale, found: &[Suggestion]) -> Option<Html> {
        let points: Vec<Point> = found.iter().filter_map(|one| point(&one.facts)).collect();
        if points.is_empty() {
            return None;
        }
        let title = locale.say("cohort-desk-place-map").arg("city", self.name.as_str()).plain();
        let id = format!("map-{}", self.position);
        let map = CandidateMap::new(id, title, locale.text("cohort-desk-place-map-text"), points)
            .with_country_names(locale.tag())
            .with_outside_heading(locale.text("cohort-desk-place-map-outside"));
        Some(Html::trusted(map.render()))
    }
}

fn point(facts: &Facts) -> Option<Point> {
    let (latitude, longitude) = facts.point?;
    let (id, label) = (key(facts), facts.name.clone());
    Some(Point { id, label, latitude, longitude, size: 1, kind: "core", href: None })
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
    // What has no point comes last: the numbers on the map are then those of the list.
    all.sort_by_key(|one| one.facts.point.is_none());
    all
}

/// The offers in words, the one that holds now chosen.
fn offers(locale: &Locale, candidates: &[Suggestion], now: Option<&str>) -> Vec<Offer> {
    let offer = |one: &Suggestion| {
        let key = key(&one.facts);
        Offer {
            name: one.facts.name.clone(),
            whereabouts: words::whereabouts(locale, &one.facts),
            people: one.facts.population.filter(|people| *people > 0),
            confidence: one.confidence,
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

    #[test]
    fn numbers_on_the_map_are_those_of_the_list_though_a_place_has_no_point() {
        let country = ["BE".parse().unwrap()];
        let mut found = suggestions("Mechelen", &country);
        let mut nowhere = found[0].clone();
        nowhere.facts.point = None;
        nowhere.facts.source_id = Some("own".into());
        found.insert(0, nowhere);
        let all = candidates(&found, "Mechelen", &country);
        assert!(all.len() > 1 && all.last().is_some_and(|one| one.facts.point.is_none()));
    }
}
