//! Which territory of the source is drawn as which country.

use std::collections::BTreeMap;

use anyhow::{Result, ensure};

use super::clip::{Point, Rectangle};
use super::topology::{Polygon, Topology};

/// The neighbourhood that the frame lies in, in degrees of longitude and latitude. Whatever lies wholly outside,
/// overseas territories among it, is left out.
const NEIGHBOURHOOD: Rectangle = Rectangle { least: [-32.0, 29.0], most: [56.0, 82.0] };

/// The numbers of ISO 3166-1 with their letters, for what the frame shows. Åland is drawn with Finland.
#[rustfmt::skip]
const NUMBERED: &[(&str, &str)] = &[
    ("008", "AL"), ("012", "DZ"), ("020", "AD"), ("031", "AZ"), ("040", "AT"), ("051", "AM"), ("056", "BE"),
    ("070", "BA"), ("100", "BG"), ("112", "BY"), ("191", "HR"), ("196", "CY"), ("203", "CZ"), ("208", "DK"),
    ("233", "EE"), ("234", "FO"), ("246", "FI"), ("248", "FI"), ("250", "FR"), ("268", "GE"), ("275", "PS"),
    ("276", "DE"), ("300", "GR"), ("304", "GL"), ("336", "VA"), ("348", "HU"), ("352", "IS"), ("364", "IR"),
    ("368", "IQ"), ("372", "IE"), ("376", "IL"), ("380", "IT"), ("398", "KZ"), ("400", "JO"), ("414", "KW"),
    ("422", "LB"), ("428", "LV"), ("434", "LY"), ("438", "LI"), ("440", "LT"), ("442", "LU"), ("470", "MT"),
    ("492", "MC"), ("498", "MD"), ("499", "ME"), ("504", "MA"), ("528", "NL"), ("578", "NO"), ("616", "PL"),
    ("620", "PT"), ("642", "RO"), ("643", "RU"), ("674", "SM"), ("682", "SA"), ("688", "RS"), ("703", "SK"),
    ("705", "SI"), ("724", "ES"), ("752", "SE"), ("756", "CH"), ("760", "SY"), ("788", "TN"), ("792", "TR"),
    ("795", "TM"), ("804", "UA"), ("807", "MK"), ("818", "EG"), ("826", "GB"), ("831", "GG"), ("832", "JE"),
    ("833", "IM"), ("860", "UZ"),
];

/// Territories that the source gives no number. The north of Cyprus is drawn as Cyprus.
const NAMED: &[(&str, &str)] = &[("Kosovo", "XK"), ("N. Cyprus", "CY")];

/// A polygon that the source gives to one country and the Union's maps to another: Crimea, known by Simferopol.
const GIVEN_BACK: (&str, Point, &str) = ("RU", [34.1, 44.95], "UA");

/// The polygons to draw of each country, by its two letters.
pub(super) fn territories(topology: &Topology) -> Result<BTreeMap<&'static str, Vec<Polygon>>> {
    let mut countries: BTreeMap<_, Vec<Polygon>> = BTreeMap::new();
    for territory in &topology.territories {
        let near = territory.polygons.iter().filter(|polygon| is_near(topology, polygon)).cloned();
        let near: Vec<_> = near.collect();
        if near.is_empty() {
            continue;
        }
        let known = code(territory.number.as_deref(), &territory.name);
        ensure!(known.is_some(), "{} lies in the frame and has no code: add it to codes.rs", territory.name);
        for (code, polygon) in
            known.into_iter().flat_map(|code| near.iter().map(move |polygon| (code, polygon)))
        {
            countries.entry(owner(topology, code, polygon)).or_default().push(polygon.clone());
        }
    }
    Ok(countries)
}

fn code(number: Option<&str>, name: &str) -> Option<&'static str> {
    let find = |table: &[(&str, &'static str)], key: &str| {
        table.iter().find(|(known, _)| *known == key).map(|(_, code)| *code)
    };
    match number {
        Some(number) => find(NUMBERED, number),
        None => find(NAMED, name),
    }
}

fn owner(topology: &Topology, code: &'static str, polygon: &Polygon) -> &'static str {
    let (from, inside, to) = GIVEN_BACK;
    let small = polygon.first().is_some_and(|outer| topology.points(outer).len() < 1000);
    if code == from && small && polygon.first().is_some_and(|outer| contains(&topology.points(outer), inside))
    {
        to
    } else {
        code
    }
}

fn is_near(topology: &Topology, polygon: &Polygon) -> bool {
    let Some(outer) = polygon.first() else { return false };
    let points = topology.points(outer);
    let corner = |pick: fn(f64, f64) -> f64, start: f64, axis: usize| {
        points.iter().fold(start, |edge, point| pick(edge, point[axis]))
    };
    let least = [corner(f64::min, f64::INFINITY, 0), corner(f64::min, f64::INFINITY, 1)];
    let most = [corner(f64::max, f64::NEG_INFINITY, 0), corner(f64::max, f64::NEG_INFINITY, 1)];
    NEIGHBOURHOOD.meets(&Rectangle { least, most })
}

/// Whether a ring goes around a point: a ray to the east crosses it an odd number of times.
fn contains(ring: &[Point], [x, y]: Point) -> bool {
    let before = ring.iter().cycle().skip(ring.len().saturating_sub(1));
    let crosses = |(a, b): (&Point, &Point)| {
        (a[1] > y) != (b[1] > y) && x < (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) + a[0]
    };
    before.zip(ring).filter(|pair| crosses(*pair)).count() % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::super::topology::tests::TWO_SQUARES;
    use super::*;

    #[test]
    fn a_territory_in_the_frame_without_a_code_stops_the_chore() {
        let topology = Topology::read(TWO_SQUARES.as_bytes()).unwrap();
        let error = territories(&topology).unwrap_err().to_string();
        assert!(error.contains("Right"), "{error}");
    }

    #[test]
    fn what_lies_far_away_is_left_out() {
        let far = TWO_SQUARES.replace("[10, 50]", "[10, -50]");
        let topology = Topology::read(far.as_bytes()).unwrap();
        assert_eq!(territories(&topology).unwrap().len(), 0);
    }

    #[test]
    fn a_point_is_inside_or_outside_of_a_ring() {
        let ring = [[0.0, 0.0], [2.0, 0.0], [2.0, 2.0], [0.0, 2.0]];
        assert!(contains(&ring, [1.0, 1.0]));
        assert!(!contains(&ring, [3.0, 1.0]));
    }
}
