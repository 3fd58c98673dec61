//! The committed outlines of the countries, read in place.

use std::sync::LazyLock;

use centum_base::Country;

use super::clip::{Point, Rectangle};

/// One line a country, made by `xtask map`.
const TABLE: &str = include_str!("../../../../data/map/europe.tsv");

/// One country's outline on the grid of kilometres.
pub(crate) struct Outline {
    pub(crate) country: Country,
    /// The smallest rectangle around it.
    pub(crate) bounds: Rectangle,
    /// Its rings, as a path of SVG.
    pub(crate) path: &'static str,
}

static OUTLINES: LazyLock<Vec<Outline>> = LazyLock::new(|| TABLE.lines().filter_map(read).collect());

/// Every outline, in the order of the countries' letters.
pub(crate) fn all() -> &'static [Outline] {
    &OUTLINES
}

fn read(line: &'static str) -> Option<Outline> {
    let mut cells = line.split('\t');
    let country = Country::new(cells.next()?)?;
    let mut edge = || cells.next()?.parse::<f64>().ok();
    let bounds = Rectangle { least: [edge()?, edge()?], most: [edge()?, edge()?] };
    Some(Outline { country, bounds, path: cells.next()? })
}

impl Outline {
    /// The rings as points.
    pub(crate) fn rings(&self) -> impl Iterator<Item = Vec<Point>> {
        self.path.split('z').filter(|ring| !ring.is_empty()).map(|ring| {
            let mut at = [0.0, 0.0];
            let numbers = numbers(ring);
            let steps = numbers.chunks_exact(2);
            steps
                .map(|step| {
                    at = [at[0] + step[0], at[1] + step[1]];
                    at
                })
                .collect()
        })
    }
}

/// The numbers of a ring: parted by letters, by spaces, or by the minus sign of the next one.
fn numbers(ring: &str) -> Vec<f64> {
    let mut numbers = Vec::new();
    let mut rest = ring;
    while let Some(start) = rest.find(|letter: char| letter == '-' || letter.is_ascii_digit()) {
        let digits = &rest[start..];
        let end =
            digits[1..].find(|letter: char| !letter.is_ascii_digit()).map_or(digits.len(), |end| end + 1);
        numbers.extend(digits[..end].parse::<f64>());
        rest = &digits[end..];
    }
    numbers
}

#[cfg(test)]
mod tests {
    use super::super::grid::{FRAME, place};
    use super::super::projection::project;
    use super::*;

    /// How far the outlines reach beyond the frame.
    const MARGIN: f64 = 200.0;

    fn outline(code: &str) -> &'static Outline {
        all().iter().find(|outline| outline.country.code() == code).unwrap()
    }

    /// Whether a spot lies inside the outline: a ray to the east crosses it an odd number of times.
    fn covers(outline: &Outline, latitude: f64, longitude: f64) -> bool {
        let [x, y] = place(project(latitude, longitude).unwrap());
        let mut crossings = 0;
        for ring in outline.rings() {
            for (a, b) in ring.iter().zip(ring.iter().cycle().skip(1)) {
                let level = (a[1] > y) != (b[1] > y);
                crossings += usize::from(level && x < (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) + a[0]);
            }
        }
        crossings % 2 == 1
    }

    #[test]
    fn every_line_of_the_table_is_read() {
        assert_eq!(all().len(), TABLE.lines().count());
        assert!(TABLE.len() <= 150_000);
    }

    #[test]
    fn every_member_of_the_union_has_an_outline_inside_the_frame() {
        for country in Country::eu_members("2019-01-01".parse().unwrap()) {
            let bounds = outline(country.code()).bounds;
            assert!(bounds.meets(&FRAME), "{country}");
            assert!(bounds.most[0] > bounds.least[0] && bounds.most[1] > bounds.least[1], "{country}");
        }
    }

    #[test]
    fn a_path_and_its_bounds_agree() {
        for outline in all() {
            let points: Vec<Point> = outline.rings().flatten().collect();
            assert!(points.len() >= 3, "{}", outline.country);
            for axis in 0..2 {
                let least = points.iter().map(|point| point[axis]).fold(f64::INFINITY, f64::min);
                let most = points.iter().map(|point| point[axis]).fold(f64::NEG_INFINITY, f64::max);
                assert_eq!(
                    (least, most),
                    (outline.bounds.least[axis], outline.bounds.most[axis]),
                    "{}",
                    outline.country
                );
                assert!(least >= FRAME.least[axis] - MARGIN && most <= FRAME.most[axis] + MARGIN);
            }
        }
    }

    #[test]
    fn inland_towns_lie_in_their_country_and_in_no_other() {
        let towns = [
            ("AT", 47.07, 15.44),
            ("BE", 50.67, 4.61),
            ("BG", 42.70, 23.32),
            ("CH", 46.95, 7.45),
            ("CY", 35.17, 33.36),
            ("CZ", 50.08, 14.44),
            ("DE", 51.05, 13.74),
            ("EE", 58.38, 26.72),
            ("ES", 40.42, -3.70),
            ("FI", 61.50, 23.76),
            ("FR", 45.76, 4.84),
            ("GB", 52.48, -1.90),
            ("GR", 39.64, 22.42),
            ("HU", 47.50, 19.04),
            ("IE", 53.42, -7.94),
            ("IT", 43.77, 11.25),
            ("LT", 54.69, 25.28),
            ("LU", 49.61, 6.13),
            ("LV", 56.51, 27.33),
            ("NL", 52.09, 5.12),
            ("PL", 52.23, 21.01),
            ("PT", 38.57, -7.91),
            ("RO", 46.77, 23.60),
            ("SE", 59.27, 15.21),
            ("SI", 46.05, 14.51),
            ("SK", 48.74, 19.15),
            ("UA", 44.95, 34.10),
            ("XK", 42.66, 21.16),
        ];
        for (code, latitude, longitude) in towns {
            let over: Vec<_> = all().iter().filter(|outline| covers(outline, latitude, longitude)).collect();
            assert_eq!(over.iter().map(|outline| outline.country.code()).collect::<Vec<_>>(), [code]);
        }
    }

    #[test]
    fn numbers_are_parted_by_letters_spaces_and_signs() {
        assert_eq!(numbers("M10 20l5-6-3 16"), [10.0, 20.0, 5.0, -6.0, -3.0, 16.0]);
    }
}
