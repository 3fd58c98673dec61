//! Rules, remedies and severities in a reader's words.

use centum_base::Date;
use centum_web::chart::{Naming, Sample, Series, Trend};
use centum_web::{Html, Locale};

use crate::quality::Day;
use crate::quality::follow::typed;
use crate::records::Severity;

/// What a rule says. One that has no text yet is named.
pub fn rule(locale: &Locale, rule: &str) -> Html {
    said(locale, &format!("catalogue-rule-{rule}"), rule)
}

/// What helps, by the id that a finding names.
pub fn remedy(locale: &Locale, id: &str) -> Html {
    said(locale, id, "")
}

fn said(locale: &Locale, id: &str, otherwise: &str) -> Html {
    if locale.has(id) { locale.html(id) } else { Html::text(otherwise) }
}

/// The name of a severity.
pub(super) fn severity(locale: &Locale, of: Severity) -> String {
    locale.text(&format!("catalogue-quality-severity-{}", of.name()))
}

/// The tone of a severity in styles.
pub(super) fn tone(of: Severity) -> &'static str {
    match of {
        Severity::Info => "neutral",
        Severity::Warning => "warning",
        Severity::Violation | Severity::Refusal => "danger",
    }
}

/// A record as a link.
pub(super) struct Example {
    pub(super) href: String,
    pub(super) title: String,
    /// The language of the title where it is another than the page's.
    pub(super) lang: Option<String>,
}

impl Example {
    pub(super) fn of(locale: &Locale, slug: &str, record: &str) -> Self {
        let record = typed(record);
        let title = record.as_ref().and_then(|record| record.titles.best(&[locale.tag()]));
        let (lang, title) = match title {
            Some((lang, title)) if lang.is_undetermined() || lang.as_str() == locale.tag() => {
                (None, title.to_owned())
            }
            Some((lang, title)) => (Some(lang.as_str().to_owned()), title.to_owned()),
            None => (None, locale.text("catalogue-quality-no-title")),
        };
        Self { href: format!("/data/datasets/{slug}/quality"), title, lang }
    }
}

/// Points over time, drawn and as rows.
pub(super) struct TrendView {
    pub(super) drawing: Html,
    pub(super) rows: Vec<(Html, u32)>,
}

impl TrendView {
    /// The view of days in their order; none of fewer than two.
    pub(super) fn of(locale: &Locale, days: &[Day]) -> Option<Self> {
        let (first, last) = (days.first()?, days.last().filter(|_| days.len() > 1)?);
        let shown = |day: Date| locale.date(day);
        let description = locale
            .say("catalogue-quality-over-time-text")
            .arg("from", shown(first.day))
            .arg("to", shown(last.day))
            .arg("first", first.score.points.whole())
            .arg("last", last.score.points.whole())
            .plain();
        let naming =
            Naming { id: "trend".into(), title: locale.text("catalogue-quality-over-time"), description };
        let samples =
            days.iter().map(|day| Sample { on: day.day, value: i64::from(day.score.points.whole()) });
        let label = locale.say("catalogue-quality-line").arg("points", last.score.points.whole()).plain();
        let line = Series { label, samples: samples.collect() };
        // Days in words are too long for the two ends of a small drawing.
        let trend =
            Trend::new(naming, first.day.to_string(), last.day.to_string()).with_series(vec![line]).ok()?;
        Some(Self {
            drawing: Html::trusted(trend.render()),
            rows: days.iter().rev().map(|day| (locale.day(day.day), day.score.points.whole())).collect(),
        })
    }
}
