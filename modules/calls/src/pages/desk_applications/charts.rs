//! The figures of a call as charts.

use centum_web::chart::{Bar, Bars, Naming, Sample, Second, Series, Trend};
use centum_web::{Html, Locale};

use super::words;
use crate::organiser::{Figures, Tally};

/// Countries that the chart shows; the table beside it shows all.
const MOST_COUNTRIES: usize = 30;

/// How many had been begun and handed in at the end of each day.
pub(super) fn curve(locale: &Locale, figures: &Figures) -> Option<Html> {
    let (first, last) = (figures.days.first()?, figures.days.last()?);
    let (mut begun, mut handed_in) = (Vec::new(), Vec::new());
    let mut sums = (0_u64, 0_u64);
    for day in &figures.days {
        sums = (sums.0 + day.begun, sums.1 + day.handed_in);
        begun.push(Sample { on: day.on, value: i64::try_from(sums.0).unwrap_or(i64::MAX) });
        handed_in.push(Sample { on: day.on, value: i64::try_from(sums.1).unwrap_or(i64::MAX) });
    }
    let label = |id: &str, count: u64| locale.say(id).arg("count", count).plain();
    let (begun_says, handed_says) =
        (label("calls-chart-begun", sums.0), label("calls-chart-handed-in", sums.1));
    let naming = Naming {
        id: "curve".to_owned(),
        title: locale.text("calls-chart-curve"),
        description: format!("{begun_says}; {handed_says}"),
    };
    let series =
        vec![Series { label: begun_says, samples: begun }, Series { label: handed_says, samples: handed_in }];
    // Written in full, two dates do not stand beside each other on a telephone.
    let trend = Trend::new(naming, first.on.to_string(), last.on.to_string()).with_series(series).ok()?;
    Some(Html::trusted(trend.render()))
}

/// Submitted applications by country, with all that were begun as the thinner bar.
pub(super) fn countries(locale: &Locale, figures: &Figures) -> Option<Html> {
    let mut all: Vec<(String, Tally)> = figures
        .by_country
        .iter()
        .map(|(country, tally)| (words::country(locale, *country), *tally))
        .collect();
    locale.sort_by_text(&mut all, |(name, _)| name);
    all.sort_by_key(|(_, tally)| std::cmp::Reverse((tally.submitted, tally.begun())));
    let bars = all.into_iter().take(MOST_COUNTRIES).map(|(label, tally)| Bar {
        label,
        value: tally.submitted,
        says: locale.number(tally.submitted),
        second: Some(Second { value: tally.begun(), says: locale.number(tally.begun()) }),
    });
    let bars: Vec<Bar> = bars.collect();
    if bars.is_empty() {
        return None;
    }
    let naming = Naming {
        id: "countries".to_owned(),
        title: locale.text("calls-chart-countries"),
        description: countries_rule(locale, figures),
    };
    Some(Html::trusted(Bars::new(naming).with_bars(bars).ok()?.render()))
}

/// What the bars are, and how many countries have none for want of room.
pub(super) fn countries_rule(locale: &Locale, figures: &Figures) -> String {
    let rule = locale.text("calls-chart-countries-rule");
    let all = figures.by_country.len();
    if all <= MOST_COUNTRIES {
        return rule;
    }
    let cut = locale.say("calls-chart-countries-cut").arg("shown", MOST_COUNTRIES).arg("all", all).plain();
    format!("{rule} {cut}")
}

#[cfg(test)]
mod tests {
    use centum_base::Country;
    use centum_web::locale::{Catalogue, Customs};

    use super::*;

    #[test]
    fn countries_that_are_not_drawn_are_told() {
        let catalogue = Catalogue::new(crate::MESSAGES, Customs::default()).unwrap();
        let english = catalogue.english().clone();
        let mut figures = Figures::default();
        for country in Country::eu_members("2020-07-03".parse().unwrap()) {
            figures.by_country.insert(Some(country), Tally { submitted: 1, ..Tally::default() });
        }
        assert!(!countries_rule(&english, &figures).contains("are drawn"));
        for code in ["CH", "GB", "NO", "SG"] {
            figures.by_country.insert(Country::new(code), Tally { drafts: 1, ..Tally::default() });
        }
        let rule = countries_rule(&english, &figures);
        assert!(rule.contains("The first 30 of 31 are drawn"), "{rule}");
    }
}
