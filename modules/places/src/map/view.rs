//! What part of the grid a map shows.

use super::clip::{Point, Rectangle};
use super::grid::{FRAME, HEIGHT, WIDTH, place};
use super::projection::project;

/// A close view is at least this wide, in kilometres: the outlines are no finer.
const LEAST_WIDTH: f64 = 360.0;
/// A close view leaves this share of its width free around the outermost points.
const PADDING: f64 = 0.18;
/// How high a close view is against its width.
const CLOSE_RATIO: f64 = 3.0 / 4.0;

/// A rectangle of the grid.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct View {
    pub(crate) rectangle: Rectangle,
}

impl View {
    /// All that there are outlines of.
    pub(crate) const EUROPE: Self = Self { rectangle: FRAME };

    /// The close view around points of the grid; all of Europe when there are none, or too far apart.
    pub(crate) fn around(points: &[Point]) -> Self {
        if points.is_empty() {
            return Self::EUROPE;
        }
        let edge =
            |pick: fn(f64, f64) -> f64, axis: usize| points.iter().map(|point| point[axis]).reduce(pick);
        let (least, most): (Vec<_>, Vec<_>) = (0..2)
            .map(|axis| (edge(f64::min, axis).unwrap_or_default(), edge(f64::max, axis).unwrap_or_default()))
            .unzip();
        let spread = |axis: usize| most[axis] - least[axis];
        let needed = spread(0).max(spread(1) / CLOSE_RATIO) / (1.0 - 2.0 * PADDING);
        if needed > WIDTH {
            return Self::EUROPE;
        }
        let width = needed.max(LEAST_WIDTH);
        let size = [width, width * CLOSE_RATIO];
        let corner = |axis: usize| {
            let middle = (least[axis] + most[axis]) / 2.0;
            (middle - size[axis] / 2.0).clamp(0.0, FRAME.most[axis] - size[axis])
        };
        let start = [corner(0), corner(1)];
        Self { rectangle: Rectangle { least: start, most: [start[0] + size[0], start[1] + size[1]] } }
    }

    /// Width and height in kilometres.
    pub(crate) fn size(&self) -> [f64; 2] {
        [0, 1].map(|axis| self.rectangle.most[axis] - self.rectangle.least[axis])
    }

    /// How high the view is against its width.
    pub(crate) fn ratio(&self) -> f64 {
        let [width, height] = self.size();
        height / width
    }

    /// A point of the grid as shares of the view's width and height; `None` outside.
    pub(crate) fn shares(&self, point: Point) -> Option<Point> {
        let size = self.size();
        let shares = [0, 1].map(|axis| (point[axis] - self.rectangle.least[axis]) / size[axis]);
        shares.iter().all(|share| (0.0..=1.0).contains(share)).then_some(shares)
    }
}

/// The point of the grid for degrees, if it lies in the frame.
pub(crate) fn in_frame(latitude: f64, longitude: f64) -> Option<Point> {
    let point = place(project(latitude, longitude)?);
    ((0.0..=WIDTH).contains(&point[0]) && (0.0..=HEIGHT).contains(&point[1])).then_some(point)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_close_view_holds_its_points_and_stays_in_the_frame() {
        let sets: [&[Point]; 4] = [
            &[[100.0, 100.0]],
            &[[0.0, 0.0], [WIDTH, HEIGHT]],
            &[[1500.0, 2400.0], [1510.0, 2410.0]],
            &[[4799.0, 10.0], [4700.0, 4190.0]],
        ];
        for points in sets {
            let view = View::around(points);
            for point in points {
                assert!(view.shares(*point).is_some(), "{view:?} {point:?}");
            }
            assert!(view.size()[0] >= LEAST_WIDTH);
            assert!(view == View::EUROPE || (view.ratio() - CLOSE_RATIO).abs() < 1e-9);
            assert!((0..2).all(|axis| view.rectangle.least[axis] >= 0.0));
            assert!((0..2).all(|axis| view.rectangle.most[axis] <= FRAME.most[axis] + 1e-9));
        }
    }

    #[test]
    fn capitals_lie_in_the_frame_and_distant_islands_do_not() {
        let inside =
            [(64.15, -21.94), (35.17, 33.36), (35.90, 14.51), (38.72, -9.14), (41.72, 44.79), (69.65, 18.96)];
        for (latitude, longitude) in inside {
            assert!(in_frame(latitude, longitude).is_some(), "{latitude} {longitude}");
        }
        let outside = [(1.35, 103.82), (28.12, -15.43), (37.74, -25.67), (-21.11, 55.53), (f64::NAN, 0.0)];
        for (latitude, longitude) in outside {
            assert_eq!(in_frame(latitude, longitude), None, "{latitude} {longitude}");
        }
    }
}
