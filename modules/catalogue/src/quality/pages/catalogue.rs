//! One catalogue: its score, what to mend first, which rules are broken where, and the badge.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_store::{Conn, StoreResult};
use centum_web::{Html, Locale, Page, Problem, Visit};

use super::score::ScoreView;
use super::words::{self, Example, TrendView};
use super::year_before;
use crate::quality::asking::broken_in;
use crate::quality::store::scores;
use crate::quality::{Breach, Count, Score, check, days_of, of_catalogue};
use crate::sources::{Catalogue, catalogue_by_slug};

/// Rules that are shown; the others stand in the interface for programs.
const MOST_RULES: usize = 40;
/// Rules of them with examples: to find those of a rare rule the whole catalogue is walked.
const WITH_EXAMPLES: usize = 12;
/// Examples of each.
const EXAMPLES: u32 = 3;
/// Datasets with the fewest points.
const LOWEST: u32 = 10;

/// A rule that records of the catalogue break.
pub(super) struct RuleLine {
    pub(super) says: Html,
    pub(super) field: String,
    pub(super) severity: String,
    pub(super) tone: &'static str,
    pub(super) records: i64,
    pub(super) remedy: Html,
    pub(super) examples: Vec<Example>,
}

#[derive(Template)]
#[template(path = "quality/catalogue.html")]
pub(super) struct OfCatalogue {
    pub(super) page: Page,
    pub(super) score: Option<ScoreView>,
    pub(super) trend: Option<TrendView>,
    pub(super) rules: Vec<RuleLine>,
    pub(super) more_rules: usize,
    pub(super) lowest: Vec<(Example, i64)>,
    pub(super) badge: String,
    pub(super) badge_alt: String,
    pub(super) badge_code: String,
}

/// `GET /data/catalogues/{slug}/quality`.
pub(super) async fn show(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    let locale = &visit.locale;
    let mut reader = visit.app.house.read().await?;
    let conn = &mut reader.conn();
    let catalogue = catalogue_by_slug(conn, &slug).await?.ok_or_else(Problem::not_found)?;
    let score = of_catalogue(conn, catalogue.id).await?;
    let days = days_of(conn, catalogue.id, year_before(&visit)).await?;
    let broken = broken_in(conn, catalogue.id).await?.all();
    let mut rules = Vec::new();
    for (place, (breach, count)) in broken.iter().take(MOST_RULES).enumerate() {
        let examples = if place < WITH_EXAMPLES { EXAMPLES } else { 0 };
        rules.push(rule_line(conn, locale, (&catalogue, examples), breach, *count).await?);
    }
    let lowest = scores::lowest(conn, catalogue.id, LOWEST).await?;
    drop(reader);
    let lowest =
        lowest.iter().map(|(slug, record, points)| (Example::of(locale, slug, record), *points)).collect();
    let title = locale.say("catalogue-quality-of-catalogue").arg("catalogue", &catalogue.name).plain();
    let page = visit
        .public_page(title)
        .crumb("/data", locale.text("catalogue-public-data"))
        .crumb("/data/quality", locale.text("catalogue-quality-crumb"))
        .crumb(format!("/data/catalogues/{}", catalogue.slug), catalogue.name.clone());
    let (badge, badge_alt, badge_code) = embedding(&visit, &catalogue, score.as_ref());
    visit.html(&OfCatalogue {
        page,
        score: score.as_ref().map(|score| ScoreView::of(locale, score)),
        trend: TrendView::of(locale, &days),
        more_rules: broken.len().saturating_sub(rules.len()),
        rules,
        lowest,
        badge,
        badge_alt,
        badge_code,
    })
}

async fn rule_line(
    conn: &mut Conn<'_>,
    locale: &Locale,
    (catalogue, examples): (&Catalogue, u32),
    breach: &Breach,
    count: Count,
) -> StoreResult<RuleLine> {
    let examples = match examples {
        0 => Vec::new(),
        some => scores::examples(conn, catalogue.id, &breach.key(), some).await?,
    };
    Ok(RuleLine {
        says: words::rule(locale, &breach.rule),
        field: breach.field.clone(),
        severity: words::severity(locale, count.severity),
        tone: words::tone(count.severity),
        records: count.records,
        remedy: words::remedy(locale, &check::remedy_of(breach)),
        examples: examples.iter().map(|(slug, record)| Example::of(locale, slug, record)).collect(),
    })
}

/// The address of the badge, its words, and the markup to copy.
fn embedding(visit: &Visit, catalogue: &Catalogue, score: Option<&Score>) -> (String, String, String) {
    let badge = format!("/data/badges/{}.svg", catalogue.slug);
    let points = score.map_or(0, |score| score.points.whole());
    let say = visit.locale.say("catalogue-quality-badge-alt").arg("catalogue", &catalogue.name);
    let alt = say.arg("points", points).plain();
    let base = &visit.app.settings.base;
    let page = base.join(&format!("/data/catalogues/{}/quality", catalogue.slug));
    // The words of a copied badge must stay true when its number changes.
    let words = Html::text(&visit.locale.text("catalogue-quality-badge-label"));
    let code =
        format!("<a href=\"{}\"><img src=\"{}\" alt=\"{words}\" height=\"20\"></a>", page, base.join(&badge));
    (badge, alt, code)
}
