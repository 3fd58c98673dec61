//! Too many points to be told apart become fewer marks, each with the number behind it.

use std::collections::BTreeMap;

use super::clip;
use super::marks::{Mark, Point};

/// Up to this many points are drawn one by one.
const MOST_MARKS: usize = 1_000;
/// Beyond, points in the same cell of this many columns and rows become one mark.
const CELLS: f64 = 40.0;
/// What a mark is called whose points are of several kinds.
const MIXED: &str = "mixed";

/// The marks for points at their shares of the frame: at most 1,000, or one a cell.
pub(crate) fn marks<'a>(placed: &[(&'a Point, clip::Point)]) -> Vec<Mark<'a>> {
    if placed.len() <= MOST_MARKS {
        return placed.iter().map(|(point, at)| Mark::of(point, *at)).collect();
    }
    let mut cells: BTreeMap<[u32; 2], Mark<'a>> = BTreeMap::new();
    for (point, at) in placed {
        let mark = Mark::of(point, *at);
        let cell = at.map(|share| (share * CELLS) as u32);
        cells.entry(cell).and_modify(|crowd| join(crowd, &mark)).or_insert(mark);
    }
    cells.into_values().collect()
}

fn join<'a>(crowd: &mut Mark<'a>, mark: &Mark<'a>) {
    if mark.first.size > crowd.first.size {
        (crowd.first, crowd.at) = (mark.first, mark.at);
    }
    if crowd.kind != mark.kind {
        crowd.kind = MIXED;
    }
    crowd.others += 1;
    crowd.size += mark.size;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(size: u32, kind: &'static str) -> Point {
        Point {
            id: size.to_string(),
            label: format!("of {size}"),
            latitude: 0.0,
            longitude: 0.0,
            size,
            kind,
            href: None,
        }
    }

    #[test]
    fn few_points_stay_as_they_are() {
        let point = point(1, "core");
        let placed = vec![(&point, [0.5, 0.5]); MOST_MARKS];
        assert_eq!(marks(&placed).len(), MOST_MARKS);
    }

    #[test]
    fn many_points_in_a_cell_become_one_and_none_is_lost() {
        let (small, large) = (point(1, "core"), point(7, "mentor"));
        let mut placed = vec![(&small, [0.5, 0.5]); MOST_MARKS];
        placed.push((&large, [0.51, 0.51]));
        placed.push((&small, [0.9, 0.9]));
        let marks = marks(&placed);
        assert_eq!(marks.len(), 2);
        assert_eq!((marks[0].name(), marks[0].size, marks[0].kind), ("of 7 +1000".into(), 1_007, MIXED));
        assert_eq!(marks.iter().map(|mark| mark.others + 1).sum::<usize>(), placed.len());
    }
}
