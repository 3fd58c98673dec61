//! The applications of a call as a list.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_accounts::Permission::ManageCalls;
use centum_base::{Country, Timestamp};
use centum_web::components::{Chip, Choice, Heading, Paging, Sorting, Tab};
use centum_web::links::Query;
use centum_web::{Locale, Page, Problem, Route, Visit};

use super::{below, call_of, home, tabs, words};
use crate::call::{Call, Zone};
use crate::organiser::filter::{COLUMNS, ELIGIBILITY, Filter, STATES};
use crate::organiser::{Figures, Line, headline as counted, listing};
use crate::pages::words::{face, zone_of};

/// Applications on a page.
const SIZE: usize = 50;

#[derive(Template)]
#[template(path = "desk_applications/list.html")]
pub(super) struct View {
    page: Page,
    path: String,
    tabs: Vec<Tab>,
    head: Vec<(String, String, String)>,
    as_of: String,
    words: String,
    sort: String,
    menus: Vec<Menu>,
    chips: Vec<Chip>,
    headings: Vec<Heading>,
    lines: Vec<Row>,
    paging: Paging,
    all: u64,
    files: Vec<(String, String)>,
}

/// A choice of values, the first of which filters nothing.
struct Menu {
    name: &'static str,
    label: String,
    choices: Vec<Choice>,
}

/// One application as the list shows it.
struct Row {
    href: String,
    reference: String,
    lead: String,
    country: String,
    category: String,
    consortium: u32,
    state: String,
    state_tone: &'static str,
    received: bool,
    late: bool,
    submitted: Option<String>,
    saved: String,
    marks: Vec<(String, &'static str)>,
    eligibility: String,
    eligibility_tone: &'static str,
}

pub(super) fn routes() -> Vec<Route> {
    vec![Route::get("/desk/calls/{slug}/applications", ManageCalls, show)]
}

async fn show(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    let call = call_of(&visit, &slug).await?;
    let query = Query::parse(visit.uri.query()).without("lang").without("appearance");
    let (filter, sorting) = (Filter::read(&query), Sorting::read(&query, &COLUMNS));
    let mut reader = visit.app.house.read().await?;
    let figures = counted(&mut reader.conn(), &call).await?;
    // Without a filter the list holds what the figures have counted already.
    let total = match filter == Filter::default() {
        true => usize::try_from(figures.all.begun()).unwrap_or(usize::MAX),
        false => listing::count(&mut reader.conn(), &call, &filter).await?,
    };
    let paging = Paging::read(&home(&call), &query, SIZE, total);
    let stretch = (paging.offset(), SIZE);
    let lines = listing::page(&mut reader.conn(), &call, &filter, &sorting, stretch).await?;
    drop(reader);
    let page = below(&visit, &call, visit.locale.text("calls-organiser-applications"));
    let now = visit.app.house.now();
    visit.html(&view(&visit.locale, page, &call, &query, (paging, &lines), (&figures, now)))
}

pub(super) fn view(
    locale: &Locale,
    page: Page,
    call: &Call,
    query: &Query,
    (paging, lines): (Paging, &[Line]),
    (figures, now): (&Figures, Timestamp),
) -> View {
    let path = home(call);
    let zone = zone_of(&call.terms);
    let (filter, sorting) = (Filter::read(query), Sorting::read(query, &COLUMNS));
    let heading = |column: &str, id: &str| sorting.heading(&path, query, column, locale.text(id));
    let export = |ending: &str| query.without("page").href(&format!("{path}/export.{ending}"));
    View {
        page,
        tabs: tabs(locale, &path, ""),
        head: headline(locale, figures),
        as_of: face(locale, &zone.show(now)),
        words: filter.words.clone(),
        sort: query.get("sort").unwrap_or_default().to_owned(),
        menus: menus(locale, call, query, figures),
        chips: chips(locale, call, &filter, query, &path),
        headings: vec![
            heading("number", "calls-organiser-number"),
            heading("lead", "calls-organiser-lead"),
            heading("country", "word-country"),
            Heading::plain(locale.text("calls-organiser-category")),
            heading("submitted", "calls-organiser-state"),
            heading("saved", "calls-organiser-saved-at"),
            Heading::plain(locale.text("calls-organiser-to-do")),
            Heading::plain(locale.text("calls-organiser-eligibility")),
        ],
        lines: lines.iter().map(|line| row(locale, call, &zone, &path, line)).collect(),
        paging,
        all: figures.all.begun(),
        files: ["xlsx", "csv", "json", "zip"]
            .map(|ending| (export(ending), locale.text(&format!("calls-organiser-export-{ending}"))))
            .to_vec(),
        path,
    }
}

/// The figures above the list: number, what it counts, and by which rule.
fn headline(locale: &Locale, figures: &Figures) -> Vec<(String, String, String)> {
    let one =
        |count: u64, id: &str| (locale.number(count), locale.text(id), locale.text(&format!("{id}-rule")));
    vec![
        one(figures.all.begun(), "calls-figure-begun"),
        one(figures.all.submitted, "calls-figure-submitted"),
        one(figures.all.drafts, "calls-figure-drafts"),
        one(figures.cities_submitted.cities, "calls-figure-cities"),
    ]
}

fn row(locale: &Locale, call: &Call, zone: &Zone, path: &str, line: &Line) -> Row {
    let (eligibility, eligibility_tone) = words::eligible(locale, line);
    Row {
        href: format!("{path}/{}", line.number),
        reference: line.reference(),
        lead: line.lead.clone().unwrap_or_else(|| line.title.clone()),
        country: words::country(locale, line.country),
        category: words::category(locale, call, &line.category),
        consortium: if line.consortium { line.members } else { 0 },
        state: locale.text(&format!("calls-organiser-state-{}", line.state)),
        state_tone: match line.state.as_str() {
            "submitted" => "success",
            "withdrawn" => "danger",
            _ => "neutral",
        },
        late: line.is_late(call),
        received: line.origin == crate::expression::model::Origin::Received,
        submitted: line.submitted_at.map(|at| words::short(locale, zone, at)),
        saved: words::short(locale, zone, line.saved_at),
        marks: words::to_do(locale, line),
        eligibility,
        eligibility_tone,
    }
}

fn menus(locale: &Locale, call: &Call, query: &Query, figures: &Figures) -> Vec<Menu> {
    let menu = |name: &'static str, label: &str, choices: Vec<Choice>| {
        let any = Choice::new("", locale.text("calls-organiser-any"), query.get(name).or(Some("")));
        Menu { name, label: locale.text(label), choices: [any].into_iter().chain(choices).collect() }
    };
    let named = |name: &str, prefix: &str, values: &[&str]| -> Vec<Choice> {
        let choice =
            |value: &&str| Choice::new(*value, locale.text(&format!("{prefix}-{value}")), query.get(name));
        values.iter().map(choice).collect()
    };
    let mut countries: Vec<Country> = figures.by_country.keys().copied().flatten().collect();
    countries.dedup();
    let mut countries: Vec<Choice> = countries
        .into_iter()
        .map(|country| Choice::new(country.code(), locale.country(country), query.get("country")))
        .collect();
    locale.sort_by_text(&mut countries, |choice| &choice.text);
    let categories = call.terms.categories.iter().map(|category| {
        let label = category.label.in_lang(locale.tag());
        Choice::new(category.key.clone(), label, query.get("category"))
    });
    vec![
        menu("state", "calls-organiser-state", named("state", "calls-organiser-state", &STATES)),
        menu("category", "calls-organiser-category", categories.collect()),
        menu("country", "calls-organiser-country-of-lead", countries),
        menu(
            "kind",
            "calls-organiser-kind",
            named("kind", "calls-organiser-kind", &["single", "consortium"]),
        ),
        menu(
            "only",
            "calls-organiser-to-do",
            named("only", "calls-organiser-only", &["incomplete", "unsigned", "overlap"]),
        ),
        menu(
            "eligibility",
            "calls-organiser-eligibility",
            named("eligibility", "calls-organiser-eligibility", &ELIGIBILITY),
        ),
    ]
}

