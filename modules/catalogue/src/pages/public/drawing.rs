//! Maps of these pages.

use centum_places::map::{CandidateMap, Edges, EuropeMap, ExtentMap, Point};
use centum_web::{Html, Locale};

use super::around::City;
use super::words::said;
use crate::dcat::Record;

/// Where a dataset is about: its first box, else its first point; none outside Europe.
pub(super) fn coverage(locale: &Locale, record: &Record) -> Option<Html> {
    let title = locale.text("catalogue-public-map");
    let edges = record.spatial.iter().find_map(|place| place.bbox.filter(|edges| edges.is_on_the_globe()));
    if let Some(edges) = edges {
        let edges = Edges { west: edges.west, south: edges.south, east: edges.east, north: edges.north };
        let map = ExtentMap::new("coverage-map", title, locale.text("catalogue-public-map-text"), edges);
        return map.render().map(Html::trusted);
    }
    let place = record.spatial.iter().find(|place| place.centroid.is_some())?;
    let at = place.centroid?;
    let point = Point {
        id: "place".to_owned(),
        label: said(locale, &place.labels).map(|name| name.text).unwrap_or_default(),
        latitude: at.lat,
        longitude: at.lon,
        size: 1,
        kind: "core",
        href: None,
    };
    let map = CandidateMap::new("coverage-map", title, locale.text("catalogue-public-map-text"), vec![point]);
    map.outside().is_empty().then(|| Html::trusted(map.render()))
}

/// Cities with as many datasets, on the map of Europe; none where no city is placed.
pub(super) fn cities(locale: &Locale, cities: &[(City, i64)]) -> Option<EuropeMap> {
    let point = |(city, count): &(City, i64)| {
        let number = locale.number(*count);
        Some(Point {
            id: city.id.to_string(),
            label: format!("{}: {number}", city.name),
            latitude: city.latitude?,
            longitude: city.longitude?,
            // The area of a mark tells the order of magnitude: a portal of thousands must not hide its neighbours.
            size: u32::try_from(*count).unwrap_or(u32::MAX).max(1).ilog2() + 1,
            kind: "core",
            href: Some(city.href()),
        })
    };
    let points: Vec<Point> = cities.iter().filter_map(point).collect();
    let map = EuropeMap::new(locale.text("catalogue-figures-map"), locale.text("catalogue-figures-map-text"))
        .with_outside_heading(locale.text("cohort-map-outside"))
        .with_credit(locale.text("cohort-map-credit"));
    (!points.is_empty()).then(|| map.with_points(points))
}
