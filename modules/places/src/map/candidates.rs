//! The small map for a question: which of these places is meant?

use std::collections::BTreeMap;

use centum_web::chart::{Coordinate, Naming, Sheet, Svg, shortened, width};

use super::below::Below;
use super::marks::{Point, link, local, role};
use super::room::{Room, Stamp, WIDEST};
use super::view::{View, in_frame};
use super::{LONGEST_NAME, clip, land};
use crate::countries;

/// More candidates than this are told by the list beside the map alone.
const MOST_NUMBERED: usize = 50;

/// The narrowest and the widest that the map is shown.
const WIDTHS: [f64; 2] = [240.0, WIDEST];

const DISC: f64 = 10.0;
const DOT: f64 = 2.5;
/// How far a disc moves that has no room on its place.
const AWAY: f64 = 22.0;
const FONT: f64 = 12.0;

/// A close map with numbered points: the numbers are those of the list beside it, beginning at 1.
#[derive(Clone, Debug)]
pub struct CandidateMap {
    naming: Naming,
    points: Vec<Point>,
    outside_heading: String,
    language: Option<String>,
}

/// A point that is drawn, with its number.
struct Numbered<'a> {
    number: usize,
    point: &'a Point,
    at: clip::Point,
}

impl CandidateMap {
    /// A map of these points by its id, its title and its summary in words.
    pub fn new(
        id: impl Into<String>,
        title: impl Into<String>,
        description: impl Into<String>,
        points: Vec<Point>,
    ) -> Self {
        let naming = Naming { id: id.into(), title: title.into(), description: description.into() };
        Self { naming, points, outside_heading: String::new(), language: None }
    }

    /// What to write before the points that lie outside the frame.
    pub fn with_outside_heading(mut self, heading: impl Into<String>) -> Self {
        self.outside_heading = heading.into();
        self
    }

    /// Writes the names of the countries on the map, in this language.
    pub fn with_country_names(mut self, language: impl Into<String>) -> Self {
        self.language = Some(language.into());
        self
    }

    /// The points that lie outside all of Europe, in the order given.
    pub fn outside(&self) -> Vec<&Point> {
        self.points.iter().filter(|point| in_frame(point.latitude, point.longitude).is_none()).collect()
    }

    /// For a page.
    pub fn render(&self) -> String {
        let (view, numbered) = self.numbered();
        let mut page = Svg::default();
        page.open("div", &[("class", &"map")]);
        let class = if view == View::EUROPE { "map-frame" } else { "map-frame near" };
        page.begin(class, &self.naming, role(&self.points), &[("width", &"100%")], false);
        land::draw(&mut page, Sheet::Fluid, &view, &BTreeMap::new());
        let mut room = Room::new(view.ratio(), Vec::new());
        let discs = place_discs(&mut room, &numbered);
        if let Some(language) = &self.language {
            write_countries(&mut page, &mut room, &view, language);
        }
        for (numbered, offset) in numbered.iter().zip(discs) {
            draw_disc(&mut page, numbered, offset);
        }
        page.close("svg");
        self.below().write_lists(&mut page);
        page.close("div");
        page.finish()
    }

    fn numbered(&self) -> (View, Vec<Numbered<'_>>) {
        let placed = self.points.iter().zip(1..).take(MOST_NUMBERED);
        let placed: Vec<_> = placed
            .filter_map(|(point, number)| Some((point, number, in_frame(point.latitude, point.longitude)?)))
            .collect();
        let spots: Vec<_> = placed.iter().map(|(_, _, spot)| *spot).collect();
        let view = View::around(&spots);
        let numbered = placed
            .into_iter()
            .filter_map(|(point, number, spot)| Some(Numbered { number, point, at: view.shares(spot)? }));
        (view, numbered.collect())
    }

    fn below(&self) -> Below<'_> {
        Below { heading: &self.outside_heading, outside: self.outside(), ..Below::default() }
    }
}

/// Where each disc goes: on its place, or beside it where another disc has the room.
fn place_discs(room: &mut Room, numbered: &[Numbered<'_>]) -> Vec<clip::Point> {
    let offsets = offsets();
    let place = |numbered: &Numbered<'_>| {
        let stamps = offsets.map(|offset| Stamp::circle(numbered.at, offset, DISC));
        // Where there is no room at all the disc covers another: the list has both.
        offsets[room.take(&stamps, WIDTHS).unwrap_or_default()]
    };
    numbered.iter().map(place).collect()
}

/// The names of countries, in the middle of what is seen of them, where no disc is in the way.
fn write_countries(page: &mut Svg, room: &mut Room, view: &View, language: &str) {
    for (country, at) in land::middles(view) {
        let name = countries::name(country, language);
        let half = width(name, FONT) / 2.0;
        let stamp = Stamp { at, least: [-half, -FONT / 2.0], most: [half, FONT / 2.0] };
        if room.take(&[stamp], WIDTHS).is_some() {
            page.text(
                "text",
                &[
                    ("class", &"map-country"),
                    ("x", &Coordinate::Share(at[0])),
                    ("y", &Coordinate::Share(at[1])),
                    ("dy", &(FONT / 3.0)),
                    ("text-anchor", &"middle"),
                    ("font-size", &FONT),
                    ("fill-opacity", &0.7),
                ],
                name,
            );
        }
    }
}

