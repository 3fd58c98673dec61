//! The map of all Europe.

use std::collections::BTreeMap;

use centum_base::Country;
use centum_web::chart::{Naming, Role, Sheet, Svg};

use super::below::Below;
use super::marks::{self, Mark, Point};
use super::view::{View, in_frame};
use super::{clip, crowd, land, names};

/// The width of a map that stands alone, in pixels.
const FILE_WIDTH: f64 = 960.0;

/// A country that takes part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Highlight {
    /// The country.
    pub country: Country,
    /// Its name with its value, as the reader reads them: "Italy: 15 cities".
    pub name: String,
}

/// What the marks of a kind mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// The kind, as the points have it.
    pub kind: &'static str,
    /// What it means, as the reader reads it.
    pub label: String,
}

/// A map of Europe with points on it.
#[derive(Clone, Debug)]
pub struct EuropeMap {
    naming: Naming,
    points: Vec<Point>,
    taking_part: BTreeMap<Country, String>,
    key: Vec<Key>,
    outside_heading: String,
    credit: String,
}

impl EuropeMap {
    /// A map by its title and its summary in words, without points.
    pub fn new(title: impl Into<String>, description: impl Into<String>) -> Self {
        Self {
            naming: Naming { id: "map".to_owned(), title: title.into(), description: description.into() },
            points: Vec::new(),
            taking_part: BTreeMap::new(),
            key: Vec::new(),
            outside_heading: String::new(),
            credit: String::new(),
        }
    }

    /// The id that tells it apart from other drawings of its page.
    pub fn with_id(mut self, id: impl Into<String>) -> Self {
        self.naming.id = id.into();
        self
    }

    /// The points. Of those with the same size the first ones get their names written; from 1,000 on, points that
    /// lie close together are drawn as one.
    pub fn with_points(mut self, points: Vec<Point>) -> Self {
        self.points = points;
        self
    }

    /// The countries to set off.
    pub fn highlight(mut self, countries: impl IntoIterator<Item = Highlight>) -> Self {
        self.taking_part =
            countries.into_iter().map(|highlight| (highlight.country, highlight.name)).collect();
        self
    }

    /// What the kinds of marks mean; for a map with more than one kind.
    pub fn with_key(mut self, key: Vec<Key>) -> Self {
        self.key = key;
        self
    }

    /// What to write before the points that lie outside the frame.
    pub fn with_outside_heading(mut self, heading: impl Into<String>) -> Self {
        self.outside_heading = heading.into();
        self
    }

    /// Whose data it is.
    pub fn with_credit(mut self, credit: impl Into<String>) -> Self {
        self.credit = credit.into();
        self
    }

    /// The points that lie outside the frame, in the order given.
    pub fn outside(&self) -> Vec<&Point> {
        self.points.iter().filter(|point| in_frame(point.latitude, point.longitude).is_none()).collect()
    }

    /// For a page: the drawing, and the rows below it as lists.
    pub fn render(&self) -> String {
        let mut page = Svg::default();
        page.open("div", &[("class", &"map")]);
        page.begin("map-frame", &self.naming, marks::role(&self.points), &[("width", &"100%")], false);
        self.draw(&mut page, Sheet::Fluid);
        page.close("svg");
        self.below().write_lists(&mut page);
        page.close("div");
        page.finish()
    }

    /// A file of its own.
    pub fn render_standalone(&self) -> String {
        let height = FILE_WIDTH * View::EUROPE.ratio();
        // The rows decide how high the file is, so they are drawn first.
        let mut rows = Svg::default();
        let total = self.below().draw_rows(&mut rows, FILE_WIDTH, height);

        let mut file = Svg::default();
        let size = [("width", &FILE_WIDTH as _), ("height", &total as _)];
        file.begin("map", &self.naming, Role::Picture, &size, true);
        file.open("svg", &[("class", &"map-frame"), ("width", &FILE_WIDTH), ("height", &height)]);
        self.draw(&mut file, Sheet::Fixed { width: FILE_WIDTH, height });
        file.close("svg");
        file.append(rows);
        file.close("svg");
        file.finish()
    }

    fn draw(&self, svg: &mut Svg, sheet: Sheet) {
        let marks = self.marks();
        land::draw(svg, sheet, &View::EUROPE, &self.taking_part);
        marks::draw(svg, sheet, &marks);
        names::draw(svg, sheet, View::EUROPE.ratio(), &marks);
    }

