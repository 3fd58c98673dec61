//! Points as they are handed in, and marks as they are drawn.

use centum_web::chart::{Role, Sheet, Svg, shortened};

use super::LONGEST_NAME;
use super::clip;

/// A mark with an area of one has this radius, in pixels.
const UNIT_RADIUS: f64 = 3.4;
/// No mark has a larger radius; all areas shrink alike when the largest would.
const LARGEST_RADIUS: f64 = 22.0;
/// No mark is too small to be seen.
const SMALLEST_RADIUS: f64 = 1.5;

/// A map with more links than this leaves them out of the order of the tab key: the table beside it has them all.
const MOST_TAB_STOPS: usize = 24;

/// A place to show.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// Tells it apart on its page, for a script that joins map and table.
    pub id: String,
    /// Its name, as the reader reads it.
    pub label: String,
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
    /// How many cities stand behind it: the area of its mark.
    pub size: u32,
    /// What kind of thing it is, as a class of the style sheet.
    pub kind: &'static str,
    /// The page that tells more.
    pub href: Option<String>,
}

/// One or several points that are drawn as one.
#[derive(Clone, Debug)]
pub(crate) struct Mark<'a> {
    /// Shares of the frame's width and height.
    pub(crate) at: clip::Point,
    /// The point that gives the mark its name: the first of the largest.
    pub(crate) first: &'a Point,
    /// How many more points stand behind it.
    pub(crate) others: usize,
    /// The cities behind all of them.
    pub(crate) size: u64,
    /// The kind that all of them have, or `mixed`.
    pub(crate) kind: &'static str,
}

impl<'a> Mark<'a> {
    pub(crate) fn of(point: &'a Point, at: clip::Point) -> Self {
        Self { at, first: point, others: 0, size: u64::from(point.size.max(1)), kind: point.kind }
    }

    /// The name, with the number of others behind it.
    pub(crate) fn name(&self) -> String {
        let name = shortened(&self.first.label, LONGEST_NAME);
        if self.others == 0 { name } else { format!("{name} +{}", self.others) }
    }

    fn href(&self) -> Option<&str> {
        self.first.href.as_deref().filter(|href| self.others == 0 && local(href))
    }
}

/// Whether an address stays on this site: a map links to our own pages only.
pub(crate) fn local(href: &str) -> bool {
    href.starts_with(['/', '#', '?']) && !href.starts_with("//") && !href.contains('\\')
}

/// How many pixels of radius the square root of a size is worth.
pub(crate) fn radius_unit(marks: &[Mark<'_>]) -> f64 {
    let largest = marks.iter().map(|mark| mark.size).max().unwrap_or(1) as f64;
    UNIT_RADIUS.min(LARGEST_RADIUS / largest.sqrt())
}

/// The radius of a mark in pixels: its area is in proportion to its size.
pub(crate) fn radius(mark: &Mark<'_>, unit: f64) -> f64 {
    (unit * (mark.size as f64).sqrt()).max(SMALLEST_RADIUS)
}

/// What a map with these points is: with links inside a group, since a picture hides what it holds.
pub(crate) fn role(points: &[Point]) -> Role {
    let linked = points.iter().filter_map(|point| point.href.as_deref()).any(local);
    if linked { Role::Group } else { Role::Picture }
}

/// Draws the marks, the largest first, so that the small ones lie on top.
pub(crate) fn draw(svg: &mut Svg, sheet: Sheet, marks: &[Mark<'_>]) {
    let unit = radius_unit(marks);
    let mut order: Vec<_> = marks.iter().collect();
    order.sort_by_key(|mark| std::cmp::Reverse(mark.size));
    let links = marks.iter().filter(|mark| mark.href().is_some()).count();
    let outside_tab_order = links > MOST_TAB_STOPS;
    for mark in order {
        link(svg, sheet, mark.href(), outside_tab_order, |svg| circle(svg, sheet, mark, radius(mark, unit)));
    }
}

fn circle(svg: &mut Svg, sheet: Sheet, mark: &Mark<'_>, radius: f64) {
    let [x, y] = mark.at;
    let class = format!("map-point {}", mark.kind);
    let radius = format!("{radius:.1}");
    svg.open(
        "circle",
        &[
            ("class", &class),
            ("data-point", &shortened(&mark.first.id, LONGEST_NAME)),
            ("cx", &sheet.x(x)),
            ("cy", &sheet.y(y)),
            ("r", &radius),
        ],
    );
    svg.text("title", &[], &mark.name());
    svg.close("circle");
}

/// Draws something inside a link, where there is one. A file has no site that a path could lead to.
pub(crate) fn link(
    svg: &mut Svg,
    sheet: Sheet,
    href: Option<&str>,
    outside_tab_order: bool,
    draw: impl FnOnce(&mut Svg),
) {
    match href.filter(|_| !sheet.is_fixed()) {
        None => draw(svg),
        Some(href) => {
            let mut attributes: Vec<(&str, &dyn std::fmt::Display)> = vec![("href", &href)];
            if outside_tab_order {
                attributes.push(("tabindex", &"-1"));
            }
            svg.open("a", &attributes);
            draw(svg);
            svg.close("a");
        }
    }
}

/// A point in Leuven.
#[cfg(test)]
pub(super) fn sample(label: &str) -> Point {
    Point {
        id: label.to_owned(),
        label: label.to_owned(),
        latitude: 50.88,
        longitude: 4.7,
        size: 1,
        kind: "core",
        href: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(point: &Point) -> Mark<'_> {
        Mark::of(point, [0.5, 0.5])
    }

    #[test]
    fn four_times_the_cities_are_four_times_the_area() {
        let (one, four) = (sample("one"), Point { size: 4, ..sample("four") });
        let marks = [mark(&one), mark(&four)];
        let unit = radius_unit(&marks);
        assert!((radius(&marks[1], unit) / radius(&marks[0], unit) - 2.0).abs() < 1e-9);
    }

    #[test]
    fn no_mark_grows_beyond_the_largest_and_none_vanishes() {
        let (none, most) = (Point { size: 0, ..sample("none") }, Point { size: u32::MAX, ..sample("most") });
        let marks = [mark(&none), mark(&most)];
        let unit = radius_unit(&marks);
        assert!(radius(&marks[1], unit) <= LARGEST_RADIUS + 1e-9);
        assert!(radius(&marks[0], unit) >= SMALLEST_RADIUS);
    }

    #[test]
    fn the_small_marks_lie_on_top_of_the_large_ones() {
        let (small, large) = (sample("small"), Point { size: 9, ..sample("large") });
        let mut svg = Svg::default();
        draw(&mut svg, Sheet::Fluid, &[mark(&small), mark(&large)]);
        let svg = svg.finish();
        assert!(svg.find("<title>large").unwrap() < svg.find("<title>small").unwrap(), "{svg}");
    }
}
