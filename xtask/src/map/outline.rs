//! Projects, simplifies, cuts and writes the outlines.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use anyhow::{Context as _, Result};

use super::clip::{Point, Rectangle, clip};
use super::grid::{FRAME, place};
use super::projection::project;
use super::simplify::{area, simplified};
use super::topology::{Ring, Topology};

/// A point that tells less than this many square kilometres is dropped.
const TELLING: f64 = 30.0;

/// A point of a small ring is kept if it tells this share of the ring's area: a small country keeps its shape.
const TELLING_SHARE: f64 = 0.02;

/// Islands below this many square kilometres are left out, but never the largest part of a country.
const SMALLEST_ISLAND: f64 = 60.0;

/// Outlines reach this many kilometres beyond the frame, so that their cut edges are never seen.
const MARGIN: f64 = 200.0;

/// What was drawn.
pub(super) struct Outlines {
    /// One line a country: letters, bounding box, path.
    pub(super) text: String,
    pub(super) countries: usize,
    pub(super) points: usize,
}

impl Outlines {
    pub(super) fn draw(topology: &Topology, countries: &BTreeMap<&str, Vec<Ring>>) -> Result<Self> {
        let projected = Topology { arcs: projected(&topology.arcs)?, territories: Vec::new() };
        let limits = limits(&projected, countries);
        let arcs = projected.arcs.iter().zip(&limits).map(|(arc, limit)| simplified_if_used(arc, *limit));
        let drawn = Topology { arcs: arcs.collect(), territories: Vec::new() };

        let mut outlines = Self { text: String::new(), countries: 0, points: 0 };
        for (code, rings) in countries {
            let rings = visible(rings.iter().map(|ring| drawn.points(ring)));
            if !rings.is_empty() {
                outlines.add(code, &rings);
            }
        }
        Ok(outlines)
    }

    fn add(&mut self, code: &str, rings: &[Vec<[i64; 2]>]) {
        let all = || rings.iter().flatten();
        let least = |axis: usize| all().map(|point| point[axis]).min().unwrap_or_default();
        let most = |axis: usize| all().map(|point| point[axis]).max().unwrap_or_default();
        let (left, top, right, bottom) = (least(0), least(1), most(0), most(1));
        let path: String = rings.iter().map(|ring| path(ring)).collect();
        // Writing into a string cannot fail.
        let _ = writeln!(self.text, "{code}\t{left}\t{top}\t{right}\t{bottom}\t{path}");
        self.countries += 1;
        self.points += all().count();
    }
}

fn projected(arcs: &[Vec<Point>]) -> Result<Vec<Vec<Point>>> {
    let one = |[longitude, latitude]: &Point| {
        // A quantised end of the world may lie a hair beyond it.
        let spot = project(latitude.clamp(-90.0, 90.0), longitude.clamp(-180.0, 180.0));
        spot.map(place).with_context(|| format!("{latitude} {longitude} cannot be projected"))
    };
    arcs.iter().map(|arc| arc.iter().map(one).collect()).collect()
}

/// How much a point of each arc must tell: the smallest ring that the arc belongs to decides. Zero: not drawn.
fn limits(projected: &Topology, countries: &BTreeMap<&str, Vec<Ring>>) -> Vec<Option<f64>> {
    let mut limits: Vec<Option<f64>> = vec![None; projected.arcs.len()];
    for ring in countries.values().flatten() {
        let of_ring = (area(&projected.points(ring)) * TELLING_SHARE).min(TELLING);
        for walk in ring {
            let limit = &mut limits[walk.arc];
            *limit = Some(limit.map_or(of_ring, |other| other.min(of_ring)));
        }
    }
    limits
}

fn simplified_if_used(arc: &[Point], limit: Option<f64>) -> Vec<Point> {
    match limit {
        Some(limit) => simplified(arc, limit),
        None => arc.to_vec(),
    }
}

/// The rings that the frame shows, in whole kilometres, the largest first.
fn visible(rings: impl Iterator<Item = Vec<Point>>) -> Vec<Vec<[i64; 2]>> {
    let reach = Rectangle {
        least: FRAME.least.map(|edge| edge - MARGIN),
        most: FRAME.most.map(|edge| edge + MARGIN),
    };
    let mut rings: Vec<_> = rings
        .map(|ring| clip(&ring, &reach))
        .map(|ring| (area(&ring), rounded(&ring)))
        .filter(|(_, ring)| ring.len() >= 3)
        .collect();
    rings.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    let shown = rings.into_iter().enumerate();
    shown
        .filter(|(rank, (area, _))| *rank == 0 || *area >= SMALLEST_ISLAND)
        .map(|(_, (_, ring))| ring)
        .collect()
}

fn rounded(ring: &[Point]) -> Vec<[i64; 2]> {
    let mut rounded: Vec<_> = ring.iter().map(|point| point.map(|value| value.round() as i64)).collect();
    rounded.dedup();
    if rounded.first() == rounded.last() {
        rounded.pop();
    }
    rounded
}

/// An absolute start, then differences; a minus sign parts two numbers as well as a space does.
fn path(ring: &[[i64; 2]]) -> String {
    let mut text = String::new();
    let mut at = [0, 0];
    for (place, point) in ring.iter().enumerate() {
        let [dx, dy] = [point[0] - at[0], point[1] - at[1]];
        let before = match place {
            0 => "M",
            1 => "l",
            _ if dx < 0 => "",
            _ => " ",
        };
        let between = if dy < 0 { "" } else { " " };
        // Writing into a string cannot fail.
        let _ = write!(text, "{before}{dx}{between}{dy}");
        at = *point;
    }
    text.push('z');
    text
}

#[cfg(test)]
mod tests {
    use super::super::topology::tests::TWO_SQUARES;
    use super::super::{codes, dissolve};
    use super::*;

    #[test]
    fn a_path_starts_absolute_and_goes_on_in_differences() {
        assert_eq!(path(&[[10, 20], [15, 14], [12, 30]]), "M10 20l5-6-3 16z");
    }

    #[test]
    fn neighbours_share_the_points_of_their_border() {
        let file = TWO_SQUARES.replace(r#""arcs": [[[2, -1]]]"#, r#""id": "528", "arcs": [[[2, -1]]]"#);
        let topology = Topology::read(file.as_bytes()).unwrap();
        let countries =
            codes::territories(&topology).map(|territories| dissolve::countries(&territories)).unwrap();
        let drawn = Outlines::draw(&topology, &countries).unwrap();
        assert_eq!(drawn.countries, 2);
        assert_eq!(drawn.points, 8);
        let boxes: Vec<Vec<&str>> = drawn.text.lines().map(|line| line.split('\t').collect()).collect();
        assert_eq!((boxes[0][0], boxes[1][0]), ("BE", "NL"));
    }

    #[test]
    fn small_islands_go_but_not_the_largest_part() {
        let square =
            |x: f64, side: f64| vec![[x, 10.0], [x + side, 10.0], [x + side, 10.0 + side], [x, 10.0 + side]];
        let kept = visible([square(10.0, 2.0), square(50.0, 3.0)].into_iter());
        assert_eq!(kept, [vec![[50, 10], [53, 10], [53, 13], [50, 13]]]);
    }
}