    fn marks(&self) -> Vec<Mark<'_>> {
        let shares = |point: &Point| View::EUROPE.shares(in_frame(point.latitude, point.longitude)?);
        let placed: Vec<(&Point, clip::Point)> =
            self.points.iter().filter_map(|point| Some((point, shares(point)?))).collect();
        crowd::marks(&placed)
    }

    fn below(&self) -> Below<'_> {
        Below {
            key: self.key.iter().map(|key| (key.kind, key.label.as_str())).collect(),
            heading: &self.outside_heading,
            outside: self.outside(),
            credit: &self.credit,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::marks::sample;
    use super::*;

    fn map(points: Vec<Point>) -> EuropeMap {
        EuropeMap::new("Cities", "Where they lie.").with_points(points)
    }

    /// Points all over Europe, some on the same spot.
    fn many(count: u32) -> Vec<Point> {
        let point = |number: u32| Point {
            id: number.to_string(),
            latitude: 36.0 + f64::from(number % 331) / 331.0 * 30.0,
            longitude: -9.0 + f64::from(number % 449) / 449.0 * 40.0,
            href: Some(format!("/places/{number}")),
            ..sample("San Martín del Rey & Aurelio")
        };
        (0..count).map(point).collect()
    }

    #[test]
    fn the_drawing_is_a_named_picture_without_style_or_script() {
        let page = map(vec![sample("Leuven")]).render();
        assert!(page.contains("role=\"img\""), "{page}");
        assert!(page.contains("<title id=\"map-title\">Cities</title>"), "{page}");
        assert!(page.contains("<desc id=\"map-description\">Where they lie.</desc>"), "{page}");
        assert!(!page.contains("style") && !page.contains("<script") && !page.contains(" on"), "{page}");
    }

    #[test]
    fn labels_addresses_and_ids_are_escaped() {
        let hostile = "\"><script>alert(1)</script>";
        let point = Point { id: hostile.into(), href: Some(format!("/{hostile}")), ..sample(hostile) };
        let far = Point { latitude: 1.35, longitude: 103.8, ..point.clone() };
        let map = EuropeMap::new(hostile, hostile)
            .with_id(hostile)
            .with_points(vec![point, far])
            .with_key(vec![Key { kind: "core", label: hostile.into() }])
            .highlight([Highlight { country: Country::UNITED_KINGDOM, name: hostile.into() }])
            .with_outside_heading(hostile)
            .with_credit(hostile);
        assert!(!map.render().contains("<script"), "{}", map.render());
        assert!(!map.render_standalone().contains("<script"), "{}", map.render_standalone());
    }

    #[test]
    fn a_link_goes_to_our_own_pages_only_and_makes_the_picture_a_group() {
        let linked = |href: &str| map(vec![Point { href: Some(href.into()), ..sample("Leuven") }]).render();
        let ours = linked("/places/1");
        assert!(ours.contains("<a href=\"/places/1\">") && ours.contains("role=\"group\""), "{ours}");
        for elsewhere in
            ["javascript:alert(1)", "//elsewhere.example", "https://elsewhere.example", "/\\elsewhere"]
        {
            let page = linked(elsewhere);
            assert!(!page.contains("<a ") && page.contains("role=\"img\""), "{page}");
        }
    }

    #[test]
    fn many_links_leave_the_order_of_the_tab_key_and_few_stay_in_it() {
        assert!(!map(many(24)).render().contains("tabindex"));
        assert!(map(many(25)).render().contains("tabindex=\"-1\""));
    }

    #[test]
    fn what_lies_outside_is_listed_below_and_never_dropped() {
        let singapore = Point { latitude: 1.352, longitude: 103.82, kind: "mentor", ..sample("Singapore") };
        let nowhere = Point { latitude: f64::NAN, ..sample("Nowhere") };
        let map = map(vec![sample("Leuven"), singapore, nowhere]).with_outside_heading("Outside this map:");
        assert_eq!(
            map.outside().iter().map(|point| point.label.as_str()).collect::<Vec<_>>(),
            ["Singapore", "Nowhere"]
        );
        for drawing in [map.render(), map.render_standalone()] {
            assert!(drawing.contains("Outside this map:") && drawing.contains(">Singapore<"), "{drawing}");
            assert!(drawing.contains(">Nowhere<") && !drawing.contains("NaN"), "{drawing}");
        }
    }

    #[test]
    fn more_points_outside_than_are_listed_are_told_by_their_number() {
        let far = Point { latitude: -33.9, longitude: 18.4, ..sample("Cape Town") };
        assert!(map(vec![far; 130]).render().contains("<span>+30</span>"));
    }

    #[test]
    fn a_country_that_takes_part_is_set_off_and_told() {
        let italy = Highlight { country: Country::new("IT").unwrap(), name: "Italy: 19".into() };
        let page = map(Vec::new()).highlight([italy]).render();
        assert_eq!(page.matches("class=\"takes-part\"").count(), 1);
        assert!(page.contains("<title>Italy: 19</title>"));
    }

    #[test]
    fn the_same_map_is_drawn_the_same_twice() {
        let (one, two) = (map(many(400)), map(many(400)));
        assert_eq!(one.render(), two.render());
        assert_eq!(one.render_standalone(), two.render_standalone());
    }

    #[test]
    fn a_file_stands_alone_and_leads_nowhere() {
        let file = map(many(30)).render_standalone();
        assert!(file.starts_with("<svg") && file.contains("xmlns=") && file.contains("<style>"));
        assert!(file.contains("width=\"960\"") && !file.contains("<a ") && !file.contains('%'));
        assert!(
            !file.contains("http")
                || file.matches("http").count() == file.matches("http://www.w3.org").count()
        );
    }

    #[test]
    fn ten_thousand_points_stay_below_two_megabytes_and_each_is_counted() {
        let map = map(many(10_000));
        let page = map.render();
        assert!(page.len() < 2_000_000, "{} bytes", page.len());
        let circles: Vec<&str> = page.split("<circle").skip(1).collect();
        let behind = |circle: &&str| {
            let title = circle.split("<title>").nth(1)?.split("</title>").next()?;
            Some(title.rsplit_once(" +").map_or(1, |(_, others)| others.parse::<usize>().unwrap() + 1))
        };
        assert_eq!(circles.iter().filter_map(behind).sum::<usize>() + map.outside().len(), 10_000);
    }
}
