//! The small map of an area: where does this lie, and how far does it reach?

use std::collections::BTreeMap;

use centum_web::chart::{Coordinate, Naming, Role, Sheet, Svg};

use super::clip;
use super::land;
use super::view::{View, in_frame};

/// Each edge is drawn in so many steps: on the map it is a curve.
const STEPS: u32 = 12;
/// An area that is smaller than a point has a point of this radius, in pixels.
const DOT: f64 = 3.0;

/// Edges of an area in degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Edges {
    /// The western edge.
    pub west: f64,
    /// The southern edge.
    pub south: f64,
    /// The eastern edge.
    pub east: f64,
    /// The northern edge.
    pub north: f64,
}

/// A close map with an area on it.
#[derive(Clone, Debug)]
pub struct ExtentMap {
    naming: Naming,
    edges: Edges,
}

impl ExtentMap {
    /// A map of an area by its id, its title and its summary in words.
    pub fn new(
        id: impl Into<String>,
        title: impl Into<String>,
        description: impl Into<String>,
        edges: Edges,
    ) -> Self {
        let naming = Naming { id: id.into(), title: title.into(), description: description.into() };
        Self { naming, edges }
    }

    /// For a page; none where the area reaches beyond what there are outlines of.
    pub fn render(&self) -> Option<String> {
        let outline = self.outline()?;
        let view = View::around(&outline);
        let shares: Vec<clip::Point> = outline.iter().filter_map(|point| view.shares(*point)).collect();
        let mut page = Svg::default();
        page.open("div", &[("class", &"map")]);
        let class = if view == View::EUROPE { "map-frame" } else { "map-frame near" };
        page.begin(class, &self.naming, Role::Picture, &[("width", &"100%")], false);
        land::draw(&mut page, Sheet::Fluid, &view, &BTreeMap::new());
        draw(&mut page, &shares);
        page.close("svg");
        page.close("div");
        Some(page.finish())
    }

    /// The edges as points of the grid, all the way round.
    fn outline(&self) -> Option<Vec<clip::Point>> {
        let Edges { west, south, east, north } = self.edges;
        let corners = [(south, west), (south, east), (north, east), (north, west)];
        let next = corners.iter().cycle().skip(1);
        let mut points = Vec::new();
        for (from, to) in corners.iter().zip(next) {
            for step in 0..STEPS {
                let share = f64::from(step) / f64::from(STEPS);
                let between = |from: f64, to: f64| from + (to - from) * share;
                points.push(in_frame(between(from.0, to.0), between(from.1, to.1))?);
            }
        }
        Some(points)
    }
}

fn draw(page: &mut Svg, shares: &[clip::Point]) {
    let points: Vec<String> =
        shares.iter().map(|[x, y]| format!("{:.2},{:.2}", x * 1000.0, y * 1000.0)).collect();
    page.open(
        "svg",
        &[
            ("width", &"100%"),
            ("height", &"100%"),
            ("viewBox", &"0 0 1000 1000"),
            ("preserveAspectRatio", &"none"),
        ],
    );
    page.empty(
        "polygon",
        &[
            ("class", &"map-extent"),
            ("points", &points.join(" ")),
            ("fill-opacity", &0.25),
            ("stroke", &"currentColor"),
            ("stroke-width", &2),
            ("vector-effect", &"non-scaling-stroke"),
        ],
    );
    page.close("svg");
    let count = shares.len().max(1) as f64;
    let middle = |axis: usize| Coordinate::Share(shares.iter().map(|point| point[axis]).sum::<f64>() / count);
    page.empty("circle", &[("class", &"map-extent"), ("cx", &middle(0)), ("cy", &middle(1)), ("r", &DOT)]);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn map(west: f64, south: f64, east: f64, north: f64) -> Option<String> {
        ExtentMap::new("m", "<Leuven>", "Here.", Edges { west, south, east, north }).render()
    }

    #[test]
    fn an_area_is_drawn_with_its_name_and_without_style() {
        let page = map(4.6, 50.8, 4.8, 51.0).unwrap();
        assert!(page.contains("map-extent") && page.contains("&lt;Leuven&gt;"), "{page}");
        assert!(!page.contains("style") && !page.contains("NaN"), "{page}");
    }

    #[test]
    fn what_reaches_beyond_the_outlines_has_no_map() {
        for (west, south, east, north) in
            [(-180.0, -90.0, 180.0, 90.0), (103.0, 1.0, 104.0, 2.0), (f64::NAN, 0.0, 1.0, 1.0)]
        {
            assert_eq!(map(west, south, east, north), None);
        }
    }
}
