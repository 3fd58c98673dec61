//! The sample page of the design: every part that pages are made of, with invented content.

use askama::Template;
use axum::response::Response;

use crate::components::{Chip, Choice, Heading, Mark, Paging, Progress, Sorting, Tab};
use crate::errors::Problem;
use crate::flash::Tone;
use crate::links::Query;
use crate::locale::Locale;
use crate::module::Sample;
use crate::page::{Face, Page};
use crate::security::form::FieldErrors;
use crate::visit::Visit;

const PUBLIC: &str = "/design";
const DESK: &str = "/design/desk";

/// A row of the sample table.
struct Row {
    city: &'static str,
    country: String,
    state: String,
    tone: &'static str,
    people: i64,
    share: &'static str,
}

struct Parts {
    path: &'static str,
    date: String,
    headings: Vec<Heading>,
    rows: Vec<Row>,
    chips: Vec<Chip>,
    tabs: Vec<Tab>,
    paging: Paging,
    progress: Progress,
    countries: Vec<Choice>,
    roles: Vec<Choice>,
    errors: FieldErrors,
    notes: [(Tone, &'static str); 4],
}

#[derive(Template)]
#[template(path = "pages/design.html")]
struct PublicPage {
    page: Page,
    parts: Parts,
}

#[derive(Template)]
#[template(path = "pages/design_desk.html")]
struct DeskPage {
    page: Page,
    parts: Parts,
}

/// `GET /design`.
pub(crate) async fn public(visit: Visit) -> Result<Response, Problem> {
    let locale = &visit.locale;
    let page = visit.public_page(locale.text("design-title")).described(locale.text("design-lead"));
    visit.html(&PublicPage { page, parts: parts(locale, PUBLIC, visit.uri.query()) })
}

/// `GET /design/desk`.
pub(crate) async fn desk(visit: Visit) -> Result<Response, Problem> {
    let locale = &visit.locale;
    let page = visit.desk_page(locale.text("design-title-desk")).crumb(PUBLIC, locale.text("design-title"));
    visit.html(&DeskPage { page, parts: parts(locale, DESK, visit.uri.query()) })
}

fn parts(locale: &Locale, path: &'static str, query: Option<&str>) -> Parts {
    let query = Query::parse(query).without("lang").without("appearance");
    let text = |id: &str| locale.text(id);
    let row = |city, country: &str, state: &str, tone, people, share| Row {
        city,
        country: country.to_owned(),
        state: text(state),
        tone,
        people,
        share,
    };
    let sorting = Sorting::read(&query, &["city", "country", "people"]);
    let mut errors = FieldErrors::new();
    errors.push("design-name", "design-form-missing");
    Parts {
        path,
        date: locale.date(jiff::civil::date(2020, 7, 3)),
        headings: vec![
            sorting.heading(path, &query, "city", text("word-city")),
            sorting.heading(path, &query, "country", text("word-country")),
            Heading::plain(text("word-state")),
            sorting.heading(path, &query, "people", text("design-people")).of_numbers(),
            Heading::plain(text("design-share")).of_numbers(),
        ],
        rows: vec![
            row("Θεσσαλονίκη", "Ελλάδα", "design-badge-confirmed", "success", 354_290, "0.412"),
            row("Хасково", "България", "design-badge-confirmed", "success", 76_397, "0.089"),
            row("Χαλκίδα", "Ελλάδα", "design-badge-open", "warning", 59_125, "0.069"),
            row("Пловдив", "България", "design-badge-withdrawn", "danger", 346_893, "0.43"),
        ],
        chips: vec![
            Chip {
                label: text("design-filter-role"),
                value: text("design-form-role-core"),
                without: query.without("role").href(path),
            },
            Chip {
                label: text("design-filter-country"),
                value: "Ελλάδα".to_owned(),
                without: query.without("country").href(path),
            },
        ],
        tabs: [
            ("design-tab-list", Some(90), true),
            ("design-tab-map", None, false),
            ("design-tab-history", Some(12), false),
        ]
        .into_iter()
        .map(|(id, count, current)| Tab { href: path.to_owned(), text: text(id), count, current })
        .collect(),
        paging: Paging::read(path, &query, 4, 90),
        progress: Progress {
            text: text("design-progress-text"),
            done: 78,
            total: Some(126),
            left: Some(text("design-progress-left")),
            ask: None,
        },
        countries: [("GR", "Ελλάδα"), ("BG", "България"), ("CY", "Κύπρος")]
            .map(|(code, name)| Choice::new(code, name, Some("GR")))
            .to_vec(),
        roles: [("core", "design-form-role-core"), ("mentor", "design-form-role-mentor")]
            .map(|(value, id)| Choice::new(value, text(id), Some("core")))
            .to_vec(),
        errors,
        notes: [
            (Tone::Success, "design-note-success"),
            (Tone::Info, "design-note-info"),
            (Tone::Warning, "design-note-warning"),
            (Tone::Danger, "design-note-danger"),
        ],
    }
}

pub(crate) fn samples() -> Vec<Sample> {
    vec![
        Sample::new("design", |locale| {
            let page = Page::sample(Face::Public, locale, locale.text("design-title"));
            PublicPage { page, parts: parts(locale, PUBLIC, None) }.render()
        }),
        Sample::new("design-desk", |locale| {
            let page = Page::sample(Face::Desk, locale, locale.text("design-title-desk"));
            DeskPage { page, parts: parts(locale, DESK, None) }.render()
        }),
    ]
}
