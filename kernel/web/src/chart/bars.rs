//! Horizontal bars, each with its label above and its value at the end of that line.

use super::{ChartError, Coordinate, Naming, Role, Sheet, Svg, letters::shortened};

/// More bars than this belong into a table.
const MOST_BARS: usize = 200;

/// A label has this many letters at most; a page of 320 pixels has room for them beside a value.
const LONGEST_LABEL: usize = 30;

/// A value has this many letters at most.
const LONGEST_VALUE: usize = 16;

/// The width of a drawing that stands alone.
const FILE_WIDTH: f64 = 640.0;

const FONT: f64 = 14.0;
const LABEL_HEIGHT: f64 = 21.0;
const BAR_HEIGHT: f64 = 10.0;
const SECOND_HEIGHT: f64 = 5.0;
const BETWEEN: f64 = 13.0;

/// One bar.
#[derive(Clone, Debug)]
pub struct Bar {
    /// What is counted.
    pub label: String,
    /// How long the bar is, in whatever unit the others have too.
    pub value: u64,
    /// The value as the reader reads it.
    pub says: String,
    /// A thinner bar below, to compare with.
    pub second: Option<Second>,
}

/// The value that a bar is compared with.
#[derive(Clone, Debug)]
pub struct Second {
    /// How long the thinner bar is.
    pub value: u64,
    /// The value as the reader reads it; it stands after the first one.
    pub says: String,
}

/// A chart of horizontal bars, in the order given.
#[derive(Clone, Debug)]
pub struct Bars {
    naming: Naming,
    bars: Vec<Bar>,
    line: Option<usize>,
}

impl Bars {
    /// A chart by its name, without bars.
    pub fn new(naming: Naming) -> Self {
        Self { naming, bars: Vec::new(), line: None }
    }

    /// The bars to draw, at most 200.
    pub fn with_bars(mut self, bars: Vec<Bar>) -> Result<Self, ChartError> {
        if bars.len() > MOST_BARS {
            return Err(ChartError::TooManyBars { limit: MOST_BARS, given: bars.len() });
        }
        self.bars = bars;
        Ok(self)
    }

    /// A line below one of the bars, by its place among them: what lies above it is told from what lies below.
    pub fn with_line_below(mut self, bar: usize) -> Self {
        self.line = Some(bar);
        self
    }

    /// For a page, whose style sheet gives it its colours.
    pub fn render(&self) -> String {
        self.draw(Sheet::Fluid)
    }

    /// A file of its own.
    pub fn render_standalone(&self) -> String {
        self.draw(Sheet::Fixed { width: FILE_WIDTH, height: self.height() })
    }

    fn height(&self) -> f64 {
        self.bars.iter().map(|bar| bar.height() + BETWEEN).sum::<f64>().max(1.0)
    }

    fn draw(&self, sheet: Sheet) -> String {
        let longest = self.bars.iter().map(Bar::longest).max().unwrap_or_default().max(1);
        let size = [("width", &sheet.x(1.0) as _), ("height", &Coordinate::Pixels(self.height()) as _)];
        let mut svg = Svg::default();
        svg.begin("chart", &self.naming, Role::Picture, &size, sheet.is_fixed());
        let mut top = 0.0;
        for (at, bar) in self.bars.iter().enumerate() {
            bar.draw(&mut svg, sheet, top, longest);
            top += bar.height() + BETWEEN;
            if self.line == Some(at) {
                let (from, to, y) = (sheet.x(0.0), sheet.x(1.0), Coordinate::Pixels(top - BETWEEN / 2.0));
                svg.empty(
                    "line",
                    &[
                        ("class", &"chart-axis"),
                        ("x1", &from),
                        ("x2", &to),
                        ("y1", &y),
                        ("y2", &y),
                        ("stroke", &"currentColor"),
                        ("stroke-width", &"2"),
                    ],
                );
            }
        }
        svg.close("svg");
        svg.finish()
    }
}

impl Bar {
    fn longest(&self) -> u64 {
        self.second.as_ref().map_or(self.value, |second| second.value.max(self.value))
    }

    fn height(&self) -> f64 {
        let second = if self.second.is_some() { SECOND_HEIGHT + 2.0 } else { 0.0 };
        LABEL_HEIGHT + BAR_HEIGHT + second
    }

