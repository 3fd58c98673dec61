//! The live figures of a call: as charts, and as tables with their rules.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_accounts::Permission::ManageCalls;
use centum_base::Timestamp;
use centum_web::components::{Heading, Tab};
use centum_web::flash::Tone;
use centum_web::links::Query;
use centum_web::{Form, Html, Locale, Message, Page, Problem, Route, Visit};
use serde::Deserialize;

use super::{below_list, call_of, charts, home, onward, tabs, words};
use crate::call::{Call, CallState};
use crate::expression::store::count_outdated;
use crate::organiser::{Figures, Tally, figures, take_stock};
use crate::pages::words::{face, zone_of};

#[derive(Template)]
#[template(path = "desk_applications/numbers.html")]
pub(super) struct View {
    page: Page,
    path: String,
    tabs: Vec<Tab>,
    as_of: String,
    zone: String,
    figures: Vec<(String, String, String)>,
    curve: Option<Html>,
    countries_chart: Option<Html>,
    countries_rule: String,
    headings: Vec<Heading>,
    groups: Vec<Group>,
    day_headings: Vec<Heading>,
    days: Vec<(String, u64, u64, u64, u64)>,
    outdated: u32,
}

/// A table of tallies with the rule that counts them.
struct Group {
    title: String,
    rule: String,
    lines: Vec<(String, String, Tally)>,
}

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get("/desk/calls/{slug}/applications/figures", ManageCalls, show),
        Route::post("/desk/calls/{slug}/applications/figures", ManageCalls, refresh),
    ]
}

async fn show(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    let call = call_of(&visit, &slug).await?;
    let mut reader = visit.app.house.read().await?;
    let figures = figures(&mut reader.conn(), &call, &zone_of(&call.terms)).await?;
    // Once the decision is public no stock is taken any more.
    let outdated = match call.state {
        CallState::Announced | CallState::Archived => 0,
        _ => count_outdated(&mut reader.conn(), &call).await?,
    };
    drop(reader);
    let page = below_list(&visit, &call, visit.locale.text("calls-organiser-tab-figures"));
    visit.html(&view(&visit.locale, page, &call, (&figures, visit.app.house.now()), outdated))
}

#[derive(Deserialize)]
struct Nothing {}

/// Takes stock of what was judged by terms that no longer hold.
async fn refresh(
    visit: Visit,
    Path(slug): Path<String>,
    Form(Nothing {}): Form<Nothing>,
) -> Result<Response, Problem> {
    visit.actor.require(ManageCalls)?;
    let call = call_of(&visit, &slug).await?;
    let count = take_stock(&visit.app.house, call.id).await?;
    visit.flash(Tone::Success, Message::new("calls-organiser-stock-taken").arg("count", count));
    Ok(onward(&format!("{}/figures", home(&call))))
}

pub(super) fn view(
    locale: &Locale,
    page: Page,
    call: &Call,
    (figures, now): (&Figures, Timestamp),
    outdated: u32,
) -> View {
    let path = home(call);
    let zone = zone_of(&call.terms);
    let one =
        |count: u64, id: &str| (locale.number(count), locale.text(id), locale.text(&format!("{id}-rule")));
    let unplaced = figures.cities_submitted.cities - figures.cities_submitted.placed;
    let places = {
        let (number, label, rule) = one(figures.cities_submitted.places, "calls-figure-places");
        let open = locale.say("calls-figure-places-open").arg("count", unplaced).plain();
        (number, label, format!("{rule} {open}"))
    };
    let mut sums = (0, 0);
    let days = figures.days.iter().map(|day| {
        sums = (sums.0 + day.begun, sums.1 + day.handed_in);
        (locale.date(day.on), day.begun, sums.0, day.handed_in, sums.1)
    });
    let mut days: Vec<_> = days.collect();
    days.reverse();
    let number = |id: &str| Heading::plain(locale.text(id)).of_numbers();
    View {
        page,
        tabs: tabs(locale, &path, "figures"),
        as_of: face(locale, &zone.show(now)),
        zone: zone.name().to_owned(),
        figures: vec![
            one(figures.all.begun(), "calls-figure-begun"),
            one(figures.all.submitted, "calls-figure-submitted"),
            one(figures.all.drafts, "calls-figure-drafts"),
            one(figures.all.withdrawn, "calls-figure-withdrawn"),
            one(figures.single.submitted, "calls-figure-single"),
            one(figures.consortia.submitted, "calls-figure-consortia"),
            one(figures.cities_submitted.cities, "calls-figure-cities"),
            places,
        ],
        curve: charts::curve(locale, figures),
        countries_chart: charts::countries(locale, figures),
        countries_rule: charts::countries_rule(locale, figures),
        headings: vec![
            Heading::plain(""),
            number("calls-figure-begun"),
            number("calls-organiser-state-draft"),
            number("calls-organiser-state-submitted"),
            number("calls-organiser-state-withdrawn"),
        ],
        groups: groups(locale, call, &path, figures),
        day_headings: vec![
            Heading::plain(locale.text("calls-figure-day")),
            number("calls-figure-begun-that-day"),
            number("calls-figure-begun-so-far"),
            number("calls-figure-handed-in-that-day"),
            number("calls-figure-handed-in-so-far"),
        ],
        days,
        outdated,
        path,
    }
}

fn groups(locale: &Locale, call: &Call, path: &str, figures: &Figures) -> Vec<Group> {
    let link = |name: &str, value: &str| Query::default().with(name, value).href(path);
    let mut countries: Vec<(String, String, Tally)> = figures
        .by_country
        .iter()
        .map(|(country, tally)| {
            let href = country.map(|country| link("country", country.code())).unwrap_or_default();
            (words::country(locale, *country), href, *tally)
        })
        .collect();
    locale.sort_by_text(&mut countries, |(name, ..)| name);
    let categories = figures
        .by_category
        .iter()
        .map(|(key, tally)| (words::category(locale, call, key), link("category", key), *tally));
    let kinds = [("single", figures.single), ("consortium", figures.consortia)].map(|(kind, tally)| {
        (locale.text(&format!("calls-organiser-kind-{kind}")), link("kind", kind), tally)
    });
    let group = |id: &str, lines: Vec<(String, String, Tally)>| Group {
        title: locale.text(id),
        rule: locale.text(&format!("{id}-rule")),
        lines,
    };
    vec![
        group("calls-figure-by-category", categories.collect()),
        group("calls-figure-by-kind", kinds.to_vec()),
        group("calls-figure-by-country", countries),
    ]
}