fn draw_disc(page: &mut Svg, Numbered { number, point, at }: &Numbered<'_>, [dx, dy]: clip::Point) {
    let href = point.href.as_deref().filter(|href| local(href));
    link(page, Sheet::Fluid, href, false, |page| {
        // Its own little plane, with the place at nought and pixels around it.
        page.open(
            "svg",
            &[
                ("class", &"map-candidate"),
                ("data-point", &shortened(&point.id, LONGEST_NAME)),
                ("x", &Coordinate::Share(at[0])),
                ("y", &Coordinate::Share(at[1])),
                ("overflow", &"visible"),
            ],
        );
        page.text("title", &[], &format!("{number}: {}", shortened(&point.label, LONGEST_NAME)));
        if [dx, dy] != [0.0, 0.0] {
            page.empty(
                "line",
                &[("class", &"map-reach"), ("x2", &dx), ("y2", &dy), ("stroke", &"currentColor")],
            );
            page.empty("circle", &[("class", &"map-disc"), ("r", &DOT)]);
        }
        page.empty("circle", &[("class", &"map-disc"), ("cx", &dx), ("cy", &dy), ("r", &DISC)]);
        page.text(
            "text",
            &[
                ("class", &"map-number"),
                ("x", &dx),
                ("y", &(dy + FONT / 3.0)),
                ("text-anchor", &"middle"),
                ("font-size", &FONT),
                ("fill", &"Canvas"),
            ],
            &number.to_string(),
        );
        page.close("svg");
    });
}

/// On the place, then around it.
fn offsets() -> [clip::Point; 9] {
    let slant = (AWAY * 0.75).round();
    [
        [0.0, 0.0],
        [AWAY, 0.0],
        [-AWAY, 0.0],
        [0.0, -AWAY],
        [0.0, AWAY],
        [slant, -slant],
        [-slant, -slant],
        [slant, slant],
        [-slant, slant],
    ]
}

#[cfg(test)]
mod tests {
    use super::super::marks::sample;
    use super::*;

    fn at(label: &str, latitude: f64, longitude: f64) -> Point {
        Point { latitude, longitude, ..sample(label) }
    }

    fn three_mechelens() -> Vec<Point> {
        vec![
            at("Mechelen", 51.026, 4.478),
            at("Mechelen (Limburg)", 50.797, 5.92),
            at("Mechelen-aan-de-Maas", 50.965, 5.69),
        ]
    }

    #[test]
    fn candidates_have_the_numbers_of_their_list_on_a_close_map() {
        let page = CandidateMap::new("ask", "Which Mechelen?", "Three.", three_mechelens()).render();
        for number in ["1: Mechelen", "2: Mechelen (Limburg)", "3: Mechelen-aan-de-Maas"] {
            assert!(page.contains(&format!("<title>{number}</title>")), "{page}");
        }
        assert!(page.contains("map-frame near") && page.len() < 10_000, "{} bytes", page.len());
    }

    #[test]
    fn countries_are_named_in_the_language_asked_for() {
        let map = CandidateMap::new("ask", "", "", three_mechelens());
        assert!(!map.render().contains("map-country"));
        let page = map.with_country_names("de").render();
        assert!(page.contains(">Belgien<") && page.contains(">Niederlande<"), "{page}");
    }

    #[test]
    fn a_candidate_outside_keeps_the_others_numbers_and_is_listed() {
        let mut points = three_mechelens();
        points.insert(1, at("New Mechelen", 40.0, -80.0));
        let map = CandidateMap::new("ask", "", "", points).with_outside_heading("Elsewhere:");
        assert_eq!(map.outside().len(), 1);
        let page = map.render();
        assert!(
            page.contains("<title>3: Mechelen (Limburg)</title>") && page.contains("New Mechelen"),
            "{page}"
        );
    }

    #[test]
    fn discs_on_the_same_place_stand_apart_with_a_line_to_it() {
        let twins = vec![at("a", 46.54, 14.97), at("b", 46.54, 14.97)];
        let page = CandidateMap::new("ask", "", "", twins).render();
        assert_eq!(page.matches("map-reach").count(), 1);
        assert!(page.contains("cx=\"22\""), "{page}");
    }

    #[test]
    fn no_candidate_and_too_many_are_drawn_all_the_same() {
        assert!(CandidateMap::new("ask", "", "", Vec::new()).render().contains("map-frame"));
        let crowd = CandidateMap::new("ask", "", "", vec![sample("x"); 10_000]).render();
        assert_eq!(crowd.matches("map-candidate").count(), MOST_NUMBERED);
    }
}
