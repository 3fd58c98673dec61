//! Figures by their rules, with conventions to choose; and every printed figure beside ours.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_accounts::Permission;
use centum_web::components::{Choice, Heading, Mark};
use centum_web::links::Query;
use centum_web::{Locale, Page, Problem, Route, Visit};

use super::{EDITIONS, below, edition_of, words};
use crate::announcement::STATED;
use crate::figures::{
    Area, Axis, Choice as Chosen, Convention, CountryLine, Reconciliation, Verdict, by_country, figure,
    reconcile,
};
use crate::intake::documents;
use crate::model::{Quantity, Roster};
use crate::pages::side_by_side::SideBySide;
use crate::register::{open_seats, participations, roster};

#[derive(Template)]
#[template(path = "desk/figures.html")]
pub(super) struct View {
    pub(super) page: Page,
    pub(super) path: String,
    pub(super) figures: Vec<(i64, String, String)>,
    pub(super) axes: Vec<(String, String, Vec<Choice>)>,
    pub(super) headings: Vec<Heading>,
    pub(super) countries: Vec<(String, CountryLine)>,
    pub(super) total: (i64, i64, i64, i64),
    pub(super) sides: Option<SideBySide>,
    pub(super) sources: Vec<Source>,
    pub(super) finding_headings: Vec<Heading>,
}

/// A document with its printed figures.
pub(super) struct Source {
    pub(super) label: String,
    pub(super) findings: Vec<Line>,
    pub(super) sums: Vec<String>,
}

/// A printed figure beside ours.
pub(super) struct Line {
    pub(super) printed: i64,
    pub(super) words: String,
    pub(super) ours: Option<i64>,
    pub(super) mark: Mark,
    pub(super) verdict: String,
    pub(super) details: String,
}

/// The axes that a person may turn, by their names in addresses.
const AXES: [(&str, Axis); 8] = [
    ("parts", Axis::Parts),
    ("outside", Axis::Outside),
    ("seats", Axis::Seats),
    ("unlisted-leads", Axis::UnlistedLeads),
    ("network-names", Axis::NetworkNames),
    ("bodies", Axis::Bodies),
    ("two-countries", Axis::TwoCountries),
    ("extra", Axis::Extra),
];

pub(super) fn routes() -> Vec<Route> {
    vec![Route::get("/desk/editions/{slug}/figures", Permission::ManageCohort, show)]
}

async fn show(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    let edition = edition_of(&visit, &slug).await?;
    let mut reader = visit.app.house.read().await?;
    let rows = participations(&mut reader.conn(), edition.id).await?;
    let roster = roster(&rows, open_seats(&mut reader.conn(), edition.id).await?);
    let sources = documents(&mut reader.conn(), edition.id).await?;
    drop(reader);
    let (locale, area) = (&visit.locale, edition.area());
    let printing = || sources.iter().filter(|source| !source.reading.claims.is_empty());
    let found: Vec<(&str, Reconciliation)> = printing()
        .map(|source| (source.label.as_str(), reconcile(&roster, &source.reading.claims, &area)))
        .collect();
    let judged = found.iter().map(|(label, found)| judged(locale, label, found)).collect();
    let sides: Vec<_> = found.iter().map(|(label, found)| (*label, found)).collect();
    let claims: Vec<_> = printing().map(|source| (source.dated, source.reading.claims.as_slice())).collect();
    let sides =
        SideBySide::of(locale, &sides).map(|sides| sides.with_ways_back(locale, &roster, &area, &claims));
    let page = below(&visit, &edition, locale.text("cohort-desk-figures"));
    let query = Query::parse(visit.uri.query());
    let view = view(locale, page, &slug, &query, &roster, &area, judged);
    visit.html(&View { sides, ..view })
}

pub(super) fn view(
    locale: &Locale,
    page: Page,
    slug: &str,
    query: &Query,
    roster: &Roster,
    area: &Area,
    sources: Vec<Source>,
) -> View {
    let chosen: Vec<Chosen> =
        AXES.iter().filter_map(|(name, axis)| choice(*axis, query.get(name)?)).collect();
    let convention = |quantity| {
        let own = |choice: &&Chosen| Axis::of(quantity).iter().any(|axis| axis.choices().contains(choice));
        chosen.iter().filter(own).fold(Convention::standard(quantity), |all, choice| all.with(*choice))
    };
    let stated = STATED.iter().map(|(name, quantity)| {
        let found = figure(roster, *quantity, &convention(*quantity), area);
        let rule = words::clauses(locale, &found.rule.messages());
        (found.value, locale.text(&format!("cohort-desk-figure-{name}")), rule)
    });
    let table = by_country(roster, &convention(Quantity::Cities), area);
    let total = &table.total;
    let mut countries: Vec<(String, CountryLine)> = table
        .lines
        .iter()
        .map(|line| (words::countries(locale, line.label.countries()), line.clone()))
        .collect();
    locale.sort_by_text(&mut countries, |(name, _)| name);
    let number = |id| Heading::plain(locale.text(id)).of_numbers();
    View {
        page,
        path: format!("{EDITIONS}/{slug}/figures"),
        figures: stated.collect(),
        axes: AXES.iter().map(|(name, axis)| menu(locale, name, *axis, query.get(name))).collect(),
        headings: vec![
            Heading::plain(locale.text("word-country")),
            number("cohort-desk-rows"),
            number("cohort-desk-figure-mentors"),
            number("cohort-desk-figure-consortia"),
            number("cohort-desk-cities"),
        ],
        total: (total.rows(), total.mentor_rows, total.consortia, total.cities),
        countries,
        sides: None,
        sources,
        finding_headings: vec![
            number("cohort-desk-printed-figure"),
            Heading::plain(locale.text("cohort-desk-words-printed")),
            number("cohort-desk-ours"),
            Heading::plain(locale.text("cohort-desk-verdict")),
        ],
    }
}

/// A choice of an axis by its place among them, which is its value in addresses.
fn choice(axis: Axis, value: &str) -> Option<Chosen> {
    axis.choices().get(value.parse::<usize>().ok()?).copied()
}

fn menu(locale: &Locale, name: &str, axis: Axis, current: Option<&str>) -> (String, String, Vec<Choice>) {
    let any = Choice::new("", locale.text("cohort-desk-as-usual"), current.or(Some("")));
    let choices = axis.choices().iter().enumerate().map(|(place, choice)| {
        let text = locale.tell(&words::said(&choice.message())).plain();
        Choice::new(place.to_string(), text, current)
    });
    let label = locale.text(&format!("cohort-desk-axis-{name}"));
    (name.to_owned(), label, [any].into_iter().chain(choices).collect())
}

fn judged(locale: &Locale, label: &str, found: &Reconciliation) -> Source {
    let line = |finding: &crate::figures::Finding| Line {
        printed: finding.claim.value,
        words: finding.claim.words.clone(),
        ours: finding.figure.as_ref().map(|figure| figure.value),
        mark: match finding.verdict {
            Verdict::Holds { .. } => Mark::Holds,
            Verdict::HoldsIf { .. } => Mark::HoldsIf,
            Verdict::DoesNotAdd { .. } => Mark::Fails,
            Verdict::CannotBeChecked { .. } => Mark::Unknown,
        },
        verdict: locale.tell(&words::said(&finding.verdict.message())).plain(),
        details: words::clauses(locale, &finding.verdict.details()),
    };
    Source {
        label: label.to_owned(),
        findings: found.findings.iter().map(line).collect(),
        sums: found.sums.iter().map(|sum| locale.tell(&words::said(&sum.message())).plain()).collect(),
    }
}
