//! What stands below the frame: what the marks mean, what lies outside, and whose data it is.

use std::fmt::Display;

use centum_web::chart::{Sheet, Svg, shortened, width};

use super::LONGEST_NAME;
use super::marks::{Point, link, local};

/// More points outside than this are told by their number; the table beside the map has them all.
const MOST_LISTED: usize = 100;

const FONT: f64 = 13.0;
const ROW: f64 = 24.0;
const MARK: f64 = 12.0;
/// Between one entry and the next.
const BETWEEN: f64 = 22.0;

/// The rows below a frame.
#[derive(Clone, Debug, Default)]
pub(crate) struct Below<'a> {
    /// Kinds of marks with what they mean.
    pub(crate) key: Vec<(&'static str, &'a str)>,
    /// Stands before what lies outside.
    pub(crate) heading: &'a str,
    pub(crate) outside: Vec<&'a Point>,
    pub(crate) credit: &'a str,
}

/// A mark and its text.
struct Entry<'a> {
    kind: &'static str,
    text: String,
    href: Option<&'a str>,
}

impl<'a> Below<'a> {
    fn key_entries(&self) -> Vec<Entry<'a>> {
        self.key
            .iter()
            .map(|(kind, label)| Entry { kind, text: shortened(label, LONGEST_NAME), href: None })
            .collect()
    }

    fn outside_entries(&self) -> Vec<Entry<'a>> {
        let listed = self.outside.iter().take(MOST_LISTED);
        let mut entries: Vec<_> = listed
            .map(|point| Entry {
                kind: point.kind,
                text: shortened(&point.label, LONGEST_NAME),
                href: point.href.as_deref().filter(|href| local(href)),
            })
            .collect();
        if let Some(more @ 1..) = self.outside.len().checked_sub(MOST_LISTED) {
            entries.push(Entry { kind: "mixed", text: format!("+{more}"), href: None });
        }
        entries
    }

    /// As lists of a page, which wrap and can be read aloud.
    pub(crate) fn write_lists(&self, page: &mut Svg) {
        if !self.key.is_empty() {
            list(page, "map-key", &self.key_entries());
        }
        if !self.outside.is_empty() {
            if !self.heading.is_empty() {
                page.text("p", &[("class", &"map-note")], self.heading);
            }
            list(page, "map-outside", &self.outside_entries());
        }
        if !self.credit.is_empty() {
            page.text("p", &[("class", &"map-note")], self.credit);
        }
    }

    /// As rows of a file that is this wide, begun at this height; the height at which they end.
    pub(crate) fn draw_rows(&self, file: &mut Svg, file_width: f64, top: f64) -> f64 {
        let mut pen = Pen { file, file_width, x: BETWEEN, y: top + ROW };
        for entry in self.key_entries() {
            pen.entry(&entry);
        }
        pen.new_row();
        if !self.outside.is_empty() && !self.heading.is_empty() {
            pen.note(&shortened(self.heading, LONGEST_NAME));
        }
        for entry in self.outside_entries() {
            pen.entry(&entry);
        }
        pen.new_row();
        if !self.credit.is_empty() {
            pen.note(&shortened(self.credit, 2 * LONGEST_NAME));
        }
        pen.new_row();
        pen.y - ROW / 2.0
    }
}

fn list(page: &mut Svg, class: &str, entries: &[Entry<'_>]) {
    page.open("ul", &[("class", &class)]);
    for entry in entries {
        page.open("li", &[]);
        page.open(
            "svg",
            &[("class", &"map-mark"), ("width", &MARK), ("height", &MARK), ("aria-hidden", &"true")],
        );
        mark(page, entry.kind, MARK / 2.0, MARK / 2.0);
        page.close("svg");
        link(page, Sheet::Fluid, entry.href, false, |page| page.text("span", &[], &entry.text));
        page.close("li");
    }
    page.close("ul");
}

fn mark(svg: &mut Svg, kind: &str, x: f64, y: f64) {
    let class = format!("map-point {kind}");
    let attributes: [(&str, &dyn Display); 5] =
        [("class", &class), ("cx", &x), ("cy", &y), ("r", &(MARK / 3.0)), ("fill", &"currentColor")];
    svg.empty("circle", &attributes);
}

/// Writes one entry after the other, and goes to the next row where the width ends.
struct Pen<'f> {
    file: &'f mut Svg,
    file_width: f64,
    x: f64,
    y: f64,
}

impl Pen<'_> {
    fn entry(&mut self, entry: &Entry<'_>) {
        let needed = MARK + 6.0 + width(&entry.text, FONT);
        self.make_room(needed);
        mark(self.file, entry.kind, self.x + MARK / 2.0, self.y - FONT / 3.0);
        self.write("map-name", self.x + MARK + 6.0, &entry.text);
        self.x += needed + BETWEEN;
    }

    fn note(&mut self, text: &str) {
        let needed = width(text, FONT);
        self.make_room(needed);
        self.write("map-note", self.x, text);
        self.x += needed + BETWEEN;
    }

    fn write(&mut self, class: &str, x: f64, text: &str) {
        let place = format!("{x:.1}");
        self.file.text(
            "text",
            &[("class", &class), ("x", &place), ("y", &self.y), ("font-size", &FONT)],
            text,
        );
    }

    fn make_room(&mut self, needed: f64) {
        if self.x + needed > self.file_width {
            self.new_row();
        }
    }

    /// A row that nothing stands in is used again.
    fn new_row(&mut self) {
        if self.x > BETWEEN {
            (self.x, self.y) = (BETWEEN, self.y + ROW);
        }
    }
}
