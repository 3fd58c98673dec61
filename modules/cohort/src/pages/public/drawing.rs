//! The cities of a version on a map. The table by country stands beside it with the same in numbers.

use std::collections::BTreeMap;

use centum_base::Country;
use centum_places::map::{CandidateMap, EuropeMap, Highlight, Key, Point};
use centum_web::{Html, Locale};

use super::stage::Stage;
use super::words;
use crate::announcement::{CityEntry, Content, Entry};
use crate::model::Part;

/// The map in a page; none where no city is placed.
pub(crate) fn of_version(locale: &Locale, content: &Content, stage: &Stage) -> Option<Html> {
    Some(Html::trusted(drawn(locale, content, stage)?.render()))
}

/// The map as a file of its own.
pub(crate) fn stand_alone(locale: &Locale, content: &Content) -> Option<String> {
    Some(drawn(locale, content, &Stage::Published)?.render_standalone())
}

/// The cities behind one row, close by; none where no city is placed.
pub(crate) fn of_entry(locale: &Locale, entry: &Entry) -> Option<Html> {
    let point = |city: &CityEntry| {
        let place = city.place.as_ref()?;
        at(city, entry, Some(words::place_path(&place.id))).map(|point| Point { size: 1, ..point })
    };
    let points: Vec<Point> = entry.cities.iter().filter_map(point).collect();
    if points.is_empty() {
        return None;
    }
    let title = locale.say("cohort-map-entry").arg("name", entry.name.as_str()).plain();
    let map = CandidateMap::new("map", title, locale.text("cohort-map-entry-text"), points);
    Some(Html::trusted(map.with_outside_heading(locale.text("cohort-map-outside")).render()))
}

/// How many cities have no place on the map.
pub(crate) fn unplaced(content: &Content) -> usize {
    let cities = content.entries.iter().flat_map(|entry| &entry.cities);
    cities.filter(|city| coordinates(city).is_none()).count()
}

fn drawn(locale: &Locale, content: &Content, stage: &Stage) -> Option<EuropeMap> {
    let points = points(content, stage);
    if points.is_empty() {
        return None;
    }
    let title = locale.say("cohort-map-title").arg("edition", content.edition.name.as_str()).plain();
    let map = EuropeMap::new(title, locale.text("cohort-map-text"))
        .with_points(points)
        .highlight(highlights(locale, content))
        .with_key(key(locale, content))
        .with_outside_heading(locale.text("cohort-map-outside"))
        .with_credit(locale.text("cohort-map-credit"));
    Some(map)
}

/// One point a place, the largest cities first: their names are written first. A place of several rows stands once.
fn points(content: &Content, stage: &Stage) -> Vec<Point> {
    let mut by_place: BTreeMap<&str, (u64, Point)> = BTreeMap::new();
    for entry in &content.entries {
        for city in &entry.cities {
            let Some(place) = &city.place else { continue };
            let href = stage.participant(content, &entry.participation);
            let Some(point) = at(city, entry, Some(href)) else { continue };
            by_place
                .entry(&place.id)
                .and_modify(|(_, known)| known.size += 1)
                .or_insert((place.population.unwrap_or(0), point));
        }
    }
    let mut points: Vec<(u64, Point)> = by_place.into_values().collect();
    points.sort_by_key(|(people, _)| std::cmp::Reverse(*people));
    points.into_iter().map(|(_, point)| point).collect()
}

fn at(city: &CityEntry, entry: &Entry, href: Option<String>) -> Option<Point> {
    let (latitude, longitude) = coordinates(city)?;
    let id = city.place.as_ref()?.id.clone();
    Some(Point { id, label: city.name.clone(), latitude, longitude, size: 1, kind: kind(entry.part), href })
}

fn coordinates(city: &CityEntry) -> Option<(f64, f64)> {
    let place = city.place.as_ref()?;
    Some((place.latitude?, place.longitude?))
}

fn kind(part: Part) -> &'static str {
    if part == Part::Mentor { "mentor" } else { "core" }
}

fn highlights(locale: &Locale, content: &Content) -> Vec<Highlight> {
    let mut cities: BTreeMap<Country, usize> = BTreeMap::new();
    for country in content.entries.iter().flat_map(|entry| &entry.cities).filter_map(|city| city.country) {
        *cities.entry(country).or_default() += 1;
    }
    let line = |(country, count)| Highlight {
        country,
        name: locale
            .say("cohort-map-country")
            .arg("country", locale.country(country))
            .arg("count", count)
            .plain(),
    };
    cities.into_iter().map(line).collect()
}

fn key(locale: &Locale, content: &Content) -> Vec<Key> {
    let has = |kind_asked: &str| content.entries.iter().any(|entry| kind(entry.part) == kind_asked);
    let both = has("core") && has("mentor");
    [("core", "cohort-map-core"), ("mentor", "cohort-part-mentor")]
        .into_iter()
        .filter(|_| both)
        .map(|(kind, id)| Key { kind, label: locale.text(id) })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn a_place_of_two_rows_is_one_larger_point() {
        let mut content = sample::content();
        let twin = content.entries[0].clone();
        content.entries.push(twin);
        let points = points(&content, &Stage::Published);
        let found = points.iter().find(|point| point.label == "Θεσσαλονίκη").unwrap();
        assert_eq!((points.len(), found.size), (3, 2));
    }

    #[test]
    fn a_version_without_a_placed_city_has_no_map() {
        let mut content = sample::content();
        for city in content.entries.iter_mut().flat_map(|entry| &mut entry.cities) {
            city.place = None;
        }
        assert!(points(&content, &Stage::Published).is_empty());
        assert_eq!(unplaced(&content), 6);
    }
}
