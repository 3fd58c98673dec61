//! Draws the countries under the points.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use centum_base::Country;
use centum_web::chart::{Coordinate, Sheet, Svg};

use super::clip::{Point, Rectangle, clip};
use super::outlines::{self, Outline};
use super::view::View;

/// Outlines reach this share of the view beyond its edge, so that their cut edges are never seen.
const BEYOND: f64 = 0.05;

/// A country that fills less than this share of the view is not named.
const SMALLEST_NAMED: f64 = 0.02;

/// Draws all countries that the view shows; those with a name take part.
pub(crate) fn draw(svg: &mut Svg, sheet: Sheet, view: &View, taking_part: &BTreeMap<Country, String>) {
    let ([left, top], [width, height]) = (view.rectangle.least, view.size());
    svg.open(
        "svg",
        &[
            ("class", &"map-land"),
            ("width", &sheet.x(1.0)),
            ("height", &sheet.y(1.0)),
            ("viewBox", &format_args!("{left:.0} {top:.0} {width:.0} {height:.0}")),
            ("preserveAspectRatio", &"none"),
        ],
    );
    svg.open("g", &[("fill-rule", &"evenodd"), ("stroke", &"currentColor"), ("stroke-linejoin", &"round")]);
    let shown = outlines::all().iter().filter(|outline| outline.bounds.meets(&view.rectangle));
    let (taking, others): (Vec<_>, Vec<_>) =
        shown.partition(|outline| taking_part.contains_key(&outline.country));
    // Those that take part come last, so that no neighbour's line lies over theirs.
    for outline in others {
        country(svg, outline, view, None);
    }
    for outline in taking {
        country(svg, outline, view, taking_part.get(&outline.country));
    }
    svg.close("g");
    svg.close("svg");
}

fn country(svg: &mut Svg, outline: &Outline, view: &View, name: Option<&String>) {
    let path = path(outline, view);
    if path.is_empty() {
        return;
    }
    let opacity = if name.is_some() { 0.16 } else { 0.07 };
    let mut attributes: Vec<(&str, &dyn std::fmt::Display)> = Vec::new();
    if name.is_some() {
        attributes.push(("class", &"takes-part"));
    }
    attributes.extend([
        ("fill-opacity", &opacity as &dyn std::fmt::Display),
        ("stroke-opacity", &0.2),
        ("vector-effect", &"non-scaling-stroke"),
        ("d", &path),
    ]);
    match name {
        None => svg.empty("path", &attributes),
        Some(name) => {
            svg.open("path", &attributes);
            svg.text("title", &[], name);
            svg.close("path");
        }
    }
}

/// Where to write the names of countries: the middle of the largest part that the view shows of each, as shares of
/// the view, the largest country first.
pub(crate) fn middles(view: &View) -> Vec<(Country, Point)> {
    let [width, height] = view.size();
    let mut middles: Vec<(Country, Middle)> = outlines::all()
        .iter()
        .filter(|outline| outline.bounds.meets(&view.rectangle))
        .filter_map(|outline| {
            let parts = outline.rings().filter_map(|ring| Middle::of(&clip(&ring, &view.rectangle)));
            Some((outline.country, parts.max_by(|a, b| a.area.total_cmp(&b.area))?))
        })
        .filter(|(_, middle)| middle.area >= SMALLEST_NAMED * width * height)
        .collect();
    middles.sort_by(|(_, a), (_, b)| b.area.total_cmp(&a.area));
    middles.into_iter().filter_map(|(country, middle)| Some((country, view.shares(middle.point)?))).collect()
}

/// The middle of an area.
struct Middle {
    area: f64,
    point: Point,
}

impl Middle {
    /// The centre of gravity; `None` for a ring without an area.
    fn of(ring: &[Point]) -> Option<Self> {
        let (mut doubled, mut sum) = (0.0, [0.0, 0.0]);
        for (a, b) in ring.iter().zip(ring.iter().cycle().skip(1)) {
            let cross = a[0] * b[1] - b[0] * a[1];
            doubled += cross;
            for axis in 0..2 {
                sum[axis] += (a[axis] + b[axis]) * cross;
            }
        }
        let area = f64::abs(doubled) / 2.0;
        (area > 0.0).then(|| Self { area, point: sum.map(|moment| moment / (3.0 * doubled)) })
    }
}

/// The outline as it stands; in a close view cut to what is seen.
fn path(outline: &Outline, view: &View) -> String {
    if *view == View::EUROPE {
        return outline.path.to_owned();
    }
    let beyond = view.size().map(|side| side * BEYOND);
    let reach = Rectangle {
        least: [0, 1].map(|axis| view.rectangle.least[axis] - beyond[axis]),
        most: [0, 1].map(|axis| view.rectangle.most[axis] + beyond[axis]),
    };
    outline.rings().map(|ring| ring_path(&clip(&ring, &reach))).collect()
}

fn ring_path(ring: &[Point]) -> String {
    let mut text = String::new();
    for (place, [x, y]) in ring.iter().enumerate() {
        let letter = if place == 0 { 'M' } else { 'L' };
        // Writing into a string cannot fail.
        let _ = write!(text, "{letter}{} {}", Coordinate::Pixels(*x), Coordinate::Pixels(*y));
    }
    if !text.is_empty() {
        text.push('z');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_close_view_draws_only_the_countries_it_shows() {
        let view = View::around(&[[1450.0, 2380.0]]);
        let mut svg = Svg::default();
        draw(&mut svg, Sheet::Fluid, &view, &BTreeMap::new());
        let paths = svg.finish().matches("<path").count();
        assert!((2..12).contains(&paths), "{paths}");
    }

    #[test]
    fn names_stand_inside_the_view_the_largest_country_first() {
        let view = View::around(&[[1450.0, 2380.0]]);
        let middles = middles(&view);
        assert_eq!(middles.first().map(|(country, _)| country.code()), Some("BE"));
        assert!(middles.iter().all(|(_, at)| at.iter().all(|share| (0.0..=1.0).contains(share))));
    }

    #[test]
    fn the_middle_of_a_square_is_its_middle_whichever_way_it_is_walked() {
        let mut square = [[0.0, 0.0], [2.0, 0.0], [2.0, 2.0], [0.0, 2.0]];
        assert_eq!(Middle::of(&square).map(|middle| (middle.area, middle.point)), Some((4.0, [1.0, 1.0])));
        square.reverse();
        assert_eq!(Middle::of(&square).map(|middle| (middle.area, middle.point)), Some((4.0, [1.0, 1.0])));
        assert!(Middle::of(&[[0.0, 0.0], [1.0, 1.0]]).is_none());
    }
}
