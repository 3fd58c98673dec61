//! Lines over time, each named where it ends.

use jiff::civil::Date;

use super::{ChartError, Coordinate, Naming, Role, Sheet, Svg, letters::shortened};

/// More lines than this cannot be told apart.
const MOST_SERIES: usize = 5;

/// More samples than this on one line are finer than any screen.
const MOST_SAMPLES: usize = 2_000;

/// A label or a day has this many letters at most: on a page of 320 pixels there is room for them.
const LONGEST_LABEL: usize = 14;
/// The share of the width to the right of the lines that is kept for their labels.
const FOR_LABELS: f64 = 0.32;

/// The width of a drawing that stands alone.
const FILE_WIDTH: f64 = 640.0;

const FONT: f64 = 13.0;
/// Room above the plot for labels that moved apart.
const ABOVE: f64 = 24.0;
const PLOT: f64 = 150.0;
const HEIGHT: f64 = ABOVE + PLOT + 24.0;

/// The lines are drawn this many units wide and stretched to the width there is.
const UNITS: f64 = 1000.0;
/// A dot at either end must not be cut.
const INSET: f64 = 0.01;

/// What was so on a day.
#[derive(Clone, Debug)]
pub struct Sample {
    /// The day.
    pub on: Date,
    /// How much, in whatever unit the others have too.
    pub value: i64,
}

/// One line.
#[derive(Clone, Debug)]
pub struct Series {
    /// Stands at the line's end: its name, with its last value.
    pub label: String,
    /// The samples in any order.
    pub samples: Vec<Sample>,
}

/// A chart of up to five lines over time. Its floor is nought, or the least value below.
#[derive(Clone, Debug)]
pub struct Trend {
    naming: Naming,
    from: String,
    to: String,
    series: Vec<Series>,
}

/// The days and values that the chart spans.
struct Span {
    first: Date,
    last: Date,
    least: i64,
    most: i64,
}

impl Trend {
    /// A chart by its name; `from` and `to` are the first and the last day as the reader reads them.
    pub fn new(naming: Naming, from: impl Into<String>, to: impl Into<String>) -> Self {
        Self { naming, from: from.into(), to: to.into(), series: Vec::new() }
    }

    /// The lines to draw: at most five, of at most 2,000 samples.
    pub fn with_series(mut self, mut series: Vec<Series>) -> Result<Self, ChartError> {
        if series.len() > MOST_SERIES {
            return Err(ChartError::TooManySeries { limit: MOST_SERIES, given: series.len() });
        }
        for line in &mut series {
            if line.samples.len() > MOST_SAMPLES {
                return Err(ChartError::TooManySamples { limit: MOST_SAMPLES, given: line.samples.len() });
            }
            line.samples.sort_by_key(|sample| sample.on);
        }
        series.retain(|line| !line.samples.is_empty());
        self.series = series;
        Ok(self)
    }

    /// For a page, whose style sheet gives it its colours.
    pub fn render(&self) -> String {
        self.draw(Sheet::Fluid)
    }

    /// A file of its own.
    pub fn render_standalone(&self) -> String {
        self.draw(Sheet::Fixed { width: FILE_WIDTH, height: HEIGHT })
    }

    fn draw(&self, sheet: Sheet) -> String {
        let size = [("width", &sheet.x(1.0) as _), ("height", &Coordinate::Pixels(HEIGHT) as _)];
        let mut svg = Svg::default();
        svg.begin("chart", &self.naming, Role::Picture, &size, sheet.is_fixed());
        grid(&mut svg, sheet);
        if let Some(span) = Span::of(&self.series) {
            self.lines(&mut svg, sheet, &span);
            self.ends(&mut svg, sheet, &span);
        }
        self.days(&mut svg, sheet);
        svg.close("svg");
        svg.finish()
    }

    fn lines(&self, svg: &mut Svg, sheet: Sheet, span: &Span) {
        svg.open(
            "svg",
            &[
                ("y", &ABOVE),
                ("width", &sheet.x(1.0)),
                ("height", &PLOT),
                ("viewBox", &format_args!("0 0 {UNITS} {PLOT}")),
                ("preserveAspectRatio", &"none"),
                ("overflow", &"visible"),
            ],
        );
        for (place, line) in self.series.iter().enumerate() {
            let class = format!("chart-line series-{}", place + 1);
            let points: Vec<String> = line.samples.iter().map(|sample| span.point(sample)).collect();
            svg.open(
                "polyline",
                &[
                    ("class", &class),
                    ("points", &points.join(" ")),
                    ("fill", &"none"),
                    ("stroke", &"currentColor"),
                    ("stroke-width", &2),
                    ("vector-effect", &"non-scaling-stroke"),
                ],
            );
            svg.text("title", &[], &line.label);
            svg.close("polyline");
        }
        svg.close("svg");
    }

    /// A dot where each line ends, and its label to the right. Labels that would touch move apart.
    fn ends(&self, svg: &mut Svg, sheet: Sheet, span: &Span) {
        let mut ends: Vec<_> = self.series.iter().zip(1..).collect();
        let height = |line: &Series| line.samples.last().map_or(0.0, |last| ABOVE + span.y(last.value));
        ends.sort_by(|(a, _), (b, _)| height(b).total_cmp(&height(a)));
        let mut below = f64::INFINITY;
        for (line, number) in ends {
            let Some(last) = line.samples.last() else { continue };
            let (x, y) = (sheet.x(span.x(last.on)), height(line));
            let class = format!("chart-dot series-{number}");
            svg.empty(
                "circle",
                &[("class", &class), ("cx", &x), ("cy", &Coordinate::Pixels(y)), ("r", &3.5)],
            );
            let baseline = (y + FONT / 3.0).min(below - FONT - 3.0);
            below = baseline;
            svg.text(
                "text",
                &[
                    ("class", &"chart-label"),
                    ("x", &sheet.x(1.0 - FOR_LABELS)),
                    ("y", &Coordinate::Pixels(baseline)),
                    ("dx", &10),
                    ("font-size", &FONT),
                ],
                &shortened(&line.label, LONGEST_LABEL),
            );
        }
    }

