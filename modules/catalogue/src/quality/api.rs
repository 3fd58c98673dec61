//! Quality for programs.

use axum::extract::Path;
use axum::response::Response;
use centum_accounts::Permission::ReadPublic;
use centum_web::negotiate::{Format, document, vary};
use centum_web::security::headers::open_to_all;
use centum_web::{Problem, Route, Visit};
use serde::Serialize;
use utoipa::{OpenApi, ToSchema};

use super::asking::{added, broken_in};
use super::store::scores;
use super::tally::tenths;
use super::{Dimension, Metric, Score, first};
use crate::records::record_by_slug;
use crate::sources::{catalogue_by_slug, catalogues};

/// The routes for programs.
pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get("/api/data/quality", ReadPublic, whole),
        Route::get("/api/data/quality/catalogues/{slug}", ReadPublic, of_catalogue),
        Route::get("/api/data/quality/datasets/{slug}", ReadPublic, of_dataset),
    ]
}

/// The document of these routes.
#[derive(OpenApi)]
#[openapi(paths(whole, of_catalogue, of_dataset))]
pub(super) struct Document;

/// A score.
#[derive(Serialize, ToSchema)]
struct ScoreJson {
    /// Points of 405.
    points: u32,
    /// The band: `excellent`, `good`, `sufficient` or `bad`.
    band: &'static str,
    /// Points that wait for something that is not known yet.
    open: u32,
    /// How many datasets were assessed.
    datasets: i64,
    /// The five dimensions.
    dimensions: Vec<DimensionJson>,
    /// The 23 metrics.
    metrics: Vec<MetricJson>,
    /// What to mend first.
    first: Vec<GainJson>,
}

/// A dimension of a score.
#[derive(Serialize, ToSchema)]
struct DimensionJson {
    /// Its name.
    dimension: &'static str,
    /// Known points.
    points: f64,
    /// The most of those that could be judged.
    judged: u32,
    /// Points that wait.
    open: u32,
}

/// A metric of a score.
#[derive(Serialize, ToSchema)]
struct MetricJson {
    /// Its name.
    metric: &'static str,
    /// What it is counted over: `datasets`, `distributions` or `best`, the best distribution of each dataset.
    over: &'static str,
    /// How many pass.
    passed: i64,
    /// How many could be judged.
    judged: i64,
    /// The most points that it gives.
    most: u32,
}

/// What mending one thing would bring.
#[derive(Serialize, ToSchema)]
struct GainJson {
    /// The metric.
    metric: &'static str,
    /// In how many datasets or distributions it is missing.
    missing: i64,
    /// Of how many.
    of: i64,
    /// The points that it brings.
    points: f64,
}

/// A catalogue with its points.
#[derive(Serialize, ToSchema)]
struct CatalogueLine {
    /// Its name in addresses.
    slug: String,
    /// Its name.
    name: String,
    /// Points of 405.
    points: u32,
    /// The band.
    band: &'static str,
    /// How many datasets were assessed.
    datasets: i64,
}

/// The whole, with a line for each catalogue.
#[derive(Serialize, ToSchema)]
struct WholeJson {
    /// The score of all; absent while nothing was assessed.
    score: Option<ScoreJson>,
    /// The catalogues that have datasets.
    catalogues: Vec<CatalogueLine>,
}

/// A catalogue.
#[derive(Serialize, ToSchema)]
struct CatalogueJson {
    /// The score; absent while nothing was assessed.
    score: Option<ScoreJson>,
    /// The rules that its records break, the gravest and most frequent first.
    rules: Vec<RuleJson>,
}

/// A rule that records break.
#[derive(Serialize, ToSchema)]
struct RuleJson {
    /// The rule.
    rule: String,
    /// The field.
    field: String,
    /// How bad it is: `info`, `warning` or `violation`.
    severity: &'static str,
    /// In how many records.
    records: i64,
    /// How often in all.
    times: i64,
}

/// A dataset.
#[derive(Serialize, ToSchema)]
struct DatasetJson {
    /// The score; absent for series and services.
    score: Option<ScoreJson>,
    /// What was found wrong, the gravest first.
    findings: Vec<FindingJson>,
}

/// Something that is wrong.
#[derive(Serialize, ToSchema)]
struct FindingJson {
    /// The rule.
    rule: String,
    /// The field.
    field: String,
    /// How bad it is.
    severity: &'static str,
    /// What stands there.
    value: String,
    /// What the rule says.
    says: String,
    /// What helps.
    remedy: String,
}