fn chips(locale: &Locale, call: &Call, filter: &Filter, query: &Query, path: &str) -> Vec<Chip> {
    let query = query.without("page");
    let chip = |name: &str, label: &str, value: String| Chip {
        label: locale.text(label),
        value,
        without: query.without(name).href(path),
    };
    let only = |on: bool, value: &str| {
        on.then(|| Chip {
            label: locale.text("calls-organiser-to-do"),
            value: locale.text(&format!("calls-organiser-only-{value}")),
            without: query.without_value("only", value).href(path),
        })
    };
    let found = [
        (!filter.words.is_empty()).then(|| chip("q", "word-search", filter.words.clone())),
        filter.state.map(|state| {
            chip("state", "calls-organiser-state", locale.text(&format!("calls-organiser-state-{state}")))
        }),
        filter
            .category
            .as_ref()
            .map(|key| chip("category", "calls-organiser-category", words::category(locale, call, key))),
        filter
            .country
            .map(|country| chip("country", "calls-organiser-country-of-lead", locale.country(country))),
        filter.consortium.map(|is| {
            let id = if is { "calls-organiser-kind-consortium" } else { "calls-organiser-kind-single" };
            chip("kind", "calls-organiser-kind", locale.text(id))
        }),
        only(filter.incomplete, "incomplete"),
        only(filter.unsigned, "unsigned"),
        only(filter.overlap, "overlap"),
        filter.eligibility.map(|value| {
            let text = locale.text(&format!("calls-organiser-eligibility-{value}"));
            chip("eligibility", "calls-organiser-eligibility", text)
        }),
    ];
    found.into_iter().flatten().collect()
}
