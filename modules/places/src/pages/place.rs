//! One place: its names, where it lies, how many people live there, and what it takes part in.

use askama::Template;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use centum_base::Id;
use centum_web::{Html, Locale, Page, Problem, Visit};

use crate::gazetteer::{self, Gazetteer};
use crate::map::{CandidateMap, Point};
use crate::store::{Place, PlaceKind, PlaceName, Source, find_place, names, parts};

/// A page shows no more names of the data than this.
const MOST_NAMES: usize = 400;

/// Something that a place takes part in, as a later module of the journey tells it.
#[derive(Clone, Debug)]
pub struct TakesPart {
    /// Its page.
    pub href: String,
    /// What it is called.
    pub name: String,
    /// What it belongs to.
    pub edition: String,
    /// As what, in the reader's language.
    pub part: String,
}

/// Names of one kind.
struct NameGroup {
    kind: Html,
    names: Vec<PlaceName>,
}

/// A place that belongs to a body.
struct PartLine {
    href: String,
    name: String,
}

#[derive(Template)]
#[template(path = "public/place.html")]
pub(super) struct PlacePage {
    page: Page,
    country: String,
    is_body: bool,
    names: Vec<NameGroup>,
    population: Option<Html>,
    coordinates: Option<(Html, Html)>,
    source: Html,
    source_link: Option<String>,
    data_version: String,
    map: Option<Html>,
    parts: Vec<PartLine>,
    takes_part: Vec<TakesPart>,
}

impl PlacePage {
    /// The page of a place.
    pub(super) fn of(
        page: Page,
        place: &Place,
        names: Vec<PlaceName>,
        parts: &[Place],
        takes_part: Vec<TakesPart>,
    ) -> Self {
        let locale = page.locale.clone();
        let locale = &locale;
        let part = |part: &Place| PartLine { href: path(part.id), name: part.name.clone() };
        let geonames = (place.source == Source::Geonames).then_some(place.source_id.as_deref()).flatten();
        let entry = geonames.and_then(|id| Gazetteer::shipped().place(id.parse().ok()?));
        Self {
            country: locale.country(place.country),
            is_body: place.kind == PlaceKind::Body,
            names: grouped(locale, with_those_of(entry, names)),
            population: population(locale, place, entry),
            coordinates: coordinates(locale, place),
            source: locale.html(&format!("places-source-{}", place.source.name())),
            source_link: geonames.map(|id| format!("https://www.geonames.org/{id}/")),
            data_version: place.data_version.clone(),
            map: map(locale, place, parts),
            parts: parts.iter().map(part).collect(),
            takes_part,
            page: page.crumb("/places", locale.text("places-title")),
        }
    }
}

/// The page of the place of that identifier; a merged one leads to the other for good.
pub async fn show(visit: &Visit, id: &str, takes_part: Vec<TakesPart>) -> Result<Response, Problem> {
    let id: Id<Place> = id.parse().map_err(|_| Problem::not_found())?;
    let mut reader = visit.app.house.read().await?;
    let place = find_place(&mut reader.conn(), id).await?.ok_or_else(Problem::not_found)?;
    if let Some(other) = place.merged_into {
        return Ok((StatusCode::MOVED_PERMANENTLY, [(header::LOCATION, path(other))]).into_response());
    }
    let names = names(&mut reader.conn(), id).await?;
    let parts = parts(&mut reader.conn(), id).await?;
    drop(reader);
    let page = visit.public_page(place.name.clone());
    visit.html(&PlacePage::of(page, &place, names, &parts, takes_part))
}

fn path(id: Id<Place>) -> String {
    format!("/places/{id}")
}

/// The kept names, and those that the data hold besides.
fn with_those_of(entry: Option<gazetteer::Place>, mut names: Vec<PlaceName>) -> Vec<PlaceName> {
    let others = entry.iter().flat_map(gazetteer::Place::other_names).take(MOST_NAMES);
    for name in others {
        if !names.iter().any(|kept| kept.name == name) {
            names.push(PlaceName { name: name.to_owned(), language: None, kind: "alternate".to_owned() });
        }
    }
    names
}

/// Names by kind: official ones, those of the data, those that somebody of this installation added.
fn grouped(locale: &Locale, names: Vec<PlaceName>) -> Vec<NameGroup> {
    ["official", "alternate", "alias"]
        .into_iter()
        .map(|kind| {
            let mut of_kind: Vec<PlaceName> =
                names.iter().filter(|name| name.kind == kind).cloned().collect();
            locale.sort_by_text(&mut of_kind, |name| &name.name);
            NameGroup { kind: locale.html(&format!("places-names-{kind}")), names: of_kind }
        })
        .filter(|group| !group.names.is_empty())
        .collect()
}

fn population(locale: &Locale, place: &Place, entry: Option<gazetteer::Place>) -> Option<Html> {
    let people = place.population.filter(|people| *people > 0)?;
    let edited = entry.and_then(|entry| entry.modified());
    let said = match (place.population_year, edited) {
        // A year is a name and not a number: its digits are never grouped.
        (Some(year), _) => {
            locale.say("places-population-of").arg("people", people).arg("year", year.to_string())
        }
        (None, Some(day)) => {
            locale.say("places-population-edited").arg("people", people).markup("day", &locale.day(day))
        }
        (None, None) => locale.say("places-people").arg("people", people),
    };
    Some(said.html())
}

fn coordinates(locale: &Locale, place: &Place) -> Option<(Html, Html)> {
    let written = |degrees: f64, positive: &str, negative: &str| {
        let id = if degrees < 0.0 { negative } else { positive };
        locale.say(id).arg("degrees", locale.decimal(&format!("{:.4}", degrees.abs()))).html()
    };
    let north = written(place.latitude?, "places-north", "places-south");
    Some((north, written(place.longitude?, "places-east", "places-west")))
}

fn map(locale: &Locale, place: &Place, parts: &[Place]) -> Option<Html> {
    let own = std::iter::once(place);
    let points: Vec<Point> = own.chain(parts).filter_map(point).collect();
    if points.is_empty() {
        return None;
    }
    let title = locale.say("places-map-title").arg("name", place.name.as_str()).plain();
    let map = CandidateMap::new("place-map", title, locale.text("places-map-text"), points);
    Some(Html::trusted(map.with_outside_heading(locale.text("places-map-outside")).render()))
}

fn point(place: &Place) -> Option<Point> {
    Some(Point {
        id: place.id.to_string(),
        label: place.name.clone(),
        latitude: place.latitude?,
        longitude: place.longitude?,
        size: 1,
        kind: "core",
        href: None,
    })
}