fn score_json(score: &Score) -> ScoreJson {
    let tenths = |points: f64| tenths(points) as f64 / 10.0;
    let dimension = |of: &Dimension| {
        let points = score.tally.dimension(*of);
        DimensionJson {
            dimension: of.name(),
            points: tenths(points.known),
            judged: points.judged,
            open: points.open,
        }
    };
    let metric = |metric: &Metric| {
        let share = score.tally.of(*metric);
        let (passed, judged) = (share.passed, share.judged);
        MetricJson {
            metric: metric.name(),
            over: metric.over().name(),
            passed,
            judged,
            most: metric.points(),
        }
    };
    let gains = first(score).into_iter().map(|gain| GainJson {
        metric: gain.metric.name(),
        missing: gain.missing,
        of: gain.of,
        points: tenths(gain.points),
    });
    ScoreJson {
        points: score.points.whole(),
        band: score.band.name(),
        open: score.points.open,
        datasets: score.tally.datasets,
        dimensions: Dimension::ALL.iter().map(dimension).collect(),
        metrics: Metric::ALL.iter().map(metric).collect(),
        first: gains.collect(),
    }
}

/// How good the descriptions are, in all and by catalogue
#[utoipa::path(get, path = "/api/data/quality", tag = "catalogue",
    responses((status = 200, description = "The scores", body = WholeJson)))]
pub(super) async fn whole(visit: Visit) -> Result<Response, Problem> {
    let mut reader = visit.app.house.read().await?;
    let conn = &mut reader.conn();
    let known = catalogues(conn).await?;
    let tallies = scores::served_all(conn).await?;
    drop(reader);
    let line = |(id, tally): &(_, super::Tally)| {
        let catalogue = known.iter().find(|one| one.id == *id)?;
        let score = Score::of(tally.clone())?;
        Some(CatalogueLine {
            slug: catalogue.slug.clone(),
            name: catalogue.name.clone(),
            points: score.points.whole(),
            band: score.band.name(),
            datasets: score.tally.datasets,
        })
    };
    let mut lines: Vec<CatalogueLine> = tallies.iter().filter_map(line).collect();
    lines.sort_by(|one, other| one.slug.cmp(&other.slug));
    let score = Score::of(added(tallies.iter().map(|(_, tally)| tally)));
    open(&visit, &WholeJson { score: score.as_ref().map(score_json), catalogues: lines })
}

/// How good the descriptions of a catalogue are
#[utoipa::path(get, path = "/api/data/quality/catalogues/{slug}", tag = "catalogue",
    params(("slug" = String, Path, description = "The catalogue's name in addresses")),
    responses((status = 200, description = "The score and the broken rules", body = CatalogueJson), (status = 404, description = "There is no such catalogue")))]
pub(super) async fn of_catalogue(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    let mut reader = visit.app.house.read().await?;
    let conn = &mut reader.conn();
    let catalogue = catalogue_by_slug(conn, &slug).await?.ok_or_else(Problem::not_found)?;
    let score = super::of_catalogue(conn, catalogue.id).await?;
    let broken = broken_in(conn, catalogue.id).await?.all();
    drop(reader);
    let rules = broken.into_iter().map(|(breach, count)| RuleJson {
        rule: breach.rule,
        field: breach.field,
        severity: count.severity.name(),
        records: count.records,
        times: count.times,
    });
    open(&visit, &CatalogueJson { score: score.as_ref().map(score_json), rules: rules.collect() })
}

/// How good the description of a dataset is
#[utoipa::path(get, path = "/api/data/quality/datasets/{slug}", tag = "catalogue",
    params(("slug" = String, Path, description = "The dataset's name in addresses")),
    responses((status = 200, description = "The score and what was found", body = DatasetJson), (status = 404, description = "There is no such dataset")))]
pub(super) async fn of_dataset(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    let mut reader = visit.app.house.read().await?;
    let conn = &mut reader.conn();
    let record = record_by_slug(conn, &slug).await?.filter(|record| record.state.is_shown());
    let record = record.ok_or_else(Problem::not_found)?;
    let score = super::of_record(conn, record.id).await?;
    let (findings, _) = super::findings_of(conn, record.id).await?.unwrap_or_default();
    drop(reader);
    let text = |id: &str| if visit.locale.has(id) { visit.locale.text(id) } else { String::new() };
    let findings = findings.into_iter().map(|one| FindingJson {
        says: text(&format!("catalogue-rule-{}", one.rule)),
        remedy: text(&one.remedy),
        rule: one.rule,
        field: one.field,
        severity: one.severity.name(),
        value: one.value,
    });
    let told = DatasetJson { score: score.as_ref().map(score_json), findings: findings.collect() };
    let mut response = open(&visit, &told)?;
    // Rules and remedies are in the reader's language.
    vary(&mut response, "accept-language");
    Ok(response)
}

/// An answer in JSON that any page may ask for.
fn open(visit: &Visit, answer: &impl Serialize) -> Result<Response, Problem> {
    let body = serde_json::to_string_pretty(answer).map_err(Problem::fault)?;
    let mut response = document(&visit.headers, Format::Json, body);
    open_to_all(&mut response);
    Ok(response)
}
