//! GeoJSON by RFC 7946: one feature a city. A city without a known point keeps its feature, so that counts add up.

use serde_json::{Map, Value, json};

use super::credit::{Licence, notice};
use super::links::Links;
use super::plain::script_safe;
use super::point::Point;
use super::tables;
use crate::announcement::{CityEntry, Content, Entry};

/// The cities of the announcement as a collection of features.
pub fn geojson(content: &Content, links: &Links) -> String {
    let edition = &content.edition;
    let features = content.entries.iter().zip(1..).flat_map(|(entry, row)| {
        let cities = entry.cities.iter().zip(1..);
        cities.map(move |(city, number)| feature(content, links, (row, entry), (number, city)))
    });
    let mut collection = Map::new();
    collection.insert("type".into(), "FeatureCollection".into());
    if let Some(bounds) = bounding_box(Point::all(content)) {
        collection.insert("bbox".into(), bounds.into_iter().collect());
    }
    let about = [
        ("name", content.texts_in("en").1.title.clone()),
        ("announcement", links.version(&edition.slug, content.number)),
        ("digest", content.hash().to_string()),
        ("date", content.date.to_string()),
        ("publisher", edition.publisher.clone()),
        ("licence", Licence { id: &edition.licence }.address()),
        ("attribution", notice(content)),
    ];
    collection.extend(about.map(|(name, value)| (name.to_owned(), value.into())));
    collection.insert("features".into(), features.collect());
    script_safe(&Value::Object(collection).to_string())
}

/// The page of a place at GeoNames, as linked data names it.
pub(super) fn geonames_address(id: u64) -> String {
    format!("https://sws.geonames.org/{id}/")
}

fn feature(content: &Content, links: &Links, row: (usize, &Entry), city: (usize, &CityEntry)) -> Value {
    let (row, entry) = row;
    let (number, city) = city;
    let place = city.place.as_ref();
    json!({
        "type": "Feature",
        "id": format!("{}/{number}", entry.participation),
        "geometry": Point::of_city(city).map(|point| json!({
            "type": "Point", "coordinates": [point.longitude, point.latitude],
        })),
        "properties": {
            "row": row,
            "row_name": entry.name,
            "part": entry.part,
            "standing": entry.standing,
            "kind": tables::kind(entry),
            "row_countries": entry.countries,
            "marks": entry.marks,
            "city": number,
            "city_name": city.name,
            "country": city.country,
            "is_lead": city.is_lead,
            "place_name": place.map(|place| &place.name),
            "geonames": place.and_then(|place| place.geonames).map(geonames_address),
            "population": place.and_then(|place| place.population),
            "place_source": place.and_then(tables::source_of),
            "place_address": place.map(|place| links.place(&place.id)),
            "participant_address": links.participant(&content.edition.slug, &entry.participation),
        },
    })
}

/// West, south, east and north of all points; `None` without a point.
fn bounding_box(points: impl Iterator<Item = Point>) -> Option<[f64; 4]> {
    points.fold(None, |bounds, Point { latitude, longitude }| {
        let [west, south, east, north] = bounds.unwrap_or([longitude, latitude, longitude, latitude]);
        Some([west.min(longitude), south.min(latitude), east.max(longitude), north.max(latitude)])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(latitude: f64, longitude: f64) -> Point {
        Point { latitude, longitude }
    }

    #[test]
    fn the_box_holds_every_point_in_the_order_of_the_standard() {
        let points = [at(51.9, -8.5), at(1.3, 103.8), at(60.2, 24.7)];
        assert_eq!(bounding_box(points.into_iter()), Some([-8.5, 1.3, 103.8, 60.2]));
        assert_eq!(bounding_box(std::iter::empty()), None);
    }
}