    fn draw(&self, svg: &mut Svg, sheet: Sheet, top: f64, longest: u64) {
        let share = |value: u64| sheet.x(value as f64 / longest as f64);
        let pixels = Coordinate::Pixels;
        let (baseline, bar) = (pixels(top + FONT), pixels(top + LABEL_HEIGHT));

        svg.open("g", &[]);
        svg.text("title", &[], &format!("{}: {}", self.label, self.values()));
        let label = shortened(&self.label, LONGEST_LABEL);
        svg.text("text", &[("class", &"chart-label"), ("y", &baseline), ("font-size", &FONT)], &label);
        let at_end = [
            ("class", &"chart-value" as _),
            ("x", &sheet.x(1.0) as _),
            ("y", &baseline as _),
            ("text-anchor", &"end" as _),
            ("font-size", &FONT as _),
        ];
        svg.text("text", &at_end, &self.values());
        let rectangle = |svg: &mut Svg, class: &str, y: Coordinate, width: Coordinate, height: f64| {
            let opacity = if class == "chart-track" { 0.08 } else { 1.0 };
            svg.empty(
                "rect",
                &[
                    ("class", &class),
                    ("y", &y),
                    ("width", &width),
                    ("height", &height),
                    ("fill-opacity", &opacity),
                ],
            );
        };
        rectangle(svg, "chart-track", bar, sheet.x(1.0), BAR_HEIGHT);
        rectangle(svg, "chart-bar", bar, share(self.value), BAR_HEIGHT);
        if let Some(second) = &self.second {
            let below = pixels(top + LABEL_HEIGHT + BAR_HEIGHT + 2.0);
            rectangle(svg, "chart-bar second", below, share(second.value), SECOND_HEIGHT);
        }
        svg.close("g");
    }

    fn values(&self) -> String {
        let first = shortened(&self.says, LONGEST_VALUE);
        match &self.second {
            Some(second) => format!("{first} · {}", shortened(&second.says, LONGEST_VALUE)),
            None => first,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bar(label: &str, value: u64) -> Bar {
        Bar { label: label.into(), value, says: value.to_string(), second: None }
    }

    fn chart(bars: Vec<Bar>) -> Bars {
        let naming =
            Naming { id: "b".into(), title: "Cities by country".into(), description: "Italy leads.".into() };
        Bars::new(naming).with_bars(bars).unwrap()
    }

    #[test]
    fn the_longest_bar_fills_the_width_and_the_others_keep_their_share() {
        let svg = chart(vec![bar("Italy", 20), bar("Spain", 5)]).render();
        assert!(svg.contains("<rect class=\"chart-bar\" y=\"21\" width=\"100%\""), "{svg}");
        assert!(svg.contains("width=\"25%\""), "{svg}");
    }

    #[test]
    fn a_second_value_is_drawn_on_the_same_scale() {
        let mut compared = bar("Italy", 20);
        compared.second = Some(Second { value: 40, says: "40 invited".into() });
        let svg = chart(vec![compared]).render();
        assert!(svg.contains("chart-bar second") && svg.contains("width=\"50%\""), "{svg}");
        assert!(svg.contains("20 · 40 invited"), "{svg}");
    }

    #[test]
    fn a_line_is_drawn_below_the_bar_that_was_named_and_below_no_other() {
        let bars = || chart(vec![bar("9 points", 3), bar("8 points", 2), bar("7 points", 1)]);
        assert!(!bars().render().contains("<line"));
        let svg = bars().with_line_below(1).render();
        let line = svg.find("<line class=\"chart-axis\" x1=\"0%\" x2=\"100%\"").expect("a line");
        let of = |label: &str| svg.find(label).expect("a bar");
        assert!(of("8 points") < line && line < of("7 points"), "{svg}");
    }

    #[test]
    fn bars_of_nought_and_no_bars_are_drawn_without_a_number_that_is_none() {
        for svg in [chart(vec![bar("None", 0)]).render(), chart(Vec::new()).render_standalone()] {
            assert!(!svg.contains("NaN") && !svg.contains("inf"), "{svg}");
        }
    }

    #[test]
    fn labels_are_escaped_and_long_ones_are_cut_but_told_in_full() {
        let svg = chart(vec![bar(&format!("<i>{}", "x".repeat(60)), 1)]).render();
        assert!(!svg.contains("<i>"), "{svg}");
        assert!(svg.contains(&"x".repeat(60)) && svg.contains('…'), "{svg}");
    }

    #[test]
    fn more_bars_than_a_reader_can_compare_are_refused() {
        let naming = Naming { id: "b".into(), title: String::new(), description: String::new() };
        let refused = Bars::new(naming).with_bars(vec![bar("x", 1); MOST_BARS + 1]);
        assert_eq!(refused.unwrap_err(), ChartError::TooManyBars { limit: 200, given: 201 });
    }

    #[test]
    fn a_page_gets_no_style_and_a_file_gets_one() {
        let chart = chart(vec![bar("Italy", 20)]);
        assert!(!chart.render().contains("style"));
        assert!(
            chart.render_standalone().contains("<style>")
                && chart.render_standalone().contains("width=\"640\"")
        );
    }
}
