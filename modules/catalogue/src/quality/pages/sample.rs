//! The pages of quality with invented content, in letters that no text of ours has.

use std::collections::BTreeMap;

use askama::Template;
use centum_base::Timestamp;
use centum_web::page::Face;
use centum_web::{Locale, Page, Sample};
use jiff::civil::date;

use super::catalogue::{OfCatalogue, RuleLine};
use super::dataset::{OfDataset, finding_line, link_line};
use super::rdf::ENDINGS;
use super::score::{ScoreView, band_text, tone};
use super::whole::{Row, Whole, lines};
use super::words::{self, Example, TrendView};
use crate::quality::links::{Link, State};
use crate::quality::{Band, Day, Metric, Score, Share, Tally};
use crate::records::{Finding, Severity};

/// A score of many datasets, some of whose addresses nobody looked at.
fn score(datasets: i64) -> Score {
    let mut tally = Tally::of_datasets(datasets);
    for (place, metric) in Metric::ALL.iter().enumerate() {
        let judged = if matches!(metric, Metric::AccessAnswers) { 0 } else { datasets };
        let passed = judged * i64::try_from(place % 5).unwrap_or(0) / 4;
        tally.add(*metric, Share { passed, judged });
    }
    let (points, band) = (tally.points(), tally.band());
    Score { tally, points, band }
}

fn trend(locale: &Locale) -> Option<TrendView> {
    let day = |day, datasets| Day { day, score: score(datasets) };
    TrendView::of(locale, &[day(date(2026, 10, 1), 7), day(date(2026, 11, 1), 90)])
}

fn example() -> Example {
    Example { href: "/".into(), title: "Δέντρα των δρόμων".into(), lang: Some("el".into()) }
}

fn finding(rule: &str, field: &str, severity: Severity, remedy: &str) -> Finding {
    let remedy = format!("catalogue-remedy-{remedy}");
    Finding {
        record: None, field: field.into(), rule: rule.into(), severity, remedy, value: "Άδεια".into()
    }
}

fn link(state: State, status: Option<i64>, detail: Option<&str>) -> Link {
    Link {
        id: "1".into(),
        address: "https://παράδειγμα.example/δέντρα".into(),
        host: "παράδειγμα.example".into(),
        state,
        status,
        detail: detail.map(str::to_owned),
        media_type: None,
        html: None,
        fails: 3,
        failing_since: None,
        checked_at: (state != State::Unknown).then_some(Timestamp::UNIX_EPOCH),
        next_at: Timestamp::UNIX_EPOCH,
        told_at: None,
    }
}

fn whole(locale: &Locale, filled: bool) -> askama::Result<String> {
    let row = |name: &str, datasets, band: Band| Row {
        href: "/".into(),
        name: name.into(),
        points: 240,
        percent: 59,
        band: band_text(locale, band),
        tone: tone(band),
        datasets,
    };
    let rows = if filled {
        vec![row("Αθήνα", 90, Band::Good), row("Πάτρα", 1, Band::Bad)]
    } else {
        Vec::new()
    };
    let view = Whole {
        page: Page::sample(Face::Public, locale, locale.text("catalogue-quality-title")),
        score: filled.then(|| ScoreView::of(locale, &score(90))),
        datasets: 91,
        looked: 40,
        answering: 31,
        bands: lines(locale, &BTreeMap::from([(Band::Good, 70)])),
        trend: trend(locale),
        catalogues: rows,
        cities: vec![row("Ῥόδος", 3, Band::Excellent), row("Χανιά", 3, Band::Sufficient)],
    };
    view.render()
}

