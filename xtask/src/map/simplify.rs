//! Fewer points on a line, the least telling ones first (Visvalingam and Whyatt): a point tells as much as the
//! triangle is large that it makes with its neighbours.

use super::clip::Point;

/// The line without the points that tell less than `area`. Its two ends stay, so that lines which met still meet.
pub(super) fn simplified(line: &[Point], area: f64) -> Vec<Point> {
    let mut kept = line.to_vec();
    // A closed line needs four points to be a ring.
    let fewest = if line.first() == line.last() { 4 } else { 2 };
    while kept.len() > fewest {
        let telling = kept.windows(3).map(|three| triangle(three[0], three[1], three[2])).enumerate();
        match telling.min_by(|(_, a), (_, b)| a.total_cmp(b)) {
            Some((before, least)) if least < area => kept.remove(before + 1),
            _ => break,
        };
    }
    kept
}

fn triangle(a: Point, b: Point, c: Point) -> f64 {
    ((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])).abs() / 2.0
}

/// The area of a ring, whichever way it is walked.
pub(super) fn area(ring: &[Point]) -> f64 {
    let before = ring.iter().cycle().skip(ring.len().saturating_sub(1));
    let doubled: f64 = before.zip(ring).map(|(a, b)| a[0] * b[1] - b[0] * a[1]).sum();
    (doubled / 2.0).abs()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_bend_goes_and_a_large_one_stays() {
        let line = [[0.0, 0.0], [5.0, 0.1], [10.0, 0.0], [10.0, 10.0]];
        assert_eq!(simplified(&line, 1.0), [[0.0, 0.0], [10.0, 0.0], [10.0, 10.0]]);
        assert_eq!(simplified(&line, 0.1), line);
    }

    #[test]
    fn the_ends_stay_and_a_ring_stays_a_ring() {
        let ring = [[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.5, 1.2], [0.0, 1.0], [0.0, 0.0]];
        let kept = simplified(&ring, 1e9);
        assert_eq!(kept.len(), 4);
        assert_eq!(kept.first(), kept.last());
        assert_eq!(simplified(&[[0.0, 0.0], [3.0, 4.0]], 1e9).len(), 2);
    }

    #[test]
    fn the_area_of_a_square_does_not_depend_on_the_way_around() {
        let mut square = [[0.0, 0.0], [2.0, 0.0], [2.0, 2.0], [0.0, 2.0]];
        assert_eq!(area(&square), 4.0);
        square.reverse();
        assert_eq!(area(&square), 4.0);
    }
}
