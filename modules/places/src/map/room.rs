//! Finds room for names and numbers beside their points, so that nothing covers anything on any width of the page.

use super::clip::Point;

/// The widest that a map is shown, in pixels.
pub(crate) const WIDEST: f64 = 1600.0;

/// Names and marks keep this many pixels between them.
const APART: f64 = 1.5;

/// A rectangle of pixels about a place that is a share of the frame: it moves with the width, but does not grow.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Stamp {
    /// Shares of the frame's width and height.
    pub(crate) at: Point,
    /// Pixels from there to the upper left corner.
    pub(crate) least: Point,
    /// Pixels from there to the lower right corner.
    pub(crate) most: Point,
}

impl Stamp {
    /// A square about a circle.
    pub(crate) fn circle(at: Point, middle: Point, radius: f64) -> Self {
        Self { at, least: middle.map(|pixels| pixels - radius), most: middle.map(|pixels| pixels + radius) }
    }
}

/// A frame with what already stands in it.
pub(crate) struct Room {
    /// The height against the width.
    ratio: f64,
    taken: Vec<Stamp>,
}

impl Room {
    pub(crate) fn new(ratio: f64, taken: Vec<Stamp>) -> Self {
        Self { ratio, taken }
    }

    /// Takes the first of the stamps that has room on every width between the two, and says which one it was.
    pub(crate) fn take(&mut self, wishes: &[Stamp], widths: [f64; 2]) -> Option<usize> {
        let has_room = |stamp: &Stamp| {
            self.is_inside(stamp, widths[0])
                && self.is_inside(stamp, widths[1])
                && !self.taken.iter().any(|other| meet(stamp, other, self.ratio, widths))
        };
        let found = wishes.iter().position(has_room)?;
        self.taken.push(wishes[found]);
        Some(found)
    }

    /// What moves in a straight line and is inside at both ends is inside between them.
    fn is_inside(&self, stamp: &Stamp, width: f64) -> bool {
        [width, width * self.ratio].iter().enumerate().all(|(axis, side)| {
            stamp.at[axis] * side + stamp.least[axis] >= 0.0
                && stamp.at[axis] * side + stamp.most[axis] <= *side
        })
    }
}

/// Whether the two overlap on any width between the two. On each axis an overlap is two conditions that change
/// in a straight line with the width; they hold on an interval of widths, and so do all four together.
fn meet(a: &Stamp, b: &Stamp, ratio: f64, widths: [f64; 2]) -> bool {
    let [mut from, mut to] = widths;
    for (axis, share) in [1.0, ratio].into_iter().enumerate() {
        let drift = (a.at[axis] - b.at[axis]) * share;
        for (slope, limit) in
            [(drift, b.most[axis] - a.least[axis] + APART), (-drift, a.most[axis] - b.least[axis] + APART)]
        {
            // slope × width < limit
            if slope > 0.0 {
                to = to.min(limit / slope);
            } else if slope < 0.0 {
                from = from.max(limit / slope);
            } else if limit <= 0.0 {
                return false;
            }
        }
    }
    from <= to
}

#[cfg(test)]
mod tests {
    use super::*;

    const WIDTHS: [f64; 2] = [300.0, WIDEST];

    fn name(at: Point, left: f64) -> Stamp {
        Stamp { at, least: [left, -7.0], most: [left + 50.0, 7.0] }
    }

    #[test]
    fn what_is_free_is_taken_once() {
        let mut room = Room::new(1.0, Vec::new());
        let wishes = [name([0.5, 0.5], 5.0), name([0.5, 0.5], -55.0)];
        assert_eq!(room.take(&wishes, WIDTHS), Some(0));
        assert_eq!(room.take(&wishes, WIDTHS), Some(1));
        assert_eq!(room.take(&wishes, WIDTHS), None);
    }

    #[test]
    fn nothing_reaches_over_the_edge_on_the_narrowest_page() {
        let mut room = Room::new(1.0, Vec::new());
        assert_eq!(room.take(&[name([0.9, 0.5], 5.0)], WIDTHS), None);
        assert_eq!(room.take(&[name([0.9, 0.5], 5.0)], [600.0, WIDEST]), Some(0));
    }

    #[test]
    fn names_that_pass_each_other_on_some_width_between_are_seen_to_meet() {
        // Side by side at both ends, across each other in the middle.
        let left = Stamp { at: [0.2, 0.5], least: [100.0, -7.0], most: [150.0, 7.0] };
        let right = Stamp { at: [0.4, 0.5], least: [0.0, -7.0], most: [50.0, 7.0] };
        let apart_at = |width: f64| (0.4 - 0.2) * width >= 151.5 || (0.4 - 0.2) * width + 50.0 <= 98.5;
        assert!(apart_at(200.0) && apart_at(1000.0) && !apart_at(500.0));
        assert!(meet(&left, &right, 1.0, [200.0, 1000.0]));
        assert!(!meet(&left, &right, 1.0, [800.0, 1000.0]));
    }
}