fn catalogue(locale: &Locale, filled: bool) -> askama::Result<String> {
    let rule = RuleLine {
        says: words::rule(locale, "dcat-ap-dataset-missing"),
        field: "dct:title".into(),
        severity: words::severity(locale, Severity::Violation),
        tone: words::tone(Severity::Violation),
        records: 12,
        remedy: words::remedy(locale, "catalogue-remedy-missing-dct-title"),
        examples: vec![example(), example()],
    };
    let title = locale.say("catalogue-quality-of-catalogue").arg("catalogue", "Αθήνα").plain();
    let view = OfCatalogue {
        page: Page::sample(Face::Public, locale, title),
        score: filled.then(|| ScoreView::of(locale, &score(90))),
        trend: trend(locale).filter(|_| filled),
        rules: if filled { vec![rule] } else { Vec::new() },
        more_rules: 3,
        lowest: if filled { vec![(example(), 12)] } else { Vec::new() },
        badge: "/".into(),
        badge_alt: locale
            .say("catalogue-quality-badge-alt")
            .arg("catalogue", "Αθήνα")
            .arg("points", 240)
            .plain(),
        badge_code: "<α>".into(),
    };
    view.render()
}

fn dataset(locale: &Locale, filled: bool) -> askama::Result<String> {
    let findings = [
        finding("dcat-ap-dataset-missing", "dct:description", Severity::Violation, "missing-dct-description"),
        finding("note-respelt", "dct:license", Severity::Info, "note-respelt"),
    ];
    let links = [
        link(State::Silent, Some(404), None),
        link(State::Silent, None, Some("time")),
        link(State::Answers, Some(200), None),
        link(State::Unknown, None, None),
    ];
    let files = || ENDINGS.iter().map(|(_, _, label)| ("/".to_owned(), *label)).collect();
    let title = locale.say("catalogue-quality-of-dataset").arg("title", "Δέντρα").plain();
    let view = OfDataset {
        page: Page::sample(Face::Public, locale, title),
        score: filled.then(|| ScoreView::of(locale, &score(1))),
        findings: findings.iter().filter(|_| filled).map(|one| finding_line(locale, one)).collect(),
        links: links.iter().filter(|_| filled).map(|one| link_line(locale, one)).collect(),
        validation: files(),
        measurements: files(),
        dataset: "/".into(),
        catalogue: filled.then(|| "/".into()),
    };
    view.render()
}

pub(super) fn samples() -> Vec<Sample> {
    const NAMES: &[&str] = &["Turtle", "RDF/XML", "JSON-LD", "N-Triples"];
    vec![
        Sample::new("quality-whole", |locale| whole(locale, true)),
        Sample::new("quality-whole-empty", |locale| whole(locale, false)),
        Sample::new("quality-catalogue", |locale| catalogue(locale, true)),
        Sample::new("quality-catalogue-empty", |locale| catalogue(locale, false)),
        Sample::new("quality-dataset", |locale| dataset(locale, true)).with_data(NAMES),
        Sample::new("quality-series", |locale| dataset(locale, false)).with_data(NAMES),
    ]
}

#[cfg(test)]
mod tests {
    use centum_web::Html;
    use centum_web::locale::{Catalogue, Customs};

    use super::*;
    use crate::quality::pages::badge::draw;

    #[test]
    fn a_badge_names_itself_in_any_state() {
        let texts = Catalogue::new(crate::MESSAGES, Customs::default()).unwrap();
        let locale = texts.english();
        for (drawn, says) in
            [(draw(locale, Some(&score(9))), "of 405"), (draw(locale, None), "not assessed yet")]
        {
            assert!(drawn.contains("<title id=\"t\">Data quality: ") && drawn.contains(says), "{drawn}");
            assert!(
                drawn.starts_with("<svg ") && !drawn.contains("NaN") && !drawn.contains("href"),
                "{drawn}"
            );
        }
    }

    #[test]
    fn html_is_never_made_of_data() {
        let texts = Catalogue::new(crate::MESSAGES, Customs::default()).unwrap();
        let line = finding_line(texts.english(), &finding("<b>", "x", Severity::Info, "<b>"));
        assert_eq!(line.says, Html::text("<b>"));
        assert!(!line.remedy.as_str().contains('<'));
    }
}
