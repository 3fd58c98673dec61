//! Reads a TopoJSON file: borders as arcs that neighbours share, in whole steps of a grid.

use anyhow::{Context as _, Result};
use serde::Deserialize;

use super::clip::Point;

/// An arc by its number, walked forwards or backwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Walk {
    pub(super) arc: usize,
    pub(super) backwards: bool,
}

/// A closed walk over arcs.
pub(super) type Ring = Vec<Walk>;

/// The outer ring first, then the holes.
pub(super) type Polygon = Vec<Ring>;

/// One territory of the source.
pub(super) struct Territory {
    /// The number of ISO 3166-1, where it has one.
    pub(super) number: Option<String>,
    pub(super) name: String,
    pub(super) polygons: Vec<Polygon>,
}

/// The borders of the world, in degrees: longitude, then latitude.
pub(super) struct Topology {
    pub(super) arcs: Vec<Vec<Point>>,
    pub(super) territories: Vec<Territory>,
}

impl Topology {
    pub(super) fn read(bytes: &[u8]) -> Result<Self> {
        let file: File = serde_json::from_slice(bytes).context("reading the topology")?;
        let arcs: Vec<_> = file.arcs.iter().map(|arc| file.transform.decode(arc)).collect();
        let territories =
            file.objects.countries.geometries.into_iter().map(|geometry| geometry.territory(arcs.len()));
        let territories = territories.collect::<Result<_>>()?;
        Ok(Self { arcs, territories })
    }

    /// The points of a ring, without the last one that closes it.
    pub(super) fn points(&self, ring: &[Walk]) -> Vec<Point> {
        let mut points = Vec::new();
        for walk in ring {
            let arc = &self.arcs[walk.arc];
            let without_last = arc.len() - 1;
            if walk.backwards {
                points.extend(arc.iter().rev().take(without_last));
            } else {
                points.extend(arc.iter().take(without_last));
            }
        }
        points
    }
}

#[derive(Deserialize)]
struct File {
    transform: Transform,
    arcs: Vec<Vec<[i64; 2]>>,
    objects: Objects,
}

#[derive(Deserialize)]
struct Transform {
    scale: Point,
    translate: Point,
}

#[derive(Deserialize)]
struct Objects {
    countries: Collection,
}

#[derive(Deserialize)]
struct Collection {
    geometries: Vec<Geometry>,
}

#[derive(Deserialize)]
struct Geometry {
    id: Option<String>,
    properties: Properties,
    #[serde(flatten)]
    shape: Shape,
}

#[derive(Deserialize)]
struct Properties {
    name: String,
}

#[derive(Deserialize)]
#[serde(tag = "type", content = "arcs")]
enum Shape {
    Polygon(Vec<Vec<i64>>),
    MultiPolygon(Vec<Vec<Vec<i64>>>),
}

impl Transform {
    /// The first position is absolute, every other one a difference.
    fn decode(&self, arc: &[[i64; 2]]) -> Vec<Point> {
        let mut at = [0, 0];
        let step = |delta: &[i64; 2]| {
            at = [at[0] + delta[0], at[1] + delta[1]];
            let degrees = |axis: usize| at[axis] as f64 * self.scale[axis] + self.translate[axis];
            [degrees(0), degrees(1)]
        };
        arc.iter().map(step).collect()
    }
}

impl Geometry {
    fn territory(self, arcs: usize) -> Result<Territory> {
        let polygons = match self.shape {
            Shape::Polygon(rings) => vec![rings],
            Shape::MultiPolygon(polygons) => polygons,
        };
        let read_ring =
            |ring: Vec<i64>| ring.into_iter().map(|number| read_walk(number, arcs)).collect::<Result<Ring>>();
        let read_polygon =
            |rings: Vec<Vec<i64>>| rings.into_iter().map(read_ring).collect::<Result<Polygon>>();
        let polygons = polygons.into_iter().map(read_polygon).collect::<Result<_>>();
        let polygons = polygons.with_context(|| format!("reading {}", self.properties.name))?;
        Ok(Territory { number: self.id, name: self.properties.name, polygons })
    }
}

/// A negative number is the bitwise complement of an arc that is walked backwards.
fn read_walk(number: i64, arcs: usize) -> Result<Walk> {
    let backwards = number < 0;
    let arc = usize::try_from(if backwards { !number } else { number })?;
    anyhow::ensure!(arc < arcs, "arc {arc} does not exist");
    Ok(Walk { arc, backwards })
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// Two unit squares side by side, one arc between them.
    pub(crate) const TWO_SQUARES: &str = r#"{
        "type": "Topology",
        "transform": {"scale": [0.5, 0.5], "translate": [10, 50]},
        "arcs": [[[2, 0], [0, 2]], [[2, 2], [-2, 0], [0, -2], [2, 0]], [[2, 0], [2, 0], [0, 2], [-2, 0]]],
        "objects": {"countries": {"type": "GeometryCollection", "geometries": [
            {"type": "Polygon", "id": "056", "arcs": [[0, 1]], "properties": {"name": "Left"}},
            {"type": "MultiPolygon", "arcs": [[[2, -1]]], "properties": {"name": "Right"}}
        ]}}
    }"#;

    #[test]
    fn differences_on_the_grid_become_degrees() {
        let topology = Topology::read(TWO_SQUARES.as_bytes()).unwrap();
        assert_eq!(topology.arcs[0], [[11.0, 50.0], [11.0, 51.0]]);
    }

    #[test]
    fn a_negative_number_walks_the_arc_backwards() {
        let topology = Topology::read(TWO_SQUARES.as_bytes()).unwrap();
        let right = topology.points(&topology.territories[1].polygons[0][0]);
        assert_eq!(right, [[11.0, 50.0], [12.0, 50.0], [12.0, 51.0], [11.0, 51.0]]);
    }

    #[test]
    fn an_arc_that_does_not_exist_is_an_error() {
        let broken = TWO_SQUARES.replace("[[0, 1]]", "[[0, 7]]");
        assert!(Topology::read(broken.as_bytes()).is_err());
    }
}
