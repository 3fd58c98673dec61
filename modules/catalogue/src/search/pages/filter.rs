//! Period and box: a form of numbers, and a small drawing of where the box lies.

use centum_search::Bounds;
use centum_web::{Html, Locale};

use super::super::question::Question;

/// Europe, with room around it.
const EUROPE: [f64; 4] = [-25.0, 34.0, 45.0, 72.0];
/// Capitals and corners that a reader knows the continent by: longitude and latitude.
const LANDMARKS: [(f64, f64); 24] = [
    (-9.1, 38.7),
    (-3.7, 40.4),
    (2.4, 48.9),
    (-0.1, 51.5),
    (-6.3, 53.3),
    (4.4, 50.8),
    (4.9, 52.4),
    (13.4, 52.5),
    (12.6, 55.7),
    (10.8, 59.9),
    (18.1, 59.3),
    (24.9, 60.2),
    (24.8, 59.4),
    (24.1, 56.9),
    (25.3, 54.7),
    (21.0, 52.2),
    (14.4, 50.1),
    (16.4, 48.2),
    (19.0, 47.5),
    (26.1, 44.4),
    (23.3, 42.7),
    (23.7, 38.0),
    (12.5, 41.9),
    (33.4, 35.2),
];

/// The part of the form that is no facet.
pub(super) struct Filter {
    pub from: String,
    pub until: String,
    /// West, south, east, north, as they were given.
    pub sides: [String; 4],
    pub drawing: Html,
    /// Whether any of it is in use.
    pub used: bool,
}

impl Filter {
    pub(super) fn of(locale: &Locale, question: &Question) -> Self {
        let day = |day: Option<centum_base::Date>| day.map(|day| day.to_string()).unwrap_or_default();
        let sides = question.bounds.map(|bounds| bounds.sides().map(|side| side.to_string()));
        Self {
            from: day(question.from),
            until: day(question.until),
            sides: sides.unwrap_or_default(),
            drawing: drawing(&locale.text("catalogue-search-box-drawing"), question.bounds),
            used: question.bounds.is_some() || question.from.is_some() || question.until.is_some(),
        }
    }
}

/// Europe as its capitals, and the box over it; the numbers beside it say the same.
fn drawing(title: &str, bounds: Option<Bounds>) -> Html {
    let [west, south, east, north] = EUROPE;
    let (width, height) = (east - west, (north - south) * 1.6);
    let spot = |lon: f64, lat: f64| (lon - west, (north - lat) * 1.6);
    let mut svg = format!(
        "<svg class=\"box-map\" viewBox=\"0 0 {width:.0} {height:.0}\" role=\"img\" aria-label=\"{}\">",
        centum_web::markup::escaped(title)
    );
    for (lon, lat) in LANDMARKS {
        let (x, y) = spot(lon, lat);
        svg.push_str(&format!("<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"0.7\"/>"));
    }
    if let Some(bounds) = bounds {
        let [of_west, of_south, of_east, of_north] = bounds.sides();
        let (left, top) = spot(of_west.clamp(west, east), of_north.clamp(south, north));
        let (right, bottom) = spot(of_east.clamp(west, east), of_south.clamp(south, north));
        // A point is drawn as a small square: what has no extent cannot be seen.
        let (wide, high) = ((right - left).max(0.8), (bottom - top).max(0.8));
        svg.push_str(&format!(
            "<rect x=\"{left:.1}\" y=\"{top:.1}\" width=\"{wide:.1}\" height=\"{high:.1}\"/>"
        ));
    }
    svg.push_str("</svg>");
    Html::trusted(svg)
}
