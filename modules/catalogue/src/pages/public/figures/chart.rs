//! A drawing with the table of the same numbers.

use centum_web::chart::{Bar, Bars, Naming, Sample, Series, Trend};
use centum_web::{Html, Locale};

use super::counted::{Asked, Count, Counted, Drawn};
use crate::listing::Month;
use crate::pages::public::links::data;

/// So many bars are drawn; the table has all rows.
const MOST_BARS: usize = 20;
/// So many months are drawn, the last ones.
const MOST_POINTS: usize = 1_200;
/// More rows than this are in the file alone.
const MOST_ROWS: usize = 250;

/// A row of the table.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub(crate) label: Html,
    pub(crate) href: Option<String>,
    pub(crate) count: i64,
}

/// A figure on a page.
#[derive(Clone, Debug)]
pub(crate) struct Chart {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) rule: String,
    pub(crate) column: String,
    pub(crate) drawing: Html,
    /// What the drawing and the table leave out.
    pub(crate) left_out: Vec<String>,
    pub(crate) rows: Vec<Row>,
    pub(crate) csv: String,
    pub(crate) svg: String,
}

impl Chart {
    /// A figure as a page shows it.
    pub(in crate::pages::public) fn of(locale: &Locale, asked: &Asked, counted: &Counted) -> Self {
        let name = counted.drawn.name();
        let file = |ending: &str| asked.query.href(&format!("/data/figures/{name}.{ending}"));
        let words = |count: &Count| match counted.drawn {
            Drawn::Growth => Html::time(&count.key, &count.label),
            Drawn::Age => Html::text(&count.label),
            _ if count.href.is_none() && matches!(count.key.as_str(), "none" | "other") => {
                Html::text(&count.label)
            }
            _ => data(&count.label),
        };
        let newest_first = counted.drawn == Drawn::Growth;
        let row = |count: &Count| Row { label: words(count), href: count.href.clone(), count: count.count };
        let mut rows: Vec<Row> = counted.counts.iter().map(row).collect();
        if newest_first {
            rows.reverse();
        }
        rows.truncate(MOST_ROWS);
        let listed = cut(locale, "listed", rows.len(), counted.counts.len());
        Self {
            id: format!("by-{name}"),
            title: title(locale, counted.drawn),
            rule: rule(locale, counted.drawn),
            column: locale.text(&format!("catalogue-figures-column-{name}")),
            drawing: Html::trusted(drawing(locale, counted, false)),
            left_out: drawn(locale, counted).into_iter().chain(listed).collect(),
            rows,
            csv: file("csv"),
            svg: file("svg"),
        }
    }
}

/// What a figure shows.
pub(super) fn title(locale: &Locale, drawn: Drawn) -> String {
    locale.text(&format!("catalogue-figures-by-{}", drawn.name()))
}

/// What exactly is counted.
pub(super) fn rule(locale: &Locale, drawn: Drawn) -> String {
    locale.text(&format!("catalogue-figures-rule-{}", drawn.name()))
}

/// Says that only the first of all are shown; nothing where all are.
fn cut(locale: &Locale, what: &str, shown: usize, all: usize) -> Option<String> {
    let said = || {
        let said = locale.say(&format!("catalogue-figures-{what}"));
        said.arg("shown", shown).arg("all", all).plain()
    };
    (shown < all).then(said)
}

/// What the drawing leaves out.
fn drawn(locale: &Locale, counted: &Counted) -> Option<String> {
    let all = counted.counts.len();
    let is_line = counted.drawn == Drawn::Growth;
    let (what, most) = if is_line { ("drawn-last", MOST_POINTS) } else { ("drawn", MOST_BARS) };
    cut(locale, what, most.min(all), all)
}

/// The drawing: for a page, or for a file of its own.
pub(super) fn drawing(locale: &Locale, counted: &Counted, alone: bool) -> String {
    let said = [Some(rule(locale, counted.drawn)), drawn(locale, counted)];
    let naming = Naming {
        id: format!("chart-{}", counted.drawn.name()),
        title: title(locale, counted.drawn),
        description: said.into_iter().flatten().collect::<Vec<_>>().join(" "),
    };
    match counted.drawn {
        Drawn::Growth => trend(locale, naming, &counted.counts, alone),
        _ => bars(locale, naming, &counted.counts, alone),
    }
}

fn bars(locale: &Locale, naming: Naming, counts: &[Count], alone: bool) -> String {
    let bar = |count: &Count| Bar {
        label: count.label.clone(),
        value: u64::try_from(count.count).unwrap_or(0),
        says: locale.number(count.count),
        second: None,
    };
    let bars = Bars::new(naming).with_bars(counts.iter().take(MOST_BARS).map(bar).collect());
    // There are never more than the chart takes.
    bars.map(|bars| if alone { bars.render_standalone() } else { bars.render() }).unwrap_or_default()
}

fn trend(locale: &Locale, naming: Naming, counts: &[Count], alone: bool) -> String {
    let sample = |count: &Count| {
        let month = count.key.parse::<Month>().ok()?;
        Some(Sample { on: month.first_day()?, value: count.count })
    };
    let samples: Vec<Sample> = counts.iter().rev().take(MOST_POINTS).filter_map(sample).collect();
    let end = |count: Option<&Count>| count.map(|count| count.label.clone()).unwrap_or_default();
    // One month alone is named once.
    let first = counts.first().filter(|_| counts.len() > 1);
    let last = counts.last().map_or(0, |last| last.count);
    let series = Series { label: locale.number(last), samples };
    let chart = Trend::new(naming, end(first), end(counts.last())).with_series(vec![series]);
    chart.map(|chart| if alone { chart.render_standalone() } else { chart.render() }).unwrap_or_default()
}
