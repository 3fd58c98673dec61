//! Writes the names of the largest marks beside them, as many as have room.

use centum_web::chart::{Sheet, Svg, shortened, width};

use super::marks::{Mark, radius, radius_unit};
use super::room::{Room, Stamp, WIDEST};

const FONT: f64 = 12.0;
/// From the middle of the letters down to the line that they stand on.
const BASELINE: f64 = 4.0;
/// Half the height of a line of letters.
const HALF_LINE: f64 = 7.5;
/// Between a mark and its name.
const GAP: f64 = 3.0;

/// A name beside a mark has this many letters at most.
const LONGEST: usize = 24;

/// From which width of the page on how many names are shown, as a class of the style sheet.
struct Tier {
    class: &'static str,
    from: f64,
    most: usize,
}

const TIERS: [Tier; 3] = [
    Tier { class: "narrow", from: 300.0, most: 12 },
    Tier { class: "middle", from: 520.0, most: 28 },
    Tier { class: "wide", from: 780.0, most: 56 },
];

/// For each name that is looked at and found no room, how many more are looked at.
const PATIENCE: usize = 4;

/// A name and where it stands.
struct Name {
    mark: usize,
    class: &'static str,
    anchor: &'static str,
    dx: f64,
    dy: f64,
}

/// Draws the names. The largest marks choose first; among equals those that were handed in first.
pub(crate) fn draw(svg: &mut Svg, sheet: Sheet, ratio: f64, marks: &[Mark<'_>]) {
    for name in place(sheet, ratio, marks) {
        let mark = &marks[name.mark];
        let class = format!("map-label {}", name.class);
        svg.text(
            "text",
            &[
                ("class", &class),
                ("x", &sheet.x(mark.at[0])),
                ("y", &sheet.y(mark.at[1])),
                ("dx", &format_args!("{:.1}", name.dx)),
                ("dy", &format_args!("{:.1}", name.dy)),
                ("text-anchor", &name.anchor),
                ("font-size", &FONT),
                ("aria-hidden", &"true"),
            ],
            &shown(mark),
        );
    }
}

fn shown(mark: &Mark<'_>) -> String {
    let name = shortened(&mark.first.label, LONGEST);
    if mark.others == 0 { name } else { format!("{name} +{}", mark.others) }
}

fn place(sheet: Sheet, ratio: f64, marks: &[Mark<'_>]) -> Vec<Name> {
    let unit = radius_unit(marks);
    let circles = marks.iter().map(|mark| Stamp::circle(mark.at, [0.0, 0.0], radius(mark, unit)));
    let mut room = Room::new(ratio, circles.collect());
    let mut waiting: Vec<usize> = (0..marks.len()).collect();
    waiting.sort_by_key(|mark| std::cmp::Reverse(marks[*mark].size));
    let mut names = Vec::new();
    for tier in TIERS {
        let (class, widths) = match sheet {
            Sheet::Fluid => (tier.class, [tier.from, WIDEST]),
            Sheet::Fixed { width, .. } => ("", [width, width]),
        };
        let free = tier.most.saturating_sub(names.len());
        let looked_at: Vec<usize> = waiting.iter().copied().take(free * PATIENCE).collect();
        let mut found = 0;
        for mark in looked_at {
            if found == free {
                break;
            }
            let wishes = wishes(&marks[mark], radius(&marks[mark], unit));
            let stamps: Vec<Stamp> = wishes.iter().map(|wish| wish.stamp).collect();
            if let Some(chosen) = room.take(&stamps, widths) {
                let Wish { anchor, dx, dy, .. } = wishes[chosen];
                names.push(Name { mark, class, anchor, dx, dy });
                waiting.retain(|other| *other != mark);
                found += 1;
            }
        }
    }
    names
}

/// A place beside the mark.
struct Wish {
    stamp: Stamp,
    anchor: &'static str,
    dx: f64,
    dy: f64,
}

/// Right, left, above, below, and the four corners.
fn wishes(mark: &Mark<'_>, radius: f64) -> Vec<Wish> {
    let width = width(&shown(mark), FONT);
    let beside = radius + GAP;
    let above = radius + HALF_LINE;
    let corner = radius * 0.7 + GAP * 0.5;
    let slant = radius * 0.7 + HALF_LINE * 0.7;
    let wish = |anchor: &'static str, dx: f64, middle: f64| {
        let left = match anchor {
            "start" => dx,
            "end" => dx - width,
            _ => dx - width / 2.0,
        };
        let stamp = Stamp {
            at: mark.at,
            least: [left, middle - HALF_LINE],
            most: [left + width, middle + HALF_LINE],
        };
        Wish { stamp, anchor, dx, dy: middle + BASELINE }
    };
    vec![
        wish("start", beside, 0.0),
        wish("end", -beside, 0.0),
        wish("middle", 0.0, -above),
        wish("middle", 0.0, above),
        wish("start", corner, -slant),
        wish("start", corner, slant),
        wish("end", -corner, -slant),
        wish("end", -corner, slant),
    ]
    .into_iter()
    // A name must not cover its own mark.
    .filter(|wish| {
        let own = Stamp::circle(mark.at, [0.0, 0.0], radius * 0.7);
        (0..2)
            .any(|axis| wish.stamp.least[axis] >= own.most[axis] || wish.stamp.most[axis] <= own.least[axis])
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::super::marks::{Point, sample};
    use super::*;

    const RATIO: f64 = 0.875;

    fn scattered() -> Vec<Point> {
        let point = |number: u32| Point { size: 1 + number % 7, ..sample(&format!("Town {number}")) };
        (0..150).map(point).collect()
    }

    fn marks(points: &[Point]) -> Vec<Mark<'_>> {
        // Spread evenly and without a pattern.
        let at = |number: usize| [0.754_877_7, 0.569_840_3].map(|step| (number as f64 * step).fract());
        points.iter().enumerate().map(|(number, point)| Mark::of(point, at(number))).collect()
    }

    /// The rectangle of a name in pixels: left, top, right, bottom.
    fn rectangle(name: &Name, marks: &[Mark<'_>], page: f64) -> [f64; 4] {
        let mark = &marks[name.mark];
        let (x, y) = (mark.at[0] * page + name.dx, mark.at[1] * page * RATIO + name.dy - BASELINE);
        let width = width(&shown(mark), FONT);
        let left = match name.anchor {
            "start" => x,
            "end" => x - width,
            _ => x - width / 2.0,
        };
        [left, y - HALF_LINE, left + width, y + HALF_LINE]
    }

    #[test]
    fn no_two_names_touch_on_any_page_from_their_width_on_and_none_leaves_the_frame() {
        let points = scattered();
        let marks = marks(&points);
        let names = place(Sheet::Fluid, RATIO, &marks);
        assert!(names.len() > 30, "{}", names.len());
        for (from, classes) in
            [(300, &["narrow"][..]), (520, &["narrow", "middle"]), (780, &["narrow", "middle", "wide"])]
        {
            let shown: Vec<_> = names.iter().filter(|name| classes.contains(&name.class)).collect();
            for page in (from..=1600).step_by(20).map(f64::from) {
                let boxes: Vec<_> = shown.iter().map(|name| rectangle(name, &marks, page)).collect();
                for (place, a) in boxes.iter().enumerate() {
                    assert!(
                        a[0] >= 0.0 && a[1] >= 0.0 && a[2] <= page && a[3] <= page * RATIO,
                        "{a:?} on {page}"
                    );
                    for b in &boxes[place + 1..] {
                        let apart = a[2] <= b[0] || b[2] <= a[0] || a[3] <= b[1] || b[3] <= a[1];
                        assert!(apart, "{a:?} and {b:?} touch on a page of {page}");
                    }
                }
            }
        }
    }

    #[test]
    fn the_largest_marks_are_named_first() {
        let points = [sample("small"), Point { size: 90, ..sample("large") }];
        let marks: Vec<_> = points.iter().map(|point| Mark::of(point, [0.5, 0.5])).collect();
        let names = place(Sheet::Fluid, RATIO, &marks);
        assert_eq!(names.first().map(|name| name.mark), Some(1));
    }

    #[test]
    fn a_file_has_one_width_and_no_classes_of_widths() {
        let points = scattered();
        let marks = marks(&points);
        let names = place(Sheet::Fixed { width: 960.0, height: 840.0 }, RATIO, &marks);
        assert!(names.len() > 30 && names.iter().all(|name| name.class.is_empty()));
    }
}
