//! A score as readers see it: points, five dimensions, what to mend first. A part of several pages.

use centum_web::{Html, Locale};

use crate::quality::metric::{Dimension, Metric, Over};
use crate::quality::rules::{Gain, Score, first};
use crate::quality::tally::tenths;

/// Gains that are shown.
const MOST_GAINS: usize = 8;

/// A dimension of a score.
pub(crate) struct DimensionLine {
    pub(crate) name: String,
    pub(crate) points: String,
    pub(crate) waiting: Option<Html>,
    /// Of a hundred, as wide as its bar is.
    pub(crate) percent: u32,
}

/// A metric of a score.
pub(crate) struct MetricLine {
    pub(crate) name: String,
    pub(crate) passed: String,
    pub(crate) judged: String,
    pub(crate) points: String,
}

/// Something to mend.
pub(crate) struct GainLine {
    pub(crate) says: Html,
    pub(crate) points: Html,
}

/// A score, ready to be shown by the macro `score` of `quality/parts.html`.
pub(crate) struct ScoreView {
    pub(crate) points: u32,
    pub(crate) band_text: String,
    pub(crate) tone: &'static str,
    pub(crate) open: u32,
    pub(crate) dimensions: Vec<DimensionLine>,
    pub(crate) metrics: Vec<MetricLine>,
    pub(crate) gains: Vec<GainLine>,
}

impl ScoreView {
    /// The view of a score. Of one dataset it says "missing" where it counts of many.
    pub(crate) fn of(locale: &Locale, score: &Score) -> Self {
        let one = score.tally.datasets == 1;
        Self {
            points: score.points.whole(),
            band_text: band_text(locale, score.band),
            tone: tone(score.band),
            open: score.points.open,
            dimensions: Dimension::ALL.iter().map(|of| dimension(locale, score, *of)).collect(),
            metrics: Metric::ALL.iter().map(|metric| metric_line(locale, score, *metric)).collect(),
            gains: first(score).iter().take(MOST_GAINS).map(|gain| gain_line(locale, gain, one)).collect(),
        }
    }
}

/// The name of a band.
pub(crate) fn band_text(locale: &Locale, band: crate::quality::Band) -> String {
    locale.text(&format!("catalogue-quality-band-{}", band.name()))
}

/// The tone of a band in styles.
pub(crate) fn tone(band: crate::quality::Band) -> &'static str {
    use crate::quality::Band;
    match band {
        Band::Excellent | Band::Good => "success",
        Band::Sufficient => "warning",
        Band::Bad => "danger",
    }
}

/// The name of a metric.
pub(crate) fn metric_text(locale: &Locale, metric: Metric) -> String {
    locale.text(&format!("catalogue-quality-metric-{}", metric.name()))
}

fn dimension(locale: &Locale, score: &Score, of: Dimension) -> DimensionLine {
    let points = score.tally.dimension(of);
    let known = locale
        .say("catalogue-quality-known")
        .arg("points", in_tenths(locale, points.known))
        .arg("judged", points.judged);
    let waiting = || locale.say("catalogue-quality-waiting").arg("open", points.open).html();
    DimensionLine {
        name: locale.text(&format!("catalogue-quality-dimension-{}", of.name())),
        points: known.plain(),
        waiting: (points.open > 0).then(waiting),
        percent: points.percent(),
    }
}

fn metric_line(locale: &Locale, score: &Score, metric: Metric) -> MetricLine {
    let share = score.tally.of(metric);
    let gained = share.ratio().map(|ratio| ratio * f64::from(metric.points()));
    let known = |gained: f64| {
        let say = locale.say("catalogue-quality-known").arg("judged", metric.points());
        say.arg("points", in_tenths(locale, gained)).plain()
    };
    MetricLine {
        name: metric_text(locale, metric),
        passed: locale.number(share.passed),
        judged: locale.number(share.judged),
        points: gained.map_or_else(|| "–".to_owned(), known),
    }
}

fn gain_line(locale: &Locale, gain: &Gain, one: bool) -> GainLine {
    let metric = metric_text(locale, gain.metric);
    let says = if one && (gain.over != Over::Distributions || gain.of == 1) {
        locale.say("catalogue-quality-missing-here").arg("metric", metric).html()
    } else {
        let id = format!("catalogue-quality-missing-{}", gain.over.name());
        let say = locale.say(&id).arg("metric", metric).arg("missing", gain.missing);
        say.arg("count", gain.of).html()
    };
    let points = match tenths(gain.points) {
        0 => locale.html("catalogue-quality-gain-least"),
        _ => {
            let points = in_tenths(locale, gain.points);
            locale.say("catalogue-quality-gain").arg("points", points).html()
        }
    };
    GainLine { says, points }
}

/// A part of a score to a tenth, as programs are told it too.
fn in_tenths(locale: &Locale, points: f64) -> String {
    let tenths = tenths(points);
    locale.decimal(format!("{}.{}", tenths / 10, tenths % 10).trim_end_matches(".0"))
}
