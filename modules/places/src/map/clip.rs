//! Cuts a ring of points down to a rectangle, one edge after the other (Sutherland and Hodgman).

/// A point: x to the right, y downwards.
pub(crate) type Point = [f64; 2];

/// A rectangle by its smallest and largest corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Rectangle {
    /// The corner with the smallest x and y.
    pub(crate) least: Point,
    /// The corner with the largest x and y.
    pub(crate) most: Point,
}

impl Rectangle {
    /// Whether the two share a point.
    pub(crate) fn meets(&self, other: &Self) -> bool {
        (0..2).all(|axis| self.least[axis] <= other.most[axis] && other.least[axis] <= self.most[axis])
    }
}

/// The part of a closed ring that lies within the rectangle; empty when none does.
/// Parts that the cut separates stay joined along the rectangle's edge.
pub(crate) fn clip(ring: &[Point], to: &Rectangle) -> Vec<Point> {
    let mut kept = ring.to_vec();
    for axis in 0..2 {
        kept = cut(&kept, axis, to.least[axis], |value, limit| value >= limit);
        kept = cut(&kept, axis, to.most[axis], |value, limit| value <= limit);
    }
    kept
}

fn cut(ring: &[Point], axis: usize, limit: f64, inside: fn(f64, f64) -> bool) -> Vec<Point> {
    let mut kept = Vec::with_capacity(ring.len());
    let Some(&last) = ring.last() else { return kept };
    let mut before = last;
    for &point in ring {
        if inside(point[axis], limit) != inside(before[axis], limit) {
            kept.push(crossing(before, point, axis, limit));
        }
        if inside(point[axis], limit) {
            kept.push(point);
        }
        before = point;
    }
    kept
}

/// Where the line between two points on either side of the limit meets it.
fn crossing(from: Point, to: Point, axis: usize, limit: f64) -> Point {
    let share = (limit - from[axis]) / (to[axis] - from[axis]);
    let other = 1 - axis;
    let mut point = [limit; 2];
    point[other] = from[other] + share * (to[other] - from[other]);
    point
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holds([x, y]: &Point) -> bool {
        (0.0..=1.0).contains(x) && (0.0..=1.0).contains(y)
    }

    const UNIT: Rectangle = Rectangle { least: [0.0, 0.0], most: [1.0, 1.0] };

    #[test]
    fn a_ring_inside_stays_and_one_outside_goes() {
        let inside = [[0.2, 0.2], [0.8, 0.2], [0.5, 0.9]];
        assert_eq!(clip(&inside, &UNIT), inside);
        assert_eq!(clip(&[[2.0, 2.0], [3.0, 2.0], [2.0, 3.0]], &UNIT), Vec::<Point>::new());
        assert_eq!(clip(&[], &UNIT), Vec::<Point>::new());
    }

    #[test]
    fn a_ring_across_an_edge_is_cut_at_the_edge() {
        let kept = clip(&[[0.5, 0.25], [1.5, 0.25], [1.5, 0.75], [0.5, 0.75]], &UNIT);
        assert!(kept.iter().all(holds), "{kept:?}");
        assert_eq!(kept.len(), 4);
        assert!(kept.contains(&[1.0, 0.25]) && kept.contains(&[1.0, 0.75]));
    }

    #[test]
    fn a_ring_around_the_rectangle_becomes_the_rectangle() {
        let kept = clip(&[[-5.0, -5.0], [5.0, -5.0], [5.0, 5.0], [-5.0, 5.0]], &UNIT);
        assert_eq!(kept.len(), 4);
        assert!(kept.iter().all(holds));
    }
}
