//! The whole: all catalogues and cities side by side.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use askama::Template;
use axum::response::Response;
use centum_base::Id;
use centum_places::{Place, places_by_id};
use centum_web::{Locale, Page, Problem, Visit};

use super::score::{ScoreView, band_text, tone};
use super::words::TrendView;
use super::year_before;
use crate::quality::asking::added;
use crate::quality::links::State;
use crate::quality::store::{links, scores};
use crate::quality::{Band, Score, Tally, bands, days_of_whole};
use crate::sources::{Catalogue, catalogues};

/// A catalogue or a city.
pub(super) struct Row {
    pub(super) href: String,
    pub(super) name: String,
    pub(super) points: u32,
    /// Of all that could be had, as wide as its bar is.
    pub(super) percent: u32,
    pub(super) band: String,
    pub(super) tone: &'static str,
    pub(super) datasets: i64,
}

impl Row {
    fn of(locale: &Locale, (href, name): (String, String), score: &Score) -> Self {
        Self {
            href,
            name,
            points: score.points.whole(),
            percent: score.points.percent(),
            band: band_text(locale, score.band),
            tone: tone(score.band),
            datasets: score.tally.datasets,
        }
    }
}

#[derive(Template)]
#[template(path = "quality/whole.html")]
pub(super) struct Whole {
    pub(super) page: Page,
    pub(super) score: Option<ScoreView>,
    pub(super) datasets: i64,
    pub(super) looked: i64,
    pub(super) answering: i64,
    pub(super) bands: Vec<(&'static str, String, i64)>,
    pub(super) trend: Option<TrendView>,
    pub(super) catalogues: Vec<Row>,
    pub(super) cities: Vec<Row>,
}

/// `GET /data/quality`.
pub(super) async fn show(visit: Visit) -> Result<Response, Problem> {
    let locale = &visit.locale;
    let mut reader = visit.app.house.read().await?;
    let conn = &mut reader.conn();
    let names: BTreeMap<Id<Catalogue>, Catalogue> =
        catalogues(conn).await?.into_iter().map(|one| (one.id, one)).collect();
    let tallies: BTreeMap<Id<Catalogue>, Tally> = scores::served_all(conn).await?.into_iter().collect();
    let places = places_by_id(conn).await?;
    let publishes = scores::places(conn).await?;
    let of_bands = bands(conn).await?;
    let standing = links::standing(conn).await?;
    let days = days_of_whole(conn, year_before(&visit)).await?;
    drop(reader);
    let score = Score::of(added(tallies.values()));
    let count = |state: State| standing.iter().find(|(one, _)| *one == state).map_or(0, |(_, count)| *count);
    let mut rows: Vec<Row> = tallies
        .iter()
        .filter_map(|(id, tally)| {
            let known = names.get(id)?;
            let score = Score::of(tally.clone())?;
            let href = format!("/data/catalogues/{}/quality", known.slug);
            Some(Row::of(locale, (href, known.name.clone()), &score))
        })
        .collect();
    locale.sort_by_text(&mut rows, |row| &row.name);
    let page = visit
        .public_page(locale.text("catalogue-quality-title"))
        .described(locale.text("catalogue-quality-lead"))
        .crumb("/data", locale.text("catalogue-public-data"));
    visit.html(&Whole {
        page,
        datasets: score.as_ref().map_or(0, |score| score.tally.datasets),
        score: score.as_ref().map(|score| ScoreView::of(locale, score)),
        looked: count(State::Answers) + count(State::Silent),
        answering: count(State::Answers),
        bands: lines(locale, &of_bands),
        trend: TrendView::of(locale, &days),
        catalogues: rows,
        cities: cities(locale, &places, &publishes, &tallies),
    })
}

/// The bands, the best first, those without a dataset too.
pub(super) fn lines(locale: &Locale, bands: &BTreeMap<Band, i64>) -> Vec<(&'static str, String, i64)> {
    let line = |band: &Band| (tone(*band), band_text(locale, *band), bands.get(band).copied().unwrap_or(0));
    Band::ALL.iter().rev().map(line).collect()
}

fn cities(
    locale: &Locale,
    places: &HashMap<Id<Place>, Place>,
    publishes: &[(Id<Place>, Id<Catalogue>)],
    tallies: &BTreeMap<Id<Catalogue>, Tally>,
) -> Vec<Row> {
    // A place that was merged is the city that it is now, and a catalogue counts once for that: as in the figures.
    let mut homes: BTreeMap<Id<Place>, (&Place, BTreeSet<Id<Catalogue>>)> = BTreeMap::new();
    for (place, catalogue) in publishes {
        if let Some(place) = places.get(place) {
            homes.entry(place.id).or_insert_with(|| (place, BTreeSet::new())).1.insert(*catalogue);
        }
    }
    let row = |(place, catalogues): (&Place, BTreeSet<Id<Catalogue>>)| {
        let score = Score::of(added(catalogues.iter().filter_map(|id| tallies.get(id))))?;
        Some(Row::of(locale, (format!("/data/cities/{}", place.id), place.name.clone()), &score))
    };
    let mut rows: Vec<Row> = homes.into_values().filter_map(row).collect();
    locale.sort_by_text(&mut rows, |row| &row.name);
    rows
}
