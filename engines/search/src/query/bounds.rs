//! Boxes on the map, also those that cross the antimeridian.

use tantivy::DocId;
use tantivy::columnar::Column;
use tantivy::index::SegmentReader;
use tantivy::query::Query;
use tantivy::query::doc_predicate_query::{DocPredicateQuery, FunctionPredicate};

/// A box in degrees. Where west is greater than east it crosses the antimeridian. A point is a box without extent.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bounds {
    west: f64,
    south: f64,
    east: f64,
    north: f64,
}

impl Bounds {
    /// A box; none where a side is no number or not on the map (longitudes from −180 to 180, latitudes −90 to 90),
    /// or where south is above north.
    pub fn new(west: f64, south: f64, east: f64, north: f64) -> Option<Self> {
        let longitudes = [west, east].iter().all(|degrees| (-180.0..=180.0).contains(degrees));
        let latitudes = [south, north].iter().all(|degrees| (-90.0..=90.0).contains(degrees));
        (longitudes && latitudes && south <= north).then_some(Self { west, south, east, north })
    }

    /// West, south, east, north.
    pub fn sides(&self) -> [f64; 4] {
        [self.west, self.south, self.east, self.north]
    }

    /// Whether the two share a point; edges count.
    pub fn intersects(&self, other: &Self) -> bool {
        let latitudes = self.south <= other.north && other.south <= self.north;
        latitudes
            && [-360.0, 0.0, 360.0].iter().any(|turn| {
                self.west <= other.unrolled_east() + turn && other.west + turn <= self.unrolled_east()
            })
    }

    /// The eastern side, never west of the western one.
    fn unrolled_east(&self) -> f64 {
        if self.east < self.west { self.east + 360.0 } else { self.east }
    }
}

/// Documents whose box, in four columns of these names, meets this one.
pub(super) fn query(names: [String; 4], asked: Bounds) -> Box<dyn Query> {
    let predicate = FunctionPredicate::from(move |segment: &SegmentReader| {
        let column = |name: &str| -> tantivy::Result<Column<f64>> {
            let found = segment.fast_fields().column_opt::<f64>(name)?;
            Ok(found.unwrap_or_else(|| Column::build_empty_column(segment.max_doc())))
        };
        let [west, south, east, north] = &names;
        let (west, south, east, north) = (column(west)?, column(south)?, column(east)?, column(north)?);
        Ok(move |doc: DocId| {
            let (Some(south), Some(north)) = (south.first(doc), north.first(doc)) else { return false };
            if south > asked.north || north < asked.south {
                return false;
            }
            let (Some(west), Some(east)) = (west.first(doc), east.first(doc)) else { return false };
            asked.intersects(&Bounds { west, south, east, north })
        })
    });
    Box::new(DocPredicateQuery::from(predicate))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bounds(west: f64, south: f64, east: f64, north: f64) -> Bounds {
        Bounds::new(west, south, east, north).unwrap()
    }

    #[test]
    fn a_box_across_the_antimeridian_meets_both_sides() {
        let fiji = bounds(177.0, -20.0, -178.0, -15.0);
        assert!(fiji.intersects(&bounds(179.0, -18.0, 180.0, -17.0)));
        assert!(fiji.intersects(&bounds(-179.0, -18.0, -170.0, -17.0)));
        assert!(bounds(-179.0, -18.0, -170.0, -17.0).intersects(&fiji));
        assert!(!fiji.intersects(&bounds(0.0, -18.0, 10.0, -17.0)));
        assert!(fiji.intersects(&bounds(170.0, -18.0, -175.0, -17.0)));
    }

    #[test]
    fn edges_count() {
        assert!(bounds(0.0, 0.0, 10.0, 10.0).intersects(&bounds(10.0, 10.0, 10.0, 10.0)));
        assert!(bounds(180.0, 0.0, 180.0, 1.0).intersects(&bounds(-180.0, 0.0, -179.0, 1.0)));
        assert!(!bounds(0.0, 0.0, 10.0, 10.0).intersects(&bounds(11.0, 0.0, 12.0, 1.0)));
    }

    #[test]
    fn what_is_not_on_the_map_is_no_box() {
        assert_eq!(Bounds::new(f64::NAN, 0.0, 1.0, 1.0), None);
        assert_eq!(Bounds::new(0.0, 2.0, 1.0, 1.0), None);
        assert_eq!(Bounds::new(0.0, 0.0, 181.0, 1.0), None);
    }
}
