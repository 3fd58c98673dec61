//! One dataset: its score, what was found, its addresses, and the same as data.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_web::{Html, Locale, Page, Problem, Visit};

use super::rdf::ENDINGS;
use super::score::ScoreView;
use super::words;
use crate::quality::follow::typed;
use crate::quality::links::{Link, State};
use crate::quality::{findings_of, of_record};
use crate::records::{Finding, Record, current, record_by_slug};
use crate::sources::{catalogue, source};

/// Findings and addresses that are shown.
const MOST: usize = 200;

/// A finding.
pub(super) struct FindingLine {
    pub(super) says: Html,
    pub(super) field: String,
    pub(super) severity: String,
    pub(super) tone: &'static str,
    pub(super) value: String,
    pub(super) remedy: Html,
}

/// An address.
pub(super) struct LinkLine {
    pub(super) address: String,
    pub(super) state: String,
    pub(super) tone: &'static str,
    pub(super) detail: Option<Html>,
    pub(super) fails: Option<Html>,
    pub(super) checked: Option<Html>,
}

#[derive(Template)]
#[template(path = "quality/dataset.html")]
pub(super) struct OfDataset {
    pub(super) page: Page,
    pub(super) score: Option<ScoreView>,
    pub(super) findings: Vec<FindingLine>,
    pub(super) links: Vec<LinkLine>,
    pub(super) validation: Vec<(String, &'static str)>,
    pub(super) measurements: Vec<(String, &'static str)>,
    pub(super) dataset: String,
    pub(super) catalogue: Option<String>,
}

/// The record of a name in addresses, if readers of the catalogue see it.
pub(super) async fn shown(visit: &Visit, slug: &str) -> Result<Record, Problem> {
    let mut reader = visit.app.house.read().await?;
    let record = record_by_slug(&mut reader.conn(), slug).await?;
    record.filter(|record| record.state.is_shown()).ok_or_else(Problem::not_found)
}

/// `GET /data/datasets/{slug}/quality`.
pub(super) async fn show(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    let locale = &visit.locale;
    let record = shown(&visit, &slug).await?;
    let mut reader = visit.app.house.read().await?;
    let conn = &mut reader.conn();
    let score = of_record(conn, record.id).await?;
    let (findings, links) = findings_of(conn, record.id).await?.unwrap_or_default();
    let entry = current(conn, record.id).await?;
    let source = source(conn, record.source).await?;
    let catalogue = match source {
        Some(source) => catalogue(conn, source.catalogue).await?,
        None => None,
    };
    drop(reader);
    let says = entry.and_then(|entry| typed(&entry.content.record));
    let title = says.as_ref().and_then(|record| record.titles.best(&[locale.tag()]));
    let title = match title {
        Some((_, title)) => locale.say("catalogue-quality-of-dataset").arg("title", title).plain(),
        None => locale.text("catalogue-quality-of-dataset-untitled"),
    };
    let page = visit
        .public_page(title)
        .crumb("/data", locale.text("catalogue-public-data"))
        .crumb(format!("/data/datasets/{slug}"), locale.text("catalogue-quality-dataset"));
    let files = |name: &str| {
        ENDINGS
            .iter()
            .map(|(ending, _, label)| (format!("/data/datasets/{slug}/{name}.{ending}"), *label))
            .collect()
    };
    visit.html(&OfDataset {
        page,
        score: score.as_ref().map(|score| ScoreView::of(locale, score)),
        findings: findings.iter().take(MOST).map(|one| finding_line(locale, one)).collect(),
        links: links.iter().take(MOST).map(|link| link_line(locale, link)).collect(),
        validation: files("validation"),
        measurements: files("measurements"),
        dataset: format!("/data/datasets/{slug}"),
        catalogue: catalogue.map(|one| format!("/data/catalogues/{}/quality", one.slug)),
    })
}

pub(super) fn finding_line(locale: &Locale, finding: &Finding) -> FindingLine {
    FindingLine {
        says: words::rule(locale, &finding.rule),
        field: finding.field.clone(),
        severity: words::severity(locale, finding.severity),
        tone: words::tone(finding.severity),
        value: finding.value.clone(),
        remedy: words::remedy(locale, &finding.remedy),
    }
}

pub(super) fn link_line(locale: &Locale, link: &Link) -> LinkLine {
    let detail = match (link.state, link.status, &link.detail) {
        (State::Silent, Some(status), _) => {
            Some(locale.say("catalogue-quality-status").arg("status", status).html())
        }
        (State::Silent, None, Some(why)) => Some(locale.html(&format!("catalogue-quality-why-{why}"))),
        _ => None,
    };
    LinkLine {
        address: link.address.clone(),
        state: locale.text(&format!("catalogue-quality-state-{}", link.state.name())),
        tone: match link.state {
            State::Unknown => "neutral",
            State::Answers => "success",
            State::Silent => "danger",
        },
        detail,
        fails: (link.fails > 1)
            .then(|| locale.say("catalogue-quality-fails").arg("count", link.fails).html()),
        checked: link.checked_at.map(|at| locale.moment(at)),
    }
}