    fn days(&self, svg: &mut Svg, sheet: Sheet) {
        for (share, anchor, day) in [(0.0, "start", &self.from), (1.0 - FOR_LABELS, "end", &self.to)] {
            svg.text(
                "text",
                &[
                    ("class", &"chart-value"),
                    ("x", &sheet.x(share)),
                    ("y", &Coordinate::Pixels(HEIGHT - 6.0)),
                    ("text-anchor", &anchor),
                    ("font-size", &FONT),
                ],
                &shortened(day, LONGEST_LABEL),
            );
        }
    }
}

impl Span {
    fn of(series: &[Series]) -> Option<Self> {
        let all = || series.iter().flat_map(|line| &line.samples);
        Some(Self {
            first: all().map(|sample| sample.on).min()?,
            last: all().map(|sample| sample.on).max()?,
            least: all().map(|sample| sample.value).min()?.min(0),
            most: all().map(|sample| sample.value).max()?.max(0),
        })
    }

    /// The share of the width at which a day lies; a single day lies at the end.
    fn x(&self, on: Date) -> f64 {
        let days = |from: Date, to: Date| f64::from((to - from).get_days());
        let whole = days(self.first, self.last);
        let share = if whole > 0.0 { days(self.first, on) / whole } else { 1.0 };
        INSET + share * (1.0 - FOR_LABELS - 2.0 * INSET)
    }

    /// How far below the plot's top a value lies.
    fn y(&self, value: i64) -> f64 {
        let height = self.most as f64 - self.least as f64;
        if height > 0.0 { (self.most as f64 - value as f64) / height * PLOT } else { PLOT }
    }

    fn point(&self, sample: &Sample) -> String {
        let x = Coordinate::Pixels(self.x(sample.on) * UNITS);
        let y = Coordinate::Pixels(self.y(sample.value));
        format!("{x},{y}")
    }
}

fn grid(svg: &mut Svg, sheet: Sheet) {
    for share in [0.0, 0.5, 1.0] {
        let y = Coordinate::Pixels(ABOVE + share * PLOT);
        svg.empty(
            "line",
            &[
                ("class", &"chart-grid"),
                ("x2", &sheet.x(1.0 - FOR_LABELS)),
                ("y1", &y),
                ("y2", &y),
                ("stroke", &"currentColor"),
                ("stroke-opacity", &0.15),
            ],
        );
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn line(label: &str, values: &[(i8, i64)]) -> Series {
        let sample = |(month, value): &(i8, i64)| Sample { on: date(2024, *month, 1), value: *value };
        Series { label: label.into(), samples: values.iter().map(sample).collect() }
    }

    fn trend(series: Vec<Series>) -> Trend {
        let naming =
            Naming { id: "t".into(), title: "Confirmed cities".into(), description: "They grow.".into() };
        Trend::new(naming, "January", "May").with_series(series).unwrap()
    }

    #[test]
    fn a_line_goes_from_the_first_day_to_the_last_and_from_nought_to_the_most() {
        let svg = trend(vec![line("Cities", &[(5, 80), (1, 0)])]).render();
        assert!(svg.contains("points=\"10,150 670,0\""), "{svg}");
    }

    #[test]
    fn labels_of_lines_that_end_together_stand_apart() {
        let svg = trend(vec![line("a", &[(1, 1), (5, 9)]), line("b", &[(1, 2), (5, 9)])]).render();
        let label_heights: Vec<f64> = svg
            .split("<text class=\"chart-label\"")
            .skip(1)
            .filter_map(|text| text.split(" y=\"").nth(1)?.split('"').next()?.parse().ok())
            .collect();
        assert_eq!(label_heights.len(), 2, "{svg}");
        assert!((label_heights[0] - label_heights[1]).abs() >= FONT, "{label_heights:?}");
    }

    #[test]
    fn one_day_no_day_and_the_widest_numbers_are_drawn_without_a_number_that_is_none() {
        let odd = [
            Vec::new(),
            vec![line("one", &[(1, 5)])],
            vec![line("flat", &[(1, 0), (2, 0)])],
            vec![line("wide", &[(1, i64::MIN), (2, i64::MAX)])],
        ];
        for series in odd {
            let svg = trend(series).render();
            assert!(!svg.contains("NaN") && !svg.contains("inf"), "{svg}");
        }
    }

    #[test]
    fn more_lines_or_samples_than_can_be_seen_are_refused() {
        let empty = trend(Vec::new());
        let lines = vec![line("x", &[(1, 1)]); MOST_SERIES + 1];
        assert!(matches!(empty.clone().with_series(lines), Err(ChartError::TooManySeries { given: 6, .. })));
        let samples = vec![Sample { on: date(2024, 1, 1), value: 0 }; MOST_SAMPLES + 1];
        let long = vec![Series { label: String::new(), samples }];
        assert!(matches!(empty.with_series(long), Err(ChartError::TooManySamples { given: 2001, .. })));
    }
}
